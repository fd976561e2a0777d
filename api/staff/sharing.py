# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is offered, matched to what the officer's own cases need; what nobody could give is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.staff.accounts import Officer
from api.staff.case import Case
from api.staff.inbox import Inbox, NotYoursError
from api.staff.rights import Rights
from api.store.access_log import Access, AccessLog
from api.store.resources import CaseNeed, Offer, Resource, Resources

LAST = timedelta(days=90)
FEW = 5
"""Below this a count is not told, so that nobody is recognised by it."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """The one door to the resources."""

    resources: Resources
    inbox: Inbox
    log: AccessLog
    matrix: Rights

    def there(self, officer: Officer, today: date) -> Sequence[Resource]:
        """What is to be had where an officer works."""
        found = self.resources.there(officer.sigungu, today)
        return [one for one in found if officer.dong in ("", one.offer.dong) or not one.offer.dong]

    def add(self, officer: Officer, offer: Offer, today: date) -> None:
        """Put an offer on record, to be looked after by the officer."""
        self.log.note(Access(officer.name, officer.role, "change", "resource"))
        self.resources.add(offer, officer.name, today)

    def checked(self, officer: Officer, resource: str, today: date) -> None:
        """It is still there; raises `NotYoursError`."""
        if not self.resources.checked(resource, officer.sigungu, today):
            raise NotYoursError

    def need(self, officer: Officer, number: str, need: str, today: date) -> None:
        """One's own case needs something; raises `NotYoursError`."""
        self.inbox.touch(officer, number, "need")
        self.resources.need(number, need, today)

    def settle(self, officer: Officer, number: str, need_id: str, resource: str, today: date) -> bool:
        """Meet a need by a resource, or (without one) say that nothing is there; False where the last one is gone.

        Raises `NotYoursError`.
        """
        case = self.inbox.touch(officer, number, "need")
        need = next((one for one in self.resources.needs_of(number) if one.id == need_id), None)
        if need is None:
            raise NotYoursError
        if not resource:
            return self.resources.unmet(number, need, case.sigungu or officer.sigungu, case.dong, today)
        if all(one.id != resource for one in self.fitting(case, need, today)):
            return False
        return self.resources.match(number, need_id, resource, today)

    def of_case(self, case: Case, today: date) -> Mapping[CaseNeed, Sequence[Resource]]:
        """What a case needs, and what would meet it."""
        return {one: self.fitting(case, one, today) for one in self.resources.needs_of(case.number)}

    def fitting(self, case: Case, need: CaseNeed, today: date) -> Sequence[Resource]:
        """What would meet an open need, in the place of the case."""
        if need.state != "open":
            return ()
        there = self.resources.there(case.sigungu, today)
        return [one for one in there if one.serves(need.need, case.sigungu, case.dong)]

    def unlinked(self, officer: Officer, today: date) -> Sequence[tuple[str, str, str]]:
        """What nobody could give in the last months, by need and 동 of the officer; few are told as few."""
        found = self.resources.unlinked(officer.sigungu, today - LAST)
        mine = [one for one in found if officer.dong in ("", one[1])]
        return [(need, dong, str(count) if count >= FEW else f"{FEW} 미만") for need, dong, count in mine]
