"""Conversations: import, list, reading, analysis."""

from flask import Flask


def init_app(app: Flask) -> None:
    """The pages of conversations."""
