"""The addresses of examples, comment templates and private notes."""

from qa_app.moments.routes.comments import blueprint as comment_templates
from qa_app.moments.routes.examples import blueprint as examples
from qa_app.moments.routes.notes import blueprint as notes

blueprints = (examples, comment_templates, notes)
