"""One request on its way to its handler, and the shapes of what an application plugs in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from codegen.runtime.operation import Operation
from codegen.runtime.responses import Answer

C = TypeVar("C")
P = TypeVar("P")
Message = Mapping[str, Any]
MISSING_SCOPES = "codegen.missing_scopes"


class Call(Generic[P]):
    """One request after security and validation.

    `principal` is what the authenticator of the first scheme of the alternative that held
    returned; None for an anonymous caller. `request` is the operation's request dataclass, None
    for an operation without input. `body` is the request body as it came. `scope` is the ASGI
    scope.
    """

    __slots__ = ("_http", "body", "operation", "principal", "request", "scope")

    def __init__(
        self,
        operation: Operation,
        principal: P | None,
        request: Any,
        scope: Any,
        body: bytes = b"",
    ) -> None:
        self.operation = operation
        self.principal = principal
        self.request = request
        self.scope = scope
        self.body = body
        self._http: Request | None = None

    @property
    def http(self) -> Request:
        """The request as Starlette sees it, made when first asked for.

        Its body can be read again.
        """
        if self._http is None:
            self._http = Request(self.scope, self._receive)
        return self._http

    @property
    def missing_scopes(self) -> tuple[str, ...]:
        """What the credential of an anonymous caller lacks, for whom it would have counted."""
        missing: tuple[str, ...] = self.scope.get(MISSING_SCOPES, ())
        return missing

    async def _receive(self) -> Any:
        return {"type": "http.request", "body": self.body, "more_body": False}


Work = Callable[[C], Awaitable[Answer]]
"""Runs the handler with the context it is given, and renders what it returns."""

Execute = Callable[[Call[P], Work[C]], Awaitable[Answer]]
"""Opens the unit of work, runs `work` in it, commits, and gives back the answer to send."""
