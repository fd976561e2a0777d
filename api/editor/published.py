# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was published, as layers of files over the shipped catalogue: dated, never changed, there only when whole."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from api.sync.files import UNFINISHED, write_whole
from rules_engine.programmes.catalogue import FOLDER
from rules_engine.programmes.edition import CATALOGUE, PARAMETERS

NAMED = re.compile(r"(?P<at>\d{8}T\d{12}Z)-(?P<draft>[0-9a-f]{32})")
STAMP = "%Y%m%dT%H%M%S%fZ"
SHIPPED = FOLDER.parent


@dataclass(frozen=True, slots=True)
class Layer:
    """One publication: when, of which draft, and the folder with its file."""

    at: datetime
    draft: str
    folder: Path

    @property
    def places(self) -> Sequence[str]:
        """The places of its files."""
        return [file.relative_to(self.folder).as_posix() for file in sorted(self.folder.rglob("*.yaml"))]


@dataclass(frozen=True, slots=True)
class Published:
    """A folder of layers. A place is a path such as `catalogue/seoul/climate-card.yaml`."""

    folder: Path

    def layers(self, until: datetime | None = None) -> tuple[Layer, ...]:
        """All that was published, or all until a moment, oldest first."""
        found = [
            Layer(datetime.strptime(named["at"], STAMP).replace(tzinfo=UTC), named["draft"], folder)
            for folder in sorted(self.folder.glob("*"))
            if (named := NAMED.fullmatch(folder.name))
        ]
        return tuple(one for one in found if until is None or one.at <= until)

    def folders(self, until: datetime | None = None) -> tuple[Path, ...]:
        """The folders of the layers."""
        return tuple(one.folder for one in self.layers(until))

    def signature(self) -> tuple[str, ...]:
        """What tells whether anything was published since: a layer never changes."""
        return tuple(folder.name for folder in self.folders())

    def file(self, place: str, until: datetime | None = None) -> Path | None:
        """The newest file of a place."""
        return self.among(place, self.folders(until))

    @staticmethod
    def among(place: str, folders: Sequence[Path]) -> Path | None:
        """The newest file of a place among some layers and what was shipped."""
        roots = (*reversed(folders), SHIPPED)
        return next((file for root in roots if (file := root / place).is_file()), None)

    def places(self) -> Sequence[str]:
        """Every place where there is a file, shipped or published."""
        return sorted(
            {
                file.relative_to(root).as_posix()
                for root in (SHIPPED, *self.folders())
                for kind in (CATALOGUE, PARAMETERS)
                for file in (root / kind).rglob("*.yaml")
            }
        )

    def put(self, place: str, text: str, draft: str, at: datetime) -> Layer:
        """Publish a file; a draft is published once, however often it is asked for."""
        known = next((one for one in self.layers() if one.draft == draft), None)
        if known is not None:
            return known
        name = f"{at.astimezone(UTC):{STAMP}}-{draft}"
        making = self.folder / f"{name}{UNFINISHED}"
        write_whole(making / place, text.encode())
        making.rename(self.folder / name)
        return Layer(at, draft, self.folder / name)

    def sweep(self) -> None:
        """Remove what a run that was killed had begun to publish."""
        for folder in self.folder.glob(f"*{UNFINISHED}"):
            shutil.rmtree(folder, ignore_errors=True)
