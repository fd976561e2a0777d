# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text means: the NLU's intent and the grammar's entities, or plain words alone where the NLU is silent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from actions.asked.commands import command_in, is_whole_command
from actions.asked.find import benefit_names, ids_of
from actions.asked.imported_names import imported_names
from actions.asked.languages import in_korean
from actions.asked.naming import choose, pressed
from actions.conversation import Conversation
from actions.phrasing.wording import texts
from bot.korean import Mention, extract, without_overlaps
from bot.korean.danger import INTENTS, danger_in
from bot.korean.line import read
from bot.korean.talk import taken_back
from rules_engine import Catalogue

LONGEST = 3000
MARKUP = re.compile(r"<\s*[/!]?\s*[A-Za-z]")
"""A page's source is no sentence: the numbers in it answer nothing."""
SURE = 0.35
"""Below this the NLU's intent is only a guess, and a guess is asked about."""
SURE_OF_MORE = 0.75
"""Below this the NLU gives way to plain words that are a command."""
EXPECTED = {"member.birth_date": "member.age"}
"""Where a bare number to a question means something else than the grammar takes it for."""
ANSWERS = frozenset({"affirm", "deny", "dont_know", "refuse_answer"})
INFORMS = {
    "age": "inform_age",
    "household_size": "inform_household",
    "income_amount": "inform_income",
    "district": "inform_district",
    "rent_amount": "inform_housing",
    "housing_type": "inform_housing",
    "pregnancy_week": "inform_pregnancy",
    "disability_type": "inform_disability",
    "disability_grade": "inform_disability",
    "family_member": "inform_household",
}


@dataclass(frozen=True, slots=True)
class Understanding:
    """A text with its intent, how sure it is, what it mentions, and what else it may mean.

    `phone` is a mobile number that was given and struck from the text before; it outlives no turn.
    """

    text: str
    intent: str | None = None
    confidence: float = 0.0
    entities: tuple[Mention, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()
    phone: str | None = None


def understand(
    text: str,
    parsed: Mapping[str, Any] | None,
    conversation: Conversation,
    today: date,
    catalogue: Catalogue,
) -> Understanding:
    """Understand a text.

    Args:
        text: what was said or chosen.
        parsed: the JSON of Rasa's `/model/parse`, or None where it did not answer.
        conversation: the talk so far; the question asked last gives a bare number its meaning.
        today: the day.
        catalogue: the programmes, known by their names.
    """
    del today
    heard = in_korean(text[:LONGEST], conversation.voice, conversation.question)
    parsed, text = parsed if heard == text[:LONGEST] else None, heard
    understanding = _meaning(text, parsed, conversation, catalogue)
    danger = danger_in(text)
    return understanding if danger is None else replace(understanding, intent=INTENTS[danger], confidence=1.0)


def _meaning(
    text: str, parsed: Mapping[str, Any] | None, conversation: Conversation, catalogue: Catalogue
) -> Understanding:
    if MARKUP.search(text):
        return Understanding(text)
    asked = conversation.question.fact if conversation.question is not None else None
    if (button := _button(text, conversation, catalogue)) is not None:
        return Understanding(text, entities=(Mention("benefit", text, button, 0, len(text)),))
    found = [*extract(text, expecting=EXPECTED.get(asked or "", asked)), *_named(text, catalogue)]
    found += [mention for mention in _learned(parsed, text) if not _covered(mention, found)]
    place = _place(found, conversation)
    found = [_chosen(mention, conversation, catalogue, place) for mention in found]
    entities = tuple(sorted(found, key=lambda mention: mention.start))
    names_one = any(mention.entity == "benefit" for mention in entities)
    command = command_in(text, names_a_benefit=names_one or conversation.focus is not None)
    ranking = _ranking(parsed)
    if conversation.question is not None and text in {option.value for option in conversation.question.options}:
        return Understanding(text, command if command in ANSWERS else meaning_of(text), 1.0, entities)
    if (chosen := meaning_of(text)) is not None:
        return Understanding(text, chosen, 1.0, entities, ranking)
    if command is not None and (is_whole_command(text) or not ranking or ranking[0][1] < SURE_OF_MORE):
        return Understanding(text, command, 1.0, entities, ranking)
    if ranking:
        intent, confidence = ranking[0]
        return Understanding(text, intent, confidence, entities, ranking[1:])
    inferred = next((INFORMS[mention.entity] for mention in entities if mention.entity in INFORMS), None)
    return Understanding(text, inferred, 0.9 if inferred else 0.0, entities)


def _named(text: str, catalogue: Catalogue) -> Iterator[Mention]:
    """The programmes that a text names; a whole imported name counts where it says more than one of ours."""
    ours = benefit_names(catalogue).find(text)
    others = [
        one
        for one in imported_names(catalogue).find(text)
        if all(_holds_more(one, our) for our in ours if our.start < one.end and one.start < our.end)
    ]
    yield from others
    yield from (our for our in ours if not any(one.start < our.end and our.start < one.end for one in others))


def _holds_more(one: Mention, other: Mention) -> bool:
    return one.start <= other.start and other.end <= one.end and one.end - one.start > other.end - other.start


def _button(text: str, conversation: Conversation, catalogue: Catalogue) -> str | None:
    """The programme whose button was pressed, where we asked which one is meant."""
    question = conversation.question
    offered = question is not None and any(option.value == text for option in question.options)
    return pressed(text, catalogue) if offered else None


def _place(found: Sequence[Mention], conversation: Conversation) -> Mapping[str, Any]:
    """The place named beside a programme, else where the person lives."""
    named = [mention.norm for mention in found if mention.entity == "district" and isinstance(mention.norm, Mapping)]
    place = named[0] if named else conversation.situation.get("residence", {})
    return {level: word for level in ("sido", "sigungu") if isinstance(word := place.get(level), str)}


def _chosen(mention: Mention, conversation: Conversation, catalogue: Catalogue, place: Mapping[str, Any]) -> Mention:
    """A name that several programmes share, narrowed by place and by what was spoken of last."""
    ids = ids_of(mention.norm) if mention.entity == "benefit" else []
    if not ids:
        return mention
    kept = [conversation.focus] if conversation.focus in ids else list(choose(ids, catalogue, place))
    return replace(mention, norm=kept[0] if len(kept) == 1 else {"candidates": kept})


def parse_json(understanding: Understanding) -> dict[str, Any]:
    """The answer of `/v1/parse`: all that is named, be it set right in the same breath, and nothing twice."""
    text = understanding.text
    line = read(text)
    taken = (one for one in extract(text, keep_rejected=True) if taken_back(line, one))
    return {
        "intent": {"name": understanding.intent, "confidence": round(understanding.confidence, 4)},
        "entities": [asdict(mention) for mention in without_overlaps((*understanding.entities, *taken))],
    }


def meaning_of(text: str) -> str | None:
    """The intent of a sentence that we offered ourselves when we asked what was meant."""
    meanings = {sentence: key for key, sentence in texts().items() if key.startswith("meanings.")}
    return meanings[text].removeprefix("meanings.") if text in meanings else None


def _ranking(parsed: Mapping[str, Any] | None) -> tuple[tuple[str, float], ...]:
    """Intents by likelihood."""
    if parsed is None:
        return ()
    ranking = parsed.get("intent_ranking") or [parsed.get("intent") or {}]
    pairs = [(entry.get("name"), float(entry.get("confidence") or 0.0)) for entry in ranking]
    return tuple((name, confidence) for name, confidence in pairs if name)[:5]


def _learned(parsed: Mapping[str, Any] | None, text: str) -> Iterator[Mention]:
    """The NLU's entities that hold together and are not set right in the same breath."""
    line = read(text)
    for entry in (parsed or {}).get("entities") or ():
        start, end = entry.get("start"), entry.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            mention = Mention(str(entry.get("entity")), text[start:end], entry.get("norm"), start, end)
            if not taken_back(line, mention):
                yield mention


def _covered(mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether something that was found already lies at the same place."""
    if mention.entity not in ("benefit", *INFORMS, "document", "office", "channel", "income_source"):
        return True
    same = [other for other in found if other.entity == mention.entity or mention.entity != "benefit"]
    return any(mention.start < other.end and other.start < mention.end for other in same)
