# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Each condition that fails, in one or two sentences: what is asked, what is known, and what would change it."""

from collections.abc import Iterator
from datetime import date

from actions.phrasing.figures import day_in, won_in
from actions.phrasing.wording import Voice
from actions.results.explaining import in_man
from rules_engine import Result
from rules_engine.facts import law_calendar
from rules_engine.facts.sets import MAX, MIN, Interval, Outcome
from rules_engine.programmes.criteria import AnyOf, Atom, Criterion
from rules_engine.programmes.limits import MedianPercent
from rules_engine.texts import wording
from rules_engine.verdicts.evaluation import judge

AGE, BORN, SIZE = "member.age", "member.birth_date", "household.size"
MONTHS = 12


def unmet(result: Result, on: date, voice: Voice) -> Iterator[str]:
    """A line for each condition that fails; of alternatives that all fail, one line with all of them."""
    conditions = (*result.period.who, *(one for item in result.period.confirm for one in item.settled_by))
    told: set[str] = set()
    for criterion in conditions:
        if judge((criterion,), result.known, on).outcome is Outcome.FAILS:
            line = _line(criterion, result, on, voice)
            if line not in told:
                told.add(line)
                yield line


def _line(criterion: Criterion, result: Result, on: date, voice: Voice) -> str:
    if isinstance(criterion, AnyOf):
        ways = dict.fromkeys(filter(None, (_way(one, result, on) for one in criterion.alternatives)))
        return voice("why.one_of", ways=" / ".join(ways))
    label, need = wording.label(criterion.fact), wording.need(criterion, result.known, on)
    if wording.unit(criterion.fact) == "" and criterion.among is None:
        return voice("why.must_be" if criterion.least is not None else "why.must_not_be", label=label)
    have = wording.have(result.known.get(criterion.fact), criterion.fact)
    asked = voice("why.asks", label=label, need=in_man(need), have=in_man(have))
    return " ".join((asked, *_change(criterion, result, on, voice)))


def _way(alternative: tuple[Criterion, ...], result: Result, on: date) -> str:
    """One alternative in words."""
    return " · ".join(_brief(one, result, on) for one in alternative)


def _brief(criterion: Criterion, result: Result, on: date) -> str:
    if isinstance(criterion, AnyOf):
        return " / ".join(_way(one, result, on) for one in criterion.alternatives)
    need = wording.need(criterion, result.known, on)
    if criterion.text is None and wording.unit(criterion.fact) == "" and criterion.among is None:
        return wording.label(criterion.fact) if criterion.least is not None else f"{wording.label(criterion.fact)} 아님"
    need = in_man(need)
    return need if criterion.text is not None else f"{wording.label(criterion.fact)} {need}"


def _change(atom: Atom, result: Result, on: date, voice: Voice) -> Iterator[str]:
    """What would have to be otherwise, as far as it can be reckoned."""
    have = result.known.get(atom.fact)
    if not isinstance(have, Interval):
        return
    least = None if atom.least is None else atom.least.on(result.known, on)
    most = None if atom.most is None else atom.most.on(result.known, on)
    if atom.fact == AGE and least is not None and least.exact is not None and have.hi < least.exact:
        yield _from_when(least.exact, result, voice)
    elif wording.unit(atom.fact) == "원" and most is not None and most.exact is not None:
        size = result.known.get(SIZE)
        if isinstance(atom.most, MedianPercent) and isinstance(size, Interval) and size.exact is not None:
            yield voice("why.for_size", size=size.exact)
        if have.lo > most.exact:
            occasion = "why.too_much" if have.exact is not None else "why.too_much_at_least"
            yield voice(occasion, gap=won_in(voice, have.lo - most.exact))


def _from_when(age: int, result: Result, voice: Voice) -> str:
    """The day, or the year, in which somebody reaches an age."""
    born = result.known.get(BORN)
    if isinstance(born, Interval) and born.lo > MIN and born.hi < MAX:
        first, last = (law_calendar.add_months(date.fromordinal(end), age * MONTHS) for end in (born.lo, born.hi))
        if first == last:
            return voice("why.from_day", day=day_in(voice, first))
        if last.year - first.year <= 1:
            return voice("why.from_year", year=first.year if first.year == last.year else f"{first.year}~{last.year}")
    return voice("why.from_age", age=age)
