"""The closed classes of words that tell a time to come, per language, folded like the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nlp.due.types import Kind, Unit, When
from nlp.hours import Clock

MORNING, AFTERNOON, EVENING, NOON, CLOSE = (12, 0), (18, 0), (21, 0), (12, 0), (18, 0)
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], When], ...]]


def listed(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


def _phrases(table: Mapping[str, When]) -> Phrases:
    """The phrases by their first word, longest first."""
    ordered = sorted(table.items(), key=lambda item: -len(item[0].split()))
    found: dict[str, list[tuple[tuple[str, ...], When]]] = {}
    for words, when in ordered:
        found.setdefault(words.split()[0], []).append((tuple(words.split()), when))
    return {first: tuple(entries) for first, entries in found.items()}


def _after(*names: tuple[str, Unit]) -> dict[str, Unit]:
    return {word: unit for words, unit in names for word in words.split()}


def _numbered(words: str, start: int = 1) -> dict[str, int]:
    return {word: number for number, group in enumerate(words.split(), start) for word in group.split("|")}


@dataclass(frozen=True)
class Words:
    """What a language tells times with.

    `lead` must stand before a bare duration and belongs to the span of any time; `passed` may stand
    between the two; `barred` before, `gone` after a time make it past, repeated or somebody's property.
    """

    numbers: Mapping[str, float]
    units: Mapping[str, Unit]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    phrases: Phrases
    parts: Mapping[str, Clock]
    lead: frozenset[str]
    passed: frozenset[str]
    barred: frozenset[str]
    gone: frozenset[str]
    working: frozenset[str]
    upcoming: frozenset[str]
    # "next Friday" is in next week in English; "venerdì prossimo" is the coming one in Italian.
    upcoming_weeks: int | None
    clock_lead: frozenset[str]
    clock_words: Mapping[str, Clock]
    past_noon: frozenset[str]
    before_noon: frozenset[str]
    links: frozenset[str]
    ranges: frozenset[str]
    halves: tuple[tuple[str, ...], ...]
    from_now: tuple[tuple[str, ...], ...]
    next_week: tuple[tuple[str, ...], ...]
    ordinals: Mapping[str, int] = field(default_factory=dict)
    day_lead: tuple[tuple[str, ...], ...] = ()


def _italian_numbers() -> dict[str, float]:
    ones = ["", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
    teens = "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
    tens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
    found: dict[str, float] = {word: number for number, word in enumerate(ones) if word}
    found |= {word: number for number, word in enumerate(teens.split(), 10)}
    for place, ten in enumerate(tens.split(), 2):
        for number, one in enumerate(ones):
            found[(ten[:-1] if number in {1, 8} else ten) + one] = place * 10 + number
    return found | {"un": 1, "una": 1, "un'": 1, "cento": 100, "mezza": 0.5, "mezz'": 0.5, "mezzo": 0.5}


def _english_numbers() -> dict[str, float]:
    small = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    found: dict[str, float] = {**_numbered(small)}
    found |= {word: number * 10 for number, word in enumerate(tens.split(), 2)}
    return found | {"a": 1, "an": 1, "half": 0.5, "couple": 2, "hundred": 100}


def _day(amount: int, clock: Clock | None = None) -> When:
    return When(Kind.DAY, amount, clock=clock)


def _end(unit: Unit, amount: int = 0, clock: Clock | None = None) -> When:
    return When(Kind.END, amount, unit, clock=clock)


_WORKING = When(Kind.AFTER, 1, Unit.WORKING_DAY, clock=CLOSE)
_HOUR = {n: When(Kind.AFTER, n, Unit.HOUR) for n in (0.25, 0.5, 0.75, 1, 1.5)}

_IT_PHRASES = {
    "oggi": _day(0), "oggi stesso": _day(0), "in giornata": _day(0), "in data odierna": _day(0),
    "domani": _day(1), "dopodomani": _day(2), "dopo domani": _day(2), "domani l' altro": _day(2),
    "stamattina": _day(0, MORNING), "stamani": _day(0, MORNING), "stamane": _day(0, MORNING),
    "questa mattina": _day(0, MORNING), "in mattinata": _day(0, MORNING), "domattina": _day(1, MORNING),
    "questo pomeriggio": _day(0, AFTERNOON), "nel pomeriggio": _day(0, AFTERNOON),
    "nel primo pomeriggio": _day(0, (15, 0)), "nel tardo pomeriggio": _day(0, AFTERNOON),
    "stasera": _day(0, EVENING), "questa sera": _day(0, EVENING), "in serata": _day(0, EVENING),
    "entro sera": _day(0, EVENING), "stanotte": _day(1, (6, 0)), "questa notte": _day(1, (6, 0)),
    "fine giornata": _day(0), "la fine della giornata": _day(0), "fine mattinata": _day(0, MORNING),
    "fine turno": _day(0), "orario di chiusura": _day(0, CLOSE), "chiusura": _day(0, CLOSE),
    "fine settimana": _end(Unit.WEEK), "la fine della settimana": _end(Unit.WEEK),
    "fine della settimana": _end(Unit.WEEK), "fine della giornata": _day(0),
    "weekend": _end(Unit.WEEK), "week end": _end(Unit.WEEK), "week - end": _end(Unit.WEEK),
    "in settimana": _end(Unit.WEEK), "questa settimana": _end(Unit.WEEK),
    "entro la settimana": _end(Unit.WEEK), "settimana in corso": _end(Unit.WEEK),
    "entro la settimana prossima": _end(Unit.WEEK, 1), "entro la settimana in corso": _end(Unit.WEEK),
    "prossima settimana": _end(Unit.WEEK, 1), "settimana prossima": _end(Unit.WEEK, 1),
    "settimana entrante": _end(Unit.WEEK, 1), "settimana ventura": _end(Unit.WEEK, 1),
    "fine prossima settimana": _end(Unit.WEEK, 1), "fine della prossima settimana": _end(Unit.WEEK, 1),
    "fine mese": _end(Unit.MONTH), "fine del mese": _end(Unit.MONTH), "questo mese": _end(Unit.MONTH),
    "entro il mese": _end(Unit.MONTH), "entro il mese prossimo": _end(Unit.MONTH, 1),
    "mese prossimo": _end(Unit.MONTH, 1), "prossimo mese": _end(Unit.MONTH, 1),
    "fine anno": _end(Unit.YEAR), "fine dell' anno": _end(Unit.YEAR),
    "entro l' anno": _end(Unit.YEAR),
    "anno prossimo": _end(Unit.YEAR, 1), "prossimo anno": _end(Unit.YEAR, 1),
    "primo giorno lavorativo": _WORKING, "prossimo giorno lavorativo": _WORKING,
    "giorno lavorativo successivo": _WORKING, "un quarto d' ora": _HOUR[0.25],
    "tre quarti d' ora": _HOUR[0.75], "un' oretta": _HOUR[1], "una mezz' ora": _HOUR[0.5],
    "una mezz' oretta": _HOUR[0.5], "mezz' oretta": _HOUR[0.5], "mezzoretta": _HOUR[0.5],
    "mezzora": _HOUR[0.5], "una mezzora": _HOUR[0.5],
}  # fmt: skip

_EN_PHRASES = {
    "today": _day(0), "later today": _day(0), "the end of the day": _day(0), "end of day": _day(0),
    "end of the day": _day(0), "end - of - day": _day(0), "eod": _day(0), "the day is out": _day(0),
    "close of business": _day(0, CLOSE), "cob": _day(0, CLOSE), "end of business": _day(0, CLOSE),
    "close of play": _day(0, CLOSE), "closing time": _day(0, CLOSE), "end of play": _day(0, CLOSE),
    "end of the business day": _day(0, CLOSE), "end of the working day": _day(0, CLOSE),
    "this morning": _day(0, MORNING), "this afternoon": _day(0, AFTERNOON), "tonight": _day(0, EVENING),
    "this evening": _day(0, EVENING), "end of the afternoon": _day(0, AFTERNOON),
    "tomorrow": _day(1), "tmrw": _day(1), "tmr": _day(1), "tomoz": _day(1), "2moro": _day(1),
    "in the morning": _day(1, MORNING), "day after tomorrow": _day(2), "the day after tomorrow": _day(2),
    "the day after": _day(1),
    "next day": _day(1), "overnight": _day(1, (6, 0)), "this week": _end(Unit.WEEK),
    "weekend": _end(Unit.WEEK), "end of the week": _end(Unit.WEEK), "end of week": _end(Unit.WEEK),
    "week is out": _end(Unit.WEEK), "the week 's end": _end(Unit.WEEK), "eow": _end(Unit.WEEK),
    "next week": _end(Unit.WEEK, 1), "end of next week": _end(Unit.WEEK, 1),
    "following week": _end(Unit.WEEK, 1), "this month": _end(Unit.MONTH), "end of month": _end(Unit.MONTH),
    "end of the month": _end(Unit.MONTH), "next month": _end(Unit.MONTH, 1), "month end": _end(Unit.MONTH),
    "end of next month": _end(Unit.MONTH, 1), "end of the year": _end(Unit.YEAR),
    "end of year": _end(Unit.YEAR), "this year": _end(Unit.YEAR), "next year": _end(Unit.YEAR, 1),
    "next working day": _WORKING, "next business day": _WORKING, "the following working day": _WORKING,
    "following business day": _WORKING, "quarter of an hour": _HOUR[0.25], "quarter hour": _HOUR[0.25],
    "half an hour": _HOUR[0.5], "half hour": _HOUR[0.5], "half - hour": _HOUR[0.5],
    "three quarters of an hour": _HOUR[0.75], "an hour and a half": _HOUR[1.5],
    "fortnight": When(Kind.AFTER, 2, Unit.WEEK), "within the hour": _HOUR[1], "the next hour": _HOUR[1],
}  # fmt: skip

ITALIAN = Words(
    numbers=_italian_numbers(),
    units=_after(
        ("minuto minuti minutini minutino min", Unit.MINUTE),
        ("ora ore oretta orette h hh", Unit.HOUR),
        ("giorno giorni giornata giornate gg g", Unit.DAY),
        ("settimana settimane sett", Unit.WEEK),
        ("mese mesi mesetto", Unit.MONTH),
        ("anno anni", Unit.YEAR),
    ),
    weekdays=_numbered("lunedi|lun martedi|mar mercoledi|mer giovedi|gio venerdi|ven sabato domenica", 0),
    months=_numbered(
        "gennaio|gen febbraio|feb marzo aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
        "settembre|sett|set ottobre|ott novembre|nov dicembre|dic"
    ),
    phrases=_phrases(_IT_PHRASES),
    parts={
        "mattina": MORNING,
        "mattino": MORNING,
        "pomeriggio": AFTERNOON,
        "sera": EVENING,
        "mattinata": MORNING,
        "serata": EVENING,
        "notte": EVENING,
        "giornata": (23, 59),
    },
    lead=listed(
        "entro tra fra in nel nell' nello giro prossimo prossimi prossime prossima massimo oltre tempi tempo "
        "tempistiche servono serve serviranno servira vogliono vuole vorranno vorra occorrono occorreranno "
        "necessari necessarie richiede richiedono richiedera impiega impiegano impieghera impiegheremo metto "
        "mettiamo mettera attendere attenda attesa aspettare aspetti dopo entr"
    ),
    passed=listed(
        "circa le i gli l' il la lo al di altri altre piu solo un una ancora almeno per d' dell' giro dei"
    ),
    barred=listed("da dal dall' dai del dell' della di ogni scorso scorsa ultimo ultimi ultime ultima"),
    gone=listed("fa scorso scorsa scorsi scorse passato passata prima addietro"),
    working=listed("lavorativi lavorative lavorativo lavorativa feriali feriale"),
    upcoming=listed("prossimo prossima venturo"),
    upcoming_weeks=None,
    clock_lead=listed("alle all' ore h dalle"),
    clock_words={"mezzogiorno": NOON, "mezzanotte": (24, 0)},
    past_noon=listed("pomeriggio sera"),
    before_noon=listed("mattina mattino notte"),
    links=listed(", di del della il la in nel nella al alla a d' dell' entro per verso dopo"),
    ranges=listed("o e - – / a ed al ai alle oppure"),
    from_now=(("da", "adesso"), ("da", "ora")),
    halves=(("e", "mezza"), ("e", "mezzo")),
    next_week=(("prossima", "settimana"), ("settimana", "prossima")),
    ordinals={"primo": 1, "1°": 1, "1º": 1},
    day_lead=(
        ("entro", "il"),
        ("entro", "l'"),
        ("per", "il"),
        ("giorno",),
        ("prima", "del"),
        ("dopo", "il"),
        ("verso", "il"),
        ("entro", "giorno"),
    ),
)

ENGLISH = Words(
    numbers=_english_numbers(),
    units=_after(
        ("minute minutes min mins", Unit.MINUTE),
        ("hour hours hr hrs h", Unit.HOUR),
        ("day days d", Unit.DAY),
        ("week weeks wk wks", Unit.WEEK),
        ("month months mth mths", Unit.MONTH),
        ("year years yr yrs", Unit.YEAR),
    ),
    weekdays=_numbered(
        "monday|mon tuesday|tue|tues wednesday|wed|weds thursday|thu|thur|thurs friday|fri saturday|sat "
        "sunday|sun",
        0,
    ),
    months=_numbered(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
        "september|sep|sept october|oct november|nov december|dec"
    ),
    phrases=_phrases(_EN_PHRASES),
    parts={
        "morning": MORNING,
        "afternoon": AFTERNOON,
        "evening": EVENING,
        "night": EVENING,
        "lunchtime": NOON,
    },
    lead=listed(
        "within in inside under next than most to allow takes take be wait another after maximum max "
        "following need needs give by"
    ),
    passed=listed(
        "about around roughly approximately the at up no later a of only just or so another coming"
    ),
    barred=listed("since from last past of every per each"),
    gone=listed("ago earlier before old"),
    working=listed("working business work"),
    upcoming=listed("next"),
    upcoming_weeks=1,
    clock_lead=listed("at by before around round about until till from between @ after"),
    clock_words={"noon": NOON, "midday": NOON, "midnight": (24, 0), "lunchtime": NOON},
    past_noon=listed("pm p.m. p.m afternoon evening night"),
    before_noon=listed("am a.m. a.m morning"),
    links=listed(", on of in the at by before around for this"),
    ranges=listed("to or and - – / till until"),
    from_now=(("from", "now"),),
    halves=(("and", "a", "half"),),
    next_week=(("next", "week"),),
    ordinals={"first": 1},
    day_lead=(),
)

WORDS: Mapping[str, Words] = {"it": ITALIAN, "en": ENGLISH}
