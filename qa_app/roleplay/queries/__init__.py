"""Reads of attempts: always those of one person, and of nobody else."""

from qa_app.roleplay.queries.attempts import attempts_of, own, played, row_of, unscored
from qa_app.roleplay.queries.records import AttemptLine, Exchange, Heard, Played
from qa_app.roleplay.queries.versions import scenario_of, version_of

__all__ = [
    "AttemptLine",
    "Exchange",
    "Heard",
    "Played",
    "attempts_of",
    "own",
    "played",
    "row_of",
    "scenario_of",
    "unscored",
    "version_of",
]
