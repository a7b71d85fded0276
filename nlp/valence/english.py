"""English valence by vaderSentiment, sentence by sentence, with idioms and emoji of our own.

VADER is quadratic in the length of its text, keeps short words glued to their punctuation and reads
emoji as English words: so it is given one sentence at a time, tokens apart, emoji and idioms replaced by
made-up words whose valence it finds in its lexicon. A sentence without any valued word never reaches it.
"""

from functools import cached_property, lru_cache
from importlib import resources
from itertools import islice

from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText

from nlp.conversation import Conversation
from nlp.phrase_files import read
from nlp.text import PreparedTurn
from nlp.valence.cues import Cue, find

# A longer stretch without a full stop (speech) is cut: VADER's time grows with the square.
MAX_TOKENS = 60


def _stand_in(value: float) -> str:
    """The made-up word for a valence; `cue+25` is 2.5."""
    return f"cue{round(value * 10):+d}"


class _Analyzer(SentimentIntensityAnalyzer):  # type: ignore[misc]  # vaderSentiment ships no types
    """VADER over words of which most are not valued: only those that are go through its rules."""

    def polarity_scores(self, text: str) -> dict[str, float]:
        """As the original, which first looks for emoji letter by letter: here there are none left."""
        said = SentiText(text.strip())
        words = said.words_and_emoticons
        scores: list[float] = []
        for place, word in enumerate(words):
            lower = word.lower()
            kind_of = lower == "kind" and place < len(words) - 1 and words[place + 1].lower() == "of"
            if lower not in self.lexicon or lower in BOOSTER_DICT or kind_of:
                scores.append(0)
            else:
                scores = self.sentiment_valence(0, said, word, place, scores)
        scored: dict[str, float] = self.score_valence(self._but_check(words, scores), text.strip())
        return scored

    @cached_property
    def valued(self) -> frozenset[str]:
        """The words of the lexicon that are good or bad."""
        return frozenset(word for word, value in self.lexicon.items() if value)


@lru_cache(maxsize=1)
def _analyzer() -> _Analyzer:
    analyzer = _Analyzer()
    analyzer.emojis = {}
    text = (resources.files("nlp") / "lexicons" / "en" / "valence.txt").read_text(encoding="utf-8")
    analyzer.lexicon.update({word: float(note) for word, note in read("en", "valence", text)})
    analyzer.lexicon.update({_stand_in(tenth / 10): tenth / 10 for tenth in range(-40, 41)})
    return analyzer


def sentences(conversation: Conversation, turn: PreparedTurn) -> tuple[float, ...]:
    """Valence of each sentence that says anything good or bad, -1 to 1."""
    cues = {cue.first: cue for cue in find(conversation, turn, "idioms", "emoji")}
    analyzer = _analyzer()
    scores: list[float] = []
    for first, after in turn.sentences:
        for start in range(first, after, MAX_TOKENS):
            words = _words(turn, start, min(start + MAX_TOKENS, after), cues)
            if not analyzer.valued.isdisjoint(map(str.lower, words)):
                scores.append(float(analyzer.polarity_scores(" ".join(words))["compound"]))
    return tuple(score for score in scores if score)


def _words(turn: PreparedTurn, first: int, after: int, cues: dict[int, Cue]) -> list[str]:
    """The sentence's tokens as given, each cue as one made-up word."""
    if not cues:
        return [_word(turn, token) for token in range(first, after)]
    words: list[str] = []
    tokens = iter(range(first, after))
    for token in tokens:
        cue = cues.get(token)
        if cue is None:
            words.append(_word(turn, token))
        else:
            words.append(_stand_in(cue.value))
            next(islice(tokens, cue.after - token - 1, cue.after - token - 1), None)
    return words


def _word(turn: PreparedTurn, token: int) -> str:
    """A token as given, for its capitals count; as it is read where that is another ("n't" for "nt")."""
    if turn.folded[token] != turn.typed[token]:
        return turn.folded[token]
    return turn.text[turn.starts[token] : turn.ends[token]].replace("’", "'")
