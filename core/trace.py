"""The trace id of what is being done now: one word through problems, events and log lines."""

from __future__ import annotations

from contextvars import ContextVar

NO_TRACE = "0" * 32

TRACE_ID: ContextVar[str] = ContextVar("trace_id", default=NO_TRACE)
"""32 lower hex digits (W3C Trace Context §3.2.2.3); all zero outside of a request or task."""


def current_trace() -> str:
    """The trace id of the running request or task."""
    return TRACE_ID.get()
