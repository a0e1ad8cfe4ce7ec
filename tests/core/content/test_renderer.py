"""Long Markdown is rendered by another process, because Comrak holds the interpreter."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import comrak
import pytest

from core.content import derive, renderer

ROOT = Path(__file__).resolve().parents[3]
LONG = "A *long* post é[^1].\n\n> [!NOTE]\n> b\n\n[^1]: c\n[^2]: d\n\n" + "word " * renderer.LONG


def test_another_process_renders_the_same() -> None:
    """What it returns is what this process would have made."""
    for alerts in (False, True):
        for leaves in (False, True):
            found = renderer.render(LONG, alerts=alerts, leaves_footnotes=leaves)
            assert found == renderer._rendered(LONG, alerts, leaves)
    assert renderer._CHILD.pid not in {None, os.getpid()}


def test_this_process_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long text it renders nothing itself; of a short one, all."""

    def refuse(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(comrak, "markdown_to_html", refuse)
    assert "long</em>" in derive("markdown", None, LONG).html
    with pytest.raises(AssertionError):
        derive("markdown", None, "short")


def test_a_process_that_died_is_replaced() -> None:
    """The text is rendered here, and the next one by a new process."""
    renderer.render(LONG, alerts=False)
    before = renderer._CHILD.pid
    assert before
    os.kill(before, signal.SIGKILL)
    for _ in range(2):
        assert "long</em>" in renderer.render(LONG, alerts=False)
    assert renderer._CHILD.pid not in {None, before}


def test_it_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started, the text is rendered all the same."""
    renderer._CHILD.close()
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    assert "long</em>" in renderer.render(LONG, alerts=False)


def test_it_ends_with_the_one_that_started_it() -> None:
    """Even when that is killed: its input ends."""
    code = (
        "import os, signal; from core.content import renderer;"
        "renderer.render('a ' * renderer.LONG, alerts=False);"
        "print(renderer._CHILD.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    # The pipe of its standard error is shared with the child: it ends when both have ended.
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, b"")
    assert int(done.stdout)
