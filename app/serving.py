"""Serving: one loop with API, relay and worker in it, or some of them, ended in order."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
import uvicorn

from app import signals
from app.connections import Bounds, Connections
from app.protocol import serving
from app.tools import Tools
from app.watchdog import watching
from core import telemetry
from core.settings import Settings
from store.session import OPEN_SECONDS, Store

GRACEFUL_SECONDS = 10
WORKER_CONNECTIONS = 3
WORKER_CHECKOUT_SECONDS = 30.0
"""No client waits for a job: it may wait longer for a connection than a request."""
RELAY_CONNECTIONS = 2
"""One that leads, and one that measures what waits."""
MAX_PORT = 65_535
SWITCH_SECONDS = 0.001
UNSENT_BYTES = 128 * 1024
"""How much of an answer the system keeps beyond what is on its way."""

log = structlog.get_logger("daybook.serving")


class PortTaken(OSError):
    """The address to listen on cannot be had; the text says which, and how to choose another."""


def listen(host: str, port: int) -> socket.socket:
    """Take the address before anything slow is begun. Raises `PortTaken`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _bound_unsent(taken)
        taken.bind(address)
        taken.listen(2048)
    except OSError as error:
        raise PortTaken(
            f"Port {port} on {host} cannot be used: {error.strerror or error}.\n"
            f"Choose another, for example: DAYBOOK_PORT={port + 1 if port < MAX_PORT else 8000}"
        ) from error
    taken.setblocking(False)  # noqa: FBT003 - the standard library's way
    return taken


def _bound_unsent(listener: socket.socket) -> None:
    """Let the system take little more of an answer than is on its way.

    Otherwise it takes some megabytes for each client that does not read, and what the client reads
    of them is not seen here as progress. Accepted sockets inherit it.
    """
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts run in this process."""

    api: bool = False
    relay: bool = False
    worker: bool = False


class Part(Protocol):
    """What runs beside the API, in the same loop."""

    async def run(self) -> None:
        """Run until `stop`; to end earlier is to fail."""
        ...

    def stop(self) -> None:
        """Ask `run` to return."""
        ...


class _Server(uvicorn.Server):
    """uvicorn, told when to end by us rather than by its own signal handlers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the requests, then the app; by force, too, which uvicorn spares itself."""
        await super().shutdown(sockets)
        if self.force_exit:
            for request in (requests := tuple(self.server_state.tasks)):
                request.cancel()
            await asyncio.gather(*requests, return_exceptions=True)
            await self.lifespan.shutdown()


class _Stop:
    """The wish to end: the first signal asks for it, a second Ctrl-C insists."""

    def __init__(self, ending: Callable[[], None]) -> None:
        self._ending = ending
        self.asked = asyncio.Event()
        self.server: _Server | None = None

    def ask(self, number: int | None = None) -> None:
        """End; when a person asks for it again, without waiting for any request.

        SIGTERM may be repeated: one `timeout make run` sends it twice.
        """
        if self.server is not None:
            if number == signal.SIGINT and self.asked.is_set():
                self.server.force_exit = True
            self.server.should_exit = True
        if not self.asked.is_set():
            self._ending()
        self.asked.set()


async def serve(
    settings: Settings,
    parts: Parts,
    *,
    listener: socket.socket | None = None,
    beside: Sequence[Part] = (),
    ready: Callable[[], None] = lambda: None,
    ending: Callable[[], None] = lambda: None,
) -> None:
    """Run the parts until SIGINT or SIGTERM; requests in progress get `GRACEFUL_SECONDS` to finish.

    What is `beside` them runs as long, and when one of it fails, everything ends and its exception
    is raised. `ready` is called once the API answers, or the other parts run; `ending` at the first
    signal.
    """
    stop = _Stop(ending)
    _let_threads_alternate()
    telemetry.serve_metrics(settings.host, settings.metrics_port)
    if parts == Parts(api=True) and settings.rates and not settings.redis_url:
        log.warning("without REDIS_URL each API process counts requests alone")
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(signals.told(stop.ask))
        for part in beside:
            await stack.enter_async_context(_beside(part, stop))
        # Assembled before anything runs beside it: that takes seconds on a busy machine, in which
        # no other task has its turn.
        configuration = _configuration(settings) if parts.api and listener is not None else None
        await stack.enter_async_context(_background(settings, parts, stop))
        if configuration is not None and listener is not None:
            stop.server = _Server(configuration, ready)
            gc.freeze()  # the app is never garbage: to look for some in it holds all threads
            if not stop.asked.is_set():
                await stop.server.serve([listener])
            stop.asked.set()
        else:
            ready()
            async with watching(settings.loop_hold_milliseconds):
                await stop.asked.wait()


def _let_threads_alternate() -> None:
    """Have a thread that computes give way to the loop after a millisecond, instead of five."""
    sys.setswitchinterval(SWITCH_SECONDS)


def _configuration(settings: Settings) -> uvicorn.Config:
    from app.main import create_app

    return uvicorn.Config(
        create_app(settings),
        http=serving(Connections(Bounds.of(settings))),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
    )


@contextlib.asynccontextmanager
async def _background(settings: Settings, parts: Parts, stop: _Stop) -> AsyncIterator[None]:
    """Run relay and worker beside the block; they end after it, so that its last events go out."""
    if not (parts.relay or parts.worker):
        yield
        return
    async with contextlib.AsyncExitStack() as stack:
        # Pools of their own: however slow they are, no request waits for them.
        url = str(settings.database_url)
        if parts.worker:
            store = Store(
                url,
                size=WORKER_CONNECTIONS,
                checkout_seconds=WORKER_CHECKOUT_SECONDS,
                whole_tables=True,
            )
            await store.open(timeout=settings.database_wait or OPEN_SECONDS)
            stack.push_async_callback(store.close)
            await stack.enter_async_context(_beside(_worker(store, settings, stack), stop))
        if parts.relay:
            store = Store(url, size=RELAY_CONNECTIONS)
            await store.open(timeout=settings.database_wait or OPEN_SECONDS)
            stack.push_async_callback(store.close)
            relay = await _relay(store, settings, stack)
            await stack.enter_async_context(_beside(relay, stop))
        yield


async def _relay(store: Store, settings: Settings, stack: contextlib.AsyncExitStack) -> Part:
    """Make a relay; an API alone does not import what speaks to the broker."""
    from app.relay import Relay
    from core.bus import Bus

    bus = Bus(str(settings.nats_url), replicas=settings.nats_replicas)
    await bus.open(wait=0.5)  # enough for one that is there; a missing one delays nobody
    stack.push_async_callback(bus.close)
    return Relay(store, bus, listen_url=str(settings.database_url))


def _worker(store: Store, settings: Settings, stack: contextlib.AsyncExitStack) -> Part:
    """Make a worker; an API alone does not import what runs jobs."""
    from app.tasks import Runner
    from app.worker import Worker

    tools = Tools.from_settings(settings)
    stack.callback(tools.close)
    return Worker(store, Runner(store, tools), url=str(settings.database_url))


@contextlib.asynccontextmanager
async def _beside(part: Part, stop: _Stop) -> AsyncIterator[None]:
    """Run one part beside the block and end it after; when it fails by itself, everything ends."""
    task = asyncio.create_task(part.run(), name=type(part).__name__)

    def look(_: asyncio.Task[None]) -> None:
        if not stop.asked.is_set():
            stop.ask()

    task.add_done_callback(look)
    try:
        yield
    finally:
        part.stop()
        began = time.monotonic()
        try:
            await asyncio.wait_for(task, GRACEFUL_SECONDS)
        except TimeoutError:
            log.warning("ended by force", part=type(part).__name__)
        log.debug("ended", part=type(part).__name__, seconds=time.monotonic() - began)
