# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""복지로 behind the same interface: XML pages, a call for each detail, and a small daily quota."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from api.sync.bokjiro import Bokjiro
from api.sync.calls import Caller
from api.sync.errors import SyncError
from api.sync.run import Synced, sync
from rules_engine.gov24 import programmes_of
from tests.sync.conftest import QUICK, TODAY
from tests.sync.server import KEY, Answer, running

ITEM = (
    "<servList><servId>{one}</servId><servNm>{name}</servNm><jurMnofNm>보건복지부</jurMnofNm><inqNum>{read}</inqNum>"
    "<servDgst>도와드려요.</servDgst><servDtlLink>https://www.bokjiro.go.kr/{one}</servDtlLink>"
    "<trgterIndvdlArray>장애인</trgterIndvdlArray><intrsThemaArray>생활지원,주거</intrsThemaArray></servList>"
)
DETAIL = (
    "<wantedDtl><servId>{one}</servId><servNm>{name}</servNm><crtrYr>2026</crtrYr><tgtrDtlCn>등록장애인</tgtrDtlCn>"
    "<applmetList><servSeCode>070</servSeCode><servSeDetailNm>주민센터에 신청해요</servSeDetailNm></applmetList>"
    "<basfrmList><servSeCode>040</servSeCode><servSeDetailNm>신청서</servSeDetailNm></basfrmList>"
    "<basfrmList><servSeCode>040</servSeCode><servSeDetailNm>동의서</servSeDetailNm></basfrmList>"
    "<resultCode>0</resultCode><resultMessage>SUCCESS</resultMessage></wantedDtl>"
)


@dataclass
class _Welfare:
    """The services by id, how many calls a day are left, and how many were made."""

    names: dict[str, str] = field(default_factory=lambda: {f"WLF{number:08}": f"지원 {number}" for number in range(12)})
    left: int = 1000
    calls: list[str] = field(default_factory=list)
    instead: bytes | None = None
    read: int = 0
    address: str = ""

    def answer(self, path: str, params: dict[str, str]) -> Answer:
        self.calls.append(params.get("servId", "list"))
        if params["serviceKey"] != KEY:
            return 200, b"<OpenAPI_ServiceResponse><returnReasonCode>30</returnReasonCode></OpenAPI_ServiceResponse>"
        if self.left <= 0:
            return 200, b"<wantedList><resultCode>22</resultCode></wantedList>"
        self.left -= 1
        if self.instead is not None:
            return 200, self.instead
        return 200, self._page(params).encode() if params["callTp"] == "L" else self._one(params["servId"]).encode()

    def _page(self, params: dict[str, str]) -> str:
        size = int(params["numOfRows"])
        first = (int(params["pageNo"]) - 1) * size
        rows = list(self.names.items())[first : first + size]
        items = "".join(ITEM.format(one=one, name=name, read=self.read) for one, name in rows)
        return f"<wantedList><totalCount>{len(self.names)}</totalCount>{items}<resultCode>0</resultCode></wantedList>"

    def _one(self, one: str) -> str:
        return DETAIL.format(one=one, name=self.names[one])


@pytest.fixture
def welfare() -> Iterator[_Welfare]:
    made = _Welfare()
    with running(lambda path, params: made.answer(path, params)) as address:
        made.address = address
        yield made


def _sync(welfare: _Welfare, folder: Path, key: str = KEY, day: date = TODAY) -> Synced:
    with Caller(welfare.address, key, QUICK) as caller:
        return sync(Bokjiro(caller, 5), folder, day)


def test_list_and_details(welfare: _Welfare, tmp_path: Path) -> None:
    done = _sync(welfare, tmp_path)
    assert len(done.snapshot.records) == 12
    assert len(welfare.calls) == 3 + 12
    first = next(iter(programmes_of(done.snapshot)))
    assert first.id == "bokjiro-WLF00000000"
    assert first.apply.how == ("주민센터에 신청해요",)
    assert first.apply.documents == ("신청서", "동의서")
    assert (first.category, first.as_of, first.unreviewed) == ("생활지원, 주거", "2026", True)


def test_only_changed_details_are_asked_for(welfare: _Welfare, tmp_path: Path) -> None:
    _sync(welfare, tmp_path)
    welfare.names["WLF00000003"] = "다른 지원"
    welfare.read = 9
    welfare.calls.clear()
    done = _sync(welfare, tmp_path)
    assert [call for call in welfare.calls if call != "list"] == ["WLF00000003"]
    assert [(one.id, one.fields) for one in done.report.changed] == [("WLF00000003", ("servNm",))]


def test_a_spent_quota_goes_on_the_next_day(welfare: _Welfare, tmp_path: Path) -> None:
    welfare.left = 8
    with pytest.raises(SyncError, match="횟수를 다 썼어요"):
        _sync(welfare, tmp_path)
    welfare.left = 7
    assert len(_sync(welfare, tmp_path, day=date(2026, 11, 22)).snapshot.records) == 12
    assert welfare.left == 0


@pytest.mark.parametrize(
    ("instead", "words"),
    [
        (b"<html>", "자료가 아닌 것"),
        (b"<!DOCTYPE html><html></html>", "자료가 아닌 것"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "자료가 아닌 것"),
        (b"<wantedList></wantedList>", "자료가 아닌 것"),
        (b"<wantedList><resultCode>99</resultCode></wantedList>", "자료가 아닌 것"),
        (b"<wantedList><resultCode>10</resultCode></wantedList>", r"받아 주지 않았어요\(10\)"),
        (b"<wantedList><totalCount>0</totalCount><resultCode>0</resultCode></wantedList>", "빈 목록"),
    ],
)
def test_trouble(welfare: _Welfare, tmp_path: Path, instead: bytes, words: str) -> None:
    welfare.instead = instead
    with pytest.raises(SyncError, match=words):
        _sync(welfare, tmp_path)
    assert not list(tmp_path.glob("*.gz"))
    welfare.instead = None
    assert len(_sync(welfare, tmp_path).snapshot.records) == 12


def test_a_key_that_is_not_registered(welfare: _Welfare, tmp_path: Path) -> None:
    with pytest.raises(SyncError, match="인증키가 거절됐어요"):
        _sync(welfare, tmp_path, key="wrong")
    assert len(welfare.calls) == 1
