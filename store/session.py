"""The session: pool, compiled statements, read and write units; the only place that commits.

A statement is written as SQL text or a Core expression and compiled once, at import, to
PostgreSQL's own `$1` form; psycopg runs it as a server-side prepared statement. JSON that
PostgreSQL renders comes back as bytes.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
import psycopg
from psycopg import errors
from psycopg.adapt import AdaptersMap, Buffer, Loader
from psycopg.types.json import Jsonb, set_json_dumps
from psycopg.types.numeric import Int8Dumper
from psycopg_pool import PoolTimeout, TooManyRequests

from core.context import Database
from core.errors import Unavailable
from store.pool import DatabaseAway, Pool
from store.wire import Step, Wire

if TYPE_CHECKING:
    from sqlalchemy import ClauseElement

Row = tuple[Any, ...]

EVENTS_CHANNEL = "daybook_events"
# What one burst wants known shares a hint; who waits for hints polls anyway.
_HINT_PAUSE_SECONDS = 0.01
_NOTIFY = b"SELECT pg_notify(c, p) FROM unnest($1::text[], $2::text[]) AS hint (c, p)"
_ATTEMPTS = 3
OPEN_SECONDS = 10.0
_BEGIN: Step = b"BEGIN", ()
_COMMIT: Step = b"COMMIT", ()

# Statements are short, run from memory or an SSD, and are written for one plan, which is then kept;
# one that is stuck, or waits for a lock, must become a 503 rather than a request that hangs.
#
# A plan is kept for as long as a connection lives, and may have been made while a table was empty,
# when to read all of it looks cheapest. No request has to read a whole table, so none may.
_SERVER_SETTINGS = (
    "-c TimeZone=UTC -c jit=off -c random_page_cost=1.1 -c plan_cache_mode={plans}"
    " -c enable_seqscan={whole_tables}"
    " -c statement_timeout={statement} -c lock_timeout={lock}"
    " -c idle_in_transaction_session_timeout={idle}"
)


# Statements ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement:
    """One compiled statement: SQL with `$1…`, and the parameter names in their order."""

    sql: bytes
    names: tuple[str, ...]

    def arguments(self, params: dict[str, object]) -> list[object]:
        """Return the values in placeholder order. Raises KeyError for one that was not given."""
        return [params[name] for name in self.names]

    def with_(self, **params: object) -> Step:
        """Return the statement with its parameters, to be run as part of something."""
        return self.sql, self.arguments(params)


# A parameter as SQLAlchemy's `text` knows it: no cast, and no colon after a backslash.
_PARAMETER = re.compile(r"(?<![:\w\\]):(\w+)(?!:)")


def statement(clause: ClauseElement | str) -> Statement:
    r"""Compile SQL text with `:name` parameters, in which `\:` is a colon.

    Or a Core clause. Call it at import, not per request.
    """
    if not isinstance(clause, str):
        return _core(clause)
    numbers: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        return f"${numbers.setdefault(found[1], len(numbers) + 1)}"

    sql = _PARAMETER.sub(numbered, clause).replace("\\:", ":")
    return Statement(sql.encode(), tuple(numbers))


def _core(clause: ClauseElement) -> Statement:
    """Compile a Core clause; a process that has none does not hold SQLAlchemy in memory."""
    from sqlalchemy.dialects.postgresql import psycopg as dialects

    dialect = dialects.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
    compiled = clause.compile(dialect=dialect)
    return Statement(str(compiled).encode(), tuple(compiled.positiontup or ()))  # type: ignore[attr-defined]


def jsonb(value: object) -> Jsonb:
    """Wrap a JSON value as a `jsonb` parameter; it may hold UUIDs, dates and instants."""
    return Jsonb(value)


def json_text(value: object) -> str:
    """Serialise a JSON value compactly.

    As a parameter for a `json` column that keeps it byte for byte.
    """
    return _dump(value).decode()


def _dump(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_UTC_Z)


# Running them -------------------------------------------------------------------------------------


async def rows(db: Database, query: Statement, /, **params: object) -> list[Row]:
    """Run a statement and return every row."""
    return await db.fetch(query.sql, query.arguments(params))


async def first(db: Database, query: Statement, /, **params: object) -> Row | None:
    """Run a statement and return its first row, or None."""
    found = await db.fetch(query.sql, query.arguments(params))
    return found[0] if found else None


async def one(db: Database, query: Statement, /, **params: object) -> Row:
    """Run a statement that always gives a row. Raises IndexError when it gave none."""
    return (await db.fetch(query.sql, query.arguments(params)))[0]


# The pool -----------------------------------------------------------------------------------------


class _RawJson(Loader):
    """Leaves JSON as the bytes that PostgreSQL sent."""

    def load(self, data: Buffer) -> bytes:
        return bytes(data)


class _Adapters:
    """What a new connection copies.

    Raw JSON, and one width for integers so that plans are shared.
    """

    def __init__(self) -> None:
        self.adapters = AdaptersMap(psycopg.adapters)
        self.connection = None
        self.adapters.register_loader("json", _RawJson)
        self.adapters.register_loader("jsonb", _RawJson)
        self.adapters.register_dumper(int, Int8Dumper)
        set_json_dumps(_dump, self)


class Store:
    """The database as a process sees it: a pool, and the units that borrow from it."""

    def __init__(
        self,
        url: str,
        *,
        size: int = 10,
        wait_seconds: float = 1.0,
        checkout_seconds: float = 2.0,
        statement_seconds: float = 10.0,
        lock_seconds: float = 3.0,
        whole_tables: bool = False,
        on_statement: Callable[[bytes], None] | None = None,
    ) -> None:
        """Describe the pool: `size` connections, which nobody waits for longer than allowed.

        A request that would wait for more than `wait_seconds`, as the line moves, is refused when
        it comes; one that has waited for `checkout_seconds` is refused then.
        `whole_tables` lets statements read tables from end to end: for chores that concern all
        rows, not for requests.
        `on_statement` is told the SQL of everything that is run, transaction control
        included.
        """
        self.on_statement = on_statement
        self._hints: dict[str, str] = {}
        self._hint = asyncio.Event()
        self._hinter: asyncio.Task[None] | None = None
        options = _SERVER_SETTINGS.format(
            plans="force_generic_plan",
            whole_tables="on" if whole_tables else "off",
            statement=int(statement_seconds * 1000),
            lock=int(lock_seconds * 1000),
            idle=int(statement_seconds * 2000),
        )
        self._pool = Pool(
            url,
            size=size,
            wait_seconds=wait_seconds,
            checkout_seconds=checkout_seconds,
            kwargs={
                "autocommit": True,
                "context": _Adapters(),
                "options": options,
                "application_name": "daybook",
            },
        )

    async def open(self, *, timeout: float = OPEN_SECONDS) -> None:  # noqa: ASYNC109 - the pool's own
        """Connect. Raises `Unavailable` when the database does not answer in time."""
        try:
            await self._pool.open(timeout)
        except _MACHINE as problem:
            raise _unavailable(problem) from problem
        self._hinter = asyncio.create_task(self._send_hints(), name="event hints")

    async def close(self) -> None:
        """Disconnect, after what is running has ended."""
        if self._hinter is not None:
            self._hinter.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._hinter
        await self._pool.close()

    def read(self, *, urgent: bool = False) -> ReadUnit:
        """Return a unit for safe methods: each statement on its own, no transaction.

        What is urgent comes before all that wait, and is never refused for their number.
        """
        return ReadUnit(self, urgent)

    def is_open(self, *, write: bool) -> bool:
        """Tell whether a request may come in, or would wait for too long; costs next to nothing."""
        return self._pool.is_open(write=write)

    def expected_wait(self, *, write: bool) -> float:
        """Return how long a request that comes now would wait for a connection, in seconds."""
        return self._pool.expected_wait(write=write)

    @property
    def in_use(self) -> int:
        """How many connections are in use."""
        return self._pool.lent

    @property
    def waiting(self) -> int:
        """How many requests wait for a connection."""
        return self._pool.waiting

    @asynccontextmanager
    async def write(self) -> AsyncIterator[WriteUnit]:
        """Begin with the first statement; commit when the block ends, roll back when it raises.

        So nothing slow that comes before the first statement holds a connection.
        Raises `Unavailable` when no connection, no lock or no answer came in time. After a
        failure *at* the commit the outcome is unknown to the caller, as with any network:
        an idempotency key tells.
        """
        unit = WriteUnit(self)
        try:
            yield unit
            await self._commit(unit)
        except BaseException as problem:
            await self._roll_back(unit.wire)
            if isinstance(problem, _MACHINE):
                raise _unavailable(problem) from problem
            raise
        finally:
            if unit.wire is not None:
                await self._pool.give_back(unit.wire)
        if unit.hints:
            self._hints.update(unit.hints)
            self._hint.set()

    async def _commit(self, unit: WriteUnit) -> None:
        """Commit with what the unit has left for the end, in one round trip."""
        if unit.last:
            await unit.start()
        if unit.wire is None:
            return
        if unit.wire.has_failed:  # PostgreSQL would roll back, and call that done
            raise RuntimeError("a statement failed, and the unit went on as if it had not")
        steps = [*unit.last, _COMMIT]
        for sql, _ in steps:
            self.saw(sql)
        await unit.wire.batch(steps)

    async def _roll_back(self, wire: Wire | None) -> None:
        """Undo; a connection that is gone has rolled back, and the reason is what must come out."""
        if wire is not None:
            self.saw(b"ROLLBACK")
            with contextlib.suppress(psycopg.Error):
                await wire.command(b"ROLLBACK")

    def saw(self, sql: bytes) -> None:
        """Tell the observer, if there is one, that a statement is about to run."""
        if self.on_statement is not None:
            self.on_statement(sql)

    async def fetch_alone(
        self, sql: bytes, params: Sequence[object], *, urgent: bool = False
    ) -> list[Row]:
        """Run one statement on its own; again, when its connection turns out to be dead."""
        self.saw(sql)
        try:
            return await self._fetch_alone(sql, params, urgent=urgent)
        except _MACHINE as problem:
            raise _unavailable(problem) from problem

    async def _fetch_alone(
        self, sql: bytes, params: Sequence[object], *, urgent: bool = False
    ) -> list[Row]:
        for attempt in range(_ATTEMPTS):
            wire = await self._pool.borrow(urgent=urgent)
            try:
                return await wire.fetch(sql, params)
            except psycopg.OperationalError:
                if not wire.closed or attempt == _ATTEMPTS - 1:
                    raise
            finally:
                await self._pool.give_back(wire)
            await self._pool.check()
        raise AssertionError  # the loop returns or raises

    async def begin(self, unit: WriteUnit, *steps: Step) -> list[Row]:
        """Give a unit a connection, and open its transaction with its guard and its first steps.

        All that is one round trip; the rows of the last one are returned. A connection that died
        meanwhile has lost nothing yet: another one is tried.
        """
        guard = unit.guard
        steps = (_BEGIN, *([guard.step] if guard else []), *steps)
        for sql, _ in steps:
            self.saw(sql)
        for attempt in range(_ATTEMPTS):
            wire = unit.wire = await self._pool.borrow(write=True)
            try:
                return (await wire.batch(steps))[-1]
            except psycopg.OperationalError:
                if not wire.closed or attempt == _ATTEMPTS - 1:
                    raise
                unit.wire = None
                await self._pool.give_back(wire)
            except psycopg.DatabaseError as problem:
                if guard and (refusal := guard.refusals.get(problem.sqlstate or "")):
                    raise refusal from problem
                raise
            await self._pool.check()
        raise AssertionError  # the loop returns or raises

    async def _send_hints(self) -> None:
        """Wake relays and workers after commits that left them something to do.

        Outside the writing transaction on purpose: NOTIFY takes a lock on the whole
        database at commit, which would put all writers in one line while their commits
        reach the disk. A lost hint costs a poll.
        """
        while True:
            await self._hint.wait()
            self._hint.clear()
            hints, self._hints = self._hints, {}
            with contextlib.suppress(psycopg.Error, PoolTimeout, TooManyRequests):
                await self._fetch_alone(_NOTIFY, [list(hints), list(hints.values())])
            await asyncio.sleep(_HINT_PAUSE_SECONDS)


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """The database for a safe method: one autocommit statement at a time, no BEGIN."""

    store: Store
    urgent: bool = False

    async def fetch(self, sql: bytes, params: Sequence[object]) -> list[Row]:
        """Run one statement and return its rows. Raises `Unavailable`."""
        return await self.store.fetch_alone(sql, params, urgent=self.urgent)

    @property
    def outside(self) -> ReadUnit:
        """This unit: its statements are on their own already."""
        return self


@dataclass(frozen=True, slots=True)
class Guard:
    """A statement that must not fail before a unit does anything: else nothing of it is run.

    `refusals` says what is raised, by the SQLSTATE that the statement fails with.
    """

    step: Step
    refusals: Mapping[str, type[Exception]]


@dataclass(slots=True)
class WriteUnit:
    """The database for an unsafe method: one connection inside one transaction.

    `guard` travels with its first statement, `last` with its commit. `hints` are sent after that:
    a payload for each channel.
    """

    store: Store
    wire: Wire | None = None
    hints: dict[str, str] = field(default_factory=dict)
    guard: Guard | None = None
    last: list[Step] = field(default_factory=list)

    async def fetch(self, sql: bytes, params: Sequence[object]) -> list[Row]:
        """Run one statement inside the transaction, which the first one begins.

        Returns its rows. Raises `Unavailable`, and the first one what the guard refuses with.
        """
        if self.wire is None:
            return await self.store.begin(self, (sql, params))
        self.store.saw(sql)
        return await self.wire.fetch(sql, params)

    async def start(self) -> None:
        """Begin the transaction now, where nothing has. Raises what `fetch` does."""
        if self.wire is None:
            await self.store.begin(self)

    @property
    def outside(self) -> ReadUnit:
        """Statements that neither begin this transaction nor see what it wrote."""
        return self.store.read()


_MACHINE = (PoolTimeout, TooManyRequests, psycopg.OperationalError)
"""What the machine could not do now. Mistakes in SQL or data are none of these."""


def _unavailable(problem: Exception) -> Unavailable:
    """Return what a caller is told, who may come again."""
    match problem:
        case DatabaseAway():
            return Unavailable("the database does not answer", retry_after=2)
        case PoolTimeout() | TooManyRequests():
            return Unavailable("every database connection is in use")
        case errors.LockNotAvailable() | errors.QueryCanceled():
            return Unavailable("the database took too long")
        case errors.SerializationFailure() | errors.DeadlockDetected():
            return Unavailable("two writers met; try again")
        case _:
            return Unavailable("the database does not answer", retry_after=2)
