# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the line does, in the telephone's own markup."""

from dataclasses import dataclass
from urllib.parse import urlencode

from twilio.twiml.voice_response import Dial as DialVerb
from twilio.twiml.voice_response import Gather, Say, VoiceResponse

from api.voice.call import Call
from api.voice.estimate import LONGEST, seconds
from api.voice.keys import LENGTHS
from api.voice.reactions import Ask, Dial, HangUp, Reaction
from api.voice.spoken import spoken
from api.voice.words import words

KOREAN = "ko-KR"
LISTENS, PRESSES, AFTER_SPEECH, RINGS = 6, 10, 2, 25
"""Seconds: until something is said, or pressed; of silence that end speech; until a transfer is given up."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """`base` is the public address; `voice` and `model` are the account's names of a Korean voice and recogniser."""

    base: str
    voice: str
    model: str

    def render(self, call: Call, reaction: Reaction, hints: str) -> str:
        """The markup of a reaction; the request it brings bears the call's number."""
        response = VoiceResponse()
        match reaction:
            case Ask():
                response.append(self._listening(call, hints))
            case Dial(text, number):
                response.append(self._saying(spoken(text), call))
                response.append(self._ringing(call, number))
            case HangUp(text):
                response.append(self._saying(spoken(text), call))
                response.hangup()
        return str(response)

    def waiting(self, call: Call) -> str:
        """A word while the answer is being found, and the request that fetches it."""
        response = VoiceResponse()
        response.append(self._saying(spoken(words("wait")), call))
        response.redirect(self._turn(call, wait=1), method="POST")
        return str(response)

    def _listening(self, call: Call, hints: str) -> Gather:
        page, prompt = call.current, call.prompt
        typed = prompt.entry if page.last else None
        gather = Gather(
            input="dtmf" if prompt.keys_only else "dtmf speech",
            language=KOREAN,
            speech_model=None if prompt.keys_only else self.model,
            speech_timeout=None if prompt.keys_only else AFTER_SPEECH,
            profanity_filter=None if prompt.keys_only else False,
            hints=None if prompt.keys_only else hints,
            timeout=PRESSES if prompt.keys_only else LISTENS,
            num_digits=LENGTHS[typed] if typed else 1,
            finish_on_key="",
            action_on_empty_result=True,
            action=self._turn(call),
            method="POST",
        )
        gather.append(self._saying(page.text, call))
        return gather

    def _ringing(self, call: Call, number: str) -> DialVerb:
        dial = DialVerb(action=self._turn(call), method="POST", timeout=RINGS, answer_on_bridge=True)
        dial.number(number)
        return dial

    def _saying(self, text: str, call: Call) -> Say:
        # What cannot be cut into turns is said at the usual pace rather than too long.
        slow = call.pace and seconds(text, call.rate) <= LONGEST
        rate = f"{round(call.rate * 100)}%" if slow else None
        volume = "x-loud" if call.loud else None
        if rate is None and volume is None:
            return Say(text, voice=self.voice, language=KOREAN)
        say = Say(voice=self.voice, language=KOREAN)
        say.prosody(text, rate=rate, volume=volume)
        return say

    def _turn(self, call: Call, **more: int) -> str:
        return f"{self.base}/voice/turn?{urlencode({'turn': call.turn, **more})}"


def busy() -> str:
    """The line is busy."""
    response = VoiceResponse()
    response.reject(reason="busy")
    return str(response)
