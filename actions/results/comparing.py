# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Two programmes beside each other, and whether both may be received: what is on record, else a person must say."""

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.answer import Block, TextBlock
from actions.asked.commands import closed
from actions.looking import Reply
from actions.results.about import About
from actions.results.cards import card, source_in_words
from actions.turns.digressions import amount_words, conditions_of
from actions.turns.wished import Wished
from rules_engine import Programme
from rules_engine.programmes.criteria import atoms
from rules_engine.screening.presentation import recency

SHORTEST_NAME = 3
MOST_CONDITIONS = 4
OTHER = re.compile("[가-힣]{2,}?(?:연금|수당|급여|보험|바우처|지원금)")
"""What sounds like the name of something that one receives."""


def difference(wished: Wished) -> Reply:
    """What each is, what it gives, to whom, until when, and how it stands with this household."""
    pair = _pair(wished)
    if len(pair) < 2:
        return wished.talk, (TextBlock(wished.voice("compare.need_two")),)
    told: tuple[Block, ...] = tuple(TextBlock("\n".join(_rows(wished.about(one), wished))) for one in pair)
    return replace(wished.talk, focus=None), (*told, _sources(pair, wished))


def both(wished: Wished) -> Reply:
    """Whether one shuts the other out, and how each stands with this household."""
    pair = _pair(wished)
    if len(wished.named) == 1 and len(pair) == 1 and OTHER.search(wished.said):
        return _with_what_is_not_on_record(pair[0], wished)
    if len(pair) < 2:
        return wished.talk, (TextBlock(wished.voice("compare.need_two")),)
    one, other = pair
    voice = wished.voice
    if _excludes(one, other, wished) or _excludes(other, one, wished):
        lines = [voice("both.excluded", one=one.name, other=other.name)]
    elif notes := [*_notes(one, other), *_notes(other, one)]:
        lines = [*(voice("both.noted", note=note) for note in notes), voice("both.confirm")]
    else:
        lines = [voice("both.not_on_record", one=one.name, other=other.name), voice("both.confirm")]
    lines += [
        voice("both.mine", name=each.name, headline=headline)
        for each in pair
        if (headline := _headline(wished.about(each), wished))
    ]
    return replace(wished.talk, focus=None), (TextBlock("\n".join(lines)), _sources(pair, wished))


def _with_what_is_not_on_record(one: Programme, wished: Wished) -> Reply:
    """ "기초연금이랑 국민연금 같이 받을 수 있어요?", where one of them is no programme of ours."""
    voice, others = wished.voice, {*OTHER.findall(wished.said)} - {one.name, *one.aliases}
    notes = [note for note in _sentences(one) if any(other in closed(note) for other in others)]
    lines = [voice("both.one_known", name=one.name), *(voice("both.noted", note=note) for note in notes)]
    return replace(wished.talk, focus=one.id), (
        TextBlock("\n".join([*lines, voice("both.confirm")])),
        _sources((one,), wished),
    )


def _pair(wished: Wished) -> tuple[Programme, ...]:
    """The two that are named, with those named before where the text says only "둘 다"."""
    focus = wished.catalogue.programmes.get(wished.talk.focus or "")
    said = dict.fromkeys(one.id for one in (*wished.named, *([focus] if focus else []), *wished.spoken_of))
    pair = tuple(wished.catalogue.programmes[one] for one in list(said)[:2])
    return pair if len(wished.named) > 1 else pair[::-1]


def _rows(about: About, wished: Wished) -> Iterator[str]:
    voice, programme = about.voice, about.programme
    yield voice("compare.name", name=programme.name)
    yield voice("compare.what", plain=programme.plain)
    if amount := amount_words(about):
        yield voice("compare.amount", amount=amount)
    if conditions := conditions_of(about):
        yield voice("compare.whom", conditions=", ".join(conditions[:MOST_CONDITIONS]))
    if deadline := (about.period.apply or programme.apply).deadline:
        yield voice("compare.deadline", deadline=deadline)
    if headline := _headline(about, wished):
        yield voice("compare.mine", headline=headline)


def _headline(about: About, wished: Wished) -> str:
    """How a programme stands with this household; nothing where too little was told for a verdict."""
    result = about.result
    if result is None or not wished.talk.situation:
        return ""
    return card(result, about.on, about.voice, wished.who(result.member)).headline


def _excludes(one: Programme, other: Programme, wished: Wished) -> bool:
    """Whether a rule of one refuses whoever receives the other."""
    period = one.on(wished.today)
    said = () if period is None else atoms(period.who)
    return any(atom.fact == f"receiving.{other.id}" and atom.least is None for atom in said)


def _notes(one: Programme, other: Programme) -> Iterator[str]:
    """The sentences on record of one that name the other."""
    names = [closed(name) for name in (other.name, *other.aliases) if len(closed(name)) >= SHORTEST_NAME]
    yield from (sentence for sentence in _sentences(one) if any(name in closed(sentence) for name in names))


def _sentences(one: Programme) -> Iterator[str]:
    """Every sentence on record of a programme beside its conditions."""
    texts = [*one.notes, *(item.text for period in one.periods[:1] for item in period.confirm)]
    texts += [
        amount.text for amount in (one.amount, *(period.amount for period in one.periods[:1])) if amount and amount.text
    ]
    yield from (f"{sentence.rstrip('.')}." for text in texts for sentence in text.split(". "))


def _sources(pair: tuple[Programme, ...], wished: Wished) -> Block:
    told = []
    for one in pair:
        period = one.on(wished.today) or (one.periods[0] if one.periods else None)
        source = source_in_words(one.sources[0] if period is None else period.source)
        as_of = recency(one, period, wished.today) if period is not None else one.as_of
        told.append(wished.voice("info.source", source=source, as_of=as_of))
    return TextBlock("\n".join(dict.fromkeys(told)))
