"""The tools that are compared: how each is installed, and what it is told to generate."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUB = Path(__file__).with_name("stub.py")
HOME = ROOT / ".bench"
SECONDS = 300
"""The longest that generating or importing may take."""

SERVER_FLAGS = (
    *("--input-file-type", "openapi", "--generate-server", "fastapi"),
    *("--server-handler-mode", "async", "--output", "peer_models.py"),
    *("--server-model-package", "peer_models", "--server-output", "peer_server"),
    *("--server-package", "peer_server", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-pydantic-version", "2.14", "--use-missing-sentinel", "--strict-nullable"),
    *("--use-annotated", "--enum-field-as-literal", "all", "--disable-timestamp"),
    *("--formatters", "builtin", "--target-python-version", "3.11"),
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: its name in tables, the lock it is installed from (None: it is here already)."""

    name: str
    title: str
    lock: str | None
    generate: Callable[[Peer, Path, Path], list[str] | None]

    @property
    def python(self) -> str:
        """The interpreter of its environment."""
        if self.lock is None:
            return sys.executable
        return str(HOME / self.lock / "bin" / "python")

    @property
    def generates(self) -> bool:
        """Whether it writes code; connexion reads the document when it starts."""
        return self.generate is not _nothing

    @property
    def needs_us(self) -> bool:
        """Whether its stub imports this project's generator: as itself, or for the answers."""
        return self.name in ("ours", "generate-server")

    def version(self) -> str:
        """The release of it that is installed."""
        if self.name == "ours":
            return ""
        named = {
            "generate-server": "datamodel-code-generator",
            "openapi-generator": "openapi-generator-cli",
        }.get(self.name, self.name)
        ask = f"import importlib.metadata as m; print(m.version({named!r}))"
        done = subprocess.run(  # noqa: S603 - the command is ours
            [self.python, "-c", ask], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def install(self) -> None:
        """Make its environment where it is missing."""
        if self.lock is None or Path(self.python).exists():
            return
        uv = ROOT / ".venv" / ".uv" / "bin" / "uv"
        folder = HOME / self.lock
        lock = ROOT / "requirements" / f"{self.lock}.txt"
        _run([str(uv), "venv", "--quiet", "--python", sys.executable, str(folder)], ROOT)
        install = [str(uv), "pip", "install", "--quiet", "--python", self.python]
        _run([*install, "--no-config", "--require-hashes", "-r", str(lock)], ROOT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended: well, or with the last line that the tool said."""

    well: bool
    said: str = ""


def make(peer: Peer, spec: Path, folder: Path) -> Outcome:
    """Let a tool generate from a document into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    command = peer.generate(peer, spec, folder)
    if command is None:
        return Outcome(well=True)
    done = _try(command, folder)
    if done.well and not any(folder.rglob("*.py")):
        return Outcome(well=False, said="exit 0, and nothing was written")
    return done


def imported(peer: Peer, spec: Path, folder: Path) -> Outcome:
    """Import the application that a tool made, in its own environment."""
    return _try(stub_command(peer, spec, folder, "import"), folder)


def stub_command(peer: Peer, spec: Path, folder: Path, *command: str) -> list[str]:
    """Return what runs the stub for a tool's application."""
    return [peer.python, str(STUB), peer.name, str(folder), str(spec), *command]


def environment(peer: Peer) -> dict[str, str]:
    """Return the environment of a tool: this project is to be found by those that live in it."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    path = f"{Path(peer.python).parent}{os.pathsep}{own['PATH']}"
    return {**own, "PATH": path, **({"PYTHONPATH": str(ROOT)} if peer.needs_us else {})}


def _ours(peer: Peer, spec: Path, folder: Path) -> list[str]:
    out = ["--out", str(folder / "generated"), "--unknown", "warn"]
    return [peer.python, "-m", "codegen", "generate", str(spec), *out]


def _generate_server(peer: Peer, spec: Path, _: Path) -> list[str]:
    return [peer.python, "-m", "datamodel_code_generator", "--input", str(spec), *SERVER_FLAGS]


def _fastapi_codegen(peer: Peer, spec: Path, folder: Path) -> list[str]:
    program = str(Path(peer.python).with_name("fastapi-codegen"))
    return [program, "--input", str(spec), "--output", str(folder)]


def _openapi_generator(peer: Peer, spec: Path, folder: Path) -> list[str]:
    program = str(Path(peer.python).with_name("openapi-generator-cli"))
    return [program, "generate", "-g", "python-fastapi", "-i", str(spec), "-o", str(folder)]


def _nothing(*_: object) -> None:
    """Connexion generates nothing: it reads the document when it starts."""


PEERS = (
    Peer("ours", "Daybook's codegen", None, _ours),
    Peer("generate-server", "datamodel-codegen --generate-server", "peer-server", _generate_server),
    Peer("fastapi-code-generator", "fastapi-code-generator", "peer-fastapi", _fastapi_codegen),
    Peer("connexion", "connexion", "peer-connexion", _nothing),
    Peer("openapi-generator", "openapi-generator python-fastapi", "peer-java", _openapi_generator),
)


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - the command is ours


def _try(command: list[str], folder: Path) -> Outcome:
    own = next(p for p in PEERS if command[0].startswith(str(Path(p.python).parent)))
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            command,
            cwd=folder,
            env=environment(own),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(well=False, said=f"not done after {SECONDS} s")
    lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    named = (line for line in reversed(lines) if re.match(r"[\w.]*[a-z]\w*: .{10}", line))
    said = next(named, lines[-1] if lines else "")
    return Outcome(done.returncode == 0, "" if done.returncode == 0 else said[:160])
