# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 혜택동행
from bot.components.entities import without_overlaps


def entity(start, end, extractor="a"):
    return {"entity": "x", "value": "", "norm": None, "start": start, "end": end, "extractor": extractor}


def test_the_longest_stays():
    assert without_overlaps([entity(0, 2), entity(0, 5), entity(3, 6)]) == [entity(0, 5)]


def test_among_equals_the_first_found_stays():
    assert without_overlaps([entity(0, 2, "grammar"), entity(0, 2, "vocabulary")]) == [entity(0, 2, "grammar")]


def test_neighbours_stay_in_the_order_of_the_text():
    assert without_overlaps([entity(4, 9), entity(0, 4)]) == [entity(0, 4), entity(4, 9)]
