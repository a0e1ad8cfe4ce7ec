"""Overload at full size: more is offered than can be done, at its own rate, answered or not.

Security test 19 and reliability test 19. The small form is in `test_admission.py`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.app.open_loop import Outcome, Plan, arun, percentile
from tests.contract import serve
from tests.servers import Addresses

CONNECTIONS = 50
"""So many ask again and again while the capacity is measured."""
LOADS = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0)
STEP_SECONDS = 60.0
COMMENTS = 100
REFUSED_SECONDS = 0.1
Record = Callable[[str, object], None]


@pytest.fixture
def server(
    addresses: Addresses, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[serve.Server]:
    """A server of its own, which remembers nothing of another load."""
    folder = tmp_path_factory.mktemp("overload")
    with serve.running(serve.database(addresses), folder) as server:
        yield server


class Scene:
    """A post with many comments, and somebody who writes."""

    def __init__(self, server: serve.Server) -> None:
        self.user = server.user("noor")
        self._server = server
        self.port = urlsplit(server.url).port or 0
        with server.client() as client:
            client.headers.update(self.user.headers)
            made = client.post("/api/v1/workspaces", json={"name": "Field notes"})
            self.workspace = made.raise_for_status().json()["id"]
            post = client.post("/api/v1/posts", json={"title": "Low water"}).raise_for_status()
            path = f"/api/v1/posts/{post.json()['id']}"
            headers = {"If-Match": post.headers["etag"], "Idempotency-Key": uuid4().hex}
            client.post(f"{path}/publish", headers=headers).raise_for_status()
            self.comments = f"{path}/comments"
            for number in range(COMMENTS):
                body = {"body": f"Eleven oystercatchers, {number} herons. " * 4}
                client.post(self.comments, json=body).raise_for_status()

    def requests(self) -> list[str]:
        """Four reads and a write, as they go over the wire."""
        read = f"GET {self.comments}?limit=100 HTTP/1.1\r\nHost: x\r\n\r\n"
        return [read, read, self.write({"title": "Low water"}), read, read]

    def write(self, entry: dict[str, object]) -> str:
        """Write an entry, as it goes over the wire."""
        body = json.dumps(entry)
        return (
            f"POST /api/v1/workspaces/{self.workspace}/entries HTTP/1.1\r\nHost: x\r\n"
            f"Authorization: {self.user.headers['Authorization']}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )

    async def load(self, rate: float, seconds: float, **more: object) -> Outcome:
        """Offer so many requests a second; with none, as many as `connections` can ask."""
        plan = Plan(self.port, self.requests(), rate, seconds, closed=not rate, **more)  # type: ignore[arg-type]
        return await arun(plan)


async def healthy(server: serve.Server, until: asyncio.Event) -> list[float]:
    """Ask for health all the while; it tells the truth, which is that all is well."""
    took = []
    loop = asyncio.get_running_loop()
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        while not until.is_set():
            for path in ("/healthz", "/readyz"):
                began = loop.time()
                assert (await client.get(path)).status_code == 200, path
                took.append(loop.time() - began)
            await asyncio.sleep(0.2)
    return took


@pytest.mark.torture("security 19")
async def test_what_is_too_much_costs_the_others_nothing(
    server: serve.Server, record_property: Record
) -> None:
    """At five times the capacity what is done stays at its peak; the rest is refused at once."""
    scene = Scene(server)
    capacity = (await scene.load(0, STEP_SECONDS / 4, connections=CONNECTIONS)).goodput
    over = asyncio.Event()
    health = asyncio.create_task(healthy(server, over))
    goodput = {}
    for factor in LOADS:
        done = await scene.load(capacity * factor, STEP_SECONDS, connections=1_000)
        goodput[factor] = done.goodput
        assert set(done.statuses) <= {"200", "201", "503"}, done.statuses
        assert (done.broken, done.without_retry) == (0, 0)
        record_property(f"good_{factor}", round(done.goodput))
        record_property(f"refused_ms_{factor}", round(1e3 * percentile(done.refused, 0.99)))
        if done.refused:
            assert percentile(done.refused, 0.9) < REFUSED_SECONDS
    over.set()
    record_property("health_ms", round(1e3 * percentile(await health, 0.99)))
    assert goodput[LOADS[-1]] >= 0.9 * max(goodput.values()), goodput


@pytest.mark.torture("reliability 19")
async def test_a_storm_on_a_lock_passes(server: serve.Server, record_property: Record) -> None:
    """500 writers, ten connections, a lock held for 5 s: readers go on, and all is well after."""
    scene = Scene(server)
    storm = Plan(scene.port, [scene.write({"title": "x"})], 0, 6.0, connections=500, closed=True)
    over = asyncio.Event()
    health = asyncio.create_task(healthy(server, over))
    holder = await psycopg.AsyncConnection.connect(server.database_url)
    async with holder:
        await holder.execute("LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
        load = asyncio.create_task(arun(storm))
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as reader:
            for _ in range(25):
                assert (await reader.get(scene.comments)).status_code == 200
                await asyncio.sleep(0.2)
        await holder.rollback()
    done = await load
    over.set()
    await health
    assert set(done.statuses) <= {"201", "503"}, done.statuses
    assert (done.broken, done.without_retry) == (0, 0)
    record_property("refused", done.statuses.get("503", 0))
    record_property("longest_s", round(max(done.refused), 1))
    assert max(done.refused) < 6.0
    after = await scene.load(0, 5.0, connections=CONNECTIONS)
    assert set(after.statuses) == {"200", "201"}, after.statuses
