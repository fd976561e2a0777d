# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Official figures with one changed, and the programmes that such a change can reach."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import chain
from typing import Any

from rules_engine.programmes.catalogue import Catalogue
from rules_engine.programmes.criteria import Atom, atoms
from rules_engine.programmes.limits import Limit, MedianPercent, Official
from rules_engine.programmes.parameter import Parameter, parameters
from rules_engine.programmes.programme import Amount, Period, Programme
from rules_engine.what_if.change import FigureChange, Raise
from rules_engine.what_if.rewriting import asked, rewritten_period
from rules_engine.what_if.stated import SHOWN, WhatIfError, nearest

MEDIAN = "median_income"
WON = "KRW"
Figures = Mapping[str, Parameter]


def changed_figures(change: FigureChange | Raise, on: date) -> Figures:
    """The one parameter, with its value of the day changed.

    Raises:
        WhatIfError: where no such figure is on record for the day, or another value.
    """
    name, *keys = change.path.split(".")
    parameter = parameters().get(name)
    if parameter is None:
        raise WhatIfError(f"모르는 공식 금액이에요: '{name[:SHOWN]}'.{nearest(name, parameters())}")
    dated = parameter.at(on)
    if dated is None:
        raise WhatIfError(f"{on.year}년의 '{name}' 금액은 자료에 없어요. 날짜를 확인해 주세요.")
    value = _at(dated.value, keys, lambda found: _changed(found, change, parameter))
    extra = {
        key: _raised(each, change.by) if isinstance(change, Raise) and not keys and key == "extra_person" else each
        for key, each in dated.extra.items()
    }
    values = tuple(replace(one, value=value, extra=extra) if one is dated else one for one in parameter.values)
    return {name: replace(parameter, values=values)}


def _at(value: Any, keys: list[str], change: Callable[[Any], Any]) -> Any:
    """A copy of a table with what stands at a path changed."""
    if not keys:
        return change(value)
    known = {str(key): key for key in value} if isinstance(value, Mapping) else {}
    if keys[0] not in known:
        hint = nearest(keys[0], known)
        raise WhatIfError(
            f"그 금액 안에 '{keys[0][:SHOWN]}' 항목이 없어요.{hint} 있는 이름: {', '.join(known) or '(하나뿐인 금액)'}"
        )
    key = known[keys[0]]
    return {**value, key: _at(value[key], keys[1:], change)}


def _changed(value: Any, change: FigureChange | Raise, parameter: Parameter) -> Any:
    if isinstance(change, Raise):
        if not _may_be_raised(value, parameter):
            raise WhatIfError("raise는 금액이나 금액의 표에만 쓸 수 있어요. 점(.)으로 금액 하나를 골라 주세요.")
        return _raised(value, change.by)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise WhatIfError("수 하나만 바꿀 수 있어요. 점(.)으로 하나를 골라 주세요." + _inside(value))
    if value != change.old:
        raise WhatIfError(f"'{change.path}'에 적힌 값과 from이 달라요. 적힌 값: {value:,}")
    if isinstance(value, int) and not isinstance(change.new, int):
        raise WhatIfError(f"'{change.path}'에는 정수를 적어 주세요.")
    return change.new


def _inside(value: Any) -> str:
    return f" 있는 이름: {', '.join(map(str, value))}" if isinstance(value, Mapping) else ""


def _may_be_raised(value: Any, parameter: Parameter) -> bool:
    """A number, or a table that is all of won: keyed by sizes of households, or said to be of won."""
    if not isinstance(value, Mapping):
        return isinstance(value, int) and not isinstance(value, bool)
    of_won = (parameter.unit or "").startswith(WON) or all(isinstance(key, int) for key in value)
    return of_won and all(_may_be_raised(each, parameter) for each in value.values())


def _raised(value: Any, by: Fraction) -> Any:
    if isinstance(value, Mapping):
        return {key: _raised(each, by) for key, each in value.items()}
    exact = value * (1 + by)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def reached(catalogue: Catalogue, path: str, on: date) -> Mapping[str, Programme]:
    """The programmes in force whose conditions or amounts may come out otherwise when a figure is another.

    Printed thresholds that were computed from the figure give way to computed ones.
    """
    name = path.split(".")[0]
    found: dict[str, Programme] = {}
    for programme in catalogue.programmes.values():
        period = programme.on(on)
        if period is not None and (names(programme, on, name) or _reckons(period)):
            reckoned = rewritten_period(period, lambda atom: _computed(atom, path))
            periods = tuple(reckoned if one is period else one for one in programme.periods)
            found[programme.id] = replace(programme, periods=periods)
    return found


def names(programme: Programme, on: date, name: str) -> bool:
    """Whether a programme's conditions or amounts name a parameter."""
    period = programme.on(on)
    return period is not None and any(name in _names(limit) for limit in _limits(programme, period))


def _limits(programme: Programme, period: Period) -> Iterator[Limit]:
    amount: Amount = period.amount or programme.amount or Amount()
    when = (atom for case in amount.cases for atom in atoms(case.when))
    for atom in chain(asked(period), when):
        yield from (limit for limit in (atom.least, atom.most) if limit is not None)
    yield from (case.krw for case in amount.cases if case.krw is not None)


def _names(limit: Limit) -> frozenset[str]:
    paths: list[str] = []
    if isinstance(limit, Official):
        paths = [limit.path]
    elif isinstance(limit, MedianPercent):
        paths = [MEDIAN, *(path for path in (limit.percent, limit.printed) if isinstance(path, str))]
    return frozenset(path.split(".")[0] for path in paths)


def _reckons(period: Period) -> bool:
    """A recognised income is reckoned from many figures, so any of them may move it."""
    return any(atom.fact.startswith("recognised_income.") for atom in asked(period))


def _computed(atom: Atom, path: str) -> Atom:
    return replace(atom, least=_unprinted(atom.least, path), most=_unprinted(atom.most, path))


def _unprinted(limit: Limit | None, path: str) -> Limit | None:
    return replace(limit, printed=None) if isinstance(limit, MedianPercent) and _from(limit, path) else limit


def _from(limit: MedianPercent, path: str) -> bool:
    """Whether a threshold is computed from a figure."""
    percent = limit.percent if isinstance(limit.percent, str) else ""
    return path.split(".")[0] == MEDIAN or f"{percent}.".startswith(f"{path}.")
