"""Proof 1: generated/ is what openapi.yaml makes, anywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.contract.document import PATH, ROOT
from tests.contract.prove import ENVIRONMENTS, Proofs


def test_generated_is_current() -> None:
    """`codegen check` finds nothing to do for the committed files."""
    command = [
        sys.executable,
        "-m",
        "codegen",
        "check",
        str(PATH),
        "--out",
        str(ROOT / "generated"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_is_the_same_everywhere(folder: Path) -> None:
    """Another hash seed, time zone, language or folder changes no byte of the output."""
    assert len(ENVIRONMENTS) > 1
    (row,) = Proofs(folder, 1, ()).generated()
    assert row[2] == []
