"""The addresses of calibration: sessions, the meeting, the figures."""

from qa_app.calibration.routes import figures, meeting, preparing, sessions
from qa_app.calibration.routes.plan import blueprint

__all__ = ["blueprint", "figures", "meeting", "preparing", "sessions"]
