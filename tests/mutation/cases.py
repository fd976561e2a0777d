# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The cases of `tests/cases`, read once, ready to be judged by any spoilt programme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rules_engine import Catalogue, Result, Situation, read_situation, screen
from rules_engine.facts.derivation import View
from rules_engine.facts.sets import Outcome, Value
from rules_engine.facts.situation import Member
from rules_engine.programmes.criteria import Atom
from rules_engine.programmes.programme import Period, Programme, Recipient
from rules_engine.verdicts.result import result_for

FOLDER = Path(__file__).parents[1] / "cases"
KINDS: tuple[Recipient, ...] = ("person", "child", "household")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Case:
    """One case with everything about its household that does not hang on the programme."""

    told: Mapping[str, Any]
    household: View
    recipients: tuple[tuple[Member | None, Mapping[str, Value]], ...]

    def passes(self, programme: Programme) -> bool:
        """Whether all that the case states comes out for a programme."""
        told, period = self.told, programme.on(self.household.as_of)
        asked = [
            (member, known)
            for member, known in self.recipients
            if "member" not in told or told["member"] == (member.id if member is not None and member.listed else None)
        ]
        if told["expect"] == "none" or period is None or len(asked) != 1:
            return told["expect"] == "none" and (period is None or not asked)
        member, known = asked[0]
        return _as_told(result_for(programme, period, member, self.household, known), told)

    @property
    def states_an_amount(self) -> bool:
        """Whether the case would notice another amount."""
        return "amount" in self.told or "amount_says" in self.told


def _as_told(result: Result, told: Mapping[str, Any]) -> bool:
    failing = {reason.atom.fact for reason in result.reasons if reason.outcome is Outcome.FAILS}
    amount = result.amount
    exact = None if amount is None or amount.krw is None else amount.krw.exact
    return (
        result.verdict == told["expect"]
        and {missing.fact for missing in result.missing}.issuperset(told.get("missing", ()))
        and failing.issuperset(told.get("failing", ()))
        and told.get("amount", exact) == exact
        and told.get("amount_says", "") in ((amount and amount.text) or "")
        and told.get("deadline", result.deadline.last) == result.deadline.last
        and told.get("window", result.deadline.window) == result.deadline.window
        and told.get("confirm", bool(result.steps or result.confirm)) == bool(result.steps or result.confirm)
    )


class Cases:
    """Reads the cases of programmes below a folder."""

    def __init__(self, catalogue: Catalogue, folder: Path = FOLDER) -> None:
        self.files = {file.stem: file for file in sorted(folder.rglob("*.yaml"))}
        self.stand_ins = _stand_ins(catalogue)

    def of(self, programme: Programme) -> tuple[Case, ...]:
        """All cases of a programme."""
        file = self.files.get(programme.id)
        entries = [] if file is None else yaml.load(file.read_bytes(), LOADER) or []
        return tuple(self._case(told, programme.recipient) for told in entries)

    def _case(self, told: Mapping[str, Any], recipient: str) -> Case:
        situation = _situation(told)
        screening = screen(situation, self.stand_ins, programs=[recipient], include_ineligible=True)
        members = [screening.recipients[column] for _, column in screening.pairs]
        known = [result.known for result in screening.results]
        return Case(told, screening.household, tuple(zip(members, known, strict=True)))


def _situation(told: Mapping[str, Any]) -> Situation:
    return read_situation({**_plain(told["situation"]), "as_of": told["as_of"].isoformat()}, date.max)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _stand_ins(catalogue: Catalogue) -> Catalogue:
    """The catalogue without its rules, and one programme for each kind of recipient, in force on every day."""
    emptied = {name: replace(one, periods=()) for name, one in catalogue.programmes.items()}
    first = next(iter(catalogue.programmes.values()))
    source = first.sources[0]
    always = Period(None, None, (Atom("residence.sido", source, among=frozenset()),), source)
    of_kinds: dict[str, Programme] = {
        kind: replace(first, id=kind, recipient=kind, periods=(always,)) for kind in KINDS
    }
    return Catalogue(emptied | of_kinds, "stand-ins")
