"""The benchmark's own parts that need no load: verdicts, tables, statements for pgbench."""

from __future__ import annotations

from typing import Any

import pytest

from bench.load.__main__ import _bound, _narrowed, _scripts
from bench.load.contenders import statements
from bench.load.report import markdown, plot, verdicts
from bench.load.workloads import WORKLOADS, script


def load(rate: float, p99: float = 1.0) -> dict[str, float]:
    """A result of one workload."""
    return {"rate": rate, "p50": 0.5, "p99": p99, "refused": 0}


@pytest.fixture
def results() -> dict[str, Any]:
    """What a run writes."""
    return {
        "day": "2026-11-25",
        "python": "3.11",
        "cores": 2,
        "posts": 100,
        "rounds": 1,
        "seconds": 1,
        "contenders": {"D": "ours", "B0": "theirs", "B4": "pgbench"},
        "missing": {"B1": "there is no Node here"},
        "equal": {"D": True, "B0": False},
        "workloads": {"post": {"D": load(1300), "B0": load(100), "B4": load(7000)}},
        "memory": {"D": 90.0},
        "contract": {"get one": [1.0, 11.0, 20.0, 28.5]},
        "scales": {
            "10000": {k: load(1, 2.0) for k in ("post", "list", "search")},
            "1000000": {k: load(1, 3.0) for k in ("post", "list", "search")},
        },
    }


def test_verdicts(results: dict[str, Any]) -> None:
    """A ratio is met or missed; what was not measured is not judged."""
    told = {row[0]: (row[1], row[3]) for row in verdicts(results)}
    assert told == {
        "post against B0": ("13.00×", "met"),
        "post against B4": ("0.19×", "missed"),
        "list p99, 1,000,000 posts against 10,000": ("1.50×", "missed"),
        "memory after load": ("90 MB", "met"),
        "contract: get one": ("8.5 µs", "met"),
    }


def test_report(results: dict[str, Any]) -> None:
    """Whoever answered something else, or did not run, is named."""
    text = markdown(results)
    assert "other answers: B0" in text
    assert "**B1** did not run: there is no Node here" in text
    assert plot(results).count("<rect") == 1 + 2 + 2


def test_statements_become_scripts() -> None:
    """Every parameter has its expression, and no colon is left that pgbench would take."""
    for text in _scripts(100).values():
        assert "$" not in text
        assert "HH24:" not in text
    assert set(statements()) == {"post", "list"}
    assert _bound({"text": "a $1\n  $2", "names": ["x", "y"]}, {"x": "1", "y": "2"}) == "a (1) (2)"


def test_scripts_for_every_workload() -> None:
    """Each workload asks as each contender understands it."""
    for workload in WORKLOADS:
        assert "request = function()" in script(workload, "D", 10)
    assert "merge-patch" in script("patch", "D", 10)
    assert "merge-patch" not in script("patch", "B0", 10)


def test_comparison_keeps_common_members() -> None:
    """What only one side has is no difference; other values are."""
    assert _narrowed({"a": 1, "b": 2}, {"a": 9}) == {"a": 1}
    assert _narrowed([{"a": 1, "b": 2}], [{"b": 0}]) == [{"b": 2}]
