# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made rules over a few facts, households of which little is told, and everything that these may turn out to be."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from random import Random
from typing import Any

from rules_engine import Catalogue
from rules_engine.facts.sets import Interval
from rules_engine.programmes.criteria import AnyOf, Atom, Criteria, Criterion, Source, atoms
from rules_engine.programmes.limits import Fixed, Limit, MedianPercent
from rules_engine.programmes.programme import Confirm, Period, Programme

DAY = date(2026, 11, 21)
SOURCE = Source("시험")
PLACES = ("서울특별시", "경기도", "부산광역시", "제주특별자치도")
PERCENTS, SIZES, FACTS = (50, 100), range(1, 5), 4
AGES, WON = (6, 19, 65), (1_000_000, 2_500_000)
RECEIVED = "p0"
PERSONAL = ("member.age", "member.statuses.farmer", "member.statuses.veteran")
SHARED = (
    "household.monthly_income_krw",
    "household.size",
    "household.types.newlywed",
    "household.types.newly_moved_in",
    "residence.sido",
    f"receiving.{RECEIVED}",
)
Values = Mapping[str, Any]
"""One exact value for each fact."""


def made_catalogue(rng: Random, programmes: int) -> Catalogue:
    """So many programmes with all that rules may have; of some all conditions are plain, each on another fact."""
    made = [_programme(rng, f"p{number}") for number in range(programmes)]
    return Catalogue({one.id: one for one in made}, f"made {rng.random()}")


def plain(programme: Programme) -> bool:
    """Whether it is reviewed conditions alone, each on facts of its own."""
    [period] = programme.periods
    used = [fact for one in period.who for fact in (_used(one) if isinstance(one, Atom) else (None, None))]
    conditions = not period.confirm and not programme.unreviewed
    return conditions and None not in used and len(used) == len(set(used))


def _programme(rng: Random, name: str) -> Programme:
    recipient = "household" if rng.random() < 0.3 else "person"
    known = tuple(rng.sample(SHARED if recipient == "household" else (*PERSONAL, *SHARED), FACTS))
    simple = rng.random() < 0.4
    who = (
        tuple(_atom(rng, fact) for fact in rng.sample(known, rng.randint(1, 3)))
        if simple
        else _criteria(rng, known, depth=2)
    )
    confirm = () if simple else tuple(_confirm(rng, known) for _ in range(rng.choice((0, 0, 1, 2))))
    trust = 1.0 if name == RECEIVED else rng.random()
    return Programme(
        id=name,
        name=name,
        kind="decided",
        plain="시험",
        category="시험",
        provider={},
        region={},
        recipient=recipient,  # type: ignore[arg-type]
        periods=(Period(None, None, who if trust > 0.05 else (), SOURCE, confirm),),
        checked_on=DAY,
        as_of="2026-11",
        authority="국가",
        unreviewed=trust < 0.2,
        blank=trust < 0.05,
    )


def _criteria(rng: Random, known: tuple[str, ...], *, depth: int) -> Criteria:
    return tuple(_criterion(rng, known, depth) for _ in range(rng.randint(1, 3)))


def _criterion(rng: Random, known: tuple[str, ...], depth: int) -> Criterion:
    if depth and rng.random() < 0.4:
        return AnyOf(tuple(_criteria(rng, known, depth=depth - 1) for _ in range(rng.randint(1, 3))))
    return _atom(rng, rng.choice(known))


def _atom(rng: Random, fact: str) -> Atom:
    if fact == "residence.sido":
        return Atom(fact, SOURCE, among=frozenset(rng.sample(PLACES[:3], rng.randint(1, 2))))
    if fact == "member.age":
        return _between(fact, *sorted(rng.choices(AGES, k=2)), rng)
    if fact == "household.size":
        return _between(fact, *sorted(rng.choices(SIZES, k=2)), rng)
    if fact == "household.monthly_income_krw":
        limit = rng.choice((Fixed(rng.choice(WON)), MedianPercent(rng.choice(PERCENTS), less=rng.randint(0, 1))))
        return Atom(fact, SOURCE, most=limit) if rng.random() < 0.8 else Atom(fact, SOURCE, least=limit)
    true = Fixed(int(rng.random() < 0.6))
    return Atom(fact, SOURCE, least=true, most=true)


def _between(fact: str, least: int, most: int, rng: Random) -> Atom:
    kind = rng.random()
    return Atom(fact, SOURCE, least=Fixed(least) if kind < 0.7 else None, most=Fixed(most) if kind > 0.3 else None)


def _confirm(rng: Random, known: tuple[str, ...]) -> Confirm:
    kind = rng.choice(("", "settled_by", "unless"))
    return Confirm("사람이 볼 것", **({kind: _criteria(rng, known, depth=1)} if kind else {}))


def made_household(rng: Random) -> dict[str, Any]:
    """One or two persons; each fact is told, told as a set, or not told."""
    members = rng.randint(1, 2)
    home: dict[str, Any] = {
        "as_of": DAY.isoformat(),
        "residence": _kept(rng, {"sido": _one_of(rng)}),
        "household": {
            "size": _range(rng, range(members, 5)),
            **_kept(
                rng,
                {
                    "monthly_income_krw": _range(rng, (0, 1_000_000, 1_282_119, 2_000_000, 2_564_238, 3_500_000)),
                    "types": _kept(rng, {name: rng.random() < 0.5 for name in ("newlywed", "newly_moved_in")}),
                },
            ),
        },
        "members": [
            {
                "id": f"m{place}",
                "relation": "other" if place else "self",
                **_kept(rng, {"age": _range(rng, AGES), "statuses": _kept(rng, _truths(rng))}),
            }
            for place in range(members)
        ],
    }
    return {**home, **_kept(rng, {"receiving": rng.choice(([], [RECEIVED]))})}


def _truths(rng: Random) -> dict[str, bool]:
    return {name: rng.random() < 0.5 for name in ("farmer", "veteran")}


def _kept(rng: Random, told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if rng.random() < 0.7}


def _one_of(rng: Random) -> Any:
    possible = rng.sample(PLACES, rng.randint(1, 3))
    return possible[0] if len(possible) == 1 else {"any_of": possible}


def _range(rng: Random, ends: Iterable[int]) -> Any:
    least, most = sorted(rng.choices(list(ends), k=2))
    return most if rng.random() < 0.5 else {"min": least, "max": most}


def completions(told: Mapping[str, Any], member: str | None, programme: Programme) -> Iterator[Values]:
    """Everything a household and one of its members may turn out to be, as far as a programme can tell it apart."""
    person = next((one for one in told["members"] if one["id"] == member), {})
    [period] = programme.periods
    asked = (*period.who, *(one for item in period.confirm for one in (*item.settled_by, *item.unless)))
    used = sorted({fact for atom in atoms(asked) for fact in _used(atom)})
    possible = [_possible(fact, told, person) for fact in used]
    for values in product(*possible):
        yield dict(zip(used, values, strict=True))


def _used(atom: Atom) -> tuple[str, ...]:
    sized = any(isinstance(limit, MedianPercent) for limit in (atom.least, atom.most))
    return (atom.fact, "household.size") if sized else (atom.fact,)


def _possible(fact: str, told: Mapping[str, Any], member: Mapping[str, Any]) -> list[Any]:
    room, _, path = fact.partition(".")
    if room == "receiving":
        return [False, True] if "receiving" not in told else [path in told["receiving"]]
    value: Any = {"member": member, "household": told["household"], "residence": told["residence"]}[room]
    for key in path.split("."):
        value = value.get(key) if value is not None else None
    if fact == "residence.sido":
        return [value] if isinstance(value, str) else list(value["any_of"] if value else PLACES)
    if fact == "household.size":
        least, most = _ends(value)
        return list(range(least, most + 1))
    if fact == "member.age":
        least, most = (0, 120) if value is None else _ends(value)
        return sorted({least, most, *(age for end in AGES for age in (end - 1, end, end + 1) if least <= age <= most)})
    if fact == "household.monthly_income_krw":
        return _amounts(*((0, 10**9) if value is None else _ends(value)))
    return [False, True] if value is None else [value]


def _ends(value: Any) -> tuple[int, int]:
    return (value["min"], value["max"]) if isinstance(value, Mapping) else (value, value)


def _amounts(least: int, most: int) -> list[int]:
    """Both ends, and what lies on either side of every limit between them."""
    beside = (won for limit in _limits() for won in (limit - 1, limit, limit + 1))
    return sorted({least, most, *(won for won in beside if least <= won <= most)})


@cache
def _limits() -> frozenset[int]:
    medians = (reached(MedianPercent(percent), size) for percent in PERCENTS for size in SIZES)
    return frozenset((*WON, *medians))


@cache
def reached(limit: Limit, size: int) -> int:
    """The limit for a household of a size."""
    found = limit.on({"household.size": Interval(size, size)}, DAY)
    if found is None or found.exact is None:
        raise AssertionError(limit)
    return found.exact
