# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What a text tells of one person's state: pregnancy, disability, work, illness, sex, and the like."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.hearing.ages import lives_together
from actions.hearing.learning import NewMember, Told
from actions.hearing.persons import Household, Named, persons
from actions.hearing.statuses import statuses_in
from actions.hearing.supposing import supposed
from actions.household import ME, value_of
from bot.korean import Mention
from bot.korean.dates import dates
from bot.korean.numbers import parse
from bot.korean.talk import corrects, negated, subject

WEEKS_A_MONTH = 4
LAST_MONTH = 11
SEVERE = {
    "심한 장애": "severe",
    "심하지 않은 장애": "mild",
    **dict.fromkeys(("1급", "2급"), "severe"),
    **dict.fromkeys(("4급", "5급", "6급"), "mild"),
}
ORDERS = re.compile("(첫|둘|셋|넷|다섯|\\d|[일이삼사])(째|번째)")
ORDER_ALONE = re.compile(
    "(?:우리)?(?:아이|애기|아기|애)?(?:가|는)?(첫|둘|셋|넷|다섯)째(?:아이|아기|애)?(?:이?[에예]요|입니다|이?고요|요)?"
)
ORDER = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5}
WOMAN = re.compile("^(저는|나는|전|난|네)?(여자|여성|여)(예|이|입|야|에|요|$)")
MAN = re.compile("^(저는|나는|전|난|네)?(남자|남성|남)(예|이|입|야|에|요|$)")
WHOLE_COUNTRY = re.compile("대한민국|한국|우리나라|내국인")
STUDENT = re.compile("(초등|초|중|고|고등|대)학?생|(초|중|고)(등학교)?[1-6일이삼사오육](학년|학생)?")
STAY = re.compile(
    "(?:한국|우리나라|대한민국|국내|여기)(?:땅)?(?:에|으로)?(?:들어|넘어|나와)?(?:온|머문|체류한|머무른|있은|산)(?:지|게)(?:는|가|도)?"
    r"(?:벌써|이제|아직|겨우)?(?:약|한)?(?P<count>\d{1,4}|[가-힣]{1,4}?)(?P<unit>일|주일?|개월|달|년)"
)
"""How long somebody has been in the country."""
STAY_BARE = re.compile(r"(?:약|한)?(?P<count>\d{1,4}|[가-힣]{1,4}?)(?P<unit>일|주일?|개월|달|년)")
ONLY_MONTHS = re.compile(
    r"(?:아니(?:다|야|요|지|고)?|아냐|아뇨|참)(?P<count>\d{1,2}|[가-힣]{1,3}?)(?:개월|달)(?!전|뒤|후|째살)"
)
WHO_IS = re.compile(
    r"\w{1,8}?(걸린|걸리신|있는|있으신|앓는|앓으시는|앓고있는|가진|판정받은|등록된|등록한|받은|받으신|인|이신)(우리|울|제|저희|친정|시)?"
)
DAYS = {"일": (1, 1), "주": (7, 7), "개월": (28, 31), "달": (28, 31), "년": (365, 366)}
BORE = re.compile("산모|출산했|낳았|낳은|순산|산후")
SINCE_BIRTH = re.compile("(전에?|째|됐|된|되었|지났|지난|차예요)")
"""Behind weeks that are told by who has given birth already: "산모예요 3주 됐어요"."""
PERSONS = ("자녀", "본인")


def hear_person(
    text: str, entities: tuple[Mention, ...], question: QuestionBlock | None, people: Household, today: date
) -> Iterator[Told | NewMember]:
    """Everything about the state of one person; the person is the one the sentence names, else the one asked about."""
    asked = question.fact if question is not None else None
    about = question.member if question is not None and question.member else ME
    situation = people.situation
    named = persons(text, entities)
    told = [
        *_pregnancy(text, entities, named, people, asked, about, today),
        *_states(text, named, people, about if asked and asked.startswith("member.") else ME),
        *_disability(text, entities, named, people, asked, about),
        *_plain_answers(text, asked, about, today),
        *_stay(text, asked, about),
        *_months_corrected(text, entities, situation),
        *(() if asked == "member.birth_order" else _order_of_the_only_child(text, situation)),
    ]
    yield from people.new.values()
    yield from told


def _owner(text: str, place: int, named: list[Named], people: Household, default: str) -> str | None:
    """Whose state it is: of the last person named before it, else of the default; None of somebody who is no more."""
    before = [one for one in named if one.start <= place and not one.minded]
    if not before:
        return default
    if subject(text, place) == "본인":
        return ME
    who = before[-1]
    if who.gone:
        return None if who.kin.relation == "spouse" else default
    return _who(who, named, people)


def _attributed(text: str, place: int, named: list[Named]) -> Named | None:
    """The person named right behind what is said of them: "치매 걸린 시어머니", "장애 있는 아들"."""
    behind = next((one for one in named if one.start > place and not one.gone), None)
    said = behind is not None and WHO_IS.fullmatch(closed(text[place : behind.start]))
    return behind if said else None


def _who(one: Named, named: list[Named], people: Household) -> str:
    known = people.ids(one.kin)
    return known[-1] if known else people.add(one, together=lives_together(one, None, named))


def _right_behind(text: str, place: int, one: Named) -> bool:
    """Whether a person is named right behind what they are: "중학생 아들"."""
    return one.start > place and STUDENT.fullmatch(closed(text[place : one.start])) is not None


def _pregnancy(
    text: str,
    entities: tuple[Mention, ...],
    named: list[Named],
    people: Household,
    asked: str | None,
    about: str,
    today: date,
) -> Iterator[Told]:
    for mention in entities:
        if mention.entity != "pregnancy_week" or (SINCE_BIRTH.match(closed(text[mention.end :])) and BORE.search(text)):
            continue
        member = _mother(
            text, mention.start, named, people, about if (asked or "").startswith("member.pregnancy") else ME
        )
        if isinstance(mention.norm, Mapping):
            month = mention.norm["month"]
        else:
            month = min(int(str(mention.norm)) // WEEKS_A_MONTH + 1, LAST_MONTH)
        yield Told("member.pregnancy_months", month, member)
        yield from _expecting(member, people)
        return
    if re.search("예정일|낳을날|출산일", closed(text)):
        for found in dates(text, today=today, ahead=True):
            member = _mother(text, found.start, named, people, ME)
            yield Told("member.due_date", found.norm, member)
            yield from _expecting(member, people)
            return


def _expecting(member: str, people: Household) -> Iterator[Told]:
    yield Told("member.statuses.pregnant", value=True, member=member)
    if member not in people.new and value_of(people.situation, "member.sex", member) is None:
        yield Told("member.sex", "female", member, assumed=True)


def _mother(text: str, place: int, named: list[Named], people: Household, default: str) -> str:
    """Whose pregnancy it is: children and men named nearby are not meant."""
    women = [one for one in named if one.kin.sex == "female" or one.kin.relation == "spouse"]
    return _owner(text, place, [one for one in women if one.kin.sex != "male"], people, default) or default


def _states(text: str, named: list[Named], people: Household, default: str) -> Iterator[Told]:
    for heard in statuses_in(text):
        if heard.fact.startswith("household."):
            yield Told(heard.fact, heard.value)
            continue
        mothers = heard.fact in ("member.statuses.pregnant", "member.statuses.gave_birth")
        place = _written(text, heard.start)
        student = next(
            (one for one in named if heard.fact.endswith("_student") and _right_behind(text, place, one)), None
        )
        owner = (_mother if mothers else _owner)(text, place, named, people, default)
        behind = student or _attributed(text, place, named)
        owner = owner if behind is None else _who(behind, named, people)
        if owner is None or (owner == ME and heard.fact.endswith("_student") and _grown(people.situation)):
            continue
        yield Told(heard.fact, heard.value, owner)
        if heard.fact == "member.statuses.pregnant" and heard.value:
            yield from (one for one in _expecting(owner, people) if one.path == "member.sex")
        if (
            heard.fact == "member.statuses.gave_birth"
            and heard.value
            and value_of(people.situation, "member.sex", owner) is None
        ):
            yield Told("member.sex", "female", owner, assumed=True)


def _grown(situation: Mapping[str, Any]) -> bool:
    age = value_of(situation, "member.age", ME)
    return isinstance(age, int) and age > 30


def _written(text: str, place: int) -> int:
    """The place in the text for one in its closed form."""
    count = -1
    for position, letter in enumerate(text):
        count += letter.isalnum()
        if count >= place:
            return position
    return len(text)


LAY = re.compile("귀먹|귀머거리|난청|저시력|벙어리|눈장애|실명|(한쪽|양쪽)눈")
REGISTERED = re.compile("장애|등록|판정|급|중증|경증|복지카드|심한|심하지")
"""What makes of a failing ear or eye a registered disability: many who are hard of hearing have none."""


def _disability(
    text: str, entities: tuple[Mention, ...], named: list[Named], people: Household, asked: str | None, about: str
) -> Iterator[Told]:
    default = about if (asked or "").startswith("member.") else ME
    for mention in entities:
        if mention.entity not in ("disability_type", "disability_grade") or negated(text, mention.start, mention.end):
            continue
        if supposed(text, mention.end) or (LAY.match(closed(mention.value)) and not REGISTERED.search(closed(text))):
            continue
        behind = _attributed(text, mention.start, named)
        owner = _owner(text, mention.start, named, people, default) if behind is None else _who(behind, named, people)
        if owner is None:
            continue
        yield Told("member.statuses.disabled", value=True, member=owner)
        if severity := SEVERE.get(str(mention.norm)):
            yield Told("member.disability_severity", severity, owner)


def _plain_answers(text: str, asked: str | None, about: str, today: date) -> Iterator[Told]:
    """Answers that make sense only with the question."""
    said = closed(text)
    if WOMAN.search(said) or (asked == "member.sex" and "여" in said):
        yield Told("member.sex", "female", about)
    elif MAN.search(said) or (asked == "member.sex" and "남" in said):
        yield Told("member.sex", "male", about)
    if asked == "member.birth_order" and (order := _order(said)):
        yield Told("member.birth_order", order, about)
    if asked == "member.nationality" and WHOLE_COUNTRY.search(said):
        yield Told("member.nationality", "대한민국", about)
    if asked == "member.care_end_date":
        yield from (Told("member.care_end_date", found.norm, about) for found in dates(text, today=today)[:1])
    if asked == "member.pregnancy_months" and re.search("안했|아니|않|없", said):
        yield Told("member.statuses.pregnant", value=False, member=about)


def _order_of_the_only_child(text: str, situation: Mapping[str, Any]) -> Iterator[Told]:
    """ "첫째예요", said unasked where one child is known."""
    children = [one["id"] for one in situation.get("members", ()) if one.get("relation") == "child"]
    found = ORDER_ALONE.fullmatch(closed(text))
    if found is not None and len(children) == 1:
        yield Told("member.birth_order", ORDER[found[1]], children[0])


def _stay(text: str, asked: str | None, about: str) -> Iterator[Told]:
    """The days in the country; months and years are as many days as they may have."""
    said = closed(text)
    found = STAY.search(said) or (STAY_BARE.match(said) if asked == "member.stay_days" else None)
    number = parse(found["count"]) if found is not None else None
    if found is None or number is None:
        return
    least, most = DAYS[found["unit"].removesuffix("일") or "일"]
    lo, hi = number.lo * least, number.hi * most + (0 if most == 1 else most)
    yield Told("member.stay_days", lo if lo == hi else {"min": lo, "max": hi}, about)


def _months_corrected(text: str, entities: tuple[Mention, ...], situation: Mapping[str, Any]) -> Iterator[Told]:
    """ "아니다 3개월이래요" where months of a pregnancy are known: those are meant."""
    mothers = [one["id"] for one in situation.get("members", ()) if one.get("pregnancy_months")]
    if len(mothers) != 1 or not corrects(text) or any(one.entity == "pregnancy_week" for one in entities):
        return
    found = ONLY_MONTHS.search(closed(text))
    number = parse(found["count"]) if found is not None else None
    if number is not None and number.lo == number.hi <= LAST_MONTH:
        yield Told("member.pregnancy_months", number.lo, mothers[0])


def _order(said: str) -> int | None:
    if found := ORDERS.search(said):
        number = parse(found[1])
        return ORDER.get(found[1]) or (number.lo if number else None)
    number = parse(re.sub("(이요|요|예요|이에요|입니다|번)$", "", said))
    return number.lo if number and number.lo <= 20 else None
