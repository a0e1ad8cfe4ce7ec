"""Schemathesis against the mock of any document: `python -m tests.codegen.mock_fuzz [NAME …]`.

The fuzzer reads the document itself, as its author wrote it, and not our reading of it. Two things
are done to it. The answers are added that the mock has to give where the document is silent (an
invalid request to an operation that documents `200` alone must be refused with some status). And of
a huge document a sample of its paths is kept, chosen by a fixed seed.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML carries no types

from codegen import live
from codegen.build import load_contract
from codegen.errors import SpecErrors
from codegen.ir import Contract
from codegen.runtime.refusals import added
from codegen.walk import METHODS
from tests.codegen.corpus import ROOT, documents

SECRET = "the-mocks-own"
NEED_STATE = ("use_after_free", "ensure_resource_availability", "object_level_authorization")
"""Checks about what an earlier request has changed, which nothing does in a mock."""
HELD_OUT = ("speakeasy-bar.yaml", "forem.json", "resend.yaml")
"""Documents that nobody looked at while the mock was built."""
UNSATISFIABLE = ("quirks_entirelyIncompatibleAllOf", "quirks_partiallyUsableIncompatibleAllOf")
"""Operations whose body would have to be a string and an integer: no request is valid."""
UNKNOWN = ("openai.yaml",)
"""Documents that are served with `--unknown warn`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much one run tries: `paths` of a document (0: all), `examples` for each operation."""

    examples: int = 5
    paths: int = 25
    seconds: int = 120
    seed: int = 20261120


@dataclass(frozen=True, slots=True)
class Row:
    """What one run found: `tested` of `operations`, `amended` of those with answers added."""

    document: str
    operations: int
    tested: int
    amended: int
    cases: int
    failures: tuple[str, ...]
    seconds: float
    excuses: Mapping[str, int] = field(default_factory=dict)
    output: str = field(repr=False, default="")


def fuzz(path: Path, folder: Path, plan: Plan) -> Row:
    """Start the mock of a document, fuzz it, and tell what was found."""
    began = time.monotonic()
    unknown = "warn" if path.name in UNKNOWN else "refuse"
    contract = load_contract(path, unknown=unknown)  # type: ignore[arg-type]
    raw = read(path)
    missing = amend(raw, contract)
    mend(raw)
    chosen = sample(raw, plan)
    tested = [] if not chosen else [key for key in labels(raw) if key[0] in chosen]
    if not tested:
        return Row(path.name, len(contract.operations), 0, 0, 0, (), time.monotonic() - began)
    prepare({**raw, "paths": {p: raw["paths"][p] for p in chosen}}, contract, folder)
    with mock(path, unknown, folder) as url:
        done = schemathesis(url, folder, plan)
    report = _read(folder / "report.json")
    failures = [f"{f['title']}: {', '.join(f['operations'])}" for f in report.get("failures", ())]
    failures += [f"error: {e['title']} ({e['count']})" for e in report.get("errors", ())]
    if not report or (done.returncode and not failures):
        failures.append(f"exit code {done.returncode}")
    return Row(
        path.name,
        len(contract.operations),
        len(tested),
        len(missing & set(tested)),
        report.get("test_cases", {}).get("generated", 0),
        tuple(failures),
        time.monotonic() - began,
        _excuses(folder / "excuses.ndjson"),
        done.stdout + done.stderr,
    )


def prepare(raw: Mapping[str, Any], contract: Contract, folder: Path) -> None:
    """Write what a run of `schemathesis` reads: the document, and the credentials to send."""
    (folder / "document.json").write_text(json.dumps(raw))
    (folder / "credentials.json").write_text(json.dumps(credentials(contract)))
    (folder / "excuses.ndjson").unlink(missing_ok=True)


def read(path: Path) -> dict[str, Any]:
    """Read a document with a reader that is not ours."""
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        found: dict[str, Any] = json.loads(text)
        return found
    return dict(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe one


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # PyYAML carries no types
    """Reads dates as the texts they are in JSON."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def labels(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (path, method) of every operation."""
    for path, item in raw.get("paths", {}).items():
        for method in item if isinstance(item, Mapping) else ():
            if method in METHODS and item[method].get("operationId") not in UNSATISFIABLE:
                yield path, method


def amend(raw: dict[str, Any], contract: Contract) -> set[tuple[str, str]]:
    """Add the answers that the document does not have; return the operations that got some."""
    found = set()
    for operation in live.operations(contract):
        node = raw["paths"][operation.path].get(operation.method.lower())
        for status in added(operation) if node is not None else ():
            found.add((operation.path, operation.method.lower()))
            answer = {"description": "Added: the document is silent."}
            node.setdefault("responses", {})[str(status)] = answer
    return found


def mend(raw: dict[str, Any]) -> None:
    """Take out what the fuzzer cannot use.

    A fragment never reaches a server, so an operation that differs from another by one alone cannot
    be meant. XML is written by the fuzzer in ways that read back as something else (an empty list
    is nothing, a number is a text): JSON beside it is what is tried. A map of `examples` in a
    schema ends the fuzzer.
    """
    for path in [path for path in raw.get("paths", {}) if "#" in path]:
        plain = raw["paths"].get(path.partition("#")[0], {})
        for method in [name for name in raw["paths"][path] if name in plain and name in METHODS]:
            del raw["paths"][path][method]
    for path, method in list(labels(raw)):
        content = raw["paths"][path][method].get("requestBody", {}).get("content", {})
        for name in [name for name in content if "xml" in name and len(content) > 1]:
            del content[name]
    _list_examples(raw)


def _list_examples(node: Any) -> None:
    for value in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        _list_examples(value)
    if isinstance(node, dict) and "type" in node and isinstance(node.get("examples"), dict):
        node["examples"] = list(node["examples"].values())


def sample(raw: Mapping[str, Any], plan: Plan) -> list[str]:
    """Choose paths, all when there are few; in the order of the document."""
    paths = [path for path in raw.get("paths", {}) if not path.startswith("x-")]
    if not plan.paths or len(paths) <= plan.paths:
        return paths
    chosen = set(random.Random(plan.seed).sample(paths, plan.paths))
    return [path for path in paths if path in chosen]


def credentials(contract: Contract) -> dict[str, dict[str, dict[str, str]]]:
    """Return what to send for the first alternative of each operation."""
    schemes = {scheme.name: scheme for scheme in contract.security_schemes}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for operation in contract.operations:
        data: dict[str, dict[str, str]] = {"headers": {}, "query": {}, "cookies": {}}
        alternative = next((a for a in operation.security if a), ())
        for need in alternative:
            scheme = schemes[need.scheme]
            place = {"header": "headers", "query": "query", "cookie": "cookies"}
            if scheme.type == "apiKey":
                data[place[scheme.api_key_in or "header"]][scheme.api_key_name or ""] = SECRET
            elif scheme.type != "mutualTLS":
                data["headers"]["Authorization"] = _authorization(scheme.http_scheme)
        found[f"{operation.method} {operation.path}"] = data
    return found


def _authorization(scheme: str | None) -> str:
    if scheme == "basic":
        return "Basic " + base64.b64encode(f"user:{SECRET}".encode()).decode()
    return f"{(scheme or 'bearer').capitalize()} {SECRET}"


@contextlib.contextmanager
def mock(path: Path, unknown: str, folder: Path) -> Iterator[str]:
    """Run the mock of a document in a process of its own and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "codegen", "mock", str(path), "--port", str(port)]
    command += ["--unknown", unknown, "--credential", SECRET]
    with (folder / "mock.txt").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}", process, folder / "mock.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the mock ended: {log.read_text()[-2000:]}")
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the mock did not start")


def schemathesis(url: str, folder: Path, plan: Plan) -> subprocess.CompletedProcess[str]:
    """Fuzz a server by what `prepare` wrote; the report is `report.json` in the folder.

    Raises TimeoutExpired after `plan.seconds`.
    """
    document = folder / "document.json"
    text = document.read_text("utf-8")
    excluded = [f"--exclude-operation-id={name}" for name in UNSATISFIABLE if name in text]
    configuration = folder / "schemathesis.toml"
    configuration.write_text(_configuration(folder, url, plan))
    command = [sys.executable, "-m", "schemathesis.cli", f"--config-file={configuration}", "run"]
    return subprocess.run(
        [*command, *excluded, str(document)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "MOCK_FOLDER": str(folder),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=plan.seconds,
    )


def _configuration(folder: Path, url: str, plan: Plan) -> str:
    lines = [
        f'base-url = "{url}"',
        'hooks = "tests.codegen.mock_hooks"',
        f"seed = {plan.seed}",
        "workers = 1",
        "color = false",
        "max-redirects = 0  # a redirect is an answer of its own",
        "request-timeout = 60",
        "continue-on-failure = true",
        'suppress-health-check = ["all"]  # they judge the size of the document',
        "[cache]",
        "enabled = false  # every run stands alone",
        "[generation]",
        'mode = "all"',
        f"max-examples = {plan.examples}",
        'database = "none"',
        "[reports]",
        f'directory = "{folder}"',
        f'[reports.json]\npath = "{folder / "report.json"}"',
        "[phases.stateful]",
        "enabled = false  # a mock keeps no state",
    ]
    for name in NEED_STATE:
        lines += [f"[checks.{name}]", "enabled = false"]
    return "\n".join(lines) + "\n"


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def _excuses(path: Path) -> Counter[str]:
    """Count the excuses by reason, each operation once."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return Counter(reason for _, reason in {_excuse(json.loads(line)) for line in lines})


def _excuse(line: Mapping[str, str]) -> tuple[str, str]:
    return line["operation"], line["reason"]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as Markdown."""
    lines = [
        "| document | operations | tested | answers added | cases | failures | excused | seconds |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {r.document} | {r.operations} | {r.tested} | {r.amended} | {r.cases}"
        f" | {len(r.failures)} | {sum(r.excuses.values())} | {r.seconds:.0f} |"
        for r in rows
    ]
    return "\n".join(lines)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Fuzz documents one after the other and print the table; 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.codegen.mock_fuzz", description=__doc__)
    usual = Plan()
    parser.add_argument("names", nargs="*", help="documents of the corpus, or files (all)")
    parser.add_argument("--examples", type=int, default=usual.examples)
    parser.add_argument("--paths", type=int, default=usual.paths, help="0 tests every path")
    parser.add_argument("--seconds", type=int, default=usual.seconds)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--keep", type=Path, help="a folder to leave everything in")
    options = parser.parse_args(arguments)
    plan = Plan(options.examples, options.paths, options.seconds, options.seed)
    rows = []
    for path in documents("specs"):
        if not options.names or path.name in options.names or path.stem in options.names:
            with tempfile.TemporaryDirectory() as made:
                folder = options.keep / path.stem if options.keep else Path(made)
                folder.mkdir(parents=True, exist_ok=True)
                try:
                    rows.append(fuzz(path, folder, plan))
                except SpecErrors as errors:
                    _say(f"{path.name}: refused: {errors.errors[0]}")
                    continue
                (folder / "output.txt").write_text(rows[-1].output)
                _say(table(rows[-1:]).splitlines()[-1])
                for failure in rows[-1].failures[:20]:
                    _say(f"    {failure[:300]}")
    _say(table(rows))
    excuses = Counter[str]()
    for row in rows:
        excuses.update(row.excuses)
    for reason, count in excuses.most_common():
        _say(f"{count:5}  {reason}")
    return 1 if any(row.failures for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
