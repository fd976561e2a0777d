# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Imported services beside our own programmes: what we have written ourselves is never doubled."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from rules_engine.gov24.bokjiro import welfare_programme
from rules_engine.gov24.programmes import programme_of
from rules_engine.gov24.records import Record
from rules_engine.gov24.snapshot import Snapshot, SourceName
from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.programme import Programme

KNOWN_FILE = Path(__file__).with_name("known.yaml")
READERS: Mapping[SourceName, Callable[[Record, date], Programme]] = {
    "gov24": programme_of,
    "bokjiro": welfare_programme,
}
VERSION_DIGITS = 12


def with_imported(catalogue: Catalogue, *snapshots: Snapshot) -> Catalogue:
    """A new catalogue with the services of snapshots added, all unreviewed.

    A service that is in the catalogue already, or in an earlier snapshot, is left out: the same name (but for spaces
    and punctuation) of the same authority, or known to be the same. With nothing to add it is the same catalogue.
    """
    if not snapshots:
        return catalogue
    programmes = dict(catalogue.programmes)
    digest = hashlib.sha256(catalogue.version.encode())
    taken = {_same(programme) for programme in programmes.values()} | set(programmes)
    for snapshot in snapshots:
        digest.update(snapshot.digest.encode())
        for programme in programmes_of(snapshot):
            key = _same(programme)
            twin = twins().get(programme.id, programme.id)
            if key not in taken and twin not in taken:
                taken |= {key, twin}
                programmes[programme.id] = programme
    return Catalogue(programmes, digest.hexdigest()[:VERSION_DIGITS])


def programmes_of(snapshot: Snapshot) -> Iterator[Programme]:
    """The programmes of a snapshot, in the order of ids."""
    read = READERS[snapshot.source]
    for one in sorted(snapshot.records):
        yield read(snapshot.records[one], snapshot.day)


@cache
def twins() -> Mapping[str, str]:
    """Imported ids with the id that the same programme has, or would have, in our catalogue."""
    known = yaml.safe_load(KNOWN_FILE.read_text(encoding="utf-8"))
    return {f"{source}-{given}": ours for ours, ids in known.items() for source, given in ids.items()}


def normal_name(name: str) -> str:
    """A name without spaces, punctuation and differences of width or case.

    >>> normal_name("유아학비 (누리과정) 지원") == normal_name("유아학비(누리과정)지원")
    True
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _same(programme: Programme) -> tuple[str, str]:
    return normal_name(programme.name), programme.authority
