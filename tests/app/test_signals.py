"""The end: by Ctrl-C, by SIGTERM, by both again and again, with requests in progress."""

from __future__ import annotations

import signal
import socket
import threading
import time
from pathlib import Path
from typing import Self

import httpx
import psycopg
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
    """A request that the server cannot answer until the end of the block, or `finish`."""

    def __init__(self, base: str, database: str) -> None:
        self.base = base
        self.answer: httpx.Response | Exception | None = None
        self._lock = psycopg.connect(database)
        self._lock.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE")
        self._thread = threading.Thread(target=self._send)
        self._thread.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while self._lock.execute(waiting).fetchone() == (0,):
            assert self._thread.is_alive(), self.answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()

    def _send(self) -> None:
        body = {"email": "a@b.example", "password": "seven grey geese", "username": "geese"}
        try:
            self.answer = httpx.post(
                f"{self.base}/api/v1/auth/registrations", json=body, timeout=20
            )
        except httpx.HTTPError as error:
            self.answer = error

    def finish(self) -> httpx.Response | Exception | None:
        """Let the server answer, and give what came."""
        self._lock.close()
        self._thread.join()
        return self.answer


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
        SlowRequest(running.base, running.database) as slow,
    ):
        running.signal(signal.SIGTERM)
        running.wait_for("stopping")
        while not refuses(running.base):
            pass
        time.sleep(0.5)  # longer than the server takes to end when it waits for nobody
        answer = slow.finish()
        assert isinstance(answer, httpx.Response), answer
        assert answer.status_code == 202
        assert running.end() == 0


def test_a_second_ctrl_c_insists(made: Path) -> None:
    """Who presses Ctrl-C twice does not wait for the request in progress."""
    with (
        daybook("run", DAYBOOK_DATA=str(made)) as running,
        SlowRequest(running.base, running.database) as slow,
    ):
        running.signal(signal.SIGINT)
        running.wait_for("stopping")
        running.signal(signal.SIGINT)
        assert running.end() == 0
        answer = slow.finish()
        # Given up, which it is told when there is time; 202 would be finished.
        assert getattr(answer, "status_code", 503) == 503
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
        SlowRequest(running.base, running.database) as slow,
    ):
        running.signal(signal.SIGTERM)
        running.wait_for("stopping")
        running.signal(signal.SIGTERM)
        time.sleep(0.5)  # longer than the server takes to end when it waits for nobody
        answer = slow.finish()
        assert isinstance(answer, httpx.Response), answer
        assert answer.status_code == 202
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
