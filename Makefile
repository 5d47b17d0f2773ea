# What can be done here. `make` alone lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check lint fmt build bench coverage mutants docs messages

PORT ?= 8501
ROOM ?= model
SAMPLE ?= 40
BIN := .venv/bin
# Fails with the script's own message where uv can neither be found nor installed.
SYNC = uv=$$(scripts/uv.sh) && "$$uv" sync --frozen --quiet

help: ## List what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: ## Install, build the dataset if needed, serve on http://localhost:8501 (PORT=… overrides)
	@echo "Installing what the app needs …"; $(SYNC) --no-dev --inexact
	@$(BIN)/observatory build --if-needed
	@echo "Skills Observatory: http://localhost:$(PORT)"
	@exec $(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev ## Install what the tests need and run everything
	@scripts/browser.sh
	@scripts/proxy.sh
	@$(MAKE) --no-print-directory lint check build
	@$(MAKE) --no-print-directory coverage
	@$(BIN)/pytest -n 2 tests/pages
	@$(BIN)/pytest tests/browser # one after the other: two browsers are no faster on two cores

check: .venv/dev ## Apply every rule to the data
	@$(BIN)/observatory check

lint: .venv/dev ## Style, types, room contracts, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/codespell

fmt: .venv/dev ## Format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

build: .venv/dev ## Build the dataset that the app serves
	@$(BIN)/observatory build --if-needed

bench: .venv/dev build ## Measure speed, as ratios within one run
	@export UV_PROJECT_ENVIRONMENT=.venv-bench; $(SYNC) --all-extras --group bench
	@scripts/browser.sh
	@.venv-bench/bin/python -m benchmarks.bench
	@.venv-bench/bin/python -m benchmarks.exports

coverage: .venv/dev build ## Run all tests but those of screens, and fail where they cover less than they did
	@$(BIN)/pytest -n 2 --ignore tests/browser --ignore tests/pages --cov

mutants: .venv/dev build ## Put faults into a room and see which no test notices (ROOM="model views", SAMPLE=40, ALL=1)
	@$(BIN)/python -m benchmarks.mutants $(ROOM) --sample $(if $(ALL),0,$(SAMPLE))

docs: .venv/dev ## Write docs/data.md from the catalogue
	@$(BIN)/observatory dictionary > docs/data.md

messages: .venv/dev ## Collect sentences and update every translation
	@$(BIN)/pybabel -q extract -F babel.cfg -k _ -k N_ -k ngettext:1,2 --no-location --sort-output --omit-header -o locales/observatory.pot .
	@for po in locales/*/LC_MESSAGES/observatory.po; do \
	  $(BIN)/pybabel -q update -N -i locales/observatory.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po))); done

.venv/dev: uv.lock pyproject.toml
	@echo "Installing what development needs …"; $(SYNC) --all-extras
	@touch .venv/dev
