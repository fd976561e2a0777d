# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a page says to type does what it should, in a copy of the project; what is not run says why, and is seldom."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from api.cli import app
from tests.docs.reading import blocks, pages, typed, written
from tests.docs.sandbox import Sandbox, sandbox

pytestmark = pytest.mark.timeout(900)

STAND_INS: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("stand_ins.yaml").read_text("utf-8"))
WALKED = "start.md"
"""The newcomer's path has a test of its own."""
COMMAND = re.compile(r"^(uv|make|donghaeng|\.venv/|bot/\.venv/|curl|git|docker|kubectl|systemctl) ", re.MULTILINE)
INLINE = re.compile(r"`(?:uv run )?(donghaeng [^`]+)`")
MOST_NOT_RUN = 8
SETTINGS_ARE_TAKEN = "python -c 'from api.settings import Settings; Settings()'"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with sandbox(tmp_path_factory.mktemp("reader") / "donghaeng") as found:
        yield found


@pytest.mark.long
@pytest.mark.parametrize(
    "page", [one for one in pages() if typed(one) and one.name != WALKED], ids=lambda one: one.name
)
def test_what_a_page_says_to_type_works(page: Path, copy: Sandbox) -> None:
    stand_in = STAND_INS.get(page.name, {})
    files = {copy.root / name: written(page, kind)[place] for name, (kind, place) in stand_in.get("files", {}).items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    script = "\n".join([stand_in.get("before", ""), *typed(page), SETTINGS_ARE_TAKEN])
    for words, instead in stand_in.get("instead", {}).items():
        assert words in script, f"{page.name} does not say {words} any more"
        script = script.replace(words, instead)
    ended, said = copy.run(f"export DONGHAENG_VAR={copy.root}/var/{page.stem}\n{script}")
    for path in files:
        path.unlink()
    assert ended == 0, said[-4000:]


@pytest.mark.parametrize("page", pages(), ids=lambda one: one.name)
def test_a_command_stands_where_it_is_run(page: Path) -> None:
    for one in blocks(page):
        assert one.kind in ("sh", "yaml", "json") or not COMMAND.search(one.text), f"not run: {one.text}"


def test_what_is_not_run_is_seldom() -> None:
    reasons = [one.why for page in pages() for one in blocks(page) if one.why is not None]
    assert len(reasons) <= MOST_NOT_RUN and all(len(why) > 10 for why in reasons)


@pytest.mark.parametrize("page", pages(), ids=lambda one: one.name)
def test_a_command_that_is_only_named_exists(page: Path) -> None:
    for said in INLINE.findall(page.read_text(encoding="utf-8")):
        known(shlex.split(said)[1:])


def known(words: list[str]) -> None:
    """Fail where the command line has no such command, or the command no such option."""
    command: Any = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    assert not hasattr(command, "commands") or words in ([], ["…"]), (command.name, words)
    options = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options, (command.name, words)
