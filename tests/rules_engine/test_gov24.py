# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Condition codes as criteria: alternatives in a group, groups together, and what is blank is unknown."""

from datetime import date
from typing import Any

import pytest

from rules_engine import (
    Catalogue,
    ImportedAsked,
    load_catalogue,
    programme_json,
    read_situation,
    screen,
    screening_json,
)
from rules_engine.gov24 import (
    Record,
    Snapshot,
    SnapshotError,
    difference,
    overdue,
    read_snapshot,
    review_queue,
    snapshot,
    with_imported,
)
from rules_engine.gov24.codes import BUSINESS, HOUSEHOLD, PERSON, facts_of
from rules_engine.programmes.parameter import median_income
from rules_engine.verdicts.result import result_for

TODAY = date(2026, 11, 21)
EMPTY = Catalogue({}, "none")
GANGSEO = {"sido": "서울특별시", "sigungu": "강서구"}


def _record(one: str = "a1", conditions: dict[str, Any] | None = None, **listed: Any) -> Record:
    fields = {
        "서비스ID": one,
        "서비스명": f"시험 지원 {one}",
        "서비스목적요약": "도와드려요.",
        "소관기관명": "보건복지부",
        "소관기관유형": "중앙행정기관",
        "사용자구분": "개인",
        "서비스분야": "생활안정",
        "상세조회URL": f"https://www.gov.kr/{one}",
        "수정일시": "20251204133104",
    }
    return Record(one, {**fields, **listed}, None, conditions)


def _snapshot(*records: Record) -> Snapshot:
    return snapshot("gov24", TODAY, records)


def _codes(*codes: str, **ages: int) -> dict[str, Any]:
    return {"서비스ID": "a1", **dict.fromkeys(codes, "Y"), "JA0326": "Y" if "JA0326" in codes else None, **ages}


def _ask(record: Record, told: dict[str, Any]) -> dict[str, Any]:
    """The one result, the same by columns and by reasons."""
    screening = screen(read_situation(told, TODAY), with_imported(EMPTY, _snapshot(record)), include_ineligible=True)
    assert [result.verdict for result in screening.results] == list(screening.verdicts)
    (result,) = screening_json(screening, ImportedAsked(unlikely=True))["results"]
    assert result["program"] == "gov24-a1"
    return dict(result)


def _me(**facts: Any) -> dict[str, Any]:
    return {"members": [{"id": "me", "relation": "self", **facts}]}


def _said(result: dict[str, Any]) -> str:
    return result["verdict"] + ("!" if result.get("unlikely") else "")


@pytest.mark.parametrize(("age", "said"), [(64, "confirm!"), (65, "confirm"), (66, "confirm")])
def test_from_65_without_an_upper_limit(age: int, said: str) -> None:
    result = _ask(_record(conditions=_codes(JA0110=65, JA0111=120)), _me(age=age))
    assert _said(result) == said
    assert result["reasons"][0]["need"] == "65세 이상"
    assert result["reasons"][0]["source"]["url"] == "https://www.gov.kr/a1"


@pytest.mark.parametrize(("age", "said"), [(18, "confirm!"), (19, "confirm"), (34, "confirm"), (35, "confirm!")])
def test_both_ends_of_an_age_belong_to_it(age: int, said: str) -> None:
    assert _said(_ask(_record(conditions=_codes(JA0110=19, JA0111=34)), _me(age=age))) == said


def test_what_is_not_known_is_asked() -> None:
    result = _ask(_record(conditions=_codes(JA0110=65, JA0111=120)), _me())
    assert result["verdict"] == "unknown"
    assert result["missing"] == ["member.birth_date"]


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ({"job_seeker": True, "university_student": False}, "confirm"),
        ({"job_seeker": False, "university_student": True}, "confirm"),
        ({"job_seeker": False, "university_student": False}, "confirm!"),
        ({"job_seeker": False}, "unknown"),
    ],
)
def test_alternatives_of_the_person(statuses: dict[str, bool], said: str) -> None:
    assert _said(_ask(_record(conditions=_codes("JA0327", "JA0320")), _me(statuses=statuses))) == said


@pytest.mark.parametrize(("disabled", "alone", "said"), [(True, True, ""), (True, False, "!"), (False, True, "!")])
def test_groups_count_together(disabled: bool, alone: bool, said: str) -> None:
    told = {**_me(statuses={"disabled": disabled}), "household": {"size": 1 if alone else 2}}
    assert _said(_ask(_record(conditions=_codes("JA0328", "JA0404")), told)) == f"confirm{said}"


@pytest.mark.parametrize("group", [PERSON, HOUSEHOLD, BUSINESS])
def test_all_codes_of_a_group_ask_for_nothing(group: str) -> None:
    record = _record(conditions=_codes(*facts_of(group), JA0110=0, JA0111=120))
    assert _said(_ask(record, _me())) == "confirm"


@pytest.mark.parametrize("codes", [("JA0322", "JA0328"), ("JA0410", "JA0411"), ("JA0101", "JA0102")])
def test_nothing_special_asks_for_nothing(codes: tuple[str, ...]) -> None:
    assert _said(_ask(_record(conditions=_codes(*codes)), _me())) == "confirm"


@pytest.mark.parametrize(
    "conditions",
    [None, {"서비스ID": "a1"}, {"JA0101": None, "JA0110": None}, {"JA0103": None}],
)
def test_blank_is_unknown_and_not_open_to_all(conditions: dict[str, Any] | None) -> None:
    for told in ({}, _me(age=40), _me(age=40, statuses={"disabled": True})):
        result = _ask(_record(conditions=conditions), told)
        assert _said(result) == "unknown"
        assert any("누가 받는지 자료에 조건이 없어요" in text for text in result["confirm"])


@pytest.mark.parametrize(("sex", "said"), [("female", "confirm"), ("male", "confirm!")])
def test_one_sex(sex: str, said: str) -> None:
    assert _said(_ask(_record(conditions=_codes("JA0102")), _me(sex=sex))) == said


def _income(percent: int, more: int) -> int:
    median = median_income(1, TODAY)
    assert median is not None
    return (median * percent + 50) // 100 + more


@pytest.mark.parametrize(
    ("codes", "percent", "more", "said"),
    [
        (("JA0201",), 50, 0, ""),
        (("JA0201",), 50, 1, "!"),
        (("JA0202",), 50, 0, "!"),
        (("JA0202",), 50, 1, ""),
        (("JA0202",), 75, 0, ""),
        (("JA0202",), 75, 1, "!"),
        (("JA0201", "JA0202", "JA0203"), 100, 0, ""),
        (("JA0201", "JA0202", "JA0203"), 100, 1, "!"),
        (("JA0204",), 200, 0, ""),
        (("JA0204",), 200, 1, "!"),
        (("JA0205",), 200, 0, "!"),
        (("JA0205",), 200, 1, ""),
        (("JA0201", "JA0203"), 60, 0, "!"),
        (("JA0201", "JA0203"), 100, 0, ""),
        (("JA0201", "JA0202", "JA0203", "JA0204", "JA0205"), 300, 0, ""),
    ],
)
def test_income_bands(codes: tuple[str, ...], percent: int, more: int, said: str) -> None:
    told = {**_me(age=40), "household": {"size": 1, "monthly_income_krw": _income(percent, more)}}
    assert _said(_ask(_record(conditions=_codes(*codes)), told)) == f"confirm{said}"


@pytest.mark.parametrize(
    ("residence", "said"), [(GANGSEO, "confirm"), ({"sido": "인천광역시"}, "confirm!"), ({}, "unknown")]
)
def test_what_a_district_offers_is_for_those_who_live_there(residence: dict[str, str], said: str) -> None:
    record = _record(conditions=_codes("JA0322"), 소관기관명="서울특별시 강서구", 소관기관유형="시군구")
    assert _said(_ask(record, {**_me(age=40), "residence": residence})) == said


def test_a_household_counts_anybody_in_it() -> None:
    record = _record(conditions=_codes("JA0328"), 사용자구분="가구")
    home = [{"id": "me", "statuses": {"disabled": False}}, {"id": "kid", "statuses": {"disabled": True}}]
    result = _ask(record, {"household": {"size": 2}, "members": home})
    assert (_said(result), result["member"]) == ("confirm", None)


def test_business_codes_bind_only_businesses() -> None:
    told = _me(statuses={"small_business_owner": False})
    assert _said(_ask(_record(conditions=_codes("JA1102"), 사용자구분="소상공인"), told)) == "confirm!"
    mixed = _ask(_record(conditions=_codes("JA1102", "JA1201"), 사용자구분="개인||소상공인"), told)
    assert _said(mixed) == "confirm"
    assert any("업종 조건(음식점업)" in text for text in mixed["confirm"])


def test_what_is_for_businesses_needs_one_whatever_the_codes() -> None:
    record = _record(conditions=_codes("JA1101", "JA1102", "JA1103", "JA1299"), 사용자구분="소상공인||법인/시설/단체")
    assert _said(_ask(record, _me(statuses={"small_business_owner": False}))) == "confirm!"
    assert _said(_ask(record, _me(statuses={"small_business_owner": True}))) == "confirm"


def test_what_is_for_organisations_gives_no_verdict() -> None:
    record = _record(conditions=_codes("JA2101"), 사용자구분="법인/시설/단체")
    found = screen(read_situation(_me(age=40), TODAY), with_imported(EMPTY, _snapshot(record)))
    assert found.results == ()


def test_ages_that_cannot_be_are_left_to_a_person() -> None:
    result = _ask(_record(conditions=_codes(JA0110=60, JA0111=6)), _me(age=30))
    assert _said(result) == "confirm"
    assert any("60세부터 6세까지" in text for text in result["confirm"])


def test_nothing_imported_is_ever_decided() -> None:
    codes = [None, *(dict.fromkeys([code], "Y") for group in (PERSON, HOUSEHOLD, BUSINESS) for code in facts_of(group))]
    records = [_record(f"b{place}", conditions) for place, conditions in enumerate(codes)]
    catalogue = with_imported(EMPTY, _snapshot(*records))
    for told in ({}, _me(age=30), {**_me(age=70, sex="male"), "household": {"size": 1}}):
        assert set(screen(read_situation(told, TODAY), catalogue, include_ineligible=True).verdicts) <= {
            "confirm",
            "unknown",
        }


def test_reasons_and_columns_agree_on_every_single_code() -> None:
    records = [
        _record(f"c{place}", _codes(code), 사용자구분=user)
        for place, (code, user) in enumerate(
            (code, user)
            for group in (PERSON, HOUSEHOLD, BUSINESS)
            for code in facts_of(group)
            for user in ("개인", "가구", "소상공인")
        )
    ]
    catalogue = with_imported(EMPTY, _snapshot(*records))
    told = {**_me(age=30, statuses={"farmer": True, "disabled": False}), "household": {"size": 3}}
    screening = screen(read_situation(told, TODAY), catalogue, include_ineligible=True)
    for result, verdict in zip(screening.results, screening.verdicts, strict=True):
        member = next((m for m in screening.household.people if m.id == result.member), None)
        again = result_for(result.programme, result.period, member, screening.household, result.known)
        assert again.verdict == verdict


def test_the_programme_says_what_the_record_says() -> None:
    detail = {
        "구비서류": "- 신분증\n- 통장 사본||해당없음",
        "문의처": "교육부/02-6222-6060||0079에듀콜/1544-0079-5-1",
        "온라인신청사이트URL": "javascript:alert(1)",
        "법령": "유아교육법(제24조)||영유아보육법(제34조)",
        "지원대상": "○ 대상\n" + "가" * 500,
    }
    listed = _record(
        신청방법="방문신청||온라인신청", 신청기한="상시신청", 소관기관명="충청남도 공주시", 소관기관유형=""
    )
    catalogue = with_imported(EMPTY, _snapshot(Record("a1", listed.listed, detail, _codes(JA0110=3, JA0111=5))))
    shown = programme_json(catalogue.programmes["gov24-a1"], TODAY)
    assert shown["apply"]["documents"] == ["신분증", "통장 사본"]
    assert shown["apply"]["how"] == ["방문신청", "온라인신청"]
    assert shown["apply"]["phone"] == "교육부/02-6222-6060"
    assert shown["apply"]["url"] == "https://www.gov.kr/a1"
    assert shown["apply"]["deadline_rule"] == "상시신청"
    assert shown["legal_basis"] == "유아교육법(제24조), 영유아보육법(제34조)"
    assert (shown["authority"], shown["as_of"], shown["checked_on"]) == ("충청남도 공주시", "2025-12", "2026-11-21")
    assert shown["region"] == {"sido": "충청남도", "sigungu": "공주시"}
    assert max(len(text) for text in shown["periods"][0]["confirm"]) < 320


def test_what_is_in_our_catalogue_is_not_doubled() -> None:
    ours = load_catalogue()
    same = _record("x1", 서비스명=" 기초 연금", 소관기관명="보건복지부")
    elsewhere = _record("x2", 서비스명="기초연금", 소관기관명="서울특별시 강서구", 소관기관유형="시군구")
    known = _record("SSE000000170", 서비스명="어르신 기초연금 지급")
    twice = [_record("x3", 서비스명="새 지원(가)"), _record("x4", 서비스명="새 지원 가")]
    found = with_imported(ours, _snapshot(same, elsewhere, known, *twice))
    assert set(found.programmes) - set(ours.programmes) == {"gov24-x2", "gov24-x3"}
    assert found.programmes["basic-pension"] is ours.programmes["basic-pension"]
    assert found.version != ours.version
    assert with_imported(ours) is ours
    assert with_imported(ours, _snapshot(same)).version == with_imported(ours, _snapshot(same)).version


def test_welfare_services_of_bokjiro() -> None:
    rows = {
        "WLF1": {"servNm": "장애인 지원", "trgterIndvdlArray": "장애인, 한부모·조손"},
        "WLF2": {"servNm": "저소득 지원", "trgterIndvdlArray": "저소득,장애인"},
        "WLF00001164": {"servNm": "기초연금", "trgterIndvdlArray": None},
        "WLF00003265": {"servNm": "장애수당 지급", "trgterIndvdlArray": "장애인"},
    }
    services = snapshot("bokjiro", TODAY, [Record(one, {"servId": one, **row}) for one, row in rows.items()])
    gov24 = _snapshot(_record("SPE000000010", _codes("JA0328"), 서비스명="장애수당"))
    catalogue = with_imported(load_catalogue(), gov24, services)
    imported = [one for one, programme in catalogue.programmes.items() if programme.unreviewed]
    assert imported == ["gov24-SPE000000010", "bokjiro-WLF1", "bokjiro-WLF2"]
    told = {**_me(statuses={"disabled": True}), "household": {"size": 1}}
    found = screen(read_situation(told, TODAY), catalogue, programs=imported)
    assert found.verdicts == ("confirm", "confirm", "unknown")


def test_bytes_stand_for_services() -> None:
    first, second = _record("a"), _record("b", _codes("JA0328"))
    one, other = _snapshot(first, second), snapshot("gov24", date(2027, 1, 1), [second, first])
    assert one.written() == other.written()
    assert read_snapshot(one.written(), TODAY) == one
    assert not difference(one, other)


@pytest.mark.parametrize("harm", [lambda b: b[:-9], lambda b: b"", lambda b: b[:40] + b"x" + b[41:], lambda _: b"{}"])
def test_bytes_that_are_not_whole(harm: Any) -> None:
    with pytest.raises(SnapshotError, match="가져온 자료"):
        read_snapshot(harm(_snapshot(_record()).written()), TODAY)


def test_reviews_come_in_the_order_of_use_and_old_checks_raise_an_alarm() -> None:
    catalogue = with_imported(load_catalogue(), _snapshot(_record("a"), _record("b"), _record("c")))
    queue = review_queue(catalogue.programmes.values(), {"gov24-c": 7, "gov24-b": 2, "basic-pension": 99})
    assert [(item.programme.id, item.uses) for item in queue] == [("gov24-c", 7), ("gov24-b", 2), ("gov24-a", 0)]
    imported = [item.programme for item in queue]
    assert overdue(imported, date(2026, 12, 21)) == ()
    assert [late.days for late in overdue(imported, date(2026, 12, 22))] == [31] * 3
    assert overdue([catalogue.programmes["basic-pension"]], date(2027, 11, 22)) == ()
    assert len(overdue([catalogue.programmes["basic-pension"]], date(2027, 11, 23))) == 1
