"""`python -m bench.load`: every speed that has a target, in one run, ratios first.

Makes its own PostgreSQL with 100,000 posts, keeps the servers on one core and PostgreSQL with the
load on the other, and goes round the contenders so that a slow minute of the machine meets all of
them. Then the reads at other sizes, the contract's cost, the relay, the generator, and starting.
Writes bench/results/load.json, load.md and load.svg. A contender that does not start, answers
something else, or refuses what it is asked fails the run.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from app.migrate import upgrade
from bench import contract_cost
from bench.load import beside, data, equality, limit, machine, workloads
from bench.load.contenders import Contender, contenders, started
from bench.load.machine import Load, Server
from bench.load.report import markdown, plot
from core.embedded import Postgres

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench" / "results"
PARTS = ("load", "search", "scales", "contract", "beside")
SCALED = ("post", "list", "search")


_POSTS_BESIDE = 1_000


def main() -> int:
    """Run it all."""
    options = _parse()
    machine.wrk()
    # Everything that is started keeps what Python compiled, as it does for people.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    facts = machine.facts()
    machine.stay_on(machine.OTHER_CORE)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        with postgres_server(folder) as postgres:
            results = {"machine": facts, **_run(postgres, folder, options)}
    results["minutes"] = round((time.monotonic() - began) / 60, 1)
    name = "load-quick" if options.quick else "load"
    _write(RESULTS if options.whole else Path(tempfile.mkdtemp()), name, results)
    return 0


def _write(folder: Path, name: str, results: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    (folder / f"{name}.svg").write_text(plot(results), "utf-8")
    text = markdown(results, f"{name}.svg")
    (folder / f"{name}.md").write_text(text, "utf-8")
    _say(f"\n{text}\n{folder / name}.md, .json, .svg")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.load", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two minutes: fewer, shorter rounds")
    parser.add_argument("--rounds", type=int, help="rounds of each contender and workload (5)")
    parser.add_argument("--seconds", type=float, help="seconds of a round (3)")
    parser.add_argument("--posts", type=int, help="posts in the database (100,000)")
    parser.add_argument("--scales", type=int, nargs="*", help="posts of the growth rows")
    parser.add_argument("--only", nargs="+", help="contenders by letter; the results are not kept")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="not kept either")
    options = parser.parse_args()
    quick = options.quick
    options.rounds = options.rounds or (2 if quick else 5)
    options.seconds = options.seconds or (1 if quick else 3)
    options.posts = options.posts or (10_000 if quick else 100_000)
    options.whole = not options.only and tuple(options.parts) == PARTS
    if options.scales is None:
        options.scales = [] if quick else [10_000, 1_000_000]
    return options


@contextlib.contextmanager
def postgres_server(folder: Path) -> Iterator[Postgres]:
    """A durable PostgreSQL of this run's own: what is acknowledged is on the disk."""
    settings = {"shared_buffers": "1GB", "max_connections": "120", "max_wal_size": "4GB"}
    postgres = Postgres(folder / "postgres", settings=settings)
    postgres.start()
    try:
        yield postgres
    finally:
        postgres.stop()


def database(postgres: Postgres, posts: int) -> str:
    """Make a migrated, filled database for this many posts; gives its URL."""
    name = f"bench_{posts}"
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", postgres.url, count=1)
    upgrade(url)
    began = time.monotonic()
    with machine.on_every_core():
        data.fill(url, posts)
    _say(f"{posts:,} posts in {time.monotonic() - began:.0f} s")
    return url


def _run(postgres: Postgres, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    url = database(postgres, options.posts)
    results: dict[str, Any] = {
        "day": datetime.now(UTC).date().isoformat(),
        "posts": options.posts,
        "rounds": options.rounds,
        "seconds": options.seconds,
        "search": {},
        "scales": {},
        "contract": {},
        "beside": {},
    }
    # The short parts come first: what does not work is known early.
    if "contract" in options.parts:
        results["contract"] = _contract(options)
    if "beside" in options.parts:
        own = database(postgres, _POSTS_BESIDE)  # the relay's events are in nobody's way there
        results["beside"] = beside.measured(own, folder, quick=options.quick)
    results |= _loads(url, folder, options)
    if "search" in options.parts:
        results["search"] = _search(url, folder, options)
    if "scales" in options.parts:
        scales = {str(n): _scale(postgres, folder, n, options) for n in options.scales}
        results["scales"] = scales
    return results


def _loads(url: str, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Load every contender with what it can be asked, round after round."""
    listed = contenders(url, folder) if "load" in options.parts else []
    able = [c for c in listed if not c.why_not and (not options.only or c.name in options.only)]
    rounds: dict[str, dict[str, list[Load]]] = {w: {} for w in workloads.WORKLOADS}
    memory: dict[str, list[float]] = {}
    equality.check(able, folder, url, options.posts)
    for number in range(options.rounds if able else 0):
        for contender in able:
            with started(contender, folder) as server:
                for workload in (w for w in workloads.WORKLOADS if w in contender.workloads):
                    found = _round(contender, workload, server, url, options)
                    rounds[workload].setdefault(contender.name, []).append(found)
                memory.setdefault(contender.name, []).append(server.resident_megabytes())
            _say(f"round {number + 1} of {options.rounds}: {contender.name}")
        for workload in limit.scripts(options.posts):
            data.rewind(url)
            rate = limit.rate(url, folder, workload, options.posts, options.seconds)
            rounds[workload].setdefault("B4", []).append(Load(rate, 0, 0, 0, 0))
    return {
        "contenders": {c.name: c.about for c in able} | {"B4": "pgbench -M prepared, the same SQL"},
        "missing": {c.name: c.why_not for c in listed if c.why_not},
        "workloads": {
            workload: {name: asdict(machine.middle(loads)) for name, loads in by_name.items()}
            for workload, by_name in rounds.items()
        },
        "memory": {name: round(max(values), 1) for name, values in memory.items()},
    }


def _round(
    contender: Contender,
    workload: str,
    server: Server,
    url: str,
    options: argparse.Namespace,
) -> Load:
    """Load one contender with one workload; what the one before has written is taken away.

    A round that did not go well is given a second chance, and said: the machine may have paused.
    """
    script = workloads.script(workload, contender.name, options.posts)
    load = _loaded(workload, server, url, script, options.seconds)
    if load.refused or not load.rate:
        _say(f"{contender.name}, {workload}: {load.refused} refused, once more")
        load = _loaded(workload, server, url, script, options.seconds)
    return _good(contender.name, workload, load)


def _loaded(workload: str, server: Server, url: str, script: str, seconds: float) -> Load:
    if workload in ("create", "patch", "mixed"):
        data.rewind(url)
    return machine.load(server.url, script, seconds)


def _good(name: str, workload: str, load: Load) -> Load:
    """Let only a load pass whose every answer was good. Raises `Refused`."""
    if load.refused:
        raise machine.Refused(f"{name} refused {load.refused} requests of '{workload}'")
    if not load.rate:
        raise machine.Refused(f"{name} answered no request of '{workload}'")
    return load


def _contract(options: argparse.Namespace) -> dict[str, list[float]]:
    """Return what the contract costs a request, in microseconds, by kind of request."""
    rounds, requests = (3, 500) if options.quick else (15, 2000)
    return asyncio.run(contract_cost.run(rounds, requests))


def _search(url: str, folder: Path, options: argparse.Namespace) -> Any:
    """Measure searches one after another: what somebody waits for, without a line before it."""
    ours = next(c for c in contenders(url, folder) if c.name == "D")
    with started(ours, folder) as server:
        script = workloads.script("search", "D", options.posts)
        rounds = [
            _good("D", "search", machine.load(server.url, script, options.seconds, connections=1))
            for _ in range(options.rounds)
        ]
    return asdict(machine.middle(rounds))


def _scale(
    postgres: Postgres, folder: Path, posts: int, options: argparse.Namespace
) -> dict[str, Any]:
    """Measure Daybook's reads with another number of posts."""
    url = database(postgres, posts)
    ours = next(c for c in contenders(url, folder) if c.name == "D")
    with started(ours, folder) as server:
        return {workload: _scaled(server, workload, posts, options) for workload in SCALED}


def _scaled(server: Server, workload: str, posts: int, options: argparse.Namespace) -> Any:
    script = workloads.script(workload, "D", posts)
    loads: Sequence[Load] = [
        _good("D", workload, machine.load(server.url, script, options.seconds))
        for _ in range(options.rounds)
    ]
    return asdict(machine.middle(loads))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (machine.Missing, machine.Refused) as problem:
        sys.exit(str(problem))
