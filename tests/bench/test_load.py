"""The benchmark's own parts that need no load: verdicts, tables, statements for pgbench."""

from __future__ import annotations

from typing import Any

import pytest

from bench.load.__main__ import _good
from bench.load.contenders import statements
from bench.load.equality import difference, plain
from bench.load.limit import bound, scripts
from bench.load.machine import Load, Refused
from bench.load.report import TARGETS, markdown, plot, verdicts
from bench.load.workloads import WORKLOADS, create, patch, script
from store.session import Statement


def load(rate: float, p99: float = 1.0) -> dict[str, float]:
    """A result of one workload."""
    return {"rate": rate, "p50": 0.5, "p95": 0.9, "p99": p99, "refused": 0}


@pytest.fixture
def results() -> dict[str, Any]:
    """What a run writes."""
    return {
        "day": "2026-11-25",
        "minutes": 12.5,
        "machine": {"processor": "a fast one", "cores": "2"},
        "posts": 100_000,
        "rounds": 1,
        "seconds": 1,
        "contenders": {"D": "ours", "B0": "theirs", "B4": "pgbench"},
        "missing": {"B1": "there is no Node here"},
        "workloads": {"post": {"D": load(1300), "B0": load(100), "B4": load(7000)}},
        "memory": {"D": 90.0},
        "search": {**load(20), "p95": 38.0},
        "beside": {
            "relay": {"rate": 9000.0, "events": 60000, "paced": 500, "p50": 5.0, "p99": 120.0},
            "codegen": {"own": 2.5, "large": None},
            "second start": 1.4,
        },
        "contract": {"get one": [1.0, 11.0, 20.0, 28.5]},
        "scales": {
            "10000": {k: load(1, 2.0) for k in ("post", "list", "search")},
            "1000000": {k: load(1, 3.0) for k in ("post", "list", "search")},
        },
    }


def test_verdicts(results: dict[str, Any]) -> None:
    """A target is met, missed, or more than met; what was not measured is not judged."""
    told = {row[0]: (row[1], row[4]) for row in verdicts(results) if row[4] != "–"}
    assert told == {
        "one post by slug, against B0": ("13.0×", "met"),
        "one post by slug, against B4": ("0.19×", "**missed**"),
        "list p99, 1 M posts / 10 k": ("1.50×", "**missed**"),
        "contract work of a request": ("8.50 µs", "moonshot"),
        "full-text search p95, 100 k posts": ("38.0 ms", "moonshot"),
        "relay to JetStream, acked and marked": ("9,000/s", "met"),
        "commit → NATS p99 at 500/s": ("120 ms", "**missed**"),
        "codegen, our contract": ("2.50 s", "met"),
        "second `make run` to first answer": ("1.40 s", "moonshot"),
        "memory of a worker after load": ("90.0 MB", "met"),
    }


def test_report(results: dict[str, Any]) -> None:
    """Every target has its row, measured or not; who did not run is named, and the machine."""
    text = markdown(results)
    assert all(f"| {target.measure} |" in text for target in TARGETS)
    assert "| codegen, 13 MB | not measured |" in text
    assert "**B1** did not run: there is no Node here" in text
    assert "| processor | a fast one |" in text
    assert plot(results).count("<rect") == 1 + 2 + 2


def test_statements_become_scripts() -> None:
    """Every parameter has its expression, and no colon is left that pgbench would take."""
    for text in scripts(100).values():
        assert "$" not in text
        assert "HH24:" not in text
    assert set(scripts(100)) == {"post", "list", "create"}
    assert set(statements()) == {"options", "post", "list"}
    query = Statement(b"a $1\n  $2", ("x", "y"))
    assert bound(query, {"x": "1", "y": "2"}) == "a (1) (2)"


def test_a_value_is_needed_for_every_parameter() -> None:
    """A parameter that a statement got since is not silently something else."""
    with pytest.raises(KeyError):
        bound(Statement(b"$1", ("new",)), {})


def test_a_load_with_a_refusal_fails() -> None:
    """Figures of a contender that does not answer well are no figures."""
    assert _good("D", "post", Load(1, 1, 1, 1, 0)).rate == 1
    with pytest.raises(Refused):
        _good("D", "post", Load(1, 1, 1, 1, 3))
    with pytest.raises(Refused):
        _good("D", "post", Load(0, 0, 0, 0, 0))


def test_scripts_for_every_workload() -> None:
    """Each workload asks as each contender understands it."""
    for workload in WORKLOADS:
        assert "request = function()" in script(workload, "D", 10)
    assert "merge-patch" in script("patch", "D", 10)
    assert "merge-patch" not in script("patch", "B0", 10)


def test_equal_answers() -> None:
    """Instants count by their value; whatever else differs is named."""
    ours, theirs = {"made_at": "2026-01-01T00:00:00Z"}, {"made_at": "2026-01-01T00:00:00+00:00"}
    assert plain([ours]) == plain([theirs])
    assert difference({"a": 1, "b": 2}, {"a": 1}) == "b: 2, not '-'"
    assert difference([{"a": 1}], [{"a": 2}]) == "a: 1, not 2"
    assert difference([], [{}]) == "[], not [{}]"


def test_what_is_compared_is_what_is_timed() -> None:
    """One request of each write is made from the same parts as the script for the load."""
    assert create("B0")[3] in script("create", "B0", 10)
    assert create("B0")[1].rpartition("/")[2] in script("create", "B0", 10)
    assert patch("D")[1].rpartition("-")[0] in script("patch", "D", 10)
