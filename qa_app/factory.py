"""Puts the application together; the only place that knows every feature."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_migrate import Migrate

from qa_app import (
    accounts,
    actions,
    agreement,
    calibration,
    dashboard,
    evaluations,
    moments,
    roleplay,
    sampling,
    scorecards,
    teams,
    transcripts,
    ui,
)
from qa_app.core import access, i18n, security
from qa_app.core.config import MAX_UPLOAD_BYTES, Settings, load
from qa_app.core.database import db


def create_app(settings: Settings | None = None, **overrides: Any) -> Flask:
    """The WSGI application. `overrides` are Flask settings, for tests."""
    settings = settings or load()
    app = Flask("qa_app", static_folder=None, template_folder=None, instance_path=str(settings.instance))
    app.config.update(_flask_config(settings))
    app.config.update(overrides)
    app.extensions["pilastri_settings"] = settings

    db.init_app(app)
    Migrate(app, db, directory=f"{app.root_path}/migrations", compare_type=True)
    Bootstrap5(app)
    security.init_app(app, secure_cookies=settings.secure_cookies)
    access.init_app(app, accounts.load_viewer)
    i18n.init_app(app)
    judging = (actions, moments, scorecards, evaluations, sampling, calibration)
    for feature in (ui, accounts, agreement, teams, transcripts, *judging, roleplay, dashboard):
        feature.init_app(app)
    return app


def _flask_config(settings: Settings) -> dict[str, Any]:
    return {
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        # Room for the form around the file; the importers say the limit in words before this one cuts.
        "MAX_CONTENT_LENGTH": MAX_UPLOAD_BYTES * 3,
        "MAX_FORM_MEMORY_SIZE": MAX_UPLOAD_BYTES,
        "BOOTSTRAP_SERVE_LOCAL": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
        "WTF_CSRF_TIME_LIMIT": None,  # a review left open over lunch must still save
        "SECURITY_PASSWORD_SALT": settings.secret_key,
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_LENGTH_MIN": 12,
        "SECURITY_CHANGEABLE": True,
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
        "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
        "SECURITY_FRESHNESS": timedelta(minutes=-1),  # no page asks for the password a second time
        "SECURITY_LOGIN_URL": "/sign-in",
        "SECURITY_LOGOUT_URL": "/sign-out",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_CHANGE_URL": "/account/password",
        "SECURITY_POST_LOGIN_VIEW": "/",
        "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
        "SECURITY_POST_CHANGE_VIEW": "/account",
        "SECURITY_LOGIN_USER_TEMPLATE": "accounts/sign_in.html",
        "SECURITY_CHANGE_PASSWORD_TEMPLATE": "accounts/change_password.html",
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        "SECURITY_CSRF_IGNORE_UNAUTH_ENDPOINTS": False,
        "SECURITY_FLASH_MESSAGES": True,
    }
