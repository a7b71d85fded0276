"""The addresses of reviews: the reviewer's desk and the agent's own reviews."""

from qa_app.evaluations.routes.desk import blueprint
from qa_app.evaluations.routes.mine import blueprint as my_reviews

__all__ = ["blueprint", "my_reviews"]
