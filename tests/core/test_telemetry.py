"""Log lines: one JSON object each, ours and the libraries', with the trace that they belong to."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from core import telemetry
from core.trace import TRACE_ID


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Logging is configured for the whole process: put it back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_lines_are_json_with_their_trace(capsys: pytest.CaptureFixture[str]) -> None:
    """Our lines and a library's have the same members, and the trace id of what is being done."""
    telemetry.configure_logging("info", "json")
    token = TRACE_ID.set("c" * 32)
    try:
        structlog.get_logger("daybook.test").info("said", operation="getEntry")
        logging.getLogger("library").warning("said %s", "too")
    finally:
        TRACE_ID.reset(token)
    logging.getLogger("library").debug("unsaid")
    ours, theirs = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert ours["event"] == "said"
    assert ours["operation"] == "getEntry"
    assert theirs["event"] == "said too"
    assert {ours["trace_id"], theirs["trace_id"]} == {"c" * 32}
    assert ours.keys() - {"operation"} == theirs.keys()


def test_outside_of_a_request_there_is_no_trace(capsys: pytest.CaptureFixture[str]) -> None:
    """A trace id of zeros would join what does not belong together."""
    telemetry.configure_logging("info", "json")
    logging.getLogger("library").warning("alone")
    assert "trace_id" not in json.loads(capsys.readouterr().err)
