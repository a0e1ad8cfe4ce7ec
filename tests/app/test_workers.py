"""Several API processes on one address: none is missed when it dies, all end together."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator

import httpx
import psutil
import pytest

from app.identity import STALE_SECONDS
from tests.app.launch import START_SECONDS, Daybook, daybook
from tests.app.test_signals import SlowRequest, refuses
from tests.conftest import SECRET

PASSWORD = "nine slow barges"
# What others revoked is asked for every tenth of a second instead of every ten.
PROGRAM = """
import sys
from app import cli, identity
identity.POLL_SECONDS = 0.1
sys.exit(cli.main(["serve", "--workers", "2"]))
"""


@pytest.fixture
def serving(database_url: str, free_tcp_port: int) -> Iterator[tuple[Daybook, str]]:
    """Two workers that answer, and their address."""
    port = str(free_tcp_port)
    settings = {"DATABASE_URL": database_url, "DAYBOOK_SECRET": SECRET, "DAYBOOK_PORT": port}
    base = f"http://127.0.0.1:{port}"
    with daybook(code=PROGRAM, **settings) as running:
        until(lambda: len(workers(running)) == 2 and answers(base))
        yield running, base


def until(true: Callable[[], bool], seconds: float = START_SECONDS) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def answers(base: str) -> bool:
    """Tell whether somebody answers."""
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{base}/healthz", timeout=5).status_code == 200
    return False


def workers(running: Daybook) -> list[int]:
    """Find the processes that serve."""
    return sorted(child.pid for child in psutil.Process(running.process.pid).children())


@contextlib.contextmanager
def connected(base: str, worker: int) -> Iterator[httpx.Client]:
    """Give a client whose one connection is with a certain worker."""
    with contextlib.ExitStack() as others:
        while True:
            client = others.enter_context(httpx.Client(base_url=base, timeout=30))
            assert client.get("/healthz").status_code == 200
            stream = client._transport._pool.connections[0]._connection._network_stream  # type: ignore[attr-defined]
            mine = stream.get_extra_info("client_addr")[1]
            held = psutil.Process(worker).net_connections("tcp")
            if mine in [c.raddr.port for c in held if c.status == psutil.CONN_ESTABLISHED]:
                yield client
                return


def test_a_dead_worker_is_replaced_and_requests_go_on(serving: tuple[Daybook, str]) -> None:
    """The other one answers meanwhile, and soon there are two again."""
    running, base = serving
    first, second = workers(running)
    os.kill(first, signal.SIGKILL)
    for _ in range(20):
        assert httpx.get(f"{base}/readyz", timeout=30).status_code == 200
    until(lambda: len(workers(running)) == 2)
    assert second in workers(running)
    assert first not in workers(running)
    (new,) = set(workers(running)) - {second}
    with connected(base, new) as client:
        assert client.get("/readyz").status_code == 200


def test_what_one_worker_revoked_the_other_refuses(serving: tuple[Daybook, str]) -> None:
    """A session that is ended through one worker is soon refused by the one that knew its token."""
    running, base = serving
    first, second = workers(running)
    with connected(base, first) as one, connected(base, second) as other:
        somebody = {"email": "two@example.org", "password": PASSWORD}
        registration = {**somebody, "username": "two"}
        assert one.post("/api/v1/auth/registrations", json=registration).status_code == 202
        grant = one.post("/api/v1/auth/sessions", json=somebody)
        token = {"Authorization": f"Bearer {grant.json()['access_token']}"}
        assert other.get("/api/v1/account", headers=token).status_code == 200
        assert one.delete("/api/v1/auth/sessions", headers=token).status_code == 204
        assert one.get("/api/v1/account", headers=token).status_code == 401
        until(
            lambda: other.get("/api/v1/account", headers=token).status_code == 401,
            seconds=STALE_SECONDS / 2,  # long before a request has to ask
        )


def test_sigterm_finishes_the_requests_of_all(serving: tuple[Daybook, str]) -> None:
    """The door closes, the requests inside are answered, nobody is started, nobody is left."""
    running, base = serving
    both = workers(running)
    with SlowRequest(base) as slow:
        running.signal(signal.SIGTERM)
        until(lambda: refuses(base))
        time.sleep(1.5)  # longer than a worker takes to be replaced
        assert set(workers(running)) <= set(both)
        assert slow.finish() == 202
    assert running.end() == 0, running.output
    assert not any(map(psutil.pid_exists, both))
    assert "Traceback" not in running.output


def test_workers_end_with_their_supervisor(serving: tuple[Daybook, str]) -> None:
    """A supervisor that is killed leaves nobody behind who would hold the port."""
    running, base = serving
    both = workers(running)
    running.process.kill()
    until(lambda: not any(map(psutil.pid_exists, both)))
    assert refuses(base)


def test_a_number_of_workers_has_to_make_sense() -> None:
    """None, and more than any machine has, are usage errors that say so."""
    for wrong in ("0", "65", "many"):
        with daybook("serve", "--workers", wrong) as refused:
            assert refused.end() == 2
        assert "--workers" in refused.output
