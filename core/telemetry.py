"""What a process tells its operator: log lines and metrics."""

from __future__ import annotations

import logging
import logging.config
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog
from prometheus_client import Counter, Gauge, Histogram, start_http_server

from core.trace import NO_TRACE, TRACE_ID

OUTBOX_EVENTS = Gauge("daybook_outbox_events", "Events that wait to be published")
OUTBOX_SECONDS = Gauge("daybook_outbox_oldest_seconds", "Age of the oldest event that waits")
OUTBOX_PARKED = Gauge("daybook_outbox_parked", "Events that were given up; their aggregates wait")
PUBLISHED = Counter("daybook_events_published", "Events acknowledged by the broker and marked")
RELAY_FAILURES = Counter("daybook_relay_failures", "Rounds of the relay that failed", ["cause"])
COUNTER_DRIFTS = Counter(
    "daybook_counter_drifts",
    "Counters that were not what they count, and were corrected",
    ["counter"],
)
JOBS_DUE = Gauge("daybook_jobs_due", "Jobs that wait although they are due")
JOBS_SECONDS = Gauge("daybook_jobs_oldest_seconds", "How long the first of them has been due")
JOBS_FAILED = Gauge("daybook_jobs_failed", "Jobs that were given up")
JOBS_RUN = Counter("daybook_jobs_run", "Attempts at a job", ["task", "outcome"])
JOBS_RESCUED = Counter("daybook_jobs_rescued", "Jobs taken over from dead workers", ["task"])
CONNECTIONS = Gauge("daybook_connections", "Open connections, as of the last second")
CONNECTIONS_REFUSED = Counter(
    "daybook_connections_refused", "Connections closed for what their peer did, or not", ["reason"]
)
REQUESTS_BROKEN = Counter(
    "daybook_requests_broken",
    "Requests that could not be read, by the problem answered",
    ["problem"],
)
REQUESTS_ABORTED = Counter(
    "daybook_requests_aborted", "Requests whose client left before the answer (logged as 499)"
)
RATE_LIMITED = Counter("daybook_rate_limited", "Requests refused with 429", ["policy"])
LOOP_HELD = Histogram(
    "daybook_event_loop_hold_seconds",
    "How late a timer of the event loop fired: how long a request waited for what others computed",
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
SHED = Counter(
    "daybook_requests_shed", "Requests refused with 503 for they would wait too long", ["kind"]
)
ADMITTED = Counter("daybook_requests_admitted", "Operations that were begun")
POOL_IN_USE = Gauge("daybook_pool_in_use", "Database connections in use")
POOL_WAITING = Gauge("daybook_pool_waiting", "Requests that wait for a database connection")
POOL_SECONDS = Gauge(
    "daybook_pool_expected_wait_seconds",
    "How long a request that comes now would wait for a connection",
    ["kind"],
)
COUNTER_FAILURES = Counter(
    "daybook_rate_counter_failures", "Times that Redis did not count, so that a process did alone"
)


def configure_logging(level: str, form: Literal["auto", "json", "text"]) -> None:
    """Send every log line, the libraries' too, to standard error in one form."""
    as_text = form == "text" or (form == "auto" and sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        _add_trace,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if as_text else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        # What is below the level costs nothing: a line for each request is, on a busy server.
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("alembic", "nats", "procrastinate", "psycopg.pool", "uvicorn.error"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def serve_metrics(host: str, port: int | None) -> None:
    """Answer Prometheus on a port of its own, when one is configured. Raises OSError when taken."""
    if port is not None:
        start_http_server(port, addr=host)


def _add_trace(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Add the trace id of what is being done, when something is."""
    if (trace := TRACE_ID.get()) != NO_TRACE:
        event.setdefault("trace_id", trace)
    return event
