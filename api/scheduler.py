# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""`python -m api.scheduler`: what happens without anybody asking. Of all schedulers one leads; the others stand by."""

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog

from api.clock import now, seoul_time
from api.messages.carrier import sender_of
from api.messages.delivery import deliver_due
from api.process.beat import beat_forever
from api.services import Services, build_services
from api.settings import Settings
from api.store.cleaner import clean_once
from api.store.database import DEAD
from api.store.lease import Lease
from api.sync.errors import SyncError
from api.sync.links import check_links, linked
from api.voice.reminding import phone_of
from api.watching import metrics
from api.watching.logs import configure_logs

log = structlog.get_logger(__name__)

NAME = "scheduler"
RENEW_EVERY = 3.0
HELD_FOR = 15.0
"""Seconds after which another scheduler leads, where this one says nothing more."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done now and then, by whoever leads."""

    name: str
    every: float
    run: Callable[[], object]


@dataclass(slots=True)
class Scheduler:
    """The jobs, and whether this process leads. Where two lead for a moment no job is wrong: each claims its work."""

    lease: Lease
    jobs: tuple[Job, ...]
    leads: bool = False

    async def lead_forever(self) -> None:
        """Try to lead, and go on leading."""
        while True:
            self._led(await asyncio.to_thread(self._hold))
            await asyncio.sleep(RENEW_EVERY)

    async def do_forever(self, job: Job) -> None:
        """Do a job now and then while this process leads; one that fails is tried again at its next time."""
        while True:
            await asyncio.sleep(job.every)
            if not self.leads:
                continue
            try:
                await asyncio.to_thread(job.run)
            except Exception as error:  # noqa: BLE001 - the other jobs, and the next time, go on
                log.error("job failed", job=job.name, error=type(error).__name__)

    async def run(self, stop: asyncio.Event) -> None:
        """Until told to stop; then another may lead at once."""
        tasks = [asyncio.create_task(one) for one in (self.lead_forever(), *map(self.do_forever, self.jobs))]
        beating = asyncio.create_task(beat_forever())
        await stop.wait()
        for task in (*tasks, beating):
            task.cancel()
        await asyncio.gather(*tasks, beating, return_exceptions=True)
        if self.leads:
            await asyncio.to_thread(self._leave)

    def _hold(self) -> bool:
        try:
            return self.lease.hold()
        except DEAD as error:
            log.error("lead not held", error=type(error).__name__)
            return False

    def _leave(self) -> None:
        try:
            self.lease.leave()
        except DEAD as error:
            log.warning("lead not given back, it will expire", error=type(error).__name__)

    def _led(self, leads: bool) -> None:  # noqa: FBT001
        if leads != self.leads:
            log.info("leads" if leads else "leads no more")
        self.leads = leads
        metrics.LEADER.set(int(leads))


def scheduler_of(services: Services) -> Scheduler:
    """The jobs of a service."""
    settings, sender, phone = services.settings, sender_of(services.settings), phone_of(services.settings)
    jobs = [
        Job("clean", settings.clean_seconds, lambda: clean_once(services.database, *services.kept_for_a_time)),
        Job("deliver", settings.deliver_seconds, lambda: deliver_due(services.outbox, sender)),
        Job("count", settings.deliver_seconds, lambda: count_outbox(services)),
    ]
    if phone is not None:
        jobs.append(Job("remind", settings.deliver_seconds, lambda: services.reminding.call_due(phone, seoul_time())))
    if settings.links_hours is not None:
        jobs.append(
            Job("links", timedelta(hours=settings.links_hours).total_seconds(), lambda: look_at_links(services))
        )
    return Scheduler(Lease(services.database, NAME, seconds=HELD_FOR), tuple(jobs))


def count_outbox(services: Services) -> None:
    """Note how many messages wait, and how long the oldest one does."""
    waiting, oldest = services.outbox.waiting()
    metrics.OUTBOX.set(waiting)
    metrics.OUTBOX_AGE.set(0.0 if oldest is None else (now() - oldest).total_seconds())


def look_at_links(services: Services) -> None:
    """Look at some of the pages that programmes point to, those of today too; a sync that runs has precedence."""
    services.catalogues.refresh(lambda _: None)
    addresses, file = linked(services.catalogue.programmes.values()), services.settings.var / "links" / "links.json"
    try:
        check_links(addresses, file, services.today())
    except SyncError as error:
        log.info("links not looked at", error=type(error).__name__)


async def schedule(settings: Settings) -> None:
    """Run until a signal comes."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    services = build_services(settings)
    await asyncio.to_thread(services.database.prepare)
    await scheduler_of(services).run(stop)
    await services.close()


if __name__ == "__main__":
    configure_logs()
    asyncio.run(schedule(Settings()))
