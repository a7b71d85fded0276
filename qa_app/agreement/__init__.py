"""The agreement profile: what may be seen of whom, and the log of who looked."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Nothing yet."""
