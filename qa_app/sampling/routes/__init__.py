"""The addresses of sampling: the reviewer's queue and the planner's pages."""

from qa_app.sampling.routes.plans import blueprint as plans
from qa_app.sampling.routes.queue import blueprint

__all__ = ["blueprint", "plans"]
