"""Proof 7: each planted bug turns the proof that is there for it red, and for the right reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract import gates
from tests.contract.planted import BUGS, Bug


@pytest.mark.xdist_group("contract-planted")
@pytest.mark.parametrize("bug", BUGS.values(), ids=list(BUGS))
def test_bug_is_found(contract_database: str, folder: Path, bug: Bug) -> None:
    """The server with this bug fails its gate, with the finding that the bug calls for."""
    findings = gates.check(contract_database, folder, bug)
    assert any(bug.finding in finding for finding in findings), findings


@pytest.mark.xdist_group("contract-planted")
@pytest.mark.parametrize("gate", ["served", "strictness", "sweep", "fuzz"])
def test_sound_server_passes(contract_database: str, folder: Path, gate: gates.Gate) -> None:
    """The very gates that find bugs find nothing on the server without one."""
    assert gates.sound(contract_database, folder, gate) == []
