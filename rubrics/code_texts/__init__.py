"""Every code of the rubric linter: message and remedy, each in Italian and English. Never reused."""

from collections.abc import Mapping
from types import MappingProxyType

from rubrics.code_texts.advice import ADVICE
from rubrics.code_texts.answering import ANSWERING
from rubrics.code_texts.content import CONTENT
from rubrics.code_texts.hanging import HANGING
from rubrics.code_texts.reading import READING

TEXTS: Mapping[str, tuple[str, str, str, str]] = MappingProxyType(
    {**READING, **CONTENT, **ANSWERING, **HANGING, **ADVICE}
)
