"""Conversations made of replies from templates and of free ones, with the canned characters known.

Templates (`it.txt`, `en.txt`) are filled, edited as people edit them, and mixed with what the agents of the
demonstration say, in a turn of their own or beside it. Same seed, same conversations.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FREE = HERE.parents[2] / "qa_app" / "demo" / "conversations"
NAMES = ("Marta", "Luca Ferri", "sig.ra Rossi", "Anna", "Mr Brown", "Giulia", "Tom Ashworth", "Ines", "karim")
PRODUCTS = ("Casa Serena", "lavatrice slim", "Fibra 1000", "Nova headset", "frigorifero", "Weekend", "tablet")
PLACES = ("Rimini", "Porta Nuova", "Leeds", "Castle Street", "Bari centro", "Hull")
DATES = ("3 marzo", "12/05/2024", "lunedì", "next Friday", "May 14", "giovedì 8 agosto", "21.06")
EXTRA = {
    "it": ("anche", "quindi", "davvero", "infatti", "ora"),
    "en": ("also", "really", "indeed", "then", "now"),
}


@dataclass(frozen=True)
class Reply:
    """An agent's turn and the code points of it that came from a template."""

    text: str
    canned: tuple[tuple[int, int], ...]


Talk = tuple[Reply, ...]


def templates(language: str) -> tuple[str, ...]:
    """The templates as a team would hand them in, placeholders included."""
    return tuple((HERE / f"{language}.txt").read_text(encoding="utf-8").splitlines())


def free_replies(language: str) -> list[str]:
    """What agents say in their own words, each reply once."""
    records = (
        json.loads(line)
        for path in sorted(FREE.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    turns = (turn for record in records if record["lang"] == language for turn in record["turns"])
    texts = (turn["text"] for turn in turns if turn["speaker"] == "agent")
    return list(dict.fromkeys(text for text in texts if len(text.split()) > 3))


def talks(language: str, *, seed: int, count: int = 60) -> list[Talk]:
    """`count` conversations of eight agent turns, about half of them canned."""
    chance = random.Random(seed)
    known, free = templates(language), free_replies(language)
    chance.shuffle(free)
    own = iter(free)
    return [
        tuple(_reply(chance, chance.choice(known), own, free, language) for _ in range(8))
        for _ in range(count)
    ]


def _reply(chance: random.Random, template: str, own: Iterator[str], free: list[str], language: str) -> Reply:
    kind = chance.choices(("free", "canned", "before", "after"), (45, 35, 10, 10))[0]
    said = "" if kind == "canned" else next(own, None) or chance.choice(free)
    if kind == "free":
        return Reply(said, ())
    text = edited(chance, filled(chance, template), language)
    before = f"{said.rstrip()}{'' if said.rstrip()[-1] in '.!?…' else '.'} " if kind == "before" else ""
    after = f" {said}" if kind == "after" else ""
    return Reply(before + text + after, ((len(before), len(before) + len(text)),))


def filled(chance: random.Random, template: str) -> str:
    """The template with every slot filled."""
    slots = {
        "nome name operatore agent": NAMES,
        "prodotto product": PRODUCTS,
        "luogo place": PLACES,
        "data date": DATES,
    }
    values = {name: kind for names, kind in slots.items() for name in names.split()}
    while "{" in template:
        start, end = template.index("{"), template.index("}")
        name = template[start + 1 : end]
        value = chance.choice(values[name]) if name in values else str(chance.randint(2, 99_999))
        template = template[:start] + value + template[end + 1 :]
    return template


def edited(chance: random.Random, text: str, language: str) -> str:
    """As sent in half of the cases; else one or two small edits."""
    if chance.random() < 0.5:
        return text
    for _ in range(chance.choice((1, 1, 2))):
        words = text.split(" ")
        place = chance.randrange(1, len(words) - 1)
        match chance.choice(("drop", "add", "swap", "typo", "lower", "bare")):
            case "drop":
                del words[place]
            case "add":
                words.insert(place, chance.choice(EXTRA[language]))
            case "swap":
                words[place] = chance.choice(EXTRA[language])
            case "typo":
                words[place] = words[place][1:] or words[place]
            case "lower":
                words = [word.lower() for word in words]
            case _:
                words = [word.replace(",", "").replace("è", "e'").replace("’", "'") for word in words]
        text = " ".join(words)
    return text


def scores(pairs: Iterable[tuple[Reply, Iterable[tuple[int, int]]]]) -> tuple[float, float]:
    """Precision and recall over characters that are no spaces."""
    right = said = true = 0
    for reply, spans in pairs:
        is_space = [character.isspace() for character in reply.text]
        wanted = _places(reply.canned, is_space)
        found = _places(spans, is_space)
        right, said, true = right + len(wanted & found), said + len(found), true + len(wanted)
    return right / max(said, 1), right / max(true, 1)


def _places(spans: Iterable[tuple[int, int]], is_space: list[bool]) -> set[int]:
    return {place for start, end in spans for place in range(start, end) if not is_space[place]}
