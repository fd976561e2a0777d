# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m release.licences`: writes docs/licences.md."""

from collections.abc import Sequence
from pathlib import Path

from api.settings import ROOT
from release.packages import Package, packages

PAGE = ROOT / "docs" / "licences.md"
HEAD = """\
# 라이선스

혜택동행은 Apache-2.0이에요. konlpy를 쓰는 한 부분만 GPL-3.0-or-later이고, 그 부분은 따로 된 프로세스(말뜻)에서
HTTP로만 이야기해요. 파일마다 SPDX로 적혀 있어요. 아래는 잠근 판(`uv.lock`, `bot/uv.lock`)에 들어가는 다른 분들의
것이에요. 이 쪽은 `make docs`가 만들어요. 기계가 읽는 목록(CycloneDX)은 `make sbom`이 `build/sbom.json`에 적어요.

"서비스"와 "말뜻"은 켰을 때 도는 것이에요. "만들 때"는 시험하고 만드는 데만 쓰고 사람들에게 가지 않아요. "?"는
꾸러미가 스스로 밝히지 않은 것이에요.

| 이름 | 판 | 라이선스 | 어디에 |
|---|---|---|---|
"""


def page(found: Sequence[Package]) -> str:
    """The table."""
    return HEAD + "".join(f"| {one.name} | {one.version} | {one.licence} | {one.used} |\n" for one in found)


def main(path: Path = PAGE) -> None:
    """Write it."""
    path.write_text(page(packages()), encoding="utf-8")


if __name__ == "__main__":
    main()
