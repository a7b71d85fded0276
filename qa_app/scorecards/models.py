"""Rubrics, their versions, the drafts of the next ones, and the rules that choose among them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from qa_app.core.database import Model, UTCDateTime


class RubricRow(Model):
    """A rubric by its id (`service_pillars`)."""

    __tablename__ = "rubric"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    versions: Mapped[list["RubricVersion"]] = relationship(
        back_populates="rubric", order_by="RubricVersion.number"
    )


class RubricVersion(Model):
    """One published version; its content never changes. `content_hash` is of its meaning, not of its layout.

    At most the newest is open for new reviews; `archived_at` closes a version for them and leaves those
    that were opened with it as they are. `published_by` is None where the product shipped it.
    """

    __tablename__ = "rubric_version"
    __table_args__ = (UniqueConstraint("rubric_id", "number"), UniqueConstraint("rubric_id", "content_hash"))

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(ForeignKey("rubric.id"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    published_by: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    archived_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    rubric: Mapped[RubricRow] = relationship(back_populates="versions")


class RubricDraft(Model):
    """The next version of a rubric while it is written: one at a time, so that nobody writes past another.

    Its content may be wrong, even unreadable; only publishing asks for more. `lock` counts its savings.
    """

    __tablename__ = "rubric_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(String(60), unique=True)
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("rubric_version.id"))
    content: Mapped[str] = mapped_column(Text)
    created_by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    edited_by: Mapped[int] = mapped_column(ForeignKey("user.id"))
    edited_at: Mapped[datetime] = mapped_column(UTCDateTime)
    lock: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": lock}  # noqa: RUF012 - SQLAlchemy's own name and shape


class RubricRule(Model):
    """A condition and the rubric that it chooses; the first that holds, by `position`, decides."""

    __tablename__ = "rubric_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    channel: Mapped[str | None] = mapped_column(String(20))
    language: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str | None] = mapped_column(String(30))
    rubric_id: Mapped[str] = mapped_column(ForeignKey("rubric.id"))
