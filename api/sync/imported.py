# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Our catalogue with what was imported last, if anything was."""

from api.settings import Settings
from api.sync.store import Store
from rules_engine import Catalogue, load_catalogue
from rules_engine.gov24 import with_imported


def catalogue_with_imported(settings: Settings) -> Catalogue:
    """Our programmes, then those of 보조금24, then those of 복지로; without a snapshot just ours."""
    found = (Store(folder).latest() for folder in (settings.gov24, settings.bokjiro))
    return with_imported(load_catalogue(), *(snapshot for snapshot in found if snapshot is not None))
