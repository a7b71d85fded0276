"""Which accusing flags stay silent about people, because a false accusation costs more than a miss.

A flag speaks in reviews where its precision on conversations that it was not tuned on is at least 0.80: our
fresh ones, judged by models that had not seen them, and those of `make eval` (figures in the checks'
docstrings). The others are heard in roleplay alone, where nobody is judged.
"""

from collections.abc import Mapping

SILENT: Mapping[str, frozenset[str]] = {
    "it": frozenset({"sarcasm"}),
    "en": frozenset({"sarcasm", "dismissive", "flat_refusal"}),
}
