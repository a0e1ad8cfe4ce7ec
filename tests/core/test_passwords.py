"""Password hashing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.passwords import Passwords


@pytest.fixture
def passwords() -> Iterator[Passwords]:
    """A hasher that costs next to nothing."""
    made = Passwords(memory_kib=8, passes=1)
    yield made
    made.close()


async def test_a_password_is_right_or_wrong(passwords: Passwords) -> None:
    """The right one verifies; case, spaces and cut ends make it wrong."""
    stored = await passwords.hash("correct horse")
    assert stored.startswith("$argon2id$")
    assert (await passwords.verify("correct horse", stored)).ok
    for wrong in ("Correct horse", "correct horse ", "correct hors", ""):
        assert not (await passwords.verify(wrong, stored)).ok


async def test_long_passwords_are_not_cut(passwords: Passwords) -> None:
    """The last of 128 characters counts as much as the first, in any script."""
    stored = await passwords.hash("\u6c34" * 127 + "a")
    assert not (await passwords.verify("\u6c34" * 127 + "b", stored)).ok
    assert (await passwords.verify("\u6c34" * 127 + "a", stored)).ok


async def test_the_same_password_has_many_hashes(passwords: Passwords) -> None:
    """Every hash has its own salt."""
    assert await passwords.hash("x") != await passwords.hash("x")


async def test_an_unknown_user_costs_a_verification(
    passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a stored hash the same work is done on a dummy, and the answer is no."""
    seen: list[str | bytes] = []
    real = passwords._hasher.verify

    def spy(password: str | bytes, stored: str | bytes) -> bool:
        seen.append(stored)
        return real(password, stored)

    monkeypatch.setattr(passwords._hasher, "verify", spy)
    verdict = await passwords.verify("anything", None)
    assert (verdict.ok, verdict.new_hash) == (False, None)
    assert seen == [passwords._dummy]
    parameters = (await passwords.hash("x")).split("$")[:4]
    assert passwords._dummy.split("$")[:4] == parameters


async def test_an_outdated_hash_is_renewed(passwords: Passwords) -> None:
    """When the cost was raised, a right password brings a hash of the new cost."""
    dearer = Passwords(memory_kib=16, passes=1)
    try:
        verdict = await dearer.verify("x", await passwords.hash("x"))
        assert verdict.ok
        assert verdict.new_hash is not None
        assert (await dearer.verify("x", verdict.new_hash)).new_hash is None
        assert (await dearer.verify("y", await passwords.hash("x"))).new_hash is None
    finally:
        dearer.close()


async def test_hashing_does_not_run_on_the_event_loop(
    passwords: Passwords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow hash must not stop every other request of the process."""

    def spy(_: str) -> str:
        return threading.current_thread().name

    monkeypatch.setattr(passwords._hasher, "hash", spy)
    assert (await passwords.hash("x")).startswith("password")
