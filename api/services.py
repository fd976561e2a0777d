# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What the routes share, built once when the service starts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, cast

from fastapi import Depends, Request

from api.catalogues import Catalogues
from api.clock import seoul_time, seoul_today
from api.editor.drafts import Drafts
from api.editor.editor import Editor
from api.editor.preview import Registers
from api.editor.published import Published
from api.editor.reviews import Reviews
from api.errands import Errands
from api.http.guesses import Guesses
from api.http.throttle import Limiter, Throttle
from api.nlu import Nlu
from api.process.warm import warm
from api.settings import Settings
from api.staff.cases import Cases
from api.staff.rights import rights
from api.staff.staff import Staff, staff_side
from api.staff.state import States
from api.store.cipher import cipher_for
from api.store.cleaner import Kept
from api.store.conversations import Conversations
from api.store.counted import Counted
from api.store.database import Database
from api.store.kept_talks import KeptTalks
from api.store.outbox import Outbox
from api.store.reminders import Reminders
from api.store.tickets import Tickets
from api.store.unmet import UnmetNeeds
from api.store.visits import Visits
from api.talk import NOBODY, TalkService
from api.together.board import Board
from api.together.counts import BoardStorage, redis_storage
from api.together.locks import Locks
from api.voice.callback import Callbacks
from api.voice.calls import Calls
from api.voice.line import Line
from api.voice.reminding import Reminding
from api.voice.transfer import offices
from rules_engine import Catalogue


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of the running service."""

    settings: Settings
    catalogues: Catalogues
    database: Database
    conversations: Conversations
    tickets: Tickets
    unmet: UnmetNeeds
    kept: KeptTalks
    outbox: Outbox
    nlu: Nlu
    talks: TalkService
    throttle: Throttle
    locks: Locks
    board: Board
    counts: BoardStorage
    today: Callable[[], date]
    calls: Calls
    staff: Staff
    reminding: Reminding
    editor: Editor
    reviews: Reviews
    counted: Counted

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in use; what needs it twice for one answer takes it once."""
        return self.catalogues.current

    @property
    def kept_for_a_time(self) -> tuple[Kept, ...]:
        """All that the cleaner looks after."""
        return (
            self.conversations,
            self.tickets,
            self.kept,
            self.outbox,
            self.staff.sessions,
            self.staff.log,
            self.staff.forms,
            self.reminding.reminders,
            self.staff.rounds.visits,
            self.staff.sharing.resources,
            self.reviews,
        )

    async def close(self) -> None:
        """Give back what is held."""
        await self.nlu.close()
        self.database.close()
        self.board.close()


def build_services(settings: Settings) -> Services:
    """Connect the parts; nothing is opened yet but the catalogue."""
    cipher = cipher_for(settings)
    database = Database(settings.database, seconds=settings.database_seconds, connections=settings.database_connections)
    board, locks = Board(settings.shared, megabytes=settings.shared_megabytes), Locks(settings.shared)
    counts = BoardStorage(board)
    redis = settings.redis_url
    limiter = Limiter(counts, None if redis is None else redis_storage(redis.get_secret_value()))
    conversations = Conversations(database, cipher, minutes=settings.conversation_minutes, board=board)
    nlu = Nlu(settings.nlu_url, timeout=settings.nlu_timeout)
    fixed = settings.today
    today = seoul_today if fixed is None else lambda: fixed
    catalogues = Catalogues(settings)
    tickets = Tickets(database, cipher, days=settings.ticket_days)
    unmet = UnmetNeeds(database)
    counted = Counted(database)
    # Where the day is fixed no time of day belongs to it.
    clock = seoul_time if fixed is None else None
    kept = KeptTalks(database, cipher, days=settings.kept_talk_days)
    outbox = Outbox(database, cipher)
    codes = Guesses(limiter, "codes", caller=settings.rate_codes, everybody=settings.rate_codes_of_all)
    asks = Guesses(limiter, "tickets", caller=settings.rate_tickets, everybody=settings.rate_tickets_of_all)
    errands = Errands(kept, outbox, codes, States(Cases(database, cipher), rights()), asks)
    talks = TalkService(
        lambda: catalogues.current,
        nlu,
        conversations,
        tickets,
        today,
        locks,
        unmet=unmet,
        time_of_day=clock,
        errands=errands,
        whole=settings.writing,
        counted=counted,
    )
    throttle = Throttle(
        limiter,
        {
            "conversation": settings.rate_conversation,
            "address": settings.rate_address,
            "phone": settings.rate_phone,
            "key": settings.rate_key,
        },
    )
    line = Line(
        talks,
        Callbacks(tickets, lambda: catalogues.current, today),
        offices,
        lambda: datetime.combine(today(), seoul_time()),
        settings.voice_sure,
    )
    calls = Calls(line, conversations, cipher, lambda: catalogues.current, settings.voice_patience, locks)
    reminding = Reminding(Reminders(database, cipher), Visits(database, cipher), today)
    return Services(
        settings,
        catalogues,
        database,
        conversations,
        tickets,
        unmet,
        kept,
        outbox,
        nlu,
        talks,
        throttle,
        locks,
        board,
        counts,
        today,
        calls,
        staff_side(settings, database, cipher, limiter),
        reminding,
        _editor(settings, database, catalogues, today),
        Reviews(database, cipher),
        counted,
    )


def _editor(settings: Settings, database: Database, catalogues: Catalogues, today: Callable[[], date]) -> Editor:
    def ready(catalogue: Catalogue) -> None:
        warm(catalogue, today())

    registers = Registers(settings.var, settings.register_file)
    published = Published(settings.published)
    return Editor(Drafts(database), published, registers, today, ready, lambda: catalogues.refresh(ready))


def address_of(request: Request) -> str:
    """From where a request comes."""
    return request.client.host if request.client else NOBODY


async def _services(request: Request) -> Services:  # async: else each use hops to a thread and back
    return cast(Services, request.app.state.services)


def _polite(request: Request, services: Annotated[Services, Depends(_services)]) -> None:
    services.throttle.pass_or_raise("address", address_of(request))


Shared = Annotated[Services, Depends(_services)]
"""The services, in a route's signature."""

Polite = Depends(_polite)
"""Counts the call against its address."""
