"""The benchmarks run; what they measure is for people to read."""

from __future__ import annotations

import subprocess
import sys

from tests.app.launch import ROOT


def test_every_benchmark_runs() -> None:
    """`make bench` goes through all of them and prints a table of each."""
    command = [sys.executable, "-m", "bench", "--rounds", "1", "--requests", "4"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("microseconds") >= 2
