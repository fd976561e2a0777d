# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whom a text asks about: "엄마 것도 봐줘", "남편은요?", "다시 제 거"."""

import re

from actions.answer import QuestionBlock
from actions.asked.commands import closed
from actions.hearing.persons import Named, persons
from actions.understanding import Understanding

OWN = "(것|거|꺼|건|껀|껄|걸|게|혜택|지원|기준)"
LOOK = "봐|보여|볼|찾|알아|확인|살펴|알려|해줘|해주|부탁|있|뭐|뭣|무엇|무슨|어때|어떻게|되|돼|도|요|은|는|로|$"
THEIRS = re.compile(
    f"(들)?(네|님|이)?(의|가받을수있는|이받을수있는|앞으로나오는|한테나오는|명의로)?{OWN}(도|를|을|은|는|로|만|좀|이|으로)*({LOOK})"
)
THEY = re.compile("(들)?(님)?(은|는)(요|여|유)?(어때요?|어떤가요?|어떻게(돼|되|나와)(요|나요|는데요)?)?$")
THEY_TOO = re.compile("(들)?(님)?도(요|여|유)?$")
CAN = re.compile(
    "(들)?(님)?(은|는|도|이|가|께서|께서는|한테|한테는|에게|에게는|앞으로)(좀|따로|혹시|지금|또)*"
    "((뭐|뭘|무엇|무슨|어떤)\\w{0,4})?(받을수|받을만|받으실|받을게|받을거|받는게|받아|받나|받는|탈수|나올|나오|해당|되는게|되는거|신청할수|알아봐|찾아|봐)"
)
MINE = re.compile(
    "^(이제|그럼|그러면|근데)?(다시)?(제|내|나(?!이)|저|저희|우리|본인)(꺼|거|것|건|걸|게|집|한테|얘기|이야기|차례|기준)?(은|는|를|을|로|도|으로)?"
    "(다시|돌아가|돌아갈|돌아와|보기|볼|봐|보여|알려|해줘|해주|요|이요|로요|찾아|어떻게|$)(\\w{0,6})$"
    "|^(그럼|그러면|이제)?(저|나)(한테|에게)(는)?(나오는|해당되는|오는|맞는)?(거|것|건|게)?(은|는|도)?(요|뭐|뭐가|$)(\\w{0,6})$"
    "|^(저는요|나는요|나는|저는|나는어때요|저는어때요|저는어떻게돼요|나는어때)$|(제|내|저|나)(꺼|거|것|걸|한테)(로|으로)(다시|돌아)"
)
WHAT_FOR_ME = re.compile(
    "^(그럼|그러면|이제)?(나|저|난|전|나는|저는|내가|제가)(도|은)?(뭐|뭘|무엇|무슨|어떤)\\w{0,3}(받|혜택|지원|나와|나오)\\w{0,8}$"
)
BARE = re.compile("(다시)?(저|나|난|전)(는|은)?(요|어때요?|어떻게돼요)?")
ANSWERING = ("household.members", "household.size", "household.children")


def asked_of(understanding: Understanding, question: QuestionBlock | None) -> Named | None:
    """The relative whose benefits are asked for; "남편도요" to the question who lives here is an answer."""
    if understanding.text and any(one.entity == "benefit" for one in understanding.entities):
        return None
    answering = question is not None and question.fact in ANSWERING
    for named in persons(understanding.text, understanding.entities):
        after = closed(understanding.text[named.end :])
        if named.kin.relation == "self" or named.gone:
            continue
        asks = "?" in understanding.text or not answering
        if THEIRS.match(after) or CAN.match(after) or THEY.match(after) or (asks and THEY_TOO.match(after)):
            return named
    return None


def is_bare(text: str) -> bool:
    """Whether nothing but oneself is named: "저는요?" may ask for the programme that was spoken of.

    >>> is_bare("저는요?"), is_bare("다시 제 거")
    (True, False)
    """
    return bool(BARE.fullmatch(closed(text)))


def asks_what_for_oneself(text: str) -> bool:
    """Whether somebody asks for their own results: where another was looked at, they come back to themselves.

    >>> asks_what_for_oneself("나 뭐 받을 수 있어?"), asks_what_for_oneself("뭐 받을 수 있어?")
    (True, False)
    """
    return bool(WHAT_FOR_ME.match(closed(text)))


def asks_of_oneself(text: str) -> bool:
    """Whether the enquirer comes back to their own.

    >>> asks_of_oneself("다시 제 거"), asks_of_oneself("저는요?"), asks_of_oneself("저는 예순이에요")
    (True, True, False)
    """
    return bool(MINE.search(closed(text)))
