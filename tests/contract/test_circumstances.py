"""What every operation answers for reasons outside the request: keys, cursors, broken machines."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from structlog.testing import capture_logs

from app.access import Access
from app.main import create_app
from core.errors import Unavailable
from core.settings import Settings
from core.tokens import KeyRing
from tests.conftest import SECRET, running
from tests.contract import circumstances, serve
from tests.contract.circumstances import Circumstance
from tests.contract.document import PROBLEM_JSON, Document, load
from tests.contract.requests import example
from tests.contract.serve import Server, User

PROBES = list(circumstances.circumstances(load()))
FAULTS: dict[str, tuple[type[Exception], int]] = {
    "unavailable": (Unavailable, 503),
    "internal_error": (RuntimeError, 500),
}


@pytest.fixture(scope="module")
def at_home(
    fresh_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, User, str]]:
    """A server of this module's own, somebody there, and its database."""
    database_url = fresh_database()
    with serve.running(database_url, tmp_path_factory.mktemp("circumstances")) as server:
        yield server, server.user("alice"), database_url


@pytest.mark.xdist_group("circumstances")
@pytest.mark.parametrize("probe", PROBES, ids=str)
def test_circumstance(
    document: Document, at_home: tuple[Server, User, str], probe: Circumstance
) -> None:
    """One operation in one circumstance gives the problem that its contract promises."""
    server, user, database_url = at_home
    with server.client() as client:
        assert circumstances.fault(probe, document, client, user, database_url) is None


@pytest.fixture(params=list(FAULTS))
async def broken(
    request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[httpx.AsyncClient, int, str]]:
    """An application in which no unit of work comes to its end, and the problem it has to tell."""
    error, status = FAULTS[request.param]

    async def fail(*_: Any) -> Any:
        raise error("a programmer's mistake")

    monkeypatch.setattr(Access, "execute", fail)
    with capture_logs():  # rendering a traceback for each operation takes long
        async with running(create_app(settings)) as client:
            yield client, status, f"/problems/{request.param}"


async def test_broken_machine(
    document: Document, broken: tuple[httpx.AsyncClient, int, str]
) -> None:
    """What breaks behind any operation is told as it is documented, and tells nothing."""
    client, status, kind = broken
    scopes = {s for o in document.operations.values() for s in document.scopes(o)}
    token = KeyRing.from_settings(SECRET).issue_access(uuid4(), uuid4(), sorted(scopes))
    for operation in document.operations.values():
        request = example(document, operation)
        answer = await client.request(
            request.method,
            request.url,
            headers={**request.headers, "Authorization": f"Bearer {token}"},
            content=request.content,
        )
        body = answer.json()
        assert (operation.id, answer.status_code, body["type"]) == (operation.id, status, kind)
        assert answer.headers["content-type"] == PROBLEM_JSON
        assert "mistake" not in answer.text
        responses = document.responses(operation)
        described = responses.get(str(status), responses.get("default"))
        if described is not None:
            schema = described["content"][PROBLEM_JSON]["schema"]
            assert list(document.validator(schema).iter_errors(body)) == []
