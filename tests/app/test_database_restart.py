"""A database that restarts while a process starts or serves: the process waits, and says why."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

import httpx
import pytest

from core.embedded import Postgres, temporary
from tests.app.launch import Daybook, daybook
from tests.app.test_workers import answers, until
from tests.conftest import SECRET


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A database server of the test's own, migrated, which it may stop and start."""
    folder = temporary()
    server = Postgres(folder / "postgres", durable=False)
    server.start()
    with daybook("migrate", DATABASE_URL=server.url, DAYBOOK_SECRET=SECRET) as migrated:
        assert migrated.end() == 0, migrated.output
    yield server
    server.stop()
    shutil.rmtree(folder)


def ready(base: str) -> bool:
    """Return whether the process answers that it can serve."""
    try:
        return httpx.get(f"{base}/readyz", timeout=10).status_code == 200
    except httpx.TransportError:
        return False


def said(running: Daybook, reason: str) -> bool:
    """Return whether a line of the log has a reason in it."""
    return any(reason in line for line in running.lines)


def test_database_restart(postgres: Postgres, free_tcp_port: int) -> None:
    """A process started while the database is away serves once it is back, and again after that.

    A request meanwhile is a 503 whose log line names the database, not the pool.
    """
    base = f"http://127.0.0.1:{free_tcp_port}"
    settings = {"DAYBOOK_PORT": str(free_tcp_port), "DAYBOOK_SECRET": SECRET}
    url = postgres.url
    postgres.stop()
    with daybook("serve", DATABASE_URL=url, **settings) as running:
        running.wait_for("database_unreachable")
        postgres.start()
        until(lambda: ready(base))

        postgres.stop()
        assert httpx.get(f"{base}/api/v1/posts", timeout=30).status_code == 503
        running.wait_for("the database does not answer")
        assert not said(running, "every database connection is in use")
        assert answers(base)
        postgres.start()
        until(lambda: ready(base))


def test_database_wait_ends(tmp_path_factory: pytest.TempPathFactory) -> None:
    """After DAYBOOK_DATABASE_WAIT the process ends with the reason of its last try."""
    folder = tmp_path_factory.mktemp("nothing")
    began = time.monotonic()
    with daybook(
        "serve",
        DATABASE_URL=f"postgresql:///nothing?host={folder}",
        DAYBOOK_SECRET=SECRET,
        DAYBOOK_DATABASE_WAIT="1",
    ) as refused:
        assert refused.end() == 1
    assert time.monotonic() - began >= 1
    assert refused.output.count("database_unreachable") >= 2
    assert str(folder) in refused.lines[-1] + refused.lines[-2] + refused.lines[-3]
    assert "Traceback" not in refused.output
