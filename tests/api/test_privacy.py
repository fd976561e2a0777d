# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Identity numbers reach neither the NLU, nor the database, nor an answer, nor the log."""

import json
import sqlite3
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.privacy import NOTICE, mask_for_log, strike_identity_numbers
from api.settings import Settings
from tests.api.conftest import FakeNlu

RESIDENT = [
    "910502-2345678",
    "9105022345678",
    "910502 2345678",
    "910502 - 2345678",
    "910502–2345678",
    "９１０５０２-２３４５６７８",
]
CARD = ["4111-1111-1111-1111", "4111111111111111", "4111 1111 1111 1111", "3782 822463 10005"]


@pytest.mark.parametrize("number", RESIDENT + CARD + ["11-22-333333-44"])
def test_numbers_are_struck_and_keep_their_length(number: str) -> None:
    text = f"제 번호는 {number}이고 월 230만원 벌어요"
    struck, found = strike_identity_numbers(text)
    assert found
    assert len(struck) == len(text)
    assert not any(character.isdecimal() for character in struck[6 : 6 + len(number)])
    assert "월 230만원" in struck


@pytest.mark.parametrize("text", ["19910502에 태어났어요", "1,000,000,000원", "010-1234-5678", "2023.09.01부터"])
def test_other_numbers_stay(text: str) -> None:
    assert strike_identity_numbers(text) == (text, False)


@given(
    st.integers(0, 999_999),
    st.integers(0, 9_999_999),
    st.sampled_from(["", "-", " ", " - ", "–"]),
    st.text(max_size=5),
)
def test_no_resident_number_survives(front: int, back: int, gap: str, around: str) -> None:
    around = "".join(c for c in around if not c.isdecimal())
    number = f"{front:06d}{gap}{back:07d}"
    struck, _ = strike_identity_numbers(f"{around}{number}{around}")
    assert f"{back:07d}" not in struck


def test_logs_hold_no_telephone_either() -> None:
    assert not any(character.isdecimal() for character in mask_for_log("010-1234-5678"))


@pytest.mark.anyio
@pytest.mark.parametrize("number", RESIDENT)
async def test_it_is_not_kept_anywhere(
    nlu: FakeNlu, client: httpx.AsyncClient, settings: Settings, number: str
) -> None:
    text = f"{number} 서울 강서구 살아요"
    for answer in (
        await client.post("/v1/chat", json={"text": text}),
        await client.post("/v1/parse", json={"text": text}),
        await client.post("/chat", data={"text": text}, headers={"hx-request": "true"}),
    ):
        assert answer.status_code == 200
        assert number not in answer.text
        assert number[-7:] not in answer.text
    assert nlu.asked and all(number[-7:] not in asked for asked in nlu.asked)
    assert number[-7:].encode() not in _bytes(settings.var)


@pytest.mark.anyio
async def test_the_person_is_told_once_and_kindly(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/v1/chat", json={"text": "910502-2345678 서울 강서구 살아요"})).json()
    assert answer["messages"][0] == {"type": "text", "text": NOTICE}
    assert answer["situation"]["residence"]["sigungu"] == "강서구"
    alone = (await client.post("/v1/chat", json={"text": "910502-2345678"})).json()
    assert alone["messages"][0]["text"] == NOTICE


@pytest.mark.anyio
async def test_what_is_stored_cannot_be_read_without_the_key(client: httpx.AsyncClient, settings: Settings) -> None:
    answer = (await client.post("/v1/chat", json={"text": "서울 강서구 살고 임신 5개월이에요"})).json()
    with sqlite3.connect(settings.var / "donghaeng.sqlite3") as database:
        rows = database.execute("select key, sealed from conversations").fetchall()
    assert len(rows) == 1
    stored = json.dumps(rows, default=repr)
    assert answer["conversation"] not in stored
    assert "강서구" not in stored
    assert (settings.var / "secret.key").stat().st_mode & 0o777 == 0o600


def _bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
