# Two commands matter: `make demo` and `make test`. Everything happens in $(VENV); nothing else is touched.
PYTHON ?= python3
VENV ?= .venv
DOCS ?= docs/samples
KB ?= knooppunt-kb
PORT ?= 8501
CORPUS ?= ../shared/corpus
BIN := $(VENV)/bin

.PHONY: demo test lint unit measure generate clean check-python

demo: $(VENV)/.installed
	@$(BIN)/knooppunt ingest "$(DOCS)" --kb "$(KB)" || test $$? -eq 1
	@$(BIN)/knooppunt app --kb "$(KB)" --port $(PORT)

test: lint unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ontology.build --check

unit: $(VENV)/.installed-dev
	$(BIN)/pytest -q -n 2 --dist loadgroup

measure: $(VENV)/.installed
	$(BIN)/python bench/measure.py "$(CORPUS)"

generate: $(VENV)/.installed
	$(BIN)/python -m ontology.build

clean:
	rm -rf "$(VENV)" "$(KB)"

check-python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Knooppunt needs Python 3.11 or newer; install it, or name it with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Knooppunt needs Python 3.11 or newer, $(PYTHON) is $$($(PYTHON) -V); name a newer one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Knooppunt needs Python's venv module; on Debian or Ubuntu install it with: sudo apt install python3-venv" >&2; exit 1; }

$(VENV)/bin/python: | check-python
	@$(PYTHON) -m venv "$(VENV)"

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV) (some minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch==2.13.0
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
