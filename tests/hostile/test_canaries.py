# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A number, a telephone, a name and a disclosure go through every channel of the whole running service.

Afterwards they are looked for everywhere: in its logs, the files of its database, what it left in temporary folders,
its error pages and the printed sheet.
"""

import asyncio
import io
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import psycopg
import pytest
from pypdf import PdfReader

from api.voice.simulator import Caller
from tests.api.conftest import postgres
from tests.api.running import running
from tests.hostile.world import ENVIRONMENT, SECRET, TOKEN, World, address_of, build, skill
from tests.postgres import SERVANT, Postgres

RESIDENT, PHONE, NAME = "870314-2718281", "010-7341-2298", "선우휘련"
VIOLENCE = "남편이 어젯밤에 허리띠로 저를 때렸어요"
CANARIES = (RESIDENT, RESIDENT.replace("-", ""), "2718281", PHONE, "7341-2298", "1073412298", NAME, VIOLENCE, "허리띠")
WHO = f"제 이름은 {NAME}이고 {RESIDENT}, 전화는 {PHONE}이에요. 서울 강서구 화곡1동 사는 38세예요."
TALK = (WHO, VIOLENCE, "나중에 이어서 하고 싶어요", "네, 7일 동안 저장해 주세요", "사람과 이야기하고 싶어요", PHONE)
TICKET = re.compile(r"\b1121-\d{5}\b")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("canaries")
    where = address_of(request, folder)
    temporary = folder / "temporary"
    temporary.mkdir()
    inside = {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(folder / "cache")}
    environment = {key: value for key, value in ENVIRONMENT.items() if "NLU" not in key}
    with running(folder, DONGHAENG_DATABASE_URL=where, **environment, **inside) as service:
        yield build(service, folder, where)


def test_planted_words_are_found_nowhere(world: World, request: pytest.FixtureRequest) -> None:
    tickets = [talked(world), chatted(world), told_in_kakaotalk(world)]
    assert "112" in called(world), "who is in danger is told where to call"
    assert taken_over(world, tickets), "the disclosure reached an officer"
    printed = at_the_counter(world)
    places = {
        "error pages": [page.content for page in error_pages(world)],
        "hand-out": [printed, text_of(printed)],
        "output": ["\n".join(world.service.lines).encode()],
        "files": [file.read_bytes() for file in world.folder.rglob("*") if file.is_file()],
    }
    if world.database.engine.dialect.name == "postgresql":
        places["files of the database"] = files_of(request.getfixturevalue("postgres"))
    assert all(places.values())
    assert {place: found for place, held in places.items() if (found := found_in(held))} == {}


@pytest.mark.parametrize("canary", CANARIES)
def test_the_search_would_find_them(canary: str, tmp_path: Path) -> None:
    for written in (canary, quote(canary), json.dumps(canary)[1:-1]):
        assert found_in([f"before {written} after".encode()])
    assert found_in([canary.encode("utf-16-le")])


def found_in(held: list[bytes]) -> set[str]:
    """The canaries in what was written, plain or as JSON, an address or Windows would write them."""
    written = {
        canary: (canary.encode(), quote(canary).encode(), json.dumps(canary)[1:-1].encode(), canary.encode("utf-16-le"))
        for canary in CANARIES
    }
    return {canary for canary, forms in written.items() for one in held if any(form in one for form in forms)}


def talked(world: World) -> str:
    """In the page, as a person types."""
    with httpx.Client(base_url=world.service.address, follow_redirects=True, timeout=60) as browser:
        for text in TALK:
            page = browser.post("/chat", data={"text": text})
            assert page.status_code == 200
        return TICKET.findall(page.text)[-1]


def chatted(world: World) -> str:
    """By the API, with a look at what is understood."""
    client, talk, said = world.client, None, ""
    for text in TALK:
        assert client.post("/v1/parse", json={"text": text}).status_code == 200
        answer = client.post("/v1/chat", json={"text": text, "conversation": talk})
        talk, said = answer.json()["conversation"], said + answer.text
    return TICKET.findall(said)[-1]


def told_in_kakaotalk(world: World) -> str:
    """In KakaoTalk."""
    said = ""
    for text in TALK:
        answer = world.client.post("/kakao/skill", json=skill(text), headers={"X-Donghaeng-Secret": SECRET}, timeout=60)
        assert answer.status_code == 200
        said += answer.text
    return TICKET.findall(said)[-1]


def called(world: World) -> str:
    """On the telephone, from the number itself."""

    async def call() -> str:
        async with httpx.AsyncClient(base_url=world.service.address, timeout=60) as client:
            caller = Caller(client, TOKEN, world.service.address, number="+82" + PHONE.replace("-", "")[1:])
            await caller.dial()
            for text in (WHO, VIOLENCE):
                if caller.now is not None and caller.now.then == "listen":
                    await caller.say(text)
            drawn = caller.drawn()
            await caller.hang_up()
            return drawn

    with ThreadPoolExecutor(1) as aside:  # a browser of another test may have a loop here
        return aside.submit(asyncio.run, call()).result()


def taken_over(world: World, tickets: list[str]) -> bool:
    """An officer opens every case and answers it."""
    headers = {"Cookie": f"donghaeng_staff={world.sessions['song']}"}
    form = {"form_token": world.form_token("song")}
    read = ""
    for number in tickets:
        where = f"/staff/inbox/{number}"
        assert world.client.post(f"{where}/claim", data=form, headers=headers).status_code == 303
        read += world.client.get(where, headers=headers).text
        answered = world.client.post(f"{where}/answer", data={**form, "text": f"{WHO} {VIOLENCE}"}, headers=headers)
        assert answered.status_code == 200
    return VIOLENCE in read and RESIDENT not in read


def at_the_counter(world: World) -> bytes:
    """A visitor in front of an officer, down to the sheet."""
    headers = {"Cookie": f"donghaeng_staff={world.sessions['song']}"}
    typed = {
        "consent": "1",
        "consent_code": "1",
        "row:p1": f"나 38 {NAME} {RESIDENT} {PHONE}",
        "row:p2": "딸 8개월",
        "field:residence.sido": "서울 강서구",
        "field:household.monthly_income_krw": "100",
    }
    with httpx.Client(base_url=world.service.address, headers=headers, timeout=120) as browser:
        assert browser.post("/staff", data={**typed, "story": f"{NAME} {RESIDENT} {VIOLENCE}"}).status_code == 303
        assert browser.post("/staff/look", data=typed).status_code == 200
        sheet = browser.post("/staff/handout", data=typed)
    assert sheet.headers["content-type"] == "application/pdf"
    return sheet.content


def text_of(sheet: bytes) -> bytes:
    """What can be read on a sheet, and what its file says of itself."""
    reader = PdfReader(io.BytesIO(sheet))
    return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)]).encode()


def error_pages(world: World) -> list[httpx.Response]:
    """Every kind of refusal, with the words in every place that a request has."""
    said, client = f"{WHO} {VIOLENCE}", world.client
    song = {"Cookie": f"donghaeng_staff={world.sessions['song']}"}
    pages = [
        client.post("/chat", data={"text": said * 200}),
        client.get(f"/{quote(said)}?q={quote(said)}"),
        client.get(f"/p/{quote(said)}"),
        client.get(f"/v1/programs/{quote(said)}"),
        client.get("/v1/programs", params={"q": said * 3}),
        client.post("/v1/chat", json={"text": [said]}),
        client.post("/v1/chat", json={"text": "", said: said}),
        client.post("/v1/screenings", json={"situation": {"residence": said}}),
        client.post("/v1/screenings", json={"situation": {NAME: RESIDENT, "household": {VIOLENCE: 1}}}),
        client.post("/v1/screenings", json={"situation": {"members": [{"id": NAME}]}, "for": [f"{NAME}님"]}),
        client.post("/v1/screenings", json={"situation": {}, "asking": {"as": said, NAME: PHONE}}),
        client.post("/staff/login", data={"name": "x", "password": said, "code": RESIDENT}),
        client.get(f"/staff/inbox/{quote(said)}", headers=song),
        client.post("/voice/incoming", data={"CallSid": said}),
        client.post("/kakao/skill", json={"userRequest": said}),
    ]
    assert all(page.status_code >= 400 for page in pages), [page.status_code for page in pages]
    return pages


def files_of(server: Postgres) -> list[bytes]:
    """Every file of the server, its own log and the record of its changes among them."""
    with psycopg.connect(host=str(server.socket), user=SERVANT, dbname="postgres", autocommit=True) as connection:
        connection.execute("CHECKPOINT")
    return [file.read_bytes() for file in server.socket.rglob("*") if file.is_file()]


__all__ = ["postgres"]
