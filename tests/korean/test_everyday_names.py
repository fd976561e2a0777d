# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Programmes that people speak of by what they do, because nobody told them the name."""

import pytest

from actions.asked.find import benefit_names, ids_of
from rules_engine import load_catalogue


def programmes(text: str) -> list[list[str]]:
    """The programmes of each mention in a text."""
    return [sorted(ids_of(mention.norm)) for mention in benefit_names(load_catalogue()).find(text)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("난방비를 보태 주는 제도가 있다면서요", "energy-voucher"),
        ("보일러 기름값 보태 준다는 거 언제 줘", "energy-voucher"),
        ("전기세 깎아 주는 거 있다던데", "energy-voucher"),
        ("가스비 할인해 주나요", "energy-voucher"),
        ("수술비 대 주는 거 없는가", "catastrophic-medical-expense"),
        ("병원비 반 대주는 거 신청하려고요", "medical-benefit"),
        ("나라에서 주는 월세 그거 되나요", "housing-benefit"),
        ("월세 대 주는 거 신청하러 왔어요", "housing-benefit"),
        ("노인들한테 나라에서 주는 돈 나도 되나", "basic-pension"),
        ("65세 넘으면 나오는 돈 나도 주나", "basic-pension"),
        ("혼자 애 키우면 나오는 돈 있다고 들었어요", "single-parent-child-support"),
        ("애 봐주는 아줌마 신청 어떻게 해요", "childcare-visiting-service"),
        ("애기 낳고 집에 와서 도와주는 아줌마 부르려면", "postnatal-newborn-health-care"),
        ("어린이집 보내면 나라에서 대주는 거 우리 애도 되나요", "childcare-fee-support"),
        ("애 낳고 주는 이백만원 언제 나와요", "first-meeting-voucher"),
        ("문화생활 하라고 주는 카드 올해도 주나요", "national-culture-pass"),
        ("직장 짤리면 나오는 돈 얼마예요", "named-unemployment-benefit"),
        ("실급 되나요", "named-unemployment-benefit"),
    ],
)
def test_what_a_programme_does_names_it(said: str, meant: str) -> None:
    assert programmes(said) == [[meant]]


def test_a_saying_that_fits_several_programmes_means_them_all() -> None:
    assert programmes("애 낳으면 나라에서 주는 돈은 얼마예요") == [["first-meeting-voucher", "parental-benefit"]]
    assert programmes("나라에서 주는 애기 돈 언제 들어와요") == [["child-allowance", "parental-benefit"]]


@pytest.mark.parametrize(
    "said",
    [
        "아들이 병원비 대 주는 거 말고는 없어요",
        "애 학원비 내주는 아들이 있어요",
        "할머니가 애 봐주는 거 힘들어해요",
        "애 낳으면 주는 거 뭐 있어요",
        "노인한테 주는 혜택 다 알려줘",
        "월세를 내 주는 사람이 없어요",
    ],
)
def test_what_the_family_gives_and_what_there_is_at_all_name_none(said: str) -> None:
    assert programmes(said) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("애기 양육쑤당 나오나여", ["home-care-allowance"]),
        ("기초염금 받을 수 있나요", ["basic-pension"]),
        ("청년웰세 되나요", ["youth-monthly-rent"]),
    ],
)
def test_a_short_name_is_known_with_a_syllable_a_letter_off(said: str, meant: list[str]) -> None:
    assert [programme for found in programmes(said) for programme in found] == meant
