"""The commands of a production installation, each a process of its own on real servers."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.migrate import head
from core.embedded import Nats
from core.ids import new_id
from tests import make, servers
from tests.app.launch import daybook

SECRET = "for the processes of this test alone"


@pytest.fixture
def environment(database_url: str, tmp_path: Path) -> dict[str, str]:
    """The settings of an installation that starts nothing of its own."""
    return {
        "DATABASE_URL": database_url,
        "DAYBOOK_SECRET": SECRET,
        "DAYBOOK_DATA": str(tmp_path / "data"),
        "DAYBOOK_LOG_FORMAT": "json",
    }


@pytest.fixture
def nats(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A broker of the test's own."""
    nats = Nats(tmp_path_factory.mktemp("broker") / "nats")
    nats.start()
    yield nats
    nats.stop()


def waiting(database_url: str) -> int:
    """Answer how many events wait."""
    with psycopg.connect(database_url) as connection:
        query = "SELECT count(*) FROM event_store WHERE published_at IS NULL"
        (count,) = connection.execute(query).fetchone() or (0,)
    return int(count)


async def test_relay_and_replay(environment: dict[str, str], nats: Nats) -> None:
    """A relay on its own publishes what waits; `replay` publishes it again."""
    database = environment["DATABASE_URL"]
    await make.events(database, [(new_id(), 1) for _ in range(5)])
    with daybook("relay", **environment, NATS_URL=nats.url) as relay:
        while waiting(database):
            assert relay.process.poll() is None, relay.output
        relay.signal(signal.SIGTERM)
        assert relay.end() == 0
    with daybook("replay", "--from", "2", **environment, NATS_URL=nats.url) as replay:
        assert replay.end() == 0
    assert "The stream holds 5 events now" in replay.output


def test_worker(environment: dict[str, str]) -> None:
    """A worker on its own does its chores until it is told to stop."""
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("""
            INSERT INTO idempotency_keys
                (principal, operation, key, fingerprint, status, headers, body, expires_at)
            VALUES ('p', 'o', 'k', '', 200, '[]', '', now() - interval '1 s')""")
    with daybook("worker", **environment) as worker:
        worker.wait_for("remove_idempotency_keys")
        worker.signal(signal.SIGTERM)
        assert worker.end() == 0


def test_migrate_and_check(
    environment: dict[str, str], addresses: servers.Addresses, nats: Nats
) -> None:
    """An empty database fails the check, and passes it after the migration."""
    name = f"fresh_{new_id().hex}"
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    environment |= {"DATABASE_URL": addresses.database(name), "NATS_URL": nats.url}
    with daybook("check", **environment) as before:
        assert before.end() == 1
    assert "wrong  database" in before.output
    with daybook("migrate", **environment) as migrate:
        assert migrate.end() == 0
    assert f"version {head()}" in migrate.output
    with daybook("check", **environment) as after:
        assert after.end() == 0, after.output
    assert after.output.count("  ok  ") == 4


def test_a_database_from_the_future_is_refused(
    environment: dict[str, str], addresses: servers.Addresses
) -> None:
    """A database that a newer Daybook migrated is left alone, with a message."""
    name = f"future_{new_id().hex}"
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {servers.TEMPLATE}")
    environment["DATABASE_URL"] = addresses.database(name)
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with daybook("migrate", **environment) as refused:
        assert refused.end() == 1
    assert "does not know" in refused.output
    assert "Traceback" not in refused.output


def test_the_demo_is_for_empty_databases(environment: dict[str, str]) -> None:
    """`demo` fills an empty database once, and never empties somebody's own."""
    for expected in (12, 12):
        with daybook("demo", **environment) as demo:
            assert demo.end() == 0, demo.output
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT count(*) FROM entries").fetchone() == (expected,)
    with daybook("demo", "--reset", **environment) as refused:
        assert refused.end() == 1
    assert "unset DATABASE_URL" in refused.output


def test_metrics_are_on_a_port_of_their_own(environment: dict[str, str], nats: Nats) -> None:
    """Prometheus finds the outbox's gauges where it is told to look, and not in the API."""
    import socket

    import httpx

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {**environment, "NATS_URL": nats.url, "DAYBOOK_METRICS_PORT": str(port)}
    with daybook("run", **settings) as running:
        assert running.get("/metrics").status_code == 404
        assert "daybook_outbox_events" in httpx.get(f"http://127.0.0.1:{port}/metrics").text
