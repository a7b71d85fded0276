"""Settings from the environment, with defaults that need no server."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MAX_UPLOAD_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `broker_url` None means the embedded worker processes."""

    instance: Path
    database_url: str
    broker_url: str | None
    secret_key: str
    secure_cookies: bool = False


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read `PILASTRI_*`; a secret key is made once into the instance folder where none is given."""
    instance = Path(environ.get("PILASTRI_INSTANCE", "instance")).resolve()
    instance.mkdir(parents=True, exist_ok=True)
    return Settings(
        instance=instance,
        database_url=environ.get("PILASTRI_DATABASE_URL") or f"sqlite:///{instance / 'pilastri.sqlite3'}",
        broker_url=environ.get("PILASTRI_BROKER_URL") or None,
        secret_key=environ.get("PILASTRI_SECRET_KEY") or _secret_key(instance / "secret_key"),
        secure_cookies=environ.get("PILASTRI_SECURE_COOKIES") == "1",
    )


def _secret_key(path: Path) -> str:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="utf-8")
