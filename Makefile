# wiredesk: the few words that a newcomer needs. `make help` lists them.
# Everything runs in .venv; nothing is needed but make and Python 3.11 or newer.

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench quality lock clean
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
CODE := src tests tools

help: ## list these words
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | while IFS='	' read -r word what; do printf '  make %-8s %s\n' "$$word" "$$what"; done

setup: $(VENV)/.dev ## make .venv with all that running and developing need

demo: $(VENV)/.run ## start real servers, feed the seeds, search them; leaves the servers up
	@$(BIN)/wiredesk demo

test: $(VENV)/.dev ## unit, property and integration tests
	$(BIN)/pytest

lint: $(VENV)/.dev ## ruff, formatting, types, and which room may import which
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy src/wiredesk
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## how fast (CORPUS=FILE for your own copy): reading, de-duplication, tagging, the pure chain, feed to searchable
	$(BIN)/python tools/bench.py $(if $(CORPUS),--corpus $(CORPUS))

quality: $(VENV)/.dev ## how well: tags on labelled stories, chains on a simulated wire; CORPUS=FILE (labelled takes) too, and nine formats; SAMPLES=FOLDER for fields
	$(BIN)/python tools/measure_tags.py tests/quality/tagging/dev.toml
	$(BIN)/python tools/measure_chains.py
	$(BIN)/python tools/measure_chains.py --seed 2
	$(if $(CORPUS),$(BIN)/python tools/measure_takes.py $(CORPUS))
	$(if $(CORPUS),$(BIN)/python tools/rewrap.py $(CORPUS))
	$(if $(CORPUS),$(BIN)/python tools/measure_pairs.py $(CORPUS))
	$(if $(SAMPLES),$(BIN)/python tools/measure_fields.py $(SAMPLES))

# Nothing younger than a week: a release that is withdrawn is withdrawn within days.
lock: $(VENV)/.dev ## renew the lock files from pyproject.toml
	$(PIP) install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --upgrade --exclude-newer "7 days" pyproject.toml --output-file requirements.lock
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --upgrade --exclude-newer "7 days" --group dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean: ## delete .venv and all caches; what the servers hold stays (wiredesk down --erase)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis src/*.egg-info
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# What follows makes .venv. A stamp stands for a finished step, so a second run is quick; a step that was
# broken off leaves no stamp and is done again.

$(VENV)/.made:
	@python=; for one in "$${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do \
	    if [ -n "$$one" ] && "$$one" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	    then python=$$one; break; fi; done; \
	if [ -z "$$python" ]; then \
	    echo "wiredesk needs Python 3.11 or newer with its venv module: install it, or name it: make PYTHON=/path/to/python3.11" >&2; \
	    exit 1; fi; \
	echo "Making $(VENV) with $$("$$python" --version) …"; \
	"$$python" -m venv $(VENV)
	@touch $@

# Runs pip with a dot every two seconds, and turns its failure into one line.
define install
	@printf '%s' "$(1) "; (while kill -0 $$$$ 2>/dev/null; do sleep 2; printf .; done) & dots=$$!; \
	$(PIP) install -qqq --progress-bar off --retries 2 --log $(VENV)/install.log $(2) >/dev/null 2>&1; done=$$?; kill $$dots 2>/dev/null; echo; \
	if [ $$done -ne 0 ]; then \
	    echo "wiredesk: the packages could not be installed (why: the end of $(VENV)/install.log); with no network connect, on a full disk make room, then run make again" >&2; \
	    exit 1; fi
endef

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	$(call install,Installing what wiredesk needs,--require-hashes --requirement requirements.lock)
	$(call install,Installing wiredesk itself,--no-deps --editable .)
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(call install,Installing what developing needs,--require-hashes --requirement requirements-dev.lock)
	@touch $@
