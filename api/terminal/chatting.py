# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The talk of `donghaeng chat`: lines that are said, and lines with a colon before them, for who writes talks."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from actions import Conversation, parse_json, understand
from actions.hearing.learning import facts_in
from api.scripted.playing import buttons, on
from api.scripted.recording import recorded
from api.talk import Talk, TalkService
from api.terminal.plain import plain

HELP = """\
:이해              마지막 말을 어떻게 알아들었는지
:상황              지금까지 알게 된 것
:저장 파일.yaml    여기까지를 시험 대화로 저장
:날짜 2026-05-01   그날의 규칙으로 처음부터
:처음              처음부터"""
NOTHING_SAID = "아직 나눈 이야기가 없어요."
DAY_NEEDED = "날짜를 :날짜 2026-05-01 처럼 적어 주세요."
FILE_NEEDED = "파일 이름을 :저장 파일.yaml 처럼 적어 주세요."


@dataclass(slots=True)
class Chatting:
    """One talk after another, with what was known before the last line."""

    talks: TalkService
    talk: Talk | None = None
    before: Conversation = field(default_factory=Conversation.new)

    async def hear(self, line: str) -> str:
        """What is answered to a line. The label of a button counts as pressing it."""
        word, _, rest = line.partition(" ")
        if word.startswith(":"):
            command = self._commands.get(word)
            return HELP if command is None else await command(rest.strip())
        said = line if self.talk is None else buttons(self.talk.exchanges[-1].answer).get(line, line)
        self.before = Conversation.new() if self.talk is None else self.talk.conversation
        self.talk = await self.talks.say(None if self.talk is None else self.talk.id, said)
        return plain(self.talk.exchanges[-1].answer)

    async def end(self) -> None:
        """Forget the talk."""
        await self.talks.forget(None if self.talk is None else self.talk.id)
        self.talk, self.before = None, Conversation.new()

    @property
    def _commands(self) -> Mapping[str, Callable[[str], Awaitable[str]]]:
        return {
            ":이해": self._understood,
            ":상황": self._known,
            ":저장": self._save,
            ":날짜": self._move,
            ":처음": self._anew,
        }

    async def _understood(self, _: str) -> str:
        if self.talk is None:
            return NOTHING_SAID
        said, before = self.talk.exchanges[-1].said, self.before
        parsed = await self.talks.parse(said, before)
        understanding = understand(said, parsed, before, self.talks.today(), self.talks.catalogue())
        meant = parse_json(understanding)
        others = ", ".join(f"{name} {sure:.2f}" for name, sure in understanding.alternatives[:2])
        lines = [f"{meant['intent']['name']} {meant['intent']['confidence']:.2f}" + (f" ({others})" if others else "")]
        lines += [f"  {one['entity']}: {one['value']} → {_written(one['norm'])}" for one in meant["entities"]]
        known = facts_in(before.situation)
        learnt = [fact for fact in facts_in(self.talk.conversation.situation) if fact not in known]
        return "\n".join([*lines, *(_fact_line(*fact) for fact in learnt)])

    async def _known(self, _: str) -> str:
        facts = [] if self.talk is None else facts_in(self.talk.conversation.situation)
        return "\n".join(_fact_line(*fact) for fact in facts) or NOTHING_SAID

    async def _save(self, name: str) -> str:
        if self.talk is None:
            return NOTHING_SAID
        if not name:
            return FILE_NEEDED
        file = Path(name)
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(recorded(file.stem, self.talks.today(), self.talk.exchanges))
        except FileExistsError:
            return f"이미 있는 파일이에요: {name}"
        except OSError:
            return f"적을 수 없는 파일이에요: {name}"
        return f"저장했어요: {name}"

    async def _move(self, day: str) -> str:
        try:
            there = date.fromisoformat(day)
        except ValueError:
            return DAY_NEEDED
        self.talks = on(self.talks, there)
        return f"{there.isoformat()} 기준이에요. {await self._anew('')}"

    async def _anew(self, _: str) -> str:
        await self.end()
        return "처음부터 시작해요."


def _fact_line(path: str, member: str | None, value: object) -> str:
    return f"  {path}{f'@{member}' if member else ''} = {_written(value)}"


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
