"""Several processes that serve one address: forked, started again when one dies, ended together.

The supervisor holds the listening socket and no requests. What the application imports is loaded
before it forks, so that workers share that memory and a new one is there at once. A worker is a
whole API process: nothing that one of them knows is needed by another.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

import structlog

from app import signals
from app.main import create_app
from app.run import in_loop
from app.serving import Parts, serve
from core.settings import Settings

PAUSE_SECONDS = 1.0
"""How long it takes at least from one start of a worker to the next, however soon it dies."""

log = structlog.get_logger("daybook.workers")


def serve_with(settings: Settings, listener: socket.socket, count: int) -> None:
    """Serve with so many processes until SIGINT or SIGTERM; each signal is passed on to all.

    Raises what an application that cannot be made raises, before there is any process.
    """
    create_app(settings)
    gc.freeze()  # what is here already is never garbage: it stays on the pages that are shared
    _Supervisor(settings, listener, count).run()


@dataclass
class _Supervisor:
    settings: Settings
    listener: socket.socket
    count: int
    workers: dict[int, int] = field(default_factory=dict)
    """The place of each process that lives."""
    began: dict[int, float] = field(default_factory=dict)
    ending: bool = False
    leash: tuple[int, int] = field(default_factory=os.pipe)
    """A worker that finds this pipe closed at the other end has lost its supervisor."""

    def run(self) -> None:
        """Keep every place filled until it is time to end, then wait for the last to leave."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.pass_on)
        for place in range(self.count):
            self.start(place)
        while self.workers:
            pid, status = os.wait()
            if pid in self.workers:  # a container's first process inherits those of others
                self.replace(pid, os.waitstatus_to_exitcode(status))

    def replace(self, pid: int, code: int) -> None:
        """Fill the place of a worker that has ended, unless all of them are to end."""
        place = self.workers.pop(pid)
        if not self.ending:
            log.warning("a worker has ended: starting another", place=place, pid=pid, code=code)
            time.sleep(max(0.0, self.began[place] + PAUSE_SECONDS - time.monotonic()))
        self.start(place)

    def pass_on(self, number: int, _frame: object) -> None:
        """Tell every worker what the supervisor was told; none is started from now on."""
        self.ending = True
        self.listener.close()  # once the workers have closed theirs, the door is shut
        for pid in self.workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def start(self, place: int) -> None:
        """Fork a worker for a place. A signal waits until it is known whom to tell."""
        with _signals_wait():
            if self.ending:
                return
            pid = os.fork()
            if pid == 0:
                self.work(place)
            self.workers[pid] = place
            self.began[place] = time.monotonic()

    def work(self, place: int) -> NoReturn:
        """Be a worker, and leave without running anything that is the supervisor's."""
        code = 1
        try:
            os.close(self.leash[1])
            os.setpgid(0, 0)  # Ctrl-C reaches the supervisor alone, which passes it on
            signals.unwind()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
            in_loop(self.serving(place))
            code = 0
        except (KeyboardInterrupt, SystemExit):
            code = signals.TERMINATED
        except Exception:
            log.exception("a worker failed", place=place)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    async def serving(self, place: int) -> None:
        """Serve as one process does, but for the port of the metrics: each has its own."""
        port = self.settings.metrics_port
        settings = self.settings.but(metrics_port=None if port is None else port + place)
        leash = _Leash(self.leash[0])
        await serve(settings, Parts(api=True), listener=self.listener, beside=[leash])


class _Leash:
    """Runs beside a worker's server as long as there is a supervisor; then everything ends."""

    def __init__(self, end: int) -> None:
        self._end = end
        self._over = asyncio.Event()

    def stop(self) -> None:
        """Ask `run` to return."""
        self._over.set()

    async def run(self) -> None:
        """Wait for the end of either."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._end, self._over.set)
        await self._over.wait()
        loop.remove_reader(self._end)


@contextlib.contextmanager
def _signals_wait() -> Iterator[None]:
    """Hold back what would end the process until the block is done."""
    both = (signal.SIGINT, signal.SIGTERM)
    signal.pthread_sigmask(signal.SIG_BLOCK, both)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, both)
