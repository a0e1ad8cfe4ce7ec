"""What the proofs of the contract share: the document, and a real server with two users on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests import servers
from tests.contract import fuzz, serve
from tests.contract.document import Document, load
from tests.contract.serve import Server, User


@pytest.fixture(scope="session")
def document() -> Document:
    """The contract."""
    return load()


@pytest.fixture(scope="session")
def contract_database(addresses: servers.Addresses) -> str:
    """A migrated database for the servers of the proofs, apart from those of other tests."""
    name = f"contract_{uuid4().hex[:8]}"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(addresses.database("postgres"), autocommit=True) as connection:
        connection.execute(copy.format(sql.Identifier(name), sql.Identifier(servers.TEMPLATE)))
    return addresses.database(name)


@pytest.fixture(scope="session")
def server(contract_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server, in a process of its own."""
    folder = tmp_path_factory.mktemp("server")
    with serve.running(contract_database, folder) as running:
        yield running


@pytest.fixture(scope="session")
def users(server: Server, document: Document) -> tuple[User, User]:
    """Two users who have nothing to do with each other."""
    return fuzz.pair(server, document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for reports."""
    return tmp_path
