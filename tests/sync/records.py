# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Made services in the documented shapes of 보조금24."""

from datetime import date
from typing import Any

from rules_engine.gov24 import Record, Snapshot, snapshot

Row = dict[str, Any]
PLACES = ("서울특별시 강서구", "충청남도 공주시", "경기도", "보건복지부")
KINDS = {"서울특별시 강서구": "시군구", "충청남도 공주시": "시군구", "경기도": "시도", "보건복지부": "중앙행정기관"}
USERS = ("개인", "개인||가구", "가구", "소상공인", "법인/시설/단체")
CODES: tuple[Row, ...] = (
    {"JA0110": 65, "JA0111": 120},
    {"JA0327": "Y", "JA0320": "Y"},
    {"JA0403": "Y", "JA0201": "Y", "JA0202": "Y"},
    {"JA0102": "Y", "JA0302": "Y"},
    {"JA0322": "Y", "JA0410": "Y"},
    {},
)


def listed(number: int, changed: str | None = None) -> Row:
    place = PLACES[number % len(PLACES)]
    one = f"{number:012}"
    return {
        "서비스ID": one,
        "지원유형": "현금||현물",
        "서비스명": f"시험 지원 {number}",
        "서비스목적요약": "생활에 보탬이 되도록 지원해요.",
        "지원대상": "○ 대상: " + "생활이 어려운 사람 " * 10,
        "선정기준": None,
        "지원내용": "○ 내용: " + "월 10만 원 " * 20,
        "신청방법": "방문신청||온라인신청",
        "신청기한": "상시신청",
        "상세조회URL": f"https://www.gov.kr/portal/rcvfvrSvc/dtlEx/{one}",
        "소관기관코드": f"{number % 390:07}",
        "소관기관명": place,
        "부서명": "복지과",
        "조회수": number,
        "소관기관유형": KINDS[place],
        "사용자구분": USERS[number % len(USERS)],
        "서비스분야": "생활안정",
        "접수기관": "주민센터",
        "전화문의": "복지과/02-1234-5678||안내/110",
        "등록일시": "20240101090000",
        "수정일시": changed or f"202511{number % 28 + 1:02}{number % 24:02}0000",
    }


def detail(row: Row) -> Row:
    return {
        "서비스ID": row["서비스ID"],
        "지원유형": row["지원유형"],
        "서비스명": row["서비스명"],
        "서비스목적": row["서비스목적요약"],
        "신청기한": row["신청기한"],
        "지원대상": row["지원대상"],
        "선정기준": row["선정기준"],
        "지원내용": row["지원내용"],
        "신청방법": row["신청방법"],
        "구비서류": "- 신분증\n- 통장 사본",
        "접수기관명": row["접수기관"],
        "문의처": row["전화문의"],
        "온라인신청사이트URL": None,
        "수정일시": row["수정일시"],
        "소관기관명": row["소관기관명"],
        "행정규칙": None,
        "자치법규": None,
        "법령": "사회보장기본법(제5조)",
        "공무원확인구비서류": None,
        "본인확인필요구비서류": None,
    }


def conditions(row: Row, number: int) -> Row:
    none = dict.fromkeys(["JA0101", "JA0102", "JA0110", "JA0111", "JA0201", "JA0302", "JA0322"])
    return {"서비스ID": row["서비스ID"], "서비스명": row["서비스명"], **none, **CODES[number % len(CODES)]}


def made_snapshot(count: int, day: date, **fields: object) -> Snapshot:
    """So many services as a sync would have received them; `fields` replace those of the list and the detail."""
    return snapshot("gov24", day, (_record(number, fields) for number in range(count)))


def _record(number: int, fields: Row) -> Record:
    row = {**listed(number), **fields}
    told = conditions(row, number) if number % 7 else None
    return Record(row["서비스ID"], row, {**detail(row), **fields}, told)
