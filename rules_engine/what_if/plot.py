# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Gains and losses as diverging bars, by district and by age: a drawing that is the same wherever it is made."""

import io
import warnings
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import pyarrow as pa
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from rules_engine.texts import wording
from rules_engine.what_if.groups import AGES, YEARS
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
    districts = [row for row in rows if row["by"] == "district" and _moves(row)][:SHOWN]
    by_age = {row["group"]: row for row in rows if row["by"] == "age"}
    ages = [by_age.get(age, {"group": age, "gained": 0, "lost": 0}) for age in AGES]
    ages = [row for row in ages if row["group"] in YEARS or _moves(row)]
    lines = max(len(districts), len(ages))
    inches = 2 + 0.32 * lines
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph")
        figure = Figure(figsize=(12, inches))
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.17, right=0.97, wspace=0.35, bottom=0.5 / inches, top=1 - 1.3 / inches)
        figure.suptitle(outcome.title, x=0.02, y=1 - 0.2 / inches, ha="left", va="top", fontsize=15)
        day = f"{wording.day(outcome.as_of)} 기준, 단위 {outcome.unit}"
        figure.text(0.02, 1 - 0.6 / inches, day, va="top", color="#555555")
        _bars(left, districts, lines, f"사는 곳 (많이 바뀌는 {SHOWN}곳까지)")
        _bars(right, ages, lines, "나이")
        bars, names = right.get_legend_handles_labels()
        figure.legend(bars, names, loc="upper right", bbox_to_anchor=(0.98, 1 - 0.5 / inches), ncols=2, frameon=False)
        drawn = io.StringIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Title": outcome.title})
    return drawn.getvalue().replace(f"'{MEASURED}'", FONTS)


def _moves(row: dict[str, Any]) -> bool:
    """Whether anybody gains or loses; who is hidden may."""
    return (row["gained"], row["lost"]) != (0, 0)


def _bars(axes: Axes, rows: Sequence[dict[str, Any]], lines: int, heading: str) -> None:
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
    axes.set_ylim(lines - 0.5, -0.5)
    axes.set_xlim(-1.25 * max(*lost, reach / 8, 0), 1.25 * max(*gained, reach / 8, 0))
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda count, _: f"{abs(count):,.0f}"))
    axes.set_title(heading, loc="left", fontsize=12)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)


def _told(axes: Axes, place: int, count: int | None, beside: float, side: str) -> None:
    """The number at the end of its bar; none where nothing moves."""
    if count != 0:
        end = (count or 0) * (1 if beside > 0 else -1) + beside
        axes.text(end, place, HIDDEN if count is None else f"{count:,}", va="center", ha=side, fontsize=9)
