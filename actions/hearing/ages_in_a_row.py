# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Ages of several children in one breath: "세 살 다섯 살 열 살 애 셋", "3살 5살 10살 셋 키워요"."""

import re
from collections.abc import Sequence

from actions.asked.commands import closed
from actions.hearing.people import kin
from actions.hearing.persons import Named
from bot.korean import Mention

GROWN_UP = 19
JOINED = re.compile(
    "(짜리|된|먹은|배기)?(이?랑|하고|와|과|이?고|그리고|또|하나|한명|에)*(막내|둘째|셋째|넷째|첫째|큰애|작은애)?(는|은|가)?"
)
OF_CHILDREN = re.compile(
    "아이|애기|애들|애[가를는은도 ]|애(하나|둘|셋|넷|다섯)|아기|자녀|자식|딸|아들|남매|형제|자매|쌍둥이|막내|첫째|큰애"
    "|키우|키워|기르|길러|낳"
)
COUPLE = re.compile("부부|내외|영감할멈|두늙은이|두노인")
CHILD = Named(kin()["자녀"], 0, 0)
OWN = ("child", "grandchild")


def row_of_children(text: str, ages: Sequence[Mention], named: Sequence[Named]) -> tuple[frozenset[int], Named]:
    """Where the ages start that stand in a row and are those of children, and whose children they are.

    Two young ages or more, one after the other with nothing said of anybody between them, in a text that tells of
    children. Behind the last one may stand whose they are: "세 살 다섯 살 손주".
    """
    row: list[Mention] = []
    for age in ages:
        if not isinstance(age.norm, int) or age.norm >= GROWN_UP:
            if len(row) > 1:
                break
            row = []
        elif row and JOINED.fullmatch(closed(text[row[-1].end : age.start])):
            row.append(age)
        elif len(row) < 2:
            row = [age]
    if len(row) < 2 or not OF_CHILDREN.search(text):
        return frozenset(), CHILD
    behind = next((one for one in named if one.start >= row[-1].end and one.kin.relation in OWN), None)
    near = behind is not None and len(closed(text[row[-1].end : behind.start])) <= 2
    return frozenset(age.start for age in row), behind if behind is not None and near else CHILD


def ages_of_a_couple(text: str, ages: Sequence[Mention], named: Sequence[Named]) -> int | None:
    """Where the age of the other one starts, where a couple tells both: "부부 둘이 70살, 68살이에요"."""
    grown = [age for age in ages if isinstance(age.norm, int) and age.norm >= GROWN_UP]
    if len(ages) != 2 or len(grown) != 2 or any(one.start > grown[0].start for one in named):
        return None
    said = COUPLE.search(closed(text[: grown[0].start]))
    beside = JOINED.fullmatch(closed(text[grown[0].end : grown[1].start]))
    return grown[1].start if said and beside else None
