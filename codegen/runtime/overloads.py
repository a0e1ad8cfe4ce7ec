"""Several operations on one method of one path: which of them a request means.

Documents tell them apart by what follows the path: `/runs?beta=true`, `/chat#stream`. A query is
part of a request, so it decides by itself. A fragment never reaches a server; there Accept and the
body decide: the first operation that can answer as the client asks, and whose schema the body
matches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from starlette.types import Message, Receive, Scope, Send

from codegen.runtime.encoding import EncodingError, decode_form
from codegen.runtime.endpoint import Endpoint
from codegen.runtime.headers import header_map
from codegen.runtime.operation import address
from codegen.runtime.parameters import Variables
from codegen.runtime.problems import Problem, instance_of
from codegen.runtime.reading import Disconnected
from codegen.runtime.sending import send_answer


class Served(Protocol):
    """What serves one method of a path."""

    async def serve(self, scope: Scope, receive: Receive, send: Send, variables: Variables) -> None:
        """Serve one request."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """An endpoint whose template names the variables of the path otherwise than the tree does."""

    served: Served
    names: Mapping[str, str]

    async def serve(self, scope: Scope, receive: Receive, send: Send, variables: Variables) -> None:
        """Serve one request, its variables under the endpoint's own names."""
        own = {self.names[name]: text for name, text in variables.items()}
        await self.served.serve(scope, receive, send, own)


class Overload:
    """Operations that share a method and a path."""

    def __init__(self, endpoints: Sequence[Endpoint]) -> None:
        """Order them: the one without a fragment is asked first, and answers when none fits."""
        found = [(address(endpoint.operation.path), endpoint) for endpoint in endpoints]
        self._endpoints = sorted(found, key=lambda pair: pair[0].fragment)

    async def serve(self, scope: Scope, receive: Receive, send: Send, variables: Variables) -> None:
        """Serve one request with the operation that it means; 404 when there is none."""
        candidates = self._by_query(scope["query_string"])
        if not candidates:
            await self._not_found(scope, send)
            return
        endpoint = candidates[0]
        if len(candidates) > 1:
            try:
                endpoint, receive = await _by_content(candidates, scope, receive)
            except Disconnected:
                return
            except Problem as problem:
                catalog = endpoint.catalog
                await send_answer(catalog.render(problem, instance_of(scope)), send)
                return
        await endpoint.serve(scope, receive, send, variables)

    def _by_query(self, query: bytes) -> list[Endpoint]:
        """Return the operations whose query the request has, those that ask for most of it."""
        pairs = set(_pairs(query)) if query else set()
        fitting = [(len(a.query), e) for a, e in self._endpoints if pairs.issuperset(a.query)]
        most = max((count for count, _ in fitting), default=0)
        return [endpoint for count, endpoint in fitting if count == most]

    async def _not_found(self, scope: Scope, send: Send) -> None:
        catalog = self._endpoints[0][1].catalog
        queries = " or ".join("?" + a.query_text for a, _ in self._endpoints)
        problem = catalog.make("not_found", f"This resource exists with {queries} only.")
        await send_answer(
            catalog.render(problem, instance_of(scope)), send, head=scope["method"] == "HEAD"
        )


async def _by_content(
    candidates: list[Endpoint], scope: Scope, receive: Receive
) -> tuple[Endpoint, Receive]:
    """Return the operation that Accept and the body fit, and how to read the body again.

    Raises Disconnected, and a Problem (413) for a body that is too large.
    """
    headers = header_map(scope["headers"])
    wanted = [endpoint for endpoint in candidates if endpoint.accepts(headers)] or candidates
    if len(wanted) == 1 or not any(endpoint.has_whole_body(headers) for endpoint in wanted):
        return wanted[0], receive
    body = await wanted[0].receive_body(receive, headers)
    chosen = next((e for e in wanted if e.fits(headers, body)), wanted[0])
    return chosen, _again(body, receive)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a channel that gives a body that was already read, and then what follows it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Any:
        return waiting.pop() if waiting else await receive()

    return replay


def _pairs(query: bytes) -> list[tuple[str, str]]:
    """Return the decoded pairs of a query, without those that cannot be decoded."""
    found = []
    for piece in query.decode("latin-1").split("&"):
        name, _, value = piece.partition("=")
        try:
            found.append((decode_form(name), decode_form(value)))
        except EncodingError:
            continue
    return found
