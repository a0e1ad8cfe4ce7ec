"""One connection to PostgreSQL, used at the level of libpq.

psycopg makes the connection, dumps the parameters, loads the rows and knows the errors. What its
cursors do besides for every statement is left out here: the socket stays registered with the event
loop, and a statement that was prepared is known by its text. That is more than half of the
processor time of a short read (`docs/decisions/0021-hot-path.md`).
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import select
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import psycopg
from psycopg import AsyncConnection, pq
from psycopg.abc import Buffer
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result

Row = tuple[Any, ...]
Step = tuple[bytes, Sequence[object]]
"""A statement with `$1…` placeholders, and its parameters in their order."""
Connection = AsyncConnection[Row]
_Key = tuple[bytes, tuple[int, ...]]

_ROWS = pq.ExecStatus.TUPLES_OK
_SYNC = pq.ExecStatus.PIPELINE_SYNC
_IDLE = pq.TransactionStatus.IDLE
_FAILED = pq.TransactionStatus.INERROR
_GOOD = frozenset({_ROWS, pq.ExecStatus.COMMAND_OK, pq.ExecStatus.EMPTY_QUERY})
_SEVERITY = pq.DiagnosticField.SEVERITY_NONLOCALIZED
_LAST_WORDS = frozenset({b"FATAL", b"PANIC"})
"""What a server process says before it ends. That the connection is gone may never be told."""
_CANCEL_SECONDS = 5.0
_OLD_SECONDS = 3600.0


_NUMBERS = count(1)


def _new_name() -> bytes:
    """Return a name that no statement of any connection had.

    One may exist that a cancelled task made, or that was made before a connection was lent anew.
    """
    return b"s%d" % next(_NUMBERS)


def _is_farewell(result: pq.abc.PGresult) -> bool:
    """Return whether the server process says that it ends."""
    return result.status not in _GOOD and result.error_field(_SEVERITY) in _LAST_WORDS


class Wire:
    """A connection in autocommit on which one statement runs at a time.

    Not for two tasks at once, and not for use beside a cursor: call `release` first.
    """

    def __init__(self, connection: Connection) -> None:
        """Take over a connection; its socket is watched from now on."""
        self.connection = connection
        self.has_slot = False
        """Whether it is lent to a write. The pool's."""
        self._pg = connection.pgconn
        self._transformer = Transformer(connection)
        self._prepared: dict[_Key, bytes] = {}
        self._results: list[pq.abc.PGresult] = []
        self._answer: asyncio.Future[list[pq.abc.PGresult]] | None = None
        self._loop = asyncio.get_running_loop()
        self._socket = self._pg.socket
        self._watched = True
        # Not all on one day at one hour: those that were made together do not end together.
        self._old_at = self._loop.time() + _OLD_SECONDS * random.uniform(0.9, 1.0)  # noqa: S311
        self._loop.add_reader(self._socket, self._readable)

    @property
    def closed(self) -> bool:
        """Whether the connection is gone, which is noticed as soon as the server says so."""
        return not self._watched

    @property
    def has_failed(self) -> bool:
        """Whether a statement failed in the open transaction, which can only be rolled back."""
        return self._pg.transaction_status == _FAILED

    @property
    def is_clean(self) -> bool:
        """Whether the next one can use it: alive, at rest, in no transaction, and not too old.

        An old one goes so that its server process gives back what it has remembered.
        """
        at_rest = self._answer is None and self._pg.transaction_status == _IDLE
        return self._watched and at_rest and self._loop.time() < self._old_at

    def release(self) -> Connection:
        """Stop watching the socket and give the connection back to whoever made it."""
        self._unwatch()
        return self.connection

    async def fetch(self, sql: bytes, params: Sequence[object] = ()) -> list[Row]:
        """Run one statement and return its rows; one that returns nothing gives none.

        It is prepared when it runs for the first time here. Raises psycopg's errors: an
        OperationalError, after which the wire is `closed`, when the connection was lost. A
        cancelled task cancels its statement, and the connection can be used again.
        """
        values, formats, key = self._dump(sql, params)
        name = self._prepared.get(key)
        if name is None:
            name = _new_name()
            await self._ask(self._pg.send_prepare, name, *key)
            self._prepared[key] = name
        return self._load(await self._ask(self._pg.send_query_prepared, name, values, formats))

    async def batch(self, steps: Sequence[Step]) -> list[list[Row]]:
        """Run several statements in one round trip, and return the rows of each.

        Each sees what those before it did, and what others committed meanwhile, as if they were
        sent one by one. After one that fails none is run, and its error is raised: what `fetch`
        raises. A transaction that was opened before it is open, and to be rolled back.
        """
        # Name, whether it is to be prepared, key, values and formats, for each.
        sent: list[tuple[bytes, bool, _Key, Sequence[Buffer | None], Sequence[pq.Format] | None]]
        sent = []
        for sql, params in steps:
            values, formats, key = self._dump(sql, params)
            known = self._prepared.get(key)
            sent.append((known or _new_name(), known is None, key, values, formats))

        def send() -> None:
            self._pg.enter_pipeline_mode()
            for name, is_new, key, values, formats in sent:
                if is_new:
                    self._pg.send_prepare(name, *key)
                self._pg.send_query_prepared(name, values, formats)
            self._pg.pipeline_sync()

        results = iter(await self._ask_each(send))
        found = []
        for name, is_new, key, _, _ in sent:
            if is_new:
                next(results)
                self._prepared[key] = name
            found.append(self._load(next(results)))
        return found

    def _dump(
        self, sql: bytes, params: Sequence[object]
    ) -> tuple[Sequence[Buffer | None], Sequence[pq.Format] | None, _Key]:
        transformer = self._transformer
        values = transformer.dump_sequence(params, [PyFormat.AUTO] * len(params))
        return values, transformer.formats, (sql, transformer.types or ())

    async def command(self, sql: bytes) -> None:
        """Run a statement of transaction control, which is not worth preparing."""
        await self._ask(self._pg.send_query, sql)

    def _load(self, result: pq.abc.PGresult) -> list[Row]:
        if result.status != _ROWS:
            return []
        self._transformer.set_pgresult(result)
        return self._transformer.load_rows(0, result.ntuples, tuple)

    async def _ask(self, send: Callable[..., None], *arguments: object) -> pq.abc.PGresult:
        """Send something, and wait for its result. Raises psycopg's errors."""
        return (await self._ask_each(send, *arguments))[-1]

    async def _ask_each(
        self, send: Callable[..., None], *arguments: object
    ) -> list[pq.abc.PGresult]:
        """Send something, and wait for all its results. Raises psycopg's errors."""
        if self._answer is not None:
            raise RuntimeError("a connection runs one statement at a time")
        answer: asyncio.Future[list[pq.abc.PGresult]] = self._loop.create_future()
        self._answer = answer
        try:
            send(*arguments)
            self._flush()
        except psycopg.Error as error:
            self._lost(error)
        try:
            results = await answer
        except asyncio.CancelledError:
            if self._answer is answer:  # else its result came just then
                await self._cancel()
            raise
        for result in results:
            if result.status not in _GOOD:
                raise error_from_result(result, "utf-8")
        return results

    def _flush(self) -> None:
        """Hand libpq's buffer to the socket; what it does not take now follows when it does."""
        if self._pg.flush():
            self._loop.add_writer(self._socket, self._writable)

    def _writable(self) -> None:
        self._loop.remove_writer(self._socket)
        try:
            self._flush()
        except psycopg.Error as error:
            self._lost(error)

    def _readable(self) -> None:
        """Take in what the server sent; wake the task when the answer is complete."""
        pg = self._pg
        try:
            pg.consume_input()
            while not pg.is_busy():
                result = pg.get_result()
                if result is None:
                    if pg.pipeline_status and pg.status == pq.ConnStatus.OK:
                        continue  # between the results of two statements
                    self._complete()
                    break
                if result.status == _SYNC:
                    pg.exit_pipeline_mode()
                    self._complete()
                    break
                self._results.append(result)
                if _is_farewell(result):
                    self._lost(error_from_result(result, "utf-8"))
                    return
            if pg.status == pq.ConnStatus.BAD:
                self._lost(psycopg.OperationalError("the connection was lost"))
        except psycopg.Error as error:
            self._lost(error)

    def look(self) -> None:
        """Notice that the connection has ended, where the event loop does not tell.

        libuv stops watching a socket that has an error, and uvloop calls no reader then: a
        statement would wait for ever. Call it now and then.
        """
        if not self._watched:
            return
        poll = select.poll()
        poll.register(self._socket, 0)  # errors and the end are always reported
        if poll.poll(0):
            self._readable()

    def _complete(self) -> None:
        """Give the results to the task that waits; without one, nothing was asked."""
        results, self._results = self._results, []
        answer, self._answer = self._answer, None
        if answer is not None and results:
            if not answer.done():
                answer.set_result(results)
        else:
            self._answer = answer

    def _lost(self, error: Exception) -> None:
        """Close what cannot be used any more, and tell the task that waits."""
        self._unwatch()
        self._pg.finish()
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            if not isinstance(error, psycopg.OperationalError):
                error = psycopg.OperationalError(str(error))
            answer.set_exception(error)

    def _unwatch(self) -> None:
        if self._watched:
            self._watched = False
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)

    async def _cancel(self) -> None:
        """Have the server give up the statement; a connection that does not obey is closed."""
        if self.closed:
            return
        ended = self._answer = self._loop.create_future()
        try:
            await self.connection.cancel_safe(timeout=_CANCEL_SECONDS)
            async with asyncio.timeout(_CANCEL_SECONDS):
                await ended
        except (psycopg.Error, TimeoutError, asyncio.CancelledError) as error:
            self._lost(psycopg.OperationalError(f"a statement could not be cancelled: {error}"))
            with contextlib.suppress(asyncio.CancelledError, psycopg.Error):
                ended.exception()
