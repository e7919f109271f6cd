# One command each: `make demo` shows it, `make test` checks it, `make bench` measures it.
# PYTHON chooses the interpreter (3.11 or later): make demo PYTHON=python3.12

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test check gate format bench bench-store fuzz clean

help:
	@echo "make demo    install into $(VENV) and code the example reports"
	@echo "make test    install what the tests need, lint, check types and imports, run the tests"
	@echo "make check   lint, types and imports only"
	@echo "make gate    measure the whole gold and say which figures fell below their floors"
	@echo "make format  put the code in order"
	@echo "make bench   measure speed and memory; writes benchmarks/results/speed.json"
	@echo "make bench-store  make a store of ACCOUNTS (1000000) in FOLDER (4 GB) and ten million in Parquet, and ask them"
	@echo "make fuzz    throw broken bytes at the readers for MINUTES (10)"
	@echo "make clean   remove $(VENV) and caches"

demo: $(VENV)/.installed
	@$(BIN)/dateline demo

test: check $(VENV)/.postgres $(VENV)/.r
	@$(BIN)/python -m pytest

# The store is tested on a PostgreSQL server of its own: from the system's packages where we may install them, else those
# tests are skipped, and say so. DATELINE_TEST_POSTGRES names a server that runs already.
$(VENV)/.postgres: | $(VENV)/.made
	@if [ -z "$$DATELINE_TEST_POSTGRES" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing PostgreSQL for the tests (once) …"; \
	    (apt-get install -y -qq postgresql || { apt-get update -qq && apt-get install -y -qq postgresql; }) >/dev/null 2>&1 \
	      || echo "PostgreSQL could not be installed: its tests are skipped."; \
	  else echo "No PostgreSQL here: its tests are skipped (apt-get install postgresql)."; fi; fi
	@touch $@

# What R makes of the exports is asked of R itself, on the same terms (half a minute, once).
$(VENV)/.r: | $(VENV)/.made
	@if ! command -v Rscript >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing R for the tests (once) …"; \
	    (apt-get install -y -qq --no-install-recommends r-base-core r-cran-readr \
	      || { apt-get update -qq && apt-get install -y -qq --no-install-recommends r-base-core r-cran-readr; }) >/dev/null 2>&1 \
	      || echo "R could not be installed: its tests are skipped."; \
	  else echo "No R here: its tests are skipped (apt-get install r-base-core r-cran-readr)."; fi; fi
	@touch $@

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: $(VENV)/.installed
	@$(BIN)/python -m dateline.evaluate.gate

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.installed
	@$(BIN)/python benchmarks/speed.py

bench-store: $(VENV)/.installed
	@mkdir -p $(or $(FOLDER),/tmp/dateline-bench)
	@$(BIN)/python benchmarks/store.py make $(or $(FOLDER),/tmp/dateline-bench)/book.db --accounts $(or $(ACCOUNTS),1000000)
	@$(BIN)/python benchmarks/store.py ask $(or $(FOLDER),/tmp/dateline-bench)/book.db
	@$(BIN)/python benchmarks/store.py bulk $(or $(FOLDER),/tmp/dateline-bench)/parquet --accounts 10000000

fuzz: $(VENV)/.dev
	@$(BIN)/python benchmarks/fuzz_readers.py --minutes $(or $(MINUTES),10)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamps make a second call fast: they are older than what they depend on only after a change.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Dateline needs Python 3.11 or later; say which with: make demo PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made; on Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.installed: pyproject.toml | $(VENV)/.made
	@echo "Installing Dateline into $(VENV) (once; about 400 MB) …"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/.made
	@echo "Installing Dateline and its tools into $(VENV) (once) …"
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed
