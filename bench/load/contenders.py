"""The contenders: Daybook, and those written in `bench/contenders` for their own environments."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.generated_routes import PEER_FLAGS
from bench.load import machine
from bench.load.limit import OPTIONS
from bench.load.machine import Server
from store import posts
from store.posts import Filters
from store.session import Statement

ROOT = Path(__file__).parents[2]
HERE = ROOT / "bench" / "contenders"
HOME = ROOT / ".bench"
SECRET = "the secret of a benchmark, thirty-two bytes and more"  # noqa: S105 - of a benchmark


@dataclass(frozen=True, slots=True)
class Contender:
    """A server: its letter in tables, what it is, what it can be asked, how it is started.

    `command` is given a port. `why_not` says why it cannot run on this machine.
    """

    name: str
    about: str
    workloads: frozenset[str]
    command: Callable[[int], Sequence[str]]
    environment: Mapping[str, str] = field(default_factory=dict)
    why_not: str | None = None


READS = frozenset({"trivial", "post", "list"})
WRITES = frozenset({"create", "patch", "mixed"})


def contenders(database_url: str, folder: Path) -> list[Contender]:
    """Return those that can run here; environments are made from their locks where missing."""
    url = {"DATABASE_URL": database_url}
    ours = {
        **url,
        "DAYBOOK_SECRET": SECRET,
        "DAYBOOK_DATA": str(folder),
        "DAYBOOK_LOG_LEVEL": "warning",
        "DAYBOOK_RATE_LIMITS": "off",
        "PYTHONPATH": str(ROOT),
    }
    return [
        Contender(
            "D",
            "Daybook as it is installed: contract, validation, authentication on",
            READS | WRITES | {"not modified", "search"},
            lambda _: [python_of("run"), "-m", "app", "serve"],
            ours,
        ),
        Contender(
            "B0",
            "FastAPI, SQLModel, asyncpg, response_model, selectinload",
            READS | WRITES | {"not modified"},
            lambda port: _uvicorn("bench-blueprint", "blueprint:app", port),
            {**url, "JWT_SECRET": SECRET, "PYTHONPATH": str(HERE)},
        ),
        _fastify(url, folder),
        Contender(
            "B2",
            "Django Ninja, Django's ORM",
            READS,
            lambda port: _uvicorn("bench-ninja", "ninja_site:application", port),
            {**url, "PYTHONPATH": str(HERE)},
        ),
        Contender(
            "B3",
            "datamodel-codegen --generate-server fastapi on our contract, our store behind it",
            READS | WRITES | {"not modified"},
            lambda port: _generated(folder, port),
            {**ours, "PYTHONPATH": ":".join(map(str, (HERE, folder / "generated", ROOT)))},
        ),
    ]


@contextmanager
def started(contender: Contender, folder: Path) -> Iterator[Server]:
    """Run a contender while the block runs; it has answered a while before that begins."""
    port = machine.free_port()
    environment = {**contender.environment, "DAYBOOK_PORT": str(port)}
    with machine.serving(contender.command(port), environment, port, folder) as server:
        machine.load(server.url, _WARM, 0.5)
        yield server


_WARM = 'request = function() return wrk.format("GET", "/healthz") end\n'


def _generated(folder: Path, port: int) -> list[str]:
    """Generate B3's server, where that was not done yet, and return what starts it."""
    made = folder / "generated"
    if not made.exists():
        made.mkdir()
        command = [sys.executable, "-m", "datamodel_code_generator", *PEER_FLAGS]
        subprocess.run(  # noqa: S603 - the command is ours
            [*command, "--input", str(ROOT / "openapi.yaml"), "--input-file-type", "openapi"],
            cwd=made,
            check=True,
            capture_output=True,
        )
    return _serving(sys.executable, "generated_services:app", port)


def _uvicorn(environment: str, application: str, port: int) -> list[str]:
    return _serving(python_of(environment), application, port)


def _serving(python: str, application: str, port: int) -> list[str]:
    options = ["--port", str(port), "--log-level", "warning", "--no-access-log"]
    return [python, "-m", "uvicorn", application, *options]


def python_of(name: str) -> str:
    """Return the interpreter of an environment in .bench/, which is made from its lock."""
    folder = HOME / name
    python = folder / "bin" / "python"
    if not python.exists():
        uv = str(ROOT / ".venv" / ".uv" / "bin" / "uv")
        lock = str(ROOT / "requirements" / f"{name}.txt")
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(folder)])
        install = [uv, "pip", "install", "--quiet", "--no-config", "--require-hashes"]
        _run([*install, "--python", str(python), "-r", lock])
    return str(python)


def _fastify(url: Mapping[str, str], folder: Path) -> Contender:
    """B1 runs where Node is. It is given our SQL, so that only the server differs."""
    home = HOME / "fastify"
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return Contender("B1", "", frozenset(), lambda _: [], why_not="there is no Node here")
    if not (home / "node_modules").exists():
        home.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc", "server.mjs"):
            shutil.copy(HERE / "fastify" / name, home)
        subprocess.run([npm, "ci", "--silent"], cwd=home, check=True)  # noqa: S603 - ours
    shutil.copy(HERE / "fastify" / "server.mjs", home)
    file = folder / "statements.json"
    file.write_text(json.dumps(statements()), "utf-8")
    return Contender(
        "B1",
        "Fastify, node-postgres, the same SQL",
        READS | {"not modified"},
        lambda port: [node, str(home / "server.mjs"), str(port)],
        {**url, "SQL_FILE": str(file), "NODE_ENV": "production"},
    )


def statements() -> dict[str, object]:
    """Return the SQL of Daybook's reads, and where the document stands in their rows."""
    return {
        "options": OPTIONS,
        "post": {**_written(posts._READ_BY_ADDRESS), "version": 0, "document": 1},  # noqa: SLF001 - as written
        "list": {**_written(posts._list(Filters().present)), "document": 2},  # noqa: SLF001 - as written
    }


def _written(statement: Statement) -> dict[str, object]:
    return {"text": statement.sql.decode(), "names": list(statement.names)}


def _run(command: list[str]) -> None:
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - the command is ours
