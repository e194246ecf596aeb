# Everything runs in .venv, which is made on first use with uv, or with venv and pip where uv is absent.
BIN := .venv/bin
# Tests run in a process a processor; what takes long to build is built once for all of them.
SPREAD := -n auto --dist worksteal
PINS := uv pip compile - --universal --python-version 3.11.0 --fork-strategy fewest --no-annotate --custom-compile-command "make pins"

.PHONY: help book test test-built test-notebooks bench check lab pins clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

book: .venv/stamp ## build both editions into _build, web pages and PDFs; prints their paths
	@$(BIN)/casestudy book

test: check ## run the checks, then all tests that need Python only
	$(BIN)/python -m pytest $(SPREAD)
	@echo "All checks and tests passed in $(CURDIR)"

test-built: .venv/stamp ## use the built pages in a browser, read the PDFs with poppler (needs chromium, poppler-utils)
	$(BIN)/python -m pytest $(SPREAD) -m "browser or poppler" tests/book

test-notebooks: .venv/stamp ## install what the built book offers elsewhere, and run it (fetches packages)
	$(BIN)/python -m pytest -m elsewhere tests/book/takeaway

bench: .venv/stamp ## time the counting of words and the builds; prints tables with the ratios
	$(BIN)/python benchmarks/words.py
	$(BIN)/python -m pytest benchmarks --benchmark-only --benchmark-columns=min,median,max,rounds

check: .venv/stamp ## ruff, mypy and the import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

lab: .venv/stamp ## open the chapters as notebooks in JupyterLab
	JUPYTER_CONFIG_PATH=.jupyter $(BIN)/jupyter lab

pins: ## write requirements.txt anew from pyproject.toml (needs uv)
	echo '-e .[book,lab,dev]' | $(PINS) --upgrade --output-file requirements.txt

clean: ## delete the book and .venv
	rm -rf _build .venv

# The stamp comes last, so that a set-up that was interrupted starts again.
.venv/stamp: requirements.txt pyproject.toml
	@rm -f $@
	@found=; \
	for python in python3 python3.13 python3.12 python3.11; do \
	    if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "make: this project needs Python 3.11, 3.12 or 3.13, and found none of them" >&2; exit 1; fi; \
	set -ex; \
	if command -v uv >/dev/null; then \
	    uv venv --quiet --clear --python "$$(command -v $$found)" .venv; \
	    uv pip install --quiet --compile-bytecode --python $(BIN)/python -r requirements.txt; \
	else \
	    $$found -m venv --clear .venv; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt; \
	fi
	@touch $@
