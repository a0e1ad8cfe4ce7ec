# The front door: `make` prints what there is. Needs Python 3.11 or newer and make; everything else is installed into
# .venv from the locks in requirements/. Another Python: make PYTHON=/path/to/python3.13 run

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# The first Python on the PATH that is new enough; else python3, and requirements/install.py says what is missing.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
# A .venv of another version than a Python that is named is made anew.
ifneq ($(filter command environment,$(firstword $(origin PYTHON))),)
  OTHER := $(shell v='import sys; print(sys.version_info[:2])'; test -x .venv/bin/python && \
    test "$$($(PYTHON) -c "$$v")" != "$$(.venv/bin/python -c "$$v")" && echo other-python)
endif
PY := .venv/bin/python
RUN := .venv/.run
DEV := .venv/.dev
WORKERS ?= auto
ARGS ?=

help: ## what there is to say
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n\033[1m%s\033[0m\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Use
run: $(RUN) ## start it all here: database, broker, API, relay, worker (Ctrl-C stops it)
	@exec $(PY) -m app run $(ARGS)

demo-reset: $(RUN) ## throw the local data away and load the demo afresh
	@$(PY) -m app demo --reset $(ARGS)

migrate: $(RUN) ## bring the database (DATABASE_URL, or the embedded one) to the newest version
	@$(PY) -m app migrate $(ARGS)

##@ Build
generate: $(DEV) ## openapi.yaml -> generated/
	@$(PY) -m codegen generate openapi.yaml --out generated $(ARGS)

scaffold: $(DEV) ## add a stub to handlers/ for each operation that has none
	@$(PY) -m codegen scaffold openapi.yaml --handlers handlers $(ARGS)

clients: ## openapi.yaml -> clients/typescript (needs Node)
	@sh clients/typescript/make.sh generate

format: $(DEV) ## put every Python file into the one form
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format --quiet .

##@ Check
check: static test ## exactly what CI runs: static, then test

test: $(DEV) ## every test, on real Postgres and NATS (ARGS="-k slug" for some)
	@$(PY) -m pytest -n $(WORKERS) --dist loadgroup $(ARGS)

static: lint imports types generated-check clients-check ## all that needs no server

lint: $(DEV) ## ruff: rules and form
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet . || { echo "make format puts that right"; exit 1; }
	@echo "lint: clean"

imports: $(DEV) ## import-linter: the arrows of the house
	@$(PY) -c "from importlinter.cli import lint_imports_command as c; c()"

types: $(DEV) ## mypy --strict
	@$(PY) -m mypy

generated-check: $(DEV) ## generated/ is what openapi.yaml makes
	@$(PY) -m codegen check openapi.yaml --out generated

clients-check: ## clients/ is what openapi.yaml makes (skipped where there is no Node, but not in CI)
	@if command -v npm >/dev/null 2>&1; then sh clients/typescript/make.sh check; \
	elif [ -n "$$CI" ]; then echo "CI needs Node and npm for the client"; exit 1; \
	else echo "clients: skipped, there is no Node here"; fi

coverage: $(DEV) ## what the last test run exercised of the contract, operation by operation
	@$(PY) -m codegen coverage openapi.yaml .contract-coverage --every --html contract-coverage.html $(ARGS)

contract: $(DEV) ## every proof of the contract, three seeds and all planted bugs, as one table
	@$(PY) -m tests.contract.prove $(ARGS)
	@$(PY) -m pytest -q tests/codegen/mock tests/codegen/test_corpus.py tests/codegen/test_corpus_walk.py

contract-full: $(DEV) ## the same, with every document of the corpus, large ones included (about an hour)
	@$(PY) -m tests.contract.prove $(ARGS)
	@DAYBOOK_TEST_MOCK=full $(PY) -m pytest -q -m "slow or not slow" tests/codegen
	@$(PY) -m tests.codegen.mock_fuzz --examples 25 --paths 60 --seconds 1800

fuzz: $(DEV) ## the fuzzing alone, longer and with a new seed (ARGS="--seeds 7" repeats one)
	@$(PY) -m tests.contract.prove --only fuzz --examples 150 --seeds random $(ARGS)

torture: $(DEV) ## kill processes and race requests at full size, on a machine that has nothing else to do; ends with a table
	@$(PY) -m pytest -m torture --verbose $(ARGS)

bench: $(DEV) ## every speed that has a target, beside other servers (25 minutes, a quiet machine, wrk)
	@$(PY) -m bench.load $(ARGS)

bench-quick: $(DEV) ## the same in two minutes: fewer posts, shorter rounds, rougher figures
	@$(PY) -m bench.load --quick $(ARGS)

bench-profile: $(DEV) ## where one read spends the server's time (py-spy and wrk) -> bench/results/profile.md
	@$(PY) -m bench.profile $(ARGS)

bench-peers: $(DEV) ## our generator beside others, on real documents (about two hours) -> docs/comparison.md
	@$(PY) -m bench.generated_routes
	@$(PY) -m bench.comparison $(ARGS)

##@ Keep
lock: $(DEV) ## resolve requirements/*.txt anew, from releases at least a week old (ARGS=--keep adds only what is new)
	@PYTHONPATH= $(PY) requirements/lock.py $(ARGS)

clean: ## remove what make made, but for the local data
	@rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .schemathesis
	@find . -name __pycache__ -type d -not -path './clients/*' -prune -exec rm -rf {} +

$(RUN): requirements/run.txt requirements/uv.txt requirements/install.py .venv/bin/python $(OTHER)
	@$(PYTHON) requirements/install.py run

$(DEV): requirements/dev.txt requirements/uv.txt requirements/install.py .venv/bin/python $(OTHER)
	@$(PYTHON) requirements/install.py dev

.venv/bin/python:
	@:

other-python:
	@:

.PHONY: help run demo-reset migrate generate scaffold clients format check test static lint imports types \
  generated-check clients-check coverage contract contract-full fuzz torture bench bench-quick bench-profile bench-peers lock clean other-python
