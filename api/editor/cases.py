# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A household at the counter as a test case, as `tests/cases` has them: only what the result hangs on."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from api.editor.reviews import struck
from api.sync.files import write_whole
from rules_engine import Catalogue, SituationError, read_situation, screen, screening_json

HEAD = "# SPDX-FileCopyrightText: 2026 혜택동행\n# SPDX-License-Identifier: Apache-2.0\n"
ALWAYS = ("id", "relation")
EXPECTED = ("eligible", "confirm", "unknown", "ineligible", "none")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cases:
    """The test cases that were saved here, one file a programme, beside those that are shipped."""

    folder: Path

    def save(self, authority: str, program: str, case: Mapping[str, Any]) -> Path:
        """Add a case to its file; the same one is not added twice."""
        file = self.folder / authority / f"{program}.yaml"
        known = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else []
        if case not in known:
            text = yaml.safe_dump([*known, dict(case)], allow_unicode=True, sort_keys=False, width=10**6)
            write_whole(file, (HEAD + text).encode())
        return file

    def files(self) -> list[Path]:
        """All of them."""
        return sorted(self.folder.rglob("*.yaml"))


def case_of(
    situation: Json, catalogue: Catalogue, program: str, today: date, *, says: str, expect: str | None = None
) -> Json | None:
    """The case of a programme; None where there is no such result to hold on to.

    `expect` is what is right, where the result was not.
    """
    found = _result(situation, catalogue, program, today)
    if found is None:
        return None
    least = _least(situation, catalogue, program, today)
    result = _result(least, catalogue, program, today) or found
    case: Json = {
        "says": struck(says) or f"{catalogue.programmes[program].name}: {result['verdict']}",
        "as_of": today,
        "situation": _dated(least),
        "expect": expect if expect in EXPECTED else result["verdict"],
    }
    if len(least.get("members", ())) > 1 or result["member"] not in (None, "me"):
        case["member"] = result["member"]
    if case["expect"] == result["verdict"]:
        case |= {key: told for key, told in _why(result).items() if told}
    return case


def _why(result: Json) -> Json:
    failing = sorted({one["fact"] for one in result["reasons"] if one["met"] is False})
    return {"failing": failing if result["verdict"] == "ineligible" else [], "missing": sorted(set(result["missing"]))}


def _least(situation: Json, catalogue: Catalogue, program: str, today: date) -> Json:
    """The situation without every fact that makes no difference: what is not there tells nothing of anybody."""
    wanted = _meaning(_result(situation, catalogue, program, today))
    least = copy.deepcopy(situation)
    least.pop("as_of", None)
    for path in list(_paths(least, ())):
        tried = copy.deepcopy(least)
        _remove(tried, path)
        if _meaning(_result(tried, catalogue, program, today)) == wanted:
            least = tried
    return {key: value for key, value in least.items() if value not in ({}, [])}


def _meaning(result: Json | None) -> Any:
    return None if result is None else (result["member"], result["verdict"], *_why(result).values())


def _result(situation: Json, catalogue: Catalogue, program: str, today: date) -> Json | None:
    """The first result of a programme, the household's or somebody's."""
    try:
        household = read_situation(situation, today)
    except SituationError:
        return None
    found = screening_json(screen(household, catalogue, programs=[program], include_ineligible=True))["results"]
    order = {verdict: place for place, verdict in enumerate(EXPECTED)}
    return min(found, key=lambda one: order[one["verdict"]], default=None)


def _paths(part: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Every fact, the deepest first; a person is never taken out, for others are told by them."""
    if isinstance(part, dict):
        for key, value in list(part.items()):
            yield from _paths(value, (*path, key))
            if path and path[0] == "members" and key in ALWAYS:
                continue
            yield (*path, key)
    elif isinstance(part, list) and path == ("members",):
        for place, value in enumerate(part):
            yield from _paths(value, (*path, place))


def _remove(situation: Json, path: tuple[Any, ...]) -> None:
    part: Any = situation
    for step in path[:-1]:
        part = part[step] if isinstance(part, list) else part.get(step, {})
    if isinstance(part, dict):
        part.pop(path[-1], None)


def _dated(value: Any) -> Any:
    """Days as days, as cases have them."""
    if isinstance(value, dict):
        return {key: _dated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one) for one in value]
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2026-01-01") else value
    except ValueError:
        return value
