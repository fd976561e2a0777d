# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Why a programme is not to be had, or must be confirmed: what it asks, what is known, and what would change it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.answer import BenefitsBlock, Block, TextBlock
from actions.asked.commands import closed
from actions.household import ME
from actions.looking import Reply
from actions.results.cards import source_in_words
from actions.results.unmet import unmet
from actions.turns.digressions import WHICH, answer, which_programme
from actions.turns.wished import Wished
from rules_engine import Programme, Result
from rules_engine.facts.vocabulary import facts
from rules_engine.screening.presentation import recency
from rules_engine.texts import wording

MOST_REASONS = 3
MOST_CHOICES = 6
CONFIRM = "확인"
HARD = {"median": "중위소득", "recognised": "소득인정액"}
"""Words that are explained where they are used."""


def why(wished: Wished) -> Reply:
    """The reasons for the programme that is meant; where several may be, which one."""
    meant = _meant(wished)
    if len(meant) != 1:
        question = replace(which_programme(meant[:MOST_CHOICES], wished.voice), fact=f"{WHICH}.why")
        return replace(wished.talk, question=question), (question,)
    about = wished.about(meant[0])
    result = _result(about.results, wished)
    talk = replace(wished.talk, focus=meant[0].id)
    if not about.in_force or result is None:
        return talk, answer("ask_eligibility", about, talk.situation)
    if result.verdict == "unknown" and not result.received:
        talk = replace(talk, pursued=meant[0].id, question=None)
    return talk, tuple(_told(result, wished))


def _meant(wished: Wished) -> tuple[Programme, ...]:
    """Named here; else the one spoken of last; else those that came out so, on the screen before any other."""
    if wished.named:
        return wished.named
    known = wished.catalogue.programmes
    if (focus := known.get(wished.talk.focus or "")) is not None:
        return (focus,)
    verdict = "confirm" if CONFIRM in closed(wished.said) else "ineligible"
    on_screen = [item for block in wished.talk.last if isinstance(block, BenefitsBlock) for item in block.items]
    told = [item.program for item in on_screen if item.verdict == verdict]
    told = told or [
        key.split("|")[0] for key, state in reversed(list(wished.talk.shown.items())) if state.startswith(verdict)
    ]
    told = told or [item.program for item in on_screen]
    return tuple(known[one] for one in dict.fromkeys(told) if one in known)


def _result(results: Sequence[Result], wished: Wished) -> Result | None:
    """The result of whoever is named; else, where one fails, the enquirer's own or the household's; else the best."""
    theirs = [one for one in results if one.member in (wished.members or wished.talk.whose)]
    own = [one for one in results if one.member in (None, ME) and one.verdict == "ineligible"]
    return next(iter((*theirs, *own, *results)), None)


def _told(result: Result, wished: Wished) -> Iterator[Block]:
    voice, name = wished.voice, result.programme.name
    who = wished.who(result.member)
    if result.received:
        lines = [voice("why.received", name=name)]
    elif result.verdict == "ineligible":
        lines = [voice("why.ineligible", name=name, who=f"{who} " if who else "")]
        failing = list(unmet(result, wished.today, voice))
        lines += [f"· {line}" for line in failing[:MOST_REASONS]]
        lines += [voice(f"why.gloss_{key}") for key, word in HARD.items() if any(word in line for line in lines)]
        lines += [voice("why.more", count=len(failing) - MOST_REASONS)] if len(failing) > MOST_REASONS else []
    elif result.verdict == "unknown":
        lines = [voice("why.unknown", name=name, lacking=_lacking(result))]
    else:
        lines = [voice("why.confirm" if result.confirm else "why.eligible", name=name)]
        lines += [f"· {line}" for line in result.confirm[:MOST_REASONS]]
        lines += _phone(result, wished) if result.confirm else []
    yield TextBlock("\n".join(lines))
    source = source_in_words(result.period.source)
    as_of = recency(result.programme, result.period, wished.today)
    yield TextBlock(voice("info.source", source=source, as_of=as_of))
    if result.verdict == "ineligible":
        yield TextBlock(voice("ask_129"))


def _lacking(result: Result) -> str:
    asked = [wording.label(one.fact) for one in result.missing if not facts()[one.fact].sensitive]
    return ", ".join(list(dict.fromkeys(asked))[:MOST_REASONS]) or "자세한 사정"


def _phone(result: Result, wished: Wished) -> Sequence[str]:
    phone = result.apply.phone or result.programme.apply.phone or result.programme.provider.get("phone")
    return [wished.voice("why.ask", phone=phone)] if phone else [wished.voice("info.phone_unknown")]
