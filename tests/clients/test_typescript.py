"""The TypeScript client against a running server: `clients/typescript/test/journey`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from tests.clients.conftest import worker
from tests.contract.serve import Server

CLIENT = Path(__file__).resolve().parents[2] / "clients" / "typescript"


def refuse(reason: str) -> NoReturn:
    """Skip, saying why; but not in CI, where the client has to be tested."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must run it")
    pytest.skip(reason)


@pytest.fixture
def client() -> Path:
    """The client's folder, ready to run; asked for before a server is started in vain."""
    if shutil.which("npm") is None:
        refuse("the client's journey needs Node, which is not here")
    if not (CLIENT / "node_modules").is_dir():
        refuse("the client's packages are not installed; `make clients` does it")
    return CLIENT


def test_the_client_gets_from_a_new_account_to_a_public_post(client: Path, server: Server) -> None:
    """Register, write, lose a race, publish, upload, search, comment: each as a caller would."""
    addresses = {"DAYBOOK_URL": server.url, "DAYBOOK_MAIL": str(server.log.parent / "mail")}
    with worker(server):
        done = subprocess.run(
            ["sh", "make.sh", "journey"],
            cwd=client,
            env={**os.environ, **addresses},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
