"""The end: by Ctrl-C, by SIGTERM, by both again and again, with requests in progress."""

from __future__ import annotations

import contextlib
import signal
import socket
import time
from pathlib import Path
from typing import Self

import httpx
import pytest

from tests.app.launch import daybook, servers_on

pytestmark = pytest.mark.xdist_group("run")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(made: Path, number: signal.Signals) -> None:
    """After Ctrl-C or SIGTERM nothing runs any more, and the exit code says that all was well."""
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        running.wait_for("Ctrl-C stops it")
        assert servers_on(made)
        running.signal(number)
        assert running.end() == 0
        assert running.output.rstrip().endswith("stopped")
        assert servers_on(made) == []


class SlowRequest:
    """A request that the server cannot answer before `finish`, which sends its body.

    `Expect: 100-continue` (RFC 9110 §10.1.1) tells when the server has begun with it.
    """

    BODY = b'{"email": "a@b.example", "password": "seven grey geese", "username": "geese"}'

    def __init__(self, base: str) -> None:
        url = httpx.URL(base)
        self._socket = socket.create_connection((url.host, url.port or 80), 60)
        self._socket.sendall(
            b"POST /api/v1/auth/registrations HTTP/1.1\r\nHost: daybook.test\r\n"
            b"Content-Type: application/json\r\nConnection: close\r\n"
            b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(self.BODY)
        )
        assert b"100 Continue" in self._socket.recv(1000)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def finish(self) -> int | None:
        """Send the body; give what `status` gives."""
        with contextlib.suppress(ConnectionError):
            self._socket.sendall(self.BODY)
        return self.status()

    def status(self) -> int | None:
        """Give the status of the answer, None when the connection was cut."""
        answer = b""
        with contextlib.suppress(ConnectionError):
            while part := self._socket.recv(10_000):
                answer += part
        return int(answer.split()[1]) if answer else None


def refuses(base: str) -> bool:
    """Tell whether the server takes no new connections."""
    url = httpx.URL(base)
    try:
        socket.create_connection((url.host, url.port or 80), 5).close()
    except ConnectionError:
        return True
    return False


def test_a_request_in_progress_is_finished(made: Path) -> None:
    """SIGTERM closes the door, and the request that is inside still gets its answer."""
    with (
        daybook("run", DAYBOOK_DATA=str(made)) as running,
        SlowRequest(running.base) as slow,
    ):
        running.signal(signal.SIGTERM)
        running.wait_for("stopping")
        while not refuses(running.base):
            pass
        time.sleep(0.5)  # longer than the server takes to end when it waits for nobody
        assert slow.finish() == 202
        assert running.end() == 0


def test_a_second_ctrl_c_insists(made: Path) -> None:
    """Who presses Ctrl-C twice does not wait for the request in progress."""
    with (
        daybook("run", DAYBOOK_DATA=str(made)) as running,
        SlowRequest(running.base) as slow,
    ):
        running.signal(signal.SIGINT)
        running.wait_for("stopping")
        running.signal(signal.SIGINT)
        assert running.end() == 0
        assert slow.status() == 503
        assert "the server is ending" in running.output
        assert "Traceback" not in running.output
        assert servers_on(made) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_that_come_again_break_nothing_off(made: Path, number: signal.Signals) -> None:
    """`timeout make run` and impatient supervisors repeat their signal until the end."""
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        running.wait_for("Ctrl-C stops it")
        while running.process.poll() is None:
            running.signal(number)
            time.sleep(0.002)
        assert running.end() == 0, running.output
        assert running.output.rstrip().endswith("stopped")
        assert "Traceback" not in running.output
        assert servers_on(made) == []


def test_sigterm_twice_is_no_insisting(made: Path) -> None:
    """Only a second Ctrl-C is a person who will not wait; `timeout make run` repeats SIGTERM."""
    with (
        daybook("run", DAYBOOK_DATA=str(made)) as running,
        SlowRequest(running.base) as slow,
    ):
        running.signal(signal.SIGTERM)
        running.wait_for("stopping")
        running.signal(signal.SIGTERM)
        time.sleep(0.5)  # longer than the server takes to end when it waits for nobody
        assert slow.finish() == 202
        assert running.end() == 0


def test_signals_while_it_starts(made: Path) -> None:
    """A start that is given up stops what it had started, however often it is told."""
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        running.wait_for("starting NATS")
        while running.process.poll() is None:
            running.signal(signal.SIGTERM)
            time.sleep(0.002)
        assert running.end() in {0, 143}  # it may have got as far as serving
        assert "Traceback" not in running.output
        assert servers_on(made) == []
