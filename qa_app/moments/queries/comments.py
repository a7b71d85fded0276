"""Comment templates that a viewer may use: their own, and those of the teams that they review."""

from dataclasses import dataclass

from sqlalchemy import Select, false, or_, select

from qa_app.accounts.models import Team, User
from qa_app.core.database import db
from qa_app.core.permissions import Permission, Viewer
from qa_app.moments.models import CommentTemplate

MOST = 300


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment template. `owner` is named where it is somebody else's."""

    id: int
    name: str
    text_it: str
    text_en: str
    topic: str | None
    team_id: int | None
    team: str | None
    owner: str | None
    uses: int
    may_edit: bool

    def text_in(self, language: str | None) -> str:
        """The text in a language, else the one there is."""
        return (self.text_it if language == "it" else self.text_en) or self.text_it or self.text_en


def comments(viewer: Viewer) -> tuple[Comment, ...]:
    """Most used first."""
    wanted = _usable(viewer).order_by(CommentTemplate.uses.desc(), CommentTemplate.name, CommentTemplate.id)
    return tuple(
        _comment(row, team, owner, viewer) for row, team, owner in db.session.execute(wanted.limit(MOST))
    )


def comment(template_id: int, viewer: Viewer) -> Comment | None:
    """One of them."""
    found = db.session.execute(_usable(viewer).where(CommentTemplate.id == template_id)).first()
    return None if found is None else _comment(*found, viewer)


def leads(team_id: int | None, viewer: Viewer) -> bool:
    """Whether the viewer leads that team: who may see its people may also give it words."""
    return team_id in viewer.team_ids and viewer.can(Permission.VIEW_PEOPLE)


def _usable(viewer: Viewer) -> Select[CommentTemplate, str | None, str]:
    wanted = (
        select(CommentTemplate, Team.name, User.name)
        .join(User, User.id == CommentTemplate.owner_id)
        .outerjoin(Team, Team.id == CommentTemplate.team_id)
    )
    if not viewer.can(Permission.REVIEW):
        return wanted.where(false())
    every = viewer.can_reach_all_teams
    team = CommentTemplate.team_id
    shared = team.is_not(None) if every else team.in_(viewer.team_ids)
    return wanted.where(or_(CommentTemplate.owner_id == viewer.user_id, shared))


def _comment(row: CommentTemplate, team: str | None, owner: str, viewer: Viewer) -> Comment:
    is_mine = row.owner_id == viewer.user_id
    return Comment(
        id=row.id,
        name=row.name,
        text_it=row.text_it,
        text_en=row.text_en,
        topic=row.topic,
        team_id=row.team_id,
        team=team,
        owner=None if is_mine else owner,
        uses=row.uses,
        may_edit=is_mine or leads(row.team_id, viewer),
    )
