"""Proof 11: the contract keeps what the last release promised."""

from __future__ import annotations

from pathlib import Path

from tests.contract.document import PATH
from tests.contract.releases import breaking


def test_nothing_breaks_the_clients_of_the_last_release() -> None:
    """Whatever would, is in docs/releases/accepted.yaml with its reason."""
    assert list(breaking()) == []


def test_a_broken_promise_is_found(folder: Path) -> None:
    """An operation that is gone, and an answer that lost a member, are told."""
    text = PATH.read_text("utf-8")
    changed = text.replace("  /api/v1/tags:\n", "  /api/v1/labels:\n", 1)
    assert changed != text
    document = folder / "openapi.yaml"
    document.write_text(changed, "utf-8")
    assert any("/api/v1/tags" in finding for finding in breaking(document))
