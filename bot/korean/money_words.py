# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words that tell what kind of money an amount is."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, cast

from bot.korean.line import Line, read  # noqa: F401 - read is for the doctest

Kind = Literal[
    "income",
    "earned",
    "other",
    "rent",
    "deposit",
    "financial",
    "residential_property",
    "general_property",
    "vehicle",
    "debt",
    "assets",
    "expense",
    "benefit",
    "unknown",
]
INCOME_KINDS: Final = frozenset({"income", "earned", "other"})

_PENSIONS = "(?:국민|기초|노령|공무원|사학|군인|보훈|유족|장애인?|퇴직|주택|농지|개인|산재|교직원|우체국|기초노령)"
_ALLOWANCES = "(?:장애인?|아동|양육|자립|참전|보훈|부모|가족|구직|노인|기초|실업|명예|유공자|훈련|육아|출산|생계|입학)"
_WORDS: Final[tuple[tuple[Kind, str], ...]] = (
    (
        "expense",
        "병원비|약값|밥값|반찬값|쌀값|분유값|차비|택시비|조리원비|보육료|어린이집비|유치원비|교복값|교복비|난방비|기름값|전기세|전기요금|가스비|가스요금|수도세|관리비(?!포함|까지|합)"
        "|등록금|학원비|교육비|교통비|식비|간병비|수술비|치료비|통신비"
        "|가[게겟]세|가게월세|점포세|재료비|사납금|곗돈|계돈|헌금|중개비|요양비"
        "|요금|건보료|보험료|건강보험|세금(?!떼|빼|제|띠)|벌금|과태료|카드값|휴대폰비|공과금"
        "|전화비|기저귀값|검사비|진료비|입원비|빚갚|이자내|이자로나|대출이자"
        "|이자(?:로|를|만|도)?(?=[\\d일이삼사오육칠팔구십백천만]{1,8}원?(?:씩)?(?:내[고는지요야]|낸|나가|갚))",
    ),
    (
        "other",
        f"{_PENSIONS}?연금(?:보험)?|{_ALLOWANCES}?수당|(?:생계|주거|의료|교육|실업|구직|육아휴직|육휴|휴업"
        f"|부모|출산휴가|상병|휴직)급여|산재(?!보험|신청|처리|공단|승인|환자)"
        "|용돈|양육비|생계비|수급비|지원금|장학금|배당|임대소득|임대수입|임대료수입|이자(?:소득"
        "|수입|나|가|로|는|도|쪼|조)?|연금소득|재산소득|이전소득"
        "|월세(?:를|로|는)?(?:놓|놔|받|수입|들어오|들어와)[가-힣]{0,3}|세(?:를)?(?:놓|놔|받아|받는|받고)[가-힣]{0,3}"
        "|(?:아들|딸|자식|자녀|애들?|동생|며느리|사위|손주|손자|형|누나|오빠|언니|부모님?|엄마"
        "|아빠|전남편|애아빠|친정)[가-힣]{0,4}(?:주는|보내는|부쳐주는|보태주는)"
        "|보내[주줘]|보내준|보내옴|부쳐[주줘]|부쳐준|부치|보태[주줘]|(?<=씩)[주줘]|실업수당"
        "|실급|산재(?!급여)|보조금|후원금|생활비로?받|산재급여|보상금|나라에서|정부에서",
    ),
    (
        "earned",
        "월급|봉급|임금|급여|연봉|기본급|알바비?|아르바이트|일당|시급|주급|품삯|품팔이|인건비"
        "|세후|세전|실수령|근로소득|공공근로|노인일자리|공익형|자활(?!센터)|장사"
        "|배달|과외|매출|순수익|순이익|농사|물질|폐지|고물|박스줍|일해서|일하고|일하면|일하는데"
        "|맞벌이|외벌이|파출부|청소|(?<![가-힣])경비(?=일|원|로|하|서|직)|사업소득|프리랜서"
        "|강사료|강의료|강사로|(?<=택시)몰|(?<=트럭)몰|식당일|시니어클럽"
        "|벌(?=어|고|이|었|지|엄|던|죠|여|기|며|구|린|수|잖|면)|버는|번다|법니다|벌임|버오|법니더"
        "|팔아|택배|대리운전|일용직|노가다|막노동|간병일|요양보호사|품앗이|부업|투잡|직장"
        "|공장|식당|가게|회사|편의점|마트|밭일|과수원일|배타|고기잡|사업",
    ),
    (
        "rent",
        "연세로(?=[^나]{0,6}내)|원룸|투룸|고시원|고시텔|오피스텔|쪽방|여관|여인숙|모텔|셋집|곁방|기숙사비|렌트비?|단칸방|셋방"
        "|옥탑방?|반지하|월세|방세|집세|사글세|삭월세|삯월세|달세|임대료|방값|월차임|셋돈|월임"
        "|달방|세를내|세내|집주인한테|주인집에|주인한테",
    ),
    ("deposit", "(?<![가-힣])보(?=[\\d])|보증금(?!은?없|이없|도없)|전세금?|반전세|전세보증금|보증"),
    (
        "financial",
        "주머니|지갑|수중|잔고|예금|적금|저금|저축|통장(?!에찍|에들어|으로들어|찍|에매)|모아둔"
        "|모아놓|모은돈|모은거|현금|주식|펀드|청약|보험(?!료)|비상금|가진돈|가진게|금융재산"
        "|예적금|여윳돈|목돈|코인",
    ),
    (
        "residential_property",
        "집값|(?<!임대)(?<!행복)주택(?!연금|청약|공사)|(?<!임대)(?<!주공)(?<![ls]h)아파트|(?<!임대)빌라|(?<![가-힣])자가|(?<![가-힣])시가|공시가격?"
        "|공시지가|연립|집(?=을?[\\d,일이삼사오육칠팔구십백천만억]{1,9}원?(?:에|주고|들여)[가-힣]{0,3}(?:샀|산|사서|장만|매입|구입))|(?:내|우리|제|저희)집(?!양반|사람|남편|아저씨|식구|형편|애|아들|딸|영감|바깥)"
        "|(?:|시골|촌|기와|단독|농가|헌|살던|사는|오래된|낡은|조그만|작은|조그마한)집"
        "(?!(?:은|이|도)?(?:월세|전세|사글세|임대|원룸|고시원))(?=한채|두채|하나|[이은도가만]"
        "|[일이삼사오육칠팔구십\\d])",
    ),
    (
        "general_property",
        "땅|토지|논밭|논(?=[이은도가한두세\\d])|밭(?=[이은도한두세\\d])|(?<![가-힣])상가|건물"
        "|임야|과수원|농지|전답|선산",
    ),
    ("vehicle", r"자동차|승용차|트럭|차값|중고차|차량|차(?=[가는도만]|\d{3,4}만)|경차"),
    ("debt", "빚|부채|대출|융자|사채|카드론|마이너스통장|마통|갚을|꾼돈|빌린"),
    ("assets", "재산|자산"),
)
_HINTS = (
    "소득|수입|세금(?=떼|빼|제|띠)|손에쥐|손에쥡|들어(?=와|오|옵|온|옴)|생활비|찍히|(?:한|매"
    "|다)달(?:에|이)?|매월|달마다|월(?=[^가-힣]|약|한|평균|일|이|삼|사|오|육|칠|팔|구|십|백"
    "|천)|합쳐|합치|합하|합해|합산|갖고(?=살|생활)|가지고(?=살|생활)"
    "|(?:으로|로)(?=살|생활|버티)|받(?=아|고|습|십|네|는|지|음|다|으며|어|거든|았|심|응)|나와"
    "|나오(?!나|면|는지)|나옵|나온|나옴|타(?=요|고|네|지|는|먹)|가져[가와오]|벌이|평균"
    "|돈(?=[이은도]|[일이삼사오육칠팔구\\d]*[십백천만])|생계"
)


class Word(NamedTuple):
    """A word about money in a closed text; `hint` words only say that money comes in."""

    start: int
    end: int
    kind: Kind
    hint: bool


_WORD = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS) + f"|(?P<hint>{_HINTS})")


def money_words(line: Line) -> tuple[Word, ...]:
    """Every word about money in a text, from left to right; none is put together from the ends of two words.

    >>> [(word.kind, word.hint) for word in money_words(read("국민연금이 나오고 월세는 삼십"))]
    [('other', False), ('income', True), ('rent', False)]
    """
    return tuple(
        _word(found)
        for found in _WORD.finditer(line.closed)
        if line.gap[found.start()] or not any(line.gap[found.start() + 1 : found.end()])
        if found[0] not in _SHORT or begins(line, found.start())
    )


_SHORT = frozenset({"집", "차"})
_BEFORE = re.compile(r"(?:^|[^가-힣]|[고데디요서며은는도랑나지]|그리고|하고)$")


def begins(line: Line, start: int) -> bool:
    """Whether a word of one syllable begins here: no 차 in 기차, no 집 in 판자집."""
    return line.gap[start] or bool(_BEFORE.search(line.before(start, 1)))


def _word(found: re.Match[str]) -> Word:
    hint = found.lastgroup == "hint"
    return Word(*found.span(), "income" if hint else cast(Kind, found.lastgroup), hint)
