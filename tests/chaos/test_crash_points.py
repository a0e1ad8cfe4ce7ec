"""A process dies at the worst places: a retry has one effect, and no event is lost or doubled.

Reliability test 6. The full size, twenty times each, is in `make torture`.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import shutil
import signal
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from core.bus import Bus
from core.embedded import Nats, temporary
from core.ids import new_id
from tests import make
from tests.app.launch import Daybook
from tests.chaos.crashing import API, RELAY
from tests.chaos.launch import crashing, until

PASSWORD = "four quiet herons at dusk"
TIMES = [
    pytest.param(1, id="small"),
    pytest.param(20, id="full", marks=pytest.mark.torture("reliability 6")),
]
EFFECTS = """
    SELECT (SELECT count(*) FROM entries WHERE title = %(title)s),
           (SELECT count(*) FROM event_store WHERE event_data ->> 'title' = %(title)s),
           (SELECT count(*) FROM idempotency_keys WHERE key = %(title)s)"""


@pytest.fixture
def connection(database_url: str) -> Iterator[psycopg.Connection[Any]]:
    """The database."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answers(http: httpx.Client) -> bool:
    """Tell whether the server answers."""
    try:
        return http.get("/readyz").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def settings(url: str, **more: str) -> dict[str, str]:
    """Give the settings of a process."""
    return {
        "DATABASE_URL": url,
        "DAYBOOK_SECRET": "a secret for this test, long enough for it",
        "DAYBOOK_LOG_LEVEL": "warning",
        **more,
    }


def killed(process: Daybook) -> bool:
    """Wait for the end of a process; tell whether it has killed itself."""
    return process.end() == -signal.SIGKILL


def registered(http: httpx.Client) -> str:
    """Open an account and sign in; answer the token to renew that with."""
    account = {"email": "noor@example.org", "password": PASSWORD}
    made = http.post("/api/v1/auth/registrations", json={**account, "username": "noor"})
    made.raise_for_status()
    session = http.post("/api/v1/auth/sessions", json=account).raise_for_status().json()
    return str(session["refresh_token"])


def renewed(http: httpx.Client, token: str) -> str:
    """Go on with a new access token, which lives ten minutes; answer the next token to renew."""
    body = {"refresh_token": token}
    grant = http.post("/api/v1/auth/token_refreshes", json=body).raise_for_status().json()
    http.headers["Authorization"] = f"Bearer {grant['access_token']}"
    return str(grant["refresh_token"])


def entries_of(http: httpx.Client) -> str:
    """Make a workspace; answer where its entries are."""
    made = http.post("/api/v1/workspaces", json={"name": "Field notes"}).raise_for_status()
    return f"/api/v1/workspaces/{made.json()['id']}/entries"


@pytest.mark.parametrize("times", TIMES)
def test_a_write_whose_server_died_has_one_effect_when_it_is_retried(
    database_url: str, connection: psycopg.Connection[Any], tmp_path: Path, times: int
) -> None:
    """Wherever it died, the retry is answered, and its repetition with the same bytes."""
    armed, port = tmp_path / "armed", free_port()
    given = settings(database_url, DAYBOOK_PORT=str(port))
    with (
        contextlib.ExitStack() as servers,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as http,
    ):
        server = servers.enter_context(crashing(armed, "serve", **given))
        until(lambda: answers(http))
        token = renewed(http, registered(http))
        entries = entries_of(http)
        for place in [*API] * times:
            title = str(uuid4())
            token = renewed(http, token)
            write: dict[str, Any] = {
                "json": {"title": title, "content": {"blocks": []}},
                "headers": {"Idempotency-Key": title},
            }
            armed.write_text(place)
            with pytest.raises(httpx.TransportError):
                http.post(entries, **write)
            assert killed(server), place
            committed = "after the commit" in place
            found = connection.execute(EFFECTS, {"title": title}).fetchone()
            assert found == ((1, 1, 1) if committed else (0, 0, 0)), place
            server = servers.enter_context(crashing(armed, "serve", **given))
            until(lambda: answers(http))
            retried, repeated = [http.post(entries, **write) for _ in range(2)]
            assert (retried.status_code, repeated.status_code) == (201, 201), place
            assert retried.content == repeated.content
            assert ("Idempotency-Replayed" in retried.headers) == committed, place
            assert connection.execute(EFFECTS, {"title": title}).fetchone() == (1, 1, 1), place


@pytest.fixture
def nats() -> Iterator[Nats]:
    """A broker of the test's own."""
    folder = temporary()
    nats = Nats(folder / "nats")
    nats.start()
    yield nats
    nats.stop()
    shutil.rmtree(folder)


async def delivered(url: str, count: int) -> Counter[UUID]:
    """Take so many messages from the stream; count each event."""
    bus = Bus(url)
    await bus.open(wait=10)
    found: Counter[UUID] = Counter()
    try:
        async with asyncio.timeout(60), contextlib.aclosing(bus.deliveries("test")) as messages:
            async for message in messages:
                found[UUID(json.loads(message.data)["event_id"])] += 1
                await message.ack()
                if found.total() == count:
                    return found
    finally:
        await bus.close()
    return found


@pytest.mark.parametrize("times", TIMES)
async def test_events_whose_relay_died_are_in_the_stream_once(
    database_url: str,
    connection: psycopg.Connection[Any],
    tmp_path: Path,
    nats: Nats,
    times: int,
) -> None:
    """Wherever it died, the next relay brings out what was not marked, and nothing twice.

    The broker knows again what comes twice within two minutes; beyond that consumers do.
    """
    armed = tmp_path / "armed"
    given = settings(database_url, NATS_URL=nats.url)
    waiting = "SELECT count(*) FROM event_store WHERE published_at IS NULL"
    written: list[UUID] = []
    for _ in range(times):
        for left, place in enumerate(RELAY, start=1):
            written += await make.events(database_url, [(new_id(), 1), (new_id(), 1)])
            armed.write_text(place)
            with crashing(armed, "relay", **given) as relay:
                assert killed(relay), place
            assert connection.execute(waiting).fetchone() == (2 * left,), place
        with crashing(armed, "relay", **given):
            until(lambda: connection.execute(waiting).fetchone() == (0,))
    found = await delivered(nats.url, len(written))
    assert found == Counter(written)
