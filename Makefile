# Check the letter: install, run, render. `make help` lists the targets.

PYTHON ?= python3
SINCE ?= HEAD
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TESTED := $(VENV)/.tested
UV := $(shell command -v uv 2>/dev/null)
COMPILE := uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate

.PHONY: all test lab run site describe changes lint bench peers clean lock help

all: site ## install, run all notebooks and render the pages (default)
	@echo "The pages are at build/site/index.html"

test: $(TESTED) ## run the tests
	$(BIN)/python -m pytest -n 2

lab: $(INSTALLED) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=notebooks

run: $(INSTALLED) ## run the notebooks into build/notebooks
	$(BIN)/python -m helpers run

# What is current is decided by the contents of all inputs, not by dates.
site: $(INSTALLED) ## render the pages into build/site
	@$(BIN)/python -m helpers.site.made || { $(BIN)/python -m helpers run && $(BIN)/python -m helpers site; }

describe: $(INSTALLED) ## write data/datapackage.json from the tables and their schemas
	$(BIN)/python -m helpers describe

changes: $(INSTALLED) ## print the verdicts that changed since a commit: make changes SINCE=HEAD~1
	$(BIN)/python -m helpers changes --since $(SINCE)

lint: $(TESTED) ## check style, types, and that notebooks have no outputs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/nbstripout --verify notebooks/[0-9][0-9]-*.ipynb # names can have blanks

bench: $(TESTED) ## benchmark table parsing against other packages
	$(BIN)/python -m tests.bench

peers: $(TESTED) ## test the QDA exchange against other programs (in a separate environment)
	$(BIN)/python -m tests.peers

clean: ## delete build products, but keep the environment
	rm -rf build .pytest_cache .ruff_cache .mypy_cache .hypothesis

lock: ## update both locks from pyproject.toml (needs uv)
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 10

# With uv where it is present, otherwise with pip: the same pinned packages.
ifdef UV
  ADD := $(UV) pip install --quiet --python $(BIN)/python
else
  ADD := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) must be Python 3.11 or later with venv: set PYTHON, as in make PYTHON=python3.12" >&2; exit 2; }
	@echo "Installing into $(VENV): about a minute"
	$(PYTHON) -m venv $(VENV)
	$(ADD) --require-hashes -r requirements.lock
	$(ADD) --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTED): requirements-dev.lock $(INSTALLED)
	@echo "Adding the tests' tools to $(VENV)"
	$(ADD) --require-hashes -r requirements-dev.lock
	@touch $@
