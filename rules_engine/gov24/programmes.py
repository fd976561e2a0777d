# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A service of 보조금24 as a programme, unreviewed: it never gets further than `confirm`."""

from collections.abc import Iterator, Mapping
from datetime import date

from rules_engine.gov24.conditions import binds_a_person, conditions_of, flag
from rules_engine.gov24.places import place_of
from rules_engine.gov24.records import Record
from rules_engine.programmes.catalogue import NATIONAL
from rules_engine.programmes.criteria import Atom, Criteria, Criterion, Source
from rules_engine.programmes.programme import Apply, Confirm, Period, Programme, Recipient

PREFIX = "gov24-"
RESIDENTS, HOUSEHOLDS, BUSINESSES = "개인", "가구", "소상공인"
LONGEST = 300
"""Characters of a prose condition that are passed on; the page of the service has the rest."""
NOT_REVIEWED = "{where} 자료를 그대로 옮긴 것이라 저희가 아직 확인하지 않았어요. 담당 기관에 물어봐 주세요."
NO_CONDITIONS = "누가 받는지 자료에 조건이 없어요. 담당 기관에 물어봐 주세요."
NOTHING = frozenset({"해당없음", "해당 없음", "없음", "-"})


def programme_of(record: Record, day: date) -> Programme:
    """The programme of a service as it was on a day."""
    name = record.text("서비스명") or record.id
    place = place_of(record.text("소관기관명") or "", record.text("소관기관유형") or "")
    page = web_address(record.text("상세조회URL"))
    source = Source(f"보조금24 {name} ({record.id})", url=page)
    users = record.values("사용자구분")
    recipient = _recipient(record, users)
    read = conditions_of(
        record.conditions,
        source,
        household=recipient == "household",
        mixed=bool({RESIDENTS, HOUSEHOLDS}.intersection(users)) and len(users) > 1,
    )
    confirm = [NOT_REVIEWED.format(where="보조금24"), *([NO_CONDITIONS] if read.blank else []), *read.confirm]
    return Programme(
        id=PREFIX + record.id,
        name=name,
        kind="decided",
        plain=record.text("서비스목적요약", "서비스목적") or name,
        category=", ".join(record.values("서비스분야")) or "기타",
        provider=provider(record),
        region=place,
        recipient=recipient,
        periods=(
            Period(
                since=None,
                until=None,
                who=tuple(dict.fromkeys([*lives_in(place, source), *_business(recipient, users, source), *read.who])),
                source=source,
                confirm=tuple(Confirm(text) for text in [*confirm, *_prose(record)]),
            ),
        ),
        checked_on=day,
        as_of=_month(record, day),
        authority=" ".join(place.values()) or NATIONAL,
        apply=_apply(record, page),
        unreviewed=True,
        blank=read.blank,
        legal_basis=", ".join(record.values("법령")) or None,
        sources=(source,),
    )


def lives_in(place: Mapping[str, str], source: Source) -> Criteria:
    """What a place offers is for those who live there."""
    return tuple(Atom(f"residence.{part}", source, among=frozenset({name})) for part, name in place.items())


def web_address(text: str | None) -> str | None:
    """An address that a page may link to, or None.

    >>> web_address("javascript:alert(1)"), web_address("https://www.gov.kr/a")
    (None, 'https://www.gov.kr/a')
    """
    return text if text is not None and text.startswith(("https://", "http://")) and " " not in text else None


def provider(record: Record) -> Mapping[str, str]:
    """The authority: its name, kind, department and phone, as far as told."""
    found = {
        "name": record.text("소관기관명", "jurMnofNm", "ctpvNm"),
        "kind": record.text("소관기관유형"),
        "department": record.text("부서명", "jurOrgNm", "bizChrDeptNm"),
    }
    return {key: value for key, value in found.items() if value is not None}


def brief(text: str) -> str:
    """A prose condition, no longer than is read."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"


def _recipient(record: Record, users: tuple[str, ...]) -> Recipient:
    """Who receives it. What is for businesses is their owners'; what names nobody may be for a person."""
    if RESIDENTS in users or not users:
        return "person"
    if HOUSEHOLDS in users:
        return "person" if binds_a_person(record.conditions) else "household"
    return "person" if BUSINESSES in users else "organisation"


def _business(recipient: Recipient, users: tuple[str, ...], source: Source) -> Iterator[Criterion]:
    """What only businesses may have is for somebody who has one."""
    if recipient == "person" and BUSINESSES in users and RESIDENTS not in users and HOUSEHOLDS not in users:
        yield flag("member.statuses.small_business_owner", source, household=False)


def _prose(record: Record) -> Iterator[str]:
    for label in ("지원대상", "선정기준"):
        if text := record.text(label):
            yield f"{label}: {brief(text)}"


def _month(record: Record, day: date) -> str:
    """The month of the last change, `2025-12`; the day of import where the record does not say.

    >>> _month(Record("a", {"수정일시": "20251204133104"}), date(2026, 11, 21))
    '2025-12'
    """
    stamp = record.text("수정일시", "등록일시") or ""
    told = stamp[:6].isdecimal() and len(stamp) >= 6 and 1 <= int(stamp[4:6]) <= 12
    return f"{stamp[:4]}-{stamp[4:6]}" if told else f"{day:%Y-%m}"


def _apply(record: Record, page: str | None) -> Apply:
    papers = [line.strip(" -·*○") for text in record.values("구비서류") for line in text.splitlines()]
    return Apply(
        how=record.values("신청방법"),
        documents=tuple(paper for paper in papers if paper and paper not in NOTHING),
        phone=next(iter(record.values("문의처", "전화문의")), None),
        url=web_address(record.text("온라인신청사이트URL")) or page,
        deadline=record.text("신청기한"),
    )
