# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""All that follows from what was told of one household, laid out by recipient; the one seam to the derivation.

The rows are the household itself, each member, and a child who was not named. Somebody who lives elsewhere has another
household, so of that everything stays possible.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rules_engine.arrays.deriving import (
    ALWAYS,
    EARNERS,
    QUESTIONS,
    REGISTRATIONS,
    SIZES,
    concerned,
    derive,
    questions,
)
from rules_engine.arrays.figures import figures_for
from rules_engine.arrays.layout import WIDEST_HOME, WIDEST_MEMBER, Numbers, filled, written
from rules_engine.arrays.needs import EVERYTHING
from rules_engine.compiled.columns import spread
from rules_engine.facts.derivation import UNLISTED_CHILD, View, view
from rules_engine.facts.regions import SCHEMES, classes, open_place
from rules_engine.facts.sets import Value
from rules_engine.facts.situation import Member, Situation
from rules_engine.programmes.limits import earner_kinds
from rules_engine.verdicts.missing import missing_for

Recipient = Member | None
LIMITS = [SIZES, EARNERS]
REGISTERED = "member.child_birth_registered_sido"


@dataclass(frozen=True, slots=True)
class Derived:
    """One household, by recipient (the first axis of each array).

    `own` and `home` hold a least and a greatest value for each fact of a person and of a household, as in
    `arrays.layout`; `asks` whether there is something to ask about each kind of fact, as in `arrays.deriving`;
    `earners` and `areas` what limits hang on: kinds of earners, and classes of area by scheme, still possible.
    `area_asks` says where naming the place would settle the class. `concerns` is as `columns.Decided` has it.
    """

    recipients: tuple[Recipient, ...]
    told: View
    here: npt.NDArray[np.bool_]
    concerns: npt.NDArray[np.bool_]
    own: Numbers
    home: Numbers
    asks: npt.NDArray[np.bool_]
    earners: tuple[frozenset[str], ...]
    areas: Mapping[str, tuple[frozenset[str], ...]]
    area_asks: Mapping[str, npt.NDArray[np.bool_]]

    def words(self, path: str, recipient: Recipient) -> Value | None:
        """What is known of a fact in words."""
        if path.startswith("member."):
            return None if recipient is None else recipient.facts.get(path)
        away = recipient is not None and not recipient.lives_together
        return None if away else self.told.household.get(path)


def derived(situation: Situation) -> Derived:
    """Derive everything once for a household, on the day of the enquiry."""
    told = view(situation)
    people, home = filled(written(situation), persons=1)
    count, on = len(people) - 1, situation.as_of
    figures = figures_for(on, situation.facts.get("residence.sido"), situation.facts.get("residence.sigungu")).ravel()
    complete, _ = derive(EVERYTHING, people, home, count, figures, on.toordinal(), on.year, np.empty_like(home))
    place_known = not any(open_place(told.household))
    recipients = (None, *told.people, UNLISTED_CHILD)
    here = np.array([one is None or one.lives_together for one in recipients], np.bool_)
    seen = [told.household if at_home else {} for at_home in here]
    areas = {scheme: tuple(classes(known, scheme) for known in seen) for scheme in SCHEMES}
    return Derived(
        recipients,
        told,
        here,
        spread(np.array([*concerned(people, home, count), 0], np.uint64), count + 2),
        own=np.concatenate((WIDEST_MEMBER[None], people)),
        home=np.where(here[:, None, None], home, WIDEST_HOME),
        asks=_asks(questions(EVERYTHING, people, home, count, complete, figures, place_known), told, here),
        earners=tuple(frozenset(earner_kinds(known)) for known in seen),
        areas=areas,
        area_asks={scheme: here & (not place_known) & (len(possible[0]) > 1) for scheme, possible in areas.items()},
    )


def _asks(kinds: int, told: View, here: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Of somebody who lives elsewhere only what is their own can be asked, of an unlisted child only who it is."""
    open_ = np.array([kinds >> kind & 1 for kind in range(QUESTIONS)], np.bool_)
    open_[REGISTRATIONS] = any(missing_for(REGISTERED, told, None))
    asks = np.repeat(open_[None], len(here), axis=0)
    away = ~here
    asks[away] = False
    asks[away, ALWAYS] = True
    asks[-1] = True
    asks[-1, LIMITS] = open_[LIMITS]
    return asks
