# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Logs that can be read and that hold nothing about a person.

A line names what happened, never what was typed: exceptions are reduced to their kind and the place in our code.
"""

import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.types import EventDict, WrappedLogger

from api.privacy import mask_for_log

OURS = ("timestamp", "request")
"""Values that we make ourselves; masking would only spoil them."""


def configure_logs(level: int = logging.INFO) -> None:
    """Send our own lines and those of every library through the same masking, to stderr."""
    logging.raiseExceptions = False  # a line that cannot be written is lost, not told with all that was at hand
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        shorten_exception,
        mask_values,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("httpx", "httpcore", "alembic", "sqlalchemy", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def shorten_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its kind and its last place: its message may hold what a person typed."""
    found = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = last_place(error.__traceback__)
    return event


def last_place(trace: TracebackType | None) -> str:
    """The innermost line of the trace, as file name and number."""
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def mask_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask every text of the line, whoever wrote it."""
    return {
        key: mask_for_log(value) if isinstance(value, str) and key not in OURS else value
        for key, value in event.items()
    }
