# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""The accounts of officers: argon2id, a second factor whose code counts once, and a lock after five failures."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.staff.rights import Role, rights
from api.store.cipher import Cipher, UnreadableError
from api.store.database import Database, changed
from api.store.tables import AccountRow, place

FAILURES = 5
LOCK = timedelta(minutes=15)
STEP = 30
"""Seconds that a code of the second factor lives."""
HASHER = PasswordHasher()


class NameTakenError(Exception):
    """Another account bears this name."""


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer: the account's name, the role, and the place they work for (`dong` is empty for a whole 시군구)."""

    name: str
    role: Role
    sigungu: str
    dong: str = ""

    @property
    def office(self) -> str:
        """The office, as it is said."""
        return " ".join(part for part in (self.sigungu, self.dong) if part)

    @property
    def title(self) -> str:
        """The role's name."""
        return rights().roles[self.role].name


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a new officer is told once: a password, and what to read into the authenticator."""

    password: str
    totp_uri: str


class Accounts:
    """Open, close and check. Every call raises one of `database.DEAD` while the database is away."""

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database, self._cipher = database, cipher
        self._nobodys = HASHER.hash(secrets.token_urlsafe(16))

    def add(self, officer: Officer) -> Secrets:
        """Open an account; raises `NameTakenError`."""
        password, secret = secrets.token_urlsafe(15), pyotp.random_base32()
        row = AccountRow(
            name=officer.name,
            role=officer.role,
            sigungu=officer.sigungu,
            dong=officer.dong,
            password=HASHER.hash(password),
            totp=self._cipher.seal(secret, place(AccountRow.totp, officer.name)),
            last_step=0,
            failures=0,
            locked_until=None,
            closed=False,
        )
        try:
            with self._database.session() as session:
                session.add(row)
        except IntegrityError:
            raise NameTakenError from None
        uri = pyotp.TOTP(secret, name=officer.name, issuer="혜택동행").provisioning_uri()
        return Secrets(password, uri)

    def close(self, name: str) -> bool:
        """Nobody logs in by this account any more; False where there is none."""
        with self._database.session() as session:
            return bool(changed(session, update(AccountRow).where(AccountRow.name == name).values(closed=True)))

    def find(self, name: str) -> Officer | None:
        """An officer whose account is open."""
        with self._database.session() as session:
            row = session.get(AccountRow, name)
            return None if row is None or row.closed else _officer(row)

    def open_of(self, role: Role, sigungu: str) -> list[Officer]:
        """The officers of a role in a 시군구 whose accounts are open, by name."""
        there = (AccountRow.role == role, AccountRow.sigungu == sigungu, AccountRow.closed.is_(False))
        with self._database.session() as session:
            return [
                _officer(row) for row in session.scalars(select(AccountRow).where(*there).order_by(AccountRow.name))
            ]

    def check(self, name: str, password: str, code: str) -> Officer | Literal["wrong", "locked"]:
        """The officer of a name, a password and a code. What of them was wrong is never said.

        A name that nobody bears takes as long as a wrong password.
        """
        with self._database.session() as session:
            row = session.get(AccountRow, name, with_for_update=True)
            right = _same(self._nobodys if row is None else row.password, password)
            if row is None or row.closed:
                return "wrong"
            if row.locked_until is not None and row.locked_until > now():
                return "locked"
            step = self._step(row, code)
            if not right or step is None:
                _failed(row)
                return "wrong"
            row.failures, row.locked_until, row.last_step = 0, None, step
            if HASHER.check_needs_rehash(row.password):
                row.password = HASHER.hash(password)
            return _officer(row)

    def proves(self, name: str, password: str) -> bool | Literal["locked"]:
        """Whether an officer who is logged in knows their password; a wrong one counts as at the log-in."""
        with self._database.session() as session:
            row = session.get_one(AccountRow, name, with_for_update=True)
            if row.locked_until is not None and row.locked_until > now():
                return "locked"
            right = _same(row.password, password)
            if not right:
                _failed(row)
            return right

    def set_password(self, name: str, password: str) -> None:
        """From now on this one counts; whether it is good enough is asked in `passwords`."""
        hashed = HASHER.hash(password)
        with self._database.session() as session:
            session.execute(update(AccountRow).where(AccountRow.name == name).values(password=hashed))

    def _step(self, row: AccountRow, code: str) -> int | None:
        """The time step of a code: this one's or a neighbour's, but none that was used or is older."""
        try:
            totp = pyotp.TOTP(self._cipher.open(row.totp, place(AccountRow.totp, row.name)))
        except UnreadableError:
            return None
        moment = int(now().timestamp())
        steps = (moment // STEP + away for away in (0, -1, 1))
        given = code.replace(" ", "")
        right = [step for step in steps if pyotp.utils.strings_equal(given, totp.generate_otp(step))]
        return right[0] if right and right[0] > row.last_step else None


def _failed(row: AccountRow) -> None:
    row.failures += 1
    if row.failures >= FAILURES:
        row.failures, row.locked_until = 0, now() + LOCK


def _same(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _officer(row: AccountRow) -> Officer:
    return Officer(row.name, row.role, row.sigungu, row.dong)  # type: ignore[arg-type]
