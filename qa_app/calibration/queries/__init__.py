"""Reads of sessions, of what was judged more than once, and of the machine beside the reviewers."""

from qa_app.calibration.queries.candidates import Candidate, candidates, known_parts
from qa_app.calibration.queries.machine import CheckRecord, Compared, check_records, compared
from qa_app.calibration.queries.records import Agreed, Item, Seat, Session, Stage
from qa_app.calibration.queries.sessions import row_of, session_of_evaluation, sessions_of, whole
from qa_app.calibration.queries.shared import Subject, shared

__all__ = [
    "Agreed", "Candidate", "CheckRecord", "Compared", "Item", "Seat", "Session", "Stage", "Subject",
    "candidates", "check_records", "compared", "known_parts", "row_of", "session_of_evaluation",
    "sessions_of", "shared", "whole",
]  # fmt: skip
