# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from __future__ import annotations

import json
from pathlib import Path

import pytest
from samples import BENEFITS, EXAMPLES, ROOT, write_examples

from bot.train import MODEL, train_if_changed


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project of its own, trained."""
    root = tmp_path_factory.mktemp("project")
    names = root / "build" / "benefit_names.json"
    names.parent.mkdir()
    names.write_text(json.dumps(BENEFITS), encoding="utf-8")
    config = (ROOT / "config.yml").read_text(encoding="utf-8").replace("build/benefit_names.json", str(names))
    (root / "config.yml").write_text(config, encoding="utf-8")
    (root / "domain.yml").write_bytes((ROOT / "domain.yml").read_bytes())
    write_examples(root, EXAMPLES)
    train_if_changed(root)
    return root


@pytest.fixture(scope="session")
def model(project: Path) -> Path:
    return project / MODEL
