"""Embedded servers that end by themselves while Daybook runs."""

from __future__ import annotations

import contextlib
import signal
import time
from pathlib import Path

import httpx
import psutil
import psycopg
import pytest

from tests.app.launch import daybook, servers_on

pytestmark = pytest.mark.xdist_group("run")


def named(program: str, folder: Path) -> list[psutil.Process]:
    """Find the processes of one program that work on a data folder."""
    return [process for process in servers_on(folder) if program in process.info["cmdline"][0]]


@pytest.mark.parametrize("program", ["postgres", "nats-server"])
def test_a_server_that_dies_is_started_again(made: Path, program: str) -> None:
    """After kill -9 of its database or broker, Daybook goes on by itself."""
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        running.wait_for("Ctrl-C stops it")
        (dead,) = named(program, made)
        dead.kill()
        running.wait_for("ended by itself; it is started again")
        while not [process for process in named(program, made) if process != dead]:
            assert running.process.poll() is None, running.output
        while running.get("/readyz").status_code != 200:
            assert running.process.poll() is None, running.output
        body = {
            "email": f"{program}@nine.example",
            "password": "nine plain ducks",
            "username": "ducks",
        }
        answer = httpx.post(f"{running.base}/api/v1/auth/registrations", json=body)
        assert answer.status_code == 202
        waiting = "SELECT FROM event_store WHERE published_at IS NULL"
        with psycopg.connect(running.database, autocommit=True) as connection:
            while connection.execute(waiting).fetchone() is not None:  # the relay goes on, too
                assert running.process.poll() is None, running.output
        running.signal(signal.SIGTERM)
        assert running.end() == 0
        assert servers_on(made) == []


def test_a_server_that_dies_again_and_again_ends_it_all(made: Path) -> None:
    """When starting it again does not help, the end has a sentence; no 503 for ever."""
    with daybook("run", DAYBOOK_DATA=str(made)) as running:
        running.wait_for("Ctrl-C stops it")
        while running.process.poll() is None:
            for process in named("nats-server", made):
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.kill()
            time.sleep(0.02)
        assert running.end() == 1
        assert "NATS ended by itself, again and again" in running.output
        assert "Traceback" not in running.output
        assert servers_on(made) == []
