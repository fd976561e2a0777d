# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Looking at one member, or at a relative's own household, and back: what is known of either is kept."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from actions.answer import Block, TextBlock
from actions.asking import ask_fact
from actions.beside.acquaintance import refused_of
from actions.conversation import Conversation
from actions.hearing.learning import NewMember, learn
from actions.hearing.people import Kin, called, known_as, new_id
from actions.hearing.persons import Named
from actions.household import ME, member_of, together, value_of
from actions.looking import Reply, look
from actions.results.listing import listed, receivable, worth_knowing
from actions.turns.someone_else import begun_for, relatives
from actions.turns.wished import Wished
from rules_engine import Catalogue

KEPT = ("said", "plain", "language", "turns", "crisis")
"""What belongs to the talk and not to whom it is about."""
OWN = ("id", "relation", "lives_together")


def look_at(named: Named, talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """The results of a relative: of whoever lives here in this household, else in a household of their own."""
    own = own_talk(talk)
    ids = known_as(own.situation, named.kin)
    if not ids and named.kin.relation == "child" and value_of(own.situation, "household.children"):
        question = ask_fact("household.children", None, own.situation, own.voice)
        return replace(own, question=question), (question,)
    if not ids:
        own, ids = _with(named.kin, own, today), []
        ids = known_as(own.situation, named.kin)
    here = tuple(one for one in ids if (member_of(own.situation, one) or {}).get("lives_together", True))
    return _here(own, here, catalogue, today) if here else elsewhere(own, ids[0], catalogue, today)


def elsewhere(own: Conversation, member: str, catalogue: Catalogue, today: date) -> Reply:
    """The talk about a relative's own household, taken up where it was left."""
    voice, who = own.voice, called(own.situation, member)
    if member not in {one["id"] for one in relatives(own)}:
        screening = look(replace(own, whose=(member,)), catalogue, today)
        return own, (TextBlock(" ".join(refused_of(screening, [member], voice))),)
    parked = {**own.parked, ME: _packed(own)}
    if member in parked:
        theirs = _unpacked(parked.pop(member), own)
        told: Block = TextBlock(voice("whose.again", who=who))
    else:
        theirs, told = begun_for(own, member)
    return replace(theirs, about=member, parked=parked), (told,)


def back_to_oneself(talk: Conversation, catalogue: Catalogue, today: date) -> Reply:
    """The enquirer's own results again."""
    own = replace(own_talk(talk), whose=(), question=None)
    wished = Wished("", own, (), catalogue, today)
    groups = (*receivable(wished.screening), *worth_knowing(wished.screening))
    return listed(wished.voice("whose.mine"), groups, wished)


def noted(talk: Conversation) -> Reply:
    """Back from a relative's household at once: what was told of it is kept, and can be looked at when wanted."""
    own = own_talk(talk)
    return own, (TextBlock(own.voice("whose.noted", who=called(own.situation, talk.about or ME))),)


def own_talk(talk: Conversation) -> Conversation:
    """The enquirer's own talk, with what was told of the relative meanwhile."""
    if talk.about is None:
        return talk
    parked = {**talk.parked, talk.about: _packed(talk)}
    own = _unpacked(parked.pop(ME), talk)
    told = member_of(talk.situation, ME) or {}
    members = [
        {**one, **{key: value for key, value in told.items() if key not in OWN}} if one["id"] == talk.about else one
        for one in own.situation.get("members", ())
    ]
    return replace(own, situation={**own.situation, "members": members}, parked=parked)


def _packed(talk: Conversation) -> Mapping[str, Any]:
    """A talk as plain data, without what was last on the screen."""
    kept = replace(talk, parked={}, about=None, last=()).to_json()
    return {**kept, "question": json.loads(json.dumps(kept["question"]))}


def _unpacked(data: Mapping[str, Any], talk: Conversation) -> Conversation:
    return replace(Conversation.from_json(data), **{key: getattr(talk, key) for key in KEPT})


def _with(one: Kin, talk: Conversation, today: date) -> Conversation:
    """The talk with a relative of whom nothing was told before; in a house that is full they live elsewhere."""
    full = value_of(talk.situation, "household.size") == together(talk.situation)
    person = NewMember(new_id(talk.situation, one), one.relation, one.sex, one.together and not full)
    return replace(talk, situation=learn(talk.situation, [person], today).situation)


def _here(own: Conversation, members: tuple[str, ...], catalogue: Catalogue, today: date) -> Reply:
    """What these members of the household can have; then questions are about them."""
    talk = replace(own, whose=members, question=None)
    voice, who = talk.voice, ", ".join(called(talk.situation, one) for one in members)
    wished = Wished("", talk, (), catalogue, today)
    theirs = [
        [one for one in group if one.member in members]
        for group in (*receivable(wished.screening), *worth_knowing(wished.screening))
    ]
    found = [tuple(group) for group in theirs if group]
    return listed(voice("whose.here" if found else "whose.here_nothing", who=who), found, wished)
