"""The application for a WSGI server."""

from qa_app.factory import create_app

app = create_app()
