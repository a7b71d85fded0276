"""An agent's turn as the search for terms reads it: words, the codes among them whole, each of a kind.

Kinds, a letter each: `.` no word, `P` a name or place, `F` a small word, `N` a number, `K` a code, `A` an
unknown acronym, `H` hyphened, `E` English in Italian, `T` a thing that trades deal in; by how common the word
is, the rarest first, `Z R M C D V`. Names, places and things are masked (`nlp.masking`), so that who speaks
and what about does not count.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from nlp.frequency import zipf
from nlp.judging.views import TurnView
from nlp.masking import FIGURE, NAME, PLACE, THING, TITLE
from nlp.terms import in_code
from nlp.text import PreparedTurn, is_break

_IT = (
    "il lo la i gli le un uno una l' un' di del dello della dell' dei degli delle d' a al allo alla "
    "all' ai agli alle da dal dallo dalla dall' dai dagli dalle in nel nello nella nell' nei negli "
    "nelle con col su sul sullo sulla sull' sui sugli sulle per tra fra e ed o od ma se che chi cui non "
    "ne ci si mi ti vi lo li ho ha hai abbiamo avete hanno e' sono sei siamo siete era erano come anche "
    "piu gia ora quando dove quindi perche poi qui questo questa questi queste quello quella quelli "
    "quelle quel quest' c' s' m' t' v' n' suo sua suoi sue mio mia nostro nostra nostri nostre vostro "
    "vostra loro essere stato stata molto tutto tutti tutta tutte ogni senza dopo prima fino entro"
)
_EN = (
    "the a an of in on at to for from by with as and or but if so that which who this these those it "
    "its is are was were be been being have has had do does did not no n't i you we they he she me us "
    "them my your our their his her will would can could should may might must there here then than "
    "when where what how why all any some each into out up down over under about before after just only "
    "also now please 's 'm 're 've 'll 'd let get got go"
)
_SMALL = {"it": frozenset(_IT.split()), "en": frozenset(_EN.split())}
_JOINTS = frozenset("-/")
# Up to these (zipf) a word is of the kind; above, of the last one.
_KINDS = ((1.0, "Z"), (2.5, "R"), (3.3, "M"), (4.0, "C"), (4.6, "D"))
COMMONEST = "V"
# Kinds of words that may be terms anywhere, and of those that may beside others.
RARE, UNCOMMON = frozenset("EZR"), frozenset("HMC")
_NAMES = frozenset({NAME, PLACE, TITLE})
_ACCENTED = dict(zip("aeiou", "àèìòù", strict=True))
# What is taken for the frequency of a word that is masked, and of one that only its hyphen makes unknown.
_MASKED, _HYPHENED = 4.5, 0.1
# An English word in Italian is that much commoner in English, and no common word of Italian.
_FOREIGN, _OWN = 0.4, 4.3
_MAX_WORDS = 50_000
# Tokens of one unit, letters of a word: more are no term.
_MAX_JOINED, _MAX_LETTERS = 9, 40


@dataclass(frozen=True, slots=True)
class Units:
    """Parallel: kinds, words, the tokens each begins at and ends before; `at` is the unit of each token."""

    kinds: Sequence[str]
    words: Sequence[str]
    firsts: Sequence[int]
    afters: Sequence[int]
    at: Sequence[int]

    def holds(self, place: int) -> bool:
        """Whether a word stands there that a term may hold, a small one too."""
        return 0 <= place < len(self.kinds) and self.kinds[place] not in ".P"

    def counts(self, place: int) -> bool:
        """Whether a word stands there that a term may begin or end with."""
        return 0 <= place < len(self.kinds) and self.kinds[place] not in ".PF"


def units(view: TurnView, acronyms: Set[int] = frozenset()) -> Units:
    """The turn in units; takes linear time. `acronyms` are tokens of unknown ones."""
    turn = view.turn
    words = view.tokens
    kinds = list(map(_kinds(turn.language).__getitem__, words))
    for token, start in enumerate(turn.starts):
        if turn.text[start].isupper():
            kinds[token] = _in_capitals(turn, token, kinds[token], is_acronym=token in acronyms)
    tokens = range(len(words))
    if _JOINTS.isdisjoint(words):
        return Units(kinds, words, tokens, range(1, len(words) + 1), tokens)
    return _joined(turn, words, kinds)


def _joined(turn: PreparedTurn, words: Sequence[str], kinds: Sequence[str]) -> Units:
    """Words that hyphens or slashes join are one unit each."""
    firsts: list[int] = []
    afters: list[int] = []
    at: list[int] = []
    read, joint = list(words), list(kinds)
    token = 0
    while token < len(words):
        after = token + 1 if kinds[token] == "." else _end(turn, token)
        if after - token > 1:
            read[token] = "".join(turn.folded[token:after])
            joint[token] = _kinds(turn.language)[read[token]]
        at += [len(firsts)] * (after - token)
        firsts.append(token)
        afters.append(after)
        token = after
    return Units([joint[first] for first in firsts], [read[first] for first in firsts], firsts, afters, at)


def _end(turn: PreparedTurn, token: int) -> int:
    """Where a word ends that hyphens or slashes join to the next ones."""
    after = token + 1
    last = min(len(turn.folded), token + _MAX_JOINED)
    while (
        after + 1 < last
        and turn.folded[after] in _JOINTS
        and turn.starts[after] == turn.ends[after - 1]
        and turn.starts[after + 1] == turn.ends[after]
        and not is_break(turn.folded[after + 1])
    ):
        after += 2
    return after


def _in_capitals(turn: PreparedTurn, token: int, kind: str, *, is_acronym: bool) -> str:
    """The kind again, with what a capital at the beginning of the word says."""
    if kind in "F.NPK":
        return kind
    if is_acronym:
        return "A"
    text = turn.text[turn.starts[token] : turn.ends[token]]
    if len(text) > 1 and text.isupper():
        return "K" if in_code(turn, token) else COMMONEST
    return "P" if token and not is_break(turn.folded[token - 1]) else kind


class _Kinds(dict[str, str]):
    """The kind of each word of a language, worked out once for _MAX_WORDS words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        if len(self) > _MAX_WORDS:
            self.clear()
        kind = "F" if word in _SMALL[self._language] else known(word, self._language)[0]
        self[word] = kind
        return kind


@lru_cache(maxsize=4)
def _kinds(language: str) -> _Kinds:
    return _Kinds(language)


@lru_cache(maxsize=_MAX_WORDS)
def known(word: str, language: str) -> tuple[str, float, float]:
    """Kind of a word in small letters, how common it is (zipf), how much commoner in the other language."""
    kind = _shape(word)
    if kind is not None:
        masked = word.startswith("#")
        return kind, 0.0 if kind == "." else _MASKED if masked else _HYPHENED, 0.0
    own = common(word, language)
    other = common(word, "en" if language == "it" else "it") - own
    if "-" in word:
        return "H", own or _HYPHENED, other
    if language == "it" and other > _FOREIGN and own < _OWN:
        return "E", own, other
    return next((kind for limit, kind in _KINDS if own < limit), COMMONEST), own, other


def _shape(word: str) -> str | None:
    """The kind of what is no plain word: marks, masks, figures, codes."""
    if is_break(word) or word == "\n":
        return "."
    if word.startswith("#"):
        return (
            "P" if word in _NAMES else "N" if word.startswith(FIGURE) else "T" if word == THING else COMMONEST
        )
    if word.replace("-", "").isalpha() and len(word) <= _MAX_LETTERS:
        return None
    if word.isdigit():
        return "N"
    return "K" if len(word) > _MAX_LETTERS or any(map(str.isdigit, word)) else "H"


def common(word: str, language: str) -> float:
    """How common a word is, read without its accent or with it."""
    plain = zipf(word, language)
    if language == "it" and word[-1] in _ACCENTED:
        return max(plain, zipf(word[:-1] + _ACCENTED[word[-1]], language))
    return plain
