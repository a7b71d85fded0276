"""Rubrics and their versions. A version's content is the YAML that was published, never changed."""

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
    """One published version; `content_hash` is of its meaning, not of its layout."""

    __tablename__ = "rubric_version"
    __table_args__ = (UniqueConstraint("rubric_id", "number"), UniqueConstraint("rubric_id", "content_hash"))

    id: Mapped[int] = mapped_column(primary_key=True)
    rubric_id: Mapped[str] = mapped_column(ForeignKey("rubric.id"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    content_hash: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(UTCDateTime)
    rubric: Mapped[RubricRow] = relationship(back_populates="versions")
