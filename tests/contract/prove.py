"""All proofs of the contract in one table: `python -m tests.contract.prove`.

The proofs are those of the tests beside this module, run one after the other on servers of their
own, with what they tried counted. The exit code is 1 when one of them fails.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from codegen.build import load_contract
from codegen.coverage.items import KINDS, measure, read
from core.embedded import temporary
from tests import servers
from tests.contract import fuzz, gates, releases, serve, served, strictness
from tests.contract.document import PATH, ROOT, load
from tests.contract.fuzz import Outcome
from tests.contract.planted import BUGS
from tests.contract.sweep import Sweep, cells

SEEN = "seen"
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8"},
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was proven, how much was tried, what was found."""

    proof: str
    tried: str
    findings: tuple[str, ...]
    seconds: float


@dataclass(slots=True)
class Proofs:
    """The proofs, with the folder and the databases that they work in."""

    folder: Path
    examples: int
    seeds: tuple[int, ...]
    bugs: tuple[str, ...] = tuple(BUGS)
    outcomes: list[Outcome] = field(default_factory=list)

    def generated(self) -> Iterator[tuple[str, str, list[str]]]:
        """1: generated/ is what openapi.yaml makes, in any environment and folder."""
        found = []
        made = []
        for number, environment in enumerate(ENVIRONMENTS):
            out = self.folder / f"elsewhere-{number}" / "generated"
            command = [sys.executable, "-m", "codegen", "generate", str(PATH), "--out", str(out)]
            done = subprocess.run(
                command,
                cwd=ROOT,
                env={**os.environ, **environment},
                capture_output=True,
                text=True,
                check=False,
            )
            found += [done.stderr] if done.returncode else []
            made.append(_files(out))
        made.append(_files(ROOT / "generated"))
        for other in made[1:]:
            found += [f"{name} differs" for name in made[0] if made[0][name] != other.get(name)]
            found += [f"{name} is extra" for name in other if name not in made[0]]
        yield "generated = contract", f"{len(made[0])} files × {len(made)}", found

    def served(self) -> Iterator[tuple[str, str, list[str]]]:
        """2: what is served is what is written."""
        from app.main import create_app
        from core.settings import Settings

        database = _database()
        settings = Settings(database_url=database, secret=serve.SECRET, data=self.folder)
        routes = list(served.route_faults(load(), create_app(settings).routes))
        with serve.running(database, self.folder) as server, server.client() as client:
            yield (
                "served = written",
                "3 documents, all routes",
                routes + list(served.faults(client)),
            )

    def examples_validate(self) -> Iterator[tuple[str, str, list[str]]]:
        """3: every example validates; what every operation refuses has the one problem shape."""
        document = load()
        examples = list(document.examples())
        wrong = [
            f"{where}: {error.message}"
            for where, schema, value in examples
            for error in document.validator(schema).iter_errors(value)
        ]
        yield "examples validate", f"{len(examples)} examples", wrong
        with serve.running(_database(), self.folder) as server:
            user = server.user("alice")
            found = list(strictness.method_faults(document, server))
            probes = list(strictness.probes(document))
            with server.client() as client:
                told = [(probe, strictness.faults(probe, client, user)) for probe in probes]
            found += [f"{probe}: {fault}" for probe, fault in told if fault]
            yield "errors have one shape", f"{len(probes)} bad requests", found

    def security(self) -> Iterator[tuple[str, str, list[str]]]:
        """4: the security sweep."""
        document = load()
        with serve.running(_database(), self.folder) as server:
            sweep = Sweep(document, server, server.user("alice"))
            with server.client() as client:
                asked = [(cell, sweep.faults(cell, client)) for cell in cells(document)]
            found = [f"{cell}: {fault}" for cell, fault in asked if fault]
            yield "security sweep", f"{len(asked)} cells", found

    def fuzz(self) -> Iterator[tuple[str, str, list[str]]]:
        """5: Schemathesis, at each seed on a fresh database."""
        runs = [
            (seed, name, plan)
            for seed in self.seeds
            for name, plan in fuzz.plans(seed, self.examples).items()
        ]
        for seed, name, plan in runs:
            with serve.running(_database(), self.folder) as server:
                users = fuzz.pair(server, load())
                outcome = fuzz.run(server, users, self.folder / f"{name}-{seed}", plan)
            self.outcomes.append(outcome)
            found = list(outcome.failures)
            if plan.warnings:
                found += [f"warning: {name}: {what}" for name, what in outcome.warnings.items()]
            found += [] if outcome.green else [f"exit code {outcome.code}"]
            reached = len({name for name, _ in outcome.exercised})
            tried = (
                f"{outcome.cases} cases, {reached} operations, "
                f"{len(outcome.exercised)} operation × status, {outcome.links}"
            )
            yield f"{name}, seed {seed}", tried, found

    def coverage(self) -> Iterator[tuple[str, str, list[str]]]:
        """6: what the proofs before this one exercised; `make test` exercises more."""
        result = measure(load_contract(PATH), read([self.folder / SEEN]))
        met, every = result.share()
        parts = (f"{kind} {some}/{of}" for kind in KINDS for some, of in [result.share(kind)])
        yield f"coverage: {met} of {every}", ", ".join(parts), list(result.strangers)

    def breaking(self) -> Iterator[tuple[str, str, list[str]]]:
        """8: the clients of the last release are not broken."""
        yield "breaking changes", f"against {releases.newest().name}", list(releases.breaking())

    def planted(self) -> Iterator[tuple[str, str, list[str]]]:
        """7: every planted bug is found, and the gates find nothing without one."""
        bugs = [BUGS[name] for name in self.bugs]
        for gate in dict.fromkeys(bug.gate for bug in bugs):
            yield f"sound: {gate}", "no bug", gates.sound(_database(), self.folder, gate)
        for bug in bugs:
            findings = gates.check(_database(), self.folder, bug)
            red = any(bug.finding in finding for finding in findings)
            yield (
                f"bug: {bug.name}",
                f"{bug.gate}: {bug.about}",
                [] if red else ["NOT FOUND", *findings],
            )


PROOFS: dict[str, Callable[[Proofs], Iterator[tuple[str, str, list[str]]]]] = {
    "generated": Proofs.generated,
    "served": Proofs.served,
    "examples": Proofs.examples_validate,
    "security": Proofs.security,
    "fuzz": Proofs.fuzz,
    "coverage": Proofs.coverage,
    "breaking": Proofs.breaking,
    "planted": Proofs.planted,
}


def main(arguments: list[str]) -> int:
    """Run the proofs and print the table as it grows."""
    parser = argparse.ArgumentParser(prog="python -m tests.contract.prove", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PROOFS, default=list(PROOFS))
    parser.add_argument("--examples", type=int, default=30, help="examples per operation")
    parser.add_argument("--seeds", nargs="+", type=_seed, default=list(fuzz.SEEDS))
    parser.add_argument("--bugs", nargs="+", choices=BUGS, default=list(BUGS))
    parser.add_argument("--keep", type=Path, help="a folder to leave the reports in")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made, servers.test_run(temporary()):
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SEEN).mkdir(exist_ok=True)
        os.environ[servers.COVERAGE] = str(folder / SEEN)
        proofs = Proofs(folder, options.examples, tuple(options.seeds), tuple(options.bugs))
        rows = [row for name in options.only for row in _rows(proofs, name)]
        _details(proofs.outcomes)
    red = [row for row in rows if row.findings]
    print(f"\n{len(rows) - len(red)} of {len(rows)} green")
    return 1 if red else 0


def _seed(text: str) -> int:
    return secrets.randbelow(2**31) if text == "random" else int(text)


def _rows(proofs: Proofs, name: str) -> Iterator[Row]:
    began = time.monotonic()
    for proof, tried, findings in PROOFS[name](proofs):
        row = Row(proof, tried, tuple(findings), time.monotonic() - began)
        began = time.monotonic()
        mark = "red  " if row.findings else "green"
        print(f"{mark}  {row.proof:<30} {row.tried:<76} {row.seconds:6.1f} s", flush=True)
        for finding in row.findings[:20]:
            print(f"         {finding[:300]}")
        yield row


def _details(outcomes: list[Outcome]) -> None:
    """Print what the fuzzer exercised, and which exceptions of the contract it met."""
    exercised: Counter[tuple[str, str]] = Counter()
    granted: Counter[tuple[str, str, str]] = Counter()
    for outcome in outcomes:
        exercised += outcome.exercised
        granted += outcome.exceptions
    if not exercised:
        return
    print("\nanswers by operation and status")
    for name, operation in load().operations.items():
        seen = sorted((s, n) for (o, s), n in exercised.items() if o == name)
        missed = sorted(set(operation.node["responses"]) - {s for s, _ in seen} - {"default"})
        told = " ".join(f"{status}:{count}" for status, count in seen)
        print(f"  {name:<22} {told}" + (f"   (not seen: {' '.join(missed)})" if missed else ""))
    print("\nexceptions that the contract grants")
    for (check, kind, reason), count in granted.most_common():
        print(f"  {count:5}  {check:<26} {kind:<38} {reason}")


def _database() -> str:
    """Give a fresh migrated database."""
    return serve.database(servers.addresses())


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
