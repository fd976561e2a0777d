# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One turn before the first person comes: rules, names and compiled code are loaded when they are first used."""

from datetime import date

from actions import Conversation, find_programmes, take_turn, understand
from rules_engine import Catalogue

SAYING = "서울 강서구에 사는 예순일곱이에요. 기초연금은 얼마예요?"


def warm(catalogue: Catalogue, on: date) -> None:
    """Take a turn of a talk that nobody has, and look something up."""
    nobody = Conversation.new()
    take_turn(nobody, understand(SAYING, None, nobody, on, catalogue), catalogue, on, "")
    find_programmes(catalogue, q="기초연금")
