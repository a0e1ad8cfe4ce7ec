"""Rate limits: how often a caller may ask, and how many requests of theirs may be under way.

Counted are requests whose caller is known and may make them, before anything else of them is read.
The contract says with `x-rate-limit` which operations have a rate of their own, or none. What is
sent as a credential and is nobody's is counted apart, by network, so that whoever tries keys out
uses up nobody's rate.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from ipaddress import IPv4Address, ip_address, ip_network
from time import time
from typing import Any, Final, NoReturn
from zlib import crc32

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from codegen.runtime import Call, Operation
from core import telemetry
from core.context import Principal
from core.counters import Counters
from core.emails import email_key
from core.rates import Rate, Rates
from generated import problems

EXTENSION: Final = "x-rate-limit"
NONE: Final = "none"
SAFE: Final = frozenset({"GET", "HEAD"})
TALLY: Final = "daybook.tally"
WHAT: Final = {"guesses": "credentials of nobody"}
"""What a rate counts, where it does not count requests."""


@dataclass(frozen=True)
class Policy:
    """One rate under its name, as RateLimit-Policy shows it."""

    name: str
    rate: Rate

    @cached_property
    def item(self) -> str:
        """The quota policy item (draft-ietf-httpapi-ratelimit-headers-11 §3.1)."""
        return f'"{self.name}";q={self.rate.quota};w={self.rate.seconds}'


@dataclass(frozen=True, slots=True)
class Plan:
    """What one operation counts: by the caller, by the address, by the account that it names."""

    user: tuple[Policy, ...]
    anonymous: tuple[Policy, ...]
    account: Policy | None = None


@dataclass(slots=True)
class Claim:
    """A request that was counted once: under which key, how many there are, until when."""

    policy: Policy
    key: str
    count: int
    ends_in: int

    @property
    def exceeds(self) -> bool:
        """Whether this was one more than the rate allows."""
        return self.count > self.policy.rate.quota

    @property
    def item(self) -> str:
        """The service limit item (draft-ietf-httpapi-ratelimit-headers-11 §4.1)."""
        left = max(self.policy.rate.quota - self.count, 0)
        return f'"{self.policy.name}";r={left};t={self.ends_in}'


@dataclass(slots=True)
class Tally:
    """What was counted for one request; kept in its scope until it is answered."""

    caller: str
    signed_in: bool
    claims: list[Claim] = field(default_factory=list)
    under_way: bool = False
    told: bool = False

    def policy(self) -> str:
        """The field RateLimit-Policy."""
        return ", ".join([claim.policy.item for claim in self.claims])

    def state(self) -> str:
        """The field RateLimit: where the client stands."""
        return ", ".join([claim.item for claim in self.claims])


class Limits:
    """The rates of an installation, and who has used how much of them."""

    def __init__(
        self,
        rates: Rates,
        operations: Iterable[Operation],
        counters: Counters,
        key: bytes,
        *,
        clock: Callable[[], float] = time,
    ) -> None:
        """Plan every operation; accounts are told apart by a digest under `key`.

        Raises ValueError for an `x-rate-limit` that names no rate.
        """
        self._rates = rates
        self._counters = counters
        self._key = key
        self.clock = clock
        self._plans = {operation.id: planned(operation, rates) for operation in operations}
        self._guesses = Policy("guesses", rates.guesses)
        self._under_way: dict[str, int] = {}

    async def admit(self, operation: Operation, principal: Principal | None, scope: Scope) -> None:
        """Count a request. Raises `RateLimited` (429) when it is one too many."""
        plan = self._plans[operation.id]
        if plan is None:
            return
        if principal is None:
            tally = Tally(network(scope), signed_in=False)
            policies = plan.anonymous
        else:
            tally = Tally(principal.user_id.hex, signed_in=True)
            policies = plan.user
        scope[TALLY] = tally
        for policy in policies:
            tally.claims.append(await self._claim(policy, tally.caller))
        if exceeded := [claim for claim in tally.claims if claim.exceeds]:
            refuse(tally, max(exceeded, key=lambda claim: claim.ends_in))
        self._enter(tally)

    async def count_account(self, call: Call[Any]) -> None:
        """Count a request for the account that it names, where its operation has such a rate.

        Somebody who is signed in names their own. Raises `RateLimited` (429) for one too many.
        """
        plan = self._plans[call.operation.id]
        if plan is None or plan.account is None:
            return
        who = call.principal
        named = email_key(call.request.body.email) if who is None else who.user_id.hex
        account = hmac.digest(self._key, named.encode(), "sha256").hex()
        tally: Tally = call.scope[TALLY]
        claim = await self._claim(plan.account, f"{account} {network(call.scope)}")
        tally.claims.append(claim)
        if claim.exceeds:
            refuse(tally, claim)

    async def guess(self, scope: Scope) -> None:
        """Count a credential as a guess. Raises `RateLimited` (429) when it is one too many."""
        tally = scope[TALLY] = Tally(network(scope), signed_in=False)
        claim = await self._claim(self._guesses, tally.caller)
        tally.claims.append(claim)
        if claim.exceeds:
            refuse(tally, claim)

    async def guessed_right(self, scope: Scope) -> None:
        """Count what `guess` counted no more: it was no guess."""
        await self.take_back(scope.pop(TALLY))

    async def _claim(self, policy: Policy, caller: str) -> Claim:
        """Count one request. Windows of callers begin at different times, not all at full hours."""
        seconds = policy.rate.seconds
        since = self.clock() + crc32(caller.encode()) % seconds
        number = int(since // seconds)
        key = f"{policy.name} {caller} {number}"
        count = await self._counters.add(key, seconds)
        return Claim(policy, key, count, math.ceil((number + 1) * seconds - since))

    def _enter(self, tally: Tally) -> None:
        """Take one of the places for requests under way."""
        taken = self._under_way.get(tally.caller, 0)
        if taken >= self._rates.in_flight:
            refuse_crowd(tally, self._rates.in_flight)
        self._under_way[tally.caller] = taken + 1
        tally.under_way = True

    def leave(self, tally: Tally) -> None:
        """Give the place back."""
        if tally.under_way:
            taken = self._under_way.pop(tally.caller)
            if taken > 1:
                self._under_way[tally.caller] = taken - 1

    async def take_back(self, tally: Tally) -> None:
        """Count a request no more: it turned out that it is free."""
        for claim in tally.claims:
            seconds = claim.policy.rate.seconds
            claim.count = await self._counters.add(claim.key, seconds, -1)


class Limited:
    """ASGI middleware that tells every counted client where it stands, once it is answered.

    An authenticated 304 is free.
    """

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""

        async def reply(message: Message) -> None:
            if message["type"] == "http.response.start":
                tally = scope.get(TALLY)
                if tally is not None and not tally.told:
                    await self._tell(tally, message)
            await send(message)

        try:
            await self.app(scope, receive, reply)
        finally:
            if (tally := scope.get(TALLY)) is not None:
                self.limits.leave(tally)

    async def _tell(self, tally: Tally, message: Message) -> None:
        if message["status"] == 304 and tally.signed_in:  # noqa: PLR2004 - Not Modified
            await self.limits.take_back(tally)
        message["headers"] = [
            *message.get("headers", ()),
            (b"ratelimit-policy", tally.policy().encode()),
            (b"ratelimit", tally.state().encode()),
        ]


def planned(operation: Operation, rates: Rates) -> Plan | None:
    """What an operation counts; None when it counts nothing. Raises ValueError."""
    special = operation.extensions.get(EXTENSION)
    if special == NONE:
        return None
    user = [Policy("user", rates.user)]
    if operation.method not in SAFE:
        user.append(Policy("write", rates.write))
    anonymous = [Policy("anonymous", rates.anonymous)]
    match special:
        case None:
            own = []
        case "search":
            own = [Policy("search", rates.search)]
        case "registration":
            own = [Policy("registration", rates.registration)]
        case "sign_in":
            account = Policy("sign_in", rates.sign_in)
            return Plan(tuple(user), tuple(anonymous), account)
        case _:
            raise ValueError(f"operation {operation.id}: {EXTENSION}: {special!r} names no rate")
    return Plan((*user, *own), (*anonymous, *own))


def network(scope: Scope) -> str:
    """The network that an anonymous caller is: its address, the /64 of an IPv6 one."""
    client = scope.get("client")
    return network_of(client[0]) if client else "unknown"


@lru_cache(maxsize=4096)
def network_of(host: str) -> str:
    """The network of an address: an IPv4 address itself, the /64 of an IPv6 one."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ip_network((address.packed[:8] + bytes(8), 64)))


def refuse(tally: Tally, claim: Claim) -> NoReturn:
    """Refuse a request that is one too many in its window."""
    tally.told = True
    telemetry.RATE_LIMITED.labels(claim.policy.name).inc()
    rate, seconds = claim.policy.rate, claim.ends_in
    raise problems.RateLimited(
        f"This was more than {rate.quota} {WHAT.get(claim.policy.name, 'requests')} "
        f"in {rate.seconds} seconds. "
        f"Ask again in {seconds} seconds.",
        headers={
            "Retry-After": str(seconds),
            "RateLimit-Policy": tally.policy(),
            "RateLimit": tally.state(),
        },
    )


def refuse_crowd(tally: Tally, most: int) -> NoReturn:
    """Refuse a request that is one too many at the same time."""
    tally.told = True
    telemetry.RATE_LIMITED.labels("in_flight").inc()
    raise problems.RateLimited(
        f"More than {most} requests of yours are under way. Wait for their answers.",
        headers={
            "Retry-After": "1",
            "RateLimit-Policy": f'"in_flight";q={most};qu="concurrent-requests"',
            "RateLimit": '"in_flight";r=0',
        },
    )
