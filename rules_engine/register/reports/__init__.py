# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reports on a whole register for the people who visit and call: who is new, whose day comes, whose days run out."""

from rules_engine.register.reports.birthdays import birthdays
from rules_engine.register.reports.births import births
from rules_engine.register.reports.closing import closing
from rules_engine.register.reports.newly import newly_eligible

__all__ = ["birthdays", "births", "closing", "newly_eligible"]
