"""What has a target and is no load on a server: the relay, the generator, starting."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
import psycopg
from nats.aio.client import Client
from nats.aio.msg import Msg

from bench.load import machine
from bench.load.contenders import ROOT, SECRET
from core.embedded import Nats

CORPUS = Path(os.environ.get("DAYBOOK_CORPUS", ROOT.parent / "shared" / "corpus")) / "specs"
LARGE = "github.json"
"""13 MB, 1,223 operations."""
SECONDS_TO_START = 60.0
SECONDS_TO_ARRIVE = 3.0

# Relay --------------------------------------------------------------------------------------------

_EVENTS = """
    INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                             event_data, public_data, metadata, workspace_id, occurred_at, position)
    SELECT uuidv7(), a.id, 'entry', 1, 'entry.created', '{{}}',
           json_build_object('entry_id', a.id, 'version', 1),
           '{{"actor": {{"kind": "user", "id": null}}, "trace_id": null}}', NULL,
           clock_timestamp(), nextval('event_positions')
    FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, {number})) a
    RETURNING id"""


@dataclass(frozen=True, slots=True)
class Relayed:
    """How fast events go from the database to JetStream, stored there and marked here.

    `p50` and `p99` are milliseconds from a commit to who listens, while `paced` a second are
    written.
    """

    rate: float
    events: int
    paced: int
    p50: float
    p99: float


def relay(url: str, folder: Path, events: int, paced: int, seconds: float) -> Relayed:
    """Let a relay of its own process empty an outbox, then keep up with a steady trickle."""
    nats = Nats(folder / "nats")
    nats.start()
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DELETE FROM event_store")
            connection.execute(_EVENTS.format(number=events))
            connection.execute("VACUUM (ANALYZE) event_store")
            with _relaying(url, nats.url, folder):
                rate = _emptied(connection, events)
                latencies = asyncio.run(_trickle(connection, nats.url, paced, seconds))
    finally:
        nats.stop()
    cuts = quantiles(latencies, n=100)
    return Relayed(rate, events, paced, cuts[49] * 1000, cuts[98] * 1000)


@contextlib.contextmanager
def _relaying(url: str, nats_url: str, folder: Path) -> Iterator[None]:
    environment = {
        "DATABASE_URL": url,
        "NATS_URL": nats_url,
        "DAYBOOK_SECRET": SECRET,
        "DAYBOOK_DATA": str(folder),
        "DAYBOOK_LOG_LEVEL": "warning",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "app", "relay"]
    with machine.running(command, environment, folder / "relay.log"):
        yield


def _emptied(connection: psycopg.Connection[Any], events: int) -> float:
    """Return the events a second, from the first batch that is marked to the last.

    How far the relay is, is asked of one row, which costs it nothing.
    """
    began, first, done = 0.0, 0, 0
    start = _marked(connection)
    deadline = time.monotonic() + 120
    while done < events:
        time.sleep(0.02)
        done = _marked(connection) - start
        if not began and done:
            began, first = time.monotonic(), done
        if time.monotonic() > deadline:
            raise RuntimeError(f"the relay left {events - done} events")
    return (events - first) / max(time.monotonic() - began, 0.001)


def _marked(connection: psycopg.Connection[Any]) -> int:
    row = connection.execute("SELECT feed_position FROM feed_state").fetchone()
    return int(row[0]) if row else 0


async def _trickle(
    connection: psycopg.Connection[Any], nats_url: str, paced: int, seconds: float
) -> list[float]:
    """Commit events one by one at a steady rate; return how long each took to who listens."""
    arrived: dict[str, float] = {}
    committed: dict[str, float] = {}

    async def take(message: Msg) -> None:
        arrived[(message.headers or {}).get("Nats-Msg-Id", "")] = time.monotonic()

    client = Client()
    await client.connect(nats_url)
    await client.subscribe("daybook.v1.>", cb=take)
    await asyncio.to_thread(_write, connection, committed, paced, seconds)
    await asyncio.sleep(SECONDS_TO_ARRIVE)
    await client.close()
    if lost := committed.keys() - arrived.keys():
        raise RuntimeError(f"{len(lost)} of {len(committed)} events did not arrive")
    return [arrived[key] - moment for key, moment in committed.items()]


def _write(
    connection: psycopg.Connection[Any], committed: dict[str, float], paced: int, seconds: float
) -> None:
    """Commit one event after another, each at its time, as the API does: with a hint after it."""
    began = time.monotonic()
    insert = _EVENTS.format(number=1).encode()
    for number in range(round(paced * seconds)):
        time.sleep(max(0.0, began + number / paced - time.monotonic()))
        (key,) = connection.execute(insert, prepare=True).fetchone() or ("",)
        committed[str(key)] = time.monotonic()
        connection.execute(b"SELECT pg_notify('daybook_events', '')", prepare=True)


# Generator ----------------------------------------------------------------------------------------


def generator(runs: int, *, large: bool) -> dict[str, float | None]:
    """Return the seconds of `codegen generate` on our document, and on a large one.

    None where the large one is not wanted or not there.
    """
    other = CORPUS / LARGE
    return {
        "own": median(_generated(ROOT / "openapi.yaml") for _ in range(runs)),
        "large": _generated(other) if large and other.is_file() else None,
    }


def _generated(document: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "codegen", "generate", str(document)]
        began = time.monotonic()
        done = subprocess.run(  # noqa: S603 - the command is ours
            [*command, "--out", f"{folder}/generated", "--unknown", "warn"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"codegen on {document.name}: {done.stderr[-2000:]}")
        return time.monotonic() - began


# Starting -----------------------------------------------------------------------------------------


def second_start(runs: int) -> float:
    """Return the seconds from `make run` to the first answer, with the data of an earlier start."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        _start(folder)
        return median(_start(folder) for _ in range(runs))


def _start(folder: Path) -> float:
    """Start everything, wait for its first answer, end it; return the seconds to that answer."""
    port = machine.free_port()
    # What `make bench` was told is not meant for `make run`.
    inherited = {k: v for k, v in os.environ.items() if k not in ("ARGS", "MAKEFLAGS", "MFLAGS")}
    environment = {**inherited, "DAYBOOK_DATA": str(folder / "data"), "DAYBOOK_PORT": str(port)}
    log = folder / "run.log"
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["make", "run"],  # noqa: S607 - as a person starts it
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            _answers(f"http://127.0.0.1:{port}/healthz", process, log)
            return time.monotonic() - began
        finally:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself, and said why
                os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url).is_success:
                return
        time.sleep(0.01)
    raise RuntimeError(f"make run did not answer:\n{log.read_text(errors='replace')[-2000:]}")


def measured(url: str, folder: Path, *, quick: bool) -> dict[str, Any]:
    """Measure everything of this module; a quick run leaves out the large document."""
    events, seconds, runs = (5_000, 5.0, 1) if quick else (60_000, 20.0, 3)
    relayed = relay(url, folder, events, 500, seconds)
    with machine.on_every_core():
        generated = generator(runs, large=not quick)
        started = second_start(runs)
    return {"relay": asdict(relayed), "codegen": generated, "second start": started}
