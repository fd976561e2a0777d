# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""What is counted about the service, for Prometheus: numbers and parts, never a person, a text or an address.

Several processes count into one folder (`PROMETHEUS_MULTIPROC_DIR`, set by `api.run` before they start), from which the
one that started them answers `/metrics`.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 1.5, 2.5, 4.0, 8.0)
SHARES = (0.1, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)

REQUESTS = Histogram(
    "donghaeng_request_seconds",
    "Answers by route and status, with the time they took",
    ("route", "status"),
    buckets=SECONDS,
)
TURNS = Counter("donghaeng_turns_total", "Turns of talks, by what they came to", ("outcome",))
VERDICTS = Counter("donghaeng_verdicts_total", "Benefits told to people, by verdict", ("verdict",))
PARTS = Histogram("donghaeng_part_seconds", "Seconds that each part of a turn took", ("part",), buckets=SECONDS)
CONFIDENCE = Histogram("donghaeng_nlu_confidence", "How sure the NLU was of the intent", buckets=SHARES)
NLU_CALLS = Counter("donghaeng_nlu_calls_total", "Calls of the NLU, by replica and outcome", ("replica", "outcome"))
HAND_OVERS = Counter("donghaeng_hand_overs_total", "Requests for a person, by kind", ("kind",))
REFUSED = Counter("donghaeng_refused_total", "Calls refused politely, by limit", ("limit",))
NOT_STORED = Counter("donghaeng_not_stored_total", "Turns that the database did not take")
MESSAGES = Counter("donghaeng_messages_total", "Text messages, by what became of them", ("outcome",))
OUTBOX = Gauge("donghaeng_outbox_waiting", "Text messages that wait", multiprocess_mode="mostrecent")
OUTBOX_AGE = Gauge("donghaeng_outbox_oldest_seconds", "How long the oldest one waits", multiprocess_mode="mostrecent")
LEADER = Gauge("donghaeng_leader", "Schedulers that lead", multiprocess_mode="livesum")
PROGRAMMES = Gauge("donghaeng_catalogue_programmes", "Programmes on record", multiprocess_mode="mostrecent")
CATALOGUE = Gauge(
    "donghaeng_catalogue_taken_timestamp_seconds", "When the catalogue was taken", multiprocess_mode="mostrecent"
)
WHOLE = Gauge("donghaeng_catalogue_whole", "1 where nothing imported was left out", multiprocess_mode="mostrecent")
UP = Gauge("donghaeng_part_up", "1 where a part answers", ("part",), multiprocess_mode="mostrecent")


@contextmanager
def timed(part: str) -> Iterator[None]:
    """Note how long a part takes."""
    began = time.perf_counter()
    try:
        yield
    finally:
        PARTS.labels(part).observe(time.perf_counter() - began)


def serve(host: str, port: int, folder: Path) -> None:
    """Answer `/metrics` with what all processes have counted, from a thread of its own."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))  # type: ignore[no-untyped-call]
    start_http_server(port, addr=host, registry=registry)


def forget(pid: int) -> None:
    """A process is gone: what it alone stood for no longer counts."""
    if FOLDER in os.environ:
        mark_process_dead(pid)  # type: ignore[no-untyped-call]
