# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
import pytest

from bot.korean.line import read
from bot.korean.vocabulary import vocabulary, words


def found(text: str, entity: str) -> list[object]:
    return [mention.norm for mention in vocabulary(read(text)) if mention.entity == entity]


def test_no_form_stands_for_two_things() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for entity, standard in words().items():
        for word, forms in standard.items():
            for form in {word, *forms}:
                key = "".join(form.lower().split())
                assert seen.setdefault(key, (entity, word)) == (entity, word), form


@pytest.mark.parametrize(
    "entity",
    [
        "family_member",
        "income_source",
        "housing_type",
        "disability_type",
        "disability_grade",
        "document",
        "office",
        "channel",
    ],
)
def test_every_form_is_found_as_a_sentence_of_its_own(entity: str) -> None:
    for word, forms in words()[entity].items():
        for form in {word, *forms}:
            assert found(form, entity) == [word], form


CASES: list[tuple[str, str, list[object]]] = [
    ("family_member", "아 그거 뭐였더라", []),
    ("family_member", "아이다, 그기 아이고", []),
    ("family_member", "사람이랑 애기하고 싶어요", []),
    ("family_member", "며느리가 애를 가졌는데", ["며느리"]),
    ("family_member", "우리 아저씨가 일을 못 해요", ["배우자"]),
    ("family_member", "남친이 때려요", []),
    ("family_member", "남친이랑 살아요", ["동거인"]),
    ("channel", "문자 쓰지 말고 쉽게 말해요", []),
    ("channel", "준비물문자로보내주세요", ["문자"]),
    ("housing_type", "오빠 집에 얹혀살고 있어요", ["무상거주"]),
    ("housing_type", "엄마는 요양원에 계세요", []),
    ("document", "임대차게약서 필요해요", ["임대차계약서"]),
    ("document", "주민등록듬본 떼야 하나요", ["주민등록등본"]),
    ("document", "주민등록은 순천이에요", []),
    ("document", "소견서하고 처방전이요", ["소견서", "처방전"]),
    ("office", "보껀소 번호", ["보건소"]),
    ("office", "국민연금공단번호알려줘요", ["국민연금공단"]),
    ("office", "동네가 어디냐고", []),
    ("channel", "주민센터 전화번호", []),
    ("housing_type", "LH 임대아파트에 살아요", ["공공임대"]),
    ("housing_type", "아기집 보고 왔어요", []),
    ("family_member", "딸이지적장애있어요", ["딸"]),
    ("family_member", "마흔이고애셋키우고", ["자녀"]),
    ("family_member", "영감이 아파요", ["배우자"]),
    ("family_member", "우리 바깥양반이", ["배우자"]),
    ("family_member", "집사람하고 살아요", ["배우자"]),
    ("family_member", "어무이 모시고", ["어머니"]),
    ("family_member", "애가 둘이고남편은없어요", ["자녀", "배우자"]),
    ("family_member", "애들 데리고", ["자녀"]),
    ("family_member", "우리 애기 7개월", ["자녀"]),
    ("family_member", "며느리가 애를 뱄어", ["며느리"]),
    ("family_member", "남편이랑둘이살고", ["배우자"]),
    ("family_member", "딸만 넷", ["딸"]),
    ("family_member", "부모님이랑 저, 동생 이렇게", ["부모", "동생"]),
    ("family_member", "외국인 며느리하고 손녀, 아들, 나", ["며느리", "손녀", "아들"]),
    ("family_member", "조현병 있는 형이 있어요", ["형"]),
    ("family_member", "전남편이 줘요", ["전배우자"]),
    ("family_member", "하르방이영 둘이", ["배우자"]),
    ("family_member", "아이고 몰라요", []),
    ("family_member", "애로사항이 있어요", []),
    ("family_member", "장애가 있어요", []),
    ("family_member", "처음이에요", []),
    ("family_member", "형편이 어려워요", []),
    ("family_member", "서울형 키즈카페", []),
    ("family_member", "아가씨 들려요?", []),
    ("family_member", "딸기 농사", []),
    ("family_member", "산다 아이가", []),
    ("family_member", "아이돌봄 신청", []),
    ("family_member", "처지라", []),
    ("family_member", "정선 골짜기에 사우", []),
    ("income_source", "노령연금 삼십만 원이 다요", ["국민연금"]),
    ("income_source", "폐지 팔아요", ["폐지수집"]),
    ("income_source", "알바비 80만원", ["아르바이트"]),
    ("income_source", "기초연금받고있고", ["기초연금"]),
    ("income_source", "등급제 폐지 전에", []),
    ("housing_type", "월세 살아요", ["월세"]),
    ("housing_type", "사글세방이라우", ["월세"]),
    ("housing_type", "고시텔이요", ["고시원"]),
    ("housing_type", "반지하사는중", ["반지하"]),
    ("housing_type", "LH 매입임대", ["매입임대"]),
    ("housing_type", "주공아파트 임대여", ["공공임대"]),
    ("housing_type", "내 집이여", ["자가"]),
    ("housing_type", "병원 신세 지고 있지", []),
    ("disability_type", "지체장애 3급이요", ["지체장애"]),
    ("disability_type", "눈이 안 보여요", []),
    ("disability_type", "뇌병변 장애 이급", ["뇌병변장애"]),
    ("disability_type", "장루 달고 살아요", ["장루·요루장애"]),
    ("disability_type", "발달장애 아들 키워요", ["발달장애"]),
    ("disability_grade", "지체장애 3급이요", ["3급"]),
    ("disability_grade", "장애 삼급이여", ["3급"]),
    ("disability_grade", "중증이에요", ["심한 장애"]),
    ("disability_grade", "경증이에여", ["심하지 않은 장애"]),
    ("disability_grade", "심하지 않은 장애로 나왔어요", ["심하지 않은 장애"]),
    ("document", "등본 떼야 돼요?", ["주민등록등본"]),
    ("document", "민증만 있으면 됩니까", ["신분증"]),
    ("document", "신분증이랑 통장도 가져가요?", ["신분증", "통장사본"]),
    ("document", "통장에 삼백 있어요", []),
    ("document", "복지카드 있어요", ["장애인등록증"]),
    ("office", "동사무소 어디예요", ["주민센터"]),
    ("office", "연금공단으로 가요?", ["국민연금공단"]),
    ("office", "구청에서 하나요", ["구청"]),
    ("office", "강서구청 전화번호", ["구청"]),
    ("office", "화곡1동주민센터 번호", ["주민센터"]),
    ("office", "신림동 주민센터 어디", ["주민센터"]),
    ("office", "다산콜센터에 전화했어요", ["다산콜센터"]),
    ("housing_type", "부모님 집에 얹혀살아요", ["무상거주"]),
    ("family_member", "아들 내외랑", ["아들"]),
    ("channel", "카톡으로 보내줘", ["카카오톡"]),
    ("channel", "문자로 좀 넣어줘", ["문자"]),
    ("channel", "인터넷은 못 하는데", ["온라인"]),
    ("channel", "방문간호사 신청", []),
    ("channel", "쉬운 말로 해줘요", []),
]


@pytest.mark.parametrize(("entity", "text", "expected"), CASES)
def test_words_in_sentences(entity: str, text: str, expected: list[object]) -> None:
    assert found(text, entity) == expected


@pytest.mark.parametrize(
    ("text", "entity", "expected"),
    [
        ("엄만 일흔이고 아빤 일흔둘", "family_member", ["어머니", "아버지"]),
        ("와이픈 우울증이에요", "family_member", ["배우자"]),
        ("은행 대출이 있어요", "office", []),
        ("은행에 가면 되나요", "office", ["은행"]),
        ("LH에서 하는 임대아파트 살아요", "office", []),
        ("LH에 전화하면 되나요", "office", ["LH"]),
        ("보육원에서 나와 혼자예요", "housing_type", []),
    ],
)
def test_a_word_is_taken_as_it_is_meant(text: str, entity: str, expected: list[object]) -> None:
    assert found(text, entity) == expected
