"""What the demonstration's people keep for later: comment templates and pinned moments."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from qa_app.demo import plan
from qa_app.demo.people import Cast
from qa_app.moments import queries
from qa_app.moments.service import commenting, pinning
from qa_app.moments.service.commenting import Words
from qa_app.moments.service.pinning import Spot, Wish
from qa_app.moments.service.refusals import AlreadyPinnedError
from qa_app.transcripts import queries as transcripts
from qa_app.transcripts.queries import Filters


def keep(cast: Cast, *, at: datetime) -> None:
    """Keep what is not kept yet, in the last days before `at`."""
    kept = tomllib.loads(plan.text("keeping.toml"))
    for row in kept["templates"]:
        _write(row, cast, at=at - timedelta(weeks=5))
    for number, row in enumerate(kept["moments"]):
        _pin(row, cast, at=at - timedelta(hours=30 - number))


def _write(row: Mapping[str, Any], cast: Cast, *, at: datetime) -> None:
    viewer = cast.viewer(row["email"])
    if any(known.name == row["name"] for known in queries.comments(viewer)):
        return
    team_id = cast.teams[row["team"]] if "team" in row else None
    words = Words(row["name"], row.get("it", ""), row.get("en", ""), row.get("topic"), team_id)
    made = commenting.create(words, viewer=viewer, at=at)
    for _ in range(row["uses"]):
        commenting.used(made, viewer=viewer)


def _pin(row: Mapping[str, Any], cast: Cast, *, at: datetime) -> None:
    viewer = cast.viewer(row["email"])
    found = transcripts.listing(viewer, Filters(q=row["conversation"]), page=1).rows
    if not found:
        return
    spot = Spot(found[0].id, row["turn"])
    wish = Wish(row["label"], row["good"], row["why"], row["language"], is_shared=row.get("shared", False))
    try:
        pinning.pin(spot, wish, viewer=viewer, at=at)
    except AlreadyPinnedError:  # a load that stopped half-way goes on here
        return
