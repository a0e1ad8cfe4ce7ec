"""Who is calling: access tokens to principals, and sessions that ended before their tokens."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic, time
from typing import Final
from uuid import UUID

import structlog
from starlette.requests import Request

from core.context import Principal
from core.tokens import ACCESS_SECONDS, KeyRing, TokenExpired, TokenInvalid, token_hash
from generated import problems

CACHE_SIZE: Final = 20_000
"""Remembered tokens; about 10 MB at most."""
POLL_SECONDS: Final = 10.0
STALE_SECONDS: Final = 45.0
"""With a slow query on top, a revoked session still dies within the 60 s that are promised."""
REMEMBER_SECONDS: Final = ACCESS_SECONDS + 60
"""No access token of a session that ended longer ago can still be alive."""

log = structlog.get_logger("daybook.identity")

LoadEnded = Callable[[], Awaitable[Iterable[UUID]]]
"""Reads the sessions that ended while access tokens of them may still be good."""


class Revocations:
    """The deny-list: sessions that ended while access tokens of them may still be good.

    This process learns of its own revocations at once (`deny`), of those of others by asking the
    database every `POLL_SECONDS`. Its size is the number of sessions that ended in the last eleven
    minutes.
    """

    def __init__(self, load: LoadEnded) -> None:
        self._load = load
        self._denied: frozenset[UUID] = frozenset()
        self._own: dict[UUID, float] = {}
        self._fresh_until = 0.0
        self._lock = asyncio.Lock()

    def deny(self, session_id: UUID) -> None:
        """Refuse every token of a session from now on."""
        self._own[session_id] = monotonic() + REMEMBER_SECONDS

    async def covers(self, session_id: UUID) -> bool:
        """Whether a session was ended. Asks the database first when the list may be too old."""
        if monotonic() > self._fresh_until:
            async with self._lock:
                if monotonic() > self._fresh_until:  # nobody asked while this request waited
                    await self._ask()
        return session_id in self._denied or session_id in self._own

    async def refresh(self) -> None:
        """Ask the database what has ended."""
        async with self._lock:
            await self._ask()

    async def _ask(self) -> None:
        began = monotonic()
        self._denied = frozenset(await self._load())
        self._fresh_until = began + STALE_SECONDS
        self._own = {key: end for key, end in self._own.items() if end > began}

    async def watch(self) -> None:
        """Keep the list fresh until cancelled; when asking fails, `covers` fails closed in time."""
        while True:
            try:
                await self.refresh()
            except Exception:
                log.warning("could not read the revoked sessions", exc_info=True)
            await asyncio.sleep(POLL_SECONDS)


class Authenticator:
    """Authenticates `bearerAuth`: an access token of ours (RFC 9068) whose session still lives.

    A verified token is remembered by its hash until it expires, so that a signature is checked
    once.
    """

    def __init__(self, tokens: KeyRing, revocations: Revocations) -> None:
        self._tokens = tokens
        self._revocations = revocations
        self._known: dict[bytes, tuple[Principal, int]] = {}

    async def bearer_auth(self, _request: Request, credential: str, /) -> Principal:
        """The principal of an access token. Raises `TokenExpired` or `TokenInvalid` (401)."""
        principal = self._principal(credential)
        if await self._revocations.covers(principal.session_id):
            raise problems.TokenInvalid("The session of this token has ended. Sign in again.")
        return principal

    def _principal(self, credential: str) -> Principal:
        digest = token_hash(credential)
        known = self._known.get(digest)
        if known is not None and known[1] > time():
            return known[0]
        self._known.pop(digest, None)
        try:
            claims = self._tokens.verify_access(credential)
        except TokenExpired:
            raise problems.TokenExpired("The access token has expired. Refresh it.") from None
        except TokenInvalid:
            raise problems.TokenInvalid("The access token is not valid here.") from None
        principal = Principal(claims.user_id, claims.session_id, claims.scopes)
        self._remember(digest, principal, claims.expires_at)
        return principal

    def _remember(self, digest: bytes, principal: Principal, expires_at: int) -> None:
        """Keep one more token, at the cost of the oldest when the memory is full."""
        if len(self._known) >= CACHE_SIZE:
            del self._known[next(iter(self._known))]
        self._known[digest] = (principal, expires_at)
