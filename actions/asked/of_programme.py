# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is asked of a programme that is named, by the words behind its name: 얼마예요, 되나요, 뭐예요.

A text that also tells something ("임신 2개월인데 임산부 교통비 되나요?") is a question all the same.
"""

import re

from actions.asked.commands import closed

WORDS = {
    "ask_documents": "서류|준비물|구비|뭐가져가|뭘가져가",
    "ask_deadline": "언제까지|마감|기한|언제신청|신청(은|이)?언제|(신청)?기간(은|이)?언제",
    "ask_payment_date": "언제(들어|나오|나와|입금|지급|줘|주나|줍)",
    "ask_how_to_apply": "어떻게(신청|받|해)|어디(서|에서|에|로)?(신청|가서|가야)|신청(하는)?(방법|법)|신청하려",
    "ask_contact_office": "전화번호|어디로전화|어디에(전화|문의)|문의처",
    "ask_amount": "얼마(?!전|안)|금액(은|이)|몇만원",
    "ask_eligibility": (
        "받을수(있|잇)(?!고|어서|게)|받을까|되나|되는지|될까|되려나|되냐|되요|돼요|됩니까|된가|가능(한|할|해요|하나|합)|"
        "자격|해당(되|이)|신청되"
    ),
    "ask_benefit_info": (
        "(뭐|무엇|뭔|뭣|어떤거|어떤것)(예|에|이|야|인|죠|꼬|여|라|가|있)|누가(받|쓰)|있어요$|있나|있습니까|알려|"
        "^(은|는|을|를)?(하나요|하는가요|합니까|하는지|해요$)"
    ),
}
"""The intent and the words that ask for it, the most telling first."""
PATTERNS = {intent: re.compile(words) for intent, words in WORDS.items()}


def asked_of(behind: str) -> str | None:
    """The intent of the question in the text behind a programme's name; None where nothing is asked.

    >>> asked_of(" 되나요?"), asked_of(" 언제 신청해요?"), asked_of("을 받고 싶어요")
    ('ask_eligibility', 'ask_deadline', None)
    """
    said = closed(behind)
    return next((intent for intent, words in PATTERNS.items() if words.search(said)), None)
