# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The parts of the staff side, built once when the service starts."""

from dataclasses import dataclass

from api.guesses import Guesses
from api.settings import Settings
from api.staff.accounts import Accounts
from api.staff.cases import Cases
from api.staff.inbox import Inbox, inbox
from api.staff.sessions import StaffSessions
from api.store.access_log import AccessLog
from api.store.cipher import Cipher
from api.store.database import Database
from api.throttle import Limiter

HEAD = "access.head"


@dataclass(frozen=True, slots=True)
class Staff:
    """Accounts, sessions, cases and the log of who saw what."""

    accounts: Accounts
    sessions: StaffSessions
    inbox: Inbox
    log: AccessLog
    logins: Guesses


def staff_side(settings: Settings, database: Database, cipher: Cipher, limiter: Limiter) -> Staff:
    """Connect the parts."""
    log = AccessLog(database, cipher, settings.var / HEAD)
    return Staff(
        Accounts(database, cipher),
        StaffSessions(database, cipher),
        inbox(Cases(database, cipher), log),
        log,
        Guesses(limiter, "logins", caller=settings.rate_logins, everybody=settings.rate_logins_of_all),
    )
