# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m release.sbom [FILE]`: a bill of materials (CycloneDX 1.6) of what runs, not of what it is tested with."""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from api.settings import ROOT
from release.packages import NOWHERE, SHIPPED, Package, packages

FILE = ROOT / "build" / "sbom.json"
ONLY_MADE_WITH = "만들 때"


def bill(found: Sequence[Package]) -> Bom:
    """The project, and every package that runs with it."""
    project = Component(
        name="donghaeng", version=version("donghaeng"), type=ComponentType.APPLICATION, bom_ref="donghaeng",
        licenses=[LicenseFactory().make_from_string("Apache-2.0")],
    )  # fmt: skip
    parts = [_component(one) for one in found if one.used != ONLY_MADE_WITH]
    made = Bom(components=parts)
    made.metadata.component = project
    made.register_dependency(project, parts)
    return made


def _component(one: Package) -> Component:
    kind = "generic" if one in SHIPPED else "pypi"
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{one.used}/{one.name}@{one.version}",
        purl=PackageURL(kind, name=one.name, version=one.version),
        licenses=[] if one.licence == NOWHERE else [LicenseFactory().make_from_string(one.licence)],
        properties=[Property(name="donghaeng:used", value=one.used)],
    )


def written(found: Sequence[Package]) -> str:
    """The bill as JSON."""
    return str(JsonV1Dot6(bill(found)).output_as_string(indent=1))


def main(path: Path) -> None:
    """Write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(packages()), encoding="utf-8")
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
