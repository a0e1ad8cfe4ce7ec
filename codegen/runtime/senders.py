"""Requests that we send: webhooks, callbacks and links, built without choosing an HTTP client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from codegen.runtime.expressions import Exchange
from codegen.runtime.json_bytes import Json, dump
from codegen.runtime.operation import Body, Operation, Parameter, address
from codegen.runtime.responses import header_value, is_json
from codegen.runtime.writing import header_text, pairs, path_text, plain

R_co = TypeVar("R_co", covariant=True)
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request ready to be sent.

    `url` is absolute for webhooks and callbacks, a path with its query for links. `statuses` are
    the answers that the document describes, as written there.
    """

    method: str
    url: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    statuses: tuple[str, ...] = ()


class Sender(Protocol[R_co]):
    """Whatever sends a request: a function over the HTTP client of your choice."""

    async def __call__(self, request: Outgoing, /) -> R_co:
        """Send a request and return what the client gives back."""
        ...


@dataclass(frozen=True, slots=True)
class Message:
    """A webhook or callback of the document: what is sent, and where its parameters go."""

    name: str
    method: str
    parameters: tuple[Parameter, ...] = ()
    media_type: str | None = None
    statuses: tuple[str, ...] = ()


def build(message: Message, url: str, body: Any = None, /, **arguments: Any) -> Outgoing:
    """Build the request of a message; `arguments` are its parameters by field, None if left out."""
    outgoing = _outgoing(
        message.method, url, message.parameters, arguments, message.media_type, body
    )
    return Outgoing(*outgoing, message.statuses)


def follow(
    operation: Operation,
    exchange: Exchange,
    parameters: Mapping[str, Any],
    body: Any = None,
    /,
    **given: Any,
) -> Outgoing:
    """Build the request that a link leads to (§4.8.20).

    `parameters` are as the document writes them: by name or `location.name`, values or runtime
    expressions. `given` are further parameters by field. Raises UnresolvedError for an expression
    that names nothing, ValueError for a required parameter that nobody gives.
    """
    arguments = dict(given)
    for key, value in parameters.items():
        arguments[_target(operation, key).field] = exchange.evaluate(value)
    for parameter in operation.parameters:
        if parameter.required and arguments.get(parameter.field) is None:
            raise ValueError(f"{operation.id} needs the parameter {parameter.name}")
    kind = _media_type(operation.bodies) if body is not None else None
    url = address(operation.path)
    path = url.path + (f"?{url.query_text}" if url.query_text else "")
    made = _outgoing(operation.method, path, operation.parameters, arguments, kind, body)
    return Outgoing(*made, tuple(spec.status for spec in operation.responses))


def _target(operation: Operation, key: str) -> Parameter:
    """Find a parameter by its name, qualified by its location where that is needed."""
    for parameter in operation.parameters:
        if key in (parameter.name, f"{parameter.location}.{parameter.name}"):
            return parameter
    raise ValueError(f"{operation.id} has no parameter {key}")


def _media_type(bodies: tuple[Body, ...]) -> str:
    """Return the media type to write a body in: JSON if there is a choice."""
    kinds = [body.media_type for body in bodies]
    return next(
        (kind for kind in kinds if is_json(kind)), kinds[0] if kinds else "application/json"
    )


def _outgoing(
    method: str,
    url: str,
    parameters: tuple[Parameter, ...],
    arguments: Mapping[str, Any],
    media_type: str | None,
    body: Any,
) -> tuple[str, str, list[tuple[str, str]], bytes]:
    query: list[tuple[str, str]] = []
    cookies: list[tuple[str, str]] = []
    headers: list[tuple[str, str]] = []
    for parameter in parameters:
        value = arguments.get(parameter.field)
        if value is None:
            continue
        if parameter.location == "path":
            url = url.replace("{" + parameter.name + "}", path_text(parameter, value))
        elif parameter.location == "header":
            text = header_text(parameter, value)
            header_value(text)  # refuses line breaks
            headers.append((parameter.name, text))
        else:
            (query if parameter.location == "query" else cookies).extend(pairs(parameter, value))
    if cookies:
        headers.append(("Cookie", "; ".join(f"{name}={text}" for name, text in cookies)))
    content = b""
    if body is not None and media_type is not None:
        content = _content(media_type, body)
        headers.append(("Content-Type", media_type))
    return method, _with_query(url, query), headers, content


def _with_query(url: str, query: list[tuple[str, str]]) -> str:
    """Add pairs to the query of a URL, before its fragment."""
    if not query:
        return url
    rest, sign, fragment = url.partition("#")
    text = "&".join(f"{name}={value}" for name, value in query)
    return f"{rest}{'&' if '?' in rest else '?'}{text}{sign}{fragment}"


def _content(media_type: str, body: Any) -> bytes:
    """Write a body. Raises TypeError for one that its media type cannot carry."""
    if isinstance(body, Json):
        return body.content
    if is_json(media_type):
        return dump(body)
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, bytes):
        return body
    if media_type == _FORM:
        whole = Parameter("", "", "query", False, "", "object", style="form", explode=True)  # noqa: FBT003 its order
        return "&".join(f"{name}={text}" for name, text in pairs(whole, plain(body))).encode()
    raise TypeError(f"a {media_type} body must be str or bytes, not {type(body)}")
