# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Which programmes may run where a household lives: for all at once as for each."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rules_engine.compiled.serving import Serving
from rules_engine.facts.sets import Choice, Outcome
from rules_engine.programmes.programme import runs_here

WORDS = {
    "sido": ("서울특별시", "경기도", "부산광역시"),
    "sigungu": ("수원시", "수원시 팔달구", "수원시 장안구", "강서구", "중구", "창원시 성산구"),
    "dong": ("화곡동", "인계동"),
}
REGIONS = st.fixed_dictionaries(
    {}, optional={part: st.sampled_from(words) | st.lists(st.sampled_from(words)) for part, words in WORDS.items()}
)
KNOWN = st.fixed_dictionaries(
    {},
    optional={
        f"residence.{part}": st.frozensets(st.sampled_from(words), min_size=1).map(Choice)
        for part, words in WORDS.items()
    },
)


@given(st.lists(REGIONS), KNOWN)
def test_all_at_once_and_each_alone_run_in_the_same_places(
    regions: list[dict[str, Any]], known: dict[str, Choice]
) -> None:
    assert Serving.of(regions).at(known).tolist() == [
        runs_here(region, known) is not Outcome.FAILS for region in regions
    ]


def test_a_ward_is_of_its_city_and_not_of_another_ward() -> None:
    serving = Serving.of([{"sigungu": "수원시"}, {"sigungu": "수원시 팔달구"}, {"sigungu": "수원시 장안구"}, {}])
    assert serving.at({"residence.sigungu": Choice(frozenset({"수원시 팔달구"}))}).tolist() == [True, True, False, True]
    assert serving.at({"residence.sigungu": Choice(frozenset({"수원시"}))}).tolist() == [True, True, True, True]
