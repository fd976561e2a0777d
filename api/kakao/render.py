# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""An answer of the talk as answers of the skill: bubbles, three at a time, the rest behind "이어서 보기"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from actions.answer import BenefitsBlock, Block, HandoffBlock, Option, QuestionBlock, UrgentBlock
from api.kakao import limits, words
from api.kakao.benefits import benefit_parts, more_label
from api.kakao.cards import SimpleText
from api.kakao.choices import fit_under, lists, quick_replies
from api.kakao.parts import QuickReply
from api.kakao.people import handoff_parts, urgent_parts
from api.kakao.response import Output, SkillResponse, Template
from api.kakao.splitting import split

Part = str | Output
ROOM = 24_000
"""Bytes for the bubbles of one answer; what is left is for the quick replies."""
ON = Option(words.CONTINUE, words.CONTINUE)


def pages(messages: Sequence[Block], suggestions: Sequence[Option], *, operator: bool) -> tuple[SkillResponse, ...]:
    """The answers, one after the other: each within the limits, each but the last with a button to the next.

    Args:
        messages: what the talk says.
        suggestions: what always helps, as buttons.
        operator: whether the channel has a chat with people.
    """
    options = _options(messages)
    helping = _helping(messages, suggestions)
    *before, last = _by_three(_bubbles(_parts(messages, operator=operator)))
    return (
        *(_answer(outputs, quick_replies([ON], helping)) for outputs in before),
        _answer(last, quick_replies(options if fit_under(options) else (), helping)),
    )


def plain(text: str, *options: Option) -> SkillResponse:
    """One bubble of text."""
    return _answer([_bubble(text)], quick_replies(options))


def _answer(outputs: Sequence[Output], replies: tuple[QuickReply, ...]) -> SkillResponse:
    return SkillResponse(version="2.0", template=Template(outputs=tuple(outputs), quick_replies=replies or None))


def _parts(messages: Sequence[Block], *, operator: bool) -> Iterator[Part]:
    for lists_of_benefits, blocks in groupby(messages, key=lambda block: isinstance(block, BenefitsBlock)):
        if lists_of_benefits:
            yield from benefit_parts([block for block in blocks if isinstance(block, BenefitsBlock)])
        else:
            for block in blocks:
                yield from _block_parts(block, operator=operator)


def _block_parts(block: Block, *, operator: bool) -> Iterator[Part]:
    match block:
        case UrgentBlock():
            yield from urgent_parts(block)
        case HandoffBlock():
            yield from handoff_parts(block, operator=operator)
        case QuestionBlock():
            yield block.text
            if block.options and not fit_under(block.options):
                yield from lists(block.options)
        case _:
            yield block.text  # type: ignore[union-attr]


def _bubbles(parts: Iterable[Part]) -> Iterator[Output]:
    """Texts that follow each other share bubbles as far as these are shown unfolded."""
    for texts, group in groupby(parts, key=lambda part: isinstance(part, str)):
        if texts:
            together = "\n\n".join(part for part in group if isinstance(part, str))
            yield from (_bubble(piece) for piece in split(together, limits.UNFOLDED_TEXT))
        else:
            yield from (part for part in group if isinstance(part, Output))


def _bubble(text: str) -> Output:
    return Output(simple_text=SimpleText(text=text))


def _by_three(outputs: Iterable[Output]) -> list[list[Output]]:
    """The bubbles by answers: at most three, and within the size."""
    found: list[list[Output]] = [[]]
    for output in outputs:
        together = [*found[-1], output]
        if found[-1] and (len(together) > limits.OUTPUTS or sum(map(_size, together)) > ROOM):
            found.append([output])
        else:
            found[-1] = together
    return found


def _size(output: Output) -> int:
    return len(output.model_dump_json(by_alias=True, exclude_none=True).encode())


def _options(messages: Sequence[Block]) -> tuple[Option, ...]:
    asked = [block for block in messages if isinstance(block, QuestionBlock)]
    return asked[-1].options if asked else ()


def _helping(messages: Sequence[Block], suggestions: Sequence[Option]) -> tuple[Option, ...]:
    """The suggestions; the one for the next of a list says how many it brings."""
    more = sum(block.more for block in messages if isinstance(block, BenefitsBlock))
    if not more:
        return tuple(suggestions)
    return tuple(replace(one, label=more_label(more)) if one.value == words.MORE else one for one in suggestions)
