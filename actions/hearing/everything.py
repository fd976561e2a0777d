# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Everything that one text tells, whatever was asked: facts in any number and order, and what must be asked back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.answer import Option, QuestionBlock
from actions.asked.commands import closed
from actions.asked.find import ids_of
from actions.asked.of_programme import asked_of
from actions.asked.wishes import wish_in
from actions.asking import GROUPS, unknown
from actions.conversation import Conversation, Place
from actions.hearing.home import hear_home
from actions.hearing.learning import AGES, ASSET_PARTS, ASSETS, DEBT, INCOME, INCOME_PARTS, NewMember, Told
from actions.hearing.living_together import hear_people
from actions.hearing.means import hear_money
from actions.hearing.person import hear_person
from actions.hearing.persons import Household
from actions.hearing.statuses import said_fact, wordings
from actions.hearing.yes_no import hear_answer
from actions.household import ME, value_of
from actions.phrasing.wording import Voice
from actions.turns.newborn import with_birth
from actions.understanding import MARKUP, SURE, Understanding
from bot.korean import Mention

RECEIVES = re.compile(
    "(?:(?:이랑|랑|하고|과|와)[가-힣]{2,12}?)?(?:(?:다)?합쳐서?|(?:다)?합해서?|다해서)?(은|는|을|를|도|이|가|만|으로|로)?([\\d,일이삼사오육칠팔구십백천만]+원?(씩|정도|쯤|을|를)?)?(이미|지금|벌써|매달|다달이|달마다|현재)*(받고(있|계|사)|"
    "(?:나오는|받는|타는)(?:거|것|게|건|돈)?(?:이|가)?(?:밖에|배끼|배께|뿐|만)|받아요|받습|받는중|받네|받으(?:세요|셔요|셔|십니다|신다|시고|시는데)|타고있|타먹|타요|나와요|나옵|나오고|수급)(?!.{0,3}(까|나요|수))"
)
HONOURED = "받으"
"""Said of an elder: "기초연금 받으세요" asks nothing unless it is marked as a question."""
MAY_ASK = re.compile("(은|는|을|를|도|이|가)?(받아요|받습|받네|타먹|타요|나와요|나옵|나오고)")
"""What is said of a benefit that one has, and asked of one that one has not."""
ASKED_BACK = re.compile("(근데|그런데|아니)?(왜|어째서|어째)")
"""A question of the person's own answers nothing: the "없어요" of "왜 이것밖에 없어요?" is no income of nothing."""
NOT_RECEIVED = re.compile(
    "(은|는|을|를|도|이|가|만)?(이제|이제는|지금|지금은|사실|아직|더이상)*(받는다고한거|받는다는거)?(은|는|이)?"
    "(안받(?!나|는거예요)|못받고있|받지않|받고있지않|끊겼|끊어졌|끊긴|중단됐|잘못|아니|취소)"
)
RECIPIENT = re.compile("(기초(생활)?)?수급자(예|이|세|시|셔|신|입|인데|인디|임|고|라|야|여|유|지|로|요|$)")
NOT_ASKED = re.compile(
    "(은|는|을|를|도|이|가)?(안|못)(받(아|고|는|습|음)|타(요|고)|탑|나(와요|오고|옵|와서))(?!.{0,3}(까|나요|죠))"
)
EARNED = INCOME_PARTS[0]
ROOM_FOR_ONE = re.compile("고시원|고시텔|리빙텔|원룸텔|쪽방")
COMPANY = ("household.size", "household.children")
NOT_WORKING = re.compile("일(은|을|도)?(이제|지금|아예|전혀|더는)?(안|못)(해|하|합|함|혀|헌)|무직")
NAMED_TOPICS = {
    "(제|내)?(나이|생일|생년월일|연세|출생)": AGES,
    "(제|내|우리)?(소득|수입|월급|연봉|급여|버는)": (INCOME, *INCOME_PARTS),
    "(제|내|우리)?(재산|예금|통장|빚)": (ASSETS, *ASSET_PARTS, DEBT),
    "(제|내|우리)?(주소|사는곳|사는데|어디사는지)": ("residence.sido",),
    "(제|내|우리)?(가족|식구)": ("household.size", "household.members", "household.children"),
}
"""What a refusal, or the question why something is asked, begins with, where it names what it is about."""
RECEIVED_AS = (re.compile("생계|의료급여"), re.compile("주거급여|교육급여"))
"""The benefits that each kind of recipient has, in the order of the kinds."""
KINDS_OF_RECIPIENT = ("household.types.livelihood_recipient", "household.types.housing_education_recipient")


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was told, what must be asked back because of it, the programmes named, and the questions to drop.

    `asked` is what the words behind a programme's name ask of it.
    """

    told: tuple[Told | NewMember, ...] = ()
    ask: QuestionBlock | None = None
    unclear_money: bool = False
    benefits: tuple[str, ...] = ()
    dropped: frozenset[Place] = frozenset()
    asked: str | None = None

    @property
    def anything(self) -> bool:
        """Whether any fact was heard."""
        return bool(self.told)


def hear(understanding: Understanding, conversation: Conversation, today: date) -> Hearing:
    """Everything that a text tells."""
    text, entities = understanding.text, understanding.entities
    if MARKUP.search(text):
        return Hearing()
    question = None if ASKED_BACK.match(closed(text)) else conversation.question
    situation = conversation.situation
    latest = tuple(path for path, _ in conversation.latest)
    ages = [one for one in entities if one.entity == "age"]
    money = hear_money(text, question, situation, latest, conversation.voice, ages)
    home = hear_home(text, entities, question, situation, today, understanding.intent, conversation.voice)
    people = Household(situation)
    told: tuple[Told | NewMember, ...] = (
        *home.told,
        *hear_people(text, entities, question, people, today, conversation.latest),
        *hear_person(text, entities, question, people, today),
        *money.told,
        *_receiving(understanding, question),
        *_as_recipient(text, question),
        *_no_longer(text, entities, situation),
    )
    told = (*told, *_no_wage(text, told, situation), *_room_for_one(text, told, situation))
    told = with_birth(_picked(text, question) or told, question, text, today)
    # What is only a guess is no answer; and "기초연금은 안 받아요" says no to that alone.
    intent = understanding.intent if understanding.confidence >= SURE else None
    answered = question if not any(isinstance(one, Told) and one.whole for one in told) else None
    told = _once((*told, *hear_answer(text, intent, answered, told)))
    named = _asked_about(text, entities)
    benefits = tuple(one for mention in named for one in ids_of(mention.norm))
    return Hearing(
        told=told,
        ask=home.ask
        or money.ask
        or _which_recipient(text, told, situation, conversation.voice)
        or _source_alone(entities, told, question, conversation.voice),
        unclear_money=money.unclear,
        benefits=tuple(dict.fromkeys(benefits)),
        dropped=_dropped(understanding, question) if not told else frozenset(),
        asked=asked_of(text[named[-1].end :]) if named else None,
    )


def _picked(text: str, question: QuestionBlock | None) -> tuple[Told, ...]:
    """The option that was picked, said of whoever was asked about: "아이 키우느라 쉬었어요" tells of no child."""
    offered = question is not None and any(option.value == text for option in question.options)
    fact = said_fact(text) if offered else None
    if question is None or fact is None or not fact.startswith(f"{question.fact}."):
        return ()
    mothers = fact == "member.statuses.pregnant" and question.member in (None, ME)
    sex = (Told("member.sex", "female", ME, assumed=True),) if mothers else ()
    return (Told(fact, value=True, member=question.member or ME if fact.startswith("member.") else None), *sex)


def _no_wage(text: str, told: tuple[Told | NewMember, ...], situation: Mapping[str, Any]) -> Iterator[Told]:
    """Who lives alone and says that they do not work earns nothing."""
    idle = Told("member.statuses.employed", value=False, member=ME) in told and NOT_WORKING.search(closed(text))
    alone = Told("household.size", 1) in told or value_of(situation, "household.size") == 1
    known = value_of(situation, EARNED) is not None or value_of(situation, INCOME) is not None
    spoken_of = any(isinstance(one, Told) and one.path in (INCOME, EARNED) for one in told)
    if idle and alone and not known and not spoken_of:
        yield Told(EARNED, 0, assumed=True)


def _room_for_one(text: str, told: tuple[Told | NewMember, ...], situation: Mapping[str, Any]) -> Iterator[Told]:
    """Who lives in a 고시원 or 쪽방, whose rooms are for one, lives alone unless anybody else is told of."""
    room = Told("household.housing", "non_housing") in told and ROOM_FOR_ONE.search(closed(text))
    others = (
        any(isinstance(one, NewMember) or one.path in COMPANY for one in told) or len(situation.get("members", ())) > 1
    )
    known = any(value_of(situation, path) is not None for path in COMPANY)
    if room and not others and not known:
        yield Told("household.size", 1)


def _once(told: tuple[Told | NewMember, ...]) -> tuple[Told | NewMember, ...]:
    return tuple(one for place, one in enumerate(told) if one not in told[:place])


def _receiving(understanding: Understanding, question: QuestionBlock | None) -> Iterator[Told]:
    """Programmes that are received already."""
    asked = question is not None and question.fact == "situation.receiving"
    which = question is not None and _asks_which(question)
    received = [
        ids[0]
        for mention in understanding.entities
        if mention.entity == "benefit" and len(ids := ids_of(mention.norm)) == 1
        if asked or (which and _kinds(mention.value)) or _received(understanding, mention)
    ]
    if received:
        yield Told("situation.receiving", tuple(received))


def _received(understanding: Understanding, mention: Mention) -> bool:
    """Whether the words after a name say that it is received: "나와요" may ask, "받고 있어요?" may not."""
    after = closed(understanding.text[mention.end :])
    found = RECEIVES.match(after)
    if found is None:
        return False
    questioned = understanding.text.rstrip().endswith("?")
    if HONOURED in found[0]:
        return not questioned
    asks = questioned or (understanding.intent or "").startswith("ask_")
    return not (asks and after.startswith(found[0]) and len(after) <= found.end() + 1 and MAY_ASK.fullmatch(found[0]))


def _no_longer(text: str, entities: tuple[Mention, ...], situation: Mapping[str, Any]) -> Iterator[Told]:
    """Programmes that were said to be received and are not: "기초연금은 안 받아요"."""
    known = situation.get("receiving") or ()
    denied = {
        one
        for mention in entities
        if mention.entity == "benefit" and NOT_RECEIVED.match(closed(text[mention.end :]))
        for one in ids_of(mention.norm)
    }
    if denied & set(known):
        yield Told("situation.receiving", [one for one in known if one not in denied], whole=True)


def _which_recipient(
    text: str, told: tuple[Told | NewMember, ...], situation: Mapping[str, Any], voice: Voice
) -> QuestionBlock | None:
    """수급자 may mean two things; which one decides much."""
    said = any(isinstance(one, Told) and one.path in KINDS_OF_RECIPIENT for one in told)
    known = any(value_of(situation, path) for path in KINDS_OF_RECIPIENT)
    if said or known or not RECIPIENT.search(closed(text)):
        return None
    says = [wordings()[fact].say or "" for fact in KINDS_OF_RECIPIENT]
    options = (*(Option(voice.of(say), say) for say in says), unknown(voice))
    return QuestionBlock("household.types", voice("which_recipient"), "choice", options)


def _source_alone(
    entities: tuple[Mention, ...], told: tuple[Told | NewMember, ...], question: QuestionBlock | None, voice: Voice
) -> QuestionBlock | None:
    """ "기초연금만 받으세요" to the question what comes in: the source is heard, and its amount asked for."""
    if question is None or question.fact not in (INCOME, *INCOME_PARTS):
        return None
    paths = {one.path for one in told if isinstance(one, Told)}
    named = "situation.receiving" in paths or any(one.entity == "income_source" for one in entities)
    if not named or paths & {INCOME, *INCOME_PARTS} or question.text == voice("how_much_of_it"):
        return None
    return replace(question, text=voice("how_much_of_it"))


def _asks_which(question: QuestionBlock) -> bool:
    return any(option.value == wordings()[KINDS_OF_RECIPIENT[0]].say for option in question.options)


def _as_recipient(text: str, question: QuestionBlock | None) -> Iterator[Told]:
    """ "생계급여요" to the question which of them is received."""
    if question is not None and question.fact == "household.types" and _asks_which(question):
        yield from (Told(fact, value=True) for fact in _kinds(text))


def _kinds(text: str) -> list[str]:
    """The kinds of recipient whose benefits a text names."""
    said = closed(text)
    return [fact for fact, words in zip(KINDS_OF_RECIPIENT, RECEIVED_AS, strict=True) if words.search(said)]


def _asked_about(text: str, entities: tuple[Mention, ...]) -> list[Mention]:
    """The programmes that are named, without those of which it is only said that they are not received."""
    named = [mention for mention in entities if mention.entity == "benefit"]
    meant = [mention for mention in named if not NOT_ASKED.match(closed(text[mention.end :]))]
    return meant or named


def _dropped(understanding: Understanding, question: QuestionBlock | None) -> frozenset[Place]:
    """What the person cannot or will not tell: what they name, else the question and every fact it would settle."""
    if understanding.intent not in ("dont_know", "refuse_answer") or wish_in(understanding.text) == "why_asked":
        return frozenset()
    refused = understanding.intent == "refuse_answer"
    if named := topic_of(understanding.text) if refused else ():
        return frozenset((fact, ME if fact.startswith("member.") else None) for fact in named)
    return places_of(question) if question is not None else frozenset()


def topic_of(text: str) -> tuple[str, ...]:
    """The facts of the topic that a text begins with.

    >>> topic_of("나이는 말하기 싫어요"), topic_of("말하기 싫어요")
    (('member.birth_date', 'member.birth_year', 'member.age'), ())
    """
    said = closed(text)
    return tuple(fact for words, facts in NAMED_TOPICS.items() if re.match(words, said) for fact in facts)


def places_of(question: QuestionBlock) -> frozenset[Place]:
    """The facts that a question asks for, as the engine knows them."""
    offered = (said_fact(option.value) for option in question.options if question.fact in GROUPS)
    parts = [fact for fact in offered if fact is not None]
    if question.fact == "household.members" and len(question.options) == 1:  # only the children's ages were asked
        parts.append("household.children")
    about_me = (question.member or ME) if question.fact.startswith("member.") else question.member
    return frozenset((fact, about_me) for fact in (question.fact, *parts))
