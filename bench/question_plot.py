# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The curves of the question study as an SVG whose bytes hang on the figures alone."""

import logging
import warnings
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

IMAGE = Path(__file__).parents[1] / "docs" / "images" / "questions.svg"
OURS = "our order"
MOST_SHOWN = 40
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "donghaeng",
    "font.family": ["Pretendard", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "sans-serif"],
}
LINES = {
    OURS: ("가장 많이 정하는 질문부터", "#0b5cad", "-"),
    "mentions, only what can matter": ("많이 나오는 차례, 상관있는 것만", "#2a8c55", "-"),
    "a form, by mentions": ("많이 나오는 차례 그대로", "#b36b00", "--"),
    "a form, in the vocabulary's order": ("어휘표 차례 그대로", "#8a3ffc", "--"),
    "a form, by chance": ("아무 차례", "#767676", ":"),
}
STARTS = {"nothing": "아무것도 모를 때", "one sentence": "사는 곳과 나이를 들었을 때"}


def draw(found: dict[str, Any]) -> None:
    """Draw the share of decided programmes after each question, one panel for each beginning."""
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # the reader's fonts count, not this machine's
    with mpl.rc_context(STYLE), warnings.catch_warnings(action="ignore", category=UserWarning):
        figure = Figure(figsize=(10, 4.4), layout="constrained")
        panels = figure.subplots(1, len(STARTS), sharey=True)
        for panel, (start, title) in zip(panels, STARTS.items(), strict=True):
            for name, (label, colour, dash) in LINES.items():
                shares = [100 * share for share in found[start]["orders"][name]["curve"]]
                shares += [shares[-1]] * (MOST_SHOWN + 1 - len(shares))
                panel.plot(range(MOST_SHOWN + 1), shares[: MOST_SHOWN + 1], dash, color=colour, label=label)
            for share in (90, 99):
                panel.axhline(share, color="#cccccc", linewidth=0.8, zorder=0)
            panel.set(title=title, xlabel="물은 질문 수", xlim=(0, MOST_SHOWN), ylim=(0, 101), yticks=[0, 50, 90, 99])
        panels[0].set_ylabel("정해진 혜택 (%)")
        panels[0].legend(loc="lower right", frameon=False)
        IMAGE.parent.mkdir(exist_ok=True)
        figure.savefig(IMAGE, metadata={"Date": None})
