"""The addresses of reviews: the reviewer's desk and the agent's own reviews."""

# Imported for their routes: they hang on the two blueprints.
from qa_app.evaluations.routes import after, selfreview, waiting  # noqa: F401
from qa_app.evaluations.routes.desk import blueprint
from qa_app.evaluations.routes.mine import blueprint as my_reviews

__all__ = ["blueprint", "my_reviews"]
