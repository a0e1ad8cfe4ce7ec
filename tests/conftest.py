"""What every test may ask for: a clean database, the broker, the app, a client, somebody to be."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import httpx
import psycopg
import pytest
from psycopg import sql

from core import counters
from core.embedded import temporary
from core.settings import Settings
from tests import coverage, integrity, queue, servers, torture

ROOT = Path(__file__).parent.parent
SECRET = queue.SECRET
_RUN = pytest.StashKey[contextlib.ExitStack]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin the run, in the process that began it; xdist's workers find it in the environment."""
    if not hasattr(config, "workerinput"):
        stack = config.stash[_RUN] = contextlib.ExitStack()
        stack.enter_context(servers.test_run(temporary()))
        os.environ[servers.COVERAGE] = str(coverage.begin(ROOT))


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the run and what it started."""
    if (stack := config.stash.get(_RUN, None)) is not None:
        stack.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a torture test's report say what it proves."""
    torture.note(items)


def pytest_report_collectionfinish(
    config: pytest.Config, items: Sequence[pytest.Item]
) -> list[str]:
    """Tell what a run of the torture tests is going to do: it takes a while."""
    return list(torture.plan(items)) if torture.chosen(config) else []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run that did not meet the whole contract."""
    begun_here = _RUN in session.config.stash
    if begun_here and coverage.is_whole(session) and coverage.faults(coverage.result(ROOT)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how much of the contract a whole run met, and what it did not.

    A run of the torture tests ends with a table.
    """
    session = terminalreporter._session
    if torture.chosen(terminalreporter.config):
        terminalreporter.section("torture")
        terminalreporter.write("\n".join([*torture.table(terminalreporter.stats), ""]))
    if session is not None and coverage.is_whole(session):
        terminalreporter.section("contract coverage")
        terminalreporter.write(coverage.told(ROOT))


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    """Run asynchronous tests as production runs, on uvloop; one loop for a worker's whole run."""
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def addresses() -> servers.Addresses:
    """The PostgreSQL and NATS of this run."""
    return servers.addresses()


@pytest.fixture(scope="session")
def _worker_database(addresses: servers.Addresses, worker_id: str) -> str:
    """A database of this worker's own, copied from the one that the real migrations made."""
    name = f"test_{worker_id}"
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(servers.TEMPLATE)
            )
        )
    url = addresses.database(name)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(RESET)
        connection.execute("SELECT test_support.keep_seeds()")
    return url


@pytest.fixture
def database_url(request: pytest.FixtureRequest, _worker_database: str) -> Iterator[str]:
    """A database with nothing in it but what the migrations put there.

    After the test its jobs are run, as a worker would have done, and none may be left; and every
    entry and post is the fold of its events, unless the test arranges rows by hand.
    """
    yield _worker_database
    with psycopg.connect(_worker_database, autocommit=True) as connection:
        try:
            queue.settle(connection, _worker_database)
            if not integrity.by_hand(request.node):
                integrity.check(connection)
        finally:
            connection.execute("SELECT test_support.reset()")


@pytest.fixture(scope="session")
def nats_url(addresses: servers.Addresses) -> str:
    """The broker of this run, shared by all workers."""
    return addresses.nats


@pytest.fixture
def redis_url(redis: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A Redis that is waited for, however busy this machine is."""
    monkeypatch.setattr(counters, "ANSWER_SECONDS", 30.0)
    return redis


@pytest.fixture(scope="session")
def redis() -> Iterator[str]:
    """A Redis: the one that DAYBOOK_TEST_REDIS_URL names, or one of this machine's, just started.

    Where there is none, the test is skipped and says so.
    """
    if given := os.environ.get("DAYBOOK_TEST_REDIS_URL"):
        yield given
        return
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("there is no redis-server here, and DAYBOOK_TEST_REDIS_URL names none")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "redis"
        command = [program, "--port", "0", "--unixsocket", str(path), "--save", ""]
        with subprocess.Popen([*command, "--dir", folder], stdout=subprocess.DEVNULL) as server:
            while not path.is_socket():
                assert server.poll() is None, "redis-server ended"
                time.sleep(0.02)
            yield f"redis+unix://{path}"
            server.terminate()


@pytest.fixture(scope="session")
def session_settings(_worker_database: str, nats_url: str, worker_id: str) -> Settings:
    """The settings of this worker's app: every answer is checked against the contract."""
    # Letters and files of one worker are not those of another.
    data = Path(os.environ[servers.FOLDER]) / worker_id
    data.mkdir(exist_ok=True)
    return Settings(
        database_url=_worker_database,
        nats_url=nats_url,
        secret=SECRET,
        data=data,
        validate_responses=1.0,
        coverage=Path(os.environ[servers.COVERAGE]),
        rates=None,
        pool_size=8,
        loop_hold_milliseconds=0,
        pool_wait_ms=30_000,
    )


@pytest.fixture
def run_jobs(settings: Settings) -> Callable[..., Awaitable[None]]:
    """Run the jobs that are due, here and now; with `early=True` those of later, too."""
    return partial(queue.run, str(settings.database_url))


@pytest.fixture
def settings(session_settings: Settings, database_url: str) -> Settings:
    """The settings of a test; asking for them also asks for a clean database."""
    return session_settings


# Deleting the few rows that a test left is many times faster than truncating every table.
RESET = """
CREATE SCHEMA test_support;
CREATE FUNCTION test_support.tables() RETURNS SETOF regclass LANGUAGE sql AS $$
    SELECT oid::regclass FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND relname <> 'alembic_version'
$$;
CREATE FUNCTION test_support.keep_seeds() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name regclass;
    filled boolean;
BEGIN
    FOR name IN SELECT * FROM test_support.tables() LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO filled;
        IF filled THEN
            EXECUTE format('CREATE TABLE test_support.%I AS TABLE %s', 'seed_' || name, name);
        END IF;
    END LOOP;
END $$;
CREATE FUNCTION test_support.reset() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name regclass;
    filled boolean;
BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT * FROM test_support.tables() LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM %s', name);
        END IF;
        IF to_regclass('test_support.seed_' || name) IS NOT NULL THEN
            EXECUTE format('INSERT INTO %s SELECT * FROM test_support.seed_%s', name, name);
        END IF;
    END LOOP;
    PERFORM setval(oid::regclass, 1, false) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S';
END $$;
"""


@contextlib.asynccontextmanager
async def running(app: object) -> AsyncIterator[httpx.AsyncClient]:
    """Start an app as a server would, and give a client that calls it without a socket.

    It wants answers as they are: tests of compression ask for it.
    """
    plain = {"Accept-Encoding": "identity"}
    lifespan = app.router.lifespan_context  # type: ignore[attr-defined]
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
    async with (
        lifespan(app),
        httpx.AsyncClient(
            transport=transport, base_url="http://daybook.test", headers=plain
        ) as client,
    ):
        yield client
