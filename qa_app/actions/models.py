"""Actions that reviews opened."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.accounts.models import Team, User
from qa_app.core.database import Model, UTCDateTime


class Action(Model):
    """One thing to do, by one person, until a day. `status`: open, done, cancelled.

    `evaluation_id` names the review above this feature: who may read that is for reviews to say.
    """

    __tablename__ = "action"
    __table_args__ = (
        Index("ix_action_owner_id_status", "owner_id", "status"),
        Index("ix_action_team_id_status", "team_id", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    kind: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    due: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(20), default="open")
    opened_at: Mapped[datetime] = mapped_column(UTCDateTime)
    opened_by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    result: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[User] = relationship(foreign_keys=owner_id)
    opener: Mapped[User] = relationship(foreign_keys=opened_by)
    ender: Mapped[User | None] = relationship(foreign_keys=ended_by)
    team: Mapped[Team | None] = relationship()
