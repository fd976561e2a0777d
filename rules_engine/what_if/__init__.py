# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What if a criterion or a figure were another: who gains, who loses, by district and age."""

from rules_engine.what_if.change import Change, CriterionChange, FigureChange, Raise, load_change, read_change
from rules_engine.what_if.comparing import compare, compare_editions
from rules_engine.what_if.imagined import Imagined, changed_catalogue
from rules_engine.what_if.outcome import Outcome
from rules_engine.what_if.sharing import shared
from rules_engine.what_if.stated import WhatIfError

__all__ = [
    "Change",
    "CriterionChange",
    "FigureChange",
    "Imagined",
    "Outcome",
    "Raise",
    "WhatIfError",
    "changed_catalogue",
    "compare",
    "compare_editions",
    "load_change",
    "read_change",
    "shared",
]
