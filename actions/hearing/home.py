# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Where people live, since when, and in what kind of home."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.answer import Option, QuestionBlock
from actions.asked.commands import closed
from actions.asking import unknown
from actions.hearing.learning import ASSET_PARTS, ASSETS, Told
from actions.hearing.persons import GONE
from actions.hearing.supposing import lived_in, supposed
from actions.household import value_of
from actions.phrasing.wording import KOREAN, Voice
from bot.korean import Mention
from bot.korean.dates import residence
from bot.korean.line import read
from bot.korean.places import districts
from bot.korean.talk import negated

HOUSING = {
    "자가": "owned",
    "전세": "jeonse",
    "전세임대": "public_rental",
    "월세": "monthly_rent",
    "반전세": "monthly_rent",
    "반지하": None,
    "옥탑방": None,
    "원룸": None,
    "셰어하우스": "monthly_rent",
    "공공임대": "public_rental",
    "영구임대": "public_rental",
    "국민임대": "public_rental",
    "매입임대": "public_rental",
    "행복주택": "public_rental",
    "고시원": "non_housing",
    "쪽방": "non_housing",
    "여관": "non_housing",
    "비닐하우스": "non_housing",
    "컨테이너": "non_housing",
    "무상거주": "other",
    "기숙사": "other",
    "시설": "other",
    "노숙": None,
}
MOST_PLACES = 7
OF_THEM = re.compile(r"(은|는|이|가|께서는?|께선|도|네는?)(?!랑)")
MYSELF = re.compile("나는|난|저는|전|내가|제가|우리는")
TOGETHER = re.compile("같이|함께|모시|모셔|데리고|한집|(둘|셋|넷|다섯)이(서)? ?(살|삽|지내)")
APART = re.compile("(같이|함께)\\s*(안|못)|따로|떨어져")
MOVED = re.compile(
    "이사|전입|옮겨|옮긴|옮겼|정착|거주(한|중)?지|산지|살은지|살기시작|째살|동안살|부터살|(년|달|월|주)(째|정도|쯤)?(살|거주)"
)
STAYED = re.compile("온지|왔|된지|됐")
SAID = re.compile(r"[.!?\n]|(요|다|죠|쥬|여|유)(?=[\s.!?,]|$)")
"""The end of a sentence: what follows is no longer about the person it named."""
IN_THE_COUNTRY = re.compile("(한국|우리나라|대한민국)(땅)?(에|으로)?(들어|넘어)?온지")
"""How long somebody has been in the country is not how long they have lived in this place."""
WANTS = re.compile("(뭐|뭘|무엇|무슨|어떤)?(혜택|지원)?(을|이)?(받을수|받을거|있)")
"""Behind a place: what there is to be had for somebody who lives there, "서울 마포구 뭐 받을 수 있어요"."""
OWNED_IS_NO_HOME = (ASSETS, *ASSET_PARTS)
"""Questions about property: "집 한 채 있어요" to one of them need not be where somebody lives."""
PRICED = re.compile("(보증금)?[\\d일이삼사오육칠팔구십백천만억]{1,8}(?!년|월|일|층|호|동|번)")
"""Behind a kind of home: what it costs, as is told of one that is lived in: "오피스텔 월세 1000에 70"."""
TO_MOVE = re.compile(
    "(으로|로|에)(다음달에?|담달에?|내년에?|곧|조만간|이번달에?|다음주에?|\\w{1,4}월에?)?"
    "(이사(를)?(가[요는려기고면]|간다|갈|갑|할|하려|예정)|옮길|옮기려|들어갈예정|갈예정|갈거|전입할|전입예정)"
)
"""Where somebody will live is not where they live."""
OUR_OWN = re.compile(
    "(우리|내|제)집이(지|라|여|야|유|다|네|요|거든)|(?<!통장)(?<!차)(?<!계좌)(명의(?!변경|만|를?빌)|이름으로(된|되어|돼))(?!.{0,6}(아니|아닌|계약|통장|차))"
)
"""That a home is one's own, or in whose name it is registered."""
NO_RENT = re.compile("월세(는|도|를)?(안|없)")


@dataclass(frozen=True, slots=True)
class HeardHome:
    """What was told of the home; `ask` is a question about a place that may be several."""

    told: tuple[Told, ...] = ()
    ask: QuestionBlock | None = None


def hear_home(
    text: str,
    entities: tuple[Mention, ...],
    question: QuestionBlock | None,
    situation: Mapping[str, Any],
    today: date,
    intent: str | None = None,
    voice: Voice = KOREAN,
) -> HeardHome:
    """Everything that a text tells of the home."""
    asked = question.fact if question is not None else None
    named = [m for m in entities if m.entity == "district" and _is_told(text, m) and _ours(text, entities, m)]
    places = [m for m in named if not _of_programme(text, entities, m)] or named
    if asked == "member.birth_registered_sido" and question is not None:
        return HeardHome(tuple(_registered(places, question)))
    place, ask = _place(places, situation, question, voice)
    return HeardHome(
        (*place, *_since(text, asked, today, place=bool(places)), *_housing(text, entities, asked, intent)), ask
    )


def _is_told(text: str, place: Mention) -> bool:
    """Whether a place is neither denied nor only supposed."""
    behind = closed(text[place.end :])
    if TO_MOVE.match(behind):
        return False
    wanted = WANTS.match(behind)
    return not negated(text, place.start, place.end) and (bool(wanted) or not supposed(text, place.end))


def _of_programme(text: str, entities: tuple[Mention, ...], place: Mention) -> bool:
    """Whether a place belongs to the name of a programme: "서산 영유아 야간진료센터"."""
    named = [m for m in entities if m.entity == "benefit" and place.start < m.end]
    return any(not text[place.end : m.start].strip() for m in named)


def _ours(text: str, entities: tuple[Mention, ...], place: Mention) -> bool:
    """Whether a place is the enquirer's own home: where a parent who lives apart lives is not."""
    named = [
        m
        for m in entities
        if m.entity == "family_member" and m.end <= place.start and OF_THEM.match(text, m.end)
        if not GONE.match(closed(text[m.end :]))
    ]
    if not named or any(sign.search(text, named[-1].end, place.start) for sign in (MYSELF, SAID)):
        return True
    return TOGETHER.search(text) is not None and APART.search(text) is None


def _registered(places: list[Mention], question: QuestionBlock) -> Iterator[Told]:
    for place in places[-1:]:
        sidos = {one["sido"] for one in _candidates(place.norm)}
        if len(sidos) == 1:
            yield Told("member.birth_registered_sido", sidos.pop(), question.member)


def _place(
    places: list[Mention], situation: Mapping[str, Any], question: QuestionBlock | None, voice: Voice
) -> tuple[tuple[Told, ...], QuestionBlock | None]:
    if not places:
        return (), None
    last = _closest(places)
    found = _candidates(last.norm)
    if question is not None and question.fact == "residence.sido" and (chosen := _offered(found, question)):
        return (Told("residence", chosen),), None
    known = value_of(situation, "residence.sido")
    near = [place for place in found if place["sido"] == known]
    if len(found) > 1 and len(near) == 1:
        found = near
    if len(found) == 1:
        return (Told("residence", found[0]),), None
    return (), _which_place(last.value, found, voice)


def _closest(places: list[Mention]) -> Mention:
    """The last place that is named, or one before it that lies within it: 성북구, and again 서울."""
    last = _candidates(places[-1].norm)
    if len(last) != 1 or "sigungu" in last[0]:
        return places[-1]
    within = [one for one in places if any(place["sido"] == last[0]["sido"] for place in _candidates(one.norm))]
    narrow = [one for one in within if len(found := _candidates(one.norm)) == 1 and "sigungu" in found[0]]
    return [*narrow, places[-1]][0]


def _offered(found: list[dict[str, str]], question: QuestionBlock) -> dict[str, str] | None:
    """The one place among those that were offered which an answer picks by its province: 강서구? 부산이요."""
    if len(found) != 1 or "sigungu" in found[0]:
        return None
    options = [option.value for option in question.options if option.value.startswith(found[0]["sido"])]
    norms = [place for option in options for one in districts(read(option)) for place in _candidates(one.norm)]
    return norms[0] if len(norms) == 1 else None


def _candidates(norm: Any) -> list[dict[str, str]]:
    entries = norm.get("candidates", [norm]) if isinstance(norm, Mapping) else []
    return [dict(entry) for entry in entries if "sido" in entry]


def _which_place(said: str, found: list[dict[str, str]], voice: Voice) -> QuestionBlock | None:
    if not found:
        return None
    if len(found) > MOST_PLACES:
        text = voice("unsure_place_many", place=said)
        return QuestionBlock("residence.sido", text, "district", (unknown(voice),))
    names = [" ".join(filter(None, (one["sido"], one.get("sigungu"), one.get("dong")))) for one in found]
    options = (*(Option(name, name) for name in dict.fromkeys(names)), unknown(voice))
    return QuestionBlock("residence.sido", voice("unsure_place", place=said), "district", options)


def _since(text: str, asked: str | None, today: date, *, place: bool) -> Iterator[Told]:
    if IN_THE_COUNTRY.search(closed(text)) or TO_MOVE.search(closed(text)):
        return
    if asked not in ("residence.since", "residence.months") and not (
        MOVED.search(closed(text)) or (place and STAYED.search(closed(text)))
    ):
        return
    span = residence(text, expecting=asked, today=today)
    for key, value in (span or {}).items():
        yield Told(f"residence.{key}", value)


def _housing(text: str, entities: tuple[Mention, ...], asked: str | None, intent: str | None) -> Iterator[Told]:
    for mention in entities:
        kind = HOUSING.get(str(mention.norm)) if mention.entity == "housing_type" else None
        if kind is None or negated(text, mention.start, mention.end) or NO_RENT.search(closed(text)):
            continue
        plainly = asked == "household.housing" or "_krw" in (asked or "") or intent == "inform_housing"
        paid = PRICED.match(closed(text[mention.end :])) is not None
        if supposed(text, mention.end) or not (plainly or paid or lived_in(text, mention.end)):
            continue
        if asked in OWNED_IS_NO_HOME and kind == "owned":
            continue
        yield Told("household.housing", kind)
        return
    if (asked == "household.housing" or intent == "inform_housing") and _in_our_name(text, entities):
        yield Told("household.housing", "owned")


def _in_our_name(text: str, entities: tuple[Mention, ...]) -> bool:
    """ "집은 남편 명의예요": a home in the name of somebody who lives in it; that of others is lent or let."""
    kinds = [one for one in entities if one.entity == "housing_type"]
    others = [one for one in entities if one.entity == "family_member" and one.norm not in ("배우자", "본인")]
    return not kinds and not others and OUR_OWN.search(closed(text)) is not None
