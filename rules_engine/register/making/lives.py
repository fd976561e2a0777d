# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the people of made households do and go through, by their age and by each other."""

import numpy as np

from rules_engine.register.making.data import Dice, Flags, Numbers, places, shares
from rules_engine.register.making.homes import Homes

INFANT_DAYS, YOUNG_PARENT, MINOR = 365, 24, 19
STUDENTS = ("elementary_student", "middle_student", "high_student")
NON_HOUSING = 4


def statuses(dice: Dice, homes: Homes, housing: Numbers) -> dict[str, Flags]:
    """Every status of every person, none against another."""
    everyone = np.ones(len(homes.age), np.bool_)
    couple, child = homes.is_("self", "spouse"), homes.is_("child")
    mothers = homes.female & couple
    rural = np.array([sigungu.endswith("군") for _, sigungu, _ in places()])[homes.place][homes.home_of]
    with_minor = homes.with_any(child & (homes.age < MINOR))[homes.home_of]

    def chance(status: str, among: Flags = everyone, age: Numbers = homes.age) -> Flags:
        return _by_age(dice, status, age) & among

    found = {name: chance(name, age=_school_age(homes)) for name in (*STUDENTS, "university_student")}
    in_school = np.logical_or.reduce([found[name] for name in STUDENTS])
    found["out_of_school_youth"] = (_school_age(homes) > 12) & (homes.age < 18) & ~in_school  # noqa: PLR2004
    found["employed"] = employed = chance("employed", ~found["university_student"])
    found["small_business_owner"] = business = chance("small_business_owner", ~employed)
    found["job_seeker"] = seeking = chance("job_seeker", ~employed & ~business)
    found["unemployment_benefit"] = chance("unemployment_benefit", seeking)
    for name in ("farmer", "fisher", "livestock_farmer", "forester"):
        found[name] = chance(name, rural & ~employed)
    found["pregnant"] = pregnant = chance("pregnant", mothers)
    found["crisis_pregnancy"] = chance("crisis_pregnancy", pregnant)
    found["gave_birth"] = mothers & homes.with_any(child & (homes.as_of - homes.birth < INFANT_DAYS))[homes.home_of]
    found["expecting_or_infertile"] = chance("expecting_or_infertile", couple & ~pregnant)
    found["youth_parent"] = couple & (homes.age <= YOUNG_PARENT) & with_minor
    found["marriage_immigrant"] = immigrant = chance("marriage_immigrant", homes.is_("spouse"))
    found["foreigner"] = chance("foreigner", ~homes.is_("child", "grandchild")) | immigrant
    found["career_break_woman"] = chance("career_break_woman", mothers & with_minor & ~employed & ~business)
    found["homeless"] = chance("homeless", (housing == NON_HOUSING)[homes.home_of])
    found |= {name: chance(name) for name in shares()["statuses"] if name not in found}
    return found


def _by_age(dice: Dice, status: str, age: Numbers) -> Flags:
    rate = np.zeros(len(age))
    for youngest, oldest, share in shares()["statuses"][status]:
        rate[(age >= youngest) & (age <= oldest)] = share
    return dice.random(len(age)) < rate


def _school_age(homes: Homes) -> Numbers:
    """School goes by the year of birth: one enters in the year in which one becomes seven by calendar years."""
    days = np.array([homes.as_of, *homes.birth]) - np.datetime64("1970-01-01", "D").astype(object).toordinal()
    years = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    return years[0] - years[1:]  # type: ignore[no-any-return]
