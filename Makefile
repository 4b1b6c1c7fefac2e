# mobygen's commands. `make` or `make help` lists them.
#
# Everything is set up on the way: a virtual environment in .venv for all of them, and for `make test` a
# private Docker daemon (see tests/daemon). A second run finds it all in place.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# The versions whose packages are committed: what Debian's three daemons speak, and the newest document.
API ?= 1.41 1.45 1.51 1.55

# Several processes at once; tests/conftest.py says which tests stay together.
PARALLEL ?= --numprocesses=auto --maxprocesses=4 --dist=loadscope

.PHONY: help
help: ## show this list
	@echo "usage: make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY) ## make .venv with everything the other targets use

$(READY): pyproject.toml tools/setup.sh
	@tools/setup.sh "$(PYTHON)" .venv
	@touch $@

.PHONY: generate
generate: $(READY) ## render the packages in generated/ from specs/ (another version: make generate API=1.48); no Docker
	@$(BIN)/mobygen generate $(API) -o generated
	@$(BIN)/mobygen vendor --config examples/vendoring/pyproject.toml

.PHONY: test
test: check ## all checks and tests, on a private Docker daemon unless DOCKER_HOST names one
	@$(BIN)/python -m pytest $(PARALLEL)

.PHONY: unit
unit: $(READY) ## the tests that need no Docker
	@$(BIN)/python -m pytest $(PARALLEL) --ignore=tests/live --ignore=tests/daemon --ignore=tests/matrix --ignore=tests/remote

.PHONY: live
live: $(READY) ## the tests that need Docker
	@$(BIN)/python -m pytest tests/live tests/daemon tests/matrix tests/remote

.PHONY: check
check: $(READY) ## linters and type checkers, side by side
	@$(MAKE) --jobs=2 --output-sync=target lint mypy pyright

.PHONY: lint
lint: $(READY) ## ruff and black
	@$(BIN)/ruff check --quiet .
	@$(BIN)/black --check --quiet . || { $(BIN)/black --check .; exit 1; }
	@echo "lint: clean"

.PHONY: mypy
mypy: $(READY) ## mypy --strict on everything
	@$(BIN)/mypy

.PHONY: pyright
pyright: $(READY) ## pyright strict on the tool and on what it generates
	@$(BIN)/pyright --project pyproject.toml --pythonpath $(BIN)/python

# Besides the machine's own daemon (1.41), whose daemons are called for docs/coverage.md.
NEWER ?= 1.45 1.51

.PHONY: coverage-report
coverage-report: $(READY) ## run the live tests on three daemons, note what they called, and write docs/coverage.md
	@rm -f docs/ledger/1.41.jsonl
	@MOBYGEN_LEDGER=docs/ledger/1.41.jsonl $(BIN)/python -m pytest tests/live
	@for version in $(NEWER); do \
	    rm -f docs/ledger/$$version.jsonl; \
	    MOBYGEN_LEDGER=docs/ledger/$$version.jsonl $(BIN)/python -m tests.matrix $$version; \
	done
	@$(BIN)/python -m tests.ledger.report docs/ledger/*.jsonl

.PHONY: endurance
endurance: $(READY) ## the live suite 20 times and very long streams (an hour or more); writes docs/endurance.md
	@PYTHONPATH=.:generated $(BIN)/python -m tests.endurance all

.PHONY: versions-report
versions-report: $(READY) ## generate, import, type check and use every API version; writes docs/versions.md
	@PYTHONPATH=.:generated $(BIN)/python -m tests.matrix.table

.PHONY: podman-report
podman-report: $(READY) ## run the live tests on podman's service, and write docs/podman.md with what fails there
	@$(BIN)/python -m tests.matrix.podman

.PHONY: bench
bench: $(READY) ## our client against its peers; writes docs/benchmarks.md
	@$(BIN)/python -m benchmarks

.PHONY: wheel
wheel: $(READY) ## build dist/*.whl and dist/*.tar.gz
	@$(BIN)/python -m hatchling build

.PHONY: clean
clean: ## remove everything that was set up or built (not generated/)
	@-[ ! -x $(BIN)/python ] || $(BIN)/python -c 'from tests.daemon import box; box.remove_abandoned()'
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
