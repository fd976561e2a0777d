# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A programme that is written from scratch: what is asked for stands in `beginning.yaml`, what comes of it is YAML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from api.editor import written
from api.editor.cases import HEAD
from api.editor.conditions import condition
from api.editor.fields import FieldError, labels, limit_written
from rules_engine.checking.shape import AS_OF, ID
from rules_engine.programmes.edition import CATALOGUE

FILE = Path(__file__).with_name("beginning.yaml")
ROWS = ("1", "2", "3")
"""So many conditions can be typed at the beginning; more are added to the draft."""
BAD_ID = "아이디에는 영어 작은 글자와 숫자, 붙임표 하나씩만 써 주세요. 보기: gangseo-bath-fee"
NOT_A_DAY = "날을 이렇게 적어 주세요: 2026-12-01"
Typed = Mapping[str, str]


class UnfinishedError(ValueError):
    """What is missing or cannot stand where it was typed: a sentence for each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("unfinished")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: `missing` is what is said where it stays empty and may not."""

    name: str
    label: str
    kind: Literal["text", "lines", "day", "choice", "check", "conditions"] = "text"
    most: int = 10
    hint: str = ""
    default: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Fields under one heading."""

    title: str
    fields: tuple[Asked, ...]


@cache
def _file() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def parts() -> Sequence[Part]:
    """The form, from its first heading to its last."""
    return [Part(one["title"], tuple(Asked(**field) for field in one["fields"])) for one in _file()["sections"]]


def choices(categories: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """What each field that is chosen takes, and how it is called; the categories are those that are in use."""
    words, nothing = labels()["words"], {"": "고르기"}
    return {
        "category": nothing | {one: one for one in categories},
        "kind": {one: words["kind"][one] for one in ("decided", "referral")},
        "provider_kind": {one: one for one in _file()["provider_kinds"]},
        "sido": {one: one or "온 나라" for one in _file()["folders"]},
        "for": words["for"],
        "selection": {"": "뽑지 않아요"} | words["selection"],
        "period": {"": "적지 않아요"} | words["period"],
    }


def defaults(today: date) -> Typed:
    """What stands in the form before anything is typed."""
    meant = {"today": today.isoformat(), "month": f"{today:%Y-%m}"}
    return {one.name: meant.get(one.default, one.default) for part in parts() for one in part.fields}


def place_of(typed: Typed) -> str:
    """Where the file will lie: in the folder of its 시·도, or of the nation."""
    folder = _file()["folders"][typed.get("sido", "")]
    return f"{CATALOGUE}/{folder}/{typed['id'].strip()}.yaml"


def text_of(typed: Typed, categories: Sequence[str]) -> str:
    """The file of the programme.

    Raises:
        UnfinishedError: with every field that is missing or cannot stand there.
    """
    told = {name: value.strip() for name, value in typed.items()}
    faults = dict(_missing(told, categories))
    lines = [line for make in MAKERS for line in _tried(make, told, faults)]
    if faults:
        raise UnfinishedError(faults)
    return HEAD + "\n".join(lines) + "\n"


def _tried(make: Callable[[Typed], Iterator[str]], told: Typed, faults: dict[str, str]) -> list[str]:
    try:
        return list(make(told))
    except FieldError as error:
        faults.setdefault(error.path, str(error))
        return []


def _missing(told: Typed, categories: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What must be typed and was not, and what was chosen from no list of ours."""
    known = choices(categories)
    for field in (field for part in parts() for field in part.fields):
        value = told.get(field.name, "")
        if field.kind == "choice" and value not in known[field.name]:
            yield field.name, "목록에서 골라 주세요."
        elif field.kind == "day" and value and not _is_day(value):
            yield field.name, NOT_A_DAY
        elif len(value) > field.most and field.kind in ("text", "lines"):
            yield field.name, f"{field.most}자까지 적을 수 있어요. 조금 줄여 주세요."
        elif field.missing and not value and field.kind != "conditions":
            yield field.name, field.missing


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _head(told: Typed) -> Iterator[str]:
    if told.get("id") and not ID.fullmatch(told["id"]):
        raise FieldError("id", BAD_ID)
    yield f"id: {told.get('id', '')}"
    yield f"kind: {told.get('kind', '')}"
    yield f"name: {_flow(told, 'name')}"
    if names := _split(told, "aliases"):
        yield f"aliases: {written.in_flow(names)}"
    yield f"plain: {_flow(told, 'plain')}"
    yield f"category: {_flow(told, 'category')}"
    provider = {"name": "provider", "kind": "provider_kind", "phone": "provider_phone"}
    yield f"provider: {written.in_flow(_some(told, provider))}"
    yield f"region: {written.in_flow(_region(told))}"
    yield f"for: {told.get('for', '')}"


def _source(told: Typed) -> Iterator[str]:
    if told.get("url") and not told["url"].startswith(("https://", "http://")):
        raise FieldError("url", "https://로 시작하는 주소를 적어 주세요.")
    yield f"source: {written.in_flow(_some(told, {'title': 'title', 'url': 'url'}))}"


def _period(told: Typed) -> Iterator[str]:
    if told.get("until") and told["until"] < told.get("since", ""):
        raise FieldError("until", "시작하는 날보다 뒤의 날을 적어 주세요.")
    yield "periods:"
    yield f"  - from: {told.get('since', '')}"
    if told.get("until"):
        yield f"    to: {told['until']}"
    yield "    who:" if (who := list(_who(told))) else "    who: []"
    yield from (f"      - {one}" for one in who)
    if confirm := _lines(told, "confirm"):
        yield "    confirm:"
        yield from (f"      - {written.in_flow(one)}" for one in confirm)


def _who(told: Typed) -> Iterator[str]:
    """Every condition on its line; what is decided has one at least."""
    home = _region(told) if told.get("lives_there") else {}
    typed = [row for row in ROWS if told.get(f"value-{row}")]
    if home:
        yield f"residence: {written.in_flow(home)}"
    for row in typed:
        kind, bound = told.get(f"kind-{row}", ""), told.get(f"bound-{row}", "")
        yield condition(f"value-{row}", kind, bound, told[f"value-{row}"])
    if not home and not typed and told.get("kind") == "decided":
        raise FieldError("conditions", _field("conditions").missing)


def _amount(told: Typed) -> Iterator[str]:
    krw = [f"krw: {limit_written('krw', told['krw'])}"] if told.get("krw") else []
    rest = {key: told[name] for key, name in (("per", "per"), ("text", "amount")) if told.get(name)}
    words = [f"{key}: {written.in_flow(value)}" for key, value in rest.items()]
    often = [f"period: {told['period']}"] if told.get("period") else []
    if found := [*krw, *words, *often]:
        yield f"amount: {{{', '.join(found)}}}"


def _apply(told: Typed) -> Iterator[str]:
    yield "apply:"
    yield "  how:"
    yield from (f"    - {written.in_flow(one)}" for one in _lines(told, "how"))
    if papers := _split(told, "documents"):
        yield f"  documents: {written.in_flow(papers)}"
    if window := [f"{key}: {told[name]}" for key, name in (("from", "opens"), ("to", "closes")) if told.get(name)]:
        yield f"  windows: [{{{', '.join(window)}}}]"
    yield from (f"  {key}: {_flow(told, key)}" for key in ("deadline", "phone") if told.get(key))


def _last(told: Typed) -> Iterator[str]:
    if told.get("as_of") and not AS_OF.fullmatch(told["as_of"]):
        raise FieldError("as_of", "해나 달로 적어 주세요. 보기: 2026-03")
    if told.get("selection"):
        yield f"selection: {told['selection']}"
    yield f"checked_on: {told.get('checked_on', '')}"
    yield f"as_of: {told.get('as_of', '')}"


MAKERS = (_head, _source, _period, _amount, _apply, _last)


def _region(told: Typed) -> dict[str, str]:
    if told.get("sigungu") and not told.get("sido"):
        raise FieldError("sido", "시·군·구를 적었으면 시·도도 골라 주세요.")
    return _some(told, {"sido": "sido", "sigungu": "sigungu"})


def _some(told: Typed, keys: Mapping[str, str]) -> dict[str, str]:
    return {key: told[name] for key, name in keys.items() if told.get(name)}


def _flow(told: Typed, name: str) -> str:
    """A text on one line: it never makes a second key."""
    return written.in_flow(" ".join(told.get(name, "").split()))


def _split(told: Typed, name: str) -> list[str]:
    return [one.strip() for one in told.get(name, "").split(",") if one.strip()]


def _lines(told: Typed, name: str) -> list[str]:
    return [" ".join(one.split()) for one in told.get(name, "").splitlines() if one.strip()]


def _field(name: str) -> Asked:
    return next(field for part in parts() for field in part.fields if field.name == name)
