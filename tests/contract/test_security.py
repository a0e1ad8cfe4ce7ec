"""Proof 4: every operation asks for what the contract says it asks for."""

from __future__ import annotations

import pytest

from app.main import create_app
from core.settings import Settings
from tests.contract.document import ROOT, Document, Operation, load
from tests.contract.serve import Server, User
from tests.contract.sweep import API_KEY, Cell, Sweep, cells

PUBLIC = ROOT / "tests" / "contract" / "public_operations.txt"
PERSONAL = frozenset({"account:write", "entries:purge"})
"""Scopes for people who have signed in, never for a key."""
CELLS = list(cells(load()))


@pytest.mark.xdist_group("contract")
@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_sweep(document: Document, server: Server, user: User, cell: Cell) -> None:
    """One operation with one kind of credential is let in or refused as the contract says."""
    with server.client() as client:
        assert Sweep(document, server, user).faults(cell, client) is None


def may_take_keys(document: Document, operation: Operation) -> bool:
    """Whether an API key may ever do this: it has scopes, none of a person's own, no step-up."""
    scopes = document.scopes(operation)
    for_people = any(s in PERSONAL or s.startswith("admin:") for s in scopes)
    return bool(scopes) and not for_people and not document.needs_step_up(operation)


def test_api_keys_are_taken_wherever_they_may_be(document: Document) -> None:
    """An operation takes API keys exactly when its scopes are such that a key may hold them."""
    operations = document.operations.values()
    taken = {o.id for o in operations if document.takes(o, API_KEY)}
    assert taken == {o.id for o in operations if may_take_keys(document, o)}


def test_a_key_needs_the_scopes_that_a_token_needs(document: Document) -> None:
    """Each kind of credential that an operation takes needs the same scopes."""
    for operation in document.operations.values():
        needed = [s for alternative in document.security(operation) for s in alternative.values()]
        assert all(scopes == needed[0] for scopes in needed), operation.id


def test_keys_can_be_given_every_scope_that_they_may_hold(document: Document) -> None:
    """A new scope is offered to keys too, unless it is one for people."""
    operations = document.operations.values()
    taking = [document.scopes(o) for o in operations if may_take_keys(document, o)]
    needed = frozenset[str]().union(*taking)
    offered = set(document.root["components"]["schemas"]["KeyScope"]["enum"])
    assert needed <= offered
    assert not any(s in PERSONAL or s.startswith("admin:") for s in offered)


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
