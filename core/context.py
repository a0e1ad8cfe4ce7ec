"""What a handler is given besides its typed request: who asks, the database, the tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import time
from typing import TYPE_CHECKING, Any, Literal, Protocol
from uuid import UUID

from core.pace import Pace

if TYPE_CHECKING:
    from core.blobs import Blobs
    from core.images import Images
    from core.mail import Mailer
    from core.paging import Cursors
    from core.passwords import Passwords
    from core.settings import Settings
    from core.tokens import KeyRing


@dataclass(frozen=True, slots=True)
class Principal:
    """An authenticated caller.

    `session_id` is the token family that somebody signed in with, None for an API key.
    `verified` tells that the e-mail address was confirmed when the credential was made: true stays
    true, false may be out of date (`store.users.require_verified` asks). Until `elevated_until`, in
    seconds since 1970, the caller counts as having just given the password.
    """

    user_id: UUID
    session_id: UUID | None
    scopes: frozenset[str]
    kind: Literal["session", "api_key"] = "session"
    verified: bool = False
    elevated_until: int = 0


@dataclass(frozen=True, slots=True)
class RequestInfo:
    """What the transport knows of a request. `trace_id` is 32 hex digits (W3C Trace Context)."""

    ip: str | None = None
    user_agent: str | None = None
    trace_id: str = ""


class Database(Protocol):
    """Runs one compiled statement and returns its rows.

    `sql` uses `$1…` placeholders; `params` are in their order. `store.session` has the
    implementations.
    """

    async def fetch(self, sql: bytes, params: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run one statement and return all rows."""
        ...

    @property
    def outside(self) -> Database:
        """Runs statements outside of the unit: for what comes before something slow.

        A transaction, once begun, holds one of few connections.
        """
        ...


class Anonymous(LookupError):
    """A handler has to know who the caller is, and nobody was authenticated.

    The text says what for. The caller is told to sign in, or which scopes the token lacks.
    """


class Unverified(Exception):
    """The caller's e-mail address has to be confirmed before this."""


class NotElevated(Exception):
    """The caller has to give the password again before this."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything one request may use. Made by `app.access`, passed down, never stored.

    `ended_sessions` collects the sessions that this request ended: once the unit has committed,
    this process refuses their access tokens at once, and the others within a minute. `pace` may
    hold the answer back after that.
    """

    who: Principal | None
    db: Database
    request: RequestInfo
    settings: Settings
    tokens: KeyRing
    cursors: Cursors
    passwords: Passwords
    mailer: Mailer
    blobs: Blobs
    images: Images
    ended_sessions: list[UUID] = field(default_factory=list)
    pace: Pace = field(default_factory=Pace)

    @property
    def user(self) -> Principal:
        """The caller. Raises `Anonymous` on an operation that was called without a credential."""
        if self.who is None:
            raise Anonymous
        return self.who

    @property
    def elevated_user(self) -> Principal:
        """The caller of a step-up operation. Raises `NotElevated`, or `Anonymous`."""
        user = self.user
        if user.elevated_until <= time():
            raise NotElevated
        return user

    @property
    def session_id(self) -> UUID:
        """The session that the caller signed in with. Raises `Anonymous` where there is none."""
        session_id = self.user.session_id
        if session_id is None:
            raise Anonymous("This needs somebody who has signed in.")
        return session_id

    @property
    def user_id(self) -> UUID | None:
        """The caller's id, or None when nobody was authenticated.

        What access predicates in SQL take.
        """
        return None if self.who is None else self.who.user_id
