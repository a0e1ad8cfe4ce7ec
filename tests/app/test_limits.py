"""Rate limits, over HTTP with a clock of the test's own: how many are let in, and what is told."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from app.limits import Limits, network
from app.main import create_app
from codegen.runtime import Operation
from core.counters import Memory
from core.rates import Rate, Rates
from core.settings import Settings
from generated.operations import OPERATIONS
from tests.conftest import running

PASSWORD = "four quiet herons at dusk"
MINUTE = 60
Serve = Callable[..., AbstractAsyncContextManager["Service"]]


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


class Service:
    """A running app with its clock, and clients of it."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.clock = Clock()
        app.state.limits.clock = self.clock

    def client(self, host: str = "203.0.113.7", **headers: str) -> httpx.AsyncClient:
        """A client whose requests come from an address."""
        transport = httpx.ASGITransport(self.app, client=(host, 4711))
        return httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers)

    async def person(self, name: str, host: str = "203.0.113.7") -> httpx.AsyncClient:
        """A client of somebody who has an account and is signed in."""
        account = {"email": f"{name}@example.org", "username": name, "password": PASSWORD}
        client = self.client(host)
        await client.post("/api/v1/auth/registrations", json=account)
        credentials = {"email": account["email"], "password": PASSWORD}
        answer = await client.post("/api/v1/auth/sessions", json=credentials)
        token = answer.raise_for_status().json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        return client


@pytest.fixture
def serve(settings: Settings) -> Serve:
    """Run an app with rates of the test's own, the others being out of the way."""

    @asynccontextmanager
    async def run(redis_url: str | None = None, **rates: Any) -> AsyncIterator[Service]:
        wide = {name: Rate(100_000, MINUTE) for name in ("anonymous", "user", "write")}
        wide |= {name: Rate(100_000, MINUTE) for name in ("registration", "sign_in", "guesses")}
        chosen = Rates(**wide | {"in_flight": 1000} | rates)
        app = create_app(settings.but(rates=chosen, redis_url=redis_url))
        async with running(app):
            yield Service(app)

    return run


def left(answer: httpx.Response, policy: str) -> tuple[int, int]:
    """What `RateLimit` says of a policy: requests left, and seconds until it is whole again."""
    items = dict(re.findall(r'"(\w+)";(r=\d+;t=\d+)', answer.headers["ratelimit"]))
    found = re.fullmatch(r"r=(\d+);t=(\d+)", items[policy])
    assert found is not None
    return int(found[1]), int(found[2])


def refused(answer: httpx.Response) -> int:
    """The seconds to wait that a refusal names."""
    assert answer.status_code == 429, answer.text
    assert answer.json()["type"] == "/problems/rate_limited"
    assert "ratelimit" in answer.headers
    assert "ratelimit-policy" in answer.headers
    return int(answer.headers["retry-after"])


@pytest.mark.parametrize("counting", ["memory", "redis"])
async def test_a_quota_is_exact(
    serve: Serve, counting: str, request: pytest.FixtureRequest
) -> None:
    """Eight clients of one person, ten windows: the quota is let in, and not one more."""
    url = request.getfixturevalue("redis_url") if counting == "redis" else None
    async with serve(url, user=Rate(24, MINUTE)) as service:
        person = await service.person(f"noor{uuid4().hex[:6]}")
        seen: list[int] = []

        async def client() -> list[httpx.Response]:
            return [await person.get("/api/v1/workspaces") for _ in range(5)]

        for _ in range(10):
            rounds = await asyncio.gather(*(client() for _ in range(8)))
            answers = list(chain.from_iterable(rounds))
            assert Counter(a.status_code for a in answers) == {200: 24, 429: 16}
            good = [left(a, "user")[0] for a in answers if a.status_code == 200]
            assert sorted(good, reverse=True) == list(range(23, -1, -1))
            waits = {refused(a) for a in answers if a.status_code == 429}
            assert len(waits) == 1
            seen.append(waits.pop())
            service.clock.now += seen[-1] - 1
            assert refused(await person.get("/api/v1/workspaces")) == 1
            service.clock.now += 1
        assert (await person.get("/api/v1/workspaces")).status_code == 200
        assert max(seen) <= MINUTE


async def test_processes_count_together_through_redis(serve: Serve, redis_url: str) -> None:
    """Two processes with one Redis let in one quota, not two."""
    quota = Rate(10, MINUTE)
    async with (
        serve(redis_url, user=quota) as one,
        serve(redis_url, user=quota) as other,
    ):
        person = await one.person("noor")
        elsewhere = other.client(Authorization=person.headers["Authorization"])
        calls = [c.get("/api/v1/account") for c in (person, elsewhere) for _ in range(10)]
        answers = await asyncio.gather(*calls)
        assert Counter(a.status_code for a in answers) == {200: 10, 429: 10}


async def test_redis_that_is_away_stops_nobody(serve: Serve, free_tcp_port: int) -> None:
    """Requests go on to be served, and counted by the process alone."""
    async with serve(f"redis://127.0.0.1:{free_tcp_port}", user=Rate(3, MINUTE)) as service:
        person = await service.person("noor")
        answers = [await person.get("/api/v1/account") for _ in range(4)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429]


async def test_an_authenticated_304_is_free(serve: Serve) -> None:
    """Who asks whether something changed, and is told no, has not used anything."""
    async with serve(user=Rate(3, MINUTE)) as service:
        person = await service.person("noor")
        first = await person.get("/api/v1/account")
        assert left(first, "user")[0] == 2
        tag = {"If-None-Match": first.headers["etag"]}
        for _ in range(20):
            answer = await person.get("/api/v1/account", headers=tag)
            assert answer.status_code == 304
            assert left(answer, "user")[0] == 2
        assert (await person.get("/api/v1/account")).status_code == 200
        assert (await person.get("/api/v1/account")).status_code == 200
        refused(await person.get("/api/v1/account", headers=tag))


async def test_a_304_to_nobody_costs(serve: Serve) -> None:
    """An anonymous caller pays for every answer."""
    async with serve(anonymous=Rate(2, MINUTE)) as service:
        client = service.client()
        tag = (await client.get("/api/v1/posts")).headers["etag"]
        assert (await client.get("/api/v1/posts", headers={"If-None-Match": tag})).is_redirect
        refused(await client.get("/api/v1/posts", headers={"If-None-Match": tag}))


async def test_a_write_counts_twice(serve: Serve) -> None:
    """A change is a request and a write; reading goes on when the writes are used up."""
    async with serve(user=Rate(9, MINUTE), write=Rate(2, MINUTE)) as service:
        person = await service.person("noor")
        answers = [await person.post("/api/v1/workspaces", json={"name": "x"}) for _ in range(3)]
        assert [a.status_code for a in answers] == [201, 201, 429]
        assert answers[0].headers["ratelimit-policy"] == '"user";q=9;w=60, "write";q=2;w=60'
        assert [left(a, "write")[0] for a in answers] == [1, 0, 0]
        reading = await person.get("/api/v1/workspaces")
        assert left(reading, "user")[0] == 5
        assert "write" not in reading.headers["ratelimit"]


async def test_what_is_invalid_counts_too(serve: Serve) -> None:
    """A request that is refused for its content was one, and is told where it stands."""
    async with serve(write=Rate(2, MINUTE)) as service:
        person = await service.person("noor")
        answers = [await person.post("/api/v1/workspaces", json={"x": 1}) for _ in range(3)]
        assert [a.status_code for a in answers] == [422, 422, 429]
        assert left(answers[0], "write")[0] == 1
        missing = await person.get(f"/api/v1/workspaces/{uuid4()}")
        assert missing.status_code == 404
        assert "ratelimit" in missing.headers


async def test_people_do_not_share_a_quota(serve: Serve) -> None:
    """Two people at one address have a quota each; one person at two addresses has one."""
    async with serve(user=Rate(2, MINUTE)) as service:
        noor, ilse = await service.person("noor"), await service.person("ilse")
        assert [(await noor.get("/api/v1/account")).status_code for _ in range(3)][-1] == 429
        assert (await ilse.get("/api/v1/account")).status_code == 200
        away = service.client("198.51.100.1", Authorization=noor.headers["Authorization"])
        refused(await away.get("/api/v1/account"))


@pytest.mark.parametrize(
    ("host", "caller"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("a.socket", "a.socket"),
    ],
)
def test_network_is_an_address_or_a_64(host: str, caller: str) -> None:
    """A home has a /64 of IPv6, so its addresses are one caller."""
    assert network({"client": (host, 4711)}) == caller
    assert network({"client": None}) == "unknown"


async def test_addresses_have_a_quota_each(serve: Serve) -> None:
    """An anonymous caller is an address."""
    async with serve(anonymous=Rate(2, MINUTE)) as service:
        near, far = service.client(), service.client("198.51.100.1")
        assert [(await near.get("/api/v1/posts")).status_code for _ in range(3)] == [200, 200, 429]
        assert (await far.get("/api/v1/posts")).status_code == 200


async def test_register_has_a_rate_of_its_own(serve: Serve) -> None:
    """Five accounts an hour from one address, whether or not they are new."""
    async with serve(registration=Rate(5, 3600)) as service:
        client = service.client()
        account = {"email": "noor@example.org", "username": "noor", "password": PASSWORD}
        answers = [await client.post("/api/v1/auth/registrations", json=account) for _ in range(6)]
        assert [a.status_code for a in answers] == [202] * 5 + [429]
        wait = refused(answers[-1])
        far = service.client("198.51.100.1")
        assert (await far.post("/api/v1/auth/registrations", json=account)).status_code == 202
        service.clock.now += wait
        assert (await client.post("/api/v1/auth/registrations", json=account)).status_code == 202


@pytest.mark.parametrize("email", ["noor@example.org", "nobody@example.org"])
async def test_sign_in_has_a_rate_for_account_and_address(serve: Serve, email: str) -> None:
    """Guessing ends after ten tries, for a known address as for one that nobody has."""
    async with serve(sign_in=Rate(10, 900)) as service:
        await service.person("noor", "192.0.2.1")
        client = service.client()
        wrong = {"email": email, "password": "not this one, surely"}
        tries = [wrong, {**wrong, "email": email.upper()}] * 5
        answers = [await client.post("/api/v1/auth/sessions", json=body) for body in tries]
        assert {a.status_code for a in answers} == {401}
        refused(await client.post("/api/v1/auth/sessions", json={**wrong, "password": PASSWORD}))
        other = {**wrong, "email": "ilse@example.org"}
        assert (await client.post("/api/v1/auth/sessions", json=other)).status_code == 401
        far = service.client("198.51.100.1")
        assert (await far.post("/api/v1/auth/sessions", json=wrong)).status_code == 401


async def test_requests_under_way_are_limited(serve: Serve, settings: Settings) -> None:
    """Who has two requests waiting gets no third in; when one is answered, the next may come."""
    async with serve(in_flight=2) as service:
        person = await service.person("noor")
        workspace = (await person.post("/api/v1/workspaces", json={"name": "x"})).json()
        path = f"/api/v1/workspaces/{workspace['id']}"
        with psycopg.connect(str(settings.database_url)) as holder:
            holder.execute("SELECT FROM workspaces FOR UPDATE")
            waiting = [asyncio.create_task(patch(person, path, name)) for name in "ab"]
            while sum(service.app.state.limits._under_way.values()) < 2:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)
            crowd = await person.get(path)
            assert refused(crowd) == 1
            assert 'qu="concurrent-requests"' in crowd.headers["ratelimit-policy"]
            other = await service.person("ilse")
            assert (await other.get("/api/v1/account")).status_code == 200
        assert sorted(a.status_code for a in await asyncio.gather(*waiting)) == [200, 412]
        assert (await person.get(path)).status_code == 200
        assert service.app.state.limits._under_way == {}


async def patch(person: httpx.AsyncClient, path: str, name: str) -> httpx.Response:
    """Rename a workspace."""
    body = f'{{"name": "{name}"}}'.encode()
    headers = {"Content-Type": "application/merge-patch+json", "If-Match": '"1"'}
    return await person.patch(path, content=body, headers=headers)


async def test_what_the_contract_exempts_is_never_counted(serve: Serve) -> None:
    """Health, the contract and the docs answer however often they are asked."""
    async with serve(anonymous=Rate(1, MINUTE)) as service:
        client = service.client()
        for path in ("/healthz", "/.well-known/jwks.json", "/openapi.yaml", "/docs"):
            answers = [await client.get(path) for _ in range(3)]
            assert {a.status_code for a in answers} == {200}
            assert "ratelimit" not in answers[0].headers


def test_each_operation_documents_429_if_it_is_counted() -> None:
    """`x-rate-limit: none` and the answer 429 exclude each other, and one of them is there."""
    for operation in OPERATIONS:
        exempt = operation.extensions.get("x-rate-limit") == "none"
        assert exempt is ("/problems/rate_limited" not in operation.problems), operation.id


def test_an_unknown_rate_ends_the_start() -> None:
    """A misspelt `x-rate-limit` is told at once, by the name of its operation."""
    operation = Operation("o", "o", "t", "GET", "/o", extensions={"x-rate-limit": "serach"})
    with pytest.raises(ValueError, match="operation o: x-rate-limit: 'serach'"):
        Limits(Rates(), [operation], Memory(), b"key")


async def test_reauthenticate_has_the_rate_of_signing_in(serve: Serve) -> None:
    """Whoever has somebody's token cannot try passwords without end."""
    async with serve(sign_in=Rate(3, 900)) as service:
        person = await service.person("noor")
        wrong = {"password": "not this one, surely"}
        path = "/api/v1/auth/reauthentications"
        answers = [await person.post(path, json=wrong) for _ in range(4)]
        assert [a.status_code for a in answers] == [401, 401, 401, 429]
        other = await service.person("ilse")
        assert (await other.post(path, json=wrong)).status_code == 401


async def new_key(person: httpx.AsyncClient) -> str:
    """An API key of somebody's, made just now."""
    proof = await person.post("/api/v1/auth/reauthentications", json={"password": PASSWORD})
    elevated = {"Authorization": f"Bearer {proof.raise_for_status().json()['access_token']}"}
    wish = {"name": "feed", "scopes": ["account:read"], "expires_in_days": 9}
    answer = await person.post("/api/v1/api_keys", json=wish, headers=elevated)
    return str(answer.raise_for_status().json()["key"])


@pytest.mark.parametrize("scheme", ["X-API-Key", "Authorization"])
async def test_guesses_are_bounded(serve: Serve, scheme: str) -> None:
    """Three wrong credentials a minute from one network; then none is looked at, on any path."""
    async with serve(guesses=Rate(3, MINUTE)) as service:
        client, wrong = service.client(), "Bearer a.b.c" if scheme == "Authorization" else "dbk_no"
        paths = ("/api/v1/account", "/api/v1/posts", "/api/v1/workspaces", "/api/v1/posts")
        answers = [await client.get(path, headers={scheme: wrong}) for path in paths]
        assert [a.status_code for a in answers] == [401, 401, 401, 429]
        assert [left(a, "guesses")[0] for a in answers] == [2, 1, 0, 0]
        far = service.client("198.51.100.1")
        assert (await far.get(paths[0], headers={scheme: wrong})).status_code == 401
        assert (await client.get("/api/v1/posts")).status_code == 200  # without any it may read
        service.clock.now += refused(answers[-1])
        assert (await client.get(paths[0], headers={scheme: wrong})).status_code == 401


async def test_a_guesser_does_not_shut_out_the_neighbours(serve: Serve) -> None:
    """Tokens, and keys that were good before, go on behind an address that somebody guesses from.

    A key that was never seen there is not looked up, good or not, until the minute is over.
    """
    async with serve(guesses=Rate(5, MINUTE)) as service:
        person = await service.person("noor")
        used, unused = await new_key(person), await new_key(person)
        keys = service.client(**{"X-API-Key": used})
        assert (await keys.get("/api/v1/account")).status_code == 200
        guesses = [keys.get("/api/v1/account", headers={"X-API-Key": f"{n}"}) for n in range(40)]
        answers = await asyncio.gather(*guesses)
        assert Counter(a.status_code for a in answers) == {401: 5, 429: 35}
        assert (await keys.get("/api/v1/account")).status_code == 200
        assert (await person.get("/api/v1/account")).status_code == 200
        other = await service.person("ilse")  # signs in behind the same address
        assert (await other.get("/api/v1/account")).status_code == 200
        first_time = {"X-API-Key": unused}
        service.clock.now += refused(await keys.get("/api/v1/account", headers=first_time))
        answers = [await keys.get("/api/v1/account", headers=first_time) for _ in range(9)]
        assert {a.status_code for a in answers} == {200}


async def test_what_is_out_of_date_is_no_guess(serve: Serve, settings: Settings) -> None:
    """An expired key, and a token of a session that ended, were somebody's."""
    async with serve(guesses=Rate(1, MINUTE)) as service:
        person = await service.person("noor")
        key = {"X-API-Key": await new_key(person)}
        with psycopg.connect(str(settings.database_url)) as database:
            database.execute(
                "UPDATE api_keys SET created_at = created_at - interval '30 days',"
                " expires_at = expires_at - interval '30 days'"
            )
        stranger = service.client()
        answers = [await stranger.get("/api/v1/account", headers=key) for _ in range(3)]
        assert {a.json()["type"] for a in answers} == {"/problems/token_expired"}
        assert (await person.delete("/api/v1/auth/sessions/current")).status_code == 204
        answers = [await person.get("/api/v1/account") for _ in range(3)]
        assert {a.json()["type"] for a in answers} == {"/problems/token_invalid"}


async def test_a_revoked_key_becomes_a_guess(serve: Serve) -> None:
    """That a key was good is forgotten when it is not any more."""
    async with serve(guesses=Rate(1, MINUTE)) as service:
        person = await service.person("noor")
        keys = service.client(**{"X-API-Key": await new_key(person)})
        assert (await keys.get("/api/v1/account")).status_code == 200
        (listed,) = (await person.get("/api/v1/api_keys")).json()["data"]
        await person.delete(f"/api/v1/api_keys/{listed['id']}")
        answers = [await keys.get("/api/v1/account") for _ in range(3)]
        assert [a.status_code for a in answers] == [401, 401, 429]


async def test_guessing_does_not_lock_the_owner_out(serve: Serve) -> None:
    """However long a stranger tries passwords and tokens, the owner goes on, at home and away.

    The stranger is refused where they are; signing in is refused to nobody at another address.
    """
    async with serve(sign_in=Rate(10, 900), guesses=Rate(30, MINUTE)) as service:
        owner = await service.person("noor", "192.0.2.1")
        credentials = {"email": "noor@example.org", "password": PASSWORD}
        sessions = "/api/v1/auth/sessions"
        grant = (await owner.post(sessions, json=credentials)).json()
        stranger = service.client("198.51.100.1")
        wrong = {**credentials, "password": "not this one, surely"}
        tried = [await stranger.post(sessions, json=wrong) for _ in range(40)]
        assert Counter(a.status_code for a in tried) == {401: 10, 429: 30}
        forged = {"Authorization": f"Bearer {grant['access_token'][:-3]}xyz"}
        tried = [await stranger.get("/api/v1/account", headers=forged) for _ in range(40)]
        assert Counter(a.status_code for a in tried) == {401: 30, 429: 10}
        assert (await owner.get("/api/v1/account")).status_code == 200
        body = {"refresh_token": grant["refresh_token"]}
        assert (await owner.post("/api/v1/auth/token_refreshes", json=body)).status_code == 200
        assert (await owner.post(sessions, json=credentials)).status_code == 201
        away = service.client("203.0.113.200")
        assert (await away.post(sessions, json=credentials)).status_code == 201
        reset = {"email": "noor@example.org"}
        assert (await away.post("/api/v1/auth/password_resets", json=reset)).status_code == 202
