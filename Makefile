# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
# Two environments, both locked: the service's (.venv) and Rasa's own (bot/.venv). See docs/decisions/.

UV_VERSION := 0.13.8
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
export PYTHONPATH := $(CURDIR)$(if $(filter .tools/bin/uv,$(UV)),:$(CURDIR)/.tools)
export PORT ?= 8000

.PHONY: run test test-faults test-docs bench lint format docs site sbom setup setup-dev model clean

run: setup model
	@exec .venv/bin/python -m api.run

test: setup-dev model lint
	bot/.venv/bin/python -m pytest tests/bot -q
	.venv/bin/python -m pytest --numprocesses logical --dist loadfile --no-loadscope-reorder

test-faults: setup-dev model
	.venv/bin/python -m pytest tests/faults -m ""

# Types what the pages say to type, in a copy of the project: ten minutes and more, for every release.
test-docs: setup-dev model
	.venv/bin/python -m pytest tests/docs -m ""

bench: setup-dev model
	.venv/bin/python -m bench

lint: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: setup-dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

docs: setup
	@.venv/bin/donghaeng catalogue coverage --out docs/catalogue.md
	@.venv/bin/donghaeng catalogue criteria --out docs/criteria.md
	@.venv/bin/donghaeng settings --out docs/settings.md
	@.venv/bin/donghaeng reference --out docs/api.md
	@.venv/bin/python -m release.licences

site: setup-dev
	@NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs build --quiet --strict
	@echo build/site/index.html

sbom: setup-dev
	@.venv/bin/python -m release.sbom

setup: $(UV)
	@$(UV) sync --locked --inexact --no-dev --quiet
	@$(UV) sync --locked --inexact --project bot --quiet

setup-dev: $(UV)
	@$(UV) sync --locked --quiet
	@$(UV) sync --locked --project bot --quiet
	@./tests/system-setup

model: setup build/benefit_names.json
	@bot/.venv/bin/python -m bot.train

build/benefit_names.json: $(shell find rules_engine/catalogue -name '*.yaml') | setup
	@mkdir -p build
	@.venv/bin/donghaeng catalogue names --out $@

.tools/bin/uv:
	python3 -m pip install --quiet --target .tools uv==$(UV_VERSION)

$(filter-out .tools/bin/uv,$(UV)):

clean:
	rm -rf build var .venv bot/.venv .tools
