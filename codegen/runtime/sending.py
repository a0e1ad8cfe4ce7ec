"""Sending an answer: plain ASGI messages, nothing in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

from starlette.types import Receive, Send

from codegen.runtime.responses import WITHOUT_CONTENT, Answer

log = logging.getLogger(__name__)


async def send_answer(
    answer: Answer, send: Send, *, head: bool = False, receive: Receive | None = None
) -> None:
    """Send status, headers and body.

    For HEAD the body is left out and Content-Length stays (RFC 9110 §9.3.2); 204, 205 and 304 have
    none whatever the handler says. A stream is sent as
    fast as the client takes it. With `receive` it also stops, its iterator cancelled, when the
    client goes away; an error in it is logged and goes on to the server, which cuts the connection
    off, so that nobody takes the part for the whole.
    """
    body, headers = answer.body, answer.headers
    if body and answer.status in WITHOUT_CONTENT:
        head, headers = True, [h for h in headers if not h[0].startswith(b"content-")]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if isinstance(body, bytes):
        await send({"type": "http.response.body", "body": b"" if head else body})
        return
    try:
        if not head:
            await _stream(body, send, receive)
        else:
            await send({"type": "http.response.body", "body": b""})
    finally:
        close = getattr(body, "aclose", None)
        if close is not None:
            await close()


async def _stream(body: AsyncIterator[bytes], send: Send, receive: Receive | None) -> None:
    """Send a stream until it ends, fails, or nobody is there any more."""
    producer = asyncio.ensure_future(_produce(body, send))
    watcher = None if receive is None else asyncio.ensure_future(_gone(receive))
    tasks = {producer} if watcher is None else {producer, watcher}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            if not task.done():
                task.cancel()
        await asyncio.wait(tasks)
    if watcher is not None and not watcher.cancelled():
        watcher.exception()  # a channel that fails is one that nobody listens to
    if not producer.cancelled():
        producer.result()


async def _produce(body: AsyncIterator[bytes], send: Send) -> None:
    try:
        async for chunk in body:
            await _deliver(send, chunk, more=True)
        await _deliver(send, b"", more=False)
    except _Gone:
        return
    except Exception:
        log.exception("an answer failed in the middle of its body")
        raise


class _Gone(Exception):
    """The client went away while an answer was being sent."""


async def _deliver(send: Send, chunk: bytes, *, more: bool) -> None:
    """Send one chunk; servers of ASGI 2.4 say by OSError that the client is gone."""
    try:
        await send({"type": "http.response.body", "body": chunk, "more_body": more})
    except OSError as error:
        raise _Gone from error


async def _gone(receive: Receive) -> None:
    """Wait until the client has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass
