# Every target sets up the environment in $(VENV) first; after the first time that takes no
# network and no time. Another interpreter: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
ARGS ?=
# Tests wait for servers and clocks most of the time: one process more than the two cores of CI.
PROCESSES ?= 3

PY = $(VENV)/bin/python
PYTEST = $(PY) -m pytest
# Complaints of the checks whose tools come from the system: a word on a person's machine, a
# failure in CI.
ABSENT = sh -c 'echo "not checked: $$0 is not installed"; test -z "$$CI"'

.DEFAULT_GOAL := help
.PHONY: help environment run demo test test-long check check-style check-types check-imports \
	check-spelling check-words check-desktop format bench soak screenshots rules translations pins \
	clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "Arguments for the program or the tests: make run ARGS=\"--data-dir /path\""

environment:
	@$(PYTHON) packaging/environment.py $(VENV)

run: environment ## open the window (monitor in the terminal where there is no display)
	@$(PY) -m ui.preflight $(ARGS)

demo: environment ## the same, on a local server with lively, failing, hanging and moving feeds
	@$(PY) -m tests.demo $(ARGS)

test: environment ## all tests, without a display; repetitions run a tenth of their full number
	@$(PYTEST) -n $(PROCESSES) --dist worksteal $(ARGS)

test-long: environment ## the slow tests, and the repeated ones (kills, mutations) in their full number
	@$(PYTEST) --long -m long $(ARGS)

check: check-style check-types check-imports check-spelling check-words check-desktop ## style, types, import contracts, spelling, desktop files

check-style: environment
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

check-types: environment
	@$(PY) -m mypy

check-imports: environment
	@$(VENV)/bin/lint-imports --no-cache

check-spelling: environment
	@$(VENV)/bin/codespell

check-words: environment
	@$(PY) -m tests.project.words

check-desktop:
	@if command -v desktop-file-validate >/dev/null; \
		then desktop-file-validate packaging/linux/*.desktop; \
		else $(ABSENT) desktop-file-validate; fi
	@if command -v appstreamcli >/dev/null; \
		then appstreamcli validate --no-net packaging/linux/*.metainfo.xml; \
		else $(ABSENT) appstreamcli; fi

format: environment ## put the sources into their common form
	@$(PY) -m ruff check --fix-only --quiet
	@$(PY) -m ruff format --quiet

bench: environment ## measure speed, memory and how long the window does not answer: one table
	@$(PY) -m tests.benchmarks $(ARGS)

soak: environment ## refresh 1,000 times in a row: does anything grow? (ARGS="--rounds 100")
	@$(PY) -m tests.benchmarks --only soak --rounds 1000 $(ARGS)

screenshots: environment ## take the pictures in docs/screenshots
	@$(PY) -m tests.demo.screenshots

rules: environment ## write docs/protocols.md: which test proves which rule
	@$(PY) -m tests.project.rules

translations: environment ## bring the catalogues of the window's words up to date
	@$(PY) -m tests.project.translations

pins: environment ## print the versions that the environment holds, for constraints.txt
	@$(PY) -m pip list --format=freeze --exclude-editable

clean: ## remove the environment and what the tools left behind
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
