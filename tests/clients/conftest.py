"""A server that is reached over HTTP, as a stranger's program would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contract.serve import ROOT, SECRET, Server, running


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    """The real server on a clean database."""
    with running(database_url, tmp_path) as server:
        yield server


@contextmanager
def worker(server: Server) -> Iterator[None]:
    """Run a worker beside the server, as `make run` does: it sends the letters."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DAYBOOK_")},
        "DATABASE_URL": server.database_url,
        "DAYBOOK_SECRET": SECRET,
        "DAYBOOK_DATA": str(server.log.parent),
    }
    command = [sys.executable, "-m", "app", "worker"]
    with (server.log.parent / "worker.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)
