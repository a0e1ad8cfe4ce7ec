"""Proof 5: Schemathesis finds nothing. DAYBOOK_TEST_FUZZ=long tries more, with a new seed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest

from tests.contract import fuzz
from tests.contract.document import Document
from tests.contract.schemathesis_config import Plan
from tests.contract.serve import Server, User

LONG = os.environ.get("DAYBOOK_TEST_FUZZ") == "long"
PLANS = (
    [Plan(seed=secrets.randbelow(2**31), examples=200)]
    if LONG
    else [Plan(seed=seed, examples=8) for seed in fuzz.SEEDS]
)


@pytest.mark.xdist_group("contract-fuzz")
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: f"seed {plan.seed}")
def test_fuzz(
    document: Document, server: Server, users: tuple[User, User], folder: Path, plan: Plan
) -> None:
    """No check fails, no warning is given, and every operation succeeded at least once."""
    outcome = fuzz.run(server, users, folder, plan)
    assert outcome.green, outcome.output[-20_000:]
    succeeded = {name for name, status in outcome.exercised if status[0] in "23"}
    assert sorted(set(document.operations) - succeeded) == []
