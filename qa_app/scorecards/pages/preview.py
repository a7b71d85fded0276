"""The form as a reviewer will see it, in either language, with nothing found in any text."""

from dataclasses import dataclass
from typing import ClassVar

from qa_app.scorecards.pages.faults import Faults
from qa_app.scorecards.queries import Draft, VersionLine
from rubrics.answers import Answer, fails
from rubrics.schema import Criterion, CriterionType, Owner, Rubric

CAUSES = ("policy", "product", "system")


@dataclass(frozen=True, slots=True)
class Blank:
    """An answer that nobody gave yet."""

    value: int | None = None
    number: float | None = None
    not_applicable: bool = False
    text: str = ""
    comment: str = ""
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A criterion as the form's parts read it."""

    criterion: Criterion
    given: Blank = Blank()
    number: str = ""

    @property
    def key(self) -> str:
        """The criterion's key."""
        return self.criterion.key

    @property
    def is_operation(self) -> bool:
        """Whether it counts for the team and not for the person."""
        return self.criterion.owner is Owner.OPERATION

    @property
    def has_points(self) -> bool:
        """Whether one of its points answers it."""
        return self.criterion.type.has_points

    @property
    def is_scale(self) -> bool:
        """Whether its points are steps of a scale."""
        return self.criterion.type is CriterionType.SCALE

    @property
    def failing_values(self) -> frozenset[int]:
        """The points on which a cause is offered."""
        points = self.criterion.points
        if len({point.value for point in points}) < 2:
            return frozenset()
        return frozenset(p.value for p in points if fails(self.criterion, Answer(value=p.value)))


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A draft, or a published version, as a form. Without a `rubric` the faults say why there is none."""

    template: ClassVar[str] = "scorecards/preview.html"
    rubric: Rubric | None
    title: str
    language: str
    criteria: tuple[Asked, ...] = ()
    draft: Draft | None = None
    version: VersionLine | None = None
    faults: Faults | None = None
    causes: tuple[str, ...] = CAUSES


def preview_page(
    rubric: Rubric | None,
    language: str,
    *,
    draft: Draft | None = None,
    version: VersionLine | None = None,
    faults: Faults | None = None,
) -> PreviewPage:
    """The page in a language."""
    known = draft.rubric_id if draft else ""
    title = known if rubric is None else rubric.title.get(language)
    asked = () if rubric is None else tuple(Asked(criterion) for criterion in rubric.criteria)
    return PreviewPage(rubric, title, language, asked, draft, version, faults)
