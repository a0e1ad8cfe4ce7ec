"""The test harness itself: a test that starts dirty would prove nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import coverage, integrity
from tests.conftest import ROOT


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_a_clean_database(database_url: str, turn: int) -> None:
    """What one test writes is gone in the next, and what the migrations wrote is there again."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
        assert connection.execute("SELECT feed_position FROM feed_state").fetchall() == [(0,)]
        assert connection.execute("SELECT nextval('event_positions')").fetchone() == (1,)
        connection.execute("INSERT INTO inbox (consumer, event_id) VALUES ('a', gen_random_uuid())")
        connection.execute("UPDATE feed_state SET feed_position = 9")


def test_by_hand_needs_a_reason(request: pytest.FixtureRequest) -> None:
    """A test is excused from the fold of events by a mark that says why, and by nothing else."""
    test = request.node
    assert not integrity.by_hand(test)
    test.add_marker(pytest.mark.by_hand)
    with pytest.raises(pytest.fail.Exception, match="reason"):
        integrity.by_hand(test)
    test.add_marker(pytest.mark.by_hand("no operation makes this"), append=False)
    assert integrity.by_hand(test)


# A whole run meets the whole contract -------------------------------------------------------------

SPEC = """
openapi: 3.1.0
info: { title: Shelf, version: "1" }
paths:
  /books:
    get:
      operationId: listBooks
      tags: [shelf]
      responses:
        "200": { description: All. }
        "429": { description: Too many. }
        "404": { description: None. }
"""
HARNESS = f"""
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, {str(ROOT)!r})
from tests import conftest
from tests.conftest import pytest_sessionfinish, pytest_terminal_summary

conftest.ROOT = Path(__file__).parent


def pytest_configure(config):
    config.stash[conftest._RUN] = None
"""


def whole_run(folder: Path, *met: int, arguments: Sequence[str] = ()) -> tuple[int, str]:
    """Run one test of a small project whose servers noted these statuses; exit code and output."""
    rest: dict[str, Any] = {
        "media_type": "",
        "request_media_type": "",
        "problem": None,
        "query": [],
        "headers": [],
    }
    notes = [{"operation": "listBooks", "status": status, **rest} for status in met]
    seen = folder / coverage.FOLDER
    seen.mkdir()
    (seen / "1.jsonl").write_text("".join(json.dumps(note) + "\n" for note in notes))
    (folder / "openapi.yaml").write_text(SPEC)
    (folder / "conftest.py").write_text(HARNESS)
    (folder / "pytest.ini").write_text("[pytest]\ntestpaths = test_it.py\naddopts = -m 'not slow'")
    (folder / "test_it.py").write_text("def test_this(): pass\n\n\ndef test_that(): pass\n")
    command = [sys.executable, "-m", "pytest", *arguments]
    bare = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(
        command, cwd=folder, env=bare, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_a_whole_run_that_missed_something_fails(tmp_path: Path) -> None:
    """It says what, and where its test belongs: in a walk, or with the tests of the operation."""
    code, told = whole_run(tmp_path, 200, 418)
    assert code == pytest.ExitCode.TESTS_FAILED, told
    assert "2 passed" in told
    assert "FAILED listBooks: answer 429 was never met" in told
    assert "its test belongs in tests/contract/quotas.py" in told
    assert "its test belongs in tests/handlers/test_shelf.py, named test_list_books_…" in told
    assert "FAILED listBooks: 418 was answered, and is not documented" in told


def test_a_whole_run_that_met_all_passes(tmp_path: Path) -> None:
    """Then the share is told, and nothing else."""
    code, told = whole_run(tmp_path, 200, 429, 404)
    assert code == pytest.ExitCode.OK, told
    assert "contract coverage 100 % (3 of 3)" in told
    assert (tmp_path / coverage.PAGE).exists()


@pytest.mark.parametrize(
    "arguments", [("test_it.py::test_this",), ("--deselect", "test_it.py::test_that")]
)
def test_a_run_of_chosen_tests_asks_for_nothing(tmp_path: Path, arguments: Sequence[str]) -> None:
    """Who runs some tests is not told of the rest."""
    code, told = whole_run(tmp_path, 200, arguments=arguments)
    assert code == pytest.ExitCode.OK, told
    assert "contract coverage" not in told
