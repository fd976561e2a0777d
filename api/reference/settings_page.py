# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""docs/settings.md, made from the settings themselves: no name or default is typed twice."""

from pathlib import Path
from typing import Any

import yaml
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from api.settings import ROOT, Settings

MEANINGS = Path(__file__).with_name("settings.yaml")
HEAD = """\
# 설정

모두 환경 변수예요. `DONGHAENG_SECRETS`에 폴더를 적으면 그 안의 파일(`donghaeng_이름`)에서도 읽어요.
적지 않으면 기본값으로, 계정이나 열쇠 없이 한 기계에서 돌아요. 이 쪽은 `make docs`가 만들어요.

| 이름 | 기본값 | 뜻 |
|---|---|---|
"""


def settings_page() -> str:
    """The table of all settings."""
    meanings: dict[str, str] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    lines = [
        f"| `DONGHAENG_{name.upper()}` | {_written(field)} | {meanings[name]} |"
        for name, field in Settings.model_fields.items()
    ]
    return HEAD + "\n".join(lines) + "\n"


def _written(field: FieldInfo) -> str:
    value: Any = field.default
    if value is None or value in ("", PydanticUndefined):
        return "없음"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value.relative_to(ROOT)}`" if isinstance(value, Path) else f"`{value}`"
