# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Whether a word names where somebody's money comes from, or a benefit that is asked about."""

from __future__ import annotations

import re

from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.money_given import is_given_away

_COMES_IN = re.compile(
    "바다서|받(?:아|고|으세|으셔|으십|으시(?!려|면|나)|는데|는디|는중|습|십|심|니더|네|음|지(?!못)|으며|으면서|는다|거든|았)|나(?:와요|와서|옵니"
    "|온다|오십|오세|오신|오고|오네|오십|오셔|오시|오는거|와(?!요?[?]))|타(?:요|고|네|서|먹|묵|무)|벌(?:어|고|이|었|지|엄)|버는|번다"
    "|먹고살|수입|소득"
    "|(?:으로|으루|로)(?:어찌|우째|우예|어째|겨우|근근이)?(?:살|삽|사[나노네니]|산다|생활|버티|버텨|버팁|먹고|연명|꾸려|지내)|받는(?:사람|노인|늙은이|처지|형편|입장|상태|할|어르신)|받은지|덕(?:에|분에)|수급자(?:예요|에요|입니다|이고|고요?|인데|라서|여|야|임)|들어(?:와|오고|옵|온)|생활(?:해|하)|전부|다(?:예요|요"
    "|여|야|래요|지(?!만)|네|라[예우네]|구먼|임)|뿐|밖에|배끼|보내(?:줘|주(?!세|시|실|십|심|라|면|나))|부쳐|말고"
)
_ASKED = re.compile(
    "[?]|받을|을수|수있|싶|려고|려구|[할알볼]라고|려면|가능|나요|까요|ㄴ가요|는가|은가|언제|언재|은제|원제|몇|얼마|어떻|뭐|무슨|무엇|어디|신청|대상|자격|되나"
    "|돼요|되는지|주나|알려|궁금|설명|며칠|입금"
)
_WORK = frozenset(
    {
        "아르바이트",
        "일용직",
        "사업소득",
        "프리랜서",
        "농업소득",
        "어업소득",
        "폐지수집",
        "공공근로",
        "노인일자리",
        "자활근로",
    }
)
"""Sources that are work: whoever says that they do it says where their money comes from."""
_PROGRAMMES = frozenset({"공공근로", "노인일자리", "자활근로"})
"""Work that is a programme as well: a source only for who says that they do it."""
_GIVEN = frozenset({"용돈", "양육비"})
"""What may be given as well as had: "부모님께 용돈 드려요"."""
_TRADES = frozenset({"일용직", "프리랜서"})
_IS_SO = re.compile("이?(?:고요?|구요?|에요|예요|여요|입니다|인데요?|인디|라서|라|임)(?!가|는|요?[?])")
"""What makes a trade that of who speaks, be there no work now: "일용직인데 요즘 일이 없어요"."""
_DOES = re.compile(
    "(?:사업)?(?:을|를|에|으?로|도|만)?(?:하(?!려|면|나|는지)|해|혀|허|햄|했|합|다니|다녀|나가|나간|나감|참여|뛰|중)"
)
_NOT_YET = re.compile(
    "말고(?:도|는)?(?:또|더|다른)?(?:받을수|탈수|뭐|무엇|어떤)|(?:은|는|도|을|를)?(?:좀|한번)?(?:(?:받아|타)(?:볼까|볼라|보려|보고싶)|받는다(?:는데|는디|던데|며)|탄다(?:는데|던데|며))|(?:은|는|도|을|를)?(?:벌써|이미)?다?(?:까먹|써버|쓰고|썼|날[렸려])|(?:은|는|도|을|를)?(?:(?:십원|일원|한푼|하나)도|전혀|통|밀린거|[한두석넉]달째)*(?:못받|안받|안[줘준줌주]|안보내|안부쳐|안나[와오])|(?:은|는|도|이|가|을|를)?(?:더|또|같이|각각|따로|둘다|동시에|중복으?로?|얼마나?|언제)*(?:미리|혹시|한번|좀)*(?:[?]+$|받을수|탈수|나오나(?!봐)|나올까|나와요?[?]|나오는지|주나|줍니까|알아보|알아봐|문의|궁금|있는지|있나(?!봐)|되나|되겄|되겠|되는지|되냐|되[요여유]|돼[요여유]|가능|ㄱㄴ|될까|될란|됩니까|됩니꺼|대상|받을까|아직|못받|안받|안나|받으면(?!서)|타면|깎인다|깎이나|깎이는|줄어든|줄어드|끊|끝나|끝났|신청|때문|땜|추납|납부|보험료|관련|문제로|건으로|일로)"
)
_IN_DOUBT = re.compile(
    "(?:은|는|도|이|가|을|를)?(?:한푼도|통|(?:석|몇|두|넉)달째)*"
    "(?:안(?:[되돼될된]|부[쳐치]|보[내냄낸냅]|[줘주준줌줍])|밀[린려렸]|힘들|어렵)"
)
"""After what is no work: it does not come, "기초연금은 안 되겠죠", "양육비를 안 보내요"; a slow trade is one."""
_RECEIVED = re.compile(
    "(?:을|를|은|는|도|만|이|가)?(?:지금|현재|이미)?(?:쪼매|쪼끔|쪼금|조금|좀|찔끔|겨우)?"
    "(?:나오는데(?!요?[?])|나오긴|받긴|받는중|수급(?:중|하고|받고)|받고(?:있|사는|살아|사는데|지내)|타고있|나오고있|받으면서|받는데|받으니|받거든|받으시[는고지며]|받으셔|받으십|받는(?:것|거)같|타[먹묵]고|타[먹묵]는데|타서)"
)
"""What makes a benefit a source although something else is asked: "실업급여 받는 중인데 …?"."""
_AT_WORK = re.compile(
    "(?:일)?(?:을|를|도)?(?:조금|쪼끔|쪼금|좀|쪼매|가끔)?(?:하는[데디]|하고있|하[면믄민]서|하는중|(?:다니|댕기|나가|뛰|짓|줍|줏)는[데디]|줍고|주워서|(?:지어|주워|줏어)도)"
)
"""What makes work a source although something is asked: "폐지 줍는데 수급자 되나요"."""
_NO_MORE = re.compile(
    "하다가?(?!보)|다니다가?|뛰다가?|그만|관뒀|관두|짤|잘렸|잘린|끊|접었|접고|닫|폐업|망했|망해|들어먹|못(?!지않)|안(?:해|하|나가|다니)|없|구하|구해|찾"
)

_NOT_DONE = re.compile(
    "(?:은|는|도|을|를|이|일은?)?(?:이제는?|인자|인제|요새는?|요즘은?|아직)?(?:안(?:하|해|허|혀|뛰|다녀|다니|나가|짓|지어|져)|못(?:하|해|허|혀)|그만|관뒀|관두|접[고었은어]|때려치|손을?놓|놓은지|못한지"
    "|(?:따로|아예|전혀|하나도|한푼도)?없(?!이|으면|었으면)"
    "|(?:하|허|짓|뛰|다니|댕기|나가)?다가?(?:그만|관두|관뒀|접|망[해했하]|짤|잘[리렸]|허리|사고|다[쳐쳤치]|쓰러|아[파프팠]|말[았고아])"
    "|(?<=하)다가?(?:그만|관|사고|허리|다[쳐쳤치])"
    "|(?:했|하|나갔|다녔|뛰었|지었)(?:었)?(?:는데|는디|지만|다가|던거|던걸)(?:작년에|재작년에|얼마전에|지금은|이제는|요즘은|다)?(?:접[었고]|그만[둬뒀두]|관[뒀두]|망[했해]|문닫|닫았|폐업|정리)"
    "|(?:이미|벌써|진작)?(?:다|전부|몽땅)?(?:썼|써버|쓰고|까먹|날렸|날리고|바닥)|(?:이|가)?끝(?:나고|나서|났|난(?!다)|남)|(?:이|가)?끊[기겼긴])"
)
"""Right after a source: work that is done no more and money that is spent bring nothing, whatever else comes in."""


def is_source(line: Line, word: Mention, *, told: bool) -> bool:
    """Whether a listed word is a source of the income somebody lives on now.

    `told`: a sum is named, or income was asked for. Without it a benefit must be said to come in; work must only be
    said, unless it is over.

    >>> from bot.korean.line import read
    >>> from bot.korean.vocabulary import vocabulary
    >>> def sources(text): return [m.norm for m in vocabulary(read(text)) if is_source(read(text), m, told=False)]
    >>> sources("연금만 받고 있어요"), sources("연금 받을 수 있나요")
    (['연금'], [])
    >>> sources("공공근로 나가요"), sources("공공근로 나가다 그만뒀어요")
    (['공공근로'], [])
    """
    end = line.place(word.end)
    if _NOT_YET.match(line.closed, end) or _NOT_DONE.match(line.closed, end):
        return False
    if word.norm in _GIVEN and is_given_away(line, line.place(word.start), end):
        return False
    if word.norm not in _WORK and _IN_DOUBT.match(line.closed, end):
        return False
    if word.norm in _TRADES and _IS_SO.match(line.closed, end):
        return True
    if word.norm in _WORK and _AT_WORK.match(line.closed, end):
        return True
    if told or _RECEIVED.match(line.closed, end):
        return True
    said = _sentence(line, line.place(word.start)) if _ASKED.search(line.closed) else line.closed
    if _ASKED.search(said):
        return False
    after = line.closed[end:]
    works = word.norm in _WORK and (word.norm not in _PROGRAMMES or _DOES.match(after)) and not _NO_MORE.search(after)
    return bool(works) or bool(_COMES_IN.search(said))


_SENTENCE = re.compile("[?!.]|(?:나요|까요|습니까|는가|은가)")


def _sentence(line: Line, place: int) -> str:
    """What is said around a place up to where something is asked: "되나요 기초연금 받아요" asks nothing at its end."""
    ends = [found.end() for found in _SENTENCE.finditer(line.closed) if line.gap[found.end()]]
    begin = max((end for end in ends if end <= place), default=0)
    return line.closed[begin : min((end for end in ends if end > place), default=len(line.closed))]
