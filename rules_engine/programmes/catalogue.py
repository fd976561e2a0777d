# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Reads the catalogue: one small YAML file a programme, strictly; from these files comes everything else."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rules_engine.programmes.criteria import Source, read_criteria, read_limit
from rules_engine.programmes.located import CatalogueError, Located, read
from rules_engine.programmes.programme import Amount, AmountCase, Apply, Change, Confirm, Period, Programme, Window
from rules_engine.programmes.use import read_use

FOLDER = Path(__file__).parents[1] / "catalogue"
NATIONAL = "국가"
KINDS = ("decided", "referral", "named")
RECIPIENTS = ("person", "child", "household", "organisation")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All programmes by id. `version` changes whenever any rule, text or official figure does.

    Two catalogues are never the same one, so that what is compiled of one can be kept with it.
    """

    programmes: Mapping[str, Programme]
    version: str
    kept: dict[Any, Any] = field(init=False, repr=False, default_factory=dict)
    """What was made of it, by what made it; see `kept`."""

    @cached_property
    def reviewed(self) -> tuple[Programme, ...]:
        """The programmes that somebody has checked: what is written here, not what was imported."""
        return tuple(programme for programme in self.programmes.values() if not programme.unreviewed)

    @cached_property
    def imported(self) -> tuple[Programme, ...]:
        """The programmes that nobody has checked."""
        return tuple(programme for programme in self.programmes.values() if programme.unreviewed)

    @cached_property
    def names(self) -> list[dict[str, Any]]:
        """Ids of what is reviewed with the names people use for them; `bare` ones are known by name only."""
        return [
            {"id": p.id, "name": p.name, "aliases": list(p.aliases), "bare": p.kind == "named" and not p.region}
            for p in self.reviewed
        ]


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Every programme below a folder, read once: whoever names the folder gets the same as whoever does not.

    Raises:
        CatalogueError: at the first mistake, naming file and line.
    """
    return _read(folder)


@cache
def _read(folder: Path) -> Catalogue:
    digest = hashlib.sha256()
    found: dict[str, Programme] = {}
    for file in sorted(folder.rglob("*.yaml")):
        digest.update(file.read_bytes())
        programme = read_programme(file, file.parent.relative_to(folder).as_posix())
        if programme.id in found:
            raise CatalogueError(f"{file}:1: the id '{programme.id}' is taken by another file.")
        found[programme.id] = programme
    for file in sorted(folder.with_name("parameters").glob("*.yaml")):
        digest.update(file.read_bytes())
    return Catalogue(found, digest.hexdigest()[:12])


PROGRAMME_KEYS = [
    "id",
    "kind",
    "name",
    "aliases",
    "plain",
    "category",
    "provider",
    "region",
    "for",
    "periods",
    "amount",
    "apply",
    "selection",
    "occasion",
    "unreviewed",
    "legal_basis",
    "paid",
    "changes",
    "notes",
    "checked_on",
    "as_of",
    "source",
    "use",
]


def read_programme(file: Path, authority: str) -> Programme:
    """Read one programme.

    Raises:
        CatalogueError: naming the file and line of the mistake.
    """
    entry = read(file).only(PROGRAMME_KEYS, "a key of a programme")
    if entry.need("id") != file.stem:
        raise entry.wrong("id", f"the id must be the file's name, '{file.stem}'.")
    kind, recipient = entry.need("kind"), entry.need("for")
    if kind not in KINDS:
        raise entry.wrong("kind", f"kind is one of {', '.join(KINDS)}.")
    if recipient not in RECIPIENTS:
        raise entry.wrong("for", f"for is one of {', '.join(RECIPIENTS)}.")
    base = _source(entry.need("source"), entry)
    if kind == "named" and "periods" in entry:
        raise entry.wrong("periods", "what is only named has no conditions: call it decided or referral.")
    periods = tuple(_period(period, base, entry) for period in ([] if kind == "named" else entry.need("periods")))
    return Programme(
        id=entry["id"],
        name=entry.need("name"),
        kind=kind,
        plain=entry.need("plain"),
        category=entry.need("category"),
        provider=_strings(entry.need("provider"), ["name", "kind", "department", "phone"], entry),
        region=entry.need("region"),
        recipient=recipient,
        periods=tuple(sorted(periods, key=lambda period: period.since or date.min, reverse=True)),
        checked_on=entry.need("checked_on"),
        as_of=str(entry.need("as_of")),
        authority=_authority(entry, authority),
        aliases=tuple(entry.get("aliases", ())),
        amount=_amount(entry.get("amount"), base, entry),
        apply=_apply(entry.get("apply"), entry) or Apply(),
        selection=entry.get("selection"),
        occasion=bool(entry.get("occasion", False)),
        unreviewed=bool(entry.get("unreviewed", False)),
        legal_basis=entry.get("legal_basis"),
        paid=entry.get("paid"),
        changes=tuple(Change(c.need("text"), _text(c.get("effective"))) for c in entry.get("changes", ())),
        notes=tuple(entry.get("notes", ())),
        sources=tuple(dict.fromkeys([base, *(period.source for period in periods)])),
        use=read_use(entry.get("use"), base, entry),
    )


def _authority(entry: Located, folder: str) -> str:
    """Whose programme it is: the nation's, a 시도's or a 시군구's; what runs in several districts is the 시도's."""
    if folder == "national":
        return NATIONAL
    sido, sigungu = (entry["region"].get(part) for part in ("sido", "sigungu"))
    if isinstance(sido, list):
        return "·".join(sido)
    return " ".join(part for part in (sido, sigungu) if isinstance(part, str)) or "자료에 없음"


def _strings(value: Any, known: list[str], where: Located) -> Mapping[str, str]:
    if not isinstance(value, Located):
        raise where.wrong(None, f"write {', '.join(known)} below it.")
    return {key: str(text) for key, text in value.only(known, "a key here").items()}


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _source(value: Any, where: Located, base: Source | None = None, effective: date | None = None) -> Source:
    if value is None and base is not None:
        return Source(base.title, base.file, base.lines, base.url, effective)
    if not isinstance(value, Located):
        raise where.wrong("source", "a source has a title, and file and lines or url.")
    value.only(["title", "file", "lines", "url"], "part of a source")
    title = value.get("title") or (base.title if base is not None else None)
    if title is None:
        raise value.wrong(None, "'title' is missing.")
    file = value.get("file", base.file if base is not None else None)
    return Source(title, file, _text(value.get("lines")), value.get("url"), effective)


PERIOD_KEYS = ["from", "to", "who", "confirm", "steps", "source", "amount", "apply"]


def _period(entry: Any, base: Source, where: Located) -> Period:
    if not isinstance(entry, Located):
        raise where.wrong("periods", "a period has from, who and source.")
    entry.only(PERIOD_KEYS, "a key of a period")
    since, until = entry.get("from"), entry.get("to")
    for key in ("from", "to"):
        if entry.get(key) is not None and not isinstance(entry[key], date):
            raise entry.wrong(key, "write a day such as 2024-03-15.")
    source = _source(entry.get("source"), entry, base, since)
    return Period(
        since=since,
        until=until,
        who=read_criteria(entry.need("who"), source, entry),
        source=source,
        confirm=tuple(_confirm(item, source, entry) for item in entry.get("confirm", ())),
        steps=tuple(entry.get("steps", ())),
        amount=_amount(entry.get("amount"), source, entry),
        apply=_apply(entry.get("apply"), entry),
    )


def _confirm(item: Any, source: Source, where: Located) -> Confirm:
    if isinstance(item, str):
        return Confirm(item)
    if not isinstance(item, Located):
        raise where.wrong("confirm", "a sentence, or text with settled_by or unless.")
    item.only(["text", "settled_by", "unless"], "part of a confirm item")
    settled_by, unless = (read_criteria(item.get(key, []), source, item) for key in ("settled_by", "unless"))
    if settled_by and unless:
        raise item.wrong("unless", "a confirm item has settled_by or unless, not both.")
    return Confirm(item.need("text"), settled_by, unless)


def _amount(entry: Any, source: Source, where: Located) -> Amount | None:
    if entry is None:
        return None
    if not isinstance(entry, Located):
        raise where.wrong("amount", "an amount has krw, cases, calculate or text.")
    entry.only(["krw", "cases", "calculate", "per", "period", "text"], "part of an amount")
    if "krw" in entry:
        cases = [AmountCase(read_limit(entry["krw"], entry))]
    else:
        cases = [_case(case, source, entry) for case in entry.get("cases", ())]
    return Amount(tuple(cases), entry.get("calculate"), entry.get("per"), entry.get("period"), entry.get("text"))


def _case(entry: Any, source: Source, where: Located) -> AmountCase:
    if not isinstance(entry, Located):
        raise where.wrong("cases", "a case has krw and when.")
    entry.only(["krw", "when", "text"], "part of a case")
    krw = read_limit(entry["krw"], entry) if "krw" in entry else None
    return AmountCase(krw, read_criteria(entry.get("when", []), source, entry), entry.get("text"))


APPLY_KEYS = ["how", "documents", "phone", "url", "deadline", "within", "windows"]


def _apply(entry: Any, where: Located) -> Apply | None:
    if entry is None:
        return None
    if not isinstance(entry, Located):
        raise where.wrong("apply", "say how, documents, phone, url, deadline, within or windows.")
    entry.only(APPLY_KEYS, "part of apply")
    within = entry.get("within") or Located()
    windows = [Window(one.get("from"), one.get("to")) for one in entry.get("windows", ())]
    return Apply(
        how=tuple(entry.get("how", ())),
        documents=tuple(entry.get("documents", ())),
        phone=_text(entry.get("phone")),
        url=entry.get("url"),
        deadline=entry.get("deadline"),
        within_months=within.get("months"),
        within_days=within.get("days"),
        after=within.get("after"),
        windows=tuple(windows),
    )
