# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""혜택동행's rules: a situation and a catalogue in, sourced verdicts out. No network, no database, no clock.

>>> from datetime import date
>>> catalogue = load_catalogue()
>>> told = {"residence": {"sido": "서울특별시"}, "members": [{"pregnancy_months": 5}]}
>>> mother = read_situation(told, date(2024, 4, 15))
>>> [result.verdict for result in screen(mother, catalogue, programs=["seoul-pregnancy-transport"]).results]
['eligible']
"""

from rules_engine.facts.reading import Problem, SituationError, read_situation
from rules_engine.facts.situation import Member, Situation
from rules_engine.programmes.catalogue import Catalogue, load_catalogue
from rules_engine.programmes.located import CatalogueError
from rules_engine.programmes.programme import Programme
from rules_engine.screening.asking import Asker, Refusal, Stage
from rules_engine.screening.imported_page import ImportedAsked
from rules_engine.screening.presentation import facts_json, programme_json, programme_summary, screening_json
from rules_engine.screening.screen import Screening, screen
from rules_engine.verdicts.result import Result

__all__ = [
    "Asker",
    "Catalogue",
    "CatalogueError",
    "ImportedAsked",
    "Member",
    "Problem",
    "Programme",
    "Refusal",
    "Result",
    "Screening",
    "Situation",
    "SituationError",
    "Stage",
    "facts_json",
    "load_catalogue",
    "programme_json",
    "programme_summary",
    "read_situation",
    "screen",
    "screening_json",
]
