# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the line does with what it hears: obeys, reads back what it understood, and leaves the rest to the talk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.answer import UrgentBlock, as_json
from actions.asked.wants import wants_more
from actions.asked.wishes import wish_in
from actions.phrasing.wording import Voice
from api.messages.numbers import mobile
from api.talk import NOBODY, TalkService
from api.voice.answers import CONSENT, PLACE, keys_prompt, offers_text, prompts_of, question_in, question_prompt
from api.voice.call import Call
from api.voice.callback import Callbacks
from api.voice.heard import Heard
from api.voice.keys import text_of
from api.voice.prompt import Choice, Prompt, others
from api.voice.reactions import ASK, Dial, HangUp, Reacted
from api.voice.reading import AGREES, KEYS, chosen_in, control_in, declines
from api.voice.reading_back import read_back, told
from api.voice.transfer import Offices
from api.voice.words import words
from bot.korean.danger import danger_in


@dataclass(frozen=True, slots=True)
class Line:
    """The line. `clock` is the time in Korea, `sure` the confidence below which nothing is taken as heard."""

    talks: TalkService
    callbacks: Callbacks
    offices: Callable[[], Offices]
    clock: Callable[[], datetime]
    sure: float

    def greet(self, call: Call, talk: str | None) -> Reacted:
        """The first words; who was cut off may go on with the talk."""
        if talk is not None:
            choices = (Choice(words("resume"), "resume", talk), Choice(words("anew"), "anew"))
            return call.asking(Prompt((words("welcome"), words("back")), choices)), ASK
        return call.asking(_start(words("welcome"))), ASK

    async def react(self, call: Call, heard: Heard, caller: str) -> Reacted:
        """What is done about what was heard; `caller` is the number that calls, or nothing."""
        if heard.dialled:
            return self._after_dialling(call, heard.dialled)
        if heard.silent:
            return self._silence(call)
        call = replace(call, silences=0)
        if heard.words and danger_in(heard.words):
            return await self._say(call, heard.words, caller)
        control = KEYS.get(heard.keys) if heard.keys else control_in(heard.words)
        if control is not None:
            return await self._obey(call, control)
        page = call.current
        choice = _pressed(heard.keys, call) if heard.keys else chosen_in(heard.words, page)
        if choice is not None and choice.verb in AGREES and self._badly(heard):
            return call.saying(words("badly_heard"), words("by_keys")), ASK
        if choice is not None:
            return await self._do(call, choice, caller)
        if heard.words and not page.last and declines(heard.words):
            return replace(call, page=len(call.pages) - 1), ASK
        if heard.keys:
            return await self._typed(call, heard.keys, caller)
        return await self._understand(call, heard, caller)

    def _silence(self, call: Call) -> Reacted:
        if not call.current.last:
            return replace(call, page=call.page + 1), ASK
        silences = call.silences + 1
        call = replace(call, silences=silences)
        if silences == 1:
            return call.slower(words("silence")), ASK
        if silences == 2:
            return call.asking(keys_prompt(call.saying().prompt), *call.prompts[1:]), ASK
        if silences == 3:
            offered = Prompt((words("nothing_heard"),), NOBODY_HEARD)
            return call.asking(offered, *call.prompts), ASK
        return call, HangUp(words("goodbye"))

    async def _obey(self, call: Call, control: str) -> Reacted:
        match control:
            case "repeat":
                return call, ASK
            case "slower":
                return call.slower(), ASK
            case "louder":
                return replace(call, loud=True), ASK
            case "goodbye":
                return call, HangUp(words("goodbye"))
        return await self._person(call)

    async def _do(self, call: Call, choice: Choice, caller: str) -> Reacted:
        match choice.verb:
            case "more":
                return replace(call, page=call.page + 1), ASK
            case "others":
                shown = len(call.current.choices) - 1
                return replace(call, prompts=(others(call.prompt, shown), *call.prompts[1:])), ASK
            case "next":
                return call.asking(*call.prompts[1:]), ASK
            case "enter":
                return call.asking(replace(keys_prompt(call.prompt), keys_only=False), *call.prompts[1:]), ASK
            case "accept":
                return await self._say(call, call.heard or "", caller, confirmed=True)
            case "reject":
                return await self._again(call)
            case "resume" | "anew":
                return await self._begin(call, choice.said)
            case "person":
                return await self._person(call)
            case "call_back":
                return await self._call_back(call, caller)
            case "text":
                return await self._text(call, caller)
            case "end":
                return call, HangUp(words("goodbye"))
        return await self._say(call, choice.said, caller)

    async def _typed(self, call: Call, keys: str, caller: str) -> Reacted:
        said = text_of(keys.rstrip("#"), call.prompt)
        if said is None:
            reason = (
                words("unreadable_keys")
                if call.prompt.entry and call.current.last
                else words("wrong_key", pressed=keys[:1])
            )
            return call.saying(reason), ASK
        if call.prompt.entry == "mobile":
            return await self._say(call, said, caller)
        return await self._understand(call, Heard(said), caller)

    def _badly(self, heard: Heard) -> bool:
        return heard.confidence is not None and bool(heard.words) and heard.confidence < self.sure

    async def _understand(self, call: Call, heard: Heard, caller: str) -> Reacted:
        """What tells a number or a place is read back first; what was heard badly is asked for by keys."""
        talk, text = await self.talks.find(call.talk), heard.words
        turn = await self.talks.foresee(talk, text)
        if any(isinstance(block, UrgentBlock) for block in turn.answer.messages):
            return await self._say(call, text, caller)
        if turn.ticket is not None:
            return await self._person(call)
        new = told(talk, turn)
        badly = self._badly(heard)
        learnt = talk is None or turn.conversation.situation != talk.conversation.situation
        keys = keys_prompt(call.question)
        # A place by keys is only a province: it is read back instead.
        pressed = call.question.fact not in (None, PLACE) and bool(keys.entry or keys.choices[1:])
        if badly and learnt and pressed:
            return call.asking(_by_keys(keys, "badly_heard")), ASK
        if new or (badly and learnt and turn.answer.recap):
            choices = (Choice(words("right"), "accept"), Choice(words("wrong"), "reject"))
            prompt = Prompt((read_back(new or turn.answer.recap),), choices)
            behind = call.prompts[1:] if call.heard is not None else call.prompts
            return replace(call.asking(prompt, *behind), heard=text), ASK
        return await self._say(call, text, caller)

    async def _say(self, call: Call, text: str, caller: str, *, confirmed: bool = False) -> Reacted:
        """Say it in the talk and ask what comes next; help in danger is rung at once."""
        talk = await self.talks.say(call.talk, text, caller or NOBODY, channel="phone")
        answer = talk.exchanges[-1].answer
        call = replace(call, talk=talk.id, heard=None)
        urgent = next((block for block in answer["messages"] if block["type"] == "urgent" and block["contacts"]), None)
        if urgent is not None:
            return self._help(call, urgent)
        everything = wants_more(text) or wish_in(text) == "pause_results"
        prompts = prompts_of(answer, confirmed=confirmed, may_offer=not call.text_offered, everything=everything)
        return replace(call.asking(*prompts), text_offered=call.text_offered or offers_text(prompts)), ASK

    def _help(self, call: Call, urgent: Any) -> Reacted:
        numbers = [contact["phone"] for contact in urgent["contacts"]]
        call = replace(call, ringing=tuple(numbers[1:])).asking(_start(words("help_not_reached")))
        return call, Dial(f"{urgent['text'].splitlines()[0]} {words('connecting_help')}", numbers[0])

    def _after_dialling(self, call: Call, status: str) -> Reacted:
        if status in ("completed", "answered"):
            return call, HangUp(words("goodbye"))
        if call.ringing:
            return replace(call, ringing=call.ringing[1:]), Dial(words("connecting_help"), call.ringing[0])
        return replace(call, page=0), ASK

    async def _again(self, call: Call) -> Reacted:
        """What was read back was wrong: the question again, by keys where that is possible."""
        question = call.question
        keys = keys_prompt(question)
        again = replace(question, sentences=(words("say_again"), *question.sentences))
        return replace(call.asking(_by_keys(keys) if keys.entry else again), heard=None), ASK

    async def _begin(self, call: Call, talk_id: str) -> Reacted:
        talk = await self.talks.find(talk_id)
        if talk is None:
            return call.asking(_start()), ASK
        call = replace(call, talk=talk.id)
        question = talk.conversation.question
        prompt = question_prompt(None if question is None else as_json(question))
        return call.asking(replace(prompt, sentences=(words("go_on"), *prompt.sentences))), ASK

    async def _person(self, call: Call) -> Reacted:
        """Ring the office that is open, else offer to call back."""
        talk = await self.talks.find(call.talk)
        sido = None if talk is None else talk.conversation.situation.get("residence", {}).get("sido")
        office = self.offices().open_for(sido if isinstance(sido, str) else None, self.clock())
        if office is None:
            return self._offer_call_back(call, "closed"), ASK
        return self._offer_call_back(call, "not_reached"), Dial(words("connecting"), office.number)

    def _offer_call_back(self, call: Call, why: str) -> Call:
        behind = call.prompts if call.prompts and call.prompt.choices[:1] != (CALL_BACK,) else call.prompts[1:]
        prompt = Prompt((words(why),), (CALL_BACK, Choice(words("no"), "next")))
        return call.asking(prompt, *(behind or (_start(),)))

    async def _call_back(self, call: Call, caller: str) -> Reacted:
        talk = await self.talks.find(call.talk)
        number = await self.callbacks.take(talk, caller) if caller else None
        done = words("not_called_back") if number is None else words("called_back", number=number)
        return call, HangUp(f"{done} {words('goodbye')}")

    async def _text(self, call: Call, caller: str) -> Reacted:
        """The three steps of the talk's own consent, with the number of this call where it is a mobile one."""
        talk = await self.talks.say(call.talk, words("send_said"), caller or NOBODY)
        question = question_in(talk.exchanges[-1].answer)
        call = replace(call, talk=talk.id, text_offered=True)
        if question is None or question["fact"] != CONSENT:
            return call.asking(*prompts_of(talk.exchanges[-1].answer, may_offer=False)), ASK
        await self.talks.say(call.talk, Voice()("sms.alone"), caller or NOBODY)
        phone = mobile(caller)
        if phone is None:
            return call.asking(Prompt((words("mobile"),), entry="mobile")), ASK
        return await self._say(call, phone, caller)


CALL_BACK = Choice(words("yes"), "call_back")
NOBODY_HEARD = (
    Choice(words("person"), "person"),
    Choice(words("call_me"), "call_back"),
    Choice(words("hang_up"), "end"),
)


def _start(*before: str) -> Prompt:
    return Prompt((*before, words("how_to_help")), (Choice(words("find"), "say", words("find_said")),))


def _pressed(keys: str, call: Call) -> Choice | None:
    """The choice under a key; a run of keys is a number."""
    page = call.current
    if call.prompt.entry is not None and page.last:
        return None
    return page.choices[int(keys) - 1] if keys.isdigit() and 0 < int(keys) <= len(page.choices) else None


def _by_keys(keys: Prompt, *why: str) -> Prompt:
    """Keys are asked for, and words still taken."""
    return replace(keys, sentences=(*map(words, why), *keys.sentences), keys_only=False)
