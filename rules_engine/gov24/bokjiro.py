# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A service of 복지로 as a programme, unreviewed. Its only condition that our facts decide is for whom it is meant.

`저소득` has no figure, so a service that is also for people of low income is left open; the stages of life have no
ages either.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from rules_engine.gov24.conditions import any_of, flag
from rules_engine.gov24.places import place_of
from rules_engine.gov24.programmes import (
    NO_CONDITIONS,
    NOT_REVIEWED,
    brief,
    lives_in,
    provider,
    web_address,
)
from rules_engine.gov24.records import Record
from rules_engine.programmes.catalogue import NATIONAL
from rules_engine.programmes.criteria import Criterion, Source
from rules_engine.programmes.programme import Apply, Confirm, Period, Programme

PREFIX = "bokjiro-"
TARGETS: Mapping[str, tuple[str, ...]] = {
    "다문화·탈북민": ("household.types.multicultural", "household.types.defector"),
    "다자녀": ("household.types.multi_child",),
    "보훈대상자": ("member.statuses.veteran",),
    "장애인": ("member.statuses.disabled",),
    "한부모·조손": ("household.types.single_parent", "household.types.grandparent_family"),
}
WAYS, PAPERS = "070", "040"
YEAR_DIGITS, DAY_DIGITS = 4, 8


def welfare_programme(record: Record, day: date) -> Programme:
    """The programme of a service as it was on a day."""
    name = record.text("servNm") or record.id
    page = web_address(record.text("servDtlLink"))
    source = Source(f"복지로 {name} ({record.id})", url=page)
    place = place_of(f"{record.text('ctpvNm') or ''} {record.text('sggNm') or ''}")
    targets = tuple(_targets(record, source))
    confirm = [NOT_REVIEWED.format(where="복지로"), *([] if targets else [NO_CONDITIONS]), *_prose(record)]
    return Programme(
        id=PREFIX + record.id,
        name=name,
        kind="decided",
        plain=record.text("servDgst", "wlfareInfoOutlCn") or name,
        category=", ".join(words(record, "intrsThemaArray", "intrsThemaNmArray")) or "기타",
        provider=provider(record),
        region=place,
        recipient="person",
        periods=(
            Period(
                since=None,
                until=None,
                who=(*lives_in(place, source), *targets),
                source=source,
                confirm=tuple(Confirm(text) for text in confirm),
            ),
        ),
        checked_on=day,
        as_of=_as_of(record, day),
        authority=" ".join(place.values()) or NATIONAL,
        apply=Apply(how=listed(record, WAYS), documents=listed(record, PAPERS), url=page),
        unreviewed=True,
        blank=not targets,
        sources=(source,),
    )


def words(record: Record, *names: str) -> tuple[str, ...]:
    """Labels that the source joins with commas."""
    return tuple(word.strip() for word in (record.text(*names) or "").split(",") if word.strip())


def listed(record: Record, kind: str) -> tuple[str, ...]:
    """The names in the sub-lists of the detail that carry a `servSeCode`."""
    found: dict[str, None] = {}
    for items in (record.detail or {}).values():
        if isinstance(items, list):
            found |= {str(one["servSeDetailNm"]): None for one in items if one.get("servSeCode") == kind}
    return tuple(found)


def _targets(record: Record, source: Source) -> Iterator[Criterion]:
    labels = words(record, "trgterIndvdlArray", "trgterIndvdlNmArray")
    if labels and all(label in TARGETS for label in labels):
        yield any_of([flag(path, source, household=False) for label in labels for path in TARGETS[label]])


def _prose(record: Record) -> Iterator[str]:
    for label, names in (
        ("지원대상", ("tgtrDtlCn", "sprtTrgtCn")),
        ("선정기준", ("slctCritCn",)),
        ("생애주기", ("lifeArray", "lifeNmArray")),
        ("가구상황", ("trgterIndvdlArray", "trgterIndvdlNmArray")),
    ):
        if text := record.text(*names):
            yield f"{label}: {brief(text)}"


def _as_of(record: Record, day: date) -> str:
    year = record.text("crtrYr") or ""
    changed = record.text("lastModYmd") or ""
    if changed.isdecimal() and len(changed) == DAY_DIGITS:
        return f"{changed[:4]}-{changed[4:6]}"
    return year if year.isdecimal() and len(year) == YEAR_DIGITS else f"{day:%Y-%m}"
