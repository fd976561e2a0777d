# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The reference of conditions, made from the code: each kind, what it compares and takes, an example, its question."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rules_engine.checking.entry import everything
from rules_engine.checking.references import leads_to
from rules_engine.facts.vocabulary import facts, parts_of, question_fact
from rules_engine.programmes.catalogue import FOLDER
from rules_engine.programmes.criteria import KINDS
from rules_engine.programmes.located import Located, read
from rules_engine.texts import wording

EXAMPLE_LENGTH = 110
HEAD = """# 조건의 말

`make docs`가 `rules_engine/programmes/criteria.py`와 `rules_engine/facts/facts.yaml`에서 만든 쪽이에요.

조건은 목록이에요. 모두 맞아야 해요. 여럿 중 하나면 되는 것은 `any_of`로 적어요. `text`에는 사람이 읽을 말을 적어요.

```yaml
who:
  - residence: {sido: 서울특별시}
  - any_of:
      - [{household_type: near_poor}]
      - - income: {at_most: {percent: 100}}
          text: 소득이 기준 중위소득 100% 이하
```

## 값을 적는 법

| 꼴 | 뜻 |
| --- | --- |
| `{at_least: 65}` | 이상 |
| `{over: 64}` | 초과 |
| `{at_most: 64}` | 이하 |
| `{under: 65}` | 미만 |
| `40` | 꼭 그 수 |
| `2024-03-15` | 날. `at_least`는 그날부터, `at_most`는 그날까지 |
| `{percent: 100}` | 가구원 수에 따른 기준 중위소득의 몇 % |
| `{percent: 50, printed: 표}` | 고시에 적힌 표가 있으면 그 금액이 먼저예요 |
| `{parameter: 표.줄, by: size}` | `rules_engine/parameters/`의 금액. `by`는 표의 칸을 고르는 법 |
| `{months: 3}`, `{days: 60}`, `{years: 1}` | 그날부터 그만큼이 다 지나기 전까지 |
"""
TAKES = {
    "_bounds": "수나 날의 범위",
    "_words": "낱말 하나 또는 목록",
    "_since": "기간(`months`, `days`, `years`)",
    "_flag": "아래 표의 말 하나",
    "_received": "혜택의 id",
    "_residence": "`sido`, `sigungu`, `dong`: 낱말 하나 또는 목록",
    "_recognised": "`of`와 범위",
}
NOT_USED = "아직 쓰는 곳이 없어요"
COLUMNS = ("조건", "무엇을 보나요", "값", "보기", "어디에서", "묻는 말")


def criteria_page(folder: Path = FOLDER) -> str:
    """The page in Markdown, with examples from the catalogue in a folder."""
    examples = _examples(folder)
    rows = [_row(kind, examples.get(kind)) for kind in KINDS]
    parts = [HEAD, "## 조건", "", *table(COLUMNS, rows)]
    for title, group in (("상황", "member.statuses"), ("가구 상황", "household.types")):
        known = [facts()[f"{group}.{name}"] for name in parts_of(group)]
        words = [(f"`{fact.path.rsplit('.', 1)[1]}`", fact.label, fact.gloss or "") for fact in known]
        parts += ["", f"## {title}", "", *table(("말", "뜻", "풀이"), words)]
    return "\n".join(parts) + "\n"


def label_of(kind: str) -> str:
    """What a kind of condition looks at.

    >>> label_of("age"), label_of("residence")
    ('만 나이', '사는 곳')
    """
    return _label(kind, _fact(kind, KINDS[kind].__qualname__.split(".")[0]))


def _row(kind: str, example: tuple[str, str] | None) -> tuple[str, ...]:
    reader = KINDS[kind].__qualname__.split(".")[0]
    said, where = example or ("", "")
    path = _fact(kind, reader)
    return (
        f"`{kind}`",
        _label(kind, path),
        _takes(reader, path),
        f"`{said}`" if said else NOT_USED,
        where,
        _question(path),
    )


def _fact(kind: str, reader: str) -> str:
    """The fact that a kind of condition compares."""
    simplest: Any = {
        "_words": [],
        "_since": _mapping(months=1),
        "_residence": _mapping(sido=[]),
        "_recognised": _mapping(of="livelihood"),
        "_received": "",
    }.get(reader, 1)
    if reader == "_flag":
        return "household.types" if "type" in kind else "member.statuses"
    return str(next(KINDS[kind](simplest, _mapping()))["fact"])


def _mapping(**keys: Any) -> Located:
    made = Located(keys)
    made.file, made.line, made.lines = Path(), 1, {}
    return made


def _label(kind: str, path: str) -> str:
    named = {
        "status": "이 사람이 이 상황임",
        "not_status": "이 사람이 이 상황이 아님",
        "household_type": "우리 집이 이 상황임",
        "not_household_type": "우리 집이 이 상황이 아님",
        "anybody": "가족 가운데 누구든 이 상황인 사람이 있음",
        "nobody": "가족 가운데 이 상황인 사람이 없음",
        "receives": "이 혜택을 이미 받음",
        "not_receives": "이 혜택을 받지 않음",
        "residence": "사는 곳",
        "recognised_income": "소득인정액",
        "has_spouse": "본인에게 배우자가 있음",
        "own_spouse": "받는 사람에게 배우자가 있음",
    }
    return named.get(kind) or wording.label(path)


def _takes(reader: str, path: str) -> str:
    fact = facts().get(path)
    options = fact.options_of if fact is not None else None
    words = ", ".join(f"`{word}` {label}" for word, label in (options or {}).items())
    return f"{TAKES[reader]}: {words}" if words else TAKES[reader]


def _question(path: str) -> str:
    """What is asked first of somebody of whom nothing is known."""
    first = path if path in facts() else leads_to(path)[0]
    ask = question_fact(first).ask
    return ask.replace("{who} ", "") if ask else "사람을 말할 때 함께 들어요"


def _examples(folder: Path) -> Mapping[str, tuple[str, str]]:
    """For each kind the shortest condition of the catalogue, and the file it stands in."""
    found: dict[str, tuple[str, str]] = {}
    for file in sorted(folder.rglob("*.yaml")):
        for _, key, value in everything(read(file).get("periods")):
            if key not in KINDS or not isinstance(value, Located | str | int | list):
                continue
            said = f"{key}: {_flow(value)}"
            if len(said) <= EXAMPLE_LENGTH and (key not in found or len(said) < len(found[key][0])):
                found[key] = (said, file.relative_to(folder).as_posix())
    return found


def _flow(value: Any) -> str:
    """A value as it may stand on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else f"{value:_}" if isinstance(value, int) else str(value)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    for cells in (head, ["---"] * len(head), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
