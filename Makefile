# annals: `make demo` shows what it does, `make test` checks that it does it. Both set up .venv first.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := annals bench gold tests tools training hatch_build.py
CHECKED = $(wildcard $(SOURCES))
# What the installed package is made of beside the modules themselves, which are read where they lie.
PACKAGE := pyproject.toml $(wildcard hatch_build.py data/* annals/resolution/gazetteer_build.py)
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
export CUSTOM_COMPILE_COMMAND := make lock

.PHONY: help demo test lint format bench figures dist lock clean

help:
	@echo "make demo     code the example reports into out/demo/"
	@echo "make test     lint, types, import rules and the whole test suite"
	@echo "make lint     ruff, mypy and import-linter alone;  make format  puts the code in shape"
	@echo "make bench    measure speed and accuracy;  make figures  writes them into README.md"
	@echo "make dist     the wheel and the source package, into dist/"
	@echo "make lock     pin the dependencies anew;  make clean  removes what was built"

demo: .venv/.package
	@sh tools/demo.sh $(BIN)/annals

# The linters run first so that pytest's summary is the last word; a fault of either fails the target.
test: .venv/.dev .venv/.package
	@lint=0; $(MAKE) --no-print-directory lint || lint=1; \
	$(BIN)/python -m pytest -q && exit $$lint

lint: .venv/.dev .venv/.package
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check --quiet $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/.dev
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)

# For example: make bench ACCURACY="--muc-dir DIR --scorer DIR"
bench: .venv/.dev .venv/.package
	$(BIN)/python bench/speed.py $(SPEED)
	$(BIN)/python bench/accuracy.py $(ACCURACY)

figures: .venv/.dev .venv/.package
	$(BIN)/python bench/figures.py

dist: .venv/.dev
	$(BIN)/python -m build --no-isolation --outdir dist .

# `make lock` needs a package registry; nothing else here does after the first set-up.
lock: .venv/.dev
	$(LOCK) --upgrade --output-file requirements.lock pyproject.toml
	$(LOCK) --upgrade --only-build-deps --build-deps-for editable --output-file requirements-build.lock pyproject.toml
	$(LOCK) --upgrade --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv out dist build annals/resolution/data/gazetteer.sqlite

.venv/.python:
	@sh tools/venv.sh .venv
	@touch $@

.venv/.run: .venv/.python requirements.lock requirements-build.lock
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --require-hashes -r requirements-build.lock
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# The gazetteer is built here, by the build hook (hatch_build.py).
.venv/.package: .venv/.run $(PACKAGE)
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
