"""Proof 4: every operation asks for what the contract says it asks for."""

from __future__ import annotations

import pytest

from app.main import create_app
from core.settings import Settings
from tests.contract.document import ROOT, Document, load
from tests.contract.serve import Server, User
from tests.contract.sweep import Cell, Sweep, cells

PUBLIC = ROOT / "tests" / "contract" / "public_operations.txt"
CELLS = list(cells(load()))


@pytest.mark.xdist_group("contract")
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_sweep(document: Document, server: Server, user: User, cell: Cell) -> None:
    """One operation with one kind of credential is let in or refused as the contract says."""
    with server.client() as client:
        assert Sweep(document, server, user).faults(cell, client) is None


def test_public_operations_are_listed(document: Document) -> None:
    """The operations that need no credential are those of the list, each with a reason."""
    lines = [line.split(maxsplit=1) for line in PUBLIC.read_text().splitlines()]
    listed = {words[0]: words[1:] for words in lines if words and words[0] != "#"}
    public = [o.id for o in document.operations.values() if document.is_public(o)]
    assert sorted(listed) == sorted(public)
    assert all(listed.values())


def test_every_operation_is_implemented(settings: Settings) -> None:
    """The application starts with `refuse`: no operation of the contract is without a handler."""
    assert settings.unimplemented == "refuse"
    create_app(settings)
