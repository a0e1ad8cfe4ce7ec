"""The page about the generator and its peers says what was measured, and nothing else."""

from __future__ import annotations

import json

from bench.comparison.__main__ import PAGE, RESULTS
from bench.comparison.page import render
from bench.comparison.peers import PEERS


def test_the_page_is_made_from_the_results() -> None:
    """`python -m bench.comparison --render` would change nothing."""
    results = json.loads(RESULTS.read_text("utf-8"))
    assert PAGE.read_text("utf-8") == render(results)


def test_every_tool_is_in_every_row() -> None:
    """A tool that is left out of a row would look better than it is."""
    rows = json.loads(RESULTS.read_text("utf-8"))["rows"]
    measured = [row for row in rows if "tools" in row]
    assert measured
    assert all(set(row["tools"]) == {peer.name for peer in PEERS} for row in measured)


def test_a_failure_is_told_with_what_the_tool_said() -> None:
    """No row claims a failure without the words of the tool."""
    for row in json.loads(RESULTS.read_text("utf-8"))["rows"]:
        for tool in row.get("tools", {}).values():
            if not (tool["generated"] and tool.get("imported")):
                assert tool.get("said"), (row["document"], tool)
