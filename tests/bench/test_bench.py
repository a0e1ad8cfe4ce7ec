"""The benchmarks run; what they measure is for people to read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.app.launch import ROOT


@pytest.mark.parametrize("name", ["contract_cost", "generated_routes"])
def test_benchmarks_run(name: str) -> None:
    """Each prints its table."""
    command = [sys.executable, "-m", f"bench.{name}", "--rounds", "1", "--requests", "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "microseconds" in done.stdout
