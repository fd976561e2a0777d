# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whatever comes in, a clear Korean sentence goes out, and nothing of what came in."""

import json

import httpx
import pytest

from tests.api.test_screenings import is_korean

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}


async def problem(answer: httpx.Response, status: int) -> dict[str, object]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, object] = answer.json()
    assert found["status"] == status
    assert is_korean(str(found["detail"]))
    assert is_korean(str(found["title"]))
    return found


@pytest.mark.parametrize("body", ["{", "", "nonsense", '{"text": "\\ud800"', b"\xff\xfe", "[" * 20_000])
@pytest.mark.parametrize("path", ["/v1/screenings", "/v1/chat", "/v1/parse"])
async def test_broken_json(client: httpx.AsyncClient, path: str, body: str | bytes) -> None:
    answer = await client.post(path, content=body, headers=JSON)
    assert answer.status_code in (400, 422)
    await problem(answer, answer.status_code)


@pytest.mark.parametrize("body", ["null", "[]", "1", '"x"', '{"text": 3}', '{"text": null}', '{"txt": "x"}'])
async def test_json_of_another_shape(client: httpx.AsyncClient, body: str) -> None:
    found = await problem(await client.post("/v1/chat", content=body, headers=JSON), 422)
    assert found["errors"]


@pytest.mark.parametrize("path", ["/v1/screenings", "/v1/chat", "/v1/parse"])
async def test_40_kb_is_too_much(client: httpx.AsyncClient, path: str) -> None:
    body = json.dumps({"text": "가" * 14_000}, ensure_ascii=False).encode()
    assert len(body) > 40_000
    await problem(await client.post(path, content=body, headers=JSON), 413)


async def test_40_kb_without_a_length_is_too_much(client: httpx.AsyncClient) -> None:
    async def chunks():  # type: ignore[no-untyped-def]
        for _ in range(40):
            yield b"x" * 1024

    await problem(await client.post("/v1/chat", content=chunks(), headers=JSON), 413)


async def test_another_content_type(client: httpx.AsyncClient) -> None:
    await problem(await client.post("/v1/chat", data={"text": "안녕하세요"}), 415)
    await problem(await client.post("/v1/chat", content=b"{}", headers={"content-type": "text/plain"}), 415)


async def test_another_method_or_path(client: httpx.AsyncClient) -> None:
    answer = await client.put("/v1/chat", json={})
    await problem(answer, 405)
    assert answer.headers["allow"] == "POST"
    await problem(await client.get("/v1/nothing"), 404)


async def test_a_web_page_that_is_not_there(client: httpx.AsyncClient) -> None:
    answer = await client.get("/p/nothing", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "대화로 돌아가기" in answer.text


@pytest.mark.parametrize("text", ["😀😀😀", "", "   ", "\x00\x07", "‮", "<script>alert(1)</script>", "ㅋㅋㅋㅋ", "?"])
async def test_odd_texts_get_an_answer(client: httpx.AsyncClient, text: str) -> None:
    answer = await client.post("/v1/chat", json={"text": text})
    assert answer.status_code == 200
    assert is_korean(json.dumps(answer.json()["messages"], ensure_ascii=False))


async def test_broken_characters(client: httpx.AsyncClient) -> None:
    body = b'{"text": "\\ud800 \\uc548\\ub155"}'
    await problem(await client.post("/v1/chat", content=body, headers=JSON), 422)
    key = b'{"situation": {"\\ud800": 1}}'
    await problem(await client.post("/v1/screenings", content=key, headers=JSON), 422)


async def test_nothing_said_is_lost_by_a_refusal(client: httpx.AsyncClient) -> None:
    first = (await client.post("/v1/chat", json={"text": "서울 강서구 살아요"})).json()
    assert first["situation"]["residence"]["sigungu"] == "강서구"
    talk = first["conversation"]
    for body in ({"text": "가" * 14_000}, {"text": 3}, {"text": "가" * 3001}):
        refused = await client.post("/v1/chat", json={"conversation": talk, **body})
        assert refused.status_code in (413, 422)
    after = (await client.post("/v1/chat", json={"conversation": talk, "text": "임신 5개월이에요"})).json()
    assert after["situation"]["residence"]["sigungu"] == "강서구"
