"""HTTP/1.1 on one connection: one request at a time, and bounds on what peers may do.

uvicorn's `RequestResponseCycle` runs the application. Here is what neither it nor the parser sees
to: the next request is read only once the one before is answered and its answer on the way, so that
a pipeline costs its peer's memory, not ours; and what no application sees is refused as everything
else is, as a problem with a trace id and a log line. `app/connections.py` looks in once a second
(`check`), and what takes too long is ended.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
from functools import partial
from http import HTTPStatus
from time import perf_counter
from typing import Any, Final, cast
from urllib.parse import unquote

from uvicorn.config import Config
from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT, FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle
from uvicorn.protocols.utils import get_local_addr, get_remote_addr, is_ssl
from uvicorn.server import ServerState

from app import framing, request_head
from app.connections import Connections, Deadline
from app.edge import CLIENT_CLOSED, PEER, complete, record, trace_of
from app.framing import Framing
from app.problems import CATALOG, broken
from codegen.runtime import Problem
from core import telemetry
from core.errors import RequestBroken
from core.trace import TRACE_ID
from generated import problems

MAX_REST: Final = 32 * 1024 * 1024
"""How much of a body is read and thrown away, once its request is answered."""
READ: Final = 32 * 1024
"""How much is read at once, and so what a connection keeps of a pipeline."""

_BUFFER: Final = memoryview(bytearray(READ))
"""One for all connections: what is read is taken out before anything else is read."""

access = logging.getLogger("uvicorn.access")
errors = logging.getLogger("uvicorn.error")


def serving(connections: Connections) -> type[asyncio.Protocol]:
    """What uvicorn takes as `http`: makes the protocol of each connection."""
    return cast("type[asyncio.Protocol]", partial(HttpConnection, connections))


class Flow(FlowControl):
    """Which direction stands still; `gone` tells the application's edge that the client left."""

    gone = False
    held = False
    """The next request waits, so nothing more is read, also when asked to."""

    def resume_reading(self) -> None:
        """Read on, unless the next request waits."""
        if not self.held:
            super().resume_reading()

    def hold(self) -> None:
        """Read no more until `release`."""
        self.pause_reading()
        self.held = True

    def release(self) -> None:
        """Read on."""
        self.held = False
        self.resume_reading()


class Exchange(RequestResponseCycle):
    """One request and its answer. `failure` is what became of the rest of the request."""

    failure: RequestBroken | None = None
    unasked = False
    """Whether the client waits to be asked for the body (RFC 9110 §10.1.1)."""

    async def receive(self) -> Any:
        """Return what came of the body. Raises `RequestBroken` while that can be answered."""
        self.unasked = False
        message = await super().receive()
        if self.failure is not None and not self.response_started:
            raise self.failure
        return message


class HttpConnection(asyncio.BufferedProtocol):
    """One connection."""

    def __init__(
        self,
        connections: Connections,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        if not config.loaded:
            config.load()
        self.all = connections
        self.app = config.loaded_app
        self.app_state = app_state
        self.server_state = server_state
        self.loop = _loop or asyncio.get_event_loop()
        self.framing = Framing(connections.bounds.max_head)
        self.deadline = Deadline(connections.bounds)
        self.exchange: Exchange | None = None
        self.peer: tuple[str, int] | None = None
        self._rest = b""
        self._leaving = self._ending = False
        self._read = self._thrown_away = self._requests = 0

    # The connection ----------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin, or refuse one connection too many."""
        self.transport = cast("asyncio.Transport", transport)
        self.write, self.is_closing = self.transport.write, self.transport.is_closing
        self.flow = Flow(self.transport)
        self.peer = get_remote_addr(self.transport)
        self._server = get_local_addr(self.transport)
        self._scheme = "https" if is_ssl(self.transport) else "http"
        if reason := self.all.admit(self):
            self._turn_away(reason)
        else:
            self.server_state.connections.add(self)  # type: ignore[arg-type]

    def connection_lost(self, _: Exception | None) -> None:
        """Let the application know that its client has gone."""
        self.all.leave(self)
        self.server_state.connections.discard(self)
        self.flow.gone = True
        self.flow.resume_writing()
        exchange, self.exchange = self.exchange, None
        if exchange is not None and not exchange.response_complete:
            exchange.disconnected = True
            exchange.message_event.set()
        elif self.framing.raw and not self._leaving:
            self._record(CLIENT_CLOSED)
        self.framing.close()

    def eof_received(self) -> None:
        """Take a peer that will send nothing more for one that has gone."""

    def close(self) -> None:
        """Close once all is sent; a peer that has more to send still sees the last answer.

        A socket that is closed with unread bytes resets the connection, which may take the answer
        along; so they are read and thrown away until the peer closes, for a while.
        """
        if self._leaving or self.transport.is_closing():
            return
        more = self.framing.next != framing.HEAD or self.framing.raw or self._rest
        if self._ending or not more or not self.transport.can_write_eof():
            self.transport.close()
            return
        self._leaving, self._rest = True, b""
        self.transport.write_eof()
        self.flow.release()

    def shutdown(self) -> None:
        """End with the request under way, since the server ends."""
        self._ending = True
        if self.exchange is None or self.exchange.response_complete:
            self.transport.close()
        else:
            self.exchange.keep_alive = False

    def pause_writing(self) -> None:
        """Send no more: the peer is slower than we are."""
        self.flow.pause_writing()

    def resume_writing(self) -> None:
        """Send again, and go on with the next request if that is what waited."""
        self.flow.resume_writing()
        self._go_on()

    # What comes in -----------------------------------------------------------------------------

    def get_buffer(self, _: int) -> memoryview:
        """Return where the next bytes are put."""
        return _BUFFER

    def buffer_updated(self, size: int) -> None:
        """Take in the bytes that were put there."""
        self._read += size
        if self._leaving:
            self._throw_away(size)
        elif self._rest:
            self._rest += bytes(_BUFFER[:size])
            self.flow.hold()
        else:
            self._advance(bytes(_BUFFER[:size]))
        if size == READ and not self.flow.read_paused:
            # libuv reads on, up to 32 times, while there is more: now it is the others' turn.
            self.flow.pause_reading()
            self.loop.call_soon(self.flow.resume_reading)

    def _advance(self, data: bytes) -> None:
        """Read until the next request has to wait for its turn."""
        at = 0
        try:
            while at < len(data) and not self._leaving:
                if self.framing.next != framing.HEAD:
                    at = self.framing.take_body(data, at)
                    self._deliver()
                elif not self._is_busy():
                    at = self.framing.take_head(data, at)
                    if self.framing.headed:
                        self._start(self.framing)
                else:
                    self._rest = data[at:]
                    self.flow.hold()
                    return
        except RequestBroken as error:
            self._refuse(error)

    def _is_busy(self) -> bool:
        """Tell whether a request is under way, or its answer not yet on the way."""
        exchange = self.exchange
        return exchange is not None and (not exchange.response_complete or self.flow.write_paused)

    def _go_on(self) -> None:
        """Go on with the next request, when its turn has come."""
        if self._leaving or self._is_busy():
            return
        if self.flow.read_paused:
            self.flow.release()
        if self._rest:
            rest, self._rest = self._rest, b""
            self._advance(rest)

    def _start(self, head: Framing) -> None:
        """Let the application have a request whose head is complete."""
        self._requests += 1
        self.exchange = exchange = Exchange(
            scope=self._scope(head),  # type: ignore[arg-type]
            transport=self,  # type: ignore[arg-type]
            flow=self.flow,
            logger=errors,
            access_logger=access,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=head.expects_continue,
            keep_alive=head.keep_alive and head.version == b"1.1" and not self._ending,
            on_response=self.on_response_complete,
        )
        if head.complete:
            exchange.more_body = False
            exchange.message_event.set()
        else:
            exchange.unasked = head.expects_continue
        task = self.loop.create_task(exchange.run_asgi(self.app))
        task.add_done_callback(self.server_state.tasks.discard)
        self.server_state.tasks.add(task)

    def _scope(self, head: Framing) -> dict[str, Any]:
        raw_path, query, _ = head.target
        path = raw_path.decode("ascii")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": head.version.decode("ascii"),
            "server": self._server,
            "client": self.peer,
            "scheme": self._scheme,
            "root_path": "",
            "method": head.method.decode("ascii"),
            "path": unquote(path) if "%" in path else path,
            "raw_path": raw_path,
            "query_string": query,
            "headers": head.headers,
            "state": self.app_state.copy(),
            PEER: self.flow,
        }

    def _deliver(self) -> None:
        """Let the application have what came of a body, unless it has answered already."""
        body, exchange = self.framing.body, self.exchange
        if exchange is None or exchange.response_complete:
            self._throw_away(len(body))
        else:
            exchange.body += body
            exchange.more_body = not self.framing.complete
            exchange.message_event.set()
            if len(exchange.body) > HIGH_WATER_LIMIT:
                self.flow.pause_reading()
        body.clear()

    def _throw_away(self, size: int) -> None:
        """Give up a peer that goes on and on with what is not wanted."""
        self._thrown_away += size
        if self._thrown_away > MAX_REST:
            self.transport.abort()

    # What goes out -----------------------------------------------------------------------------

    def on_response_complete(self) -> None:
        """Go on with the next request.

        A client that was not asked for its body may send it or the next request: they look alike.
        """
        self.server_state.total_requests += 1
        self._thrown_away = 0
        if self.exchange is not None and not self.transport.is_closing():
            if self.exchange.unasked:
                self.close()
            self._go_on()

    def _refuse(self, error: RequestBroken) -> None:
        """Answer what cannot be read, if there is still something to answer, and close."""
        telemetry.REQUESTS_BROKEN.labels(error.kind).inc()
        exchange = self.exchange
        if exchange is None or (exchange.response_complete and self.framing.next == framing.HEAD):
            self._answer(broken(error))
        elif not exchange.response_started:
            exchange.failure, exchange.keep_alive = error, False
            exchange.message_event.set()
            self.flow.hold()
        elif exchange.response_complete:
            self.close()
        else:
            self._give_up()

    def _give_up(self) -> None:
        """Cut a connection whose answer can neither go on nor be replaced."""
        if self.exchange is not None:
            self.exchange.disconnected = True
            self.exchange.message_event.set()
        self.transport.abort()

    def _turn_away(self, reason: str) -> None:
        """Answer that there are too many connections."""
        detail = "There are too many connections. Close some, or try again shortly."
        headers = {"Retry-After": "5", "Connection": "close"}
        logged = self.all.closed(reason, self)
        self._answer(problems.Unavailable(detail, headers=headers), logged=logged)

    def _answer(self, problem: Problem, *, logged: bool = True) -> None:
        """Send a problem that no application made, log it like all others, and close."""
        contextvars.copy_context().run(self._send_problem, problem, logged)
        self.close()
        self.framing.raw = b""

    def _send_problem(self, problem: Problem, logged: bool) -> None:  # noqa: FBT001 - internal
        trace = trace_of(self.framing.headers)
        TRACE_ID.set(trace)
        answer = CATALOG.render(problem)
        headers = complete(answer.headers, trace, secure=self._scheme == "https")
        lines = [b"HTTP/1.1 %d %s" % (problem.status, HTTPStatus(problem.status).phrase.encode())]
        lines += [b"%s: %s" % item for item in (*self.server_state.default_headers, *headers)]
        self.transport.write(b"\r\n".join([*lines, b"", cast("bytes", answer.body)]))
        if logged:
            self._record(problem.status)

    def _record(self, status: int) -> None:
        """Log a request that no application saw."""
        method, path = request_head.begun(self.framing.raw)
        seconds = perf_counter() - self.framing.began if self.framing.began else 0.0
        peer = self.peer[0] if self.peer else None
        record({"method": method, "path": path}, status, seconds, peer=peer)

    # Deadlines ---------------------------------------------------------------------------------

    def check(self, seconds: float) -> None:
        """End what takes too long; so many seconds have passed since the last look."""
        stage, unsent = self._stage(), self.transport.get_write_buffer_size()
        if not self.deadline.has_passed(stage, self._requests, self._read, unsent, seconds):
            return
        if unsent:
            self.all.closed("answer_not_taken", self)
            self._give_up()
        elif stage == "body" or (stage == "head" and self.framing.raw):
            self._refuse(RequestBroken("request_timeout", self.deadline.detail(stage)))
        elif stage == "linger":
            self.transport.abort()
        else:
            if stage == "head":
                self.all.closed("silent", self)
            self.transport.close()

    def _stage(self) -> str:
        """Return what is waited for, by the name of its bound; `busy` when it is not the peer."""
        exchange = self.exchange
        if self._leaving:
            return "linger"
        if self.framing.next != framing.HEAD:
            ours = self.flow.read_paused or (exchange and exchange.waiting_for_100_continue)
            return "busy" if ours else "body"
        if exchange is not None and not exchange.response_complete:
            return "busy"
        return "head" if self.framing.raw or not self._requests else "idle"
