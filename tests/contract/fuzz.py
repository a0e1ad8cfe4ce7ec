"""Runs Schemathesis against a running server and tells what it did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.contract import arrange, schemathesis_config
from tests.contract.document import PATH, Document, load
from tests.contract.schemathesis_config import Plan
from tests.contract.serve import ROOT, Server, User

SEEDS = (20261120, 7, 424242)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run did: `exercised` counts answers by (operationId, status)."""

    plan: Plan
    code: int
    cases: int
    links: str
    failures: tuple[str, ...]
    warnings: Mapping[str, Any]
    exercised: Counter[tuple[str, str]]
    exceptions: Counter[tuple[str, str, str]]
    output: str = field(repr=False)

    @property
    def green(self) -> bool:
        """Tell whether nothing was found, warnings included."""
        return self.code == 0 and not self.failures

    @property
    def requests(self) -> int:
        """How many requests got an answer, those of checks included."""
        return sum(self.exercised.values())


def plans(seed: int, examples: int) -> dict[str, Plan]:
    """Give the two runs of a seed: all phases, then only scenarios along the written links.

    In a run of all phases a scenario also draws ids that earlier phases met, whose state changes
    meanwhile; Hypothesis ends such a suite at the first step that goes otherwise when repeated.
    """
    return {
        "fuzz": Plan(seed, examples),
        "links": Plan(seed, examples, phases=("stateful",), inferred=False, warnings=False),
    }


def pair(server: Server, document: Document) -> tuple[User, User]:
    """Sign in the two peers: whom the contract's examples speak of, and somebody else."""
    body = document.operations["register"].node["requestBody"]["content"]["application/json"]
    account = body["examples"]["smallest"]["value"]
    return server.sign_in(**account), server.user("bob")


def run(server: Server, users: tuple[User, User], folder: Path, plan: Plan) -> Outcome:
    """Fuzz the server as the plan says; reports are left in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    configuration = schemathesis_config.write(folder, server.url, users, plan)
    granted = folder / "exceptions.ndjson"
    granted.unlink(missing_ok=True)
    chosen = [f"--include-operation-id={name}" for name in plan.operations]
    command = [sys.executable, "-m", "schemathesis.cli", f"--config-file={configuration}"]
    done = subprocess.run(
        [*command, "run", *chosen, str(PATH)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "DAYBOOK_EXCEPTIONS": str(granted),
            arrange.DATABASE: server.database_url,
            **plan.extra,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    output = done.stdout + done.stderr
    (folder / "output.txt").write_text(output)
    return _outcome(plan, done.returncode, folder, output)


def _outcome(plan: Plan, code: int, folder: Path, output: str) -> Outcome:
    report_path = folder / "report.json"
    report = json.loads(report_path.read_text()) if report_path.exists() else {}
    failures = [
        f"{failure['title']}: {', '.join(failure['operations'])}"
        for failure in report.get("failures", ())
    ]
    failures += [
        f"error: {error['title']} ({error['count']})" for error in report.get("errors", ())
    ]
    if not report:
        failures.append("no report was written")
    return Outcome(
        plan,
        code,
        report.get("test_cases", {}).get("generated", 0),
        _links(folder / "events.ndjson", load()),
        tuple(failures),
        {name: value for name, value in report.get("warnings", {}).items() if value},
        exercised(folder / "events.ndjson", load()),
        Counter(_granted(folder / "exceptions.ndjson")),
        output,
    )


def _granted(path: Path) -> Iterator[tuple[str, str, str]]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            yield item["check"], str(item["type"] or item["status"]), item["reason"]


def exercised(events: Path, document: Document) -> Counter[tuple[str, str]]:
    """Count the answers by operationId and status, from the events that Schemathesis wrote."""
    ids = {operation.label: operation.id for operation in document.operations.values()}
    found: Counter[tuple[str, str]] = Counter()
    for recorder in _recorders(events):
        cases = recorder.get("cases", {})
        for case_id, interaction in recorder.get("interactions", {}).items():
            response = interaction.get("response")
            label = _label(cases.get(case_id, {}).get("value", {}), interaction)
            if response is not None and label in ids:
                found[ids[label], str(response["status_code"])] += 1
    return found


def _links(events: Path, document: Document) -> str:
    """Tell how many of the links that the document writes were followed."""
    followed = set()
    for recorder in _recorders(events):
        taken = (case.get("transition") for case in recorder.get("cases", {}).values())
        followed |= {link["id"] for link in taken if link and not link["is_inferred"]}
    written = sum(
        len(response.get("links", ()))
        for operation in document.operations.values()
        for response in document.responses(operation).values()
    )
    return f"{len(followed)} of {written} links"


def _recorders(events: Path) -> Iterator[dict[str, Any]]:
    """Read what was recorded of each scenario."""
    if events.exists():
        with events.open(encoding="utf-8") as lines:
            for line in lines:
                finished = json.loads(line).get("ScenarioFinished")
                if finished is not None:
                    yield finished["recorder"]


def _label(case: Mapping[str, Any], interaction: Mapping[str, Any]) -> str:
    return f"{interaction['request']['method']} {case.get('path', '')}"
