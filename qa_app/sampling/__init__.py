"""Who is reviewed, by lot or for a reason; the reviewer's queue; and how each conversation was drawn."""

from flask import Flask

from qa_app.sampling import routes
from qa_app.sampling.pages import following, frame_said, plan_said, share_said, why_said
from qa_app.ui import formatters


def init_app(app: Flask) -> None:
    """The reviewer's queue, which is the first page of their day, and the planner's pages."""
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(routes.plans)
    app.extensions["pilastri_queue"] = following
    formatters.register(
        app, why_said=why_said, plan_said=plan_said, frame_said=frame_said, share_said=share_said
    )
