# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Who asks as an organisation, or for somebody they help at work: what is for them, and what consent it takes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.answer import TextBlock
from actions.asked.find import ids_of
from actions.asked.sayings import says
from actions.beside.acquaintance import tells_of_consent
from actions.said import Beside, Said
from rules_engine import Asker, Member, Programme
from rules_engine.screening.asking import refusal

MOST = 6
KINDS = re.compile(
    "어린이집|유치원|학교|병원|약국|복지관|요양원|아동센터|시설|단체|식당|음식점|반찬가게|가게|점포|회사|기업|사업장|업체"
)
ASKS = re.compile(rf"(저는|저희|우리|제가)?\s*({KINDS.pattern})")
ALSO = {
    "식당": "점포",
    "음식점": "점포",
    "반찬가게": "점포",
    "가게": "점포",
    "회사": "고용",
    "사업장": "고용",
    "업체": "기업",
}
"""The word under which the catalogue has what is for them."""
HELPING = Asker("helper")


def organisations(said: Said) -> Beside | None:
    """The answer to an organisation, or to a helper; None for everybody else."""
    if says("helper", said.closed) and not tells_of_consent(said.closed):
        reason = refusal(HELPING, Member("", {}, lives_together=False), ())
        texts = (said.voice("organisation.helper"), f"{reason} {said.voice('acquaintance.how')}")
        return _alone(said, *texts)
    if says("organisation", said.closed):
        return _alone(said, "\n".join(_lines(said)))
    return None


def _alone(said: Said, *texts: str) -> Beside:
    """Without the question that waits: it is about one person's benefits."""
    return Beside(replace(said.talk, question=None), tuple(TextBlock(text) for text in texts), ask=False)


def _lines(said: Said) -> Iterator[str]:
    named = _named(said)
    if named is not None:
        yield from _about(named, said)
    elif found := _for_them(said):
        yield said.voice("organisation.found", count=len(found))
        for programme in found[:MOST]:
            yield said.voice(
                "organisation.line", name=programme.name, plain=programme.plain, phone=_phone(programme, said)
            )
    else:
        yield said.voice("organisation.none")
    yield said.voice("organisation.person")


def _named(said: Said) -> Programme | None:
    """The programme that the text names; "어린이집" names whoever asks."""
    named = [one for one in said.understanding.entities if one.entity == "benefit" and not ASKS.fullmatch(one.value)]
    ids = [id_ for one in named for id_ in ids_of(one.norm)]
    return said.catalogue.programmes.get(ids[0]) if len(ids) == 1 else None


def _about(programme: Programme, said: Said) -> Iterator[str]:
    """A programme that is for organisations is told; of any other we only know whom to ask about joining it."""
    if programme.recipient == "organisation":
        yield programme.plain
        yield said.voice("info.for_organisations", name=programme.name)
    else:
        yield said.voice("organisation.joining_unknown", name=programme.name)
    yield said.voice("organisation.ask", provider=programme.provider["name"], phone=_phone(programme, said))


def _for_them(said: Said) -> list[Programme]:
    """What the catalogue has for this kind of organisation."""
    kind = KINDS.search(said.closed)
    if kind is None:
        return []
    words = (kind.group(), ALSO.get(kind.group(), kind.group()))
    return [
        one
        for one in said.catalogue.programmes.values()
        if one.recipient == "organisation" and any(word in _told(one) for word in words)
    ]


def _told(programme: Programme) -> str:
    return "".join((programme.name, *programme.aliases, programme.plain))


def _phone(programme: Programme, said: Said) -> str:
    phone = programme.apply.phone or programme.provider.get("phone")
    return phone or said.voice("organisation.no_phone")
