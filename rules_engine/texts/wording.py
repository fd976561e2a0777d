# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Conditions, values and dates in plain Korean, for reasons and for the page of a programme."""

from collections.abc import Mapping
from datetime import date

import tossi

from rules_engine.facts.sets import MAX, MIN, Choice, Interval, Value
from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.limits import Ago, Limit, MedianPercent, Official

MUST, MUST_NOT = "해당해야 해요", "해당하지 않아야 해요"
"""What a rule asks of a fact that is yes or no."""

DERIVED = {
    "member.age_months": ("나이(개월)", "개월"),
    "member.child_birth_date": ("아이가 태어난 날", "일자"),
    "member.child_birth_registered_sido": ("아이 출생신고를 한 곳", ""),
    "member.age_at_care_end": ("보호가 끝난 나이", "세"),
    "household.youngest_child_birth": ("가장 어린 아이의 생일", "일자"),
    "household.youngest_child_age": ("가장 어린 아이의 나이", "세"),
    "household.youngest_birth": ("가장 어린 가족의 생일", "일자"),
    "household.oldest_birth": ("가장 나이 많은 가족의 생일", "일자"),
    "household.oldest_age": ("가장 나이 많은 가족의 나이", "세"),
    "household.children_under_19": ("19세가 안 된 자녀 수", "명"),
    "household.couple_income_krw": ("본인과 배우자의 월소득", "원"),
    "household.net_assets_krw": ("빚을 뺀 재산", "원"),
    "household.counted_property_krw": ("심사에 넣는 재산", "원"),
    "household.has_spouse": ("배우자", ""),
    "member.has_spouse": ("배우자", ""),
    "recognised_income.basic_pension": ("소득인정액(기초연금)", "원"),
    "recognised_income.disability_pension": ("소득인정액(장애인연금)", "원"),
    "recognised_income.livelihood": ("소득인정액(기초생활보장)", "원"),
    "recognised_income.near_poor": ("소득인정액(차상위)", "원"),
    "recognised_income.youth_rent": ("일해서 번 돈을 30% 빼고 셈한 소득", "원"),
}


def label(path: str) -> str:
    """What a fact is called."""
    if path in DERIVED:
        return DERIVED[path][0]
    if path.startswith("household.any_"):
        return f"가족 중 {facts()['member.statuses.' + path.removeprefix('household.any_')].label}"
    if path.startswith("receiving."):
        return "이미 받는 혜택"
    return facts()[path].label


def unit(path: str) -> str:
    """The unit a fact is told in; `일자` for days, empty for yes or no."""
    if path in DERIVED:
        return DERIVED[path][1]
    fact = facts().get(path)
    if fact is None or fact.type == "boolean":
        return ""
    return "일자" if fact.type == "date" else fact.unit


def amount(value: int, path: str) -> str:
    """One value in its unit.

    >>> amount(700000, "household.monthly_income_krw"), amount(67, "member.age")
    ('700,000원', '67세')
    """
    if unit(path) == "일자":
        return day(date.fromordinal(value))
    return f"{value:,}{unit(path)}"


def day(value: date) -> str:
    """A day as people read it.

    >>> day(date(2024, 10, 31))
    '2024년 10월 31일'
    """
    return f"{value.year}년 {value.month}월 {value.day}일"


def have(value: Value | None, path: str) -> str:
    """What is known of a fact."""
    if value is None:
        return "아직 몰라요"
    if isinstance(value, Choice):
        options = facts()[path].options_of if path in facts() else None
        return " 또는 ".join(
            sorted((options or {}).get(word, "없음" if word == "none" else word) for word in value.possible)
        )
    if unit(path) == "":
        return {0: "아니요", 1: "예"}.get(-1 if value.exact is None else value.exact, "아직 몰라요")
    return _range(value, path)


def _range(value: Interval, path: str) -> str:
    if value.exact is not None:
        nothing = "아직 없음" if unit(path) == "일자" else "없음"
        return nothing if value.exact <= MIN else amount(value.exact, path)
    if value.lo <= (MIN if unit(path) == "일자" else 0) and value.hi >= MAX:
        return "아직 몰라요"
    if value.hi >= MAX:
        return f"{amount(value.lo, path)} {_since(path)}"
    if value.lo <= MIN:
        return f"{amount(value.hi, path)} {_until(path)}"
    return f"{amount(value.lo, path)}~{amount(value.hi, path)}"


def need(atom: Atom, known: Mapping[str, Value], on: date) -> str:
    """What the rule asks, with the figure it compares with on that day."""
    if atom.text is not None:
        return atom.text
    if atom.among is not None:
        options = (facts()[atom.fact].options_of if atom.fact in facts() else None) or {}
        return " 또는 ".join(options.get(word, word) for word in sorted(atom.among))
    if unit(atom.fact) == "":
        return MUST if atom.least is not None else MUST_NOT
    least = None if atom.least is None else _limit(atom.least, atom.fact, known, on)
    most = None if atom.most is None else _limit(atom.most, atom.fact, known, on)
    if atom.least is not None and atom.least == atom.most:
        return least or ""
    return ", ".join(
        text for text in (least and f"{least} {_since(atom.fact)}", most and f"{most} {_until(atom.fact)}") if text
    )


def _since(path: str) -> str:
    return "이후" if unit(path) == "일자" else "이상"


def _until(path: str) -> str:
    return "이전" if unit(path) == "일자" else "이하"


def _limit(limit: Limit, path: str, known: Mapping[str, Value], on: date) -> str:
    reached = limit.on(known, on)
    if reached is None:
        return f"{on.year}년 기준 금액(자료에 없음)"
    figure = amount(reached.lo, path) if reached.exact is not None else "가구에 따라 다른 금액"
    percent = limit.percent_on(on) if isinstance(limit, MedianPercent) else None
    if isinstance(limit, MedianPercent) and percent is not None:
        plus = f"에 {limit.plus:,}원을 더한 금액" if limit.plus else ""
        return f"기준 중위소득 {percent}%{plus}({on.year}년 {figure})"
    if isinstance(limit, Official) and limit.yearly:
        return f"{on.year}년 한 해 기준을 12로 나눈 {figure}"
    if isinstance(limit, MedianPercent | Official):
        return f"{on.year}년 기준 {figure}"
    if isinstance(limit, Ago):
        return amount(reached.lo, path)
    return figure


def with_josa(word: str, josa: str) -> str:
    """A word with the particle that its last sound asks for.

    >>> with_josa("기초연금", "을"), with_josa("주거급여", "은")
    ('기초연금을', '주거급여는')
    """
    return str(tossi.postfix(word, josa))


READ = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
"""Latin letters are read by their Korean names; these end in a consonant."""


class Word(str):
    """A word that takes a particle where the sentence names one.

    >>> "{age:으로} 고쳤어요.".format(age=Word("72세")), "{what:을} 보세요.".format(what=Word("안내"))
    ('72세로 고쳤어요.', '안내를 보세요.')
    >>> f"{Word('돌봄SOS'):은} {Word('BC'):로}"
    '돌봄SOS는 BC로'
    """

    def __format__(self, particle: str) -> str:
        if not particle:
            return str(self)
        last = self[-1:].lower()
        if last.isascii() and last.isalpha():
            return f"{self}{tossi.pick(READ.get(last, '이'), particle)}"
        return str(tossi.postfix(str(self), particle))
