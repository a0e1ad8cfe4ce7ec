"""Who is calling: access tokens and API keys to principals, and sessions that ended early."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from time import monotonic, time
from typing import Final, TypeVar
from uuid import UUID

import structlog
from starlette.requests import Request

from app.limits import Limits
from core.context import Principal
from core.tokens import (
    ACCESS_SECONDS,
    KeyRing,
    TokenExpired,
    TokenInvalid,
    is_api_key,
    token_hash,
)
from generated import problems
from store.api_keys import Found as KeyFound

CACHE_SIZE: Final = 20_000
"""Remembered tokens, and remembered keys; about 10 MB at most."""
POLL_SECONDS: Final = 10.0
STALE_SECONDS: Final = 45.0
"""With a slow query on top, a revoked session still dies within the 60 s that are promised."""
REMEMBER_SECONDS: Final = ACCESS_SECONDS + 60
"""No access token of a session that ended longer ago can still be alive."""

KEY_CHALLENGE: Final = {"WWW-Authenticate": 'ApiKey realm="api", error="invalid_token"'}

log = structlog.get_logger("daybook.identity")

_V = TypeVar("_V")

UseKey = Callable[[str], Awaitable[KeyFound | None]]
"""Looks an API key up."""
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


@dataclass(frozen=True, slots=True)
class _Known:
    """A verified access token."""

    principal: Principal
    session_id: UUID
    expires_at: int


class Authenticator:
    """Authenticates `bearerAuth`, an access token of ours (RFC 9068), and `apiKeyAuth`.

    A verified token is remembered by its hash until it expires, so that a signature is checked
    once; whether its session still lives is asked of the deny-list. What an API key may do is not
    remembered: the database is asked each time, so that a revoked one is refused at once,
    everywhere.

    Credentials that are nobody's are counted (`Limits.guess`). A network that sent too many has no
    more keys looked up but those that were good before: others who share it go on. Access tokens
    cannot be guessed and cost no look-up, so a good one is let in however many bad ones there were.
    """

    def __init__(
        self,
        tokens: KeyRing,
        revocations: Revocations,
        use_key: UseKey,
        limits: Limits | None = None,
    ) -> None:
        self._tokens = tokens
        self._revocations = revocations
        self._use_key = use_key
        self._limits = limits
        self._known: dict[bytes, _Known] = {}
        self._good_keys: dict[bytes, None] = {}

    async def bearer_auth(self, request: Request, credential: str, /) -> Principal:
        """The principal of an access token. Raises `TokenExpired` or `TokenInvalid` (401).

        Raises `RateLimited` (429) for one bad token too many.
        """
        try:
            principal, session_id = self._principal(credential)
        except TokenExpired:
            raise problems.TokenExpired("The access token has expired. Refresh it.") from None
        except TokenInvalid:
            if self._limits is not None:
                await self._limits.guess(request.scope)
            raise problems.TokenInvalid("The access token is not valid here.") from None
        if await self._revocations.covers(session_id):
            raise problems.TokenInvalid("The session of this token has ended. Sign in again.")
        return principal

    async def api_key_auth(self, request: Request, credential: str, /) -> Principal:
        """The principal of an API key. Raises `TokenExpired` or `TokenInvalid` (401).

        Raises `RateLimited` (429), without looking, for a new key after too many bad ones.
        """
        digest = token_hash(credential)
        limits = None if digest in self._good_keys else self._limits
        if limits is not None:
            await limits.guess(request.scope)
        try:
            found = await self._use_key(credential) if is_api_key(credential) else None
        except Exception:
            if limits is not None:  # nobody knows whether it was one
                await limits.guessed_right(request.scope)
            raise
        if found is None:
            self._good_keys.pop(digest, None)
            raise problems.TokenInvalid("There is no such API key.", headers=KEY_CHALLENGE)
        if limits is not None:
            await limits.guessed_right(request.scope)
            _remember(self._good_keys, digest, None)
        if found.expired:
            raise problems.TokenExpired("The API key has expired.", headers=KEY_CHALLENGE)
        return Principal(found.user_id, None, found.scopes, kind="api_key", verified=found.verified)

    def _principal(self, credential: str) -> tuple[Principal, UUID]:
        """The principal and the session of a token. Raises `TokenExpired` or `TokenInvalid`."""
        digest = token_hash(credential)
        known = self._known.get(digest)
        if known is not None and known.expires_at > time():
            return known.principal, known.session_id
        self._known.pop(digest, None)
        claims = self._tokens.verify_access(credential)
        principal = Principal(
            claims.user_id,
            claims.session_id,
            claims.scopes,
            verified=claims.verified,
            elevated_until=claims.elevated_until,
        )
        _remember(self._known, digest, _Known(principal, claims.session_id, claims.expires_at))
        return principal, claims.session_id


def _remember(memory: dict[bytes, _V], digest: bytes, value: _V) -> None:
    """Keep one more, at the cost of the oldest when the memory is full."""
    if len(memory) >= CACHE_SIZE:
        del memory[next(iter(memory))]
    memory[digest] = value
