# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""One turn of a talk: strike numbers, understand, answer, keep. Channels call `say` and render what comes back."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any
from unicodedata import normalize

import structlog

from actions import Conversation, Turn, take_turn, understand
from actions.answer import Answer, Block, Contact, HandoffBlock, TextBlock, UrgentBlock, as_json
from actions.asked.codes import code_in
from actions.beside.texting import NUMBER
from api.errands import Errands, Occasion
from api.messages.numbers import mobile, strike_numbers
from api.nlu import Nlu
from api.numbers.happening import happened, unmet
from api.privacy import NOTICE, says_nothing_else, strike_identity_numbers
from api.store.conversations import Conversations, MovedError
from api.store.counted import Channel, Counted, Event
from api.store.database import DEAD
from api.store.tickets import NumberTakenError, Tickets
from api.store.unmet import UnmetNeeds
from api.together.locks import Locks
from api.watching.counting import count_hand_over, count_not_stored, count_turn
from api.watching.metrics import timed
from api.watching.tracing import span
from rules_engine import Catalogue

log = structlog.get_logger(__name__)

EXPIRED = "앞선 이야기는 30분이 지나 지웠어요. 처음부터 다시 도와드릴게요."
NOT_STORED = "지금은 이야기를 저장하지 못하고 있어요. 이 화면을 닫으면 처음부터 다시 여쭐 수 있어요."
SAY_SOMETHING = "무엇을 도와드릴까요? 궁금한 것을 편하게 적어 주세요."
NO_TICKET = "지금은 상담 신청을 저장하지 못했어요. 죄송하지만 아래로 바로 전화해 주세요."
PERSON_SAYS = "담당자의 답이에요. "
CODE_STRUCK = "****-****"
NOBODY = "unknown"
"""The caller where a channel knows none."""
HELPLINES = (Contact("보건복지상담센터", "129"), Contact("다산콜센터", "120"))
LOG_LENGTH = 40
ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was said (struck), what was answered, and what was known by then."""

    said: str
    answer: dict[str, Any]
    situation: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as it is kept."""

    id: str
    conversation: Conversation
    exchanges: tuple[Exchange, ...] = ()
    version: int = 0
    warned: bool = False

    def content(self, *, whole: bool = False) -> dict[str, Any]:
        """What is sealed and stored: what a reload shows, or the whole talk with what was known at each turn."""
        kept = self.exchanges if whole else self.exchanges[-LOG_LENGTH:]
        return {
            "conversation": self.conversation.to_json(),
            "exchanges": [[e.said, e.answer, dict(e.situation) if whole else {}] for e in kept],
            "warned": self.warned,
        }


@dataclass(frozen=True, slots=True)
class TalkService:
    """Everything a turn needs. `whole`: talks are stored so that they can be written down as scripts."""

    catalogue: Callable[[], Catalogue]
    nlu: Nlu
    conversations: Conversations
    tickets: Tickets
    today: Callable[[], date]
    locks: Locks
    unmet: UnmetNeeds | None = None
    time_of_day: Callable[[], time] | None = None
    errands: Errands | None = None
    whole: bool = False
    counted: Counted | None = None

    async def say(
        self,
        talk_id: str | None,
        text: str,
        caller: str = NOBODY,
        *,
        ours: bool = False,
        channel: Channel = "practice",
    ) -> Talk:
        """Answer a text. The last exchange of the talk that comes back is the answer.

        `caller` is whoever tries codes: an address, or what a channel knows a person by. `ours` says that the channel
        made the id itself, from what it knows the person by, so that a talk may begin under it.
        `channel` is what the turn is counted for.

        Two turns of one talk at the same time wait for each other: neither forgets what the other learnt. Where they
        meet on two machines the later one is made again, from what the earlier one learnt.

        Raises:
            MovedError: the talk moved on under every attempt.
        """
        wanted = talk_id or Conversations.new_id()
        async with self.locks.held(wanted):
            for attempt in range(ATTEMPTS):
                talk = None if talk_id is None else await self.find(wanted)
                expired = talk is None and talk_id is not None and not ours
                # An id that we did not make, or no longer know, is never taken over.
                talk = talk or Talk(Conversations.new_id() if expired else wanted, Conversation.new())
                try:
                    after = await self._turn(talk, clean(text), (EXPIRED,) if expired else (), caller, channel)
                except MovedError:
                    if attempt == ATTEMPTS - 1:
                        raise
                    log.info("turn made again")
                else:
                    await asyncio.to_thread(self._count, talk, after, channel)
                    return after
        raise AssertionError

    async def settled(self, talk_id: str) -> Talk | None:
        """The talk once no turn of it is under way on this machine."""
        async with self.locks.held(talk_id):
            return await self.find(talk_id)

    async def find(self, talk_id: str | None) -> Talk | None:
        """The talk with this id, if it lives."""
        if not talk_id:
            return None
        with timed("load"), span("load"):
            found = await asyncio.to_thread(self.conversations.load, talk_id)
        if found is None:
            return None
        try:
            return _talk(talk_id, *found)
        except (KeyError, TypeError, ValueError) as error:  # written by an older version of this program
            log.warning("conversation of another version", error=type(error).__name__)
            return None

    async def hand_back(self, talk_id: str, text: str) -> bool:
        """Put a person's answer into a talk, with what it last asked; False where the talk is over."""
        async with self.locks.held(talk_id):
            for _ in range(ATTEMPTS):
                try:
                    return await self._handed_back(talk_id, text)
                except MovedError:
                    continue
        return False

    async def forget(self, talk_id: str | None) -> None:
        """End a talk and delete it now."""
        if talk_id:
            await asyncio.to_thread(self.conversations.forget, talk_id)

    async def parse(self, text: str, conversation: Conversation) -> dict[str, Any] | None:
        """The NLU's parse; an answer that is a quick reply needs none."""
        question = conversation.question
        if question is not None and text in {option.value for option in question.options}:
            return None
        return await self.nlu.parse(text)

    async def foresee(self, talk: Talk | None, text: str) -> Turn:
        """The turn that saying this would make, with nothing kept or sent: for who must ask whether they heard well."""
        conversation = Conversation.new() if talk is None else talk.conversation
        said, _ = strike_identity_numbers(clean(text))
        said = strike_numbers(said, every=_number_asked(conversation))
        parsed = await self.parse(said, conversation)

        def turn() -> Turn:
            today, catalogue = self.today(), self.catalogue()
            understanding = understand(said, parsed, conversation, today, catalogue)
            return take_turn(conversation, understanding, catalogue, today, Tickets.new_number(today))

        return await asyncio.to_thread(turn)

    async def _handed_back(self, talk_id: str, text: str) -> bool:
        talk = await self.find(talk_id)
        if talk is None or not talk.exchanges:
            return False
        said, _ = strike_identity_numbers(clean(text))
        last = talk.exchanges[-1]
        asked = [block for block in last.answer["messages"] if block["type"] == "question"]
        spoken = {"type": "text", "text": PERSON_SAYS + said}
        exchange = Exchange("", {**last.answer, "messages": [spoken, *asked]}, last.situation)
        after = replace(talk, exchanges=(*talk.exchanges, exchange), version=talk.version + 1)
        content = after.content(whole=self.whole)
        return await asyncio.to_thread(self.conversations.advance, talk.id, after.version, content)

    async def _turn(self, talk: Talk, text: str, first: tuple[str, ...], caller: str, channel: Channel) -> Talk:
        said, struck = strike_identity_numbers(text)
        phone, said = mobile(said), strike_numbers(said, every=_number_asked(talk.conversation))
        notices = (*first, NOTICE) if struck else first
        if says_nothing_else(said) and (struck or not said):
            conversation, answer = talk.conversation, _ask_again(talk.conversation, silent=not struck)
        else:
            parsed = await self.parse(said, talk.conversation)
            with timed("turn"), span("turn"):
                who = (phone, caller, channel)
                conversation, answer = await asyncio.to_thread(self._answer, said, parsed, talk, who)
            count_turn(conversation, answer, parsed=parsed is not None)
        said = CODE_STRUCK if code_in(said) else said
        exchange = Exchange(said, as_json(with_notices(answer, notices)), conversation.situation)
        after = replace(
            talk, conversation=conversation, exchanges=(*talk.exchanges, exchange), version=talk.version + 1
        )
        return await self._keep(after, answer, notices)

    def _answer(
        self, said: str, parsed: dict[str, Any] | None, talk: Talk, who: tuple[str | None, str, Channel]
    ) -> tuple[Conversation, Answer]:
        phone, caller, channel = who
        today, catalogue, conversation = self.today(), self.catalogue(), talk.conversation
        at = None if self.time_of_day is None else self.time_of_day()
        understanding = replace(understand(said, parsed, conversation, today, catalogue), phone=phone)
        for _ in range(5):
            number = Tickets.new_number(today)
            turn = take_turn(conversation, understanding, catalogue, today, number, at)
            if turn.unmet is not None and self.unmet is not None:
                self.unmet.note(turn.unmet, today)
                self._count_all([unmet(turn.conversation, said, channel)])
            if turn.errand is not None and self.errands is not None:
                turn = self.errands.run(turn, Occasion(caller, phone, catalogue, today))
            if turn.ticket is None:
                return turn.conversation, turn.answer
            try:
                self.tickets.keep(number, turn.ticket.kind, as_json(turn.ticket) | {"talk": talk.id})
                count_hand_over(turn.ticket.kind)
            except NumberTakenError:
                continue
            except DEAD as error:
                log.error("ticket not stored", error=type(error).__name__)
                break
            return turn.conversation, turn.answer
        return turn.conversation, without_ticket(turn.answer)

    def _count_all(self, events: Iterable[Event]) -> None:
        if self.counted is not None:
            self.counted.add(events, self.today(), practice=self.whole)

    def _count(self, before: Talk, after: Talk, channel: Channel) -> None:
        answers = [exchange.answer for exchange in after.exchanges]
        self._count_all(happened(before.conversation, after.conversation, answers, channel))

    async def _keep(self, talk: Talk, answer: Answer, notices: tuple[str, ...]) -> Talk:
        content = talk.content(whole=self.whole)
        with timed("store"), span("store"):
            stored = await asyncio.to_thread(self.conversations.advance, talk.id, talk.version, content)
        if not stored:
            count_not_stored()
        if stored or talk.warned:
            return talk
        warned = replace(talk.exchanges[-1], answer=as_json(with_notices(answer, (*notices, NOT_STORED))))
        talk = replace(talk, exchanges=(*talk.exchanges[:-1], warned), warned=True)
        await asyncio.to_thread(self.conversations.copy, talk.id, talk.version, talk.content(whole=self.whole))
        return talk


def _talk(talk_id: str, version: int, content: dict[str, Any]) -> Talk:
    exchanges = tuple(Exchange(*exchange) for exchange in content["exchanges"])
    return Talk(talk_id, Conversation.from_json(content["conversation"]), exchanges, version, content["warned"])


def clean(text: str) -> str:
    """One spelling for one word: composed Hangul, no control characters, no broken code points, no edges.

    >>> clean("  \\u1112\\u1161\\u11ab글\\x00 ")
    '한글'
    """
    encodable = text.encode(errors="ignore").decode()
    composed = normalize("NFC", encodable)
    return "".join(c for c in composed if c in "\n\t" or (c.isprintable() or c in "\u200d\ufe0f")).strip()


def with_notices(answer: Answer, notices: tuple[str, ...]) -> Answer:
    """The answer with notices before it; help in a crisis stays first."""
    urgent = tuple(block for block in answer.messages if isinstance(block, UrgentBlock))
    others = tuple(block for block in answer.messages if not isinstance(block, UrgentBlock))
    return replace(answer, messages=(*urgent, *(TextBlock(notice) for notice in notices), *others))


def without_ticket(answer: Answer) -> Answer:
    """The answer with its promise of a ticket replaced by numbers to call: a promise we cannot keep is worse."""

    def honest(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, HandoffBlock):
            return (block,)
        return (UrgentBlock(NO_TICKET, block.contacts or HELPLINES),)

    return replace(answer, messages=tuple(new for block in answer.messages for new in honest(block)))


def _number_asked(conversation: Conversation) -> bool:
    """Whether whatever looks like a telephone number now is one."""
    return conversation.question is not None and conversation.question.fact.startswith(NUMBER)


def _ask_again(conversation: Conversation, *, silent: bool) -> Answer:
    words: tuple[Block, ...] = (TextBlock(SAY_SOMETHING),) if silent else ()
    question: tuple[Block, ...] = (conversation.question,) if conversation.question else ()
    return Answer((*words, *question) or (TextBlock(SAY_SOMETHING),))
