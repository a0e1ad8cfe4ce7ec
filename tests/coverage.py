"""What a test run exercised of the contract: noted by its servers, told at its end."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from codegen.build import load_contract
from codegen.coverage.items import Result, measure, read
from codegen.coverage.report import page, text

FOLDER = ".contract-coverage"
PAGE = "contract-coverage.html"


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
    )
    return not chosen and session.exitstatus in (
        pytest.ExitCode.OK,
        pytest.ExitCode.TESTS_FAILED,
    )


@cache
def result(root: Path) -> Result:
    """Compare the notes of the run with the contract."""
    return measure(load_contract(root / "openapi.yaml"), read([root / FOLDER]))


def told(root: Path) -> str:
    """Write the report as a page beside the contract, and return it as text."""
    found = result(root)
    (root / PAGE).write_text(page(found), "utf-8")
    return f"{text(found)}\nas a page: {PAGE}\n"
