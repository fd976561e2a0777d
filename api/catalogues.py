# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue in use: a new snapshot is taken without a restart, in one step between two answers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import structlog

from api.editor.published import Published
from api.settings import Settings
from api.sync.imported import Imported, read_imported, stores
from api.watching.metrics import CATALOGUE, PROGRAMMES, WHOLE
from rules_engine import Catalogue

log = structlog.get_logger(__name__)
Prepare = Callable[[Catalogue], None]


@dataclass
class Catalogues:
    """What is answered from now. An answer takes `current` once and keeps to it; `whole` says nothing was left out."""

    settings: Settings
    _imported: Imported = field(init=False)
    _signature: object = field(init=False)
    _one: Lock = field(init=False, default_factory=Lock)

    def __post_init__(self) -> None:
        self._signature = self._looked()
        self._imported = read_imported(self.settings)
        self._note()

    @property
    def current(self) -> Catalogue:
        """The catalogue to answer from."""
        return self._imported.catalogue

    @property
    def whole(self) -> bool:
        """Whether everything that was imported could be read."""
        return self._imported.whole

    def refresh(self, prepare: Prepare) -> bool:
        """Take a new snapshot if there is one; `prepare` makes the new catalogue ready before anybody waits for it."""
        with self._one:
            signature = self._looked()
            if signature == self._signature:
                return False
            self._signature = signature
            found = read_imported(self.settings)
            prepare(found.catalogue)
            self._imported = found
        self._note()
        log.info("catalogue taken", programmes=len(found.catalogue.programmes), whole=found.whole)
        return True

    def _note(self) -> None:
        PROGRAMMES.set(len(self.current.programmes))
        WHOLE.set(int(self.whole))
        CATALOGUE.set_to_current_time()

    def _looked(self) -> object:
        imported = tuple(store.signature() for store in stores(self.settings))
        return Published(self.settings.published).signature(), imported


async def refresh_forever(catalogues: Catalogues, prepare: Prepare, seconds: float) -> None:
    """Look for a new snapshot now and then, beside the answers."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(catalogues.refresh, prepare)
        except Exception as error:  # noqa: BLE001 - whatever came, what is in use goes on
            log.error("new catalogue not taken", error=type(error).__name__)
