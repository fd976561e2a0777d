# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""How old somebody is, and who that is: 나는 예순일곱, 영감은 일흔둘, 애가 다섯 살이랑 두 살."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.conversation import Place
from actions.hearing.ages_in_a_row import GROWN_UP, ages_of_a_couple, row_of_children
from actions.hearing.learning import AGES, Told
from actions.hearing.people import kin
from actions.hearing.persons import PARENT_MYSELF, Household, Json, Named
from actions.hearing.supposing import supposed
from actions.household import ME, value_of
from bot.korean import Mention, extract
from bot.korean.baby_months import baby_months
from bot.korean.dates import dates
from bot.korean.talk import corrects, subject

MYSELF = re.compile(
    "^(의|된|먹은|살|세)*(싱글|젊은|직장인)?(엄마|아빠|주부|여자|남자|직장인|청년|학생|대학생|가장|"
    "미혼모|취준생|할머니|할아버지|노인|늙은이)(예|이|입|인|야|에|임|고|$)"
)
OF_SEX = re.compile(
    "(?<=[살세곱홉덟섯넷셋둘나른흔])(?:된|먹은|인)?(남|여)(?:자|성)(?:예요|이에요|입니다|인데|이고|고|이요|요|이야|야)"
)
"""The sex right behind an age."""
BETWEEN = re.compile("(짜리|된|먹은|인|난|의|배기)*")
OLD_PARENT = 60
SOMEBODY = re.compile(r"[가-힣]{2,}(?<![요다고데서지만은는])\s+$")
"""Before an age a word that names somebody, and ends no sentence or clause."""
MYSELF_BEFORE = re.compile(r"(?:^|\s)(?:저|나|전|난|저는|나는|본인)\s*$")
SPOUSE = Named(kin()["배우자"], 0, 0)
MYSELF_NAMED = Named(kin()["본인"], 0, 0)
ALONE = re.compile(
    "(저는|나는|난|전|나|저)?[0-9일이삼사오육칠팔구십백]{2,6}(살|세)?(이요|요|이에요|예요|입니다|이야|이오|이여)?"
)
BIRTH = re.compile(
    "(에|날)?(저희|우리)?(첫|둘째|셋째|첫째|넷째|막내)?(아이|애|애기|아기|딸|아들|쌍둥이)?(를|을)?(낳았|낳고|낳은|출산했|출산하|출산한|순산|태어났|태어난)"
)
NOT_BY_NUMBER = ("household.size", "household.members", "residence.sido", "residence.sigungu", "household.housing")
GROWN = 25
WITH_THEM = re.compile("(이랑|랑|하고|와|과)(둘|같이|함께|살|애|아이|아들|딸)")
OF_MONEY = re.compile(
    "(보증금|전세금?|월세|관리비|예금|적금|대출|빚|월급|연봉|연금|소득|수입|집값|차값)(이|은|는|도|만|을|를)?$"
)
"""A bare number right behind one of these is of won: "보증금 2000" is no year of birth."""


def hear_ages(
    text: str,
    entities: tuple[Mention, ...],
    named: list[Named],
    question: QuestionBlock | None,
    people: Household,
    latest: tuple[Place, ...],
    today: date,
) -> list[Told]:
    """Every age of a text; new people join the household."""
    return [
        *_myself(text, named),
        *_ages(text, entities, named, question, people, latest),
        *_baby(text, named, people, today),
        *_born(text, named, people, today),
    ]


def _ages(
    text: str,
    entities: tuple[Mention, ...],
    named: list[Named],
    question: QuestionBlock | None,
    people: Household,
    latest: tuple[Place, ...],
) -> Iterator[Told]:
    mentions = [one for one in entities if one.entity == "age" and not supposed(text, one.end)]
    mentions = [one for one in mentions if not OF_MONEY.search(closed(text[: one.start]))] or _bare(text, question)
    correcting = corrects(text)
    row, children = row_of_children(text, mentions, named)
    other_one = ages_of_a_couple(text, mentions, named)
    mine = False
    for mention in mentions:
        who = children if mention.start in row else _person_of(text, mention, named, mentions)
        if mention.start == other_one:
            who = SPOUSE
        value = mention.norm
        if who is not None and not who.gone:
            member = people.whose(who, value, correcting=correcting, together=lives_together(who, value, named))
        else:
            member = _unnamed(value, question, people, latest, correcting=correcting and len(mentions) == 1)
        if member == ME and mine and SOMEBODY.search(text, 0, mention.start) and not correcting:
            continue  # "저 29 예비신랑 31": nobody has two ages, the second is somebody's whom we do not know
        mine = mine or member == ME
        yield _age(member, value)


def _myself(text: str, named: list[Named]) -> Iterator[Told]:
    """ "두 아이 엄마예요", "쉰 살 남자입니다": a word for oneself that tells the sex."""
    said = closed(text)
    if found := PARENT_MYSELF.search(said):
        yield Told("member.sex", "female" if found[1] in ("엄마", "어머니") else "male", ME)
    elif not named and (found := OF_SEX.search(said)):
        yield Told("member.sex", "female" if found[1] == "여" else "male", ME)


def _bare(text: str, question: QuestionBlock | None) -> list[Mention]:
    """ "71" to a question that no such number answers is an age."""
    if (question is not None and question.fact not in NOT_BY_NUMBER) or not ALONE.fullmatch(closed(text)):
        return []
    found = [one for one in extract(text, expecting="member.age") if one.entity == "age"]
    return [one for one in found if isinstance(one.norm, int) and one.norm >= GROWN_UP]


def _age(member: str, value: Any) -> Told:
    if isinstance(value, Mapping) and ("birth_year" in value or "birth_date" in value):
        key = "birth_date" if "birth_date" in value else "birth_year"
        return Told(f"member.{key}", value[key], member)
    return Told("member.age", value, member)


def _person_of(text: str, mention: Mention, named: list[Named], ages: list[Mention]) -> Named | None:
    """The person whose age it is: the word right behind it ("다섯 살 딸"), or the one that the sentence is about."""
    if MYSELF.match(closed(text[mention.end :])):
        return MYSELF_NAMED
    if (front := _right_before(text, mention, named, ages)) is not None:
        return None if front.gone else front
    word = subject(text, mention.start)
    behind = next((one for one in named if one.start >= mention.end), None)
    joint = None if behind is None else _joint(text[mention.end : behind.start])
    if behind is not None and (_with_a_spouse(text, behind) or _tells_its_own(text, behind, named, ages)):
        joint = None
    if behind is not None and joint and (joint[0] or word is None or not _has_its_own(behind, named, ages)):
        return behind
    if word is None:
        return None
    if word == "본인":
        return MYSELF_NAMED
    before = [one for one in named if one.end <= mention.start and one.kin.word == word]
    if not before or before[-1].gone or (before[-1].minded and _grown_up(mention.norm)):
        return None
    return before[-1]


def _with_a_spouse(text: str, one: Named) -> bool:
    """ "서른하나 남편이랑 둘이": the age is of who lives with that spouse."""
    return one.kin.relation == "spouse" and bool(WITH_THEM.match(closed(text[one.end :])))


def _tells_its_own(text: str, one: Named, named: list[Named], ages: list[Mention]) -> bool:
    """ "53세 아내 50 고3 딸": right behind the wife stands her own age, which is no age of whoever comes next."""
    own = next((age for age in ages if age.start >= one.end and text[one.end : age.start].isspace()), None)
    after = None if own is None else next((other for other in named if other.start >= own.end), None)
    return own is not None and (after is None or _joint(text[own.end : after.start]) is None)


def _right_before(text: str, age: Mention, named: list[Named], ages: list[Mention]) -> Named | None:
    """The person named right before an age, "남편 55 아들 고2", if no age before that is theirs: "5살 딸 7살 아들"."""
    front = next((one for one in named if one.end <= age.start and text[one.end : age.start].isspace()), None)
    if front is None or front.minded:
        return None
    earlier = next((one for one in ages if one.end <= front.start and _joined(text[one.end : front.start])), None)
    if earlier is None or MYSELF_BEFORE.search(text, 0, earlier.start):
        return front
    return None if _right_before(text, earlier, named, ages) is None else front


def _joint(between: str) -> re.Match[str] | None:
    """What joins an age to the word behind it; a comma parts them: "52세, 아내랑 둘이"."""
    return None if "," in between else BETWEEN.fullmatch(closed(between))


def _joined(between: str) -> bool:
    return BETWEEN.fullmatch(closed(between)) is not None


def _grown_up(age: Any) -> bool:
    """Whether it is no age of somebody who is brought up: "애 키우느라 그만뒀어요 마흔하나고요"."""
    return isinstance(age, int) and age >= GROWN_UP


def _has_its_own(one: Named, named: list[Named], ages: list[Mention]) -> bool:
    """Whether another age follows a person's name: "저는 서른여섯 남편은 서른여덟"."""
    until = min((other.start for other in named if other.start > one.start), default=None)
    return any(age.start >= one.end and (until is None or age.start < until) for age in ages)


def lives_together(who: Named, age: Any, named: list[Named]) -> bool:
    """Whether a person lives in the household, by what was said, else by what is usual."""
    about = [one for one in named if one.kin.relation == who.kin.relation]
    if any(one.away for one in about):
        return False
    if any(one.here for one in about):
        return True
    grown = who.kin.relation == "child" and isinstance(age, int) and age >= GROWN
    return who.kin.together and not grown


def _unnamed(
    value: Any,
    question: QuestionBlock | None,
    people: Household,
    latest: tuple[Place, ...],
    *,
    correcting: bool,
) -> str:
    """An age without a name: of the person asked about, of a child where children were asked for, else one's own."""
    asked = question.fact if question is not None else None
    if correcting:
        told_last = [member for path, member in latest if path in AGES and member is not None]
        return told_last[0] if len(told_last) == 1 else _nearest(value, people.situation)
    if (lately := _told_of_lately(value, question, people, latest)) is not None:
        return lately
    if _of_a_child(value, question, people):
        return people.whose(Named(kin()["자녀"], 0, 0), value, correcting=False, together=True)
    if asked in ("household.children", "household.members") and not (_own_age_open(people) and _grown_up(value)):
        return people.whose(Named(kin()["자녀"], 0, 0), value, correcting=False, together=True)
    if question is not None and asked == "member.birth_date":
        return question.member or ME
    return ME


def _told_of_lately(
    value: Any, question: QuestionBlock | None, people: Household, latest: tuple[Place, ...]
) -> str | None:
    """ "치매 걸린 시어머니 모시고 살아요", then "여든하나요": the parent told of last, whose age is not known yet."""
    if (question is not None and question.fact in AGES) or not isinstance(value, int) or value < OLD_PARENT:
        return None
    members = {one["id"]: one for one in people.situation.get("members", ())}
    told = dict.fromkeys(member for _, member in latest if member in members and member != ME)
    parents = [one for one in told if members[one].get("relation") in ("parent", "grandparent")]
    unaged = [one for one in parents if all(path.removeprefix("member.") not in members[one] for path in AGES)]
    return unaged[0] if len(unaged) == 1 else None


def _of_a_child(value: Any, question: QuestionBlock | None, people: Household) -> bool:
    """ "애 둘이랑 살아요", then "일곱살 네살": a young age while the age of a child here is not known."""
    if (question is not None and question.fact in AGES) or not isinstance(value, int) or _grown_up(value):
        return False
    count = value_of(people.situation, "household.children")
    least = count.get("min", 0) if isinstance(count, Mapping) else count or 0
    return people.aged("child") < max(least, len(people.ids(kin()["자녀"])))


def _own_age_open(people: Household) -> bool:
    return all(value_of(people.situation, path, ME) is None for path in AGES)


def _nearest(value: Any, situation: Json) -> str:
    """Whose age a correction without a name is most likely about."""
    ages = {
        member["id"]: member["age"] for member in situation.get("members", ()) if isinstance(member.get("age"), int)
    }
    if not isinstance(value, int):
        return ME
    return min(ages, key=lambda one: abs(ages[one] - value), default=ME)


def _baby(text: str, named: list[Named], people: Household, today: date) -> Iterator[Told]:
    months = baby_months(text)
    if months is None:
        return
    who = next((one for one in named if one.kin.relation in ("child", "grandchild")), Named(kin()["자녀"], 0, 0))
    latest = _months_before(today, months)
    earliest = _months_before(today, months + 1) + timedelta(days=1)
    span = {"min": earliest.isoformat(), "max": latest.isoformat()}
    member = people.whose(who, span, correcting=corrects(text), together=lives_together(who, 0, named))
    yield Told("member.birth_date", span, member)


def _born(text: str, named: list[Named], people: Household, today: date) -> Iterator[Told]:
    """ "10월 20일에 첫아이 낳았어요": the day on which a child was born."""
    for found in dates(text, today=today):
        if BIRTH.match(closed(text[found.end :])):
            who = next((one for one in named if one.kin.relation == "child"), Named(kin()["자녀"], 0, 0))
            member = people.whose(who, found.norm, correcting=corrects(text), together=True)
            yield Told("member.birth_date", found.norm, member)
            return


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    last = (date(month // 12 + (month % 12 == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(month // 12, month % 12 + 1, min(day.day, last))
