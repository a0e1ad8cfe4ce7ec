"""The table that `make torture` ends with."""

from __future__ import annotations

from typing import Any

import pytest

from tests import torture


def report(name: str, outcome: Any, proves: str, seconds: float, **figures: object) -> Any:
    """What a test left behind."""
    return pytest.TestReport(
        nodeid=f"tests/{name}",
        location=("", 0, name),
        keywords={},
        outcome=outcome,
        longrepr=None,
        when="call",
        duration=seconds,
        user_properties=[(torture.PROVES, proves), *figures.items()],
    )


def test_the_table_tells_what_became_of_each_test() -> None:
    """In the order of the proofs, with what was measured, and red where it failed."""
    told = [
        *torture.table(
            {
                "passed": [
                    report("b.py::test_b[full]", "passed", "reliability 12", 90, lateness=0.4),
                    report("a.py::test_a", "passed", "reliability 3", 1.5),
                ],
                "failed": [report("c.py::test_c", "failed", "security 4", 28.5)],
                "": [report("a.py::test_a", "passed", "reliability 3", 0)],
            }
        )
    ]
    assert [line.split()[:4] for line in told[:3]] == [
        ["green", "reliability", "3", "a.py::test_a"],
        ["green", "reliability", "12", "b.py::test_b[full]"],
        ["RED", "security", "4", "c.py::test_c"],
    ]
    assert "lateness 0.4" in told[1]
    assert told[3] == "2 of 3 green in 2.0 minutes"


def test_the_plan_tells_what_is_going_to_happen(request: pytest.FixtureRequest) -> None:
    """The proof that the mark names, the test, and its first sentence."""
    request.node.add_marker(pytest.mark.torture("reliability 0"))
    torture.note([request.node])
    first, second = torture.plan([request.node])
    assert first.split() == ["reliability", "0", request.node.nodeid.removeprefix("tests/")]
    assert second.strip() == "The proof that the mark names, the test, and its first sentence."
