"""Who may do what: every operation, nine kinds of callers, one table: policy.txt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import psycopg
import pytest

from app.main import create_app
from core.settings import Settings
from core.tokens import KeyRing
from tests.conftest import running
from tests.contract import serve
from tests.contract.document import load
from tests.contract.matrix import PRINCIPALS, Cast, cast, policy
from tests.contract.scenes import SCENES, Stage

DOCUMENT = load()
POLICY = policy()


@pytest.fixture(scope="module")
async def players(
    fresh_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Cast]:
    """The application with everybody who tries it, on a database of its own."""
    url = fresh_database()
    settings = Settings(
        database_url=url,
        secret=serve.SECRET,
        data=tmp_path_factory.mktemp("matrix"),
        validate_responses=1.0,
        rates=None,
        pool_size=4,
    )
    scopes = {s for o in DOCUMENT.operations.values() for s in DOCUMENT.scopes(o) if s}
    with psycopg.connect(url, autocommit=True) as database:
        stage = Stage(
            http=None,  # type: ignore[arg-type]  # there once the application runs
            database=database,
            keys=KeyRing.from_settings(serve.SECRET),
            scopes=frozenset(scopes),
            document=DOCUMENT,
        )
        made = cast(stage)  # before it runs: it reads at its start who has been suspended
        async with running(create_app(settings)) as client:
            stage.http = client
            yield made


def test_every_operation_has_a_row() -> None:
    """A new operation has to be thought about: it needs a scene and a row of the table."""
    assert set(POLICY) == set(DOCUMENT.operations)
    assert set(SCENES) == set(DOCUMENT.operations)


@pytest.mark.xdist_group("matrix")
@pytest.mark.parametrize("name", list(DOCUMENT.operations))
async def test_matrix(players: Cast, name: str) -> None:
    """Each kind of caller is answered as the table says."""
    told = await players.verdicts(DOCUMENT.operations[name])
    assert dict(zip(PRINCIPALS, told, strict=True)) == dict(
        zip(PRINCIPALS, POLICY[name], strict=True)
    )
