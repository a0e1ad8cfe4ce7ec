"""One PostgreSQL and one NATS for a whole test run, whatever the number of workers.

The pytest process that begins the run makes a folder and holds a lock in it until it ends, however
it ends. The first test that needs a server starts `python -m tests.servers FOLDER`, which starts
both and then waits for that lock: an interrupted or killed run leaves nothing behind.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "DAYBOOK_TEST_FOLDER"
COVERAGE = "DAYBOOK_TEST_COVERAGE"
"""Names the folder in which the servers of a run note what they exercised of the contract."""
TEMPLATE = "daybook"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the servers of this run are."""

    postgres: str
    nats: str

    def database(self, name: str) -> str:
        """Give the URL of one database of the run's PostgreSQL."""
        return self.postgres.replace(f"/{TEMPLATE}?", f"/{name}?")


@contextmanager
def test_run(folder: Path) -> Iterator[None]:
    """Mark the run as alive for as long as the block runs; wait for its servers to end after it."""
    alive = os.open(folder / "alive", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(alive, fcntl.LOCK_EX)
    os.environ[FOLDER] = str(folder)
    try:
        yield
    finally:
        os.close(alive)
        _wait_for_end(folder)


def _wait_for_end(folder: Path) -> None:
    if not (folder / "log").exists():
        shutil.rmtree(folder)
        return
    deadline = time.monotonic() + 30
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.02)


def addresses() -> Addresses:
    """Give the addresses, after starting the servers when this is the first who asks."""
    folder = Path(os.environ[FOLDER])
    ready = folder / "ready.json"
    with (folder / "starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            _launch(folder, ready)
    return Addresses(**json.loads(ready.read_text()))


def _launch(folder: Path, ready: Path) -> None:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.servers", str(folder)],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    while not ready.exists():
        if process.poll() is not None:
            raise RuntimeError(f"the test servers did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.02)
    process.returncode = 0  # it outlives this worker on purpose: no ResourceWarning about it


def serve(folder: Path) -> None:
    """Run both servers until the test run is over, then remove the folder."""
    from app.migrate import upgrade
    from core.embedded import Nats, Postgres

    settings = {"max_connections": "200", "max_locks_per_transaction": "256"}
    postgres = Postgres(folder / "postgres", durable=False, settings=settings)
    nats = Nats(folder / "nats", durable=False)
    try:
        postgres.start()
        nats.start()
        upgrade(postgres.url)
        draft = folder / "ready.new"
        draft.write_text(json.dumps(asdict(Addresses(postgres.url, nats.url))))
        draft.rename(folder / "ready.json")
        with (folder / "alive").open() as alive:
            fcntl.flock(alive, fcntl.LOCK_SH)
    finally:
        nats.stop()
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
