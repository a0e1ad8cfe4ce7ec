"""Notes which parts of the contract a running server exercised: operations, answers, parameters.

What is noted is compared with a document by `python -m codegen coverage`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from codegen.runtime.problems import MEDIA_TYPE

_LIMIT = 64 * 1024
"""A problem longer than this is noted without its type."""


class Coverage:
    """ASGI middleware, to be the outermost: notes each kind of exchange when it is seen first.

    Each process adds lines of JSON to a file of its own in `folder`: the operation, the status, the
    media types of request and answer, the type of a problem (RFC 9457 §3.1.1), and the names of the
    query parameters and headers that an accepted request carried. Nothing else of a request is
    kept, so the files hold no secrets.
    """

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        """Make the folder where it is missing. Raises OSError when it cannot be written."""
        self._app = app
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / f"{os.getpid()}.jsonl"
        self._seen: set[bytes] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, and note how it was answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, answered, problem = 0, "", bytearray()

        async def reply(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status = message["status"]
                answered = _media_type(message.get("headers", ()))
            elif answered == MEDIA_TYPE and len(problem) <= _LIMIT:
                problem.extend(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, reply)
        finally:
            operation = scope.get("operation_id")
            if operation is not None and status:
                self._note(_exchange(scope, operation, status, answered, bytes(problem)))

    def _note(self, exchange: dict[str, Any]) -> None:
        line = json.dumps(exchange, sort_keys=True).encode() + b"\n"
        if line not in self._seen:
            self._seen.add(line)
            with self._file.open("ab") as file:
                file.write(line)


def _exchange(
    scope: Scope, operation: str, status: int, answered: str, problem: bytes
) -> dict[str, Any]:
    accepted = status < 400  # noqa: PLR2004 - a parameter that was refused was not exercised
    query = scope["query_string"].decode("latin-1").split("&") if accepted else ()
    headers = scope["headers"] if accepted else ()
    return {
        "operation": operation,
        "status": status,
        "media_type": answered,
        "request_media_type": _media_type(scope["headers"]),
        "problem": _problem_type(problem),
        "query": sorted({unquote_plus(pair.partition("=")[0]) for pair in query if pair}),
        "headers": sorted({name.decode("latin-1").lower() for name, _ in headers}),
    }


def _media_type(headers: Any) -> str:
    """Return the essence of a Content-Type, empty when there is none."""
    for name, value in headers:
        if name.lower() == b"content-type":
            text: str = value.decode("latin-1")
            return text.partition(";")[0].strip().lower()
    return ""


def _problem_type(body: bytes) -> str | None:
    if not body or len(body) > _LIMIT:
        return None
    try:
        kind = json.loads(body).get("type")
    except (ValueError, AttributeError):
        return None
    return kind if isinstance(kind, str) else None
