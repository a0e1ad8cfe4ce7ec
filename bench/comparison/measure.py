"""What is asked of each tool's server, from outside and alike: operations, security, fuzzing."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import httpx

from bench.comparison.peers import Peer, environment, stub_command
from codegen import ir
from codegen.build import load_contract
from tests.codegen.mock_fuzz import Plan, amend, mend, prepare, read, schemathesis

READY_SECONDS = 120
NOT_THERE = (404, 405)
REFUSED = (401, 403)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many operations a server answers, and how many of those that ask for it are guarded."""

    operations: int
    guarded: int


def contract(spec: Path) -> ir.Contract:
    """Read a document as the walk over it needs."""
    return load_contract(spec, unknown="warn")


def size(document: ir.Contract) -> Kept:
    """Return how many operations a document has, and how many of them need a credential."""
    return Kept(len(document.operations), sum(_is_guarded(o) for o in document.operations))


def _is_guarded(operation: ir.Operation) -> bool:
    return bool(operation.security) and all(operation.security)


@contextmanager
def serving(peer: Peer, spec: Path, folder: Path) -> Iterator[str | None]:
    """Run a tool's server while the block runs; None when it does not start."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with subprocess.Popen(  # noqa: S603 - the command is ours
        stub_command(peer, spec, folder, "serve", str(port)),
        cwd=folder,
        env=environment(peer),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}" if _is_ready(process, port) else None
        finally:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=10)  # closes its input, which ends it
            process.kill()


def _is_ready(process: subprocess.Popen[bytes], port: int) -> bool:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


def mounted(peer: Peer, document: ir.Contract) -> str:
    """Return the path under which a tool serves the paths: of these, connexion heeds `servers`."""
    if peer.name != "connexion":
        return ""
    servers = document.document.get("servers", [{"url": "/"}])
    url: str = servers[0]["url"]
    return urlsplit(url).path.rstrip("/")


def kept(document: ir.Contract, url: str) -> Kept:
    """Ask for every operation without a credential: is it there, and does it refuse?"""
    operations = guarded = 0
    with httpx.Client(timeout=30) as client:
        for operation in document.operations:
            status = _status(client, operation, url + _filled(operation, document))
            operations += status not in NOT_THERE
            guarded += _is_guarded(operation) and status in REFUSED
    return Kept(operations, guarded)


def _status(client: httpx.Client, operation: ir.Operation, url: str) -> int:
    headers = {}
    if operation.bodies:
        headers["content-type"] = operation.bodies[0].media_type.replace("*", "octet-stream")
    try:
        return client.request(operation.method, url, headers=headers).status_code
    except httpx.HTTPError:
        return 500


def _filled(operation: ir.Operation, document: ir.Contract) -> str:
    """Return the path of an operation with a value for each variable."""
    path = operation.path.partition("#")[0]
    for parameter in operation.parameters:
        if parameter.location == "path":
            value = _value(document.document, parameter)
            path = path.replace("{" + parameter.name + "}", quote(value, safe=""))
    return re.sub(r"\{[^}]*\}", "1", path)


def _value(document: Mapping[str, Any], parameter: ir.Parameter) -> str:
    schema = _at(document, parameter.schema.pointer)
    if schema.get("enum"):
        return str(schema["enum"][0])
    known = {"uuid": "0190a5b0-7c2e-7000-8000-000000000001", "date": "2026-11-20"}
    if schema.get("format") in known:
        return known[schema["format"]]
    numeric = {"integer", "number"} & set(parameter.scalar_types)
    return str(schema.get("example") or schema.get("minimum") or ("1" if numeric else "name"))


def _at(root: Any, pointer: str) -> Mapping[str, Any]:
    document = root
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    if "$ref" in document:
        return _at(root, document["$ref"].removeprefix("#"))
    found: Mapping[str, Any] = document
    return found


def fuzz(spec: Path, document: ir.Contract, url: str, folder: Path, plan: Plan) -> int | None:
    """Return how many distinct failures Schemathesis finds; None when it did not come to an end.

    The document is given the answers that any server has to give where it is silent.
    """
    raw = read(spec)
    amend(raw, document)
    mend(raw)
    folder.mkdir()
    prepare(raw, document, folder)
    try:
        schemathesis(url, folder, plan)
    except subprocess.TimeoutExpired:
        return None
    report = folder / "report.json"
    found = json.loads(report.read_text("utf-8")) if report.exists() else {}
    if "failures" not in found:
        return None
    return sum(len(failure["operations"]) for failure in found["failures"])


def cost(
    peer: Peer, spec: Path, folder: Path, path: str, headers: Mapping[str, str]
) -> float | None:
    """Return the microseconds of processor time of one GET in the tool's application."""
    command = stub_command(peer, spec, folder, "time", path, json.dumps(dict(headers)), "9", "1000")
    done = subprocess.run(  # noqa: S603 - the command is ours
        command,
        cwd=folder,
        env=environment(peer),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        return None
    found: float | None = json.loads(done.stdout.strip().splitlines()[-1])
    return found
