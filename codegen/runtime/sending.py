"""Sending an answer: plain ASGI messages, nothing in between."""

from __future__ import annotations

from starlette.types import Send

from codegen.runtime.responses import Answer


async def send_answer(answer: Answer, send: Send, *, head: bool = False) -> None:
    """Send status, headers and body.

    For HEAD the body is left out and Content-Length stays (RFC 9110 §9.3.2).
    """
    body = answer.body
    await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
    if isinstance(body, bytes):
        await send({"type": "http.response.body", "body": b"" if head else body})
        return
    try:
        if not head:
            async for chunk in body:
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
    finally:
        close = getattr(body, "aclose", None)
        if close is not None:
            await close()
