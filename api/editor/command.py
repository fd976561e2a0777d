# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`donghaeng catalogue export`: the whole catalogue with what was published, as the same files."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from api.editor.published import SHIPPED, Published
from api.settings import Settings
from rules_engine.checking.cited import TABLE
from rules_engine.programmes.edition import CATALOGUE


def export(out: Annotated[Path, typer.Option(help="적을 폴더")]) -> None:
    """내보낸 변경까지 넣은 목록을 폴더에 적어요. 그대로 `catalogue check --folder`로 살펴볼 수 있어요."""
    published = Published(Settings().published)
    places = published.places()
    for place in places:
        file = published.file(place)
        if file is not None:
            (out / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, out / place)
    shutil.copyfile(SHIPPED / CATALOGUE / TABLE, out / CATALOGUE / TABLE)
    typer.echo(f"파일 {len(places):,}개를 적었어요: {out}")
