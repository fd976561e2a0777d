# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The coverage page: every programme, whose it is, how much of it is decided and tested, and when it was last read."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from rules_engine.pages.criteria_page import table
from rules_engine.programmes.catalogue import NATIONAL, Catalogue
from rules_engine.programmes.criteria import Source, atoms
from rules_engine.programmes.programme import Programme

CASES = Path(__file__).parents[2] / "tests" / "cases"
KINDS: Mapping[str, str] = {"decided": "판정", "referral": "안내", "named": "이름만"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HEAD = """# 혜택 목록

`make docs`가 `rules_engine/catalogue/`와 `tests/cases/`에서 만든 쪽이에요. 고칠 것이 있으면 그 파일을 고쳐요.

- 판정: 형편을 들으면 조건을 하나씩 따져요.
- 안내: 어떤 분들에게 열린 곳이나 전화, 서비스예요.
- 이름만: 자료에 이름만 있어요. 판정하지 않고 물어볼 곳을 알려요.
"""
COLUMNS = ("혜택", "id", "종류", "조건", "사례", "확인한 날", "출처")


def coverage_page(catalogue: Catalogue, cases: Path = CASES) -> str:
    """The page in Markdown, by authority: the nation first."""
    counted = _cases(cases)
    groups: dict[str, list[Programme]] = defaultdict(list)
    for programme in catalogue.programmes.values():
        groups[programme.authority].append(programme)
    parts = [HEAD, *_counts(list(catalogue.programmes.values()), counted)]
    for authority in sorted(groups, key=lambda name: (name != NATIONAL, name)):
        found = sorted(groups[authority], key=lambda programme: programme.id)
        parts += ["", f"## {authority} ({len(found)})", "", *table(COLUMNS, [_row(one, counted) for one in found])]
    return "\n".join(parts) + "\n"


def criteria_count(programme: Programme) -> int:
    """How many comparisons a programme holds, in all its periods and confirm items."""
    lists = [
        criteria
        for period in programme.periods
        for criteria in (period.who, *(rule for c in period.confirm for rule in (c.settled_by, c.unless)))
    ]
    return sum(1 for criteria in lists for _ in atoms(criteria))


def _counts(programmes: Sequence[Programme], cases: Mapping[str, int]) -> list[str]:
    kinds = Counter(str(programme.kind) for programme in programmes)
    rows = [
        *((named, f"{kinds[kind]:,}") for kind, named in KINDS.items()),
        ("모두", f"{len(programmes):,}"),
        ("조건", f"{sum(map(criteria_count, programmes)):,}"),
        ("사례", f"{sum(cases.get(programme.id, 0) for programme in programmes):,}"),
    ]
    return list(table(("", "수"), rows))


def _row(programme: Programme, cases: Mapping[str, int]) -> tuple[str, ...]:
    criteria, tested = criteria_count(programme), cases.get(programme.id, 0)
    return (
        programme.name,
        f"`{programme.id}`",
        KINDS[programme.kind],
        str(criteria) if criteria else "",
        str(tested) if tested else "",
        programme.checked_on.isoformat(),
        _source(programme.sources[0]),
    )


def _source(source: Source) -> str:
    if source.url:
        return f"[{source.title}]({source.url})"
    return f"{source.title}, {source.lines}번째 줄" if source.lines else source.title


def _cases(folder: Path) -> dict[str, int]:
    """How many cases each programme has."""
    return dict(_counted(folder))


def _counted(folder: Path) -> Iterator[tuple[str, int]]:
    for file in sorted(folder.rglob("*.yaml")):
        yield file.stem, len(yaml.load(file.read_bytes(), LOADER) or ())
