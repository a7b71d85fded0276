"""Users (who sign in), agents (who are judged) and teams."""

from datetime import date, datetime

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.core.database import Model, UTCDateTime

user_roles = Table(
    "user_role",
    Model.metadata,
    Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", Integer, ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
)


class RoleRow(Model, RoleMixin):
    """A role's name; what it allows stands in `core.permissions`."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)


class User(Model, UserMixin):
    """A person who signs in."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    locale: Mapped[str | None] = mapped_column(String(5))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    roles: Mapped[list[RoleRow]] = relationship(  # type: ignore[assignment]  # the mixin says RoleMixin
        secondary=user_roles, lazy="selectin"
    )
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="user", cascade="all, delete-orphan"
    )
    agent: Mapped["Agent | None"] = relationship(back_populates="user", uselist=False)


class Team(Model):
    """A team; `slug` is its name in addresses and on the command line."""

    __tablename__ = "team"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))


class Membership(Model):
    """A user works for a team: a supervisor leads it."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "team_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship(back_populates="memberships")
    team: Mapped[Team] = relationship()


class Agent(Model):
    """A person who is judged; may have a user to sign in with."""

    __tablename__ = "agent"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    since: Mapped[date | None] = mapped_column(Date)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), unique=True)
    user: Mapped[User | None] = relationship(back_populates="agent")
    aliases: Mapped[list["AgentAlias"]] = relationship(cascade="all, delete-orphan")
    periods: Mapped[list["TeamPeriod"]] = relationship(
        cascade="all, delete-orphan", order_by="TeamPeriod.from_date"
    )


class AgentAlias(Model):
    """Another name under which a source knows the agent (folded), within a team or everywhere."""

    __tablename__ = "agent_alias"
    __table_args__ = (UniqueConstraint("alias", "team_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id", ondelete="CASCADE"), index=True)
    alias: Mapped[str] = mapped_column(String(120))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))


class TeamPeriod(Model):
    """The team of an agent from a day on, to a day or still."""

    __tablename__ = "team_period"

    id: Mapped[int] = mapped_column(primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agent.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    from_date: Mapped[date] = mapped_column(Date)
    to_date: Mapped[date | None] = mapped_column(Date)
    team: Mapped[Team] = relationship()
