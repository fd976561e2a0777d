# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Writes a talk that was had as a script: what was said, and what was answered as what must be answered again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from actions.hearing.learning import facts_in
from actions.household import ME
from api.scripted.playing import buttons
from api.talk import Exchange

HEADER = "# SPDX-FileCopyrightText: 2026 혜택동행\n# SPDX-License-Identifier: Apache-2.0\n"
Json = dict[str, Any]


def recorded(title: str, day: date, exchanges: Sequence[Exchange]) -> str:
    """The file of a talk. Nothing stands in it but the texts (with numbers struck), facts, programmes and questions."""
    before: Mapping[str, Any] = {}
    turns, labels = [], dict[str, str]()
    for exchange in exchanges:
        turn: Json = {"press": labels[exchange.said]} if exchange.said in labels else {"say": exchange.said}
        turns.append({**turn, "expect": dict(_expected(exchange, before))})
        before = exchange.situation
        labels = {value: label for label, value in buttons(exchange.answer).items()}
    script = {"title": title, "source": "made", "as_of": day, "turns": turns}
    return HEADER + yaml.safe_dump(script, allow_unicode=True, sort_keys=False, width=120)


def _expected(exchange: Exchange, before: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    blocks = exchange.answer["messages"]
    kinds = {block["type"] for block in blocks}
    for kind in ("urgent", "handoff"):
        if kind in kinds:
            yield kind, True
    if facts := _changed(before, exchange.situation):
        yield "facts", facts
    if shown := [item["program"] for block in blocks if block["type"] == "benefits" for item in block["items"]]:
        yield "shows", shown
    asked = next((block["fact"] for block in reversed(blocks) if block["type"] == "question"), None)
    yield ("asks", asked) if asked is not None else ("question", None)


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Json:
    """The facts that were learnt, and those that are gone."""
    old, new = ({_name(path, member): value for path, member, value in facts_in(one)} for one in (before, after))
    gone = {name: None for name in old if name not in new}
    return {**{name: value for name, value in new.items() if name not in old or old[name] != value}, **gone}


def _name(path: str, member: str | None) -> str:
    return path if member in (None, ME) else f"{path}@{member}"
