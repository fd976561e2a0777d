# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Listed words that mean something else in other company: 시각 is a time, 통장 holds money, a home may be visited."""

from __future__ import annotations

import re

from bot.korean.everyday_names import given_until
from bot.korean.line import Line

_GRADED = re.compile("(?:장애)?(?:[일이삼사오육1-6]급(?!여)|[중경]증(?!상)|최중증|심[한하])")
_DWELT_IN = re.compile(
    "(?:에서?)?(?:잠깐|잠시|그냥|혼자|얹혀)?(?:살|사[는시]|삽|산다|지내|지냅|있어|있습|있는|거주|머물|신세)"
    "|이?(?:고|에요|예요|요|입니다|임|라서|라|여|유)(?![가-힣]{0,2}(?:갔|가서))"
)
_HOSTS = ("아들", "딸", "언니", "누나", "오빠", "형", "동생", "친구", "이모", "고모")
_LETTING = re.compile(
    "(?:에서(?:하는|주는|지은|빌려준|얻은|운영하는)?|가지은|의)?(?:그|저|이)?(?:(?:영구|국민|공공|매입|전세|통합|장기|청년)?임대(?!료)|행복주택|아파트|빌라)"
)
"""After who lets homes: the home is meant, and is named itself."""
_LENDING = re.compile(
    "(?:에)?(?:통장|계좌|빚|대출|이자|[거꺼](?:라|예|야|래|임|고|구|여|요|나|$|[ㄱ-ㅎ])|돈|잡혀|잡힌|갚|융자|넣어|예금|적금)|에서?[가-힣]{0,6}(?:대출|빌린|빌려|꾼|꿨)"
)
_FOLLOWED = {
    **dict.fromkeys(("시각", "정신", "언어", "신장", "심장", "호흡기", "안면"), _GRADED),
    **dict.fromkeys((f"{kin}네집" for kin in _HOSTS), _DWELT_IN),
    "건보": re.compile("(?:공단|지사|콜|고객|에(?!가입)|로|한테|가[면서야]|전화|번호|연락|이?랑|하고)"),
}
"""Forms that count where this follows."""
_BESIDE = {
    "가족관계": re.compile("등본|초본|통장|신분증|서류|떼|띠|증명|제출|발급|준비물"),
    "통장": re.compile(
        "등본|초본|신분증|민증|도장|위임장|(?:증명|확인|계약|진단|소견|신청|동의)서|서류|명세|내역|영수증|수첩|복지카드|등록증"
    ),
}
"""Forms that count where this stands anywhere in the text."""
_ALONE = re.compile("(?:이?(?:요|에요|예요|야|여)|입니다)?[.!~]*$")
_PAID_AS_INTEREST = re.compile(
    r"(?:로|만|도)*(?:월|매달|매월|한달에|다달이)?(?:[\d일이삼사오육칠팔구십백천만원]{1,8}씩?)?(?:을|를)?(?:내[고는지요야]|낸|나가|갚|부담|밀)"
)
_OTHERWISE = {
    "LH": _LETTING,
    "SH": _LETTING,
    "은행": _LENDING,
    "우체국": re.compile(f"{_LENDING.pattern}|택배|집배|우편집배|실비"),
    "한국장학재단": _LENDING,
    "이자소득": _PAID_AS_INTEREST,
    "주민등록등본": re.compile(
        r"상|(?:에는?|엔)(?:[가-힣]{1,4}(?:이?랑|하고|만|도))?(?:지|제|저|나|우리|실제로)?(?:혼자|올라|같이|따로|둘|셋|넷|다섯|[한두세네]명|\d+명|나와|돼|되[어있]|있)"
    ),
    "월세": re.compile("(?:는|도|가)?(?:없[이고는]|안나가)"),
    "하나센터": re.compile("(?:에?서)?(?:나[와온왔]|수료|퇴소|출신)"),
}
"""Offices that are none where this follows: "은행 대출", "LH에서 하는 임대아파트"."""
_WORKED_AT = re.compile(
    "(?:에?서|의|안|내)?(?:(?:구내)?(?:식당|매점|카페)(?:에?서)?)?"
    "(?:일(?:하|해|했|합|을하|을해|허)|근무|청소(?:일|부|해|하)|미화원|경비(?:일|원|로|서)|조리(?:사|원)|계약직|공무직|기간제|급식실|택배|마트|일자리|사회복무|공익(?!사업|활동)|인턴|알바|청원경찰|주차|배식|설거지|시설관리|(?:사무|행정)?보조"
    "|사서로|통역(?:하|해(?!주)|을하|일|사(?:로|예|이))|도우미로|운전(?:원|기사)|노인일자리(?:로|나가|다니|하고|해서)|공공근로"
    "|(?:공무원|직원|간호사|집배원|소방관|경찰관|사회복지사|강사|상담[원사]|영양사|요양보호사)"
    "(?:으?로|이?(?:에요|예요|고요?|구요|입니다|인데|라서|임|었)|이[라던며]|남편|아내|아들|딸|퇴직|정년|생활))"
    r"|(?:을|를|에)?(?:다니[다던]|댕기[다던]|다녔|다닌|(?:다녀서?|다니[고며]|다니면서)(?=월급|연봉|[이삼사오육칠팔]?백|\d{2,3})|퇴직|퇴사|정년|그만)|에?(?:있던|계시던)"
)
"""After an office: somebody works there or did."""
_EMPLOYED_AT = re.compile("(?:에)?(?:다니(?!면서?(?:상담|치료))|다녀(?!왔|오|와|가)|다닙|댕기|댕겨(?!왔|오)|출근|취직)")
_VISITED = frozenset(
    {
        "주민센터",
        "복지관",
        "보건소",
        "고용센터",
        "가족센터",
        "정신건강복지센터",
        "치매안심센터",
        "자활센터",
        "청년센터",
        "상담소",
        "새일센터",
        "육아종합지원센터",
        "청소년상담복지센터",
        "일자리센터",
        "외국인지원센터",
        "발달장애인지원센터",
        "하나센터",
        "노인회",
    }
)
"""Offices that people go to again and again without being employed there."""
_NEAR = re.compile(
    "(?:바로)?(?:앞|옆|뒤|근처|건너|맞은편)(?:에서?|쪽에?)?[가-힣]{0,8}(?:살|삽|사는|장사|노점|좌판|가게|벌어|일[해하]|전세|월세|자가|고시|임대|원룸)"
)
"""After an office: it only tells where somebody lives."""
_PROGRAMMES = frozenset({"청년안심주택", "역세권청년주택", "청년주택", "임대아파트", "공공임대", "공공임대주택"})
_APPLIED_FOR = re.compile("(?:은|는|을|를|이|가)?(?:신청|모집|자격|조건|경쟁률|접수|공고|대상)")
"""After a home that is a programme too: it is asked for and not lived in."""
_GONE_TO = re.compile(
    "(?:에?서)?(?:나[와온왔]|퇴소|독립)|(?:에|으?로)?(?:가[고셨야계서]|갔|보내|보냈|모셨|계[시신셔세])|(?:을|를|도)?(?:알아[보봐]|찾아보|신청|대기)"
)
"""After a home for others: the person who speaks lives elsewhere."""
_TAUGHT = re.compile("들?(?:을|를)?(?:가르[치쳐]|갈[치켜]|과외|돌보는일|봐주는일|상대로)")
"""After children: other people's, whom somebody teaches or minds for a living."""
_LODGING = frozenset({"여관", "고시원", "셰어하우스", "원룸", "쪽방"})
_KEPT = re.compile("(?:을|를)?(?:[치했하](?:다[가보]?|던|[고며]먹)|쳐[서먹]|쳤|운영|경영|차[리려])")
"""After a lodging: somebody keeps it, "하숙 치다가"."""
_ADVISED = re.compile("(?:촌)?(?:상담소|상담센터|지원센터|단체|주민회)")
"""After a lodging: an office for those who live so, "쪽방 상담소"."""
_WORKPLACES = _LODGING | {"시설", "노숙", "비닐하우스"}
_WORKS_THERE = re.compile(
    "에?서?(?:일(?:하|해|했|합|허|을|도)|근무|청소|조리(?:하|해|사|원)|간병|요양보호사|총무|카운터|봉사|알바|야간|밥해|빨래해)|에(?:다니|다녀|취직)"
)
"""After a home for others, an inn or a greenhouse: somebody works there, "요양원에서 조리해요"."""
_GROWN_IN = re.compile(
    "(?:를|을)?(?:농사|지[어으]|짓|재배|키우|하는[데디]|해서|하고|하면서|한동|두동|[한두세네]동|수입)"
)
"""After a greenhouse: somebody grows things in it."""
_LET_BY_THE_STATE = frozenset({"공공임대", "영구임대", "국민임대", "매입임대", "전세임대", "행복주택"})
_WAITED_FOR = re.compile(
    "(?:아파트|주택)?(?:은|는|을|를|이|가|에|라도)?(?:신청(?!해서?(?:산|살|들어|당첨))|대기|예비|기다|알아[보봐]|넣[어었고]|떨어[졌지]|탈락|모집|자격|조건"
    "|들어가[고려]|입주(?:하고싶|하려|신청|대기|자격))"
)
"""After a home let by the state: it is wanted and not lived in yet."""
_ELSEWHERE = re.compile(
    "(?:에서?)?(?:근처|옆|앞에?|가까)|은[가-힣]{2,5}(?:이고|인데|예요|이에요)|에?서(?:나[와온왔]|독립|쫓겨)|(?:에|으로)(?:보내|가끔|다녀|맡[기겨])|에서(?:멀|도와|보내)"
)
"""After the home of kin: it is spoken of and not lived in, "부모님 집은 창원이고"."""
_HOMES = _LET_BY_THE_STATE | frozenset(
    {
        "자가",
        "전세",
        "월세",
        "반전세",
        "무상거주",
        "고시원",
        "쪽방",
        "여관",
        "반지하",
        "옥탑방",
        "원룸",
        "투룸",
        "오피스텔",
        "시설",
        "기숙사",
    }
)
_LIVED_ONCE = re.compile(
    "(?:에서?)?(?:오래|쭉|계속|혼자|둘이)?(?:살다가?(?!보)|지내다가?|있다가?)(?:지금|이제|작년|얼마전|올해|나[와왔온]|쫓겨|이사|들어)"
)
"""After a home: somebody lived there and lives elsewhere now, "큰아들 집에서 살다가 지금은 …"."""
_NO_LONGER = re.compile(
    r"(?:[\d일이삼사오육칠팔구십백천억]+만?원?)?(?:짜리)?(?:에?서|에|으?로)?(?:혼자|잠깐|잠시|계속|오래|쭉)?"
    "(?:(?:살|지내|있|생활하)(?:았|었)?(?:다가?(?=지금|이제|인자|인제|나[와왔온]|쫓|작년|올해|이번|최근|얼마전|집|월세|전세|[가-힣]{1,8}(?:옮[겨긴겼]|이사|나왔))|었는데지금)|자라|자랐|컸)"
)
"""After a home: somebody lived there once, "모텔에서 지내다 지금은 고시원이에요"."""
_COMPANY = re.compile("(?:이?랑|하고|와|과|네|$)")
_LODGES = re.compile("[얹언][혀쳐]")


_NO_KIN = re.compile("친구|지인|친척|남의|아는|선배|후배")
_LODGED = re.compile("에서?(?:잠깐|잠시|그냥)?(?:[얹언엊][혀쳐](?:살[고아지]?|사[는시]?|삽|산|있|지내?)?|신세)")


def lodged_until(line: Line, form: str, end: int) -> int | None:
    """Where it ends that somebody lodges with those who are no kin: "친구 집에 얹혀" is one home."""
    found = _LODGED.match(line.closed, end) if form.endswith("집") and _NO_KIN.match(form) else None
    return found.end() if found else None


_ELDERS = frozenset({"할머니", "할아버지", "어머니", "아버지"})
_OLD_MEN = frozenset({"영감", "할멈", "할망", "할매", "할배"})
_TOLD_OF = re.compile(
    "(?:(?:받|타|사|버|다니|지내|줍|나가|내)는|예비|워킹|싱글|초보|젊은|아픈|평범한|아기|애기|아이|애|딸|아들|쌍둥이|남매|하나|둘|셋|넷|명|의|둔|가진|딸린|개월|키우는|기르는|된|먹은|넘은|살|\\d세|한부모|(?:스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?)$"
)
_YOUNGER = frozenset({"딸", "아들", "자녀", "손자녀", "손자", "손녀", "며느리", "사위", "조카"})
_MYSELF = re.compile(
    "(?:^|[^가-힣]|[요다고데여]|[가-힣][.,])(?:저는?|나는?|제가|내가|전|난)(?:큰|작은|막내|맏|외|외동|둘째)?$"
)
_I_AM = re.compile("(?:들)?이?(?:에요|예요|에여|예여|입니다|임니다|인데|인대|인디|라서|라(?![가-힣])|고요?|구요?|여서)")
"""After a word for the young: "저 외동딸인데", "제가 큰아들이라서"."""
_PARENTS = frozenset({"엄마", "아빠"})
_CARES = re.compile("(?:모시|돌보|부양하|간병하|수발하)(?:는|고)[가-힣\\d]{0,12}$")
"""Before a word for the young: who looks after their parents is meant, "어머니를 모시고 사는 59세 아들입니다"."""
_COUNTED_BEFORE = re.compile(
    "(?:먹은|넘은|된|걸린|아픈|있는|앓는|둔|딸린|사는|키우는|다니는|살|세|개월|[한두세네]|명의?|하나|둘|셋|된|지난|저는?|나는?|전업|초보|워킹|젊은)$"
)
"""Before a word for a spouse that is a parent's too: "두 아이 아빠입니다" tells of who speaks."""
_IS_SO = re.compile("이?(?:일세|올시다|라오|라네|외다|에요|예요|여요|여|야|유|라우|고요?|구요|인데|입니다|임|요)")


def tells_of_self(line: Line, word: str, start: int, end: int) -> bool:
    """Whether somebody calls themselves so: "손주 둘 키우는 예순여덟 할머니예요"."""
    before = line.before(start)
    young = word in _YOUNGER and _I_AM.match(line.closed, end)
    if young and (_MYSELF.search(before) or _CARES.search(line.before(start, 20))):
        return True
    if word == "배우자" and line.closed[end - 2 : end] in _PARENTS and _IS_SO.match(line.closed, end):
        return bool(_COUNTED_BEFORE.search(line.before(start)))
    told = (word in _ELDERS or line.closed[start:end] in _OLD_MEN) and _IS_SO.match(line.closed, end)
    return bool(told and _TOLD_OF.search(line.before(start)))


def is_turned_to(line: Line, word: str, end: int) -> bool:
    """Whether an office is one to go to or to ask, and not where somebody works or what they live beside."""
    employed = word not in _VISITED and _EMPLOYED_AT.match(line.closed, end)
    return not (employed or _WORKED_AT.match(line.closed, end) or _NEAR.match(line.closed, end))


_NOT_OWNED = re.compile(
    "(?:로|으로)?(?:된|되어있는)?(?:집|아파트|주택)?(?:은|이|도|조차)?(?:하나도|한채도|전혀)?없"
    "|(?:로|으로)(?:된)?(?:대출|빚|카드|통장|차(?!례)|휴대|핸드|사업|보험|계약|전세|월세|청약|사채)"
)
"""After a word for one's own home: there is none, or it is another thing, "제 명의로 대출을 받아서"."""


def was_lived_in(line: Line, end: int) -> bool:
    """Whether somebody lived in the home that ends at a place, and lives there no more."""
    return bool(_NO_LONGER.match(line.closed, end))


def is_owned(line: Line, end: int) -> bool:
    """Whether the word for a home of one's own that ends at a place is not said of what there is none of."""
    return not _NOT_OWNED.match(line.closed, end)


def as_meant(line: Line, form: str, word: str, start: int, end: int) -> bool:
    """Whether a form at a place means its standard word: a friend as company, a home as one's own and told but once.

    >>> from bot.korean.line import read
    >>> as_meant(read("시각 이급"), "시각", "시각장애", 0, 2), as_meant(read("시각을 알려줘"), "시각", "시각장애", 0, 2)
    (True, False)
    """
    alone = start == 0 and bool(_ALONE.match(line.closed, end))
    if form in _FOLLOWED and not alone and not _FOLLOWED[form].match(line.closed, end):
        return False
    if form in _BESIDE and not alone and not _BESIDE[form].search(line.closed):
        return False
    if tells_of_self(line, word, start, end):
        return False
    if word == "월세" and given_until(line, start, end):
        return False
    if form in _PROGRAMMES and _APPLIED_FOR.match(line.closed, end):
        return False
    if word == "자녀" and _TAUGHT.match(line.closed, end):
        return False
    if word in _OTHERWISE and _OTHERWISE[word].match(line.closed, end):
        return False
    if word in _LODGING and (_KEPT.match(line.closed, end) or _ADVISED.match(line.closed, end)):
        return False
    if word in _LET_BY_THE_STATE and _WAITED_FOR.match(line.closed, end):
        return False
    if word == "무상거주" and _ELSEWHERE.match(line.closed, end):
        return False
    if word in _HOMES and _LIVED_ONCE.match(line.closed, end):
        return False
    if word == "동거인":
        return bool(_COMPANY.match(line.closed, end))
    if word in _WORKPLACES and _WORKS_THERE.match(line.closed, end):
        return False
    if word == "비닐하우스" and _GROWN_IN.match(line.closed, end):
        return False
    if word == "시설" and _GONE_TO.match(line.closed, end):
        return False
    if lodged_until(line, form, end):
        return True
    return not (word == "무상거주" and line.closed[end - 1] == "집" and _LODGES.search(line.closed))
