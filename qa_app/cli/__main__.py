"""`python -m qa_app.cli`, for the processes that `serve` starts."""

from qa_app.cli import main

main(prog_name="pilastri")
