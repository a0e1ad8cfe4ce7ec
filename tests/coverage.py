"""What a test run exercised of the contract: noted by its servers, told at its end."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from codegen import ir
from codegen.build import load_contract
from codegen.coverage.items import Item, Result, measure, read
from codegen.coverage.report import page, text

FOLDER = ".contract-coverage"
PAGE = "contract-coverage.html"
WALKS = {
    "quotas.py": {"429"},
    "strictness.py": {"400 /problems/malformed_request", "406", "413", "415", "428"},
    "sweep.py": {"401 /problems/authentication_required", "403 /problems/insufficient_scope"},
    "circumstances.py": {
        "400 /problems/cursor_invalid",
        "400 /problems/cursor_mismatch",
        "409 /problems/idempotency_in_progress",
        "422 /problems/idempotency_key_reused",
        "default",
    },
}
"""What the walks of tests/contract meet for every operation: a status, or a problem type of one."""
ADVICE = """
A promise of openapi.yaml that nothing ever kept: write the test that meets it. Where it cannot be
met, the contract is wrong: take it out. `make coverage` tells all of it once more."""


def begin(root: Path) -> Path:
    """Make the folder for a run's notes, without those of the run before."""
    folder = root / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def is_whole(session: pytest.Session) -> bool:
    """Tell whether a run was of every test: nothing was chosen, and nothing ended it early."""
    options, ours = session.config.option, session.config.getini("addopts")
    chosen = (
        session.config.args != session.config.getini("testpaths")
        or options.keyword
        or options.markexpr not in ours
        or options.collectonly
        or options.lf
        or options.deselect
        or options.ignore
        or options.ignore_glob
    )
    ended_early = session.shouldfail or session.shouldstop
    finished = session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    return finished and not chosen and not ended_early


@cache
def result(root: Path) -> Result:
    """Compare the notes of the run with the contract."""
    return measure(load_contract(root / "openapi.yaml"), read([root / FOLDER]))


def faults(found: Result) -> list[str]:
    """Tell what a whole run may not leave: what it did not meet, and what is not documented."""
    operations = {operation.id: operation for operation in found.contract.operations}
    missed = [
        f"{item.operation}: {item.kind} {item.label} was never met ({item.source}); "
        f"its test belongs in {_place(item, operations[item.operation])}"
        for item in found.missed
    ]
    return missed + [
        f"{stranger} was answered, and is not documented" for stranger in found.strangers
    ]


def _place(item: Item, operation: ir.Operation) -> str:
    status = item.label.partition(" ")[0]
    for name, met in WALKS.items():
        if not met.isdisjoint({status, item.label}):
            return f"tests/contract/{name}"
    return f"tests/handlers/test_{operation.tag}.py, named test_{operation.name}_…"


def told(root: Path) -> str:
    """Write the page beside the contract, and return the share that was met and what was not."""
    found = result(root)
    (root / PAGE).write_text(page(found), "utf-8")
    share = text(found).partition("\n")[0]
    wrong = [f"FAILED {fault}" for fault in faults(found)]
    return "\n".join([share, *wrong, *([ADVICE] if wrong else []), f"page: {PAGE}", ""])
