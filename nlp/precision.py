"""Which accusing flags stay silent about people, because a false accusation costs more than a miss.

A flag speaks in reviews where its precision is at least 0.80 on the written conversations of `make eval` and
at least 0.75 on our fresh ones, which hold more near misses (figures in the checks' docstrings). The others
are heard in roleplay alone, where nobody is judged.
"""

from collections.abc import Mapping

SILENT: Mapping[str, frozenset[str]] = {
    "it": frozenset({"sarcasm"}),
    "en": frozenset({"sarcasm", "dismissive", "flat_refusal"}),
}
