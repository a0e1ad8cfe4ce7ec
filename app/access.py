"""The unit of work of a request: what it may use, when it commits, what a repeated key is answered.

A safe method reads without a transaction. Any other runs in one transaction, committed before the
answer is sent; the record of its `Idempotency-Key` is part of that transaction.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import orjson

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
from core.paging import CursorInvalid, CursorMismatch
from core.sealed import Sealer
from core.tokens import KeyRing
from core.trace import current_trace
from generated import problems
from store import idempotency
from store.idempotency import InProgress, Record
from store.session import Store, WriteUnit

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
REPLAYED: Final = (b"idempotency-replayed", b"true")
UNVERIFIED: Final = "Confirm your e-mail address first, with the token of the message sent to it."
NOT_ELEVATED: Final = "Give your password again first: reauthenticate, and use that access token."


class Access:
    """Runs handlers in units of work. `execute` is what the generated router calls."""

    def __init__(
        self, store: Store, tools: Tools, revocations: Revocations, limits: Limits | None
    ) -> None:
        self._store = store
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
        try:
            if call.operation.method in SAFE:
                return await work(self._context(call, self._store.read()))
            return await self._write(call, work)
        except Anonymous as reason:
            raise unknown_caller(call, str(reason)) from None
        except Unverified:
            raise problems.EmailUnverified(UNVERIFIED) from None
        except NotElevated:
            raise problems.ReauthenticationRequired(NOT_ELEVATED) from None
        except CursorInvalid:
            raise problems.CursorInvalid("This cursor is not one of ours.") from None
        except CursorMismatch:
            raise problems.CursorMismatch("This cursor continues another list.") from None

    async def _write(self, call: Call[Principal], work: Work[Context]) -> Answer:
        async with self._store.write() as unit:
            ctx = self._context(call, unit)
            key = getattr(call.request, "idempotency_key", None)
            if key is None:
                answer = await work(ctx)
            else:
                answer = await _Once(ctx, unit, call, key, self._kept).run(work)
        for session_id in ctx.ended_sessions:
            self._revocations.deny(session_id)
        return answer

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


class _Replayed(Exception):
    """The key had an answer: nothing of this request is to be done."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class _Once:
    """Runs a request whose `Idempotency-Key` has one effect.

    The key is claimed when the transaction begins, not before: what a handler does first, slow
    things such as reading a picture, holds no connection. So a repetition may do them again; it has
    no effect all the same, and is told what the first one was, even where it would be refused now.
    """

    def __init__(
        self, ctx: Context, unit: WriteUnit, call: Call[Principal], key: str, kept: Kept
    ) -> None:
        self._ctx = ctx
        self._where = (scope_of(ctx), call.operation.id, key)
        self._place = "\0".join(self._where).encode()
        self._prints = fingerprints(call, kept.keys)
        self._sealer = kept.sealer
        self._claimed = False
        unit.first = self._claim

    async def run(self, work: Work[Context]) -> Answer:
        """Run the work, or give the answer that its key got before."""
        try:
            answer = await self._work(work)
        except _Replayed as stored:
            return stored.answer
        record = recorded(answer, self._prints[0])
        sealed = replace(record, body=self._sealer.seal(record.body, self._place))
        await idempotency.keep(self._ctx, *self._where, sealed)
        return answer

    async def _work(self, work: Work[Context]) -> Answer:
        """Run the work; the key is claimed even where that needs no transaction, or is refused."""
        try:
            answer = await work(self._ctx)
        except Problem:
            await self._claim()
            raise
        await self._claim()
        return answer

    async def _claim(self) -> None:
        """Take the key, once. Raises `_Replayed`, or a problem for a key of another request."""
        if self._claimed:
            return
        self._claimed = True
        try:
            record = await idempotency.claim(self._ctx, *self._where)
        except InProgress:
            raise problems.IdempotencyInProgress(
                "A request with this key is being answered now.", headers={"Retry-After": "1"}
            ) from None
        if record is not None:
            first = replay(record, self._prints)
            raise _Replayed(replace(first, body=self._sealer.open(record.body, self._place)))


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
