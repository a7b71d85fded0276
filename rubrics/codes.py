"""A problem from its code: the texts, filled in. Codes are never reused."""

from types import MappingProxyType

from rubrics.code_texts import TEXTS
from rubrics.problems import NO_DETAIL, Problem, Severity
from rubrics.words import Text

CODES = MappingProxyType({code: Text(it=texts[0], en=texts[1]) for code, texts in TEXTS.items()})


def problem(code: str, *, file: str, line: int, detail: str = "", wanted: Text = NO_DETAIL) -> Problem:
    """The problem of that code at a line; codes from RB101 on are advice."""
    it, en, remedy_it, remedy_en = TEXTS[code]
    shown = " ".join(detail.split())[:200]
    return Problem(
        code=code,
        file=file,
        line=line,
        message=Text(it=it.replace("{detail}", shown), en=en.replace("{detail}", shown)),
        remedy=Text(it=_filled(remedy_it, shown, wanted.it), en=_filled(remedy_en, shown, wanted.en)),
        severity=Severity.ADVICE if code > "RB100" else Severity.ERROR,
    )


def _filled(remedy: str, detail: str, wanted: str) -> str:
    return remedy.replace("{wanted}", wanted).replace("{detail}", detail)
