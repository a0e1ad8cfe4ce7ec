"""Starting the program so that it can die, and waiting for what other processes do."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from tests.app.launch import Daybook, daybook

PROGRAM = """
import sys, pathlib
from tests.chaos.crashing import main
sys.exit(main(pathlib.Path(sys.argv[1]), *sys.argv[2:]))
"""
PATIENCE_SECONDS = 120


def crashing(armed: Path, *command: str, **settings: str) -> AbstractContextManager[Daybook]:
    """Run a command beside the block; it dies at the place that `armed` names (`crashing.py`)."""
    return daybook(str(armed), *command, code=PROGRAM, **settings)


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that another process does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)
