"""Whether a value that is said agrees with a fact's, differs from it, or cannot be told."""

from nlp.claims.types import Kind, Value

# Working days against days, months against days: how many hours they are, at least and at most.
_HOURS = {"hour": (1.0, 1.0), "working_day": (24.0, 48.0), "month": (28 * 24.0, 31 * 24.0)}
_HALF_DAY = 720
# Terms so far apart are about different things: the minutes that a form takes, the days of a right.
_FAR = 10.0


def agrees(said: Value, fact: Value, *, is_vague: bool = False) -> bool | None:
    """True or False; None where the two are of other units, overlap, or the saying is vague and differs."""
    if said.kind is not fact.kind:
        return None
    told = _hours(said, fact) if said.kind is Kind.HOURS else _ranges(said, fact)
    return None if is_vague and told is False else told


def _ranges(said: Value, fact: Value) -> bool | None:
    if said.kind is Kind.TERM and said.unit != fact.unit:
        return _across(said, fact)
    if said.unit != fact.unit and said.unit and fact.unit:
        return None
    if said.kind is Kind.TERM and _are_far(said, fact):
        return None
    low, high, least, most = _ends(said, fact)
    if least - _EPSILON <= low and high <= most + _EPSILON:
        return True
    return False if high < least or most < low else None


def _are_far(said: Value, fact: Value) -> bool:
    low, high, least, most = _ends(said, fact)
    return high * _FAR < least or most * _FAR < low


_EPSILON = 1e-6


def _ends(said: Value, fact: Value) -> tuple[float, float, float, float]:
    return said.low or 0.0, said.high or 0.0, fact.low or 0.0, fact.high or 0.0


def _across(said: Value, fact: Value) -> bool | None:
    """Terms of different units differ only where no reading makes them meet."""
    low, high, least, most = _ends(said, fact)
    said_low, said_high = low * _HOURS[said.unit][0], high * _HOURS[said.unit][1]
    fact_low, fact_high = least * _HOURS[fact.unit][0], most * _HOURS[fact.unit][1]
    if said_high * _FAR < fact_low or fact_high * _FAR < said_low:
        return None
    return False if said_high < fact_low or fact_high < said_low else None


def _hours(said: Value, fact: Value) -> bool | None:
    pairs = [
        (one, other)
        for one, other in ((said.low, fact.low), (said.high, fact.high))
        if one is not None and other is not None
    ]
    if not pairs:
        return None
    return all(_same(one, other, is_loose=said.is_loose) for one, other in pairs)


def _same(said: float, fact: float, *, is_loose: bool) -> bool:
    return said == fact or (is_loose and said % _HALF_DAY == fact % _HALF_DAY)
