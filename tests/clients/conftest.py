"""A server that is reached over HTTP, as a stranger's program would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.serve import Server, running


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    """The real server on a clean database."""
    with running(database_url, tmp_path) as server:
        yield server
