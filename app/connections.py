"""All connections of a process: how many there may be, and for how long each may take.

One look at every connection each second, rather than timers for each request: a request costs
nothing here. Time is counted in those looks, so that a process that stood still closes none.
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

import structlog
from uvicorn.middleware.proxy_headers import _TrustedHosts

from app.limits import network_of
from core import telemetry
from core.settings import Settings

RESERVED: Final = 256
"""File descriptors that are not for connections: database, files, logs, pipes, listeners."""

LINES: Final = 20
"""How many closed connections have a line of their own in the log, between two looks."""

log = structlog.get_logger("daybook.connections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How many connections a process serves, and how long a peer may take. Times are seconds."""

    connections: int = 4096
    per_address: int = 512
    head: float = 10.0
    """For a head to come, from its first byte or from the beginning of the connection."""
    body_rate: int = 1024
    """Bytes of a body that have to come in each second, on average, after `head` seconds."""
    stall: float = 30.0
    """Without taking anything of an answer; and the most that a quick body may pause."""
    idle: float = 75.0
    """Between two requests."""
    linger: float = 10.0
    """For the peer to see the last answer and close, when it has more to send."""
    look: float = 1.0
    """From one look at all connections to the next."""
    max_head: int = 64 * 1024
    """Bytes of the first line and the headers of a request, and of what stands beside a body."""
    trusted: str = ""
    """Proxies, whose many users are not one address."""

    @classmethod
    def of(cls, settings: Settings) -> Bounds:
        """Take them from the settings, the descriptors of this process considered."""
        return cls(
            max_head=settings.max_head_bytes,
            connections=fitting(settings.max_connections),
            per_address=settings.max_connections_per_address,
            head=settings.head_seconds,
            body_rate=settings.body_rate,
            stall=settings.stall_seconds,
            idle=settings.idle_seconds,
            trusted=settings.trusted_proxies,
        )


def fitting(connections: int) -> int:
    """How many of so many connections fit below the limit of descriptors, which is raised first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + RESERVED
    unlimited = resource.RLIM_INFINITY
    if soft != unlimited and soft < wanted:
        raised = wanted if hard == unlimited else min(wanted, hard)
        with contextlib.suppress(OSError, ValueError):  # systems have bounds of their own
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised, hard))
            soft = raised
    if soft == unlimited or soft >= wanted:
        return connections
    fit = max(soft - RESERVED, soft // 2)
    log.warning("descriptors limit connections", wanted=connections, connections=fit, limit=soft)
    return fit


class Deadline:
    """How long one connection has been in one stage without getting on, looked at each second."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._mark: tuple[str, int, int] | None = None
        self._waited = self._credit = 0.0
        self._read = 0

    def has_passed(self, stage: str, requests: int, read: int, unsent: int, seconds: float) -> bool:
        """Tell whether it has been too long; so many seconds have passed since the last look."""
        mark = (stage, requests, unsent)
        if mark != self._mark:
            self._mark, self._waited = mark, 0.0
            self._read, self._credit = read, self.bounds.head
            return False
        self._waited += seconds
        if unsent:
            return self._waited >= self.bounds.stall
        if stage == "body":
            return self._is_slow(read, seconds)
        return stage != "busy" and self._waited >= float(getattr(self.bounds, stage))

    def detail(self, stage: str) -> str:
        """What a request is refused with that came too slowly."""
        if stage == "body":
            rate = self.bounds.body_rate
            return f"The body came too slowly: at least {rate} bytes a second are expected."
        return f"The head of the request was not complete after {self.bounds.head:g} seconds."

    def _is_slow(self, read: int, seconds: float) -> bool:
        """Tell whether a body comes too slowly; who was quick may pause, but not for ever."""
        came = (read - self._read) / self.bounds.body_rate
        self._read = read
        self._credit = min(self._credit + came, self.bounds.stall) - seconds
        return self._credit < 0


class Member(Protocol):
    """A connection, as it is looked after."""

    peer: tuple[str, int] | None

    def check(self, seconds: float) -> None:
        """End what takes too long; so many seconds have passed since the last look."""
        ...


class Connections:
    """The connections of a process."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._open: dict[Member, str | None] = {}
        """Each with the address that it is counted by."""
        self._addresses: Counter[str] = Counter()
        self._trusted = _TrustedHosts(self.bounds.trusted)
        self._closed: Counter[str] = Counter()
        self._look: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Member]:
        return iter(tuple(self._open))

    def admit(self, member: Member) -> str | None:
        """Take a connection in, or say which bound does not let it in."""
        if len(self._open) >= self.bounds.connections:
            return "connections"
        address = self._address(member)
        if address is not None:
            if self._addresses[address] >= self.bounds.per_address:
                return "connections_per_address"
            self._addresses[address] += 1
        self._open[member] = address
        if self._look is None:
            loop = asyncio.get_running_loop()
            self._look = loop.call_later(self.bounds.look, self._check)
        return None

    def leave(self, member: Member) -> None:
        """Forget a connection, if it was taken in."""
        address = self._open.pop(member, None)
        if address is not None:
            self._addresses[address] -= 1
            if not self._addresses[address]:
                del self._addresses[address]

    def _address(self, member: Member) -> str | None:
        """The address that is counted; none for a trusted proxy, and for a local socket."""
        if member.peer is None or member.peer[0] in self._trusted:
            return None
        return network_of(member.peer[0])

    def closed(self, reason: str, member: Member) -> bool:
        """Log and count a connection that is closed for what its peer does, or does not do.

        Many at once become one line, so that they cannot make the log the attack; tell whether
        this one has a line of its own.
        """
        telemetry.CONNECTIONS_REFUSED.labels(reason).inc()
        self._closed[reason] += 1
        if self._closed[reason] > LINES:
            return False
        peer = member.peer[0] if member.peer else None
        log.info("connection_closed", reason=reason, peer=peer, open=len(self))
        return True

    def _check(self) -> None:
        """Look at every connection; once there are none, no more until there is one again."""
        loop = asyncio.get_running_loop()
        self._look = None
        for member in self:
            try:
                member.check(self.bounds.look)
            except Exception:
                log.exception("connection_check_failed")
        for reason, count in self._closed.items():
            if count > LINES:
                log.warning("connections_closed", reason=reason, count=count - LINES)
        self._closed.clear()
        telemetry.CONNECTIONS.set(len(self))
        if self._open:
            self._look = loop.call_later(self.bounds.look, self._check)
