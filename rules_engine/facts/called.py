# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which of the people is the enquirer, and what each is called."""

from collections.abc import Sequence

from rules_engine.facts.situation import Member

CALLED = {
    "self": "본인",
    "spouse": "배우자",
    "child": "자녀",
    "parent": "부모님",
    "grandparent": "조부모님",
    "grandchild": "손자녀",
    "sibling": "형제자매",
}
SOMEBODY = "가족"


def enquirer(people: Sequence[Member]) -> Member | None:
    """Whom the relations are told of: 본인, or the first of whom no relation was told; None where not listed."""
    named = next((member for member in people if member.relation == "self"), None)
    if named is not None or not people or "member.relation" in people[0].facts:
        return named
    return people[0]


def called(member: Member, people: Sequence[Member]) -> str:
    """What a person is called among the others: 배우자, 자녀 2; the enquirer is 본인, told so or not."""
    asks = enquirer(people)
    if asks is not None and member.id == asks.id:
        return CALLED["self"]
    same = [other.id for other in people if other.relation == member.relation]
    place = f" {same.index(member.id) + 1}" if len(same) > 1 else ""
    return f"{CALLED.get(member.relation or '', SOMEBODY)}{place}"
