# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Names of programmes in running text and in a search box, however they are spaced and with small slips."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bot.korean.benefit_forms import LEAST_CALLED, closed, forms, last_words
from bot.korean.everyday_names import described, gifts, given_to, given_until
from bot.korean.jamo import decompose
from bot.korean.line import Line, read
from bot.korean.mention import JSON, Mention, without_overlaps
from bot.korean.vocabulary import listed_forms
from bot.korean.vocabulary import words as listed_words

MOST_CANDIDATES = 8
LEAST_SCORE = 60
_TELLING_END = re.compile("(?:급여|수당|연금|바우처|장려금|이용권|정착금|sos)$")
"""Such a name of four syllables ends before whatever else comes: "주거급여설명해줘"."""
_LONG_END = re.compile("..(?:도우미|지원|교통비|택시|카드|서비스|제도)$")
"""So does a longer one that is written without a slip: "산후도우미소득기준"."""
_NAMES_ON = re.compile("금|단|센터|과(?![가-힣]?[ ,])|팀|명세|통장|공단|법(?!이)|액|일(?=이|은|$|[^가-힣])")
SHORTEST_FUZZY = 4
"""Names of fewer syllables must be written without a slip."""
_SHARED_WORD = 4
"""A word of a name stands for it only where no more programmes than this have it."""
CONTINUES = re.compile(
    "(?:이?랑|하고|한테|에게|께|에서|에|으?로|와|과|보다|처럼|마다|부터|까지|의|만|도|은|는"
    "|이|가|을|를|요|야|나|말고|지원|신청|사업|서비스|혜택|제도|받|타|준|주|얼마|언제|어떻|뭐"
    "|무엇|문의|대상|있|없|넣|둘다|모두|부르|부를|불러|나오|해당|되|돼|가능|알려|궁금|프로그램|쓰|같|센터|카드|및|지|라"
    "|자(?!금|녀|립|치|격|동)|란|인|예|임|좀|될|된|탈|들어|어떡|어떵|으째|우째|올매|일용|며칠|몇칠|언재|은제|왜|총|이번|다음|지난|아직|입금|심사|접수|승인|우리|소급|혹시|못|안|그거|그게|온라인|인터넷|전화|방문|얼매|몇|나도|저도|어디|알아|물어|말|끊|담당|들어오|여쭤|여쭙|서류|떨어|탈락|거절|해볼|하려|할려|날짜|금액|기간|조건|자격|얘기|이야기|때문|땜|[ㄱ-ㅎㅏ-ㅣ]|[이삼사오육칠팔구]?[십백](?=[일이삼사오육칠팔구십만])|신쳥|줄|줍|[0-9]|$)"
)
_FIGURES = re.compile(r"\d+|[a-z]+")
"""No slip of a letter makes another figure or sign: "월세 30만원" is not "월세 20만원", LH is not SH."""
_SAYING = re.compile("(?:[요때]|싶어)$")
"""What somebody says in trouble is heard only as it stands: "이백 갖고 살아요" is not "맞고 살아요"."""
_PARTICLES = frozenset("이가은는을를도")
_COPULA = re.compile("(?:이라서|이라|인데|이에요|예요|이고|입니다)$")
_SUM = re.compile(r"\d만원$")
_ALSO_OF_DISABLED = frozenset({"아동수당"})
"""Names that are other programmes' behind 장애: 장애아동수당."""
_GIVEN = re.compile("(?:을|를|씩)?(?:지원|주는|준다|받을|받는|혜택|신청|대상|사업|나오는|나온다)")
"""What makes a sum the name of a programme: "월세 20만원 지원", not the rent somebody pays."""
_STANDINGS = frozenset({"수급자", "기초수급자", "기초생활수급자", "차상위계층"})
_WANTED = re.compile(
    "(?:이|가|로|도|라도)?(?:되(?!었|셨)|될|돼(?!있)|된다|됩니까|신청|자격|조건|대상|혜택|선정|책정|지원|탈락)"
)
"""What makes the name of a standing that of a programme: "수급자가 되나요", not "수급자예요"."""
_WHO = re.compile("(?:차상위|계층|청년|아동|청소년|피해자|노숙인|영케어러)$")
_IS_SO = re.compile(
    "이?(?:에요|예요|여요|고요?|구요?|인데요?|인디|입니다|임(?!산)|라(?!는|고|도|면|던|이|카|하|캐)|여(?![가-힣])|유(?![가-힣])|라예)"
)
"""After a word for people: somebody tells who they are, "자립준비청년이라서", "차상위예요"."""
_AND_SO_ON = re.compile(r"[,/·]?(?:한부모|독거|무직|혼자|월세|전세|자가|이혼|\d+(?:세|살|인)|[2-9]\d(?!\d|만|%|평))")
"""After a word for people: more of who writes is jotted down, "차상위 한부모 37"."""
_WORKS_AS = re.compile("으?로(?:일|근무|활동|나가|다니|벌|월|한달)|(?:은|는|이|가|을|를|로)?끝(?:났|난(?!다)|남)")
"""After the name of a programme: somebody works for it, or has had it: "아이돌보미로 일해요", "실업급여 끝났어요"."""
_PLACE = re.compile("(?:원|홈|터|시설|주택|아파트|임대)$")
_LIVED_IN = re.compile(
    "(?:에?서|에)?(?:나[와온왔]|퇴소|살|삽|사는|지내|지냅|생활|있어|있습|있다가|자라|자랐|컸|출신|입소(?:했|해서|중))"
)
"""After the name of a home: somebody lives there, or did: "보육원 나와서 혼자 살아요"."""
_SURE = 4
"""A name of so many syllables may begin anywhere in a text without spaces, that many syllables into it."""
_BEGINS = re.compile(
    r"(?:은|는|이|가|도|을|를|랑|고|서|에|의|요|데|와|과|및|저|나|그|이번|형|시|구|면|머니|버지|엄마|아빠|남편|아내|아들|모님|\d|살|세|만|원)$"
)


Called = list[tuple[str, list[str]]]
Scores = npt.NDArray[np.float64]


class NameSearch:
    """Names as a search box looks through them."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        listed = _listed(entries)
        self._owners = [one for one, called in listed for _ in called]
        self._called = [decompose(closed(name)) for _, called in listed for name in called]

    def search(self, query: str, limit: int = 20) -> list[tuple[str, float]]:
        """Programmes by likeness of their names to what was typed, best first, with a score from 0 to 100."""
        words = [decompose(closed(word)) for word in query.split() if closed(word)]
        if not words:
            return []
        scores: dict[str, float] = defaultdict(float)
        found = _likenesses("".join(words), words, self._called)
        for index in np.flatnonzero(found >= LEAST_SCORE).tolist():
            one = self._owners[index]
            scores[one] = max(scores[one], float(found[index]))
        return sorted(scores.items(), key=lambda row: (-row[1], row[0]))[:limit]


class BenefitNames(NameSearch):
    """The names of a catalogue, to be found in texts.

    >>> names = BenefitNames([{"id": "basic-pension", "name": "기초연금", "aliases": ["노령연금"]}])
    >>> [(found.value, found.norm) for found in names.find("기초 연금은 언제 나와요")]
    [('기초 연금', 'basic-pension')]
    >>> names.search("기초연끔", limit=1)[0][0]
    'basic-pension'
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        given = list(entries)
        super().__init__(given)
        bare = frozenset(str(entry["id"]) for entry in given if entry.get("bare"))
        self._ids = _also_called(_forms_of(_listed(given), bare))
        self._lengths = _by_first_syllable(self._ids)
        self._gifts = gifts(self._ids)
        self._gift_lengths = _by_first_syllable(self._gifts)
        self._jamo = {
            form: decompose(form) for form in self._ids if len(form) >= SHORTEST_FUZZY and not _SAYING.search(form)
        }
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for form in self._jamo:
            for pair in {form[place : place + 2] for place in range(len(form) - 1)}:
                self._by_pair[pair].append(form)

    def find(self, text: str) -> tuple[Mention, ...]:
        """The programmes that a text names; the norm is an id, or candidates where a name is several programmes'."""
        line = read(text)
        exact = [*self._exact(line), *self._described(line)]
        taken = [(mention.start, mention.end) for mention in exact]
        slips = [
            mention
            for mention in self._slips(line)
            if all(mention.end <= start or mention.start >= end for start, end in taken)
        ]
        return without_overlaps((*exact, *slips))

    def _exact(self, line: Line) -> Iterator[Mention]:
        position = 0
        while position < len(line.closed):
            end = self._exact_end(line, position)
            if end:
                yield line.mention("benefit", self._norm(self._ids[line.closed[position:end]]), position, end)
            position = end or position + 1

    def _described(self, line: Line) -> Iterator[Mention]:
        """Programmes told by what they do or give: "애 낳으면 나오는 돈", "난방비 보태 주는 거"."""
        for start, end, names in (*described(line, self._ids), *given_to(line, self._ids)):
            ids = dict.fromkeys(one for name in names for one in self._ids[name])
            yield line.mention("benefit", self._norm(tuple(ids)), start, end)
        for position in range(len(line.closed)):
            for size in self._gift_lengths.get(line.closed[position], ()):
                end = position + size
                name = self._gifts.get(line.closed[position:end])
                begins = line.gap[position] or (size > 1 and _BEGINS.search(line.before(position, 2)))
                if name and begins and (until := given_until(line, position, end)):
                    yield line.mention("benefit", self._norm(self._ids[name]), position, until)
                    break

    def _exact_end(self, line: Line, position: int) -> int:
        begins = line.gap[position] or bool(_BEGINS.search(line.before(position, 2)))
        for size in self._lengths.get(line.closed[position], ()):
            end = position + size
            if size == LEAST_CALLED and not line.gap[position]:
                continue
            if not begins and (size < _SURE or any(line.gap[position - _SURE + 1 : position])):
                continue
            form = line.closed[position:end]
            if form not in self._ids or end > len(line.closed):
                continue
            if _may_end(line, form, end) or (_LONG_END.search(form) and not _NAMES_ON.match(line.closed, end)):
                return end
        return 0

    def _slips(self, line: Line) -> Iterator[Mention]:
        """Names with a letter or two wrong: only names that share half their syllable pairs with the text are tried."""
        text = line.closed
        shared: Counter[str] = Counter()
        for pair in {text[place : place + 2] for place in range(len(text) - 1)}:
            shared.update(self._by_pair.get(pair, ()))
        starts = [place for place in range(len(text)) if line.gap[place]]
        for form, count in shared.items():
            least = len(form) - 1 if len(form) > SHORTEST_FUZZY else 2  # a slip within four syllables leaves one pair
            if count * 2 >= least and (best := self._nearest(line, form, starts)):
                start, end = best
                yield line.mention("benefit", self._norm(self._ids[form]), start, end)

    def _nearest(self, line: Line, form: str, starts: list[int]) -> tuple[int, int] | None:
        """Where a name with few enough slips stands, or None."""
        allowed = 1 if len(form) < 6 else 2 if len(form) < 9 else 3
        target, figures = self._jamo[form], _FIGURES.findall(form)
        best: tuple[int, int, int] | None = None
        for start in starts:
            for end in range(start + len(form) - 1, min(start + len(form) + 1, len(line.closed)) + 1):
                if not _may_end(line, form, end):
                    continue
                typed = line.closed[start:end]
                if _FIGURES.findall(typed) != figures or typed in self._ids or typed in listed_forms():
                    continue
                if (typed[:-1] == form[:-1] and typed[-1] in _PARTICLES) or _COPULA.search(typed):
                    continue  # 어린이집이 is no 어린이집비
                if len(form) == SHORTEST_FUZZY and decompose(typed)[0] != target[0]:
                    continue  # 우리카드 is no 누리카드
                distance = Levenshtein.distance(decompose(typed), target, score_cutoff=allowed)
                if distance <= allowed and (best is None or (distance, start) < best[:2]):
                    best = (distance, start, end)
        return best[1:] if best else None

    @staticmethod
    def _norm(ids: tuple[str, ...]) -> JSON:
        return ids[0] if len(ids) == 1 else {"candidates": list(ids[:MOST_CANDIDATES])}


def _may_end(line: Line, form: str, end: int) -> bool:
    """Whether a form of a name may end there: before a particle or a new word, and as no bare sum."""
    if form.endswith("기초생활") and line.closed.startswith("수급", end):
        return False
    if form in _STANDINGS:
        return bool(_WANTED.match(line.closed, end))
    if f"{form}자" in _STANDINGS and line.closed.startswith("자", end):
        return bool(_WANTED.match(line.closed, end + 1))
    if _WHO.search(form) and (_IS_SO.match(line.closed, end) or _AND_SO_ON.match(line.closed, end)):
        return False
    if _WORKS_AS.match(line.closed, end):
        return False
    if _PLACE.search(form) and _LIVED_IN.match(line.closed, end):
        return False
    if _SUM.search(form):
        return bool(_GIVEN.match(line.closed, end))
    if line.closed.endswith("장애", 0, end - len(form)) and form in _ALSO_OF_DISABLED:
        return False
    if len(form) >= SHORTEST_FUZZY and _TELLING_END.search(form) and not _NAMES_ON.match(line.closed, end):
        return True
    return line.gap[end] or bool(CONTINUES.match(line.closed, end))


def _listed(entries: Iterable[Mapping[str, Any]]) -> Called:
    """Ids with all they are called."""
    return [(str(entry["id"]), [str(entry["name"]), *map(str, entry.get("aliases") or ())]) for entry in entries]


def fuller(ids: Sequence[str], bare: Collection[str]) -> list[str]:
    """Of programmes that share a name those of which more is known than the name, where there are any.

    >>> fuller(["basic-pension", "named-basic-pension"], {"named-basic-pension"}), fuller(["a"], {"a"})
    (['basic-pension'], ['a'])
    """
    return [one for one in ids if one not in bare] or list(ids)


def _forms_of(listed: Called, bare: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Every form and the ids it stands for; a whole name takes its form from shortenings of others."""
    whole: dict[str, dict[str, None]] = defaultdict(dict)
    short: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for one, called in listed:
        for place, name in enumerate(called):
            for form, is_whole in forms(name, given=place == 0):
                (whole if is_whole else short)[form][one] = None
            for word in last_words(name):
                words[word][one] = None
    found = {form: tuple(ids) for form, ids in whole.items()}
    for form, ids in short.items():
        if bare.issuperset(found.get(form, ())):  # so that the bare name gives way to a programme called so for short
            found[form] = (*found.get(form, ()), *ids)
    for form, ids in words.items():
        if len(ids) <= _SHARED_WORD:
            found.setdefault(form, tuple(ids))
    return {form: tuple(fuller(ids, bare)) for form, ids in found.items()}


def _also_called(ids: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The forms, and what else people call a benefit that is listed as a source of income: 실급 for 실업급여."""
    called = {
        closed(form): ids[closed(word)]
        for word, listed in listed_words()["income_source"].items()
        if closed(word) in ids
        for form in listed
    }
    return {**called, **ids}


def _by_first_syllable(found: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in found:
        lengths[form[0]].add(len(form))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}


def _likenesses(whole: str, words: list[str], names: list[str]) -> Scores:
    """Likeness of a query to each name, both in letters: as one string, inside it, and word by word in any order."""
    together = _scores(whole, names, fuzz.ratio)
    inside = _scores(whole, names, fuzz.partial_ratio)
    holds = np.fromiter(map(len, names), np.int64) >= len(whole)
    best: Scores = np.maximum(together, np.where(holds, inside * 0.95, 0.0))
    if len(words) > 1:
        apart = sum(_scores(word, names, fuzz.partial_ratio) for word in words) / len(words)
        best = np.maximum(best, apart * 0.93)
    return best


def _scores(query: str, names: list[str], scorer: Callable[..., float]) -> Scores:
    return np.asarray(process.cdist([query], names, scorer=scorer, score_cutoff=LEAST_SCORE - 10, dtype=float)[0])
