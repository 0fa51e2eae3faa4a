# make run    the main job on corpus/, tables in outputs/
# make test   the tests
# make check  linters, types, import contracts and tests
# make quality  how good it is on the sample corpus, measured against its gold
# Needs Python >= 3.11 (PYTHON=python3.12 picks another one), make and a network for the first install.

PYTHON ?= python3
CORPUS ?= corpus
OUTPUTS ?= outputs
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --retries 10 --timeout 60

.PHONY: run test check quality clean

run: $(VENV)/.run
	$(BIN)/pipeline run $(CORPUS) -o $(OUTPUTS)
	@for table in articles events claims facilities; do $(BIN)/pipeline show $$table -o $(OUTPUTS) --limit 5; done

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q

quality: $(VENV)/.dev
	$(BIN)/python tests/quality/report.py --errors

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install --editable ".[dev]"
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
