"""Password hashing: argon2id, off the event loop, with uniform work for unknown users."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from core.weak_passwords import is_weak

# Two at a time: a storm of sign-ins must not take every core, nor 19 MiB for each attempt.
_THREADS = 2


def as_hashed(password: str) -> str:
    """Return a password as it is hashed: in NFC, since keyboards compose letters differently."""
    return unicodedata.normalize("NFC", password)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a password was right, and the hash to store when the old one is out of date."""

    ok: bool
    new_hash: str | None = None


class Passwords:
    """Hashes and verifies passwords exactly as received.

    Never trimmed, cut or normalised (ASVS 6.2.8).
    """

    def __init__(self, *, memory_kib: int = 19_456, passes: int = 2) -> None:
        """Take the cost of one hash; the default is OWASP's minimum for argon2id."""
        hasher = Argon2Hasher(memory_cost=memory_kib, time_cost=passes, parallelism=1)
        self._hasher = PasswordHash((hasher,))
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="password")
        # Made with the same cost as real ones, so that an unknown user takes as long as a wrong
        # password.
        self._dummy = self._hasher.hash(secrets.token_hex(16))

    async def hash(self, password: str) -> str:
        """Return the encoded argon2id hash of a password."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._hasher.hash, password)

    async def is_weak(self, password: str, personal: Iterable[str]) -> bool:
        """Return whether attackers try this password first; `personal` belongs to the account."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, is_weak, password, tuple(personal))

    async def verify(self, password: str, stored: str | None) -> Verdict:
        """Check a password against a stored hash.

        None (no such user) does the same work and fails.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._verify, password, stored)

    def close(self) -> None:
        """Stop the threads."""
        self._threads.shutdown()

    def _verify(self, password: str, stored: str | None) -> Verdict:
        if stored is None:
            self._hasher.verify(password, self._dummy)
            return Verdict(ok=False)
        ok, new_hash = self._hasher.verify_and_update(password, stored)
        return Verdict(ok, new_hash)
