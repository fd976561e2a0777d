# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Gains and losses as diverging bars, by district and by age: a drawing that is the same wherever it is made."""

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import pyarrow as pa
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from rules_engine import wording
from rules_engine.what_if.outcome import Outcome

SHOWN = 20
GAIN, LOSS = "#0072b2", "#d55e00"  # told apart by people who do not see red and green too
MEASURED = "DejaVu Sans"
FONTS = "'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif"
"""Text stays text. It is laid out by the font that matplotlib carries, and shown in what the reader has."""
STYLE: Any = {"svg.fonttype": "none", "svg.hashsalt": "what-if", "font.family": MEASURED, "font.size": 11}
HIDDEN = "가림"


def svg(outcome: Outcome, table: pa.Table) -> str:
    """The drawing of an outcome; `table` is its whole table, or what may be shared of it."""
    rows = table.to_pylist()
    districts = [row for row in rows if row["by"] == "district"][:SHOWN]
    ages = [row for row in rows if row["by"] == "age"]
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(12, 2.2 + 0.32 * max(len(districts), len(ages), 6)))
        left, right = figure.subplots(1, 2)
        top = 1 - 1.1 / figure.get_figheight()
        figure.subplots_adjust(left=0.17, right=0.97, wspace=0.35, bottom=0.6 / figure.get_figheight(), top=top)
        figure.suptitle(outcome.title, x=0.02, y=1 - 0.2 / figure.get_figheight(), ha="left", va="top", fontsize=15)
        day = f"{wording.day(outcome.as_of)} 기준, 단위 {outcome.unit}"
        figure.text(0.98, 1 - 0.25 / figure.get_figheight(), day, ha="right", va="top", color="#555555")
        _bars(left, districts, f"사는 곳 (많이 바뀌는 {SHOWN}곳까지)")
        _bars(right, ages, "나이")
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Title": outcome.title})
    return drawn.getvalue().replace(f"'{MEASURED}'", FONTS)


def _bars(axes: Axes, rows: Sequence[dict[str, Any]], heading: str) -> None:
    places = range(len(rows))
    gained, lost = ([row[column] or 0 for row in rows] for column in ("gained", "lost"))
    axes.barh(places, gained, color=GAIN, label="새로 받음")
    axes.barh(places, [-count for count in lost], color=LOSS, label="못 받게 됨")
    reach = max([*gained, *lost, 1])
    for place, row in enumerate(rows):
        _told(axes, place, row["gained"], reach / 60, "left")
        _told(axes, place, row["lost"], -reach / 60, "right")
    axes.axvline(0, color="#333333", linewidth=0.8)
    axes.set_yticks(places, [row["group"] for row in rows])
    axes.set_ylim(max(len(rows), 1) - 0.5, -0.5)
    axes.set_xlim(-1.25 * max(*lost, reach / 8), 1.25 * max(*gained, reach / 8))
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{abs(count):,.0f}"))
    axes.set_title(heading, loc="left", fontsize=12)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)
    axes.legend(loc="lower right", frameon=False)


def _told(axes: Axes, place: int, count: int | None, beside: float, side: str) -> None:
    """The number at the end of its bar; none where nothing moves."""
    if count != 0:
        end = (count or 0) * (1 if beside > 0 else -1) + beside
        axes.text(end, place, HIDDEN if count is None else f"{count:,}", va="center", ha=side, fontsize=9)
