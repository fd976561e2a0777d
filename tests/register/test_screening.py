# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A whole register is told what each of its households would be told by itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rules_engine import Catalogue, load_catalogue
from rules_engine.arrays import codes
from rules_engine.compiled.compiling import columns
from rules_engine.facts.derivation import ASSET_PARTS
from rules_engine.gov24 import Record, snapshot, with_imported
from rules_engine.programmes.criteria import atoms
from rules_engine.programmes.programme import Period
from rules_engine.register import Register, batches, count, open_register, output_schema, register_of, screened
from rules_engine.register.making import make_register
from rules_engine.register.screening import Screener
from rules_engine.screening.screen import VERDICTS
from tests.register.screened import Entry, one_by_one, results_of, told, verdicts_of
from tests.rules_engine.households import told_in_part, whole_household

DAY = date(2026, 11, 21)
DETAILS = frozenset(
    {
        "member.birth_date",
        "member.birth_registered_sido",
        "member.statuses.disabled",
        "member.statuses.university_student",
        "household.types.defector",
        "household.types.dual_income",
        "residence.sido",
        "residence.sigungu",
        *ASSET_PARTS,
    }
)
"""What a recognised income may hang on, and where any child was registered: named to some to whom it is all one."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """1,500 made persons of all places, with a tenth of the answers left out."""
    file = tmp_path_factory.mktemp("made") / "made.parquet"
    make_register(file, 1_500, 7, DAY)
    return open_register(file)


def register(folder: Path, households: list[dict[str, Any]]) -> Register:
    file = folder / "register.parquet"
    pq.write_table(register_of(households), file)
    return open_register(file)


def verdicts(register: Register, catalogue: Catalogue, day: date = DAY) -> dict[Entry, str]:
    """What is expected: every household by itself."""
    return {
        entry: verdict
        for household, screening in one_by_one(register, catalogue, day)
        for entry, verdict in verdicts_of(household, screening)
    }


def found(register: Register, catalogue: Catalogue, day: date = DAY, **options: Any) -> dict[Entry, str]:
    rows = list(told(screened(register, catalogue, day, **options)))
    assert len({entry for entry, _, _ in rows}) == len(rows)
    return {entry: verdict for entry, verdict, _ in rows}


def households() -> dict[date, list[dict[str, Any]]]:
    """Households by day: whole and told in part, of some one lives elsewhere, of some only a set of places is known."""
    by_day: dict[date, list[dict[str, Any]]] = {}
    for seed in range(24):
        rng = Random(seed)
        whole = whole_household(rng)
        part = told_in_part(rng, whole)
        if seed % 3 == 0:
            part["members"][-1]["lives_together"] = False
            part["household"].pop("size", None)
        if seed % 4 == 0:
            part["residence"]["sigungu"] = {"any_of": ["강서구", "수원시", "수원시 영통구"]}
        by_day.setdefault(date.fromisoformat(whole["as_of"]), []).extend((whole, part))
    return by_day


@pytest.mark.parametrize(("day", "told_on_day"), households().items(), ids=lambda one: str(one)[:10])
def test_everybody_is_told_what_screening_the_household_says(
    day: date, told_on_day: list[dict[str, Any]], catalogue: Catalogue, tmp_path: Path
) -> None:
    of_day = register(tmp_path, told_on_day)
    expected = {
        entry: result
        for household, screening in one_by_one(of_day, catalogue, day)
        for entry, result in results_of(household, screening)
    }
    rows = list(told(screened(of_day, catalogue, day)))
    assert {entry: verdict for entry, verdict, _ in rows} == {entry: one.verdict for entry, one in expected.items()}
    for entry, verdict, missing in rows:
        result = expected[entry]
        needed = frozenset(one.fact for one in result.missing) if verdict == "unknown" else frozenset()
        assert missing >= needed, entry
        assert missing - needed <= (DETAILS if _hangs_on_means_or_births(result.period) else frozenset()), entry


def _hangs_on_means_or_births(period: Period) -> bool:
    asked = (*period.who, *(one for item in period.confirm for one in (*item.settled_by, *item.unless)))
    return any(
        atom.fact.startswith("recognised_income.") or atom.fact == "member.child_birth_registered_sido"
        for atom in atoms(asked)
    )


def test_a_made_register_is_told_the_same_in_one_piece_and_in_many(made: Register, catalogue: Catalogue) -> None:
    expected = verdicts(made, catalogue)
    assert found(made, catalogue) == expected
    screener = Screener(columns(catalogue, DAY))
    pieces = (screener.screen(batch) for batch in batches(made, DAY, rows=97))
    assert {entry: verdict for entry, verdict, _ in told(pieces)} == expected


def test_households_come_in_the_order_of_the_register(made: Register, catalogue: Catalogue) -> None:
    """However they are cut into pieces, the rows are the same."""
    whole = pa.Table.from_batches(screened(made, catalogue, DAY))
    ids = whole["household"].to_pylist()
    assert list(dict.fromkeys(ids)) == sorted(set(ids))
    screener = Screener(columns(catalogue, DAY))
    pieces = [screener.screen(batch) for batch in batches(made, DAY, rows=97)]
    assert pa.Table.from_batches(pieces).equals(whole)


def test_rows_have_the_columns_that_are_promised(made: Register, catalogue: Catalogue) -> None:
    for batch in screened(made, catalogue, DAY):
        assert batch.schema == output_schema(made)
        assert batch.column("verdict").dictionary.to_pylist() == list(VERDICTS[:-1])
        programs = batch.column("program").dictionary.to_pylist()
        assert programs == [programme.id for programme, _ in columns(catalogue, DAY).rows]


def test_ids_in_numbers_stay_numbers(tmp_path: Path, catalogue: Catalogue) -> None:
    file = tmp_path / "numbered.parquet"
    pq.write_table(pa.table({"household": [7, 7, 8], "resident": [70, 71, 80]}), file)
    numbered = open_register(file)
    rows = pa.Table.from_batches(
        screened(numbered, catalogue, DAY, ["basic-pension", "livelihood-benefit"]), output_schema(numbered)
    )
    whose = set(zip(rows["household"].to_pylist(), rows["resident"].to_pylist(), strict=True))
    assert whose == {(7, None), (7, 70), (7, 71), (8, None), (8, 80)}


def test_counts_are_those_of_all_households(made: Register, catalogue: Catalogue) -> None:
    """Ineligible ones too, and where a programme is not offered."""
    expected: Counter[tuple[int, str]] = Counter()
    for _, screening in one_by_one(made, catalogue, DAY):
        rows = (row for row, _ in screening.pairs)
        expected.update(zip(rows, screening.verdicts, strict=True))
    counts = count(made.file, catalogue, DAY)
    assert counts.shape == (len(columns(catalogue, DAY).rows), len(VERDICTS))
    for row, of_row in enumerate(counts.tolist()):
        assert of_row == [expected[row, verdict] for verdict in VERDICTS], columns(catalogue, DAY).rows[row][0].id


def test_only_the_programmes_asked_about_are_told(made: Register, catalogue: Catalogue) -> None:
    asked = ["child-allowance", "basic-pension"]
    whole = found(made, catalogue)
    assert found(made, catalogue, programs=asked) == {
        entry: verdict for entry, verdict in whole.items() if entry.program in asked
    }
    assert found(made, catalogue, programs=[]) == {}


def test_large_households_and_single_persons_share_blocks(tmp_path: Path, catalogue: Catalogue) -> None:
    """Thirty persons fill half a word of lanes; households of one place are scattered over the file."""
    rng = Random(5)
    homes: list[dict[str, Any]] = []
    for number in range(120):
        persons = rng.choice([30, 1, 1, 2, 29])
        sido, sigungu = rng.choice([("서울특별시", "강서구"), ("경상남도", "창원시 성산구"), (None, None)])
        members = [
            {"id": f"p{place}", "relation": "child" if place else "self", "age": rng.randint(0, 90)}
            for place in range(persons)
        ]
        place = {"sido": sido, "sigungu": sigungu} if sido else {}
        homes.append(
            {"residence": place, "household": {"children": min(number % 3 + persons - 1, 20)}, "members": members}
        )
    mixed = register(tmp_path, homes)
    assert found(mixed, catalogue) == verdicts(mixed, catalogue)


def _scattered(count: int) -> list[dict[str, Any]]:
    return [
        {
            "residence": {"sido": "경기도", "sigungu": f"어느 {number}시"} if number % 2 else {"sido": f"{number}도"},
            "members": [{"id": "me", "relation": "self", "age": number % 100, "nationality": f"나라 {number}"}],
        }
        for number in range(count)
    ]


def test_every_household_may_live_in_a_place_of_its_own(tmp_path: Path, catalogue: Catalogue) -> None:
    scattered = register(tmp_path, _scattered(400))
    assert found(scattered, catalogue) == verdicts(scattered, catalogue)


def test_more_words_than_are_kept_are_numbered_anew(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    scattered = register(tmp_path, _scattered(200))
    expected = verdicts(scattered, catalogue)
    monkeypatch.setattr(codes, "MOST_KEPT", len(codes.WORDS.values) + 10)
    screener = Screener(columns(catalogue, DAY))
    pieces = (screener.screen(batch) for batch in batches(scattered, DAY, rows=5))
    assert {entry: verdict for entry, verdict, _ in told(pieces)} == expected


@pytest.fixture
def imported(catalogue: Catalogue) -> Catalogue:
    """Our catalogue with what was imported and not yet reviewed."""
    listed = {"소관기관명": "보건복지부", "소관기관유형": "중앙행정기관", "사용자구분": "개인"}
    conditions: Mapping[str, dict[str, Any] | None] = {
        "old": {"JA0110": 65, "JA0111": 120},
        "disabled": {"JA0328": "Y"},
        "blank": None,
    }
    records = [
        Record(one, {"서비스ID": one, "서비스명": f"시험 {one}", **listed}, None, coded)
        for one, coded in conditions.items()
    ]
    return with_imported(catalogue, snapshot("gov24", DAY, records))


def test_what_an_import_says_does_not_match_is_left_out(tmp_path: Path, imported: Catalogue) -> None:
    ages: list[Any] = [64, 65, {"min": 60, "max": 70}]
    people = [
        {"id": "me", "relation": "self", "age": age, "statuses": {"disabled": disabled}}
        for age, disabled in zip(ages, (True, False, None), strict=True)
    ]
    homes = [{"members": [_without_none(one)], "household": {"size": 1}} for one in people]
    rows = told(screened(register(tmp_path, homes), imported, DAY, ["gov24-old", "gov24-disabled", "gov24-blank"]))
    assert {(entry.household, entry.program): (verdict, set(missing)) for entry, verdict, missing in rows} == {
        ("0", "gov24-disabled"): ("confirm", set()),
        ("0", "gov24-blank"): ("unknown", set()),
        ("1", "gov24-old"): ("confirm", set()),
        ("1", "gov24-blank"): ("unknown", set()),
        ("2", "gov24-old"): ("unknown", {"member.birth_date"}),
        ("2", "gov24-disabled"): ("unknown", {"member.statuses.disabled"}),
        ("2", "gov24-blank"): ("unknown", set()),
    }


def _without_none(person: dict[str, Any]) -> dict[str, Any]:
    return {**person, "statuses": {name: told for name, told in person["statuses"].items() if told is not None}}


def _unlikely(register: Register, catalogue: Catalogue) -> Iterator[Entry]:
    """What does not match, of what was not reviewed."""
    for household, screening in one_by_one(register, catalogue, DAY):
        for entry, result in results_of(household, screening):
            if result.programme.unreviewed and result.unlikely and not result.missing:
                yield entry


def test_imports_change_nothing_for_what_was_reviewed(tmp_path: Path, imported: Catalogue) -> None:
    homes = [{**home, "as_of": DAY.isoformat()} for home in households()[DAY]]
    of_day = register(tmp_path, homes)
    expected = verdicts(of_day, imported)
    for entry in _unlikely(of_day, imported):
        del expected[entry]
    assert found(of_day, imported) == expected
