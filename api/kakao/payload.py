# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What KakaoTalk posts to a skill, read leniently: only what is used must be there.

Source: 카카오 챗봇 관리자센터 도움말, "응답 타입별 JSON 포맷"의 SkillPayload.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

HANDOVER = "handover"
"""The reason that a button or block gives in its `extra` to ask for a person."""
PERSON = "상담원"


class Lenient(BaseModel):
    """Camel case outside, snake case inside; what is unknown is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True)


class Bot(Lenient):
    """The chatbot that is spoken to."""

    id: Annotated[str, Field(min_length=1, max_length=100)]


class User(Lenient):
    """Somebody, by a key that is another one in every bot."""

    id: Annotated[str, Field(min_length=1, max_length=100)]


class UserRequest(Lenient):
    """What was said, by whom; a one-way address for a late answer where the block allows one."""

    utterance: str
    user: User
    callback_url: str | None = None


class Action(Lenient):
    """The skill that is called; `client_extra` is the `extra` of the button that was pressed."""

    client_extra: Any = None


class SkillRequest(Lenient):
    """A call of the skill."""

    bot: Bot
    user_request: UserRequest
    action: Action = Action()

    @property
    def said(self) -> str:
        """The text to answer; the console's test adds a line end, a button may stand for a request."""
        extra = self.action.client_extra
        asks_for_a_person = isinstance(extra, dict) and extra.get("reason") == HANDOVER
        return PERSON if asks_for_a_person else self.user_request.utterance.strip()
