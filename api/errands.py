# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Does what a turn asks for beyond its answer: keeps and finds talks by code, looks up requests,
puts text messages into the outbox."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import structlog

from actions import Conversation, Turn, after_errand
from actions.asked.codes import new_code
from actions.beside.asking_back import state_told
from actions.beside.keeping import content_to_keep, kept, resumed, told
from actions.beside.texting import already_sent, sent, stopped, too_many_sent
from actions.errands import Ask, Errand, Forget, Keep, Resume, Send
from actions.looking import Reply
from actions.results.summary import summary
from api.clock import now
from api.http.guesses import Guesses
from api.staff.state import States
from api.store.database import DEAD
from api.store.kept_talks import CodeTakenError, KeptTalks
from api.store.outbox import Consent, Outbox
from rules_engine import Catalogue

log = structlog.get_logger(__name__)

SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when a turn is, with the telephone number that was struck from its text."""

    caller: str
    phone: str | None
    catalogue: Catalogue
    today: date


@dataclass(frozen=True, slots=True)
class Errands:
    """Everything an errand needs."""

    talks: KeptTalks
    outbox: Outbox
    guesses: Guesses
    states: States
    asks: Guesses

    def run(self, turn: Turn, on: Occasion) -> Turn:
        """The turn of what came of its errand; the given one, which says that it failed, where nothing did."""
        if turn.errand is None:
            return turn
        try:
            reply = self._reply(turn.conversation, turn.errand, on)
        except DEAD as error:
            log.error("errand not done", errand=type(turn.errand).__name__, error=type(error).__name__)
            looks_up = isinstance(turn.errand, Resume | Forget)
            reply = told(turn.conversation, "not_now", on.catalogue, on.today) if looks_up else None
            reply = state_told(turn.conversation, "not_now") if isinstance(turn.errand, Ask) else reply
        return turn if reply is None else after_errand(reply, on.catalogue)

    def _reply(self, talk: Conversation, errand: Errand, on: Occasion) -> Reply | None:
        match errand:
            case Keep():
                return kept(talk, self._keep(talk))
            case Resume(code) | Forget(code) if not self.guesses.may_try(on.caller):
                del code
                return told(talk, "too_many", on.catalogue, on.today)
            case Resume(code):
                found = _conversation(self.talks.find(code))
                return None if found is None else resumed(found, on.catalogue, on.today)
            case Forget(code):
                gone = self.talks.forget(code)
                return told(talk, "forgotten", on.catalogue, on.today) if gone else None
            case Send():
                return self._send(talk, errand, on)
            case Ask(number):
                return state_told(talk, *(self.states.of(number) if self.asks.may_try(on.caller) else ("too_many", "")))

    def _keep(self, talk: Conversation) -> str:
        content = content_to_keep(talk).to_json()
        while True:
            code = new_code()
            try:
                self.talks.keep(code, content)
            except CodeTakenError:
                continue
            return code

    def _send(self, talk: Conversation, errand: Send, on: Occasion) -> Reply | None:
        """The summary into the outbox; the code goes again where the message did not go."""
        if on.phone is None:
            return None
        code = self._keep(talk) if errand.with_code else None
        found = "\n".join(summary(talk, on.catalogue, on.today))
        campaign = f"{SUMMARY}/{on.today}/{sha256(found.encode()).hexdigest()}"
        texts = summary(talk, on.catalogue, on.today, code)
        consent = Consent(errand.consent, now())
        taken = self.outbox.take(on.phone, texts, kind=SUMMARY, campaign=campaign, consent=consent)
        if taken == "taken":
            return sent(talk, code)
        if code is not None:
            self.talks.forget(code)
        return {"already": already_sent, "too_many": too_many_sent, "stopped": stopped}[taken](talk)


def _conversation(content: object) -> Conversation | None:
    """The talk that was kept; one that another version of this program wrote is not read."""
    if not isinstance(content, dict):
        return None
    try:
        return Conversation.from_json(content)
    except (KeyError, TypeError, ValueError) as error:
        log.warning("kept talk of another version", error=type(error).__name__)
        return None
