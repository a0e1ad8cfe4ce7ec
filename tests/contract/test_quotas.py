"""Every operation that counts tells who used a quota up: when to ask again, and what is left."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import psycopg
import pytest

from app.main import create_app
from core.settings import Settings
from core.tokens import KeyRing
from tests import servers
from tests.conftest import running
from tests.contract import quotas, serve
from tests.contract.document import load
from tests.contract.quotas import Counted, Probe
from tests.contract.scenes import Stage

DOCUMENT = load()
PROBES = list(quotas.probes(DOCUMENT))


@pytest.fixture(scope="module")
async def counted(
    fresh_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[dict[str, Counted]]:
    """For each rate an application in which it is a single request."""
    url = fresh_database()
    settings = Settings(
        database_url=url,
        secret=serve.SECRET,
        data=tmp_path_factory.mktemp("quotas"),
        coverage=Path(os.environ[servers.COVERAGE]),
        validate_responses=1.0,
        pool_size=2,
    )
    scopes = {s for o in DOCUMENT.operations.values() for s in DOCUMENT.scopes(o)}
    async with AsyncExitStack() as stack:
        database = stack.enter_context(psycopg.connect(url, autocommit=True))
        keys = KeyRing.from_settings(serve.SECRET)
        made = {}
        for policy in quotas.POLICIES:
            app = create_app(settings.but(rates=quotas.rates(policy)))
            client = await stack.enter_async_context(running(app))
            stage = Stage(client, database, keys, frozenset(scopes), DOCUMENT)
            made[policy] = Counted(app, stage)
        yield made


@pytest.mark.xdist_group("quotas")
@pytest.mark.parametrize("probe", PROBES, ids=str)
async def test_used_up_quota(counted: dict[str, Counted], probe: Probe) -> None:
    """A request more than a rate allows is refused as the contract says, and only for so long."""
    assert await counted[probe.policy].faults(probe) is None


def test_every_operation_is_probed() -> None:
    """Each operation that documents 429 is probed, and each rate there is is met."""
    documented = {o.id for o in DOCUMENT.operations.values() if "429" in DOCUMENT.responses(o)}
    assert {probe.operation.id for probe in PROBES} == documented
    assert {probe.policy for probe in PROBES} == set(quotas.POLICIES)
