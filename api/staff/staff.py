# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The parts of the staff side, built once when the service starts."""

from dataclasses import dataclass

from api.http.guesses import Guesses
from api.http.throttle import Limiter
from api.settings import Settings
from api.staff.accounts import Accounts
from api.staff.cases import Cases
from api.staff.inbox import Inbox, inbox
from api.staff.rights import rights
from api.staff.rounds import Rounds
from api.staff.sessions import StaffSessions
from api.staff.sharing import Sharing
from api.store.access_log import AccessLog
from api.store.cipher import Cipher
from api.store.database import Database
from api.store.resources import Resources
from api.store.sent_forms import SentForms
from api.store.tickets import Tickets
from api.store.visits import Visits

HEAD = "access.head"


@dataclass(frozen=True, slots=True)
class Staff:
    """Accounts, sessions, cases, visits, what is offered, and the log of who saw what."""

    accounts: Accounts
    sessions: StaffSessions
    inbox: Inbox
    rounds: Rounds
    sharing: Sharing
    log: AccessLog
    logins: Guesses
    forms: SentForms


def staff_side(settings: Settings, database: Database, cipher: Cipher, limiter: Limiter) -> Staff:
    """Connect the parts."""
    log = AccessLog(database, cipher, settings.var / HEAD)
    cases = Cases(database, cipher)
    tickets = Tickets(database, cipher, days=settings.ticket_days)
    door = inbox(cases, log)
    return Staff(
        Accounts(database, cipher),
        StaffSessions(database, cipher),
        door,
        Rounds(Visits(database, cipher), cases, tickets, log, rights()),
        Sharing(Resources(database), door, log, rights()),
        log,
        Guesses(limiter, "logins", caller=settings.rate_logins, everybody=settings.rate_logins_of_all),
        SentForms(database),
    )
