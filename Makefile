# One-line help stands behind ## at each target; `make help` prints it.
PYTHON ?= python3.11
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
EVAL_DIR ?= ../shared/eval
WORKERS ?= auto
UV := VIRTUAL_ENV=$(VENV) $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test lint fix typecheck migrate migration translations benchmark models eval lock screenshots clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# `sync` removes what the file does not name, so each stamp removes the other one's.
$(VENV)/.stamp: requirements.txt pyproject.toml | $(BIN)/uv
	@if [ -f $(VENV)/.stamp-dev ]; then \
	  $(UV) pip install --quiet --require-hashes -r requirements.txt; \
	else \
	  $(UV) pip sync --quiet --require-hashes --compile-bytecode requirements.txt; \
	fi
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-dev: requirements-dev.txt pyproject.toml | $(BIN)/uv
	$(UV) pip sync --quiet --require-hashes --compile-bytecode requirements-dev.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.stamp $@

# Compiled catalogues are built, not committed: a stale one cannot be.
PO := $(wildcard qa_app/translations/*/LC_MESSAGES/messages.po)
MO := $(PO:.po=.mo)
%.mo: %.po $(VENV)/.stamp
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# So are the phrase lists and rubrics made ready (one command writes both languages, this one last). A stale file is
# never used: whoever changes a list only waits a second longer at each start until the next build.
COMPILED := nlp/lexicons/en/compiled.json
$(COMPILED): $(wildcard nlp/lexicons/*/*.txt) $(wildcard nlp/*.py) $(wildcard rubrics/library/*.yaml rubrics/*.py) $(VENV)/.stamp
	@$(BIN)/python -m nlp.compiled
	@$(BIN)/python -m rubrics.compiling

setup: $(VENV)/.stamp $(MO) $(COMPILED) ## Make .venv with the pilastri command in it

setup-dev: $(VENV)/.stamp-dev $(MO) $(COMPILED) ## The same with the tools for developing

run: setup ## Start Pilastri with demonstration data; Ctrl-C stops it
	@exec $(BIN)/pilastri serve --demo

test: setup-dev ## Run the tests (no service needed; WORKERS=1 for one process)
	$(BIN)/pytest -n $(WORKERS)

lint: setup-dev ## Style, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

fix: setup-dev ## Let ruff repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

typecheck: setup-dev ## mypy, strict
	$(BIN)/mypy

migrate: setup ## Bring the database up to date
	$(BIN)/pilastri db upgrade

migration: setup-dev ## Write a migration from the models (NAME=short_words)
	$(BIN)/flask --app wsgi db migrate --message "$(NAME)"

translations: setup-dev ## Extract, update and check the catalogues
	$(BIN)/pybabel --quiet extract --mapping-file qa_app/translations/babel.cfg --output-file qa_app/translations/messages.pot --sort-by-file --no-location --omit-header --keyword _l --keyword _n:1,2 qa_app
	$(BIN)/pybabel --quiet update --input-file qa_app/translations/messages.pot --output-dir qa_app/translations --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100
	$(BIN)/pytest -q tests/codebase/test_translations.py

benchmark: setup-dev ## Speed, as ratios in one run
	$(BIN)/python -m benchmarks

models: setup-dev ## Fit nlp/models anew on nlp/corpus; the same corpus gives the same bytes
	$(BIN)/python -m nlp.corpus

eval: setup-dev ## Accuracy and fairness on EVAL_DIR, or cross-validated on our corpus (SAMPLE=100: fewer)
	$(BIN)/python -m benchmarks.accuracy $(EVAL_DIR) $(if $(SAMPLE),--sample $(SAMPLE))

lock: $(BIN)/uv ## Renew the hashed lock files from pyproject.toml
	$(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes pyproject.toml --output-file requirements.txt
	$(UV) pip compile --quiet --no-header --universal --python-version 3.11 --generate-hashes --extra dev pyproject.toml --output-file requirements-dev.txt

screenshots: setup-dev ## Renew the pictures of the README
	PILASTRI_SCREENSHOTS=docs/screenshots $(BIN)/pytest -q tests/browser

clean: ## Remove what was built; your data in instance/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache build *.egg-info nlp/lexicons/*/compiled.json rubrics/library/compiled.json
