# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""POST /v1/chat and /v1/parse: the talk, for programs."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from actions import Conversation, parse_json, understand
from actions.answer import QuestionBlock
from api.http.json_body import JsonBody
from api.privacy import strike_identity_numbers
from api.schema.chat import ChatAnswer, ChatRequest, Parse, ParseRequest
from api.schema.problem import READS, problems
from api.services import Polite, Shared, address_of

router = APIRouter(prefix="/v1", dependencies=[Polite, JsonBody])


@router.post("/chat", summary="말로 묻고 답하기", response_model=ChatAnswer, responses=problems(*READS))
async def chat(asked: ChatRequest, request: Request, services: Shared) -> JSONResponse:
    """One turn. Without `conversation` a new talk begins; thirty quiet minutes end it."""
    services.throttle.pass_or_raise("conversation", asked.conversation)
    talk = await services.talks.say(asked.conversation, asked.text, address_of(request), channel="web")
    answer = talk.exchanges[-1].answer
    question = next((block for block in reversed(answer["messages"]) if block["type"] == "question"), None)
    return JSONResponse(
        {
            "conversation": talk.id,
            "messages": answer["messages"],
            "situation": talk.conversation.situation,
            "question": question,
            "recap": answer["recap"],
            "suggestions": answer["suggestions"],
        }
    )


@router.post("/parse", summary="말뜻 보기", response_model=Parse, responses=problems(*READS))
async def parse(asked: ParseRequest, services: Shared) -> JSONResponse:
    """What is understood in a text; offsets count characters of the text as it was sent."""
    text, _ = strike_identity_numbers(asked.text)
    parsed = await services.nlu.parse(text)
    # The open question gives a bare number its meaning, as it does in a talk.
    question = None if asked.expecting is None else QuestionBlock(asked.expecting, "", "text")
    conversation = replace(Conversation.new(), question=question)
    return JSONResponse(parse_json(understand(text, parsed, conversation, services.today(), services.catalogue)))
