"""Sealing: what a table keeps and only this server can read (AES-256-GCM)."""

from __future__ import annotations

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES: Final = 12


class SealBroken(ValueError):
    """These bytes were not sealed by this server, or not for this place."""


class Sealer:
    """Seals bytes under the first key, and opens those of every key."""

    def __init__(self, *keys: bytes) -> None:
        self._ciphers = [AESGCM(key) for key in keys]

    def seal(self, content: bytes, place: bytes) -> bytes:
        """Encrypt; the result opens in the same place only."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._ciphers[0].encrypt(nonce, content, place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Decrypt. Raises `SealBroken`."""
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        for cipher in self._ciphers:
            try:
                return cipher.decrypt(nonce, rest, place)
            except (InvalidTag, ValueError):
                continue
        raise SealBroken
