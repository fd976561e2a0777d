# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue with what was published since: layers of the same files, each in the place of what was there before.

A layer is a folder with `catalogue/<authority>/<id>.yaml` or `parameters/<name>.yaml` below it. With the layers of
yesterday there is yesterday's catalogue again; its figures, in a process that reckons with its `figure_files`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from rules_engine.programmes.catalogue import FOLDER, Catalogue, load_catalogue, read_programme

CATALOGUE, PARAMETERS = "catalogue", "parameters"


def layered(folder: Path = FOLDER, layers: Sequence[Path] = ()) -> Mapping[str, Path]:
    """The newest file of each place ("seoul/climate-card.yaml"), in the order of places; the last layer counts."""
    found = {
        file.relative_to(root).as_posix(): file
        for root in (folder, *(layer / CATALOGUE for layer in layers))
        for file in root.rglob("*.yaml")
    }
    return dict(sorted(found.items()))


def authority_of(place: str) -> str:
    """The folder of a place, which says whose programme it is.

    >>> authority_of("seoul/gangseo/x.yaml")
    'seoul/gangseo'
    """
    return PurePosixPath(place).parent.as_posix()


def figure_files(layers: Sequence[Path]) -> tuple[Path, ...]:
    """The newest files of official figures among the layers."""
    newest = {file.name: file for layer in layers for file in sorted((layer / PARAMETERS).glob("*.yaml"))}
    return tuple(newest.values())


def edition(layers: Sequence[Path], folder: Path = FOLDER) -> Catalogue:
    """The catalogue with its layers, oldest first; without any it is the shipped one itself.

    Raises:
        CatalogueError: at the first mistake, naming file and line.
    """
    base = load_catalogue(folder)
    newer = {place: file for place, file in layered(folder, layers).items() if not file.is_relative_to(folder)}
    figures = figure_files(layers)
    if not newer and not figures:
        return base
    digest = hashlib.sha256(base.version.encode())
    programmes = dict(base.programmes)
    for place, file in newer.items():
        digest.update(file.read_bytes())
        programme = read_programme(file, authority_of(place))
        programmes[programme.id] = programme
    for file in figures:
        digest.update(file.read_bytes())
    return Catalogue(programmes, digest.hexdigest()[:12])
