# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The cells of a report on a register, in the words an officer reads."""

from functools import cache

from api.register.listing import Row, Told, place
from rules_engine import load_catalogue
from rules_engine.texts.wording import label

VERDICTS = {
    "eligible": "받을 수 있어요",
    "confirm": "창구에서 확인해요",
    "unknown": "확인 필요",
    "ineligible": "이제 조건이 안 맞아요",
}
CAUSES = {
    "born": "태어났어요",
    "moved": "이사 왔어요",
    "time": "때가 됐어요",
    "rules": "기준이 바뀌었어요",
    "figures": "그해 기준 금액이 달라요",
    "either": "때도 됐고 기준도 바뀌었어요",
    "together": "때가 되고 기준도 바뀌어서예요",
}
ENDS = {"window": "신청 기간이 끝나요", "birth": "출산 뒤 기한이 끝나요", "condition": "조건에서 벗어나요"}
UNCERTAIN = " — 바뀌었는지 확인 필요"
NOTHING, HOUSEHOLD, OPEN = "-", "가구", "정해진 날 없음"


@cache
def names() -> dict[str, str]:
    """The programmes' names by id."""
    return {one.id: one.name for one in load_catalogue().programmes.values()}


def resident(row: Row) -> str:
    """Who receives it."""
    return HOUSEHOLD if row["resident"] is None else str(row["resident"])


def programme(row: Row) -> str:
    """The programme's name; where the household receives what a person's birthday begins, that too."""
    if row["program"] is None:
        return NOTHING
    return names()[row["program"]] + (" (가구)" if row.get("recipient") == "household" else "")


def verdict(row: Row) -> str:
    """What may be said of it."""
    return NOTHING if row["verdict"] is None else VERDICTS[row["verdict"]]


def cause(row: Row) -> str:
    """What changed, and of what hangs on time which conditions; or that it may have been so before."""
    facts = ", ".join(dict.fromkeys(label(fact) for fact in row["conditions"]))
    return CAUSES[row["cause"]] + (f" ({facts})" if facts else "") + ("" if row["certain"] else UNCERTAIN)


def age(row: Row) -> str:
    """The age that somebody turns."""
    return f"만 {row['age']}세"


def birthday(row: Row) -> str:
    """The day; or that only the year or the month is known, and the month of the birthday may be this one."""
    if row["birthday"] is not None:
        return str(row["birthday"])
    return "이달 (날 모름)" if row["certain"] else "가능 (생일 모름)"


def infant(row: Row) -> str:
    """Whose birth it is."""
    return str(row["infant"])


def last_day(row: Row) -> str:
    """The last day and how long it is until then."""
    if row["last"] is None:
        return OPEN
    left = row["days_left"]
    when = f"{-left}일 지났어요" if left < 0 else "오늘까지예요" if left == 0 else f"{left}일 남았어요"
    return f"{'빠르면 ' if row['approximate'] else ''}{row['last']} ({when})"


def end(row: Row) -> str:
    """Why it ends."""
    return ENDS[row["ends"]]


WHO: Told = {"사는 곳": place, "가구": lambda row: str(row["household"]), "사람": resident}
