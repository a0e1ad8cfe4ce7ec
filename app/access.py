"""The unit of work of a request: what it may use, when it commits, what a repeated key is answered.

A safe method reads without a transaction. Any other runs in one transaction, committed before the
answer is sent; the record of its `Idempotency-Key` is part of that transaction.
"""

from __future__ import annotations

import hmac
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import orjson
from anyio.to_thread import run_sync

from app.admission import Admission
from app.identity import Revocations
from app.limits import Limits
from app.tools import Tools
from codegen.runtime import Answer, Call, Problem, Work
from core.context import (
    Anonymous,
    Context,
    Database,
    NotElevated,
    Principal,
    RequestInfo,
    Unverified,
)
from core.errors import TextQuotaExceeded
from core.paging import CursorInvalid, CursorMismatch
from core.sealed import Sealer
from core.tokens import KeyRing
from core.trace import current_trace
from generated import problems
from store import idempotency
from store.idempotency import InProgress, Known, Record
from store.session import Store, WriteUnit

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
LARGE: Final = 8_192
"""From here on, an answer that is kept is worth compressing."""
URGENT: Final = "getReadiness"
"""What load balancers ask must not be refused because many others ask something."""
REPLAYED: Final = (b"idempotency-replayed", b"true")
UNVERIFIED: Final = "Confirm your e-mail address first, with the token of the message sent to it."
NOT_ELEVATED: Final = "Give your password again first: reauthenticate, and use that access token."


class Access:
    """Runs handlers in units of work. `execute` is what the generated router calls."""

    def __init__(
        self,
        store: Store,
        tools: Tools,
        revocations: Revocations,
        limits: Limits | None,
        admission: Admission,
    ) -> None:
        self._store = store
        self._admission = admission
        self._tools = tools
        self._revocations = revocations
        self._limits = limits
        self._kept = Kept.by(tools.tokens)

    async def execute(self, call: Call[Principal], work: Work[Context], /) -> Answer:
        """Run one request in its unit. A raised problem rolls back, a returned one commits.

        Raises `Unavailable` when the database cannot take it now.
        """
        if self._limits is not None:
            await self._limits.count_account(call)
        self._admission.began += 1
        try:
            if call.operation.method in SAFE:
                urgent = call.operation.id == URGENT
                return await work(self._context(call, self._store.read(urgent=urgent)))
            return await self._write(call, work)
        except Anonymous as reason:
            raise unknown_caller(call, str(reason)) from None
        except Unverified:
            raise problems.EmailUnverified(UNVERIFIED) from None
        except NotElevated:
            raise problems.ReauthenticationRequired(NOT_ELEVATED) from None
        except TextQuotaExceeded as full:
            raise text_quota_exceeded(full) from None
        except CursorInvalid:
            raise problems.CursorInvalid("This cursor is not one of ours.") from None
        except CursorMismatch:
            raise problems.CursorMismatch("This cursor continues another list.") from None
        finally:
            self._admission.ended += 1

    async def _write(self, call: Call[Principal], work: Work[Context]) -> Answer:
        key = getattr(call.request, "idempotency_key", None)
        if key is not None:
            return await self._write_once(call, work, key)
        async with self._store.write() as unit:
            ctx = self._context(call, unit)
            answer = await work(ctx)
        await self._committed(ctx)
        return answer

    async def _write_once(self, call: Call[Principal], work: Work[Context], key: str) -> Answer:
        once = _Once(call, key, self._kept)
        try:
            async with self._store.write() as unit:
                ctx = self._context(call, unit)
                answer = await once.run(work, ctx, unit)
        except InProgress:
            raise in_progress() from None
        except Known:
            return await once.again(self._context(call, self._store.read()))
        await self._committed(ctx)
        return answer

    async def _committed(self, ctx: Context) -> None:
        """Do what follows a commit, before the answer leaves."""
        for session_id in ctx.ended_sessions:
            self._revocations.deny(session_id)
        await ctx.pace.keep()

    def _context(self, call: Call[Principal], unit: Database) -> Context:
        return self._tools.context(unit, request_info(call), call.principal)


@dataclass(frozen=True, slots=True)
class Kept:
    """How answers are kept under keys: recognised by a keyed digest of the request, and sealed.

    An answer may hold what is shown once and stored nowhere, such as a new API key.
    """

    keys: Sequence[bytes]
    sealer: Sealer

    @classmethod
    def by(cls, tokens: KeyRing) -> Kept:
        """Derive the keys from the server's secrets."""
        return cls(tokens.subkeys("idempotency"), Sealer(*tokens.subkeys("idempotency answer")))


class _Once:
    """Runs a request whose `Idempotency-Key` has one effect.

    The key is claimed when the transaction begins, not before: what a handler does first, slow
    things such as reading a picture, holds no connection. So a repetition may do them again; it has
    no effect all the same, and is told what the first one was, even where it would be refused now.
    """

    def __init__(self, call: Call[Principal], key: str, kept: Kept) -> None:
        self._call = call
        self._key = key
        self._prints = fingerprints(call, kept.keys)
        self._sealer = kept.sealer

    async def run(self, work: Work[Context], ctx: Context, unit: WriteUnit) -> Answer:
        """Run the work, and keep its answer. Raises `InProgress`, or `Known` for a repetition."""
        where = self._where(ctx)
        idempotency.claim(unit, *where)
        try:
            answer = await work(ctx)
        except Problem:
            await unit.start()  # whoever has this answer already must not be refused now
            raise
        await unit.start()
        record = recorded(answer, self._prints[0])
        sealed = self._sealer.seal(await packed(record.body), _place(where))
        idempotency.keep(unit, *where, replace(record, body=sealed))
        return answer

    async def again(self, ctx: Context) -> Answer:
        """Give the answer that the key got before, or a problem for a key of another request."""
        where = self._where(ctx)
        record = await idempotency.find(ctx.db, *where)
        if record is None:  # its day has ended just now
            raise in_progress()
        first = replay(record, self._prints)
        return replace(first, body=unpacked(self._sealer.open(record.body, _place(where))))

    def _where(self, ctx: Context) -> tuple[str, str, str]:
        return scope_of(ctx), self._call.operation.id, self._key


async def packed(body: bytes) -> bytes:
    """Return a large answer in less space: sealed, the database could not compress it any more."""
    if len(body) < LARGE:
        return body
    return await run_sync(zlib.compress, body, 1)


def unpacked(body: bytes) -> bytes:
    """Return an answer as it was sent. No JSON begins as what zlib made does (RFC 1950 §2.2)."""
    return zlib.decompress(body) if body[:1] == b"\x78" else body


def _place(where: tuple[str, str, str]) -> bytes:
    """Return what an answer is sealed to: it opens under no other key."""
    return "\0".join(where).encode()


def text_quota_exceeded(full: TextQuotaExceeded) -> Problem:
    """A change has no room in the quota of its author's account."""
    return problems.QuotaExceeded(
        f"The entries and posts of one author take at most {full.quota:,} bytes, with all their"
        " versions. What is in the trash counts until it is purged."
    )


def in_progress() -> Problem:
    """What a caller is told whose key is in somebody's hands."""
    detail = "A request with this key is being answered now."
    return problems.IdempotencyInProgress(detail, headers={"Retry-After": "1"})


def unknown_caller(call: Call[Principal], reason: str) -> Problem:
    """What a caller is told who has to be known here: to sign in, or what the token lacks.

    Where anonymous callers are let in, a token without the scopes counts as none; telling its
    bearer to sign in would be no help (RFC 6750 §3.1).
    """
    missing = call.missing_scopes
    if not missing:
        headers = {"WWW-Authenticate": 'Bearer realm="api"'}
        return problems.AuthenticationRequired(reason or None, headers=headers)
    challenge = f'Bearer error="insufficient_scope", scope="{" ".join(missing)}"'
    return problems.InsufficientScope(
        f"The token lacks the scope {', '.join(missing)}.",
        missing_scopes=list(missing),
        headers={"WWW-Authenticate": challenge},
    )


def request_info(call: Call[Principal]) -> RequestInfo:
    """What the transport knows of a request."""
    client = call.scope.get("client")
    agent = next((value for name, value in call.scope["headers"] if name == b"user-agent"), None)
    return RequestInfo(
        ip=client[0] if client else None,
        user_agent=agent.decode("latin-1") if agent else None,
        trace_id=current_trace(),
    )


def scope_of(ctx: Context) -> str:
    """Whose keys these are: a user's over all sessions, an address's for anonymous callers.

    Strangers who choose the same key must not meet. Somebody who moves to another address runs the
    operation again, which every operation for anonymous callers allows.
    """
    return f"user:{ctx.who.user_id}" if ctx.who else f"anonymous:{ctx.request.ip}"


def fingerprints(call: Call[Principal], keys: Sequence[bytes]) -> list[bytes]:
    """Digests of method, target and body, one under each of our keys, the current one first.

    Keyed, since a body may hold a password, which a plain hash would let a thief guess.
    """
    scope = call.scope
    parts = (scope["method"].encode(), scope["raw_path"], scope["query_string"], call.body)
    return [hmac.digest(key, b"\0".join(parts), "sha256") for key in keys]


def recorded(answer: Answer, fingerprint: bytes) -> Record:
    """What is kept of an answer for replays, in the transaction of its effect."""
    if not isinstance(answer.body, bytes):
        raise TypeError("an operation that takes a key must not answer with a stream")
    headers = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in answer.headers]
    return Record(fingerprint, answer.status, orjson.dumps(headers), answer.body)


def replay(record: Record, prints: Sequence[bytes]) -> Answer:
    """The answer of the first request, marked. Raises `IdempotencyKeyReused` for another one."""
    if not any(hmac.compare_digest(record.fingerprint, own) for own in prints):
        raise problems.IdempotencyKeyReused("This key came with another request before.")
    headers = [(n.encode("latin-1"), v.encode("latin-1")) for n, v in orjson.loads(record.headers)]
    return Answer(record.status, [*headers, REPLAYED], record.body)
