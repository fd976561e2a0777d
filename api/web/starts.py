# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Six ways in, for those who would rather press than write. Each sends a plain sentence, as if it were typed."""

from dataclasses import dataclass

from actions.asked.languages import names
from actions.phrasing.wording import LANGUAGES as FOREIGN


@dataclass(frozen=True, slots=True)
class Start:
    """A tile: what it is called, what it holds, what it says."""

    label: str
    hint: str
    says: str
    icon: str


STARTS = (
    Start("임신·출산", "교통비, 산후조리, 첫만남이용권", "임신했어요", "heart"),
    Start("어르신", "기초연금, 병원 동행, 식사", "65세가 넘었어요", "cane"),
    Start("아이 키우기", "수당, 급식, 한부모 지원", "아이를 키우고 있어요", "child"),
    Start("혼자 살아요", "집 구하기, 안전, 끼니", "혼자 살아요", "home"),
    Start("생활이 어려워요", "생계, 의료, 집세, 긴급지원", "생활비가 없어서 어려워요", "hand"),
    Start("일자리", "구직 지원, 실업급여", "일자리를 구하고 있어요", "work"),
)

LANGUAGES = {"ko": "쉬운 한국어", **{one: name for one, name in names().items() if one in FOREIGN}}
"""The buttons that choose a language, by the code of what they are written in."""
