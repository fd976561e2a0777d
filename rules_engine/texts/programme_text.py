# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A whole programme as a person would read it: plain Korean, nothing left out, nothing added."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rules_engine.programmes.criteria import Source
from rules_engine.programmes.limits import Limit
from rules_engine.programmes.programme import Amount, AmountCase, Apply, Change, Period, Programme
from rules_engine.programmes.use import Price
from rules_engine.texts import wording
from rules_engine.texts.condition_text import Programmes, condition_lines, conditions_text
from rules_engine.texts.use_text import use_lines

FOR = {
    "person": "한 사람씩 따로 봐요.",
    "child": "아이마다 따로 봐요.",
    "household": "한 집에 한 번 봐요.",
    "organisation": "어린이집이나 기업, 단체처럼 사람이 아닌 곳이 받아요.",
}
SELECTION = {"quota": "자리가 정해져 있어요. 조건이 맞아도 못 받을 수 있어요.", "review": "심사해서 뽑아요."}
HOW_OFTEN = {"once": "한 번", "month": "매달", "year": "한 해"}
ASK_ANYWHERE = "주민센터나 129"


def programme_text(programme: Programme, programmes: Programmes, on: date) -> str:
    """All that is known of a programme on a day; `programmes` names those that its rules speak of."""
    return "\n".join(_Text(programme, programmes, on).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Text:
    programme: Programme
    programmes: Programmes
    on: date

    def lines(self) -> Iterator[str]:
        programme = self.programme
        yield f"{programme.name} ({programme.id})"
        yield programme.plain
        yield from self._notices()
        yield from _block("누가 하나요", [self._provider()])
        if programme.kind == "named":
            yield from _block("조건", [f"조건은 자료에 없어요. {self._whom_to_ask()}에 물어보세요."])
        else:
            yield from _block("누가 받나요", [FOR[programme.recipient], *filter(None, [self._selection()])])
            for period in programme.periods:
                yield from _block(self._when(period), self._period(period))
        yield from _block("무엇을 주나요", self._amount(programme.amount, self.on))
        yield from _block("어떻게 쓰나요", [*use_lines(programme.use), *self._prices(programme.use.prices)])
        yield from _block("어떻게 신청하나요", _apply(programme.apply))
        yield from _block("바뀐 것", [_change(one) for one in programme.changes])
        yield from _block("알아 두세요", [*programme.notes, *filter(None, [programme.paid])])
        yield from _block("다른 이름", [", ".join(programme.aliases)] if programme.aliases else [])
        yield from _block("출처", [*dict.fromkeys(map(_source, programme.sources)), *self._checked()])

    def _notices(self) -> Iterator[str]:
        programme = self.programme
        if programme.kind != "named" and programme.on(self.on) is None:
            yield f"{wording.day(self.on)}에는 하지 않아요."
        if programme.stale(self.on):
            yield f"{programme.as_of[:4]}년 자료예요. 지금도 하는지 먼저 {self._whom_to_ask()}에 물어보세요."

    def _provider(self) -> str:
        provider = self.programme.provider
        named = " ".join(provider[key] for key in ("name", "department") if key in provider)
        return f"{named}, {provider['phone']}" if "phone" in provider else named

    def _whom_to_ask(self) -> str:
        phone = self.programme.apply.phone or self.programme.provider.get("phone")
        return f"{self.programme.provider['name']} {phone}" if phone else ASK_ANYWHERE

    def _selection(self) -> str | None:
        return SELECTION.get(self.programme.selection or "")

    def _when(self, period: Period) -> str:
        since = f"{wording.day(period.since)}부터" if period.since else ""
        until = f"{wording.day(period.until)}까지" if period.until else ""
        dates = " ".join(part for part in (since, until) if part)
        if len(self.programme.periods) == 1 and not dates:
            return "조건"
        return f"{dates or '언제나'}의 조건{' (지금)' if period.covers(self.on) else ''}"

    def _period(self, period: Period) -> Iterator[str]:
        reckoned = self.on if period.covers(self.on) else period.until or period.since or self.on
        yield from condition_lines(period.who, self.programmes, reckoned) if period.who else ["정해진 조건은 없어요."]
        yield from _under("담당자가 확인해요", [item.text for item in period.confirm])
        yield from _under("먼저 할 일", period.steps)
        yield from _under("무엇을 주나요", list(self._amount(period.amount, reckoned)))
        yield from _under("어떻게 신청하나요", list(_apply(period.apply)) if period.apply else [])

    def _amount(self, amount: Amount | None, on: date) -> Iterator[str]:
        if amount is None:
            return
        often = ", ".join(part for part in (amount.per, HOW_OFTEN.get(amount.period or "")) if part)
        often = f" ({often})" if often else ""
        yield from (self._case(case, often, on) for case in amount.cases[:1])
        yield from (self._case(case, often, on, otherwise="그 밖에는 → ") for case in amount.cases[1:])
        if amount.calculate is not None:
            yield f"형편에 따라 금액을 계산해요{often}."
        if amount.text is not None:
            yield amount.text

    def _case(self, case: AmountCase, often: str, on: date, otherwise: str = "") -> str:
        said = case.text or "" if case.krw is None else f"{_won(case.krw, on)}{often}"
        return f"{conditions_text(case.when, self.programmes, on)} → {said}" if case.when else otherwise + said

    def _prices(self, prices: Sequence[Price]) -> Iterator[str]:
        for price in prices:
            won = "무료" if price.krw == 0 else None if price.krw is None else f"{price.krw:,}원"
            said = " ".join(part for part in (price.per, won, price.text) if part)
            yield f"내는 돈: {said}" + (
                f" ({conditions_text(price.when, self.programmes, self.on)})" if price.when else ""
            )

    def _checked(self) -> Iterator[str]:
        if self.programme.legal_basis:
            yield f"근거: {self.programme.legal_basis}"
        yield f"{_month(self.programme.as_of)}자료를 {wording.day(self.programme.checked_on)}에 확인했어요."


def _block(title: str, lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", title)
        yield from (f"  {line}" if line.startswith("  ") else f"- {line}" for line in found)


def _under(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from (f"  - {line}" for line in lines)


def _won(limit: Limit, on: date) -> str:
    reached = limit.on({}, on)
    if reached is None:
        return f"{on.year}년 금액은 자료에 없어요"
    if reached.exact is not None:
        return f"{reached.exact:,}원"
    return f"{reached.lo:,}원부터 {reached.hi:,}원까지"


def _apply(apply: Apply) -> Iterator[str]:
    yield from apply.how
    if apply.documents:
        yield f"낼 것: {', '.join(apply.documents)}"
    if apply.deadline:
        yield f"기한: {apply.deadline}"
    for window in apply.windows:
        days = [f"{wording.day(window.opens)}부터" if window.opens else "", f"{_last(window.closes)}"]
        yield f"신청 기간: {' '.join(part for part in days if part)}"
    if apply.phone:
        yield f"전화: {apply.phone}"
    if apply.url:
        yield f"누리집: {apply.url}"


def _last(day: date | None) -> str:
    return f"{wording.day(day)}까지" if day else ""


def _change(change: Change) -> str:
    return f"{_month(change.effective).strip()}: {change.text}" if change.effective else change.text


def _month(written: str | None) -> str:
    """A day, month or year as written in the catalogue, in words and with a space after it.

    >>> _month("2024-04"), _month("2024"), _month(None)
    ('2024년 4월 ', '2024년 ', '')
    """
    if not written:
        return ""
    units = zip(written.split("-"), ("년", "월", "일"), strict=False)
    return " ".join(f"{int(number)}{unit}" for number, unit in units) + " "


def _source(source: Source) -> str:
    lines = f"{source.lines}번째 줄" if source.lines else ""
    return ", ".join(part for part in (source.title, lines, source.url) if part)
