"""The main menu: each entry shows for those who may open it, in the order of the day's work."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, request, url_for
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from qa_app.core.access import current_viewer
from qa_app.core.permissions import Permission, Viewer


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    endpoint: str
    label: LazyString
    permission: Permission
    also: tuple[str, ...] = ()

    @property
    def features(self) -> tuple[str, ...]:
        """The blueprints that mark the entry as current on all their pages: its own, and `also`."""
        return (self.endpoint.partition(".")[0], *self.also)


MENU = (
    Entry("sampling.queue", _l("Reviews"), Permission.REVIEW, ("evaluations", "plans")),
    Entry("my_reviews.index", _l("My reviews"), Permission.VIEW_OWN_REVIEWS),
    Entry("actions.index", _l("Actions"), Permission.WORK_ON_ACTIONS),
    Entry("transcripts.index", _l("Conversations"), Permission.VIEW_TRANSCRIPTS),
    Entry("calibration.index", _l("Calibration"), Permission.TAKE_PART_IN_CALIBRATION),
    Entry("scorecards.index", _l("Rubrics"), Permission.VIEW_RUBRICS),
    Entry("dashboard.index", _l("Trends"), Permission.VIEW_DASHBOARD),
    Entry("teams.index", _l("Team"), Permission.VIEW_TRANSCRIPTS),
    Entry("users.index", _l("People"), Permission.MANAGE_USERS),
    Entry("roleplay.index", _l("Practice"), Permission.PLAY_SCENARIOS),
    Entry("agreement.index", _l("Agreement"), Permission.MANAGE_AGREEMENT),
    Entry("ui.patterns", _l("Patterns"), Permission.VIEW_PATTERNS),
)


def entries(person: Viewer) -> tuple[Entry, ...]:
    """The menu of one person."""
    return tuple(entry for entry in MENU if person.can(entry.permission))


def start_endpoint(person: Viewer) -> str:
    """The first entry of the person's menu: where their work begins."""
    return entries(person)[0].endpoint


def back() -> str:
    """The page that a small form (language, theme) stood on; only a path of ours."""
    target = request.form.get("next", "")
    ours = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if ours else url_for("ui.start")


def init_app(app: Flask) -> None:
    """Make the menu and the viewer known to the base template."""

    @app.context_processor
    def menu() -> dict[str, Any]:
        person = current_viewer()
        theme = request.cookies.get("theme", "auto")
        return {
            "viewer": person,
            "menu": entries(person) if person else (),
            "theme": theme if theme in {"auto", "light", "dark"} else "auto",
        }
