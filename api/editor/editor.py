# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The one door to drafts: what may be done with one, by whom, and only when it holds together."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import structlog

from api.clock import now
from api.editor import figures
from api.editor.drafts import Draft, Drafts, digest
from api.editor.preview import Registers, difference, first_day
from api.editor.published import SHIPPED, Published
from api.privacy import strike_identity_numbers
from api.staff.accounts import Officer
from api.staff.rights import Right, rights
from rules_engine import Catalogue
from rules_engine.checking import Problem, check_file
from rules_engine.programmes.catalogue import read_programme
from rules_engine.programmes.edition import CATALOGUE, authority_of, edition
from rules_engine.programmes.located import CatalogueError
from rules_engine.programmes.programme import Programme
from rules_engine.register import RegisterError
from rules_engine.what_if import Imagined

log = structlog.get_logger(__name__)

Prepare = Callable[[Catalogue], None]
LONGEST = 1000
GONE = "그런 초안이 없어요. 목록에서 다시 골라 주세요."
TAKEN = "이미 쓰고 있는 아이디예요. 다른 아이디를 적거나, 목록에서 그 혜택을 찾아 고쳐 주세요."
DRAFTED = "이 아이디로 쓰고 있는 초안이 있어요. 다른 아이디를 적거나, 열린 초안에서 이어서 써 주세요."
NO_FILE = "그런 혜택 파일이 없어요. 목록에서 다시 골라 주세요."
NOT_OPEN = "이미 보냈거나 끝난 초안이라 고칠 수 없어요."
CHANGED = "그사이 다른 분이 이 초안을 바꿨어요. 지금 글을 확인하고 다시 해 주세요."
BROKEN = "점검에서 고칠 곳이 나왔어요. 모두 고친 뒤에 다시 해 주세요."
SAME = "아직 바뀐 것이 없어요."
NO_REASON = "왜 바꾸는지 적어 주세요."
NOT_LOOKED = "먼저 ‘누가 달라지나’를 확인해 주세요."
OWN = "직접 고친 초안은 승인할 수 없어요. 다른 분이 승인해야 해요."
MOVED = "그사이 이 혜택에 다른 변경이 나갔어요. 초안을 버리고 지금 글에서 다시 시작해 주세요."
NOT_SENT = "승인을 기다리는 초안이 아니에요."
NOT_READY = "새 목록을 준비하지 못해서 내보내지 않았어요. 지금 목록은 그대로예요."
NO_REGISTER = "명부를 읽지 못했어요. 서비스를 돌리는 사람에게 말씀해 주세요."


class EditorError(Exception):
    """What cannot be done now, and what to do instead; `problems` are those of the check."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class NoSuchError(EditorError):
    """There is no such draft or file."""


class TakenError(EditorError):
    """Another programme, or another draft, bears this id."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Drafts, the check, the preview and the way out. `take` lets the running service take what was published."""

    drafts: Drafts
    published: Published
    registers: Registers
    today: Callable[[], date]
    prepare: Prepare
    take: Callable[[], bool]

    def begin(self, officer: Officer, place: str) -> str:
        """A draft of a file as it is live; where one is open, that one."""
        _must(officer, "draft")
        if place not in self.published.places():
            raise NoSuchError(NO_FILE)
        return self.drafts.begin(place, self.live(place), officer.name, shipped=self.shipped(place))

    def begin_new(self, officer: Officer, place: str, text: str) -> str:
        """A draft of a programme that is not there yet."""
        _must(officer, "draft")
        if any(_id_of(one) == _id_of(place) for one in self.published.places()):
            raise TakenError(TAKEN)
        draft = self.drafts.begin_new(place, text, officer.name)
        if draft is None:
            raise TakenError(DRAFTED)
        return draft

    def live(self, place: str) -> str:
        """The text of a file as it is in force; empty where there is none yet."""
        file = self.published.file(place)
        return "" if file is None else file.read_text(encoding="utf-8")

    def shipped(self, place: str) -> str:
        """The text of a file as this release ships it; empty where it ships none."""
        file = self.published.among(place, ())
        return "" if file is None else file.read_text(encoding="utf-8")

    def overtaken(self) -> Sequence[str]:
        """The places where something was published over a file that this release ships otherwise."""
        drafts = {one.id: one for one in self.drafts.all()}
        newest = {place: drafts.get(layer.draft) for layer in self.published.layers() for place in layer.places}
        return [place for place, one in newest.items() if one and one.shipped != digest(self.shipped(place))]

    def find(self, officer: Officer, draft: str) -> Draft:
        """A draft, for who drafts and who approves."""
        if not any(rights().may(officer.role, right) for right in ("draft", "approve")):
            raise EditorError(GONE)
        found = self.drafts.find(draft)
        if found is None:
            raise NoSuchError(GONE)
        return found

    def change(self, officer: Officer, draft: str, seen: str, text: str, reason: str | None = None) -> None:
        """Put another text, where the officer saw the one that is there (`seen` is its digest)."""
        _must(officer, "draft")
        found = self.find(officer, draft)
        if found.state != "drafted":
            raise EditorError(NOT_OPEN)
        if digest(found.text) != seen:
            raise EditorError(CHANGED)
        why = found.reason if reason is None else strike_identity_numbers(reason.strip()[:LONGEST])[0]
        if not self.drafts.change(found, text.replace("\r\n", "\n"), why, officer.name):
            raise EditorError(CHANGED)

    def problems(self, draft: Draft) -> tuple[Problem, ...]:
        """What the check of the catalogue says of the text."""
        with tempfile.TemporaryDirectory() as folder:
            file = _laid(Path(folder), draft)
            if draft.of_figures:
                return figures.check(file)
            layers = self.published.folders()
            return check_file(file, _below(draft.place), self.today(), SHIPPED / CATALOGUE, layers)

    def drafted(self, draft: Draft) -> Programme | None:
        """The programme as the draft has it; None where it cannot be read, or the draft is of figures."""
        if draft.of_figures:
            return None
        with tempfile.TemporaryDirectory() as folder:
            try:
                return read_programme(_laid(Path(folder), draft), authority_of(_below(draft.place)))
            except (CatalogueError, AttributeError, KeyError, TypeError, ValueError):
                return None

    def look(self, officer: Officer, draft: str) -> None:
        """Reckon what the draft would do to a register, and keep it with the draft."""
        found = self.find(officer, draft)
        self._whole(found)
        try:
            told = self._difference(found)
        except RegisterError:
            raise EditorError(NO_REGISTER) from None
        if not self.drafts.look(found, told, officer.name):
            raise EditorError(CHANGED)

    def send(self, officer: Officer, draft: str) -> None:
        """Hand it to a second person: it holds together, says why, and was looked at."""
        _must(officer, "draft")
        found = self.find(officer, draft)
        if found.state != "drafted":
            raise EditorError(NOT_OPEN)
        if digest(found.text) == found.base:
            raise EditorError(SAME)
        self._whole(found)
        if not found.reason:
            raise EditorError(NO_REASON)
        if found.difference is None:
            raise EditorError(NOT_LOOKED)
        self._move(found, "sent", "sent", officer)

    def approve(self, officer: Officer, draft: str) -> None:
        """Publish it, by somebody whose hands were not in it; the running service takes it at once."""
        _must(officer, "approve")
        found = self.find(officer, draft)
        if found.state != "sent":
            raise EditorError(NOT_SENT)
        if officer.name in found.drafters:
            raise EditorError(OWN)
        if digest(self.live(found.place)) != found.base or self._elsewhere(found.place):
            raise EditorError(MOVED)
        self._whole(found)
        self._ready(found)
        self.published.put(found.place, found.text, found.id, now())
        self._move(found, "published", "published", officer)
        self.take()

    def give_back(self, officer: Officer, draft: str, note: str) -> None:
        """Back to who drafted it, with what is to be done."""
        _must(officer, "approve")
        found = self.find(officer, draft)
        if found.state != "sent":
            raise EditorError(NOT_SENT)
        self._move(found, "drafted", "returned", officer, strike_identity_numbers(note.strip()[:LONGEST])[0])

    def drop(self, officer: Officer, draft: str) -> None:
        """Let it go; it stays in the history."""
        _must(officer, "draft")
        found = self.find(officer, draft)
        if found.state not in ("drafted", "sent"):
            raise EditorError(NOT_OPEN)
        self._move(found, "dropped", "dropped", officer)

    def _whole(self, draft: Draft) -> None:
        if problems := self.problems(draft):
            raise EditorError(BROKEN, problems)

    def _ready(self, draft: Draft) -> None:
        """Make the whole catalogue with the draft ready to answer from; what breaks here is never published."""
        try:
            self.prepare(self._after(draft))
        except Exception as error:
            log.error("draft not ready", draft=draft.id, error=type(error).__name__)
            raise EditorError(NOT_READY) from error

    def _after(self, draft: Draft) -> Catalogue:
        """The catalogue as it would be."""
        with tempfile.TemporaryDirectory() as folder:
            _laid(Path(folder), draft)
            return edition((*self.published.folders(), Path(folder)))

    def _difference(self, draft: Draft) -> dict[str, Any]:
        before, today = edition(self.published.folders()), self.today()
        if not draft.of_figures:
            after, one = self._after(draft), draft.program
            before = _with_place_for(after.programmes[one], before)
            day = first_day(before.programmes[one], after.programmes[one], today)
            return difference(self.registers, before, Imagined(after, [one]), day, after.programmes[one].name)
        with tempfile.TemporaryDirectory() as folder:
            others = figures.changed(_laid(Path(folder), draft))
        day = figures.first_day(others, today)
        return difference(self.registers, before, figures.imagined(before, others, day), day, draft.program)

    def _elsewhere(self, place: str) -> bool:
        """Whether another file bears this id: an id is one programme, wherever its file lies."""
        return any(_id_of(one) == _id_of(place) and one != place for one in self.published.places())

    def _move(self, draft: Draft, to: Any, kind: Any, officer: Officer, note: str = "") -> None:
        if not self.drafts.move(draft, to, kind, officer.name, note):
            raise EditorError(CHANGED)


def _must(officer: Officer, right: Right) -> None:
    if not rights().may(officer.role, right):
        raise EditorError(GONE)


def _id_of(place: str) -> str:
    return place.rsplit("/", 1)[1]


def _with_place_for(programme: Programme, before: Catalogue) -> Catalogue:
    """The catalogue before; a programme that was not in it yet was there for nobody."""
    if programme.id in before.programmes:
        return before
    return Catalogue({**before.programmes, programme.id: replace(programme, periods=())}, before.version)


def _laid(folder: Path, draft: Draft) -> Path:
    """The draft's file as a layer in a folder."""
    file = folder / draft.place
    file.parent.mkdir(parents=True)
    file.write_text(draft.text, encoding="utf-8")
    return file


def _below(place: str) -> str:
    """The place within the catalogue."""
    return place.split("/", 1)[1]
