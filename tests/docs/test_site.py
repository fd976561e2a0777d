# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The documentation site is built without a warning, whole, and fetches nothing from elsewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api.app import create_app
from api.reference.openapi_page import api_page
from api.reference.settings_page import settings_page
from api.settings import ROOT, Settings

DOCS = ROOT / "docs"
FETCHED = re.compile(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"?(https?:[^\" >]+)")


def build(target: Path, config: Path = ROOT / "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(target),
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    done = build(target)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr and "ERROR" not in done.stderr
    return target


def test_every_page_is_there_and_can_be_found(site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    for page in (*DOCS.glob("*.md"), *DOCS.glob("decisions/*.md")):
        made = page.relative_to(DOCS).with_suffix(".html").as_posix().replace("README.html", "index.html")
        assert (site / made).exists(), made
        assert page.parent != DOCS or f'href="{made}"' in index, made
    assert (site / "changelog.html").exists()


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        remote = [found for found in FETCHED.findall(page.read_text(encoding="utf-8")) if "canonical" not in found]
        assert remote == [], page.name


def test_a_link_to_nowhere_ends_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        "[없는 곳](nowhere.md) [없는 파일](../api/nowhere.py)", encoding="utf-8"
    )
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nstrict: true\n", encoding="utf-8")
    done = build(tmp_path / "site", config)
    assert done.returncode != 0 and "nowhere.md" in done.stderr


def test_made_pages_are_fresh() -> None:
    made = {"api.md": api_page(create_app(Settings(imports=False)).openapi()), "settings.md": settings_page()}
    for name, text in made.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"make docs: {name}"
