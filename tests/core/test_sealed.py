"""What is sealed opens here only, whole, and in its place."""

from __future__ import annotations

import pytest

from core.sealed import SealBroken, Sealer

OLD, NEW = b"o" * 32, b"n" * 32


def test_what_is_sealed_opens_in_its_place() -> None:
    """The content is nowhere to be seen in between; twice sealed, it looks different."""
    sealer = Sealer(NEW)
    sealed = sealer.seal(b"a secret", b"here")
    assert b"secret" not in sealed
    assert sealed != sealer.seal(b"a secret", b"here")
    assert sealer.open(sealed, b"here") == b"a secret"
    assert sealer.open(sealer.seal(b"", b"here"), b"here") == b""


def test_an_older_key_still_opens() -> None:
    """While the secret is replaced, and no longer."""
    sealed = Sealer(OLD).seal(b"a secret", b"here")
    assert Sealer(NEW, OLD).open(sealed, b"here") == b"a secret"
    with pytest.raises(SealBroken):
        Sealer(NEW).open(sealed, b"here")


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_a_changed_byte_breaks_it(position: int) -> None:
    """Wherever it is."""
    sealed = bytearray(Sealer(NEW).seal(b"a secret", b"here"))
    sealed[position] ^= 1
    with pytest.raises(SealBroken):
        Sealer(NEW).open(bytes(sealed), b"here")


def test_elsewhere_it_does_not_open() -> None:
    """A row that was copied under another key of somebody else is no answer."""
    with pytest.raises(SealBroken):
        Sealer(NEW).open(Sealer(NEW).seal(b"a secret", b"here"), b"there")


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12, b"x" * 27])
def test_what_is_too_short_was_never_sealed(sealed: bytes) -> None:
    """It is refused as the rest is."""
    with pytest.raises(SealBroken):
        Sealer(NEW).open(sealed, b"here")
