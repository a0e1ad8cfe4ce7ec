"""Proof 5: Schemathesis finds nothing. One seed here; `make contract` tries three."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract import fuzz
from tests.contract.document import Document
from tests.contract.serve import Server

PLANS = fuzz.plans(fuzz.SEEDS[0], examples=8)


@pytest.mark.xdist_group("contract-fuzz")
def test_fuzz(document: Document, server: Server, folder: Path) -> None:
    """No check fails, no warning is given, and every operation succeeded at least once."""
    outcome = fuzz.run(server, fuzz.pair(server, document), folder, PLANS["fuzz"])
    assert outcome.green, outcome.output[-20_000:]
    succeeded = {name for name, status in outcome.exercised if status[0] in "23"}
    assert sorted(set(document.operations) - succeeded) == []


@pytest.mark.xdist_group("contract-fuzz")
def test_links(document: Document, server: Server, folder: Path) -> None:
    """Scenarios along the links of the contract find nothing."""
    outcome = fuzz.run(server, fuzz.pair(server, document), folder, PLANS["links"])
    assert outcome.green, outcome.output[-20_000:]
    assert outcome.cases > 50, "the scenarios ended early"
