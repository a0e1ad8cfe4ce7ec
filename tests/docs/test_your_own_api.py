"""The page "use it for your own API", followed word for word in an empty folder."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.codegen.corpus import document

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "codegen-your-own-api.md"
SAVED = re.compile(r"`([a-z/]+\.py)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page: its language, its text, and the last file named before it."""

    language: str
    text: str
    file: str | None


def blocks() -> list[Block]:
    """Read the blocks of the page in order."""
    found = []
    fenced = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    parts = fenced.split(PAGE.read_text("utf-8"))
    for prose, language, text in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        named = SAVED.findall(prose)
        found.append(Block(language, text, named[-1] if named else None))
    return found


def commands() -> list[str]:
    """Give the shell commands of the page, one a line."""
    lines = (block.text for block in blocks() if block.language == "sh")
    return [line for text in lines for line in text.strip().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with the document of the page, and the package as an installation has it."""
    shutil.copy(document("train-travel.yaml"), tmp_path / "openapi.yaml")
    (tmp_path / "installed").mkdir()
    (tmp_path / "installed" / "codegen").symlink_to(ROOT / "codegen")
    return tmp_path


def environment(folder: Path) -> Mapping[str, str]:
    """Give the environment of a folder: the package, and what is in the folder."""
    return {**os.environ, "PYTHONPATH": f"{folder / 'installed'}{os.pathsep}{folder}"}


def python(line: str) -> list[str]:
    """Turn a command of the page into one that runs with this Python."""
    words = shlex.split(line)
    words = words[1:] if words[0] == "python" else ["-m", *words]
    return [sys.executable, *words]


def run(line: str, folder: Path) -> str:
    """Run a command of the page and return what it printed."""
    done = subprocess.run(
        python(line),
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, line + done.stdout + done.stderr
    return done.stdout


@contextmanager
def serving(line: str, folder: Path) -> Iterator[None]:
    """Run a server of the page while the block runs."""
    port = line.split("--port ")[1].split(maxsplit=1)[0]
    with subprocess.Popen(
        python(line), cwd=folder, env=environment(folder), stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(600):
                try:
                    httpx.get(f"http://127.0.0.1:{port}/")
                    break
                except httpx.ConnectError:
                    assert process.poll() is None, f"{line} ended"
                    time.sleep(0.05)
            yield
        finally:
            process.terminate()


def curl(line: str) -> Any:
    """Do what a curl command of the page does, and return status and JSON."""
    words = shlex.split(line)[1:]
    method = words[words.index("-X") + 1] if "-X" in words else "GET"
    url = next(word for word in words if word.startswith("http"))
    pairs = [words[i + 1] for i, word in enumerate(words) if word == "-H"]
    headers = dict(pair.split(": ", 1) for pair in pairs)
    answer = httpx.request(method, url, headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.xdist_group("your-own-api")
def test_each_step_does_what_the_page_says(folder: Path) -> None:
    """Mock, generate, scaffold, two handlers, types, server: with the answers it announces."""
    lines = iter(commands())
    assert next(lines) == "python3 -m venv .venv"
    install = [line for line in (next(lines), next(lines)) if "pip" in line]
    assert all('"$DAYBOOK/codegen' in line for line in install)
    with serving(next(lines), folder):
        status, body = curl(next(lines))
        assert (status, bool(body["data"])) == (200, True)
        assert curl(next(lines))[0] == 401
    assert "wrote generated/routes.py" in run(next(lines), folder)
    assert "added a stub for get-trips" in run(next(lines), folder)
    for block in blocks():
        if block.language == "python" and block.file:
            (folder / block.file).write_text(block.text, "utf-8")
    assert "no issues" in run(next(lines), folder)
    with serving(next(lines), folder):
        _, stations = curl(next(lines))
        assert [s["name"] for s in stations["data"]] == ["Paris Gare du Nord"]
        _, trips = curl(next(lines))
        assert trips["data"][0]["departure_time"].startswith("2026-12-01T08:00:00")
        status, bookings = curl(next(lines))
        assert (status, bool(bookings["data"])) == (200, True)
        status, problem = curl(next(lines))
        assert (status, problem["errors"][0]["pointer"]) == (400, "/limit")
        assert curl(next(lines))[0] == 401
        assert curl(next(lines))[0] == 405
    assert list(lines) == []


def test_the_package_holds_every_module() -> None:
    """What pip installs is all of `codegen`, with what it imports."""
    project = tomllib.loads((ROOT / "codegen" / "pyproject.toml").read_text("utf-8"))
    named = set(project["tool"]["setuptools"]["packages"])
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "codegen").rglob("*.py")}
    assert named == {".".join(folder.parts) for folder in folders}
    own = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    ours = {*own["project"]["dependencies"], *map(str, own["dependency-groups"]["dev"])}
    extra = project["project"]["optional-dependencies"]["commands"]
    for requirement in [*project["project"]["dependencies"], *extra]:
        assert requirement in ours or requirement.startswith("anyio"), json.dumps(requirement)
