# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How many questions it takes until what can be decided is decided: our order beside fixed ones and chance.

`python -m bench.question_study` asks 500 made households, keeps the figures in bench/results/, draws the docs' plot.
"""

import json
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.likely_households import Household, likely_households
from bench.measure import Report, interleaved, report
from bench.question_plot import OURS, draw
from bench.telling import Asked, answered, form, nothing_told, one_sentence_told
from rules_engine import Catalogue, Screening, load_catalogue, read_situation, screen
from rules_engine.facts.vocabulary import facts, question_fact
from rules_engine.programmes.criteria import atoms
from rules_engine.questions.question_order import askable
from rules_engine.verdicts.missing import needed_for

TODAY = date(2026, 11, 21)
HOUSEHOLDS, FEWER = 500, 60
SHARES = (0.9, 0.99, 1.0)
RESULTS = Path(__file__).with_name("results") / "questions.json"
STARTS = {"nothing": nothing_told, "one sentence": one_sentence_told}
Curve = list[float]
"""The share of decidable programmes that are decided after no question, one, two, and so on."""


@dataclass(frozen=True)
class Case:
    """A household of which everything is true, and what becomes of it when all is told."""

    whole: Household
    catalogue: Catalogue
    kinds: tuple[str, ...] = ("decided",)

    def look(self, told: Household, **options: Any) -> Screening:
        """A screening of what was told."""
        return screen(read_situation(told, TODAY), self.catalogue, **options)

    @cached_property
    def _all_told(self) -> Screening:
        return self.look(self.whole)

    @cached_property
    def decidable(self) -> npt.NDArray[np.bool_]:
        """The programmes whose verdict is not unknown once everything that may be asked is told."""
        screening = self._all_told
        of_kind = np.any([screening.compiled.of_kind[kind] for kind in self.kinds], axis=0)
        return of_kind & screening.meant.any(axis=1) & ~_unknown(screening)

    @cached_property
    def _of_member(self) -> dict[str, npt.NDArray[np.bool_]]:
        screening = self._all_told
        return {one.id: screening.meant[:, place] for place, one in enumerate(screening.recipients) if one is not None}

    def share(self, told: Household) -> float:
        """The share of decidable programmes that are decided for everybody; one not named yet has no verdict."""
        screening = self.look(told)
        undecided = _unknown(screening)
        for member in {one["id"] for one in self.whole["members"]} - {one["id"] for one in told["members"]}:
            undecided |= self._of_member[member] & _here(screening)
        return 1 - float((undecided & self.decidable).sum() / self.decidable.sum())


def _unknown(screening: Screening) -> npt.NDArray[np.bool_]:
    """The programmes that somebody may still have; what runs elsewhere is never proposed, so it is settled."""
    rows, _ = np.nonzero(screening.meant)
    unknown = np.zeros(len(screening.compiled.rows), np.bool_)
    unknown[rows[np.array(screening.verdicts) == "unknown"]] = True
    return unknown & _here(screening)


def _here(screening: Screening) -> npt.NDArray[np.bool_]:
    return screening.compiled.serving.at(screening.situation.facts)


Next = Callable[[Case, Household, frozenset[Asked]], Asked | None]
"""From what was told and asked so far: the next question, or None at the end."""


def computed(first: Sequence[str] = ()) -> Next:
    """What settles most; of what is put first only what can still matter is asked."""

    def next_of(case: Case, told: Household, asked: frozenset[Asked]) -> Asked | None:
        question = case.look(told, skip=asked, first=first).question
        return None if question is None else (question.fact, question.member)

    return next_of


def fixed(order: Sequence[str]) -> Next:
    """A form: every question in one order for all, except of people not named yet and of what was told already."""
    rank = {path: place for place, path in enumerate(order)}

    def next_of(case: Case, told: Household, asked: frozenset[Asked]) -> Asked | None:
        named = {None, *(one["id"] for one in told["members"])}
        left = sorted((one for one in form(case.whole) if one not in asked and one[1] in named), key=_rank_in(rank))
        return next((one for one in left if answered(one, case.whole, told) != told), None)

    return next_of


def _rank_in(rank: Mapping[str, int]) -> Callable[[Asked], int]:
    return lambda asked: rank[asked[0]]


def by_chance(case: Case, told: Household, asked: frozenset[Asked]) -> Asked | None:
    """A form in an order of its own for each household."""
    order = list(facts())
    Random(str(case.whole)).shuffle(order)
    return fixed(order)(case, told, asked)


def curve(case: Case, told: Household, next_of: Next) -> Curve:
    """Ask until everything is decided or nothing is left to ask."""
    shares, asked = [case.share(told)], frozenset[Asked]()
    while shares[-1] < 1 and (question := next_of(case, told, asked)) is not None:
        told, asked = answered(question, case.whole, told), asked | {question}
        shares.append(case.share(told))
    return shares


def length_of_form(case: Case, told: Household) -> int:
    """How many questions tell everything."""
    asked: frozenset[Asked] = frozenset()
    while (question := fixed(list(facts()))(case, told, asked)) is not None:
        told, asked = answered(question, case.whole, told), asked | {question}
    return len(asked)


def by_mentions(catalogue: Catalogue) -> list[str]:
    """The questions by the number of decided programmes whose conditions lead to them while nothing is known."""
    nothing = screen(read_situation({}, TODAY), catalogue)
    me, found = nothing.recipients[1], Counter[str]()
    for programme, period in nothing.compiled.rows:
        criteria = [period.who, *(one for item in period.confirm for one in (item.settled_by, item.unless))]
        if programme.kind == "decided":
            conditions = [atom for part in criteria for atom in atoms(part)]
            needed = {one.fact for atom in conditions for one in needed_for(atom, nothing.household, me)}
            found.update({question_fact(fact).path for fact in needed})
    return sorted(facts(), key=lambda path: -found[path])


def orders(catalogue: Catalogue) -> dict[str, Next]:
    """What is compared."""
    mentions = by_mentions(catalogue)
    return {
        OURS: computed(),
        "mentions, only what can matter": computed([path for path in mentions if path in set(askable().values())]),
        "a form, by mentions": fixed(mentions),
        "a form, in the vocabulary's order": fixed(list(facts())),
        "a form, by chance": by_chance,
    }


def study(count: int = HOUSEHOLDS, kinds: tuple[str, ...] = ("decided",)) -> dict[str, Any]:
    """Ask so many households in every order from every beginning; the figures, and the mean curves."""
    catalogue = load_catalogue()
    cases = [Case(whole, catalogue, kinds) for whole in likely_households(catalogue, TODAY, count)]
    return {
        "households": count,
        "kinds": list(kinds),
        "catalogue_version": catalogue.version,
        "decidable": round(statistics.mean(int(case.decidable.sum()) for case in cases), 1),
        **{
            start: {
                "everything": _figures([length_of_form(case, begin(case.whole)) for case in cases]),
                "orders": {
                    name: _summary([curve(case, begin(case.whole), next_of) for case in cases])
                    for name, next_of in orders(catalogue).items()
                },
            }
            for start, begin in STARTS.items()
        },
    }


def _summary(curves: list[Curve]) -> dict[str, Any]:
    pooled = np.array([one + [one[-1]] * (max(map(len, curves)) - len(one)) for one in curves]).mean(axis=0)
    return {
        **{f"{share:.0%}": _figures([_until(one, share) for one in curves]) for share in SHARES},
        "pooled": {f"{share:.0%}": _until(pooled.tolist(), share) for share in SHARES},
        "curve": [round(float(one), 4) for one in pooled],
    }


def _until(shares: Curve, share: float) -> int:
    """The number of questions after which so much is decided; all of them where it never is."""
    return next((place for place, one in enumerate(shares) if one >= share), len(shares))


def _figures(numbers: list[int]) -> dict[str, float]:
    return {"median": statistics.median(numbers), "mean": round(statistics.mean(numbers), 2)}


def run() -> Report:
    """The section of `make bench`: fewer households, and how long choosing a question takes."""
    catalogue = load_catalogue()
    nothing = read_situation({}, TODAY)
    rows = interleaved(
        {
            "verdicts, nothing told": lambda: screen(nothing, catalogue).codes,
            "verdicts and the next question": lambda: screen(nothing, catalogue).question,
        }
    )
    return report("the next question", rows, _without_curves(study(FEWER)))


def main() -> None:
    """The whole study: figures, plot, and the table of the page."""
    RESULTS.parent.mkdir(exist_ok=True)
    found = {"decided": study(), "all": study(FEWER, ("decided", "referral"))}
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draw(found["decided"])
    print(json.dumps(_without_curves(found), ensure_ascii=False, indent=1))


def _without_curves(found: Any) -> Any:
    if not isinstance(found, dict):
        return found
    return {name: _without_curves(value) for name, value in found.items() if name != "curve"}


if __name__ == "__main__":
    main()
