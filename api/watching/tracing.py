# SPDX-FileCopyrightText: 2026 혜택동행
# SPDX-License-Identifier: Apache-2.0
"""Traces (OpenTelemetry), off by default: spans name parts and how long they took, never what was said.

The spans are always there and cost next to nothing; only with `traces_url` set, and the extra `tracing` installed, do
they go anywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from opentelemetry import propagate, trace

from api.settings import Settings

log = structlog.get_logger(__name__)
NAME = "donghaeng"


def begin(settings: Settings) -> bool:
    """Send traces where the setting says; False where it says nothing or cannot be followed."""
    if settings.traces_url is None:
        return False
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        log.error("traces are set, but not installed: uv sync --extra tracing")
        return False
    provider = TracerProvider(resource=Resource.create({"service.name": NAME}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=settings.traces_url)))
    trace.set_tracer_provider(provider)
    return True


@contextmanager
def span(name: str) -> Iterator[None]:
    """A part of a request; an exception is noted by its kind alone, for its text may hold what somebody typed."""
    tracer = trace.get_tracer(NAME)
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as current:
        try:
            yield
        except Exception as error:
            current.set_attribute("error.type", type(error).__name__)
            raise


def carried() -> dict[str, str]:
    """The trace as headers, for the next process."""
    headers: dict[str, str] = {}
    propagate.inject(headers)
    return headers
