"""Keeps the embedded servers running: one that ends by itself is started again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from core.embedded.folder import CannotStart

LOOK_SECONDS = 0.5
ATTEMPTS = 3
WITHIN_SECONDS = 60.0

log = logging.getLogger("daybook.embedded")


class Server(Protocol):
    """PostgreSQL or NATS: started again it has the same address, and what was acknowledged."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        ...

    def start(self) -> None:
        """Start it. Raises `CannotStart`."""
        ...


class Keeper:
    """Looks after servers until it is told to stop."""

    def __init__(self, servers: Iterable[Server]) -> None:
        self._lives = [(server, deque[float](maxlen=ATTEMPTS)) for server in servers]
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Ask `run` to return; what ends from now on is left alone."""
        self._stopping.set()

    async def run(self) -> None:
        """Start again what ended. Raises `CannotStart` for what ends again and again."""
        while not self._stopping.is_set():
            for server, begun in self._lives:
                if not server.running:
                    self._start(server, begun)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), LOOK_SECONDS)

    def _start(self, server: Server, begun: deque[float]) -> None:
        """Start one, on the loop's own thread: the kernel ends a child with its parent's *thread*.

        That holds the loop for a moment, in which there is little that it could answer.
        """
        now = time.monotonic()
        if len(begun) == ATTEMPTS and now - begun[0] < WITHIN_SECONDS:
            raise CannotStart(
                f"{server.name} ended by itself, again and again, so everything was stopped.\n"
                "Its log, in the data folder, may say why."
            )
        begun.append(now)
        log.warning("%s ended by itself; it is started again", server.name)
        try:
            server.start()
        except CannotStart as error:
            log.warning("%s", error)
