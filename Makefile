# SPDX-License-Identifier: EUPL-1.2
# Two commands matter: `make demo` and `make test`. The rest serves them.
VENV := .venv
PEERS := .venv-peers
BROWSER := chromium-headless-shell libatomic1
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Containers often forbid Python to keep what it compiled: each of some hundred processes would compile it all again.
unexport PYTHONDONTWRITEBYTECODE
# Behind a proxy that signs anew what comes through, as many town halls are, only the system knows whom to trust.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1
endif
# Packages of the system are installed as root: who is not, is asked.
AS_ROOT := $(if $(filter-out 0,$(shell id -u)),sudo)

.PHONY: demo test lint types contracts audit requirements messages benchmarks screenshots clean

demo: $(VENV)/.run
	$(BIN)/criterio demo demo-town $(ARGS)

test: $(VENV)/.dev $(VENV)/.browser
	$(BIN)/pytest $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports

audit: $(VENV)/.dev
	$(BIN)/python .ci/dependencies.py

$(VENV)/bin/uv:
	python3 -m venv $(VENV) || ($(AS_ROOT) apt-get update -q && $(AS_ROOT) apt-get install -y -q python3-venv && python3 -m venv $(VENV))
	$(BIN)/pip install -q uv

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/uv
	$(BIN)/uv pip install -q -p $(VENV) --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install -q -p $(VENV) --no-deps -e .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/uv pip install -q -p $(VENV) --require-hashes -r requirements/dev.txt
	touch $@

# The peers live in an environment of their own: some of them need older parts than ours.
$(PEERS)/.bench: requirements/bench.txt pyproject.toml $(VENV)/.dev
	test -x $(PEERS)/bin/python || $(BIN)/uv venv -q -p $(BIN)/python $(PEERS)
	$(BIN)/uv pip install -q -p $(PEERS) --require-hashes -r requirements/bench.txt
	$(BIN)/uv pip install -q -p $(PEERS) --no-deps -e .
	touch $@

# The distribution's browser without its window, and the library that what drives it needs, which nothing else of Debian's
# may have brought. A whole Chromium serves too, where that is all there is: each page costs more in it.
$(VENV)/.browser: Makefile | $(VENV)/.run
	dpkg-query -s $(BROWSER) >/dev/null 2>&1 || ($(AS_ROOT) apt-get update -q && $(AS_ROOT) apt-get install -y -q $(BROWSER)) \
		|| test -x /usr/bin/chromium
	touch $@

benchmarks: $(PEERS)/.bench
	$(PEERS)/bin/python benchmarks/measure.py
	$(PEERS)/bin/python benchmarks/expect.py --write
	$(PEERS)/bin/python benchmarks/attribute.py --write
	$(PEERS)/bin/python benchmarks/spread.py --write
	$(PEERS)/bin/python benchmarks/decide.py --write
	$(PEERS)/bin/python benchmarks/policy.py --write
	$(PEERS)/bin/python benchmarks/planted.py --write
	$(PEERS)/bin/python benchmarks/pages.py --write

# Every page of the demo town, wide and narrow, in Spanish and English, into build/pages; those of the guides beside them.
screenshots: $(VENV)/.dev $(VENV)/.browser
	PYTHONPATH=. $(BIN)/python docs/screenshots.py

# The sentences of the code into the catalogs; prints those that still need a translation.
messages: $(VENV)/.run
	$(BIN)/python -m criterio.language.extract

# What people install, pinned by hash and without addresses.
COMPILE = $(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make requirements" pyproject.toml --extra postgres

requirements: $(VENV)/bin/uv
	$(COMPILE) -o requirements/run.txt
	$(COMPILE) --group dev -o requirements/dev.txt
	$(COMPILE) --group dev --group bench -o requirements/bench.txt

clean:
	rm -rf $(VENV) $(PEERS) demo-town
