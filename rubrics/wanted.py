"""What a value should have been, out of the schema's own words for what is wrong with it."""

from collections.abc import Mapping
from typing import Any

from rubrics.problems import NO_DETAIL
from rubrics.words import Text

_BY_KIND: dict[str, tuple[str, str]] = {
    "float": ("un numero", "a number"),
    "int": ("un numero intero", "a whole number"),
    "finite_number": ("un numero", "a number"),
    "bool": ("true o false", "true or false"),
    "greater_than_equal": ("un numero non inferiore a {ge}", "a number no lower than {ge}"),
    "multiple_of": ("un numero a passi di {multiple_of}", "a number in steps of {multiple_of}"),
    "less_than_equal": ("un numero non superiore a {le}", "a number no higher than {le}"),
    "string_type": ("un testo", "a text"),
    "string_too_short": ("un testo non vuoto", "a text that is not empty"),
    "string_too_long": (
        "un testo di al massimo {max_length} caratteri",
        "a text of {max_length} characters at most",
    ),
    "string_pattern_mismatch": (
        "al massimo 40 fra lettere minuscole, cifre e trattini bassi, con una lettera all'inizio",
        "lower-case letters, digits and underscores, 40 at most, beginning with a letter",
    ),
    "enum": ("uno di questi valori: {expected}", "one of these values: {expected}"),
    "literal": ("uno di questi valori: {expected}", "one of these values: {expected}"),
    "tuple_type": ("un elenco", "a list"),
    "too_short": ("almeno {min_length} elementi", "at least {min_length} items"),
    "too_long": ("al massimo {max_length} elementi", "{max_length} items at most"),
    "model_type": ("un blocco di voci", "a block of keys"),
}


def wanted(kind: str, limits: Mapping[str, Any]) -> Text:
    """What to give instead, from pydantic's kind of error and the limits that it names."""
    texts = _BY_KIND.get(kind) or _BY_KIND.get(kind.split("_", maxsplit=1)[0])
    if texts is None:
        return NO_DETAIL
    known = {name: f"{limit:g}" if isinstance(limit, float) else str(limit) for name, limit in limits.items()}
    known = {name: limit.replace("'", "").replace(" or ", ", ") for name, limit in known.items()}
    return Text(it=texts[0].format(**known), en=texts[1].format(**known))
