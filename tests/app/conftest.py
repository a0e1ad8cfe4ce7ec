"""What tests of the running program share."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.embedded import temporary
from tests.app.launch import daybook


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    """A data folder that has been started once, so that the next start is quick."""
    folder = temporary()
    data = folder / "data"
    with daybook("run", DAYBOOK_DATA=str(data)) as first:
        first.wait_for("Ctrl-C stops it")
        first.signal(signal.SIGINT)
        assert first.end() == 0, first.output
    (folder / "said").write_text(first.output)
    yield data
    shutil.rmtree(folder)
