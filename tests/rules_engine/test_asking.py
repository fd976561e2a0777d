# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who may ask for whom, and in what role each person of one household receives what."""

from datetime import date
from typing import Any

import pytest

from rules_engine import Asker, Catalogue, Screening, load_catalogue, read_situation, screen, screening_json
from rules_engine.screening.asking import Basis, Stage, bases

TODAY = date(2026, 11, 21)
MOTHER = {"id": "mother", "relation": "parent", "age": 70}
MOTHER_ELSEWHERE = {**MOTHER, "lives_together": False}
FRIEND = {"id": "friend", "relation": "other", "age": 70, "lives_together": False}
SOMEBODY_ELSEWHERE = {"id": "somebody", "age": 70, "lives_together": False}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _asked(
    catalogue: Catalogue, *others: dict[str, Any], me: dict[str, Any] | None = None, **options: Any
) -> Screening:
    told = {
        "residence": {"sido": "서울특별시", "sigungu": "강서구"},
        "members": [{"id": "me", "relation": "self", "age": 40, **(me or {})}, *others],
    }
    return screen(read_situation(told, TODAY), catalogue, include_ineligible=True, **options)


def _of(screening: Screening) -> set[str | None]:
    return {result.member for result in screening.results}


def _why(screening: Screening) -> dict[str | None, str]:
    return {refusal.member: refusal.reason for refusal in screening.refused}


def test_who_types_facts_asks_for_the_own_household_and_the_own_family(catalogue: Catalogue) -> None:
    screening = _asked(catalogue, {"id": "baby", "relation": "child", "age": 1}, MOTHER_ELSEWHERE)
    assert _of(screening) == {"me", "baby", "mother", None}
    assert screening.refused == ()


def test_together_mother_can_be_asked_for_as_the_same_household_and_has_results_of_her_own(
    catalogue: Catalogue,
) -> None:
    """같이 사는 어머니는요?"""
    screening = _asked(catalogue, MOTHER, members=["mother"], asker=Asker("same_household"))
    assert _of(screening) == {"mother", None}
    assert screening.refused == ()


@pytest.mark.parametrize(
    ("stage", "refused"),
    [(1, {"mother", "elsewhere", "friend"}), (2, {"elsewhere", "friend"}), (3, {"friend"})],
)
def test_each_stage_opens_one_step_more_and_a_friend_never(
    catalogue: Catalogue, stage: Stage, refused: set[str]
) -> None:
    screening = _asked(catalogue, MOTHER, {**MOTHER_ELSEWHERE, "id": "elsewhere"}, FRIEND, stage=stage)
    assert set(_why(screening)) == refused
    assert _of(screening) == {"me", None} | ({"mother", "elsewhere", "friend"} - refused)


@pytest.mark.parametrize(
    ("basis", "member", "says"),
    [
        ("self", MOTHER, "'동일세대원'으로 물으시면 볼 수 있어요"),
        ("self", MOTHER_ELSEWHERE, "'가족관계등록부상 가족'으로 물으시면 볼 수 있어요"),
        ("same_household", MOTHER_ELSEWHERE, "'가족관계등록부상 가족'으로 물으시면 볼 수 있어요"),
        ("registered_family", FRIEND, "그분의 동의를 받으면 볼 수 있어요"),
        ("registered_family", FRIEND, "129"),
        ("registered_family", SOMEBODY_ELSEWHERE, "어떤 사이인지 아직 몰라요"),
    ],
)
def test_a_refusal_says_why_and_what_would_allow_it(
    catalogue: Catalogue, basis: Basis, member: dict[str, Any], says: str
) -> None:
    screening = _asked(catalogue, member, asker=Asker(basis))
    assert _of(screening) == {"me", None}
    assert says in _why(screening)[member["id"]]


def test_a_narrower_stage_is_told_and_not_only_a_wrong_choice(catalogue: Catalogue) -> None:
    reason = _why(_asked(catalogue, MOTHER_ELSEWHERE, stage=2))["mother"]
    assert "함께 사는 가족까지만" in reason
    assert "동의" in reason


@pytest.mark.parametrize("relation", ["spouse", "child", "parent", "grandparent", "grandchild", "sibling"])
def test_the_family_of_the_register_may_live_elsewhere(catalogue: Catalogue, relation: str) -> None:
    relative = {"id": "relative", "relation": relation, "lives_together": False}
    assert _why(_asked(catalogue, relative, asker=Asker("registered_family"))) == {}


@pytest.mark.parametrize(
    ("possible", "refused"),
    [(["parent", "grandparent"], False), (["parent", "other"], True)],
)
def test_an_uncertain_relation_counts_only_where_every_possibility_does(
    catalogue: Catalogue, possible: list[str], refused: bool
) -> None:
    relative = {"id": "relative", "relation": {"any_of": possible}, "lives_together": False}
    reasons = _why(_asked(catalogue, relative))
    assert ("어떤 사이인지" in reasons.get("relative", "")) is refused


def test_whoever_lives_here_is_of_the_household_whatever_the_relation(catalogue: Catalogue) -> None:
    assert _why(_asked(catalogue, {"id": "in-law", "relation": "other"}, {"id": "untold"})) == {}


@pytest.mark.parametrize("consent", [False, None])
def test_a_helper_without_consent_sees_nothing_and_is_told_what_to_do(
    catalogue: Catalogue, consent: bool | None
) -> None:
    screening = _asked(catalogue, MOTHER, FRIEND, asker=Asker("helper", consent))
    assert screening.results == ()
    assert screening.question is None
    assert set(_why(screening)) == {"me", "mother", "friend"}
    assert all("동의" in reason and "129" in reason for reason in _why(screening).values())
    answer = screening_json(screening)
    assert answer["recognised_income"] == {}
    assert sum(answer["summary"].values()) == 0


def test_a_helper_with_consent_sees_those_who_agreed_whatever_the_stage(catalogue: Catalogue) -> None:
    """An officer at the counter, before the city opens more than 본인: the visitor's consent is a ground of its own."""
    screening = _asked(catalogue, MOTHER, members=["me"], asker=Asker("helper", consent=True), stage=1)
    assert _of(screening) == {"me", None}
    assert screening.refused == ()


def test_refusals_are_only_of_those_who_were_asked_about(catalogue: Catalogue) -> None:
    assert set(_why(_asked(catalogue, MOTHER, FRIEND, members=["me", "friend"]))) == {"friend"}


def test_where_everybody_asked_about_is_refused_nothing_is_shown(catalogue: Catalogue) -> None:
    screening = _asked(catalogue, FRIEND, members=["friend"])
    assert screening.results == ()
    assert set(_why(screening)) == {"friend"}


def test_a_child_asking_as_itself_is_not_told_what_its_household_receives(catalogue: Catalogue) -> None:
    screening = _asked(catalogue, MOTHER, me={"age": 16}, asker=Asker("self"))
    assert _of(screening) == {"me"}
    assert "어른" in _why(screening)[None]


def test_a_child_together_with_an_adult_of_the_household_is(catalogue: Catalogue) -> None:
    assert None in _of(_asked(catalogue, MOTHER, me={"age": 16}, asker=Asker("same_household")))


def test_a_child_who_lives_alone_needs_no_adult(catalogue: Catalogue) -> None:
    assert None in _of(_asked(catalogue, me={"age": 16}, asker=Asker("self")))


def test_a_child_not_named_is_somebody_else_than_oneself(catalogue: Catalogue) -> None:
    def unnamed_children(asker: Asker) -> set[str]:
        screening = _asked(catalogue, asker=asker)
        return {one.programme.id for one in screening.results if one.programme.recipient == "child"}

    assert unnamed_children(Asker("same_household"))
    assert not unnamed_children(Asker("self"))


def test_the_asker_may_be_another_member(catalogue: Catalogue) -> None:
    """The grandmother asks: her own child is her registered family; of the son-in-law nothing is told."""
    husband, grandmother = {"id": "husband", "relation": "spouse"}, {**MOTHER_ELSEWHERE, "id": "grandmother"}
    asker = Asker("registered_family", member="grandmother")
    reasons = _why(_asked(catalogue, husband, grandmother, asker=asker))
    assert set(reasons) == {"husband"}
    assert "어떤 사이인지" in reasons["husband"]


def test_an_asker_who_is_nobody_of_the_household_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="not among the members"):
        _asked(catalogue, asker=Asker("self", member="nobody"))


def test_every_ground_has_a_name_and_is_told_back(catalogue: Catalogue) -> None:
    for basis in bases():
        told = screening_json(_asked(catalogue, asker=Asker(basis, consent=True)))["asking"]  # type: ignore[arg-type]
        assert (told["as"], told["label"], told["stage"]) == (basis, bases()[basis], 3)


FAMILY = {
    "as_of": "2024-05-20",
    "residence": {"sido": "서울특별시", "sigungu": "강서구", "since": "2020-01-01"},
    "household": {"size": 3, "monthly_income_krw": 900_000, "assets_krw": 0},
    "members": [
        {"id": "me", "relation": "self", "birth_date": "1991-05-02", "sex": "female"},
        {"id": "husband", "relation": "spouse", "birth_date": "1990-01-01", "sex": "male"},
        {
            "id": "baby",
            "relation": "child",
            "birth_date": "2024-05-01",
            "birth_order": 1,
            "birth_registered_sido": "서울특별시",
        },
    ],
}


def _roles(catalogue: Catalogue, told: dict[str, Any], **options: Any) -> set[tuple[str, str | None, str, str, str]]:
    answer = screening_json(screen(read_situation(told, TODAY), catalogue, **options))
    return {
        (one["program"], one["member"], one["verdict"], one["role"], one["role_label"]) for one in answer["results"]
    }


def test_mother_newborn_and_household_each_receive_their_own(catalogue: Catalogue) -> None:
    found = _roles(catalogue, FAMILY, programs=["seoul-postpartum-care", "first-meeting-voucher", "livelihood-benefit"])
    assert ("seoul-postpartum-care", "me", "eligible", "mother", "어머니(본인) 앞으로") in found
    assert ("first-meeting-voucher", "baby", "eligible", "newborn", "아기 앞으로") in found
    (household,) = [one for one in found if one[0] == "livelihood-benefit"]
    assert household[1:2] + household[3:] == (None, "household", "집 앞으로")
    assert household[2] in ("eligible", "confirm")


def test_when_the_father_asks_the_mother_is_his_spouse(catalogue: Catalogue) -> None:
    relations = {"me": "spouse", "husband": "self"}
    members = [{**one, "relation": relations.get(one["id"], one["relation"])} for one in FAMILY["members"]]  # type: ignore[index, attr-defined]
    found = _roles(catalogue, {**FAMILY, "members": members}, programs=["seoul-postpartum-care"])
    assert ("seoul-postpartum-care", "me", "eligible", "mother", "어머니(배우자) 앞으로") in found


@pytest.mark.parametrize(
    ("programme", "role"),
    [
        ("seoul-pregnancy-transport", "mother"),
        ("parental-benefit", "newborn"),
        ("child-allowance", "child"),
        ("basic-pension", "person"),
        ("housing-benefit", "household"),
    ],
)
def test_the_role_follows_from_the_conditions(catalogue: Catalogue, programme: str, role: str) -> None:
    found = _roles(catalogue, {**FAMILY, "as_of": "2026-11-21"}, programs=[programme], include_ineligible=True)
    assert {one[3] for one in found} == {role}


def test_two_children_are_told_apart(catalogue: Catalogue) -> None:
    second = {"id": "second", "relation": "child", "birth_date": "2024-05-01"}
    twins = {**FAMILY, "household": {"size": 4}, "members": [*FAMILY["members"], second]}  # type: ignore[misc]
    found = _roles(catalogue, twins, programs=["first-meeting-voucher"])
    assert {one[4] for one in found} == {"아기(자녀 1) 앞으로", "아기(자녀 2) 앞으로"}
