"""Commands run as people run them: another process, its own instance folder, exit status and streams."""

import os
import subprocess
import sys
from pathlib import Path

TALK = """Operatore: Buongiorno, sono Giulia. Come posso aiutarla?
Cliente: Il modem non funziona da tre giorni e nessuno mi risponde.
Operatore: Mi dispiace, signor Rossi: capisco che tre giorni senza linea siano pesanti.
Operatore: Ho riavviato la linea da qui: ora la luce è verde?
Cliente: Sì, adesso funziona, grazie.
Operatore: Posso fare altro per lei? Le auguro una buona giornata.
"""


def environment(instance: Path, **changes: str) -> dict[str, str]:
    """The environment of a command, in English unless said otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PILASTRI_", "LC_"))}
    return {**kept, "PILASTRI_INSTANCE": str(instance), "LANG": "C.UTF-8", **changes}


def pilastri(
    instance: Path, *words: str, stdin: str | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run `pilastri …` to its end, from a folder that is not the repository."""
    command = [sys.executable, "-P", "-m", "qa_app.cli", *words]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        cwd=instance,
        env=environment(instance, **changes),
        timeout=300,
        check=False,
    )
