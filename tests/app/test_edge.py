"""The outermost layer of the server."""

from __future__ import annotations

import asyncio
import re

import httpx
import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from app.edge import Edge
from core.errors import Unavailable
from core.trace import current_trace

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SECRET = "the database password is hunter2"


async def well(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the trace id that is current."""
    headers = [(b"x-content-type-options", b"own"), (b"cache-control", b"public, max-age=60")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": current_trace().encode()})


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail before anything is answered."""
    raise RuntimeError(SECRET)


async def unavailable(scope: Scope, receive: Receive, send: Send) -> None:
    """Find the machine unable to serve."""
    raise Unavailable(SECRET, retry_after=7)


async def broken_off(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail when the head of the answer is out already."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError(SECRET)


async def left(scope: Scope, receive: Receive, send: Send) -> None:
    """Notice that the client went away."""
    raise ClientDisconnect


def client_of(app: object) -> httpx.AsyncClient:
    """A client of an app behind the edge."""
    transport = httpx.ASGITransport(Edge(app))  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://test")


async def test_the_trace_of_the_caller_goes_on() -> None:
    """A `traceparent` gives the trace id, inside and in the answer."""
    async with client_of(well) as client:
        answer = await client.get("/", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"})

    assert answer.text == answer.headers["trace-id"] == TRACE


@pytest.mark.parametrize(
    "traceparent",
    [
        None,
        "nonsense",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{TRACE.upper()}-00f067aa0ba902b7-01",
        f"00-{TRACE}x-00f067aa0ba902b7-01",
    ],
)
async def test_without_a_valid_trace_a_new_one_begins(traceparent: str | None) -> None:
    """A missing or invalid `traceparent` (W3C Trace Context §3.2) leads to a new trace id."""
    headers = {"traceparent": traceparent} if traceparent else {}
    async with client_of(well) as client:
        traces = {(await client.get("/", headers=headers)).headers["trace-id"] for _ in range(2)}

    assert len(traces) == 2
    assert TRACE not in traces
    assert all(re.fullmatch("[0-9a-f]{32}", trace) for trace in traces)


async def test_safe_headers_are_added_where_the_answer_has_none() -> None:
    """An answer's own headers stay; what it does not say is said for it."""
    async with client_of(well) as client:
        answer = await client.get("/")

    assert answer.headers.get_list("x-content-type-options") == ["own"]
    assert answer.headers.get_list("cache-control") == ["public, max-age=60"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "strict-transport-security" not in answer.headers


async def test_transport_security_is_for_https() -> None:
    """Browsers are bound to https only by an answer that came over it."""
    async with client_of(well) as client:
        answer = await client.get("https://test/")

    assert "max-age" in answer.headers["strict-transport-security"]


async def test_a_failure_tells_its_trace_and_nothing_else() -> None:
    """What nobody caught is 500 without a word of why; the log has the exception and the trace."""
    with capture_logs() as logs:
        async with client_of(broken) as client:
            answer = await client.get("/path?token=x")

    content = answer.json()
    assert (answer.status_code, content["type"]) == (500, "/problems/internal_error")
    assert content["trace_id"] == answer.headers["trace-id"]
    assert content["instance"] == "/path"
    assert SECRET not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    failures = [line for line in logs if line["log_level"] == "error"]
    assert isinstance(failures[0]["exc_info"], RuntimeError)


async def test_what_the_machine_cannot_do_now_is_503() -> None:
    """`Unavailable` is told with the time to wait, and without its reason."""
    async with client_of(unavailable) as client:
        answer = await client.get("/")

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/unavailable")
    assert answer.headers["retry-after"] == "7"
    assert SECRET not in answer.text


async def test_an_answer_that_breaks_off_is_cut() -> None:
    """When the head is out, the exception goes on, so that the server cuts the connection."""
    async with client_of(broken_off) as client:
        with pytest.raises(RuntimeError):
            await client.get("/")


@pytest.mark.parametrize("begun", [False, True])
async def test_a_request_that_is_given_up(begun: bool) -> None:  # noqa: FBT001 - a parameter
    """When the server ends, 503 says so while it can; an exception would only make noise."""
    sent: list[Message] = []
    waiting = asyncio.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        if begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        waiting.set()
        await asyncio.Event().wait()

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
    request = asyncio.create_task(Edge(slow)(scope, None, send))  # type: ignore[arg-type]
    await waiting.wait()
    request.cancel()
    await request

    assert sent[0]["status"] == (200 if begun else 503)
    assert len(sent) == (1 if begun else 2)


async def test_one_line_for_each_request() -> None:
    """The log names path, status and time; queries and headers may be secret and are left out."""
    with capture_logs() as logs:
        async with client_of(well) as client:
            await client.get("/path?cursor=secret", headers={"Authorization": "Bearer secret"})

    (line,) = [line for line in logs if line["event"] == "request"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/path", 200)
    assert line["milliseconds"] >= 0
    assert "secret" not in str(line)


async def test_a_client_that_left_is_no_failure() -> None:
    """Nothing is answered to somebody who is gone, and nothing cries for help."""
    with capture_logs() as logs:
        await Edge(left)({"type": "http", "method": "GET", "path": "/", "headers": []}, *[None] * 2)  # type: ignore[arg-type]

    assert [(line["log_level"], line["status"]) for line in logs] == [("info", 499)]


async def test_what_is_not_http_passes_through() -> None:
    """The lifespan and other protocols are none of the edge's business."""
    seen: list[Scope] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    await Edge(inner)({"type": "lifespan"}, *[None] * 2)  # type: ignore[arg-type]
    assert seen == [{"type": "lifespan"}]
