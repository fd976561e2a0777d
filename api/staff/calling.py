# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""A call that reminds, as an officer orders it: only with the person's consent, which is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.clock import now
from api.messages.numbers import mobile, strike_numbers
from api.privacy import strike_identity_numbers
from api.staff.accounts import Officer
from api.store.access_log import Access, AccessLog
from api.store.outbox import Consent
from api.store.reminders import Reminders

CONSENT = "spoken/1"
"""What was agreed to, with the version of the text that is read out: `reminders.html`."""
LONGEST_PURPOSE, LONGEST_TEXT = 40, 300
Ordered = Literal["taken", "already", "stopped", "no_consent", "no_number", "no_words"]


@dataclass(frozen=True, slots=True)
class Order:
    """Whom to call, what for, what to say, and whether they agreed to it."""

    phone: str
    purpose: str
    text: str
    agreed: bool


def order_call(order: Order, officer: Officer, reminders: Reminders, log: AccessLog, today: date) -> Ordered:
    """Order a call: once a day for a person and a purpose. Raises one of `database.DEAD`."""
    phone = mobile(order.phone)
    purpose, text = (_clean(one) for one in (order.purpose[:LONGEST_PURPOSE], order.text[:LONGEST_TEXT]))
    if not order.agreed:
        return "no_consent"
    if phone is None:
        return "no_number"
    if not purpose or not text:
        return "no_words"
    log.note(Access(officer.name, officer.role, "change", "reminder", log.whose(phone), "person_asked"))
    return reminders.take(
        phone,
        office=officer.office,
        purpose=purpose,
        text=text,
        campaign=f"{purpose}/{today}",
        consent=Consent(CONSENT, now()),
        sigungu=officer.sigungu,
        dong=officer.dong,
    )


def _clean(text: str) -> str:
    return strike_numbers(strike_identity_numbers(text.strip())[0])
