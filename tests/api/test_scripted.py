# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Scripted talks: their files, how they are played, and how a talk that was had becomes one."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest
import yaml
from typer.testing import CliRunner

from api.app import create_app
from api.cli import app
from api.scripted.playing import drawn, play
from api.scripted.reading import ScriptError, read_script
from api.services import Services, build_services
from api.settings import ROOT, Settings
from tests.api.conftest import TODAY

SAID = "임신 5개월이고 서울 강서구 살아요. 뭐 받을 수 있어요?"
TALK = """\
title: 임신 5개월
source: made
as_of: 2026-11-21
turns:
  - say: 임신 5개월이고 서울 강서구 살아요
    expect:
"""


@pytest.fixture
def services(settings: Settings) -> Services:
    services = build_services(settings)
    services.database.prepare()
    return services


def written(folder: Path, text: str) -> Path:
    file = folder / "talk.yaml"
    file.write_text(text, encoding="utf-8")
    return file


MISTAKES = {
    "      contian: 강서구": "7: 'contian' is not an expectation. Did you mean 'contains'?",
    "      facts: {household.sise: 2}": "7: 'household.sise' is not a fact. Did you mean 'household.size'?",
    "      shows: basic-pensoin": "7: 'basic-pensoin' is not a programme. Did you mean 'basic-pension'?",
    "      programs: {basic-pension: yes}": "5: turns.0.expect.programs.basic-pension.",
    "      asks: household.sise": "7: 'household.sise' is not a fact that is asked for. Did you mean 'household.size'?",
    "      urgent: false\n    press: 모르겠어요": "5: turns.0: Value error, a turn says one text (say) or",
    "titel: 둘": "7: 'titel' is not a key of a talk. Did you mean 'title'?",
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_the_nearest_word(tmp_path: Path, services: Services, mistake: str) -> None:
    file = written(tmp_path, f"{TALK}{mistake}\n")
    with pytest.raises(ScriptError, match=re.escape(f"{file}:{MISTAKES[mistake]}")):
        read_script(file, services.catalogue)


RIGHT = [
    "contains: 임산부 교통비",
    "lacks: [기초연금]",
    "programs: {seoul-pregnancy-transport: eligible, seoul-pregnancy-transport@me: eligible, basic-pension: unknown}",
    "shows: seoul-pregnancy-transport",
    "never_shows: basic-pension",
    "facts: {residence.sigungu: 강서구, member.pregnancy_months: 5, household.size: null, member.age@spouse: null}",
    "urgent: false",
    "programs: {jeju-zoom-in: none}",
]
WRONG = {
    "contains: 우주": "contains: '우주' is not said",
    "lacks: [임산부 교통비]": "lacks: '임산부 교통비' is said",
    "programs: {seoul-pregnancy-transport: unknown}": "expected unknown, is eligible",
    "programs: {jeju-zoom-in: eligible}": "expected eligible, is none",
    "shows: basic-pension": "shows: basic-pension is not shown",
    "never_shows: seoul-pregnancy-transport": "never_shows: seoul-pregnancy-transport is shown",
    "facts: {household.size: 2}": "fact household.size: expected 2, is None",
    "asks: residence.sido": "asks: expected residence.sido, is ",
    "question: null": "question: expected none, is ",
    "question: 우주": "question: expected '우주'",
    "handoff: true": "handoff: expected True, is False",
}


@pytest.mark.anyio
@pytest.mark.parametrize("expectation", RIGHT)
async def test_what_holds_is_not_complained_of(tmp_path: Path, services: Services, expectation: str) -> None:
    script = read_script(written(tmp_path, f"{TALK}      {expectation}\n"), services.catalogue)
    assert [one.wrong for one in await play(script, services.talks)] == [()]


@pytest.mark.anyio
@pytest.mark.parametrize("expectation", WRONG)
async def test_what_does_not_hold_is_drawn_at_its_line(tmp_path: Path, services: Services, expectation: str) -> None:
    file = written(tmp_path, f"{TALK}      {expectation}\n")
    script = read_script(file, services.catalogue)
    text = drawn(file, script, await play(script, services.talks))
    assert f"✘ {file}:5: " in text and WRONG[expectation] in text
    assert "talk.yaml:5  > 임신 5개월이고 서울 강서구 살아요" in text


@pytest.mark.anyio
async def test_a_button_is_pressed_by_its_label_and_never_holds_everywhere(tmp_path: Path, services: Services) -> None:
    turns = "      urgent: false\n  - press: 모르겠어요\n  - press: 없는 단추\nnever: 받을 수 있어요\n"
    script = read_script(written(tmp_path, TALK + turns), services.catalogue)
    first, second, third = await play(script, services.talks)
    assert first.wrong == ("never: '받을 수 있어요' is said",)
    assert second.said == "모르겠어요"
    assert third.wrong == ("press: there is no button '없는 단추'",)


@pytest.mark.anyio
async def test_a_talk_is_played_on_its_own_day(tmp_path: Path, services: Services) -> None:
    old = TALK.replace("2026-11-21", "2021-06-01").replace("임신 5개월이고 서울 강서구", "제주시")
    script = read_script(written(tmp_path, f"{old}      programs: {{jeju-zoom-in: unknown}}\n"), services.catalogue)
    assert [one.wrong for one in await play(script, services.talks)] == [()]


runner = CliRunner()


def chat(*lines: str) -> str:
    talked = runner.invoke(app, ["chat"], input="\n".join([*lines, "", ""]))
    assert talked.exit_code == 0, talked.output
    return talked.stdout


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DONGHAENG_VAR", str(tmp_path))
    monkeypatch.setenv("DONGHAENG_TODAY", TODAY.isoformat())
    return tmp_path


def test_the_terminal_saves_a_talk_that_holds_when_it_is_played(own_folder: Path) -> None:
    file = own_folder / "saved.yaml"
    told = chat(
        SAID, "모르겠어요", "910502-2345678 둘이 살아요", f":저장 {file}", f":저장 {file}", ":저장 /none/x", ":저장"
    )
    assert f"저장했어요: {file}" in told and f"이미 있는 파일이에요: {file}" in told
    assert "적을 수 없는 파일이에요: /none/x" in told and ":저장 파일.yaml 처럼" in told
    text = file.read_text()
    assert text.startswith("# SPDX-FileCopyrightText") and "2345678" not in text
    first, second, third = yaml.safe_load(text)["turns"]
    assert first["expect"]["facts"]["residence.sigungu"] == "강서구"
    assert "seoul-pregnancy-transport" in first["expect"]["shows"] and first["expect"]["asks"]
    assert second["press"] == "모르겠어요"
    assert third["expect"]["facts"] == {"household.size": 2}


def test_what_was_saved_holds_when_it_is_played(own_folder: Path, services: Services) -> None:
    file = own_folder / "saved.yaml"
    chat(SAID, "모르겠어요", "둘이 살아요", "요즘은 그냥 죽고 싶어요", f":저장 {file}")
    script = read_script(file, services.catalogue)
    assert [one.wrong for one in asyncio.run(play(script, services.talks))] == [()] * 4
    assert script.turns[-1].expect.urgent is True


def test_the_terminal_tells_what_was_understood_and_what_is_known(own_folder: Path) -> None:
    told = chat(":이해", ":상황", SAID, ":이해", ":상황", ":도움")
    assert told.count("아직 나눈 이야기가 없어요.") == 2
    assert "강서구 → {" in told
    assert told.count("member.pregnancy_months@me = 5") == 2
    assert ":날짜 2026-05-01" in told


def test_the_terminal_goes_to_another_day_and_begins_anew(own_folder: Path) -> None:
    file = own_folder / "day.yaml"
    told = chat("강서구 살아요", ":처음", ":상황", ":날짜 어제", ":날짜 2024-05-01", "둘이 살아요", f":저장 {file}")
    assert "아직 나눈 이야기가 없어요." in told and "처럼 적어 주세요" in told and "2024-05-01 기준이에요" in told
    saved = yaml.safe_load(file.read_text())
    assert saved["as_of"].isoformat() == "2024-05-01" and len(saved["turns"]) == 1


@pytest.mark.anyio
async def test_the_page_offers_no_saving_by_itself(client: httpx.AsyncClient) -> None:
    await client.post("/chat", data={"text": SAID})
    assert "시험으로 저장" not in (await client.get("/")).text
    assert (await client.get("/chat/script")).status_code == 404


@pytest.mark.anyio
async def test_the_page_saves_a_talk_where_that_is_switched_on(settings: Settings, tmp_path: Path) -> None:
    writing = create_app(settings.model_copy(update={"writing": True}))
    transport = httpx.ASGITransport(writing)
    async with (
        writing.router.lifespan_context(writing),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        assert 'href="/chat/script"' in (await client.get("/")).text
        assert (await client.get("/chat/script")).status_code == 404, "nothing was said yet"
        said = [SAID, "910502-2345678이고 둘이 살아요", *["네"] * 45]
        for text in said:
            await client.post("/chat", data={"text": text})
        saved = await client.get("/chat/script")
        assert saved.headers["content-disposition"] == 'attachment; filename="talk.yaml"'
        script = read_script(written(tmp_path, saved.text), writing.state.services.catalogue)
        assert len(script.turns) == len(said), "also what a page no longer shows"
        assert "2345678" not in saved.text and "******-*******이고 둘이" in saved.text
        assert script.turns[1].expect.facts == {"household.size": 2}
        assert all(client.cookies["donghaeng_talk"] not in one for one in (saved.text, str(script)))


@pytest.mark.anyio
async def test_the_talk_in_the_guide_holds(tmp_path: Path, services: Services) -> None:
    [text] = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "talks.md").read_text(encoding="utf-8"), re.DOTALL)
    script = read_script(written(tmp_path, text), services.catalogue)
    assert [one.wrong for one in await play(script, services.talks)] == [(), ()]
