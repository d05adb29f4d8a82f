# copydesk: `make help` lists what there is to do. Needs GNU make and Python 3.11, 3.12 or 3.13; nothing else.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The Python that makes the virtual environment: `make setup PYTHON=/path/to/python3.12`. Unnamed, it is the system's own,
# where that has the version and can make environments: distributions build theirs with profile guidance, and copydesk takes
# .8 of the time there that it takes on one that pyenv compiled (Debian's 3.11.2 beside 3.11.7, `copydesk bench parse`).
PYTHON ?=
PYTHONS = $(or $(PYTHON),/usr/bin/python3 python3 python3.13 python3.12 python3.11)

.PHONY: help
help: ## Print this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY) ## Make .venv and install copydesk with everything that the lock file names

# Once, and again only after a change of the lock file or of pyproject.toml.
$(READY): requirements.lock pyproject.toml
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then fits="$$python"; if "$$python" -c 'import ensurepip' 2>/dev/null; then found="$$python"; break; fi; fi; \
	done; \
	if [ -z "$$fits" ]; then \
	  echo "copydesk needs Python 3.11, 3.12 or 3.13; $(or $(PYTHON),python3) is: $$($(or $(PYTHON),python3) --version 2>&1)" >&2; \
	  echo "Install one of them and name it: make setup PYTHON=/path/to/python3.12" >&2; exit 69; fi; \
	if [ -z "$$found" ] || ! "$$found" -m venv $(VENV) >&2; then rm -rf $(VENV); \
	  echo "$$fits can't make a virtual environment with pip. On Debian and Ubuntu: apt install python3-venv" >&2; exit 69; fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/copydesk compile --if-possible
	@touch $(READY)

EXTRAS := $(VENV)/.extras

.PHONY: extras
extras: $(EXTRAS) ## Add what the browser and Parquet tests need (200 MB); they also want Chromium and promtool

$(EXTRAS): $(READY) requirements-extras.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-extras.lock
	@touch $(EXTRAS)

NER := $(VENV)/.ner

.PHONY: ner
ner: $(NER) ## Add spaCy and its model (220 MB), and run the tests of the recogniser of names
	@$(BIN)/pytest -q -m "ner and not long" tests/agents tests/cli tests/quality

$(NER): $(READY) requirements-ner.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ner.lock
	@touch $(NER)

.PHONY: compile
compile: setup ## Compile enrichment anew after its sources changed (C compiler); without, the same results take longer
	@$(BIN)/copydesk compile

.PHONY: demo
demo: setup ## Run the whole way on the embedded broker with sample wires, and show the articles
	@$(BIN)/copydesk demo

.PHONY: test
test: setup ## Run the tests that need nothing but Python
	@$(BIN)/pytest -q --durations=15 -m "not kafka and not faults and not extras and not ner and not long"

.PHONY: check
check: setup ## Lint, format, types, and whether the generated schemas are current
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m schemas.publish --check

.PHONY: faults
faults: setup ## Run the delivery tests in their short form on Apache Kafka: crashes, rebalances, poison (minutes)
	@$(BIN)/pytest -q --durations=15 -m "(kafka or faults) and not extras and not ner and not long"

.PHONY: page
page: extras ## Run the browser, Parquet and alert tests; screenshots land in build/page
	@$(BIN)/pytest -q -m "extras and not long"

.PHONY: golden
golden: setup ## Rewrite the answers beside the samples; read the diff before you commit
	@$(BIN)/pytest -q --golden tests/parse tests/observe tests/schemas tests/enrich/test_version.py

.PHONY: bench
bench: compile ## Measure a hop and the whole way, as JSON
	@$(BIN)/copydesk bench hop --json
	@$(BIN)/copydesk bench way --json

.PHONY: kafka-up
kafka-up: ## Start Apache Kafka without Docker (Java 17 and Maven); the last line is its address
	@$(or $(PYTHON),python3) deploy/kafka/run.py up

.PHONY: kafka-down
kafka-down: ## Stop it; its data stay
	@$(or $(PYTHON),python3) deploy/kafka/run.py down

.PHONY: schemas
schemas: setup ## Write the JSON Schemas and the AsyncAPI document anew from the models
	@$(BIN)/python -m schemas.publish

.PHONY: lock
lock: ## Pin all dependencies anew (needs uv)
	@uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --extra dev \
	  --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra extras \
	  --constraint requirements.lock --custom-compile-command "make lock" pyproject.toml -o requirements-extras.lock
	@uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev --extra ner \
	  --constraint requirements-extras.lock --custom-compile-command "make lock" pyproject.toml -o requirements-ner.lock

.PHONY: clean
clean: ## Remove the virtual environment and all caches; data under var/ stay
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks build dist
	@find schemas streams tests deploy \( -name __pycache__ -o -name __native__ \) -type d -prune -exec rm -rf {} +
