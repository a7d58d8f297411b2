# Everything that a contributor runs. On a fresh machine with Python 3.11 or later, `make demo` and `make test`
# set up what they need first, in .venv.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PO     := $(shell find src -name '*.po' 2>/dev/null)
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help demo test nightly nu lint format eval bench lock clean

help:            ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

$(VENV)/base: requirements.lock pyproject.toml hatch_build.py $(PO)
	@$(PYTHON) -c 'import sys; sys.exit("Warta needs Python 3.11 or later; this is %d.%d. Try: make PYTHON=python3.12 …" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) …"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: $(VENV)/base requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/base  ## a newsroom with invented stories, made and served
	@$(BIN)/warta demo

test: $(VENV)/dev   ## every test, on SQLite and on PostgreSQL; one that needs what is not here says so
	@$(BIN)/python -m tests

nightly: $(VENV)/dev ## the same, with thousands of examples of each law: hours
	@$(BIN)/python -m tests --hypothesis-profile=nightly

nu:              ## fetch the checker of HTML that `make test` uses where it is (needs npm; to run it, Java 17)
	@npm ci --prefix tests/validity/nu --ignore-scripts --no-audit --no-fund

lint: $(VENV)/dev   ## style, types, and the floors of the house
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev ## put the code in order
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

eval: $(VENV)/dev   ## how accurate the desk is, where the real material is; fails under a floor
	@$(BIN)/python -m eval

bench: $(VENV)/dev  ## the edge beside nginx
	@$(BIN)/python bench/edge.py

lock:            ## pin the dependencies again (needs uv)
	uv pip compile pyproject.toml --universal --extra build --generate-hashes --no-header --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --universal --extra build --extra postgres --group dev --generate-hashes --no-header --quiet --constraint requirements.lock -o requirements-dev.lock

clean:           ## take away what was built
	rm -rf $(VENV) tests/validity/nu/node_modules .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
