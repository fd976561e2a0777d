# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Every request of `requests.yaml` against the running service: refused in Korean, logged, and nothing is changed."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import httpx
import pytest
import yaml

from api.voice.signature import HEADER, signed
from tests.api.conftest import postgres
from tests.api.running import running
from tests.hostile.world import ENVIRONMENT, SECRET, TOKEN, World, address_of, build, skill

Json = dict[str, Any]

KINDS: dict[str, list[Json]] = yaml.safe_load(Path(__file__).with_name("requests.yaml").read_text(encoding="utf-8"))
REQUESTS = [pytest.param(kind, one, id=f"{kind}: {one['try']}") for kind, every in KINDS.items() for one in every]
INSIDE = ("Traceback", "Error", "sqlalchemy", "psycopg", "sqlite", "jinja", "uvicorn", "site-packages", ".py")
"""Nothing of the inside is in an answer."""
SECRETS = ("월세가 밀렸어요", "root:x:0:0", "9801547", "secret.key")
"""A case's words, a file's, what a template would have made of 1337*7331, and where the key lies."""
TAGS = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("hostile")
    where = address_of(request, folder)
    with running(folder, DONGHAENG_DATABASE_URL=where, **ENVIRONMENT) as service:
        world = build(service, folder, where)
        yield world
        assert world.staff.log.verify() == []
        assert world.client.get("/healthz").json()["parts"]["database"] == "ok"


def test_there_are_more_than_a_hundred_and_of_every_kind() -> None:
    assert len(REQUESTS) >= 100
    assert all(len(every) >= 4 for every in KINDS.values()), {kind: len(every) for kind, every in KINDS.items()}
    assert len({one.id for one in REQUESTS}) == len(REQUESTS)


@pytest.mark.parametrize(("kind", "one"), REQUESTS)
def test_a_hostile_request(world: World, kind: str, one: Json) -> None:
    before, noted = world.state(), world.noted()
    answer = sent(world, filled(one, world))
    assert answer.status_code == one["refused"], answer.text
    said = told(answer)
    assert any("가" <= letter <= "힣" for letter in said), answer.text
    assert [word for word in (*INSIDE, *SECRETS) if word in answer.text] == []
    assert world.state() == before
    (line,) = [line for line in world.log(answer.headers["x-request-id"]) if line["event"] == "request"]
    assert line["status"] == answer.status_code
    assert [list(entry) for entry in world.noted()[len(noted) :]] == one.get("noted", [])


def told(answer: httpx.Response) -> str:
    """What a person reads of it."""
    if "json" in answer.headers.get("content-type", ""):
        found: Json = answer.json()
        assert found["status"] == answer.status_code
        return str(found["detail"])
    return TAGS.sub(" ", answer.text.split("<main", 1)[-1])


def filled(value: Any, world: World) -> Any:
    """The request with the names of this world put in, and what is long made."""
    if isinstance(value, str):
        return Template(value).safe_substitute(world.names)
    if isinstance(value, list):
        return [filled(one, world) for one in value]
    if isinstance(value, dict) and "repeat" in value:
        return value.get("first", "") + value["repeat"] * value["times"] + value.get("then", "")
    if isinstance(value, dict) and "each" in value:
        return [f"{value['each']}{number}" for number in range(value["times"])]
    if isinstance(value, dict):
        return {filled(key, world): filled(one, world) for key, one in value.items()}
    return value


def sent(world: World, one: Json) -> httpx.Response:
    """The answer to a request as it stands in the table; the target goes out letter by letter, as it is written."""
    method, target = one["send"].split(" ", 1)
    headers: Json = dict(one.get("headers", {}))
    if who := one.get("who"):
        headers["Cookie"] = f"donghaeng_staff={world.sessions[who]}"
    given = body(world, one, target, headers)
    request = world.client.build_request(method, "/", headers=encoded(headers), **given)
    request.extensions["target"] = target.encode()
    return world.client.send(request)


def body(world: World, one: Json, target: str, headers: Json) -> Json:
    """What the request carries; the forms of an officer bear their token unless another is given."""
    if "skill" in one:
        headers.setdefault("X-Donghaeng-Secret", SECRET)
        return {"json": {**skill("안녕", bot=one.get("bot", "our-bot")), **one["skill"]}}
    if "json" in one:
        return {"json": one["json"]}
    if "body" in one:
        headers.setdefault("Content-Type", "application/json")
        return {"content": one["body"].encode("utf-8", "surrogateescape")}
    if "hex" in one:
        headers.setdefault("Content-Type", "application/json")
        return {"content": bytes.fromhex(one["hex"])}
    if "file" in one:
        return {"files": {"upload": ("../../evil.php", b"<?php ?>" * 100)}, "data": one.get("form", {})}
    form = one.get("form")
    if form is None:
        return {}
    if "who" in one:
        form = {"form_token": world.form_token(one["who"]), **form}
    if one.get("signed"):
        headers[HEADER] = signed(TOKEN, world.service.address + target, form)
    return {"data": {name: value for name, value in form.items() if value is not None}}


def encoded(headers: Json) -> list[tuple[bytes, bytes]]:
    """Headers as bytes, whatever they hold."""
    return [(name.encode(), str(value).encode()) for name, value in headers.items()]


__all__ = ["postgres"]
