# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The packages of both environments as they are locked, with what each says of itself."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from api.settings import ROOT

CLASSIFIED = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Python Software Foundation License": "PSF-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "BSD License": "BSD",
    "Zero-Clause BSD (0BSD)": "0BSD",
}
"""What a package says by a word of PyPI's list, as SPDX writes it."""
WRITTEN = {
    "Apache 2.0": "Apache-2.0",
    "Apache": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "MIT license": "MIT",
    "MIT License": "MIT",
    "BSD 3-Clause License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "GPL": "GPL",
}
LONGEST = 40
"""A longer word for a licence is its whole text."""
NOWHERE = "?"


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """A package; `used` is where it runs: in the service, in the understanding, or only where it is made and tested."""

    name: str
    version: str
    licence: str
    used: str


@dataclass(frozen=True, slots=True)
class Environment:
    """A lock file, the project in it, and where its packages are installed."""

    lock: Path
    project: str
    folder: Path
    used: str

    def packages(self) -> Iterator[Package]:
        """Those that are installed as they are locked."""
        locked = tomllib.loads(self.lock.read_text(encoding="utf-8"))["package"]
        by_name: dict[str, list[Mapping[str, Any]]] = {}
        for one in locked:
            by_name.setdefault(one["name"], []).append(one)
        runs = _reached(self.project, by_name)
        installed = {_canonical(one.metadata["Name"]): one for one in distributions(path=[str(self.folder)])}
        for name, versions in by_name.items():
            found = installed.get(name)
            if name != self.project and found is not None and found.version in [one["version"] for one in versions]:
                yield Package(name, found.version, licence_of(found), self.used if name in runs else "만들 때")


SERVICE = Environment(ROOT / "uv.lock", "donghaeng", ROOT / ".venv/lib/python3.11/site-packages", "서비스")
UNDERSTANDING = Environment(
    ROOT / "bot/uv.lock", "donghaeng-bot", ROOT / "bot/.venv/lib/python3.11/site-packages", "말뜻"
)
SHIPPED = (
    Package("htmx", "4.0.1", "0BSD", "화면"),
    Package("pretendard-gov", "1.309", "OFL-1.1", "화면과 안내문"),
)
"""What lies in the project itself and comes from others."""


def packages() -> list[Package]:
    """All of them."""
    return sorted([*SERVICE.packages(), *UNDERSTANDING.packages(), *SHIPPED])


def _reached(project: str, by_name: Mapping[str, list[Mapping[str, Any]]]) -> set[str]:
    """What is installed with a project and its extras, and not only for those who work on it."""
    (root,) = by_name[project]
    waiting = [
        *root.get("dependencies", []),
        *(one for more in root.get("optional-dependencies", {}).values() for one in more),
    ]
    reached, seen = set[str](), set[tuple[str, tuple[str, ...]]]()
    while waiting:
        needed = waiting.pop()
        key = needed["name"], tuple(needed.get("extra", ()))
        if key in seen:
            continue
        seen.add(key)
        reached.add(needed["name"])
        for one in by_name.get(needed["name"], []):
            waiting += one.get("dependencies", [])
            for extra in key[1]:
                waiting += one.get("optional-dependencies", {}).get(extra, [])
    return reached


def licence_of(distribution: Distribution) -> str:
    """The licence that a package says it is under; `?` where it says none in a few words."""
    about = distribution.metadata
    said = [str(line).strip() for line in about.get_all("License") or [] if line.strip() not in ("", "UNKNOWN")]
    short = [one.splitlines()[0] for one in said if len(one) <= LONGEST]
    words = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or [] if one.startswith("License :: OSI")]
    classified = " OR ".join(sorted({CLASSIFIED.get(word, word) for word in words}))
    if expressions := about.get_all("License-Expression"):
        return str(expressions[0])
    if short and classified in ("", "BSD", "LGPL"):
        return WRITTEN.get(short[0], short[0])
    return classified or NOWHERE


def _canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
