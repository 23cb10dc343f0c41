# One word, one action. `make` alone lists them.
PYTHON ?= $(firstword $(shell command -v python3.11 python3 python 2>/dev/null))
BIN := .venv/bin
DATA ?= data

.DEFAULT_GOAL := help
.PHONY: help demo serve test test-deep check format bench docs words screenshots lock clean
.DELETE_ON_ERROR:

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: .venv/.office  ## set everything up and open both demonstration programmes on this machine
	@$(BIN)/tracktwo demo --data $(DATA)

serve: .venv/.office  ## serve the programmes in the data folder (DATA=folder)
	@$(BIN)/tracktwo serve --data $(DATA)

test: .venv/.dev  ## run every test that takes no more than seconds, on SQLite and PostgreSQL, with a real browser
	@sh scripts/chromium.sh
	@$(BIN)/python scripts/run_tests.py

test-deep: .venv/.dev  ## run the slow proofs: coverage, calibration, the differencing attack, mutants of the gate
	@$(BIN)/pytest tests/deep -m deep -s
	@$(BIN)/python scripts/mutants.py

check: .venv/.dev  ## format, lint, types, import contracts, words and reference pages current
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python scripts/words.py --check
	@$(BIN)/python scripts/reference.py --check

format: .venv/.dev  ## format the code and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/.dev  ## measure speed and memory against the named floor, as ratios
	@for each in benchmarks/*.py; do echo "$$each"; $(BIN)/python $$each || exit 1; done

docs: .venv/.dev  ## write the reference pages from the code
	@$(BIN)/python scripts/reference.py

words: .venv/.dev  ## gather the words of every page into the catalogue and compile it
	@$(BIN)/python scripts/words.py

screenshots: .venv/.dev  ## take the pictures of the README and of every screen of a round from a running demonstration
	@sh scripts/chromium.sh
	@$(BIN)/python scripts/screenshots.py
	@$(BIN)/python scripts/screens.py

lock: .venv/.dev  ## resolve the dependencies anew and write them with hashes
	@$(BIN)/python scripts/lock.py

clean:  ## remove the environment and caches; keeps the data folder
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.office: requirements/office.txt pyproject.toml
	@$(call set_up,office)

.venv/.dev: requirements/dev.txt pyproject.toml
	@$(call set_up,dev)
	@touch .venv/.office

# The stamp is written last, so an interrupted set-up starts again where it stopped.
define set_up
	if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		echo "TrackTwo needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python $(MAKECMDGOALS)" >&2; exit 2; fi; \
	echo "Setting up in .venv (once; a few minutes at most) ..."; \
	[ -x $(BIN)/pip ] && $(BIN)/pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || { \
		echo "Python could not make an environment in .venv; install its venv module (python3-venv), or free some space, and run make again." >&2; exit 1; }; \
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/$(1).txt && \
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e . || { \
		echo "The packages in requirements/$(1).txt could not be installed (the reason is above); check the network and the space left, and run make again." >&2; exit 1; }; \
	touch .venv/.$(1)
endef
