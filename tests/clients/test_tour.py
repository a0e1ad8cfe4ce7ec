"""The tour of README.md, pasted into a shell as a newcomer would: curl is a client too."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import worker
from tests.contract.serve import Server

README = Path(__file__).resolve().parents[2] / "README.md"
MAIL = ".daybook/mail/"
ADDRESS = "http://127.0.0.1:8000"


def tour() -> str:
    """Give the commands of the tour, in order."""
    section = README.read_text("utf-8").split("\n## A tour\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(r"^```sh\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))


def test_the_tour_of_the_readme_shows_what_it_says(server: Server) -> None:
    """Each command works as written, and the answers that the text announces come in its order."""
    if shutil.which("curl") is None:
        pytest.skip("the tour needs curl, which is not here")
    script = tour()
    assert ADDRESS in script
    assert MAIL in script
    here = script.replace(ADDRESS, server.url).replace(MAIL, f"{server.log.parent}/mail/")
    with worker(server):
        done = subprocess.run(
            ["sh", "-c", here],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
    announced = [
        '"status":"accepted"',
        '"display_name"',
        '"title":"Low water at the old pier"',
        " 304 ",
        '"mood":"calm"',
        "/problems/version_conflict",
        "/problems/precondition_required",
        "/problems/validation_failed",
        "oystercatchers",
        '"next_cursor":null',
        '"status":"unpublished"',
    ]
    rest = done.stdout
    for words in announced:
        assert words in rest, f"{words} is missing in:\n{done.stdout}"
        rest = rest.split(words, 1)[1]
    assert done.stdout.splitlines()[-1] == "404"
    assert "father" not in done.stdout.split("/problems/validation_failed")[1]
