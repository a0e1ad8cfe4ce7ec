"""One well-formed request per operation, made from the contract's own examples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import uuid4

from tests.contract.document import Document, Json, Operation

SPARING = frozenset({("revokeSessions", "except_current")})
"""Parameters that keep a request from doing harm to those that follow it."""
FORM = "multipart/form-data"
BOUNDARY = "frontier"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as httpx takes it; `url` has its path parameters filled in."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None

    def asking(self, query: str) -> str:
        """Return the URL with one more part of a query."""
        return f"{self.url}{'&' if '?' in self.url else '?'}{query}"


def example(document: Document, operation: Operation) -> Request:
    """Make a request that the schemas accept: what is required, with the first example of a body.

    Ids are random, so that it reaches the handler and finds nothing there.
    """
    path, headers = operation.path, {"Accept": "*/*"}
    query = []
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            value = _value(document, parameter)
            path = path.replace("{" + parameter["name"] + "}", quote(value, safe=""))
        elif parameter["in"] == "header" and parameter.get("required"):
            headers[parameter["name"]] = _value(document, parameter)
        elif parameter["in"] == "query" and (
            parameter.get("required") or (operation.id, parameter["name"]) in SPARING
        ):
            query.append(f"{parameter['name']}={quote(_value(document, parameter), safe='')}")
    path += "?" + "&".join(query) if query else ""
    content = None
    body = document.resolve(operation.node.get("requestBody", {}))
    for media_type, media in list(body.get("content", {}).items())[:1]:
        first = next(iter(media["examples"].values()))
        value = document.resolve(first)["value"]
        headers["Content-Type"] = media_type
        if media_type == FORM:
            headers["Content-Type"] += f"; boundary={BOUNDARY}"
            content = form(value)
        else:
            content = json.dumps(value).encode()
    return Request(operation.method, path, headers, content)


def form(value: Mapping[str, str]) -> bytes:
    """Write a form; the text of a file is its content."""
    parts = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in value.items()
    )
    return "".join((*parts, f"--{BOUNDARY}--\r\n")).encode()


def _value(document: Document, parameter: Json) -> str:
    schema = document.resolve(parameter["schema"])
    if schema.get("format") == "uuid" or "[0-9a-f]{12}" in schema.get("pattern", ""):
        return str(uuid4())
    value = document.resolve(next(iter(parameter["examples"].values())))["value"]
    return value if isinstance(value, str) else json.dumps(value)
