# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One programme with one of its criteria changed; nobody changes what is not on record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Literal

from rules_engine.facts.vocabulary import facts
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.limits import Ago, Fixed, Limit, MedianPercent
from rules_engine.programmes.programme import Period, Programme
from rules_engine.what_if.change import Bound, CriterionChange
from rules_engine.what_if.rewriting import asked, rewritten_period
from rules_engine.what_if.stated import SHOWN, Stated, WhatIfError, in_words, nearest

End = Literal["least", "most"]
ENDS: dict[Bound | None, tuple[End, ...]] = {
    None: ("least", "most"),
    "at_least": ("least",),
    "over": ("least",),
    "at_most": ("most",),
    "under": ("most",),
}
BESIDE: dict[Bound | None, int] = {"over": 1, "under": -1}
"""What is over 5 is at least 6: how far the first value allowed lies from the one that is named."""


def changed_programme(programme: Programme, change: CriterionChange, on: date) -> Programme:
    """The programme with the criterion changed wherever the period in force on the day asks for it.

    Raises:
        WhatIfError: where the programme has no such condition, or with another value.
    """
    period = _in_force(programme, on)
    same = [atom for atom in asked(period) if atom.fact == change.fact]
    if not same:
        known = sorted({atom.fact for atom in asked(period)})
        hint = nearest(change.fact, known)
        raise WhatIfError(
            f"'{programme.name}'에는 '{change.fact[:SHOWN]}' 조건이 없어요.{hint} 있는 조건: {', '.join(known)}"
        )
    on_record = dict.fromkeys(value for atom in same for value in _values(atom, change.bound, on))
    if change.old not in on_record:
        told = ", ".join(in_words(value, change.fact) for value in on_record) or "다른 꼴의 값"
        raise WhatIfError(f"'{programme.name}'의 '{change.fact}' 조건에 적힌 값과 from이 달라요. 적힌 값: {told}")
    _look_at_new(change)
    changed = rewritten_period(period, lambda atom: _changed(atom, change, on))
    return replace(programme, periods=tuple(changed if one is period else one for one in programme.periods))


def _in_force(programme: Programme, on: date) -> Period:
    period = programme.on(on)
    if period is None:
        raise WhatIfError(f"'{programme.name}'에는 기준일에 쓰는 조건이 없어요. 날짜를 확인해 주세요.")
    if programme.unreviewed:
        raise WhatIfError(f"'{programme.name}'의 조건은 아직 사람이 살펴보지 않아서 바꾸어 볼 수 없어요.")
    return period


def _look_at_new(change: CriterionChange) -> None:
    if change.new is None:
        return
    if change.new.kind != change.old.kind:
        raise WhatIfError("from과 to를 같은 꼴로 적어 주세요. 60%는 63%처럼, 34세는 39세처럼 바꿀 수 있어요.")
    options = facts()[change.fact].options_of if change.fact in facts() else None
    if isinstance(change.new.value, frozenset) and options is not None:
        for word in sorted(change.new.value - options.keys()):
            raise WhatIfError(f"모르는 말이에요: '{word[:SHOWN]}'.{nearest(word, options)}")


def _values(atom: Atom, bound: Bound | None, on: date) -> Iterator[Stated]:
    """What stands on record, one value for each end that is meant."""
    if atom.among is not None:
        yield Stated("words", atom.among)
        return
    for end in ENDS[bound]:
        value = _stated(getattr(atom, end), bound, on)
        if value is not None:
            yield value


def _stated(limit: Limit | None, bound: Bound | None, on: date) -> Stated | None:
    if limit is None:
        return None
    if isinstance(limit, MedianPercent):
        percent = limit.percent_on(on)
        return None if percent is None else Stated("percent", percent)
    if isinstance(limit, Ago):
        return Stated("days", limit.days or 0) if limit.months is None else Stated("months", limit.months)
    reached = limit.on({}, on)
    if reached is None or reached.exact is None:
        return None
    return Stated("number", reached.exact - BESIDE.get(bound, 0))


def _changed(atom: Atom, change: CriterionChange, on: date) -> Atom | None:
    """The atom with the new value; its own words told the old one, so they go."""
    if atom.fact != change.fact:
        return atom
    if atom.among is not None:
        if Stated("words", atom.among) != change.old:
            return atom
        new = change.new.value if change.new is not None else None
        return replace(atom, among=new, text=None) if isinstance(new, frozenset) else None
    ends = {end: getattr(atom, end) for end in ENDS[change.bound]}
    ends = {end: _limit(limit, change) for end, limit in ends.items() if _stated(limit, change.bound, on) == change.old}
    if not ends:
        return atom
    found = replace(atom, text=None, **ends)
    return None if found.least is None and found.most is None else found


def _limit(limit: Limit, change: CriterionChange) -> Limit | None:
    """The limit that takes the place of one. A printed threshold was printed for the old percent, so it goes."""
    if change.new is None or not isinstance(change.new.value, int):
        return None
    if isinstance(limit, MedianPercent):
        return replace(limit, percent=change.new.value, printed=None)
    if isinstance(limit, Ago):
        return Ago(**{change.new.kind: change.new.value})
    return Fixed(change.new.value + BESIDE.get(change.bound, 0))
