"""Proof 3, over HTTP: what every operation must refuse alike, and in the one problem shape."""

from __future__ import annotations

import pytest

from tests.contract import strictness
from tests.contract.document import Document, load
from tests.contract.serve import Server, User

PROBES = list(strictness.probes(load()))


@pytest.mark.xdist_group("contract")
@pytest.mark.parametrize("probe", PROBES, ids=str)
def test_refusal(server: Server, user: User, probe: strictness.Probe) -> None:
    """One request that is wrong in one way gets the documented problem."""
    with server.client() as client:
        assert strictness.faults(probe, client, user) is None


@pytest.mark.xdist_group("contract")
def test_methods(document: Document, server: Server) -> None:
    """Each path lists its methods, and refuses all others with 405."""
    assert list(strictness.method_faults(document, server)) == []
