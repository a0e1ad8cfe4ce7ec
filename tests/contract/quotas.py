"""Quotas: whoever used one up is told so, by every operation that counts.

Which rates an operation counts is read from the document alone (`x-rate-limit`, its method, and who
may call it), so that a new operation is probed the day it is written. The limiter is the real one,
with a quota of a single request and a clock that stands still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

import httpx
from fastapi import FastAPI

from core.rates import Rate, Rates
from tests.contract.document import PROBLEM_JSON, Document, Operation
from tests.contract.requests import example
from tests.contract.scenes import Stage

SECONDS = 600
POLICIES = ("anonymous", "user", "write", "search", "registration", "sign_in", "guesses")
EXTENSION = "x-rate-limit"
KIND = "/problems/rate_limited"
ITEM = re.compile(r'"(?P<policy>\w+)";r=(?P<left>\d+);t=(?P<seconds>\d+)')

Who = Literal["a person", "a network", "a guesser"]
"""Somebody signed in; anybody at an address; whoever sends a credential that is nobody's."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One operation, asked by a caller who has used up one of the rates that it counts."""

    operation: Operation
    who: Who
    policy: str

    def __str__(self) -> str:
        return f"{self.operation.id} for {self.who}: {self.policy}"


def probes(document: Document) -> Iterator[Probe]:
    """Make a probe for each rate that each operation counts, of each kind of caller."""
    for operation in document.operations.values():
        special = operation.node.get(EXTENSION)
        if special == "none":
            continue
        own = [] if special is None else [special]
        if document.is_public(operation):
            yield from (Probe(operation, "a network", name) for name in ["anonymous", *own])
        if any(document.security(operation)):
            writes = [] if operation.method == "GET" else ["write"]
            yield from (Probe(operation, "a person", name) for name in ["user", *writes, *own])
            yield Probe(operation, "a guesser", "guesses")


def rates(policy: str) -> Rates:
    """Give one rate a quota of one request, and all others more than is ever asked."""
    wide: dict[str, Any] = {name: Rate(100_000, SECONDS) for name in POLICIES}
    return Rates(**{**wide, policy: Rate(1, SECONDS)}, in_flight=1000)


class Clock:
    """The time of a limiter, which passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


class Counted:
    """An application in which one rate is used up by a single request, and those who ask it."""

    def __init__(self, app: FastAPI, stage: Stage) -> None:
        self.clock = app.state.limits.clock = Clock()
        self._app = app
        self._stage = stage
        self._hosts = (f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}" for n in count())

    async def faults(self, probe: Probe) -> str | None:
        """Use a quota up, ask once more, and say what is wrong with the answers, if anything is."""
        one, other = self._caller(probe), self._caller(probe)
        first, second = await one.ask(), await one.ask()
        if first.status_code in (429, 500):
            return f"the only request of the quota was answered {first.status_code}"
        if (told := _left(first).get(probe.policy)) is None or told[0] != 0:
            return f"RateLimit after the first: {first.headers.get('ratelimit')}"
        if fault := refusal_fault(self._stage.document, probe, second):
            return fault
        if (elsewhere := await other.ask()).status_code == 429:
            return f"somebody else was refused as well: {elsewhere.text}"
        return await self._fault_of_waiting(one, int(second.headers["retry-after"]))

    async def _fault_of_waiting(self, one: Caller, seconds: int) -> str | None:
        """Who waits as long as Retry-After says is let in, and not a second earlier."""
        self.clock.now += seconds - 1
        early = await one.ask()
        if early.status_code != 429 or early.headers["retry-after"] != "1":
            return f"a second early: {early.status_code}, {early.headers.get('retry-after')}"
        self.clock.now += 1
        late = await one.ask()
        return None if late.status_code != 429 else "refused after Retry-After"

    def _caller(self, probe: Probe) -> Caller:
        """Somebody who has asked nothing yet."""
        headers: Mapping[str, str] = {}
        if probe.who == "a person":
            headers = self._stage.caller("counted").headers
        elif probe.who == "a guesser":
            headers = {"Authorization": "Bearer not-one-of-ours"}
        return Caller(self._app, self._stage.document, probe.operation, headers, next(self._hosts))


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody at an address, who asks one thing."""

    app: FastAPI
    document: Document
    operation: Operation
    headers: Mapping[str, str]
    host: str

    async def ask(self) -> httpx.Response:
        """Ask it once more."""
        request = example(self.document, self.operation)
        transport = httpx.ASGITransport(self.app, client=(self.host, 4711))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://test", trust_env=False
        ) as client:
            headers = {**request.headers, **self.headers}
            return await client.request(
                request.method, request.url, headers=headers, content=request.content
            )


def refusal_fault(document: Document, probe: Probe, answer: httpx.Response) -> str | None:
    """Say what is wrong with the answer to a request too many, if anything is."""
    if answer.status_code != 429 or answer.headers["content-type"] != PROBLEM_JSON:
        return f"a request too many was answered {answer.status_code} {answer.text}"
    documented = document.responses(probe.operation)["429"]
    schema = documented["content"][PROBLEM_JSON]["schema"]
    if answer.json()["type"] != KIND or not document.validator(schema).is_valid(answer.json()):
        return f"the problem is {answer.text}"
    for name, header in documented["headers"].items():
        node = document.resolve(header)
        value: Any = answer.headers.get(name)
        if node["schema"].get("type") == "integer" and value is not None:
            value = int(value)
        if not document.validator(node["schema"]).is_valid(value):
            return f"{name} is {value!r}"
    policy = f'"{probe.policy}";q=1;w={SECONDS}'
    if policy not in answer.headers["ratelimit-policy"].split(", "):
        return f"RateLimit-Policy {answer.headers['ratelimit-policy']} does not have {policy}"
    waiting = int(answer.headers["retry-after"])
    if _left(answer).get(probe.policy) != (0, waiting) or not 1 <= waiting <= SECONDS:
        return f"Retry-After {waiting}, but RateLimit {answer.headers['ratelimit']}"
    return None


def _left(answer: httpx.Response) -> dict[str, tuple[int, int]]:
    """Read `RateLimit`: by policy, what is left and for how many seconds."""
    found = ITEM.finditer(answer.headers.get("ratelimit", ""))
    return {item["policy"]: (int(item["left"]), int(item["seconds"])) for item in found}
