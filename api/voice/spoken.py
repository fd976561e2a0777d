# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A written text as Korean says it: numbers, money, dates and telephone numbers in words, no signs, no links."""

import re
from collections.abc import Callable

from num2words import num2words

NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
BEFORE_A_NOUN = {"하나": "한", "둘": "두", "셋": "세", "넷": "네", "스물": "스무"}
COUNTED = (
    "가지",
    "군데",
    "마리",
    "번째",
    "시간",
    "사람",
    "명",
    "살",
    "개",
    "곳",
    "칸",
    "달",
    "대",
    "시",
    "장",
    "권",
    "분",
)
"""What is counted in Korean's own numbers; everything else takes the Chinese ones."""
NOT_COUNTED = ("개월", "개소", "개년", "시도", "시군", "장애", "분기", "대상", "대책")
_MORE = ("원", "세", "년", "월", "일", "번", "개월", "주", "회", "차", "급", "호", "층", "배", "점", "퍼센트", "미터")
UNITS = (*COUNTED, *_MORE)
"""What stands a space behind its number."""
DIGITS = "공일이삼사오육칠팔구"
MONTHS = {6: "유", 10: "시"}
LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "에이",
            "비",
            "씨",
            "디",
            "이",
            "에프",
            "지",
            "에이치",
            "아이",
            "제이",
            "케이",
            "엘",
            "엠",
            "엔",
            "오",
            "피",
            "큐",
            "알",
            "에스",
            "티",
            "유",
            "브이",
            "더블유",
            "엑스",
            "와이",
            "지",
        ],
        strict=True,
    )
)
LINK = re.compile(
    r"\(?\s*(?:https?://)?(?:[A-Za-z0-9-]+\.)+(?:kr|com|net|org|go|io|app)(?![A-Za-z])(?:/[^\s)가-힣]*)?\s*\)?"
)
DATE = re.compile(r"(\d{4})(?:-|\.\s?)(\d{1,2})(?:-|\.\s?)(\d{1,2})\.?(?!\d)")
PHONE = re.compile(
    r"(?<![\d-])(?:\d{2,4}-\d{3,4}-\d{4}|\d{4}-\d{4,5}|1(?:09|1[0-9]|2\d|3(?:2|3|55|66|88|90)?\d?))(?![\d,-])"
)
SHORT_LINE = re.compile(r"1(?:09|12|17|18|19|20|29|32|88|3(?:30|31|32|45|50|55|57|66|77|82|88|90|91|97|99))")
MONTH = re.compile(r"(?<!\d)(\d{1,2})월")
NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s?(만|억|천)?")
AMOUNT = re.compile(r"\s?(만|억|천|원|명|세|살|개|가지|일|%|곳|년)")
PERCENT = re.compile(r"\s?%")


def spoken(text: str) -> str:
    """The text as it is read out.

    >>> spoken("월 최대 34만 9,700원(1인)"), spoken("72세, 3명, 65살, 11가지")
    ('월 최대 삼십사만 구천칠백 원, 일인', '칠십이 세, 세 명, 예순다섯 살, 열한 가지')
    >>> spoken("2026-10-31까지 02-2133-9259나 129로"), spoken("복지로(www.bokjiro.go.kr)에서 신청해요.")
    ('이천이십육 년 시월 삼십일 일까지 공이, 이일삼삼, 구이오구나 일이구로', '복지로에서 신청해요.')
    """
    text = LINK.sub("", text)
    text = DATE.sub(lambda found: f"{found[1]}년 {int(found[2])}월 {int(found[3])}일", text)
    text = PHONE.sub(_phone, text)
    text = MONTH.sub(lambda found: f"{MONTHS.get(int(found[1]), sino(int(found[1])))}월", text)
    text = PERCENT.sub(" 퍼센트", text)
    text = _numbers(text)
    text = re.sub("[A-Z]{2,}", lambda found: "".join(LETTERS[letter] for letter in found.group()), text)
    return _without_signs(text)


def sino(number: int) -> str:
    """A number in Chinese numerals: 349700 is 삼십사만 구천칠백."""
    return str(num2words(number, lang="ko"))


def native(number: int, *, before_a_noun: bool = True) -> str:
    """A number from 1 to 99 in Korean's own numerals.

    >>> native(65), native(3), native(20), native(21), native(1, before_a_noun=False)
    ('예순다섯', '세', '스무', '스물한', '하나')
    """
    tens, ones = NATIVE_TENS[number // 10], NATIVE_ONES[number % 10]
    if not before_a_noun:
        return tens + ones
    return tens + BEFORE_A_NOUN.get(ones, ones) if ones else BEFORE_A_NOUN.get(tens, tens)


def digits(text: str) -> str:
    """Figures one by one, as a telephone number is said.

    >>> digits("010-1234")
    '공일공, 일이삼사'
    """
    said = "".join(DIGITS[int(sign)] if sign.isdigit() else sign for sign in text)
    return re.sub(r"\s*-\s*", ", ", said)


def won(amount: int) -> str:
    """An amount of money.

    >>> won(349_700), won(0), won(100_000_000)
    ('삼십사만 구천칠백 원', '영 원', '일억 원')
    """
    return f"{sino(amount)} 원"


def _phone(found: re.Match[str]) -> str:
    written, after = found.group(), found.string[found.end() :]
    if "-" not in written and (not SHORT_LINE.fullmatch(written) or AMOUNT.match(after)):
        return written
    return digits(written)


def _numbers(text: str) -> str:
    """Every figure in words, with its unit a space apart."""
    parts, end = [], 0
    for found in NUMBER.finditer(text):
        parts.append(text[end : found.start()])
        after = text[found.end() :]
        parts.append(_number(found, after.lstrip(" ") if not found[3] else after))
        end = found.end()
        if after[:1] == " " or after.startswith(UNITS):
            parts.append(" ")
            end += len(after) - len(after.lstrip(" "))
    return "".join([*parts, text[end:]])


def _number(found: re.Match[str], after: str) -> str:
    whole = int(found[1].replace(",", "") or 0)
    if found[2]:
        return f"{sino(whole)}점 {digits(found[2])}{found[3] or ''}"
    if found[3]:
        return f"{'' if whole == 1 and found[3] in ('만', '천') else sino(whole)}{found[3]}"
    counted = after.startswith(COUNTED) and not after.startswith(NOT_COUNTED)
    minutes = after.startswith("분") and bool(re.search(r"시\s?$", found.string[: found.start()]))
    return native(whole) if counted and not minutes and 0 < whole < 100 else sino(whole)


SIGNS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\s*\(\s*", ", "),
    (r"\s*\)", ""),
    ("~", "에서 "),
    (r"[·・/]", " "),
    (r"['\"‘’“”\[\]*#<>|→]", ""),
    (r"\s*[:;]\s*", ", "),
    (r"\s+", " "),
    (r"\s+([,.?!])", r"\1"),
    (r",\s*(?=[,.?!])", ""),
)


def _without_signs(text: str) -> str:
    for pattern, instead in SIGNS:
        text = re.sub(pattern, instead, text)
    return text.strip(" ,")
