# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was understood so far, line by line, so that each line can be corrected."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actions.answer import RecapLine
from actions.conversation import Conversation, Place
from actions.hearing.learning import facts_in
from actions.hearing.people import called
from actions.hearing.statuses import label_of
from actions.household import ME, value_of
from actions.phrasing.figures import counted, day_in, won_in
from actions.phrasing.wording import KOREAN, Voice
from rules_engine import Catalogue
from rules_engine.facts.vocabulary import facts

GROUPS = ("household.types.", "member.statuses.")
AGES = ("member.age", "member.birth_year", "member.birth_date")
HOME, RENTED, DEPOSIT = "household.residential_property_krw", ("jeonse", "monthly_rent", "public_rental"), "보증금"
ORDERS = ("첫째", "둘째", "셋째")
UNTOLD = ("member.relation", "member.lives_together")
SHORT = {
    "member.age": "나이",
    "member.birth_year": "나이",
    "member.birth_date": "생일",
    "residence.sido": "사는 곳",
    "residence.sigungu": "사는 곳",
    "residence.dong": "사는 곳",
    "household.size": "함께 사는 사람",
    "household.earned_income_krw": "일해서 번 돈",
    "household.other_income_krw": "연금 등 다른 소득",
    "household.monthly_income_krw": "한 달 소득",
    HOME: "집",
    "household.general_property_krw": "땅이나 상가",
    "household.financial_assets_krw": "예금",
    "household.vehicle_krw": "자동차",
    "household.debt_krw": "빚",
    "household.assets_krw": "재산",
    "household.children": "함께 사는 아이",
    "member.lives_together": "함께 사는지",
    "member.statuses": "해당하지 않는 것",
    "household.types": "우리 집에 해당하지 않는 것",
}


def recap(conversation: Conversation, catalogue: Catalogue) -> tuple[RecapLine, ...]:
    """Every fact that is known, the household's first."""
    return tuple(_lines(conversation, catalogue))


def _lines(conversation: Conversation, catalogue: Catalogue) -> Iterator[RecapLine]:
    situation, voice = conversation.situation, conversation.voice
    placed = False
    for path, member, value in facts_in(situation):
        if path.startswith("residence.") and path in SHORT:
            if not placed:
                placed = True
                yield RecapLine("residence.sido", voice.of(SHORT[path]), place_in_words(situation), None)
            continue
        if path in UNTOLD and not (path == "member.lives_together" and value is False):
            continue
        if (path.startswith(GROUPS) and value is False) or (path == "member.sex" and member != ME):
            continue
        words = in_words(path, value, voice, catalogue)
        yield RecapLine(
            path, name_of(situation, path, member, voice), words, member, (path, member) in conversation.assumed
        )
    yield from _denied(conversation)


def _denied(conversation: Conversation) -> Iterator[RecapLine]:
    """What is not so, in one line for each person."""
    situation, voice = conversation.situation, conversation.voice
    found: dict[Place, list[str]] = {}
    said: set[Place] = set()
    for path, member, value in facts_in(situation):
        if path.startswith(GROUPS) and value is False:
            group = (path.rsplit(".", 1)[0], member)
            found.setdefault(group, []).append(voice.of(label_of(path)))
            said |= {group} if (path, member) not in conversation.assumed else set()
    for place, labels in found.items():
        path, member = place
        yield RecapLine(path, name_of(situation, path, member, voice), ", ".join(labels), member, place not in said)


def label_in(situation: Mapping[str, Any], path: str) -> str:
    """What a fact is called in a household: the money in a home that is rented is a deposit."""
    if path == HOME and value_of(situation, "household.housing") in RENTED:
        return DEPOSIT
    return SHORT.get(path) or label_of(path)


def name_of(situation: Mapping[str, Any], path: str, member: str | None, voice: Voice = KOREAN) -> str:
    """What a fact is called, with whose it is."""
    who = voice.of(called(situation, member, aged=path not in AGES))
    label = voice.of(label_in(situation, path))
    return f"{who} {label}" if who else label


def place_in_words(situation: Mapping[str, Any]) -> str:
    """Where people live, as far as it is known."""
    levels = (value_of(situation, f"residence.{level}") for level in ("sido", "sigungu", "dong"))
    return " ".join(_word(level) for level in levels if level)


def _word(value: Any) -> str:
    return value if isinstance(value, str) else " 또는 ".join(value["any_of"])


def in_words(path: str, value: Any, voice: Voice, catalogue: Catalogue | None = None) -> str:
    """A value as people say it.

    >>> in_words("household.other_income_krw", 300000, Voice()), in_words("member.age", {"min": 65}, Voice())
    ('30만 원', '65세 이상')
    """
    fact = facts()[path]
    if path == "situation.receiving":
        names = [catalogue.programmes[one].name if catalogue and one in catalogue.programmes else one for one in value]
        return ", ".join(names) or voice("facts.nothing_received")
    if path == "member.lives_together":
        return voice("facts.lives_here" if value else "facts.lives_elsewhere")
    if isinstance(value, bool):
        return voice("facts.is_true" if value else "facts.is_false")
    if isinstance(value, Mapping):
        return _range(path, value, voice)
    if fact.type == "date":
        return day_in(voice, date.fromisoformat(value))
    if isinstance(value, int):
        return _number(path, value, voice)
    return voice.of(str((fact.options_of or {}).get(value, value)))


def _range(path: str, value: Mapping[str, Any], voice: Voice) -> str:
    if "any_of" in value:
        return f" {voice.of('또는')} ".join(in_words(path, one, voice) for one in value["any_of"])
    low, high = (in_words(path, value[end], voice) if end in value else "" for end in ("min", "max"))
    if low and high:
        return voice("facts.between", low=low, high=high)
    return voice("facts.at_least", value=low) if low else voice("facts.at_most", value=high)


def _number(path: str, value: int, voice: Voice) -> str:
    if path == "member.birth_year":
        return f"{value}년생" if voice.language == "ko" else str(value)
    if path == "member.birth_order" and value <= len(ORDERS):
        return voice.of(ORDERS[value - 1])
    if facts()[path].unit == "원":
        return won_in(voice, value) if value else voice("facts.none")
    return counted(voice, value, facts()[path].unit)


def fact_in_brief(
    situation: Mapping[str, Any],
    path: str,
    member: str | None,
    value: Any,
    voice: Voice,
    catalogue: Catalogue | None = None,
) -> str:
    """A fact in a few words, to show that it was heard: "나이 67세", "임신 5개월", "장애인 아님"."""
    who = voice.of(called(situation, member, aged=path not in AGES))
    if path == "member.pregnancy_months" and isinstance(value, int) and value:
        words = voice("facts.pregnant_months", months=value)
    elif path.startswith(GROUPS):
        words = voice("facts.is_so" if value else "facts.is_not_so", what=voice.of(label_of(path)))
    elif path == "household.size" and value == 1:
        words = voice("facts.size_one")
    else:
        words = f"{voice.of(label_in(situation, path))} {in_words(path, value, voice, catalogue)}"
    return f"{who} {words}" if who and member != ME else words
