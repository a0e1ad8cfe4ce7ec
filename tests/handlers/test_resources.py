"""Security test 10: what is meant to exhaust the server is refused, and costs it next to nothing.

How much processor time that is, `make torture` measures in a server of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import psutil
import pytest

from tests.contract import serve
from tests.handlers.conftest import Person, expect
from tests.handlers.hostile import HOSTILE, Hostile, prepared

MILLISECONDS = 100.0
TRIES = 5


def refused(answer: httpx.Response, hostile: Hostile) -> None:
    """Check that a request got its refusal, as a problem."""
    assert answer.status_code == hostile.status, answer.text[:500]
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.content) < 64 * 1024


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))
async def test_what_exhausts_is_refused(noor: Person, hostile: Hostile) -> None:
    """Each with its own 4xx and a short answer; nothing is kept of it."""
    entry = await noor.entry()
    made = prepared(hostile, entry["workspace_id"], entry["id"])
    answer = await noor.call(
        made.method, made.path, content=made.content(), headers=dict(made.headers)
    )
    refused(answer, hostile)
    assert expect(await noor.get(f"/api/v1/entries/{entry['id']}"), 200) == entry


def test_there_are_enough_of_them() -> None:
    """Sixty, at least."""
    assert len(HOSTILE) >= 60


@pytest.mark.torture("security 10")
@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=list(HOSTILE))
def test_what_exhausts_costs_little(
    apart: serve.Server, hostile: Hostile, record_property: Callable[[str, object], None]
) -> None:
    """Less than 100 ms of processor time: the least of five tries, which is what it takes."""
    user = apart.user("noor")
    process = psutil.Process(apart.pid)
    with apart.client() as client:
        home = _made(client, user, "/api/v1/workspaces", {"name": "x"})
        entry = _made(client, user, f"/api/v1/workspaces/{home['id']}/entries", {"title": "x"})
        made = prepared(hostile, home["id"], entry["id"])
        headers, content = {**user.headers, **made.headers}, made.content()
        costs = []
        for _ in range(TRIES):
            before = process.cpu_times()
            answer = client.request(made.method, made.path, content=content, headers=headers)
            after = process.cpu_times()
            refused(answer, hostile)
            costs.append(1e3 * (after.user + after.system - before.user - before.system))
    record_property("ms", round(min(costs)))
    assert min(costs) < MILLISECONDS, costs


def _made(client: httpx.Client, user: serve.User, path: str, body: dict[str, Any]) -> Any:
    return client.post(path, json=body, headers=user.headers).raise_for_status().json()
