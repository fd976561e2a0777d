# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A long screening that is stopped goes on where it stopped, and what it writes is whole or not there."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise
from pathlib import Path
from signal import SIGKILL
from types import FrameType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rules_engine import Catalogue, load_catalogue
from rules_engine.register import RegisterError, open_register, output_schema, screen_register, screened, writing
from rules_engine.register.making import made_rows, make_register
from rules_engine.register.writing import Written

DAY = date(2026, 11, 21)
ROWS = 40
ASKED = ["basic-pension", "child-allowance", "livelihood-benefit"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 persons: some eight parts."""
    file = tmp_path_factory.mktemp("made") / "made.parquet"
    make_register(file, 300, 3, DAY)
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "verdicts.parquet"


class KilledError(BaseException):
    """Nothing in the program expects it."""


def screen(register: Path, out: Path, catalogue: Catalogue, **options: Any) -> Written:
    return screen_register(register, out, catalogue, **{"as_of": DAY, "programs": ASKED, "rows": ROWS, **options})


def expected(register: Path, catalogue: Catalogue, programs: list[str] | None = ASKED, day: date = DAY) -> pa.Table:
    """What one goes through in one piece."""
    found = open_register(register)
    return pa.Table.from_batches(screened(found, catalogue, day, programs), output_schema(found))


def alone(out: Path) -> bool:
    return list(out.parent.iterdir()) == [out]


def stop_after(parts: int) -> Callable[[int, int], None]:
    left = iter(range(parts))

    def progress(done: int, of: int) -> None:  # noqa: ARG001
        if next(left, None) is None:
            raise KilledError

    return progress


def test_a_whole_run_writes_what_screening_says(register: Path, out: Path, catalogue: Catalogue) -> None:
    seen: list[tuple[int, int]] = []
    written = screen(register, out, catalogue, progress=lambda done, of: seen.append((done, of)))
    table = pq.read_table(out)
    assert table.equals(expected(register, catalogue))
    assert written == Written(verdicts=table.num_rows, residents=300, resumed=0)
    assert len(seen) > 6
    assert seen[-1] == (300, 300)
    assert alone(out)


@pytest.mark.parametrize("parts", [0, 1, 6])
def test_what_was_done_is_not_done_again(parts: int, register: Path, out: Path, catalogue: Catalogue) -> None:
    with pytest.raises(KilledError):
        screen(register, out, catalogue, progress=stop_after(parts))
    assert not out.exists()
    written = screen(register, out, catalogue)
    assert pq.read_table(out).equals(expected(register, catalogue))
    assert written.resumed == sum(sizes(register, catalogue, out)[: parts + 1])
    assert alone(out)


def sizes(register: Path, catalogue: Catalogue, out: Path) -> list[int]:
    """How many residents each part has."""
    seen = [0]
    other = out.parent.parent / "sizes.parquet"
    screen(register, other, catalogue, progress=lambda done, of: seen.append(done))  # noqa: ARG005
    other.unlink()
    return [after - before for before, after in pairwise(seen)]


def _break_at(line: int) -> Callable[[FrameType, str, Any], Any]:
    """A tracer that stops the program at so many executed lines of `writing`."""
    left = count(line, -1)

    def trace(frame: FrameType, event: str, arg: Any) -> Any:  # noqa: ARG001
        if frame.f_code.co_filename != writing.__file__:
            return None
        if event == "line" and next(left) == 0:
            raise KilledError
        return trace

    return trace


def test_it_may_be_stopped_at_any_line(out: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    """What stands there already stays until the new one is whole, and the next run ends in the same table."""
    register = tmp_path.parent / f"{tmp_path.name}.parquet"
    pq.write_table(pa.table({"household": [1, 2, 3], "resident": [1, 2, 3]}), register)
    meant, before = expected(register, catalogue), pa.table({"앞의 것": [1]})
    for line in count():
        pq.write_table(before, out)
        sys.settrace(_break_at(line))
        try:
            screen(register, out, catalogue, rows=1)
        except KilledError:
            sys.settrace(None)
            assert pq.read_table(out).equals(before) or pq.read_table(out).equals(meant)
            screen(register, out, catalogue, rows=1)
        else:
            break
        finally:
            sys.settrace(None)
        assert pq.read_table(out).equals(meant)
        assert alone(out)
    assert line > 50


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
import pyarrow.parquet as pq
from rules_engine import load_catalogue
from rules_engine.register import screen_register

file, out, stop = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
whole, tables = pq.write_table, []

def write_half(table, where, **options):
    tables.append(table)
    whole(table, where, **options)
    if len(tables) == stop:
        os.truncate(where, os.path.getsize(where) // 2)
        os.kill(os.getpid(), 9)

pq.write_table = write_half
screen_register(file, out, load_catalogue(), date(2026, 11, 21), {asked}, rows={rows})
""".replace("{asked}", str(ASKED)).replace("{rows}", str(ROWS))


def test_killed_while_it_writes_it_goes_on(register: Path, out: Path, catalogue: Catalogue) -> None:
    """Twice: half a part is no part."""
    for stop in (3, 4):
        child = subprocess.run([sys.executable, "-c", KILLED, register, out, str(stop)], check=False)
        assert child.returncode == -SIGKILL
        assert not out.exists()
    written = screen(register, out, catalogue)
    assert written.resumed == sum(sizes(register, catalogue, out)[:5])
    assert pq.read_table(out).equals(expected(register, catalogue))
    assert alone(out)


def _stopped(register: Path, out: Path, catalogue: Catalogue) -> None:
    with pytest.raises(KilledError):
        screen(register, out, catalogue, progress=stop_after(4))


def test_another_register_begins_anew(register: Path, out: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path.parent / f"{tmp_path.name}.parquet"
    file.write_bytes(register.read_bytes())
    _stopped(file, out, catalogue)
    pq.write_table(next(made_rows(300, 4, DAY)), file)
    assert screen(file, out, catalogue).resumed == 0
    assert pq.read_table(out).equals(expected(file, catalogue))


def test_a_register_touched_meanwhile_begins_anew(register: Path, out: Path, catalogue: Catalogue) -> None:
    _stopped(register, out, catalogue)
    os.utime(register, ns=(0, register.stat().st_mtime_ns + 1))
    assert screen(register, out, catalogue).resumed == 0


def test_another_catalogue_begins_anew(register: Path, out: Path, catalogue: Catalogue) -> None:
    _stopped(register, out, catalogue)
    assert screen(register, out, replace(catalogue, version="another")).resumed == 0


def test_another_day_begins_anew(register: Path, out: Path, catalogue: Catalogue) -> None:
    _stopped(register, out, catalogue)
    later = DAY + timedelta(days=1)
    assert screen(register, out, catalogue, as_of=later).resumed == 0
    assert pq.read_table(out).equals(expected(register, catalogue, day=later))


@pytest.mark.parametrize("programs", [None, ASKED[:2], []])
def test_other_programmes_begin_anew(
    programs: list[str] | None, register: Path, out: Path, catalogue: Catalogue
) -> None:
    _stopped(register, out, catalogue)
    assert screen(register, out, catalogue, programs=programs).resumed == 0
    assert pq.read_table(out).equals(expected(register, catalogue, programs))


def test_the_same_programmes_in_another_order_go_on(register: Path, out: Path, catalogue: Catalogue) -> None:
    _stopped(register, out, catalogue)
    assert screen(register, out, catalogue, programs=[*reversed(ASKED), ASKED[0]]).resumed > 0
    assert pq.read_table(out).equals(expected(register, catalogue))


def test_parts_of_another_size_are_not_mixed(register: Path, out: Path, catalogue: Catalogue) -> None:
    _stopped(register, out, catalogue)
    assert screen(register, out, catalogue, rows=70).resumed == 0
    assert pq.read_table(out).equals(expected(register, catalogue))


def test_what_stood_there_is_replaced_once_all_is_done(register: Path, out: Path, catalogue: Catalogue) -> None:
    screen(register, out, catalogue, programs=ASKED[:1])
    first = pq.read_table(out)
    _stopped(register, out, catalogue)
    assert pq.read_table(out).equals(first)
    screen(register, out, catalogue)
    assert pq.read_table(out).equals(expected(register, catalogue))


def test_of_a_register_with_a_mistake_nothing_is_left(out: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path.parent / f"{tmp_path.name}.parquet"
    ids = [str(number) for number in range(100)]
    pq.write_table(pa.table({"household": [*ids, "0"], "resident": [*ids, "0"]}), file)
    with pytest.raises(RegisterError, match="101번째 줄"):
        screen(file, out, catalogue)
    assert list(tmp_path.iterdir()) == []


def test_a_register_is_not_written_over(tmp_path: Path, register: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "register.parquet"
    file.write_bytes(register.read_bytes())
    (tmp_path / "link.parquet").symlink_to(file)
    for out in (file, tmp_path / "link.parquet"):
        with pytest.raises(RegisterError, match="명부와 같아요"):
            screen(file, out, catalogue)
    assert file.read_bytes() == register.read_bytes()


def test_of_nobody_an_empty_table_is_written(out: Path, tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path.parent / f"{tmp_path.name}.parquet"
    pq.write_table(pa.table({"household": pa.array([], pa.string()), "resident": pa.array([], pa.string())}), file)
    assert screen(file, out, catalogue) == Written(0, 0, 0)
    assert pq.read_schema(out).equals(output_schema(open_register(file)))


def test_memory_holds_a_part_and_not_the_register(tmp_path: Path, out: Path, catalogue: Catalogue) -> None:
    """Eighty parts are joined one at a time."""
    file = tmp_path.parent / f"{tmp_path.name}.parquet"
    make_register(file, 20_000, 5, DAY)
    pool = pa.default_memory_pool()
    held: list[int] = []
    whole = writing.pq.read_table

    def read(*args: Any, **options: Any) -> pa.Table:
        held.append(pool.bytes_allocated() - before)
        return whole(*args, **options)

    before = pool.bytes_allocated()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writing.pq, "read_table", read)
        screen(file, out, catalogue, programs=None, rows=500)
    assert len(held) > 30
    assert max(held) < pq.read_table(out).nbytes / 4


def test_what_others_keep_in_the_folder_of_parts_stays(register: Path, out: Path, catalogue: Catalogue) -> None:
    mine = out.with_name(out.name + ".parts") / "사진.txt"
    mine.parent.mkdir()
    mine.write_text("내 것", encoding="utf-8")
    screen(register, out, catalogue)
    assert mine.read_text(encoding="utf-8") == "내 것"
    assert [file.name for file in mine.parent.iterdir()] == [mine.name]
