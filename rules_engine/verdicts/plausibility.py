# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What need not be asked because it hardly can be: pregnancy at 70 or just after a birth, two incomes of one person.

This never decides a verdict, for a person's own word counts more than what is likely. It only keeps silly questions
away and puts results that hang on them last (`unlikely`).
"""

from rules_engine.facts.derivation import View
from rules_engine.facts.sets import TRUE, Choice, Interval, number
from rules_engine.facts.situation import Member
from rules_engine.verdicts.missing import Missing

MOTHERS = (14, 59)
ALONE_IS_NEVER = frozenset(
    f"household.types.{name}"
    for name in ("single_parent", "grandparent_family", "multi_child", "extended_family", "dual_income", "newlywed")
)
MOTHERHOOD = frozenset({"member.statuses.pregnant", "member.statuses.gave_birth", "member.pregnancy_months"})
PREGNANCY = MOTHERHOOD - {"member.statuses.gave_birth"}
PUPILS = frozenset(f"member.statuses.{school}_student" for school in ("elementary", "middle", "high"))
AGES = {
    **dict.fromkeys(MOTHERHOOD | {"member.statuses.crisis_pregnancy"}, MOTHERS),
    **dict.fromkeys(PUPILS | {"member.statuses.out_of_school_youth"}, (5, 24)),
    "member.statuses.care_leaver": (15, 29),
    "member.care_end_date": (15, 29),
    "member.statuses.youth_parent": (13, 24),
    "member.statuses.employed": (15, 80),
    "member.statuses.job_seeker": (15, 80),
}


def plausible(missing: Missing, view: View) -> bool:
    """Whether a fact is worth asking of this person and household."""
    if missing.fact in ALONE_IS_NEVER:
        return view.household["household.size"] != Interval(1, 1)
    if missing.fact not in AGES:
        return True
    member = next((person for person in view.people if person.id == missing.member), None)
    return member is None or _of_person(missing.fact, member)


def _of_person(fact: str, member: Member) -> bool:
    sex = member.facts.get("member.sex")
    if fact in MOTHERHOOD and isinstance(sex, Choice) and sex.exact == "male":
        return False
    if fact in PREGNANCY and member.facts.get("member.statuses.gave_birth") == TRUE:
        return False
    youngest, oldest = AGES[fact]
    age = number(member.facts, "member.age")
    return age.hi >= youngest and age.lo <= oldest
