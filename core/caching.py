"""How long others may hold an answer, and the tag of one that has no version."""

from __future__ import annotations

import hashlib
from typing import Final

# Shared caches may serve it half a minute; browsers ask each time, and are told 304.
PUBLIC: Final = "public, max-age=0, s-maxage=30"
PRIVATE: Final = "private, no-cache"


def digest(body: bytes) -> str:
    """Return the opaque part of a weak entity tag: it changes when the body does."""
    return hashlib.sha256(body).hexdigest()[:32]
