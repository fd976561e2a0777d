# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The manual of a call centre: programmes by need, what to ask for each, the papers and the telephones."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actions import find_programmes
from actions.asking import ask_fact
from actions.phrasing.wording import KOREAN
from api.paper.press import STYLE
from api.web.templates import environment
from rules_engine import Catalogue, Programme, read_situation, screen
from rules_engine.facts.vocabulary import facts
from rules_engine.texts.condition_text import condition_lines

ASK_ANYWHERE = "보건복지상담센터 129"
FONT_FACE = re.compile(r"@font-face \{[^}]*\}\n?")


@dataclass(frozen=True, slots=True)
class ManualEntry:
    """One programme as somebody on the telephone needs it; where nothing is on record a part is empty."""

    programme: Programme
    conditions: tuple[str, ...]
    questions: tuple[str, ...]
    how: tuple[str, ...]
    documents: tuple[str, ...]
    phone: str


@dataclass(frozen=True, slots=True)
class Need:
    """A field of life: what can be judged or told of, and what is on record by name alone."""

    name: str
    entries: tuple[ManualEntry, ...]
    named: tuple[ManualEntry, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """The whole manual; `place` is empty for the whole country."""

    day: date
    place: str
    needs: tuple[Need, ...]


def manual(catalogue: Catalogue, today: date, sido: str | None = None, sigungu: str | None = None) -> Manual:
    """The programmes that are open today, in one place or everywhere; the field with the most programmes first."""
    asked = _questions(catalogue, today)
    by_need: dict[str, list[ManualEntry]] = defaultdict(list)
    for programme in find_programmes(catalogue, sido=sido, sigungu=sigungu):
        if programme.kind == "named" or programme.on(today) is not None:
            by_need[programme.category].append(_entry(programme, catalogue, today, asked.get(programme.id, ())))
    needs = (_need(name, by_need[name]) for name in sorted(by_need, key=lambda name: (-len(by_need[name]), name)))
    return Manual(today, " ".join(filter(None, (sido, sigungu))), tuple(needs))


def manual_page(one: Manual) -> str:
    """The manual in HTML that needs nothing beside it."""
    style = FONT_FACE.sub("", STYLE.read_text(encoding="utf-8"))
    return environment().get_template("manual/manual.html").render({"manual": one, "style": style})


def _questions(catalogue: Catalogue, today: date) -> Mapping[str, tuple[str, ...]]:
    """What the rules would ask of somebody of whom nothing is known; what nobody likes to be asked is left out."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    order = list(facts())
    for result in screen(read_situation({}, today), catalogue).results:
        needed = sorted({one.fact for one in result.missing}, key=order.index)
        for fact in needed:
            if not facts()[fact].sensitive:
                found[result.programme.id][_question(fact)] = None
    return {programme: tuple(texts) for programme, texts in found.items()}


def _question(fact: str) -> str:
    """How a fact is asked; what a list asks for in the talk is asked by itself here."""
    entry = facts()[fact]
    if entry.type == "boolean" and entry.ask is None:
        return f"{entry.label}에 해당하세요?"
    return ask_fact(fact, None, {}, KOREAN).text


def _entry(programme: Programme, catalogue: Catalogue, today: date, questions: Sequence[str]) -> ManualEntry:
    period = programme.on(today)
    apply = period.apply if period is not None and period.apply is not None else programme.apply
    conditions = condition_lines(period.who, catalogue.programmes, today) if period is not None else ()
    confirm = (f"창구에서 확인: {one.text}" for one in period.confirm) if period is not None else ()
    phone = apply.phone or programme.apply.phone or programme.provider.get("phone") or ASK_ANYWHERE
    return ManualEntry(
        programme, (*conditions, *confirm), tuple(questions), tuple(apply.how), tuple(apply.documents), phone
    )


def _need(name: str, entries: Sequence[ManualEntry]) -> Need:
    def of(named: bool) -> Iterator[ManualEntry]:  # noqa: FBT001
        return (one for one in entries if (one.programme.kind == "named") == named)

    return Need(name, tuple(of(False)), tuple(of(True)))
