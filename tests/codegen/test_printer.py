"""The process that prints models: the same text as without it, and never one that stays."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import pytest

from codegen import printer
from codegen.build import load_contract
from codegen.emit_all import files
from tests.codegen.test_emit import SPEC

VIEWS = {"Ä": {"type": "object", "properties": {"+1": {"type": "string", "default": "\ud83d"}}}}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that a test starts."""
    found: list[subprocess.Popen[bytes]] = []

    def start(*given: Any, **options: Any) -> subprocess.Popen[bytes]:
        found.append(popen(*given, **options))
        return found[-1]

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    return found


def test_the_process_prints_what_is_printed_in_turn() -> None:
    """A package is the same, byte for byte, whoever prints its models."""
    contract = load_contract(SPEC)
    with printer.printing() as begin:
        assert files(contract, SPEC.name, begin) == files(contract, SPEC.name)


def test_names_and_texts_arrive_as_they_are() -> None:
    """What is beyond ASCII, and even half a surrogate pair, is not changed on the way."""
    with printer.printing() as begin:
        assert begin(VIEWS, "# é")() == printer.print_in_turn(VIEWS, "# é")()


def test_the_process_is_started_before_there_is_an_order(
    started: list[subprocess.Popen[bytes]],
) -> None:
    """It imports while a document is read, and is not waited for when that has faults."""
    with printer.printing():
        assert [process.poll() for process in started] == [None]
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_a_process_that_fails_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """Its own words are on standard error, and nothing is taken for source."""
    wrong = {"A": {"type": "object", "properties": 7}}
    with (
        printer.printing() as begin,
        pytest.raises(printer.ModelError, match="above is what it said"),
    ):
        begin(wrong, "")()
    assert "'int' object has no attribute" in capfd.readouterr().err


def test_without_an_order_nothing_is_printed() -> None:
    """Whoever started the process may be gone."""
    program = "from codegen.printer import serve; serve()"
    done = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
