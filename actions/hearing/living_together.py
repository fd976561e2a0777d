# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who lives with whom: 혼자 살아요, 영감이랑 둘이, 애 둘, 아이는 없어요."""

import re
from collections.abc import Iterator
from datetime import date

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.conversation import Place
from actions.hearing.ages import hear_ages
from actions.hearing.grades import hear_grades
from actions.hearing.learning import NewMember, Told
from actions.hearing.people import kin, known_as
from actions.hearing.persons import Household, Json, Named, persons
from actions.hearing.supposing import supposed
from actions.household import value_of
from bot.korean import Mention
from bot.korean.household import children
from bot.korean.line import read
from bot.korean.money import amounts
from bot.korean.money_words import money_words
from bot.korean.talk import subject

ALONE = re.compile("혼자(서)?(지냅|지낸|지냈|살고|살아|삽|산다)")
LEFT_ALONE = re.compile("혼자(가|만)?(됐|되었|되고|돼서|남)")
IN_BRIEF = re.compile(r"(?:^|[\s,./])(?:혼자|독거)[\s,./]+")
HOUSE = ("household.size", "household.members", "household.children")
ORDINAL = re.compile("(첫|둘|셋|넷)째")
CHILD_MYSELF = re.compile(
    r"(?:(?<=(?:사|있|시|보)는)|\b(?:저는?|나는?|제가|내가|난|전))\s*(외동|큰|막내|둘째)?(딸|아들)(?=이?(에요|예요|입니다|인데|이고))"
)
"""The writer, who looks after a parent: "어머니 모시고 사는 외동딸이에요"."""
NO_CHILD_WORD = re.compile("장애|연애|애인|애초")
IF_TWINS = re.compile("(쌍둥이|남매|형제|자매)(이|를|가)?(낳으)?(면|은|는|라면|도)|(하나|한명|1명)(당|에얼마|마다|앞)")
LIVES_ALONE = re.compile("혼자|홀로")
SINGLE_PARENT = "household.types.single_parent"
PARTED = re.compile("(이혼|사별)(했|하고|해서|한(지|뒤|후|상태|사람)|후|뒤|하구|하였)")
LIVE_WITH = re.compile(
    "(이랑|랑|하고|와|과)만?(같이|함께)?(살아|살고|살어|산다|삽니|사는데|살지|지내)(?!.{0,2}(않|못|안))"
)
"""With those who are named, and nobody else: "딸하고 살아요"."""
JOINS = re.compile("이?랑|하고|와|과")
LIST_ENDS = re.compile(
    "(이?랑|하고)?(하나|둘|셋|넷|[한두세네]명|[1-9]명)?(이?랑|하고)?([1-9]\\d?(살|세)?|초[1-6]|[중고][1-3])?(있음|있어요|있습니다|있고|이?요|예요|이에요|입니다|임)?"
)
LIVE_HERE = re.compile("(이|이서|서)?(같이|함께)?(살|삽|지내)")
EARN_IT = re.compile("(둘|셋|넷|다섯)이(서)?((합쳐|합해)(서)?|합하면)?(한달에|월)?$")
PREGNANT = re.compile("임신|출산 ?예정")
ELSEWHERE = ("parent", "grandparent", "sibling", "other")
RAISES = re.compile(
    "(아이|애|아기|자식|자녀|딸|아들)(들)?(을|를|가|이|도)?(하나|혼자)?(키우|키워|키웁|키운|길러|기르|있어|있습|있는|있고)"
)
WITH_WHOM = re.compile(
    "(같이|함께)(\\w{0,3})?(살|사|삽|지내|있|계)|모시|한집|데리고(?!가|왔|온|나)|식구|가족|랑살|하고살|와살|과살|있어요$|있습니다$"
)


def hear_people(
    text: str,
    entities: tuple[Mention, ...],
    question: QuestionBlock | None,
    people: Household,
    today: date,
    latest: tuple[Place, ...] = (),
) -> Iterator[Told | NewMember]:
    """Everybody of whom a text tells something, and what it tells; `latest` are the facts told last."""
    situation = people.situation
    named = persons(text, entities)
    asked = question.fact if question is not None else None
    told = hear_ages(text, entities, named, question, people, latest, today)
    told += hear_grades(text, named, people, today, of_children=asked in HOUSE)
    told += [] if _alone_elsewhere(text, named) else _size(text, entities, asked)
    known_children = len(known_as(situation, kin()["자녀"]))
    told += _children(text, named, None if _earned_together(text, entities) else asked, told, known_children)
    _companions(text, named, asked, people, sized=any(one.path == "household.size" and one.value != 1 for one in told))
    yield from people.new.values()
    yield from told
    if _left_with_children(text, named, told, situation):
        yield Told(SINGLE_PARENT, value=True)
    sized = any(one.path == "household.size" for one in told)
    at_home, known = _at_home(people, told), value_of(situation, "household.size")
    listed = _listed(situation) + at_home
    more = known is None or (at_home and not (isinstance(known, int) and listed <= known))  # of three, one may be named
    if asked in ("household.size", "household.members") and at_home and not sized and more:
        yield Told("household.size", listed, assumed=True)
    elif known is None and not sized and at_home and _all_are_named(text, named, told):
        yield Told("household.size", listed)


def _left_with_children(text: str, named: list[Named], told: list[Told], situation: Json) -> bool:
    """Whether a spouse is gone and children are here: "남편이 작년에 죽고 애 둘이랑 살아요"."""
    left = any(one.gone and one.kin.relation == "spouse" for one in named) or PARTED.search(closed(text))
    away = any(one.kin.relation == "child" and (one.gone or one.away) for one in named)
    counts = [one.value for one in told if one.path == "household.children"]
    return bool(left) and not away and any(counts or [value_of(situation, "household.children")])


def _all_are_named(text: str, named: list[Named], told: list[Told]) -> bool:
    """Whether everybody is named with whom somebody lives: "엄마랑 살아요", "애 둘이랑 살아요"."""
    counted = any(one.path == "household.children" and isinstance(one.value, int) for one in told)
    here = [one for one in named if not (one.gone or one.away or one.kin.relation == "self")]
    single = all(one.kin.one or (one.kin.relation == "child" and (counted or _just_one(text, one))) for one in here)
    living = LIVE_WITH.search(closed(text)) or _in_brief(text, named)
    return bool(here) and single and bool(living)


def _at_home(people: Household, told: list[Told]) -> int:
    """How many live here of whom a text tells: children who are counted are more than those who are named."""
    here = [one for one in people.new.values() if one.together]
    children = len([one for one in here if one.relation == "child"])
    known = len([one for one in people.situation.get("members", ()) if one["relation"] == "child"])
    counts: list[int] = [one.value for one in told if one.path == "household.children" and isinstance(one.value, int)]
    return len(here) + max([0, *(count - known - children for count in counts)])


def _size(text: str, entities: tuple[Mention, ...], asked: str | None) -> list[Told]:
    money = [range(one.start, one.end) for one in amounts(text) if not one.none]
    sizes = [
        one
        for one in entities
        if one.entity == "household_size" and not supposed(text, one.end)
        if not any(one.start in span for span in money)
    ]
    if asked == "household.children":
        sizes = [mention for mention in sizes if _of_all(mention, text)]
    alone = ALONE.search(closed(text)) or _alone_in_brief(text, entities)
    if not sizes and asked != "household.children" and alone and not told_of_size(entities):
        return [Told("household.size", 1)]
    if not sizes and asked in HOUSE[:2] and LEFT_ALONE.search(closed(text)):
        return [Told("household.size", 1)]
    return [Told("household.size", sizes[-1].norm)] if sizes else []


def _alone_in_brief(text: str, entities: tuple[Mention, ...]) -> bool:
    """ "70세 혼자 대전 유성구": said between other facts, without a verb that could be done alone."""
    places = [found.end() for found in IN_BRIEF.finditer(text)]
    return any(one.start in places for one in entities if one.entity in ("age", "district"))


def _earned_together(text: str, entities: tuple[Mention, ...]) -> bool:
    """ "둘이 400이요": those who earn it are no answer to how many children there are."""
    amounts = (one.start for one in entities if one.entity == "income_amount")
    return any(EARN_IT.search(closed(text[:start])) for start in amounts)


def _of_all(mention: Mention, text: str) -> bool:
    """Whether a number said to the question about children is of all who live here: "혼자예요", "둘이 살아요"."""
    alone = "명" not in mention.value and mention.norm == 1
    return alone or bool(LIVE_HERE.match(closed(text[mention.end :])))


def _alone_elsewhere(text: str, named: list[Named]) -> bool:
    """ "엄마가 춘천에 혼자 사세요": it is not the enquirer who lives alone."""
    found = LIVES_ALONE.search(text)
    word = None if found is None else subject(text, found.start())
    of_them = (one for one in named if one.kin.word == word and one.kin.relation in ELSEWHERE)
    return any(not one.gone for one in of_them)


def told_of_size(entities: tuple[Mention, ...]) -> bool:
    """Whether a text speaks of a size at all, be it only supposed."""
    return any(one.entity == "household_size" for one in entities)


def _children(text: str, named: list[Named], asked: str | None, told: list[Told], known: int) -> list[Told]:
    """How many children there are; to the question about them, all that are named are all there are."""
    of_all = any(one.path == "household.size" for one in told)
    other = of_all or (bool(PREGNANT.search(text)) and not any(one.kin.relation == "child" for one in named))
    asked = None if any(not word.hint for word in money_words(read(text))) else asked  # "차 하나"
    count = children(NO_CHILD_WORD.sub("", CHILD_MYSELF.sub("", text)), expecting=None if other else asked)
    aged = {one.member for one in told if one.member is not None and one.member.startswith("child")}
    if count == 0 and asked == "household.children" and known:  # "더 없어요"
        count = known
    if any(one.gone or one.away for one in named if one.kin.relation == "child") and count:
        return []
    if count is not None and not IF_TWINS.search(closed(text)):
        return [Told("household.children", max(count, len(aged)))]
    if asked == "household.children" and aged:
        return [Told("household.children", len(aged), assumed=True)]
    if not aged and RAISES.search(closed(NO_CHILD_WORD.sub("", text))):
        return [Told("household.children", {"min": 1})]
    return []


def _companions(text: str, named: list[Named], asked: str | None, people: Household, *, sized: bool) -> None:
    """People who are said to live here, though nothing else is told of them."""
    listing = asked in HOUSE or _in_brief(text, named)
    telling = listing or sized or bool(WITH_WHOM.search(closed(text)))
    for one in named:
        if one.gone or one.kin.relation == "self" or not telling or ORDINAL.fullmatch(text[one.start : one.end]):
            continue
        several = one.kin.relation in ("child", "grandchild", "sibling") and not (one.kin.sex and listing)
        if several and not (listing or one.here):
            continue
        if people.ids(one.kin):
            continue
        here = one.here or (listing and not one.away) or (one.kin.together and not one.away)
        if several and not _just_one(text, one):
            continue
        if here or one.away:
            people.add(one, together=here)


def _in_brief(text: str, named: list[Named]) -> bool:
    """Whether a text ends in a list of those who live together: "45세 부산, 아내랑 중학생 아들"."""
    if not named or not LIST_ENDS.fullmatch(closed(text[named[-1].end :])):
        return False
    return len(named) > 1 or JOINS.match(closed(text[named[-1].end :])) is not None


def _just_one(text: str, one: Named) -> bool:
    """Whether a word for a child means one child: "딸이랑 살아요", and not "애들", "아이 둘"."""
    many = text[one.end :].startswith("들") or "들" in text[one.start : one.end].removeprefix("아들")
    many = many or text[one.start : one.end].endswith("네")
    return not many and children(text) in (None, 1)


def _listed(situation: Json) -> int:
    return sum(member.get("lives_together", True) for member in situation.get("members", ())) or 1
