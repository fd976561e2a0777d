# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What there is in one field for this household: what can be had, else what hangs on more answers."""

import re
from dataclasses import replace

from actions.answer import TextBlock
from actions.asked.commands import closed
from actions.asked.naming import serves
from actions.asked.topics import Topic, not_yet_born, topic_in
from actions.hearing.people import kin, new_id
from actions.household import Json, value_of, with_member, with_value
from actions.looking import Reply, look
from actions.phrasing.money import amount_in_words, worth
from actions.results.listing import listed, receivable, worth_knowing
from actions.turns.digressions import answer
from actions.turns.wished import Wished
from rules_engine import Programme
from rules_engine.verdicts.result import Outline

MOST_NAMES = 3
THAT = re.compile("그거|그게|그건|그것|아까|방금|저거|말한")
"""A word that points to what was spoken of."""


def by_topic(wished: Wished) -> Reply:
    """The results of the field that is asked for."""
    topic, voice = topic_in(wished.said), wished.voice
    if topic is None:
        return wished.talk, ()
    if (meant := _shown_before(topic, wished)) is not None:
        return replace(wished.talk, focus=meant.id), answer(
            "ask_eligibility", wished.about(meant), wished.talk.situation
        )
    if not_yet_born(wished.said):
        return _once_born(wished)
    found = [
        group
        for group in (*receivable(wished.screening), *worth_knowing(wished.screening))
        if group[0].nearby and group[0].programme.category in topic.categories
    ]
    if found:
        return listed(voice("by_topic.found", topic=voice.of(topic.name)), found, wished)
    if topic.key == "birth":
        return _once_born(wished)
    names = _still_open(topic, wished)
    where = value_of(wished.talk.situation, "residence.sigungu") is None
    occasion = "by_topic.open" if names else "by_topic.where" if where else "by_topic.none"
    return wished.talk, (TextBlock(voice(occasion, topic=voice.of(topic.name), names=", ".join(names))),)


def _shown_before(topic: Topic, wished: Wished) -> Programme | None:
    """The one programme of the talk whose name holds the word: "그 교통비 받을 수 있어요?"."""
    said = closed(wished.said)
    word = topic.words.search(said) if THAT.search(said) else None
    ids = dict.fromkeys(key.split("|")[0] for key in wished.talk.shown)
    known = [wished.catalogue.programmes[one] for one in ids if one in wished.catalogue.programmes]
    found = [one for one in known if word is not None and word[0] in closed(one.name)]
    return found[0] if len(found) == 1 else None


def _still_open(topic: Topic, wished: Wished) -> list[str]:
    """The programmes of the field that are for this place and hang on more answers, the greatest first."""
    place = wished.talk.situation.get("residence", {})
    ids = [
        one.id
        for one in wished.catalogue.programmes.values()
        if one.category in topic.categories and one.kind == "decided"
        if serves(one, place) and (place or not one.region)
    ]
    screening = look(wished.talk, wished.catalogue, wished.today, ids)
    left = [one for one in screening.shown if one.verdict == "unknown" and not one.unlikely]
    left.sort(key=lambda one: (one.programme.occasion, -worth(one.amount)))
    return list(dict.fromkeys(one.programme.name for one in left))[:MOST_NAMES]


def _once_born(wished: Wished) -> Reply:
    """What a child would bring that is born today, to whom these facts apply; nothing of it is remembered."""
    situation = wished.talk.situation
    baby = new_id(situation, kin()["자녀"])
    imagined: Json = with_member(situation, {"id": baby, "relation": "child", "birth_date": wished.today.isoformat()})
    for path in ("household.size", "household.children"):
        if isinstance(count := value_of(situation, path), int):
            imagined = with_value(imagined, path, None, count + 1)
    then = look(replace(wished.talk, situation=imagined, whose=()), wished.catalogue, wished.today)
    found = sorted((one for one in then.likely() if _for(one, baby)), key=lambda one: -worth(one.amount))
    if not found:
        return wished.talk, (TextBlock(wished.voice("by_topic.none", topic=wished.voice("by_topic.newborn"))),)
    lines = [_in_a_line(one) for one in found[:MOST_NAMES]]
    return wished.talk, (TextBlock("\n".join((wished.voice("by_topic.once_born"), *lines))),)


def _for(outline: Outline, baby: str) -> bool:
    return outline.member == baby and outline.programme.kind == "decided" and not outline.unlikely


def _in_a_line(outline: Outline) -> str:
    return "· " + ": ".join(filter(None, (outline.programme.name, amount_in_words(outline.amount))))
