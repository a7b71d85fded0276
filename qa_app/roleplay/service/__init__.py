"""The rules of practice: begin, answer, leave, try again, end."""

from qa_app.roleplay.service.finishing import conclude, conclude_all
from qa_app.roleplay.service.playing import Reply, begin, discard, reply, retry
from qa_app.roleplay.service.publishing import publish
from qa_app.roleplay.service.reading import look
from qa_app.roleplay.service.refusals import AlreadyOverError, WentOnError

__all__ = [
    "AlreadyOverError",
    "Reply",
    "WentOnError",
    "begin",
    "conclude",
    "conclude_all",
    "discard",
    "look",
    "publish",
    "reply",
    "retry",
]
