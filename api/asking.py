# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who asks, as the outside writes it: {"as": "helper", "consent": true}."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from api.http.problems import nearest
from rules_engine import Asker, Problem
from rules_engine.screening.asking import bases

KEYS = ("as", "consent", "member")


def asker_from(data: Mapping[str, Any] | None) -> Asker:
    """The asker of a request that has no `asking_problems`; left out, it is 본인, of the own household and family."""
    return Asker() if data is None else Asker(data["as"], data.get("consent"), data.get("member"))


def asking_problems(data: Any, members: Collection[str]) -> Iterator[Problem]:
    """One Korean sentence for each thing in `asking` that cannot be read."""
    if data is None:
        return
    if not isinstance(data, Mapping):
        yield Problem("/asking", "이름과 값의 묶음({ })이어야 해요.")
        return
    for key in data:
        if key not in KEYS:
            yield Problem("/asking", "모르는 이름이 들어 있어요." + nearest(str(key)[:40], KEYS))
    if not isinstance(basis := data.get("as"), str) or basis not in bases():
        choices = ", ".join(f"{key}({label})" for key, label in bases().items())
        yield Problem("/asking.as", f"누구로서 물으시는지 {choices} 가운데 하나로 적어 주세요.")
    if not isinstance(data.get("consent"), bool | None):
        yield Problem("/asking.consent", "동의를 받았으면 true, 아니면 false, 모르면 null로 적어 주세요.")
    if (member := data.get("member")) is not None and member not in members:
        yield Problem("/asking.member", "묻는 분이 가족 목록에 없어요. 그분의 id를 적어 주세요.")
