"""Proof 7: each planted bug turns the proof that is there for it red, and for the right reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract import gates
from tests.contract.planted import BUGS, Bug, Gate


@pytest.mark.xdist_group("contract-planted")
@pytest.mark.parametrize("bug", BUGS.values(), ids=list(BUGS))
def test_bug_is_found(fresh_database: Callable[[], str], folder: Path, bug: Bug) -> None:
    """The server with this bug fails its gate, with the finding that the bug calls for."""
    findings = gates.check(fresh_database(), folder, bug)
    assert any(bug.finding in finding for finding in findings), findings


@pytest.mark.xdist_group("contract-planted")
@pytest.mark.parametrize("gate", ["served", "strictness", "sweep"])
def test_sound_server_passes(fresh_database: Callable[[], str], folder: Path, gate: Gate) -> None:
    """Gates that find bugs find nothing on the server without one; `test_fuzz` is the fourth."""
    assert gates.sound(fresh_database(), folder, gate) == []
