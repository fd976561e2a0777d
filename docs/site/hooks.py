# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Beyond the pages themselves: the changelog joins them, and files of the project are named, not linked."""

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent.parent
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(((?:\.\./)+[^)#\s]*)\)")
ELSEWHERE = "그 밖에"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take in what lies at the project's root."""
    files.append(File.generated(config, "changelog.md", abs_src_path=str(ROOT / "CHANGELOG.md")))
    _place_the_rest(config.nav, files)
    return files


def _place_the_rest(nav: Any, files: Files) -> None:
    """A page that nobody placed stands in a part of its own, and each decision below the others."""
    placed = set(_paths(nav))
    pages = sorted(file.src_uri for file in files.documentation_pages() if file.src_uri not in placed)
    decisions = [page for page in pages if page.startswith("decisions/")]
    rest = [page for page in pages if page not in decisions]
    makers = next(part["만드는 사람"] for part in nav if "만드는 사람" in part)
    makers[-1] = {"정한 까닭": ["decisions/README.md", *decisions]}
    if rest:
        nav.append({ELSEWHERE: rest})


def _paths(nav: Any) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    inner = nav.values() if isinstance(nav, dict) else nav
    return [path for one in inner for path in _paths(one)]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A link out of the pages to a file of the project keeps its words; one to nowhere stays, and is complained of."""
    here = Path(page.file.abs_src_path or "").parent

    def named(link: re.Match[str]) -> str:
        target = (here / link.group(2)).resolve()
        inside = target.is_relative_to(ROOT) and not target.is_relative_to(ROOT / "docs")
        return link.group(1) if inside and target.exists() else link.group()

    return LINK.sub(named, markdown)
