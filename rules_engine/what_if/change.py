# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A change as data: one criterion of one programme, or one official figure of the year in force on the day.

```yaml
programme: youth-monthly-rent            parameter: median_income
fact: recognised_income.youth_rent       raise: 2%
from: 60%
to: 63%
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from rules_engine.what_if.stated import SHOWN, Stated, WhatIfError, nearest, stated

Bound = Literal["at_least", "over", "at_most", "under"]
Number = int | float
RAISE = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,4})?)\s*%")
CRITERION = ("programme", "fact", "bound", "from", "to", "drop")
FIGURE = ("parameter", "from", "to", "raise")


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """What a programme asks of a fact, from the value on record to another; `new` is None where it is dropped.

    `bound` tells which end is meant, where both ends of a criterion have the old value.
    """

    programme: str
    fact: str
    old: Stated
    new: Stated | None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One number among the official figures, by its dotted path, from the value on record to another."""

    path: str
    old: Number
    new: Number


@dataclass(frozen=True, slots=True)
class Raise:
    """One number or a whole table among the official figures, raised (or lowered) by a share, to the nearest won."""

    path: str
    by: Fraction


Change = CriterionChange | FigureChange | Raise


def load_change(file: Path) -> Change:
    """Read a change from a small YAML or JSON file.

    Raises:
        WhatIfError: where the file cannot be read, or does not name a change exactly.
    """
    try:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise WhatIfError("바꿀 것을 적은 파일을 읽을 수 없어요. YAML이나 JSON으로 적어 주세요.") from None
    if not isinstance(told, dict):
        raise WhatIfError(f"바꿀 것을 이렇게 적어 주세요: {', '.join(CRITERION)} 또는 {', '.join(FIGURE)}")
    return read_change(told)


def read_change(told: Mapping[Any, Any]) -> Change:
    """Read a change strictly.

    Raises:
        WhatIfError: at an unknown or a missing key.
    """
    if "parameter" in told:
        return _figure(_only(told, FIGURE))
    return _criterion(_only(told, CRITERION))


def _only(told: Mapping[Any, Any], known: tuple[str, ...]) -> Mapping[str, Any]:
    for key in told:
        if key not in known:
            hint = nearest(str(key), known)
            raise WhatIfError(f"모르는 말이에요: '{str(key)[:SHOWN]}'.{hint} 쓸 수 있는 말: {', '.join(known)}")
    return told


def _need(told: Mapping[str, Any], key: str) -> Any:
    if told.get(key) is None:
        raise WhatIfError(f"{key} 값을 적어 주세요.")
    return told[key]


def _criterion(told: Mapping[str, Any]) -> CriterionChange:
    bound = told.get("bound")
    if bound is not None and bound not in get_args(Bound):
        raise WhatIfError(f"bound에는 {', '.join(get_args(Bound))} 가운데 하나를 적어 주세요.")
    if bool(told.get("drop", False)) is (told.get("to") is not None):
        raise WhatIfError("바꿀 값(to)을 적거나, 조건을 빼려면 drop: true를 적어 주세요.")
    new = None if told.get("drop") else stated(told["to"])
    return CriterionChange(
        str(_need(told, "programme")), str(_need(told, "fact")), stated(_need(told, "from")), new, bound
    )


def _figure(told: Mapping[str, Any]) -> FigureChange | Raise:
    path = str(_need(told, "parameter"))
    if "raise" not in told:
        return FigureChange(path, _number(_need(told, "from")), _number(_need(told, "to")))
    found = RAISE.fullmatch(str(told["raise"]).strip())
    if found is None or not {"from", "to"}.isdisjoint(told):
        raise WhatIfError("raise에는 2%나 -1.5%처럼 적고, from과 to는 함께 적지 마세요.")
    return Raise(path, Fraction(found[1]) / 100)


def _number(told: object) -> Number:
    if isinstance(told, int | float) and not isinstance(told, bool):
        return told
    try:
        text = str(told).strip().removesuffix("원").removesuffix("%").strip().replace(",", "")
        return float(text) if "." in text else int(text)
    except ValueError:
        raise WhatIfError("공식 금액의 from과 to에는 수를 적어 주세요.") from None
