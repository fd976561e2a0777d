# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What became of a request for a person: whoever has its number may ask, and is told nothing about anybody."""

import re
from typing import Literal

from actions.answer import TextBlock
from actions.asked.commands import closed
from actions.asked.sayings import says
from actions.conversation import Conversation
from actions.errands import Ask
from actions.looking import Reply
from actions.said import Beside, Said, asking, offered

WHICH = "ticket"
"""The name of our question which number; it is no fact of a situation."""
State = Literal["unknown", "waiting", "taken", "answered", "answered_elsewhere", "closed", "too_many", "not_now"]
DIGITS = str.maketrans("공영빵일이삼사오육륙칠팔구", "0001234566789")
NAMED = r"(?P<named>(?:제|내)?\s*(?:접수|신청|상담|번호)[가-힣\s]{0,12}?)?\s*"
AFTER = (
    r"(?:\s*번)?"
    r"(?:\s*(?:이|예|에|인|은|는|으로|건|요|입니다|접수|신청|상담|어떻|언제|됐|되|진행|상태|결과|답|확인|알|궁금|왔)"
    r"[가-힣\s,.?!]{0,30})?[\s.?!]*"
)
WRITTEN = re.compile(rf"{NAMED}(?P<day>[01]\d[0-3]\d)(?P<gap>[\s\-–.]{{0,3}})(?P<rest>\d{{5}}){AFTER}")
SPOKEN = re.compile(
    r"(?:제|내)?(?:접수|신청|상담)?(?:번호)?(?:는|가|은)?(?P<day>[공영빵일이삼사오육륙칠팔구]{4})(?:다시|대시|빼기|의|에)?"
    r"(?P<rest>[공영빵일이삼사오육륙칠팔구]{5})(?:번)?"
    r"(?:이?(?:에요|예요|요|입니다|인데요?|거든요)|(?:어떻|언제|어찌|진행|결과|답)\w{0,20})?"
)


def ticket_in(text: str) -> str | None:
    """The number of a request that a text gives, and nothing else beside a question after it.

    >>> ticket_in("접수번호 1121 04837번 어떻게 됐어요?"), ticket_in("일일이일 다시 공사팔삼칠이요")
    ('1121-04837', '1121-04837')
    >>> ticket_in("112104837"), ticket_in("월 1121-04837원"), ticket_in("접수번호 112104837")
    (None, None, '1121-04837')
    """
    written = WRITTEN.fullmatch(text.strip())
    if written is not None and (written["gap"] or written["named"]):
        return f"{written['day']}-{written['rest']}"
    spoken = SPOKEN.fullmatch(closed(text))
    if spoken is None:
        return None
    day, rest = (spoken[part].translate(DIGITS) for part in ("day", "rest"))
    return f"{day}-{rest}" if 1 <= int(day[:2]) <= 12 and 1 <= int(day[2:]) <= 31 else None


def asking_back(said: Said) -> Beside | None:
    """The answer to whoever asks what became of their request; that it is unknown where nothing can be looked up."""
    if (number := ticket_in(said.text)) is not None:
        return Beside(said.without_line(), (TextBlock(said.voice("ticket.unknown")),), errand=Ask(number), ask=False)
    if says("ticket", said.closed):
        return asking(said, offered(WHICH, said, "ticket.which", "ticket.none"))
    if said.asked == WHICH and (said.chose("ticket.none") or said.declines):
        return Beside(said.talk, (TextBlock(said.voice("ticket.ask_again")),))
    return None


def state_told(talk: Conversation, state: State, answer: str = "") -> Reply:
    """The state in a sentence or two, with what the officer wrote."""
    return talk, (TextBlock(talk.voice(f"ticket.{state}", answer=answer)),)
