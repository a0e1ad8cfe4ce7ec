"""The proofs as gates for one server: each gives its findings, none when the server is sound."""

from __future__ import annotations

from pathlib import Path

from tests.contract import fuzz, serve, served, strictness
from tests.contract.document import Document, load
from tests.contract.planted import BUGS, Bug, Gate
from tests.contract.schemathesis_config import Plan
from tests.contract.serve import Server, User
from tests.contract.sweep import Sweep, cells

SEED = 20261120
EXAMPLES = 10


def check(database_url: str, folder: Path, bug: Bug) -> list[str]:
    """Run the gate of a bug against a server that has it."""
    with serve.running(database_url, folder, bug.name) as server:
        return _findings(server, folder, bug.gate, bug.operations, bug.phases)


def sound(database_url: str, folder: Path, gate: Gate) -> list[str]:
    """Run a gate against the server without a bug, as widely as all its bugs together."""
    bugs = [bug for bug in BUGS.values() if bug.gate == gate]
    operations = tuple(dict.fromkeys(name for bug in bugs for name in bug.operations))
    phases = tuple(dict.fromkeys(phase for bug in bugs for phase in bug.phases))
    with serve.running(database_url, folder) as server:
        return _findings(server, folder, gate, operations, phases)


def _findings(
    server: Server, folder: Path, gate: Gate, operations: tuple[str, ...], phases: tuple[str, ...]
) -> list[str]:
    document = load()
    if gate == "served":
        with server.client() as client:
            return list(served.faults(client))
    if gate == "strictness":
        return _strictness(document, server, server.user("alice"))
    if gate == "sweep":
        return _sweep(document, server, server.user("alice"))
    users = fuzz.pair(server, document)
    plan = Plan(SEED, EXAMPLES, operations, phases, quick=True, warnings=False)
    return list(fuzz.run(server, users, folder, plan).failures)


def _strictness(document: Document, server: Server, user: User) -> list[str]:
    found = list(strictness.method_faults(document, server))
    with server.client() as client:
        for probe in strictness.probes(document):
            fault = strictness.faults(probe, client, user)
            found += [f"{probe}: {fault}"] if fault else []
    return found


def _sweep(document: Document, server: Server, user: User) -> list[str]:
    sweep = Sweep(document, server, user)
    with server.client() as client:
        asked = [(cell, sweep.faults(cell, client)) for cell in cells(document)]
    return [f"{cell}: {fault}" for cell, fault in asked if fault]
