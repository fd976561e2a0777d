# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
"""What there is in one field for this household: what can be had, else what hangs on more answers."""

from dataclasses import replace

from actions.answer import TextBlock
from actions.asked.naming import serves
from actions.asked.topics import Topic, not_yet_born, topic_in
from actions.hearing.people import kin, new_id
from actions.household import Json, value_of, with_member, with_value
from actions.looking import Reply, look
from actions.phrasing.money import amount_in_words, worth
from actions.results.listing import listed, receivable, worth_knowing
from actions.turns.wished import Wished
from rules_engine.verdicts.result import Outline

MOST_NAMES = 3


def by_topic(wished: Wished) -> Reply:
    """The results of the field that is asked for."""
    topic, voice = topic_in(wished.said), wished.voice
    if topic is None:
        return wished.talk, ()
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
