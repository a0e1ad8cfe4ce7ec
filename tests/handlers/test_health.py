"""Operations of the tag health."""

from __future__ import annotations

import httpx
import psycopg
import pytest

from app import migrate
from app.main import create_app
from core.settings import Settings
from store import health
from tests.conftest import running
from tests.handlers.conftest import expect, problem


async def test_get_health(client: httpx.AsyncClient) -> None:
    """The process answers, for no cache."""
    answer = await client.get("/healthz")

    assert expect(answer, 200) == {"status": "ok"}
    assert answer.headers["cache-control"] == "no-store"


async def test_get_readiness(client: httpx.AsyncClient) -> None:
    """With a database at the right version the process is ready."""
    answer = await client.get("/readyz")

    assert expect(answer, 200) == {"status": "ready", "database": "ok", "migrations": "ok"}
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("revision", ["0001", ""])
async def test_get_readiness_before_migrations(
    client: httpx.AsyncClient, database: psycopg.Connection[object], revision: str
) -> None:
    """A database that is behind makes the process unready, and alive all the same."""
    database.execute("UPDATE alembic_version SET version_num = %s", [revision])
    try:
        answer = await client.get("/readyz")
        problem(answer, 503, "unavailable")
        assert int(answer.headers["retry-after"]) > 0
        expect(await client.get("/healthz"), 200)
    finally:
        database.execute("UPDATE alembic_version SET version_num = %s", [health.REVISION])


async def test_get_readiness_when_a_newer_version_migrated(
    client: httpx.AsyncClient, database: psycopg.Connection[object]
) -> None:
    """Processes of this version stay ready while the next one is rolled out."""
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    try:
        expect(await client.get("/readyz"), 200)
    finally:
        database.execute("UPDATE alembic_version SET version_num = %s", [health.REVISION])


async def test_get_readiness_without_the_broker(settings: Settings) -> None:
    """The event bus being away does not matter: events wait in the database."""
    async with running(create_app(settings.but(nats_url="nats://127.0.0.1:1"))) as client:
        expect(await client.get("/readyz"), 200)


def test_the_expected_revision_is_the_newest_migration() -> None:
    """What readiness expects is what `migrate` leads to."""
    assert migrate.head() == health.REVISION
