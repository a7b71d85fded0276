"""Headers that hold even when a template slips: strict CSP, no framing, no sniffing; and request limits."""

from flask import Flask
from flask_compress import Compress
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_talisman import Talisman
from flask_wtf import CSRFProtect

# Bootstrap draws its icons as data: images from its own style sheet; nothing else may come from anywhere.
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": ["'self'", "data:"],
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

csrf = CSRFProtect()


def init_app(app: Flask, *, secure_cookies: bool) -> None:
    """CSRF on every form, headers on every answer, a limit on sign-in attempts."""
    csrf.init_app(app)
    # Counted in each process: a limit holds per web process, which is enough against guessing.
    app.extensions["pilastri_limiter"] = Limiter(get_remote_address, app=app, storage_uri="memory://")
    Compress(app)
    Talisman(
        app,
        content_security_policy=CONTENT_SECURITY_POLICY,
        force_https=secure_cookies,
        session_cookie_secure=secure_cookies,
        strict_transport_security=secure_cookies,
        referrer_policy="same-origin",
    )


def limit(app: Flask, endpoint: str, rates: str) -> None:
    """Answer 429 where one address posts to an endpoint more often than the rates say."""
    limited = app.extensions["pilastri_limiter"].limit(rates, methods=["POST"])
    app.view_functions[endpoint] = limited(app.view_functions[endpoint])
