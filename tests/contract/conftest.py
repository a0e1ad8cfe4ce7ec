"""What the proofs of the contract share: the document, and a real server with two users on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import servers
from tests.contract import serve
from tests.contract.document import Document, load
from tests.contract.serve import Server, User


@pytest.fixture(scope="session")
def document() -> Document:
    """The contract."""
    return load()


@pytest.fixture(scope="session")
def fresh_database(addresses: servers.Addresses) -> Callable[[], str]:
    """Makes migrated databases for the servers of the proofs, apart from those of other tests."""
    return lambda: serve.database(addresses)


@pytest.fixture(scope="session")
def server(
    fresh_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The real server, in a process of its own."""
    folder = tmp_path_factory.mktemp("server")
    with serve.running(fresh_database(), folder) as running:
        yield running


@pytest.fixture(scope="session")
def user(server: Server) -> User:
    """Somebody who has an account there, for tests that leave it as it is."""
    return server.user("alice")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for reports."""
    return tmp_path
