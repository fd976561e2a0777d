# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether everything a file points at exists: programmes, official figures, reckonings, questions."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from typing import Any

from rules_engine.checking.entry import Entry, Problem, Whole, everything, nearest, problem
from rules_engine.facts import regions
from rules_engine.facts.derivation import view
from rules_engine.facts.situation import Situation
from rules_engine.facts.vocabulary import facts, question_fact
from rules_engine.means.formulas import FORMULAS
from rules_engine.means.recognised_income import SCHEMES
from rules_engine.programmes.criteria import KINDS
from rules_engine.programmes.located import CatalogueError, Located
from rules_engine.programmes.parameter import parameters
from rules_engine.verdicts.missing import missing_for

RULES = ("periods", "amount", "use")
CLASSES = ("size", "earners", *regions.SCHEMES)
TOLD_WITH_THE_PERSON = ("member.relation", "member.lives_together")


def references(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Every name that stands for something else."""
    for part in RULES:
        for where, key, value in everything(entry.raw.get(part), skip=("source",)):
            if not isinstance(value, list):
                yield from _reference(where, key, value, whole)


def _reference(where: Located, key: str, value: Any, whole: Whole) -> Iterator[Problem]:
    if key in ("receives", "not_receives"):
        yield from _among(where, key, value, whole.ids, "the id of a programme")
    elif key == "calculate":
        yield from _among(where, key, value, FORMULAS, "a reckoning of formulas.py")
    elif key == "of":
        yield from _among(where, key, value, SCHEMES, "a recognised income")
    elif key == "by":
        yield from _among(where, key, value, CLASSES, "a column of official tables")
    elif key in ("parameter", "printed"):
        yield from _figure(where, key, str(value))


def _among(where: Located, key: str, value: Any, known: Collection[str], what: str) -> Iterator[Problem]:
    if value not in known:
        hint = nearest(str(value), known) or (f" Known: {', '.join(sorted(known))}." if len(known) < 20 else "")
        yield problem(where, key, f"'{value}' is not {what}.{hint}")


def _figure(where: Located, key: str, path: str) -> Iterator[Problem]:
    name, *keys = path.split(".")
    if name not in parameters():
        yield problem(where, key, f"'{name}' is not in rules_engine/parameters.{nearest(name, parameters())}")
        return
    tables: list[Any] = [dated.value for dated in parameters()[name].values]
    for place in keys:
        known = {str(one) for table in tables if isinstance(table, dict) for one in table}
        tables = [table[place] for table in tables if isinstance(table, dict) and place in table]
        if not tables:
            yield problem(where, key, f"'{name}' has no '{place}'.{nearest(place, known)}")
            return


def questions(entry: Entry, whole: Whole) -> Iterator[Problem]:
    """Every fact that a rule needs can be asked for."""
    for part in RULES:
        for where, key, value in everything(entry.raw.get(part), skip=("source",)):
            if key not in KINDS or isinstance(value, list):
                continue
            try:
                needed = [str(atom["fact"]) for atom in KINDS[key](value, where)]
            except CatalogueError:  # told when the file was read
                continue
            for fact in needed:
                if unasked := unasked_for(fact):
                    yield problem(where, key, f"nobody can be asked for '{unasked}': give it 'ask' in facts.yaml.")


def unasked_for(path: str) -> str | None:
    """The fact without a question that a condition leads to, if any."""
    return next((fact for fact in leads_to(path) if fact not in TOLD_WITH_THE_PERSON and not _asked(fact)), None)


def _asked(fact: str) -> bool:
    return fact in facts() and question_fact(fact).ask is not None


@cache
def leads_to(path: str) -> tuple[str, ...]:
    """The facts to ask of somebody of whom nothing is known, where a condition hangs on this one."""
    stranger = view(Situation(date(2026, 1, 1), {}, ()))
    return tuple(dict.fromkeys(missing.fact for missing in missing_for(path, stranger, stranger.people[0])))
