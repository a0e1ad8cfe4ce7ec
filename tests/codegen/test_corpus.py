"""Real documents go through the generator: the result imports and passes `mypy --strict`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.codegen.corpus import ROOT, document
from tests.codegen.packages import generate

DOCUMENTS = {"train": "train-travel.yaml", "museum": "museum.yaml"}


def run(*command: str, cwd: Path) -> str:
    """Run Python on the generated packages and return everything it says."""
    ran = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "MYPYPATH": str(ROOT), "PYTHONPATH": f"{ROOT}{os.pathsep}{cwd}"},
    )
    return ran.stdout + ran.stderr


def test_real_documents_import_and_type_check(tmp_path: Path) -> None:
    """Train Travel and Museum, generated side by side: every module imports without a warning."""
    modules = []
    for package, name in DOCUMENTS.items():
        generate(document(name), tmp_path / package)
        modules += [f"{package}.{path.stem}" for path in (tmp_path / package).glob("[a-z]*.py")]
    assert len(modules) == 2 * 12
    assert run("-W", "error", "-c", f"import {', '.join(modules)}", cwd=tmp_path) == ""
    packages = [part for package in DOCUMENTS for part in ("-p", package)]
    told = run("-m", "mypy", "--strict", "--no-error-summary", *packages, cwd=tmp_path)
    assert told == ""
