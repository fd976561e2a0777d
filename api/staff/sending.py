# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A form that makes something counts once, however often it is sent: by a double press, or anew after a lost answer."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request

from api.http.problems import ProblemError
from api.services import Shared
from api.staff.entrance import kept
from api.store.database import DEAD
from api.web.fields import FEW, fields

FIELD = "once"
LONGEST = 40
AGAIN = "이미 받은 것이라 두 번 적지 않았어요."
DOING = "방금 보낸 것을 아직 적고 있어요. 잠시 뒤에 다시 눌러 주세요."


@dataclass
class Sending:
    """A form that is being taken. Only what `counts` is not taken again: a refused form may be sent anew."""

    told: str | None = None

    def counts(self, told: str = "") -> None:
        """It did what it asks for; `told` is what whoever sends it again must know, such as a number."""
        self.told = told


def sending(most: int = FEW) -> Any:
    """A dependency: the form under the name that its page gave it. `most` is how many fields such a form has."""

    def take(request: Request, services: Shared, form: Annotated[Mapping[str, str], fields(most)]) -> Iterator[Sending]:
        given, forms = form.get(FIELD, "")[:LONGEST], services.staff.forms
        sent = Sending()
        if not given:
            yield sent
            return
        name = f"{request.url.path}\0{given}"
        if (before := kept(forms.take, name)) is not None:
            raise ProblemError(409, DOING if before.state == "doing" else " ".join([AGAIN, before.told]).strip())
        try:
            yield sent
        finally:
            with suppress(*DEAD):
                forms.undone(name) if sent.told is None else forms.done(name, sent.told)

    return Depends(take)


Sent = Annotated[Sending, sending()]
"""The form under its name, in a route's signature."""
