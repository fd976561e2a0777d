# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The talk on a terminal: the same blocks, as plain lines."""

from collections.abc import Iterator
from typing import Any

VERDICTS = {
    "eligible": "받을 수 있어요",
    "confirm": "창구에서 확인이 필요해요",
    "unknown": "더 알아야 해요",
    "ineligible": "지금 조건으로는 어려워요",
}
MARKS = {True: "✔", False: "✘", None: "?"}


def plain(answer: dict[str, Any]) -> str:
    """An answer (as JSON) in lines.

    >>> print(plain({"messages": [{"type": "text", "text": "안녕하세요."}]}))
    안녕하세요.
    """
    return "\n\n".join("\n".join(_block(block)) for block in answer["messages"])


def _block(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "benefits":
            yield from filter(None, [block["title"]])
            for item in block["items"]:
                yield from _item(item)
            if block["more"]:
                yield f"(그 밖에 {block['more']}가지가 더 있어요. '더 보기'라고 적어 주세요.)"
        case "question":
            yield block["text"]
            choices = [option["label"] for option in block["options"]]
            if choices:
                yield "  [" + "] [".join(choices) + "]"
        case "urgent" | "handoff":
            yield block["text"]
            if block["type"] == "handoff":
                yield f"접수번호 {block['ticket']}"
            for contact in block["contacts"]:
                yield f"  ☎ {contact['name']} {contact['phone']}"
        case _:
            yield block["text"]


def _item(item: dict[str, Any]) -> Iterator[str]:
    yield f"■ {item['name']}: {item['headline'] or VERDICTS[item['verdict']]}"
    for label, value in (("얼마나", item["amount"]), ("언제까지", item["deadline"])):
        if value:
            yield f"  {label}: {value}"
    yield f"  {item['summary']}"
    for line in (*item["confirm"], *item["steps"]):
        yield f"  - {line}"
    for one in item["why"]:
        yield f"  {MARKS[one['met']]} {one['label']}: {one['need']} (지금: {one['have'] or '아직 몰라요'})"
    for how in item["apply"]["how"]:
        yield f"  신청: {how}"
    if item["apply"]["phone"]:
        yield f"  전화: {item['apply']['phone']}"
    yield f"  출처: {item['source']} ({item['as_of']})"
