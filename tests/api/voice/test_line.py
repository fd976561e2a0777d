# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The line as an old caller meets it: help within reach at every moment, silence, doubt, waiting, and coming back."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from fastapi import FastAPI

import api.store.conversations
from api.services import Services
from api.voice.call import Call
from api.voice.command import set_clock
from api.voice.estimate import LONGEST, RATES, seconds
from api.voice.heard import Heard
from api.voice.reactions import Ask, Dial
from api.voice.simulator import Caller

pytestmark = pytest.mark.anyio

NUMBER = "+821012345678"
THINGS_SAID = (
    "나 뭐 받을 수 있어요?",
    "서울 강서구",
    "칠십팔 살이에요",
    "혼자 살아요",
    "오십팔만 원이요",
    "기초연금이 뭐예요?",
    "네",
    "아니요",
    "모르겠어요",
    "문자로 보내 주세요",
    "가나다 라마바",
    "이 번",
)


async def test_in_every_state_again_slower_and_a_person_are_reachable(app: FastAPI) -> None:
    services: Services = app.state.services
    line, chance = services.calls.line, Random(7)
    states = set()
    for _ in range(12):
        call, _ = line.greet(Call(), None)
        for _ in range(14):
            states.add((call.prompt.sentences, call.page))
            await _reachable(line, call)
            after, reaction = await line.react(call, _anything(call, chance), NUMBER)
            if not isinstance(reaction, Ask):
                break
            call = after
    assert len(states) > 30


async def _reachable(line: Any, call: Call) -> None:
    said = call.current
    assert seconds(said.text, call.rate) <= LONGEST
    assert "주민등록번호를" not in said.text and "www" not in said.text and "http" not in said.text
    for heard in (Heard(keys="*"), Heard(words="다시", confidence=0.9)):
        again, reaction = await line.react(call, heard, NUMBER)
        assert (again.current, reaction) == (said, Ask())
    for heard in (Heard(keys="#"), Heard(words="천천히요", confidence=0.9)):
        slower, _ = await line.react(call, heard, NUMBER)
        assert slower.rate < call.rate or call.rate == RATES[-1]
        assert set(said.sentences) <= {one for page in slower.pages for one in page.sentences} or slower.pace
    louder, _ = await line.react(call, Heard(words="크게"), NUMBER)
    assert louder.loud and louder.current == said
    for heard in (Heard(keys="0"), Heard(words="직원 바꿔 주세요", confidence=0.9)):
        _, reaction = await line.react(call, heard, NUMBER)
        assert isinstance(reaction, Dial)


def _anything(call: Call, chance: Random) -> Heard:
    kind = chance.random()
    if kind < 0.15:
        return Heard()
    if kind < 0.5:
        most = 4 if call.prompt.entry == "year" and call.current.last else 1
        return Heard(keys="1948" if most == 4 else str(chance.randint(1, 4)))
    return Heard(words=chance.choice(THINGS_SAID), confidence=chance.choice((0.9, 0.9, 0.3, None)))


async def test_silence_is_answered_slower_then_by_keys_then_by_a_person(caller: Caller) -> None:
    first = await caller.dial()
    await caller.say("나 뭐 받을 수 있어요?")
    slower = await caller.silence()
    assert slower.rate < first.rate and "다시 말씀드릴게요" in slower.said
    keys = await caller.silence()
    while "모르겠어요" not in keys.said:
        keys = await caller.silence()
    keys = await caller.silence()
    assert keys.inputs == {"dtmf"}
    while "직원과 통화" not in keys.said:
        keys = await caller.silence()
    assert "전화 다시 받기" in keys.said


async def test_what_was_heard_badly_is_asked_by_keys_and_never_kept(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    await caller.say("나 뭐 받을 수 있어요?")
    await caller.say("모르겠어요")
    asked = await caller.say("스물여덟 명이요", 0.2)
    assert "눌러 주세요" in asked.said and asked.most_keys == 2
    assert (await _talk(app, caller)).conversation.situation == {}
    read_back = await caller.press("3")
    assert "세 명. 맞으시면 일 번. 아니면 이 번." in read_back.said
    assert (await _talk(app, caller)).conversation.situation == {}
    await caller.press("1")
    assert (await _talk(app, caller)).conversation.situation["household"]["size"] == 3


async def test_a_yes_that_was_heard_badly_is_no_yes(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    await caller.say("칠십이 살이에요")
    asked = await caller.say("네", 0.2)
    assert "잘 듣지 못했어요" in asked.said and "칠십이 세. 맞으시면" in asked.said
    await caller.press("1")
    assert (await _talk(app, caller)).conversation.situation["members"][0]["age"] == 72


async def test_a_recogniser_without_confidence_is_read_back(caller: Caller) -> None:
    await caller.dial()
    asked = await caller.say("칠십이 살이에요", None)
    assert "칠십이 세. 맞으시면 일 번." in asked.said


async def test_a_number_that_was_wrong_is_asked_again(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    await caller.say("나 뭐 받을 수 있어요?")
    await caller.say("부산 강서구")
    asked = await caller.press("2")
    assert "다시 말씀해 주세요" in asked.said and "어디에 사세요" in asked.said
    assert (await _talk(app, caller)).conversation.situation == {}


async def test_whoever_waits_for_an_answer_hears_so(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    _slow(app, 0.25)
    now = await caller.say("나 뭐 받을 수 있어요?")
    assert caller.redirects >= 1
    assert any("찾고 있어요" in line.text for line in caller.lines)
    assert "어디에 사세요" in now.said


async def test_nobody_waits_for_ever(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    _slow(app, 60)
    now = await caller.say("나 뭐 받을 수 있어요?")
    assert caller.redirects == 3
    assert "오래 걸려요" in now.said


async def test_an_answer_that_fails_is_no_silence(app: FastAPI, caller: Caller) -> None:
    await caller.dial()

    async def broken(*_: object) -> None:
        raise RuntimeError("비밀")

    _talks(app, broken)
    now = await caller.say("나 뭐 받을 수 있어요?")
    assert now.then == "listen" and "비밀" not in now.said


async def test_a_call_that_broke_off_goes_on_where_it_was(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    await caller.say("나 뭐 받을 수 있어요?")
    await caller.say("서울 강서구")
    await caller.press("1")
    await caller.hang_up()
    assert "이어서 할까요" in (await caller.dial()).said
    assert "몇 명이 함께" in (await caller.say("네")).said


async def test_somebody_else_is_not_asked_to_go_on(caller: Caller) -> None:
    await caller.dial()
    await caller.say("서울 강서구에 살아요")
    await caller.press("1")
    await caller.hang_up()
    for number in ("+821099998888", "+266696687", "anonymous"):
        other = replace(caller, number=number)
        assert "이어서" not in (await other.dial()).said


async def test_who_begins_anew_is_not_known(app: FastAPI, caller: Caller) -> None:
    await caller.dial()
    await caller.say("서울 강서구에 살아요")
    await caller.press("1")
    await caller.hang_up()
    await caller.dial()
    await caller.say("기초연금이 뭐예요?")
    assert (await _talk(app, caller)).conversation.situation == {}


@pytest.mark.parametrize(
    ("said", "number"),
    [("죽고 싶어요", "109"), ("남편이 때려요", "112"), ("사흘째 굶었어요", "129"), ("숨을 못 쉬겠어요", "119")],
)
async def test_danger_is_rung_at_once_however_slow_the_line_speaks(caller: Caller, said: str, number: str) -> None:
    await caller.dial()
    await caller.press("#")
    await caller.press("#")
    assert (await caller.say(said, None)).number == number


async def test_after_half_an_hour_nothing_is_left(app: FastAPI, caller: Caller, monkeypatch: Any) -> None:
    await caller.dial()
    await caller.say("서울 강서구에 살아요")
    await caller.press("1")
    await caller.hang_up()
    later = api.store.conversations.now() + timedelta(minutes=31)
    monkeypatch.setattr(api.store.conversations, "now", lambda: later)
    assert "이어서" not in (await caller.dial()).said


async def test_a_number_is_nowhere_and_a_call_back_can_be_deleted(app: FastAPI, caller: Caller) -> None:
    services: Services = app.state.services
    set_clock(app, datetime(2026, 11, 22, 3, 0))
    await caller.dial()
    await caller.say("나 뭐 받을 수 있어요?")
    await caller.press("0")
    end = await caller.press("1")
    assert end.then == "hang up"
    rows = (services.settings.var / "donghaeng.sqlite3").read_bytes()
    assert b"1012345678" not in rows and "받을 수".encode() not in rows
    number = services.calls.line.callbacks.tickets
    ticket = _ticket_number(services)
    kept = number.read(ticket)
    assert kept["phone"] == NUMBER and kept["kind"] == "counsel"
    assert [turn["speaker"] for turn in kept["transcript"]] == ["caller", "line"]
    assert number.forget(ticket) and number.read(ticket) is None and not number.forget(ticket)


async def test_a_landline_is_asked_for_a_mobile_number(app: FastAPI, caller: Caller) -> None:
    landline = replace(caller, number="+8225551234")
    await landline.dial()
    await landline.say("일흔여덟 살이고 서울 강서구에 혼자 살아요")
    await landline.press("1")
    await landline.say("문자로 보내 주세요")
    asked = await landline.press("1")
    assert "휴대전화 번호를 눌러" in asked.said and asked.most_keys == 11
    assert "없는 번호" not in (await landline.press("01012345678")).said
    assert landline.now is not None and "문자를 보낼게요" in landline.now.said


async def _talk(app: FastAPI, caller: Caller) -> Any:
    services: Services = app.state.services
    kept = services.conversations.load(services.calls._key("call", caller.sid))
    assert kept is not None
    return await services.talks.find(kept[1]["talk"])


def _ticket_number(services: Services) -> str:
    from sqlalchemy import select

    from api.store.tables import TicketRow

    with services.database.session() as session:
        return str(session.scalar(select(TicketRow.number)))


def _slow(app: FastAPI, seconds_: float) -> None:
    """Let the talk take its time, and the line have little patience."""
    services: Services = app.state.services
    foresee = type(services.talks).foresee

    async def slowly(talk: Any, text: str) -> Any:
        await asyncio.sleep(seconds_)
        return await foresee(services.talks, talk, text)

    _talks(app, slowly, patience=0.2)


class Talks:
    """The talk with another way to look ahead."""

    def __init__(self, talks: Any, foresee: Callable[..., Awaitable[Any]]) -> None:
        self._talks, self.foresee = talks, foresee

    def __getattr__(self, name: str) -> Any:
        return getattr(self._talks, name)


def _talks(app: FastAPI, foresee: Callable[..., Awaitable[Any]], patience: float = 8.0) -> None:
    services: Services = app.state.services
    line = replace(services.calls.line, talks=Talks(services.talks, foresee))  # type: ignore[arg-type]
    app.state.services = replace(services, calls=replace(services.calls, line=line, patience=patience))
