"""One well-formed request per operation, made from the contract's own examples."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import uuid4

from tests.contract.document import Document, Json, Operation


@dataclass(frozen=True, slots=True)
class Request:
    """A request as httpx takes it; `url` has its path parameters filled in."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    content: bytes | None = None


def example(document: Document, operation: Operation) -> Request:
    """Make a request that the schemas accept: what is required, with the first example of a body.

    Ids are random, so that it reaches the handler and finds nothing there.
    """
    path, headers = operation.path, {"Accept": "*/*"}
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            value = _value(document, parameter)
            path = path.replace("{" + parameter["name"] + "}", quote(value, safe=""))
        elif parameter["in"] == "header" and parameter.get("required"):
            headers[parameter["name"]] = _value(document, parameter)
    content = None
    body = document.resolve(operation.node.get("requestBody", {}))
    for media_type, media in list(body.get("content", {}).items())[:1]:
        headers["Content-Type"] = media_type
        first = next(iter(media["examples"].values()))
        content = json.dumps(document.resolve(first)["value"]).encode()
    return Request(operation.method, path, headers, content)


def _value(document: Document, parameter: Json) -> str:
    schema = document.resolve(parameter["schema"])
    if schema.get("format") == "uuid" or "[0-9a-f]{12}" in schema.get("pattern", ""):
        return str(uuid4())
    first = next(iter(parameter["examples"].values()))
    return str(document.resolve(first)["value"])
