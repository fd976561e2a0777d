# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The catalogue as data under test: every problem of every file, with its line and what to do."""

from rules_engine.checking.check import Report, check_catalogue, check_file
from rules_engine.checking.entry import Problem

__all__ = ["Problem", "Report", "check_catalogue", "check_file"]
