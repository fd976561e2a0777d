# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Words of closed lists and what they stand for: 영감 → 배우자, 동사무소 → 주민센터, 등본 → 주민등록등본."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.korean.kin import ONLY_KIN, told_apart
from bot.korean.line import Line
from bot.korean.mention import Mention
from bot.korean.sounds import SHORTEST, Sounds
from bot.korean.word_senses import as_meant, is_owned, is_turned_to, lodged_until, was_lived_in
from bot.korean.word_slips import Misspellings

FILE = Path(__file__).parent / "data" / "vocabulary.yaml"
Words = dict[str, dict[str, list[str]]]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Sense(NamedTuple):
    """What a form stands for: the entity and its standard word."""

    entity: str
    word: str


@lru_cache(maxsize=1)
def words() -> Words:
    """The whole vocabulary: entity, standard word, forms."""
    content: Words = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    return content


_LANDLORDS = ("lh", "sh", "엘에이치", "엘에치", "에스에이치")
_LET_BY_THE_STATE = frozenset({"공공임대", "영구임대", "국민임대", "매입임대", "전세임대", "행복주택"})
"""Homes that are called with the name of who lets them: LH 매입임대."""


def contracted(form: str) -> str | None:
    """A word for kin with its 는 drawn into the last syllable; None where that is no open one.

    >>> contracted("와이프"), contracted("엄마"), contracted("남편"), contracted("애")
    ('와이픈', '엄만', None, None)
    """
    last = ord(form[-1]) - ord("가")
    return form[:-1] + chr(ord(form[-1]) + _N) if len(form) > 1 and 0 <= last < _SYLLABLES and last % 28 == 0 else None


_N, _SYLLABLES = 4, 11172


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, Sense], dict[str, tuple[int, ...]]]:
    """Every form without spaces, and by its first letter the lengths to try, the longest first."""
    senses: dict[str, Sense] = {}
    for entity, standard in words().items():
        for word, forms in standard.items():
            for form in (word, *forms):
                closed = "".join(form.lower().split())
                senses.setdefault(closed, Sense(entity, word))
                for apart in told_apart(word, closed) if entity == "family_member" else ():
                    senses.setdefault(apart, Sense(entity, word))
                if entity == "family_member" and (short := contracted(closed)):
                    senses.setdefault(short, Sense(entity, word))
                for landlord in _LANDLORDS if word in _LET_BY_THE_STATE else ():
                    senses.setdefault(landlord + closed, Sense(entity, word))
    lengths: dict[str, set[int]] = {}
    for form in senses:
        lengths.setdefault(form[0], set()).add(len(form))
    return senses, {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}


@lru_cache(maxsize=1)
def listed_forms() -> frozenset[str]:
    """Every form of every listed word, closed: what is written so is no slip of another name, 농민수당 no 노인수당."""
    return frozenset(_forms()[0])


MISTYPED = {"income_source": 3, "housing_type": 4, "disability_type": 4, "document": 3, "office": 3}
"""The entities whose words are looked for with a slip, and of how many syllables: shorter ones are near to others."""


@lru_cache(maxsize=1)
def _misspellings() -> Misspellings:
    senses = _forms()[0]
    return Misspellings(
        form
        for form, sense in senses.items()
        if len(form) >= MISTYPED.get(sense.entity, len(form) + 1) and form[-1] not in "가도은만랑고"  # 동에가, 통장도
    )


@lru_cache(maxsize=1)
def _sounds() -> Sounds:
    """Kin and ways of asking are short words that sound like others: 달에 is no 딸애, 매일 no 메일."""
    unlike = {"channel", "family_member"}
    return Sounds(form for form, sense in _forms()[0].items() if sense.entity not in unlike or len(form) > SHORTEST)


@lru_cache(maxsize=1)
def _short_kin() -> Sounds:
    """Kin of two syllables, to be heard only in company: 아네랑, 동샹하고."""
    return Sounds(
        form for form, sense in _forms()[0].items() if sense.entity == "family_member" and len(form) == SHORTEST
    )


_COMPANY = re.compile("이?랑|하고|하구|캉|(?:을|를)?(?:모시고|데리고)")


_COPULA = (
    "(?:이?(?:에요|예요|여요|에여|고요|구요|고|며|면|라|라서|라고|랑께|인데|인데요|인디|ㄴ데"
    "|입니다|입니까|인가요|인가|인지|죠|지요|지|었|였|야|여|오|요|유|래|래요|네|네요|다|니까"
    "|우다|올시다|구려|거든|외다|랍니다|랬"
    "|인|일|인대|이애요|애요|구먼|구만|임|잖|든지|든|던|시고|신데|세요|라우|라예|지라|어서|마씸)[가-힣]{0,3})?"
)
_PARTICLES = re.compile(
    "(?:님|씨|들|덜|네|한)?(?:이?랑|하고|하구|허고|허구|이며|한테서?|에게서?|께서?|에?서|에다가?|으?[로루](?:다가?)?|와|과|보다"
    "|처럼|마다|부터|까지|까정|꺼정|까징|꺼지|의|캉|이영|영|허영|하영|이며|커녕)?"
    f"(?:만|도|두(?![가-힣])|은|는|이|가|을|를|요|야|이?라도|이?나|밖에|조차|뿐|에)*{_COPULA}(?=$|[^가-힣]|$)"
)
_SHORT_PARTICLES = re.compile(
    "(?:들|덜|님|씨)?(?:이|가|은|는|도|를|을|랑|이랑|하고|하고는|하구|허고|허구|한테|한테는|에게|에서|와|과|의|만|뿐"
    "|말고|까지|때문에|땜에|이요|요|예요|이에요|임|들|네)?"
)
_NO_WORD = re.compile(
    "도장(?:을|만)?찍|새아기가?(?:태어|나왔|울)|아그(?:뭐|만|거|게|래|러)|남의집살림|아이(?:고|구|쿠|씨|디|스|폰|참|돌봄|돌보미|다(?![가-힣])|라예|라카|라니까)|애기(?:해|하(?:고[싶십]|자|면|실|려)|할|좀)|여보세"
    "|(?:애|아이|아기|애기|얼라|알라|언나|아|첫째|둘째|셋째|넷째|막내|쌍[둥동]이)(?:를|을|가|까지|도)?(?:가졌|가진|가져(?![가오])|갖게|뱄|밴|임신|들어섰|들어선|[선슨]지|생겼|생겨|생긴|낳으면|낳을|나을려|나을라|낳게되|나으면|서서|섰)|임신확인(?:은|을|도)?(?:[가-힣]{0,6}[에때])?(?:한|했|됐|되|하[고면]|받)|아이가(?=[?.!]|$)|애(?:초|매|로|써|쓰|국|먹|간장"
    "|가타|를먹)|아가씨|처(?:음|리|방|럼|치|분)|형(?:편|식|사|제|태)|딸기|내외(?:적|부)"
    "|(?:아기|아이|애기|유아)(?:용품|옷|침대|카시트|물품|장난감|밥상)|상담전화번호|은행(?:나무|잎|원|장(?![가-힣])|털)|이모티|새끼손|사우나|지적(?:하|해(?!요)|받|한(?![가-힣]*장애)|해주)"
    "|문자그대로|남의편리|봉사|방문간호|방문객|방문요양|월세지원|통장(?:에|잔|압|을뺏|을빼앗)|전세사기|전세자금|전세대출"
    "|부모급여|아동|시설급여|언니들은|형제자매집|막내린|앱(?:솔|카)|여관계|원룸메|청각적"
    "|[전젼즌]화번호|편지함|이자리|이자까|말로만|신청서류(?=[?]|뭐|무엇|는|가|를?알려|목록|준비|어떤|전부)[?가-힣]|전화(?:가|는)?(?:몇|어떻|우예|우째|어찌|어케|워떻|우떠)|문자를?쓰|사진(?:으[로루]|[을를]?찍|만?보내|보내|캡처|카톡|문자)|임대(?:료|차(?!량)|인|소득|수입|사업|업|보증)|급여(?:종류|신청|대상|항목)|폐지(?:전|후|되|됐|하|한다)"
)
_WITHIN = re.compile(
    "(?<=에이)아이|(?<=[팔살받돌찾잡닦깎볶])아가|(?<=한)부모(?!님)|(?<=대출)이자|(?<=융자)이자|(?<=빚)이자|(?<=도서)관사|(?<=기)관사|(?<=[당금여권])이모(?=[에예야임])|(?<=[무한두세네섯곱덟홉열흘])날일|(?<=[남여당])자가집|알라고|자영업자|(?<=[로다시못])가게(?=마씸|[^가-힣]|하|해|$)"
)
"""Words that are parts of others: 에이아이, "다시 처음으로 가게"."""
_LOOSE = re.compile(
    r"(?:(?:[한두세네]|다섯)(?:가지|개|통|장|부)|아무|원본|사본|복사|전번|가[구꼬]|안가|인[지가]|방하나|방한칸|얻|구해|빌려|산[지다]|실직|군대|퇴직|백수|무직|장사|면(?!사)|까정|꺼정|까징|거주|입주|이용|실직|무직|퇴직|은퇴|입원|투병|휴직|안되|안됨|안돼|안받|[ㅎㅋㅠ]|관리비|보증금|임대료|집에|하루|한달|중(?!학|심|고)|임신|꼭|있어야|대신|칼|파킨슨|간경|사망|치매|암(?!니|수)|뇌(?:경색|졸중|출혈)|중풍|풍|당뇨|우울증?|혈압|관절|허리|백내장|디스크|[두세네]돌|돌쟁|혼자|홀로|둘이|셋이|손에|전업|외벌이|맞벌이|놓[은고]|보\d|돌(?=지[났나]|잔치|넘)|약값|병수발|틀니|보청기|[초중고대][일이삼사오육]|[초중고]등|[중고대]학|벌이|낳|난지|꺼(?![지정])|보고|봤|온[거다]|왔|와[서요]|서(?![류비울른명구면])|앞|연세|나이|춘추|앞으로|앞으?로|명의|분유|기저귀|어린이집|유치원|병원|학교|월급|소득|수입|연금|장애|님|들|네|이랑|랑|하고|한테|에게|께|에서|에|으로|로|와|과|보다|처럼|마다|부터|까지|의"
    r"|만|도|은|는|이|가|을|를|요|야|나|밖에|조차|뿐|캉|말[고구]"
    r"|타(?:고|요|먹|서|는|며|지|네)|전부|덕[에분]|수급자|혼자|둘이|같이|생활|신세|간병|간호|돌보|돌봐|수발|뒷바라지|챙기|챙겨|봉양|부양|사업|회사|가게|직장|취업|취직|실업|이혼|결혼|재혼|사별|빚|검사|진단|치료|학비|교복|갔|가라|다녀|통해|직원|담당|공무원|두고|두명|(?:기초|국민|노령|유족)연"
    r"|해|했|합|혀|허|햄|하는|하고|하면|하시|하려|하래|하라|하드|하더|하믄|하[민면]서|할|함|삼(?![가-힣])|살|사는|사시|삽|있|없|받|모시|데리|키우|내|때문"
    r"|땜|아프|필요|가져|챙|임(?!산|신|대|차)"
    r"|월[\d일이삼사오육칠팔구십백]|당첨|입주|계약|세후|세전|주워|주우|줍|나가|참여|다니|댕[기겨]|조금|쪼끔|쪼금|쪼매|쪼까|약간|좀|그|그거|같은|현재|지어|짓|뛰|먼저|죽|돌아가|팔아|모아|인디|이고|이며|이라|이여|한통|보내|넣|주세|주시|줘|저|나|둘다|되나|될|됨|갖고|씩|통"
    r"|번호|전화|연락처|위치|주소|어디|가면|가서|가야|갈|뭐|몇|얼마|발급|떼|준비|제출|내야|도요"
    r"|입니|예요|인데|고|지|라|여|다|등록|판정|신청|둘|셋|넷|하나|일흔|여든|예순|아흔|쉰|마흔"
    r"|서른|스물|\d|[일이삼사오육칠팔구]?[십백천]|[일이삼사오육\d]급|수술|앓|중에|못)"
)
_OPENERS = re.compile(
    "(?:지금|요즘|난|우리|저희|울|내|제|니|네|시|큰|작은|막내|외|친정|늙은|는|은|가|을|를|랑|고|도|의|에"
    r"|로|만|서|와|과|님|요|다|어|아|해|구|며|지|이|데|면|께|들|장애|대신|앞|근처|옆|뒤|층|[가-힣][된한픈온던인진른신든찬]|학년|[\d살세명인급주원생씩쯤며유여예중니/]"
    "|매달|한달에?|[여거저]그|까|걸|용권|급여|수당|연금|우처|려금|하는|저|나|온|아직|꼭|근데|디|둘|셋|넷|하나|짜리|거|월|라|워|니|구|유|예|슈|더|시방|여기|현재)$"
)
_POSSESSIVE = re.compile(
    "(?:집은|집이|집도|우리|저희|울|내|제|니|친정|늙은|막내|어린|큰|작은|첫|외동|갓난|아픈|둘째|셋째|친|의|집에|는|은|랑|하고|도|와|과)$"
)
_CLAUSE_ENDS = re.compile("(?:[고요데서며에살생랑]|하나|둘|셋|넷)$")
_COUNTED = re.compile("들?(?:이|가|만)?(?:하나|둘|셋|넷|다섯|[한두세네]명)")
"""A child in a text without spaces: "마흔다섯이고애셋키우고"."""
_OF_CHILD = re.compile("(?:딸|애)(?:이|가|은|는|도|네|들|하고|랑|한테)|형(?:이랑|하고|과[함같둘]|이(?!상)|은)")
_CHILD_WITHIN = re.compile(
    "딸(?:[을를]|[초중고]\\d|이(?!라|름)|은|과|을|까지|하고|랑|만|하나|둘|셋|한명|두명|있|데리|모시|키우|키워|기르|학교|학비|병|간병|간호|돌보|수술|소득|연금|월급|때문|명의|앞으로|혼자|사업|(?:[한두세네]|다섯|여섯|일곱|여덟|아홉|열[한두세네]?|열다섯|열여섯)살|\\d{1,2}(?:살|세))"
    r"|(?<![장연노])애(?:들?이?(?:둘|셋|넷)|(?:는|가)(?:[한두세네]|다섯|여섯|일곱|여덟|아홉|열|\d{1,2})살)"
)
"""A child within a run of words, said by what follows: "아내와딸둘", "며느리는서른하나애는세살"."""
_BARE_PARTICLE = re.compile("(?:이랑|하고|하구|허고|허구|이|가|은|는|도|랑|와|과|에|에서|으?로)")
_FOUR = re.compile("네(?:명|식구|살|사람|가족)")
"""A number that a form of 언니네, 동생네 would take for its own end: "동생 네 명"."""
_FOUR_YEARS = re.compile("네살(?:이[에고구며라야]|인[데디]|입|짜리|배기|[^가-힣]|$)")
"""The same where nobody left a space: "아들네살이에요"."""
_LONG_RUN = 6
_LONGER_RUN = 8
_PLAIN = 3
"""A word of so many syllables may begin anywhere in a text without spaces, and end anywhere."""
_ANYWHERE = frozenset({"농사", "알바", "아르바이트"})
"""Work that ends many a word for a kind of it: 배추농사, 쿠팡알바."""
_DOES = re.compile("(?<=[몰팔따잡놓짓줍캐까받])(?:[아어고며지네는던으]|러|았|었|음)|(?<=우는)[데디]")
"""After the stem of a verb that tells of work: "택시 몰아서", "월세 받아서"."""
_DWELLS = re.compile("(?<=살)[아어았었고지다]|(?<=사)[는는시세]|(?<=있)[어습는으고다네]")
_SIGHS = frozenset("아어그저네")
"""A syllable alone that is a word of its own: "아 그거" holds no 아그."""
_TRADES = frozenset({"농사", "알바", "아르바이트", "장사", "일용직"})
"""Work that is named with what it is done with or where: 마늘농사, 서빙알바, 생선장사; 자식농사 is none."""
_OF_AN_OFFICE = "콜센터"
"""Right behind an office it is that office's own: 국민연금공단 콜센터."""
_SENT_BY = re.compile("으?로(?:보내|주세|주시|줘|알려|받)")
_OF_PLACE = re.compile(r"(?:^|[^가-힣\d])[가-힣]{1,4}\d?(?:구|시|군|동|읍|면)?$")
"""A place before the office it has: 강서구청, 화곡1동주민센터."""


def vocabulary(line: Line, edges: frozenset[int] = frozenset()) -> Iterator[Mention]:
    """Every listed word that stands as a word of its own; `edges` are places where something else begins or ends.

    >>> from bot.korean.line import read
    >>> [(found.value, found.norm) for found in vocabulary(read("영감이 동사무소에서 등본을 뗐어"))]
    [('영감', '배우자'), ('동사무소', '주민센터'), ('등본', '주민등록등본')]
    """
    senses, lengths = _forms()
    position = 0
    reached = -1
    before = ""
    while position < len(line.closed):
        end = _match(line, position, senses, lengths, edges, follows=position in edges or position == reached)
        sense = senses[line.closed[position:end]] if end else None
        if sense is None and _may_begin(line, position, edges) and (slip := _slip(line, position, edges)):
            end, sense = slip[0], senses[slip[1]]
        if sense:
            end = lodged_until(line, line.closed[position:end], end) or end
            if not (sense.word == _OF_AN_OFFICE and before == "office" and position == reached):
                yield line.mention(sense.entity, sense.word, position, end)
            position = reached = end
            before = sense.entity
        else:
            position += 1


def _match(
    line: Line,
    position: int,
    senses: dict[str, Sense],
    lengths: dict[str, tuple[int, ...]],
    edges: frozenset[int],
    *,
    follows: bool,
) -> int:
    """The end of the longest listed word that begins here; 0 when there is none."""
    sizes = lengths.get(line.closed[position])
    if not sizes or _WITHIN.match(line.closed, position):
        return 0
    for size in sizes:
        end = position + size
        if end > len(line.closed):
            continue
        if size == 2 and line.gap[position + 1] and line.closed[position] in _SIGHS:
            continue
        if size > 2 and line.gap[end - 1] and not line.gap[end] and _opens(line, end - 1, senses, lengths):
            continue
        if (line.gap[end - 1] and _FOUR.match(line.closed, end - 1)) or _FOUR_YEARS.match(line.closed, end - 1):
            continue
        sense = senses.get(line.closed[position:end])
        if (
            sense
            and stands_for(line, sense, position, end)
            and _begins(line, position, size, sense, edges, follows=follows)
            and (_ends(line, end, size, edges) or _is_plain(line, position, end, senses))
        ):
            return end
    return 0


def _is_plain(line: Line, position: int, end: int, senses: dict[str, Sense]) -> bool:
    """Whether a word is long enough to end before anything in a text without spaces; 통장도 may be 통장 and more."""
    form = line.closed[position:end]
    return len(form) >= _PLAIN and form[:-1] not in senses and _run_length(line, end - 1) >= _LONGER_RUN


def stands_for(line: Line, sense: Sense, start: int, end: int) -> bool:
    """Whether a listed form at a place has its sense there and is not the beginning of another word.

    >>> from bot.korean.line import read
    >>> photo = Sense("document", "사진")
    >>> stands_for(read("사진 한 장"), photo, 0, 2), stands_for(read("사진 찍어서 보내요"), photo, 0, 2)
    (True, False)
    """
    other = _NO_WORD.match(line.closed, start)
    if other and other.end() > end:
        return False
    if sense.entity == "housing_type" and was_lived_in(line, end):
        return False
    if sense.word == "자가" and not is_owned(line, end):
        return False
    meant = as_meant(line, line.closed[start:end], sense.word, start, end)
    return meant and (sense.entity != "office" or is_turned_to(line, sense.word, end))


def _may_begin(line: Line, position: int, edges: frozenset[int]) -> bool:
    after_word = bool(_OPENERS.search(line.before(position, 2))) and _run_length(line, position) >= _LONG_RUN
    return line.gap[position] or position in edges or after_word


_LEADS_ON = re.compile("이(?:라|고|며)")
"""Within a run the copula of what stands before: 취준생이라수입 holds no 이자수입."""


def _slip(line: Line, position: int, edges: frozenset[int]) -> tuple[int, str] | None:
    """The end of a word written by ear or mistyped that begins here, and the word that was meant."""
    if not line.gap[position] and _LEADS_ON.match(line.closed, position):
        return None
    if line.closed[position] == "세" and line.closed[position - 1 : position].isdigit():  # "2세엄마" is no 새엄마
        return None
    senses = _forms()[0]
    for known in (_sounds(), _misspellings()):
        for size in known.sizes:
            end = position + size
            whole = end <= len(line.closed) and not any(line.gap[position + 1 : end]) and _ends(line, end, size, edges)
            meant = known.meant(line.closed[position:end]) if whole else None
            if meant and as_meant(line, meant, senses[meant].word, position, end) and not _holds(line, position, end):
                return end, meant
    end = position + SHORTEST
    if not any(line.gap[position + 1 : end]) and _COMPANY.match(line.closed, end):
        meant = _short_kin().meant(line.closed[position:end])
        return (end, meant) if meant else None
    return None


def _holds(line: Line, position: int, end: int) -> bool:
    """Whether a word of some length written rightly begins within and ends no sooner: 는동사무소 is no 노동사무소."""
    senses, lengths = _forms()
    return any(
        size >= _PLAIN and place + size >= end and line.closed[place : place + size] in senses
        for place in range(position + 1, end)
        for size in lengths.get(line.closed[place], ())
    )


def _opens(line: Line, place: int, senses: dict[str, Sense], lengths: dict[str, tuple[int, ...]]) -> bool:
    """Whether a longer word begins at a place: "발달장애 아들" holds no 발달장애아."""
    return any(line.closed[place : place + size] in senses for size in lengths.get(line.closed[place], ()) if size > 1)


def _begins(line: Line, position: int, size: int, sense: Sense, edges: frozenset[int], *, follows: bool) -> bool:
    if line.gap[position]:
        return True
    if any(line.gap[position + 1 : position + size]):
        return False
    if sense.entity == "office" and size > 1 and _OF_PLACE.search(line.before(position, 8)):
        return line.closed[position] != "동"
    if sense.entity == "channel" and _SENT_BY.match(line.closed, position + size):
        return True
    before = line.before(position, 2)
    owner = _POSSESSIVE.search(before)
    owned = owner is not None and line.gap[position - len(owner[0])]
    if line.closed[position : position + size] in _TRADES:
        return not before.endswith(("자식", "애들"))
    if size == 1:
        if _run_length(line, position) >= _LONG_RUN and _CHILD_WITHIN.match(line.closed, position):
            return True
        said = _COUNTED.match(line.closed, position + 1) or _OF_CHILD.match(line.closed, position)
        return owned or (bool(_CLAUSE_ENDS.search(before)) and bool(said))
    if sense.entity == "income_source" and size > 1 and position + size in edges:
        return True
    if line.closed[position : position + size] in _ANYWHERE:
        return True
    if size >= _PLAIN and _run_length(line, position) >= _LONG_RUN:
        return True
    return follows or owned or (bool(_OPENERS.search(before)) and _run_length(line, position) >= _LONG_RUN)


def _run_length(line: Line, position: int) -> int:
    """The length of the stretch without a space around a place."""
    start = position
    while start > 0 and not line.gap[start]:
        start -= 1
    end = position + 1
    while not line.gap[end]:
        end += 1
    return end - start


def _ends(line: Line, end: int, size: int, edges: frozenset[int]) -> bool:
    if size > 2 and (_DWELLS.match(line.closed, end) or _DOES.match(line.closed, end)):
        return True
    if line.gap[end] or (end in edges and size > 1):
        return True
    stop = end + 1
    while not line.gap[stop]:
        stop += 1
    if line.closed[end - size : end] in ONLY_KIN and _run_length(line, end - size) >= _LONG_RUN:
        return True
    if size > 1 and (_PARTICLES.fullmatch(line.closed, end, stop) or _listed_after(line, end, stop, least=2)):
        return True
    if size == 1:
        if _CHILD_WITHIN.match(line.closed, end - 1):
            return True
        if stop - end >= _LONG_RUN - 2 and line.gap[end - 1] and _OF_CHILD.match(line.closed, end - 1):
            return True
        if _SHORT_PARTICLES.fullmatch(line.closed, end, stop) or _listed_after(line, end, stop, least=3):
            return True
        return bool(
            re.match(
                r"(?:들?(?:이랑|랑|하고|한테|도|은|는|가|이|을|를|만)?)(?:둘|셋|넷|하나|다섯|[한두세네]명|열|\d"
                "|[1-9]명|없|있|키우|데리|딸린)|(?:이?랑|하고)(?:살|같이|함께|단둘|저|나|우리)",
                line.closed[end:],
            )
        )
    return bool(_LOOSE.match(line.closed, end))


def _listed_after(line: Line, end: int, stop: int, *, least: int) -> bool:
    """Whether a listed word of some length follows, maybe after a particle, all written as one: 딸이지적장애있어요."""
    senses, lengths = _forms()
    particle = _BARE_PARTICLE.match(line.closed, end)
    starts = {end, particle.end() if particle else end}
    return any(
        start + size <= stop and line.closed[start : start + size] in senses
        for start in starts
        for size in lengths.get(line.closed[start : start + 1], ())
        if size >= least
    )
