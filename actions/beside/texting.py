# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What was found, by text message: asked for, agreed to, then the number, which stays outside the talk."""

from dataclasses import replace

from actions.answer import TextBlock
from actions.conversation import Conversation
from actions.errands import Send
from actions.looking import Reply
from actions.results.summary import summary
from actions.said import Beside, Said, asking, offered

CONSENT = "sms"
NUMBER = "sms_number"
NUMBER_ASKED = {True: f"{NUMBER}.with_code", False: f"{NUMBER}.alone"}
"""Names of our questions; they are no facts of a situation."""
NO_TEXT_MESSAGE = ("카톡", "카카오톡", "톡으로", "메일")


def texting(said: Said) -> Beside | None:
    """The answer to whoever wants the results by text message, or answers our questions about it."""
    if said.asked.startswith(NUMBER):
        return _number_given(said)
    if said.asked == CONSENT and (answered := _consent_given(said)) is not None:
        return answered
    return _wished(said) if said.intent == "send_sms" else None


def _wished(said: Said) -> Beside:
    if not said.talk.situation or not summary(said.talk, said.catalogue, said.today):
        return Beside(said.talk, (TextBlock(said.voice("sms.nothing")),))
    before = []
    if any(word in said.closed for word in NO_TEXT_MESSAGE):
        before.append(said.voice("sms.only_text"))
    if said.understanding.phone is not None:
        before.append(said.voice("sms.number_later"))
    if said.talk.crisis == "violence":
        before.append(said.voice("sms.who_reads"))
    first = (TextBlock(" ".join(before)),) if before else ()
    return asking(said, offered(CONSENT, said, "sms.ask", "sms.with_code", "sms.alone", "sms.no"), *first)


def _consent_given(said: Said) -> Beside | None:
    if said.chose("sms.alone"):
        return _ask_number(said, with_code=False)
    if said.chose("sms.with_code") or said.agrees:
        return _ask_number(said, with_code=True)
    if said.chose("sms.no") or said.declines:
        return Beside(replace(said.talk, question=None), (TextBlock(said.voice("sms.declined")),))
    return None


def _ask_number(said: Said, *, with_code: bool) -> Beside:
    return asking(said, offered(NUMBER_ASKED[with_code], said, "sms.number", "sms.no"))


def _number_given(said: Said) -> Beside | None:
    """A number is taken as it is; what is none is asked for again, and what is something else goes its own way."""
    if said.understanding.phone is not None:
        talk = replace(said.without_line(), question=None)
        errand = Send(with_code=said.asked == NUMBER_ASKED[True])
        return Beside(talk, (TextBlock(said.voice("sms.failed")),), errand=errand)
    if said.chose("sms.no") or said.declines:
        return Beside(replace(said.talk, question=None), (TextBlock(said.voice("sms.declined")),))
    if "*" in said.text or sum(sign.isdigit() for sign in said.text) >= 3:
        again = offered(said.asked, said, "sms.number", "sms.no")
        return asking(said, again, TextBlock(said.voice("sms.not_mobile")), talk=said.without_line())
    return None


def sent(talk: Conversation, code: str | None) -> Reply:
    """The message is on its way."""
    voice = talk.voice
    lines = [voice("sms.sent"), *([voice("sms.code", code=code)] if code else [])]
    return talk, (TextBlock(" ".join(lines)),)


def already_sent(talk: Conversation) -> Reply:
    """The same was sent to that number before."""
    return talk, (TextBlock(talk.voice("sms.already")),)


def stopped(talk: Conversation) -> Reply:
    """Whoever has that number wants no messages of ours."""
    return talk, (TextBlock(talk.voice("sms.stopped")),)


def too_many_sent(talk: Conversation) -> Reply:
    """That number had enough of ours today."""
    return talk, (TextBlock(talk.voice("sms.too_many")),)
