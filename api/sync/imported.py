# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Our catalogue with what was published since and what was imported last, if anything was."""

from datetime import datetime
from typing import NamedTuple

import structlog

from api.editor.published import Published
from api.settings import Settings
from api.sync.store import Store
from rules_engine import Catalogue
from rules_engine.gov24 import Snapshot, with_imported
from rules_engine.programmes.edition import edition, figure_files
from rules_engine.programmes.parameter import parameters, reckon_with_published

log = structlog.get_logger(__name__)


class Imported(NamedTuple):
    """A catalogue, and whether all that was imported is in it."""

    catalogue: Catalogue
    whole: bool


def catalogue_with_imported(settings: Settings, until: datetime | None = None) -> Catalogue:
    """Our programmes, then those of 보조금24, then those of 복지로; without a snapshot just ours.

    With `until` ours are as they were published at that moment.
    """
    return read_imported(settings, until).catalogue


def read_imported(settings: Settings, until: datetime | None = None) -> Imported:
    """Our programmes with the newest whole snapshots. What is broken is left out, and only that it is so is logged."""
    ours, whole = _ours(settings, until)
    found = []
    for store in stores(settings):
        snapshot, broken = store.newest()
        if broken:
            log.error("imported snapshot broken", source=store.folder.name, files=broken)
        whole = whole and not broken
        found += [snapshot] if snapshot is not None else []
    return _joined(ours, found, whole=whole)


def _ours(settings: Settings, until: datetime | None) -> tuple[Catalogue, bool]:
    """The newest edition that can be read; a layer that breaks it is left out with all that came after it."""
    layers = Published(settings.published).folders(until)
    for count in range(len(layers), 0, -1):
        try:
            reckon_with_published(figure_files(layers[:count]))
            parameters()
            return edition(layers[:count]), count == len(layers)
        except Exception as error:  # noqa: BLE001 - whatever lies in a layer, what was before it goes on
            log.error("published layer broken", layer=layers[count - 1].name, error=type(error).__name__)
    reckon_with_published(())
    return edition(()), not layers


def stores(settings: Settings) -> tuple[Store, ...]:
    """The folders of the lists that are imported; none where imports are switched off."""
    return tuple(Store(folder) for folder in (settings.gov24, settings.bokjiro)) if settings.imports else ()


def _joined(ours: Catalogue, snapshots: list[Snapshot], *, whole: bool) -> Imported:
    try:
        return Imported(with_imported(ours, *snapshots), whole)
    except Exception as error:  # noqa: BLE001 - whatever a public list may hold, our own programmes go on
        log.error("imported snapshot not understood", error=type(error).__name__)
        return Imported(ours, whole=False)
