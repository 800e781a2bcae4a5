# Check the letter: install, run, render. `make help` lists the targets.

PYTHON ?= python3
SINCE ?= HEAD
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
EXECUTED := build/notebooks/.done
SITE := build/site/index.html
CODE := $(shell find src -name '*.py') pyproject.toml
DATA := $(shell find data -type f -not -path '*/.*')
NOTEBOOKS := $(wildcard notebooks/*.ipynb)
LOOKS := $(shell find src/helpers/site -type f -not -name '*.py')

.PHONY: all test lab run site describe changes lint bench peers clean lock help

all: $(SITE) ## install, run all notebooks and render the pages (default)
	@echo "The pages are at $(SITE)"

test: $(INSTALLED) ## run the tests
	$(BIN)/python -m pytest -n 2

lab: $(INSTALLED) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab --notebook-dir=notebooks

run: $(EXECUTED) ## run the notebooks into build/notebooks

site: $(SITE) ## render the pages into build/site

describe: $(INSTALLED) ## write data/datapackage.json from the tables and their schemas
	$(BIN)/python -m helpers describe

changes: $(INSTALLED) ## print the verdicts that changed since a commit: make changes SINCE=HEAD~1
	$(BIN)/python -m helpers changes --since $(SINCE)

lint: $(INSTALLED) ## check style, types, and that notebooks have no outputs
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/nbstripout --verify $(NOTEBOOKS)

bench: $(INSTALLED) ## benchmark table parsing against other packages
	$(BIN)/python -m tests.bench

peers: $(INSTALLED) ## test the QDA exchange against other programs (in a separate environment)
	$(BIN)/python -m tests.peers

clean: ## delete build products, but keep the environment
	rm -rf build .pytest_cache .ruff_cache .mypy_cache .hypothesis

lock: ## update requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --output-file requirements.lock

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 10

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) must be Python 3.11 or later with venv: set PYTHON, as in make PYTHON=python3.12" >&2; exit 2; }
	@echo "Installing into $(VENV): about a minute"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(EXECUTED): $(INSTALLED) $(NOTEBOOKS) $(CODE) $(DATA)
	$(BIN)/python -m helpers run
	@touch $@

$(SITE): $(EXECUTED) $(LOOKS)
	$(BIN)/python -m helpers site
	@touch $@
