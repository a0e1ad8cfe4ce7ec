"""Reading bodies: limits, clients that go away, and what happens to the connection."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn

from codegen.runtime import Body, Options, SecurityScheme
from tests.codegen.runtime.service import operation, router, send_raw

JSON = {"content-type": "application/json"}
LIMIT = 100


def chunks(*bodies: bytes) -> list[dict[str, Any]]:
    """Return the messages of a body in chunks."""
    return [
        {"type": "http.request", "body": body, "more_body": index < len(bodies) - 1}
        for index, body in enumerate(bodies)
    ]


def service(**more: Any) -> Any:
    """Return a service that takes a hundred bytes."""
    made = operation(method="POST", bodies=[Body("application/json")], **more)
    return router(made, options=Options(max_body=LIMIT))


async def post(messages: list[dict[str, Any]], **headers: str) -> list[dict[str, Any]]:
    """Post a body in chunks."""
    headers = {**JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with asyncio.timeout(30):  # a body that is waited for in vain would hang
        return await send_raw(service(), "POST", headers=headers, messages=messages)


async def test_a_body_may_come_in_chunks() -> None:
    """Also in empty ones."""
    sent = await post(chunks(b"[1", b"", b",2", b"]"))
    assert sent[1]["body"] == b'{"body":[1,2]}'


@pytest.mark.parametrize(
    ("sizes", "close"), [([101], False), ([60, 60], False), ([60, 60, 60], False), ([60] * 5, True)]
)
async def test_a_body_beyond_the_limit_is_refused(sizes: list[int], *, close: bool) -> None:
    """413; what is not much longer is heard out, so that the connection stays usable."""
    sent = await post(chunks(*(b" " * size for size in sizes)) + chunks(b""))
    assert sent[0]["status"] == 413
    assert (dict(sent[0]["headers"]).get(b"connection") == b"close") is close


async def test_exactly_the_limit_is_fine() -> None:
    """The limit is what is allowed."""
    assert (await post(chunks(b"1".rjust(LIMIT))))[0]["status"] == 200
    assert (await post(chunks(b" " * 50, b"1".rjust(50))))[0]["status"] == 200


@pytest.mark.parametrize("length", ["201", "9" * 30])
async def test_a_declared_length_is_refused_unread(length: str) -> None:
    """Nothing is received of a body that says it is too long."""
    sent = await post([], content_length=length)
    assert (sent[0]["status"], dict(sent[0]["headers"])[b"connection"]) == (413, b"close")


async def test_a_client_that_waits_is_not_told_to_go_on() -> None:
    """`Expect: 100-continue` is answered by the final status (RFC 9110 §10.1.1)."""
    sent = await post([], content_length="101", expect="100-continue")
    assert sent[0]["status"] == 413


@pytest.mark.parametrize(
    "messages",
    [
        [{"type": "http.disconnect"}],
        [*chunks(b"[", b"")[:1], {"type": "http.disconnect"}],
        [*chunks(b" " * 150, b"")[:1], {"type": "http.disconnect"}],
    ],
)
async def test_a_client_that_goes_away_gets_no_answer(messages: list[dict[str, Any]]) -> None:
    """There is nobody to send one to, and nothing to complain about."""
    assert await post(messages) == []


async def test_operations_without_a_body_do_not_read_one() -> None:
    """What comes with a GET is left to the server."""
    assert (await send_raw(router(operation()), messages=[]))[0]["status"] == 200


class Nobody:
    """Refuses everybody."""

    async def bearer(self, _request: Any, _credential: str, /) -> None:
        """Never called."""


@contextlib.asynccontextmanager
async def served(app: Any) -> AsyncIterator[int]:
    """Serve an app with uvicorn and httptools on a free port."""
    config = uvicorn.Config(app, port=0, http="httptools", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


async def exchange(port: int, *requests: bytes) -> list[bytes]:
    """Send requests over one connection, each after the answer to the one before."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answers = []
    try:
        for request in requests:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            answers.append(head + await reader.readexactly(length))
        writer.write_eof()
        answers.append(await reader.read())
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
    return answers


def request(body: bytes, *lines: str) -> bytes:
    """Write a POST request."""
    head = ["POST /things HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *lines]
    return "\r\n".join([*head, "", ""]).encode() + body


async def test_a_connection_survives_an_early_refusal() -> None:
    """A 401 leaves the body unread; the next request on the connection is still understood."""
    scheme = SecurityScheme("b", "bearer", "http", "bearer")
    made = operation(method="POST", bodies=[Body("application/json")], security=((("b", ()),),))
    app = router(made, schemes=[scheme], security=Nobody(), options=Options())
    async with served(app) as port:
        answers = await exchange(port, request(b"x" * 300_000), request(b"[]"))
    assert [answer.split(b" ")[1] for answer in answers[:2]] == [b"401", b"401"]
    assert b"connection: close" not in answers[0].lower()


async def test_a_connection_ends_with_a_body_that_is_far_too_long() -> None:
    """413 says so, and the server closes after it."""
    async with served(service()) as port:
        content = "Content-Type: application/json"
        answers = await exchange(port, request(b" " * 150, content), request(b" " * 250, content))
    assert [answer.split(b" ")[1] for answer in answers[:2]] == [b"413", b"413"]
    assert b"connection: close" not in answers[0].lower()
    assert b"connection: close" in answers[1].lower()
