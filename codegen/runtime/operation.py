"""Descriptors of operations: the literals that generated code writes and the engine reads.

They hold what the contract says and nothing of how it is enforced. Every `pointer` is a JSON
Pointer (RFC 6901) into the bundled document, such as `/components/schemas/Entry`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl

ParameterLocation = Literal["path", "query", "header", "cookie"]
ParameterKind = Literal["scalar", "array", "object", "content"]
Style = Literal[
    "matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"
]
Types = tuple[str, ...]
"""JSON types a scalar may have; the engine tries null, boolean, integer, number and then string."""

Alternative = tuple[tuple[str, tuple[str, ...]], ...]
"""Schemes that must all hold (AND), each with its scopes.

The empty tuple is `{}`: anonymous callers.
"""

Security = tuple[Alternative, ...]
"""Alternatives of which one must hold (OR). The empty tuple is `[]`: public."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter (OpenAPI 3.1.1 §4.8.12).

    `field` is its name on the request dataclass. `types` belong to a scalar, `items` to the items
    of an array, `properties` to the properties of an object. `convert` makes the Python value of
    a validated JSON value: of each item when `kind` is `array`, of the whole value otherwise; a
    ValueError from it is answered 422. `default` is the JSON value used when the parameter is
    absent; without one the field is None. `missing_problem` is the problem type answered when a
    required parameter is absent, instead of 422. `allow_empty` lets a query parameter be empty in
    place of being left out (§4.8.12.2.1). Types that are all `array` or `object` stand for JSON.
    """

    name: str
    field: str
    location: ParameterLocation
    required: bool
    pointer: str
    kind: ParameterKind = "scalar"
    types: Types = ("string",)
    items: Types = ()
    properties: tuple[tuple[str, Types], ...] = ()
    style: Style = "simple"
    explode: bool = False
    allow_reserved: bool = False
    content_type: str | None = None
    convert: Callable[[Any], Any] | None = None
    default: Any = None
    missing_problem: str | None = None
    allow_empty: bool = False


@dataclass(frozen=True, slots=True)
class HeaderSpec:
    """A documented header of an answer or of a part of a form.

    `pointer` is None when the document gives no schema. The style of a header is always `simple`;
    `explode` writes objects as `R=100,G=200`. `content_type` is that of a header described by
    `content`, such as `application/json`.
    """

    name: str
    required: bool = False
    pointer: str | None = None
    explode: bool = False
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is serialised (§4.8.15).

    `content_type` may list several media types and ranges, separated by commas; `headers` are those
    that a part has.
    """

    property: str
    content_type: str | None = None
    style: Style | None = None
    explode: bool | None = None
    headers: tuple[HeaderSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """One media type of a request body.

    `pointer` is None when the document gives no schema. `model` is anything that pydantic's
    TypeAdapter takes; None hands the JSON value (or text, or bytes) to the handler as it is.
    """

    media_type: str
    pointer: str | None = None
    model: Any = None
    encodings: tuple[Encoding, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseSpec:
    """One documented answer. `status` is as written (`200`, `4XX`, `default`).

    `media_types` maps each media type (or range) to the pointer of its schema; an empty mapping
    says that the answer has no content. `envelope` says that the schema of an event stream
    describes whole events, not their data alone.
    """

    status: str
    media_types: Mapping[str, str | None] = field(default_factory=dict)
    headers: tuple[HeaderSpec, ...] = ()
    envelope: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path.

    `id` is the operationId, `name` the handler's function name and `tag` the handler module's
    name, that is the key in the mapping given to `build_router`. `method` is upper case, `path`
    as in the document. `request` is the request dataclass, called with keyword arguments: one per
    parameter (`Parameter.field`), `body` when `bodies` is not empty, and `media_type` when the
    class has a field of that name. `has_input` False means that the handler is called with the
    context alone; `request` may then be None. `problems` are the documented problem types;
    `extensions` the operation's `x-` members. `signature` is the function a developer has to
    write, shown when it is missing. `accept_field` is the request's field that tells which of
    several documented media types the client likes best, `last_event_field` the one that holds
    `Last-Event-ID`.
    """

    id: str
    name: str
    tag: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    bodies: tuple[Body, ...] = ()
    body_required: bool = False
    responses: tuple[ResponseSpec, ...] = ()
    security: Security = ()
    request: Callable[..., Any] | None = None
    problems: frozenset[str] = frozenset()
    has_input: bool = True
    extensions: Mapping[str, Any] = field(default_factory=dict)
    signature: str = ""
    accept_field: str | None = None
    last_event_field: str | None = None


def success_media_types(operation: Operation) -> tuple[str, ...]:
    """Return the media types of an operation's good answers, which Accept chooses from.

    Those are the answers 2XX and 3XX; `default` if the document has none of them. Problems are sent
    whatever the client accepts (RFC 9110 §15.5.7).
    """
    good = [spec for spec in operation.responses if spec.status[0] in "23"]
    chosen = good or [spec for spec in operation.responses if spec.status == "default"]
    found = (media_type for spec in chosen for media_type in spec.media_types)
    return tuple(dict.fromkeys(name for name in found if "problem+" not in name))


@dataclass(frozen=True, slots=True)
class Address:
    """A path of a document in its parts: `/runs?beta=true`, `/chat#stream`.

    Only `path` is matched as a path. `query` are the decoded pairs that a request must have.
    """

    path: str
    query: tuple[tuple[str, str], ...] = ()
    query_text: str = ""
    fragment: str = ""


def address(path: str) -> Address:
    """Take a path of a document apart."""
    rest, _, fragment = path.partition("#")
    bare, _, query = rest.partition("?")
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return Address(bare, pairs, query, fragment)


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A declared scheme (§4.8.27).

    `name` is the component key, `method` the authenticator's method.

    `http_scheme` is lower case (`bearer`, `basic`); `location` and `parameter_name` belong to
    `apiKey`.
    """

    name: str
    method: str
    type: Literal["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]
    http_scheme: str | None = None
    location: Literal["query", "header", "cookie"] | None = None
    parameter_name: str | None = None
