# One word each: `make run`, `make test`, `make check`. README.md says what they do.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= true
# Python compiles what it imports and keeps that; to compile all that is installed takes a minute. It must be let keep it:
# otherwise each of the many processes of the tests compiles the model's libraries anew, which takes it 15 seconds.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/pip install --disable-pip-version-check --quiet --no-compile --constraint constraints.txt
DEVELOPED := $(VENV)/.installed-dev
INSTALLED := $(VENV)/.installed

.PHONY: run setup ready test unit check types conventions bench soak browser format clean

run: $(INSTALLED)
	@MATCHMAKER_DEMO=$(DEMO) exec $(BIN)/matchmaker serve $(if $(EMPTY),--empty)

setup: $(INSTALLED)
	@$(BIN)/matchmaker setup

$(VENV)/bin/python:
	@echo "→ tạo môi trường $(VENV) · making $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(INSTALLED): $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "→ cài các gói đã khóa phiên bản, lần đầu mất vài phút · installing the pinned packages, the first time takes a few minutes" >&2
	@$(PIP) torch==2.13.0 --editable .
	@touch $@

$(DEVELOPED): $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "→ installing the pinned packages and those that tests and checks need, which takes a few minutes" >&2
	@$(PIP) torch==2.13.0 --editable '.[dev]'
	@touch $@ $(INSTALLED)

# What the tests need; .ci/run looks at the types beside it.
ready: $(DEVELOPED) browser
	@$(BIN)/matchmaker setup

# The conventions of the code are held by `make check`.
# The model's threads that wait for each other sleep: on cores that others use too they else burn several times what they work.
test: export OMP_WAIT_POLICY := passive
# Three at a time on two cores: each waits for a browser, a database or another program a quarter of its time.
test: ready
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder --ignore-glob="tests/test_*.py"

# What needs no server, no browser and no model: while one works.
unit: $(DEVELOPED)
	@$(BIN)/python -m pytest tests/unit --numprocesses auto --maxprocesses 4 --dist loadfile

# The tests drive a real browser and a second real PostgreSQL; both come from Debian's packages.
browser:
	@sh tests/install_debian_packages.sh

check: $(DEVELOPED)
	@$(MAKE) --no-print-directory --jobs=2 --output-sync types conventions

types: $(DEVELOPED)
	@$(BIN)/mypy

conventions: $(DEVELOPED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint web/templates --lint --quiet
	@$(BIN)/python -m pytest tests/test_*.py -q

format: $(DEVELOPED)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(DEVELOPED)
	@$(BIN)/matchmaker setup
	@$(BIN)/matchmaker bench

soak: $(DEVELOPED)
	@$(BIN)/matchmaker setup
	@$(BIN)/python -m pytest tests/soak -s

clean:
	rm -rf $(VENV) build *.egg-info web/node_modules .mypy_cache .ruff_cache .pytest_cache
