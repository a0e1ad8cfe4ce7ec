"""The intermediate representation: what every emitter reads, free of YAML and of `$ref`.

The builder (`codegen.build`) makes one `Contract` from one bundled document; emitters never look at
the document itself. Every record carries the source location it came from, so that any later
complaint can name file, line and column.

Terms follow OpenAPI 3.1.1 (§4.8): an *operation* is one method of one path item, a *media type* one
entry of a `content` map, a *security requirement* one alternative of a `security` list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

ParameterLocation = Literal["path", "query", "header", "cookie"]
Style = Literal[
    "matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"
]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source file. `line` and `column` count from 1, as editors do."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class SchemaRef:
    """One JSON Schema of the bundle, and the Python type that views it.

    `pointer` is a JSON Pointer (RFC 6901) into the bundled document, such as
    `/components/schemas/Entry` or `/paths/~1entries/get/parameters/0/schema`.
    `name` is the class in `generated/models.py` that views the schema, or None when `annotation` is
    a plain Python type (`str`, `int`, `list[str]`, `Literal['a', 'b']`, `UUID` …).
    `annotation` is the Python type expression as it is written in generated code; classes of
    models.py are prefixed `models.`.
    """

    pointer: str
    annotation: str
    name: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter after path-level and operation-level lists were merged (§4.8.12).

    `kind` is the wire type of the value: a scalar, an array or object of scalars serialised by
    `style` and `explode`, or `content` for a parameter described by a media type.
    `item_type` is the scalar type of an array's items; `properties` maps an object's property names
    to theirs.
    `missing_problem` names the problem type answered when a required parameter is absent
    (`x-missing-problem`), instead of the general validation problem.
    """

    name: str
    field: str
    location: ParameterLocation
    required: bool
    schema: SchemaRef
    kind: Literal["scalar", "array", "object", "content"]
    scalar_types: tuple[str, ...]
    item_types: tuple[str, ...]
    properties: tuple[tuple[str, tuple[str, ...]], ...]
    style: Style
    explode: bool
    allow_reserved: bool
    content_type: str | None
    default: Any
    has_default: bool
    missing_problem: str | None
    description: str
    source: Location
    allow_empty: bool = False


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form or multipart body is serialised (§4.8.15)."""

    property: str
    content_type: str | None
    style: Style | None
    explode: bool | None
    headers: tuple[Header, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyVariant:
    """One media type of a request body. `schema` is None when the document gives none.

    `files` are the properties of a multipart form that hold raw bytes, each with the type of its
    field: `UploadedFile`, `list[UploadedFile]` or both.
    """

    media_type: str
    schema: SchemaRef | None
    encodings: tuple[Encoding, ...]
    source: Location
    files: tuple[tuple[str, Literal["one", "many", "either"]], ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """One documented response header. `field` is its Python name on the response class.

    `explode` says that an object is written `R=100,G=200`; `content_type` is that of `content`
    (§4.8.21).
    """

    name: str
    field: str
    required: bool
    schema: SchemaRef | None
    description: str
    source: Location
    explode: bool = False
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseVariant:
    """One (status, media type) pair of an operation; an answer without content has no media type.

    `status` is written as in the document: `200`, `4XX` or `default`.
    `class_name` is the class in `generated/responses.py`, or None for a problem answer
    (`application/problem+json`), which is raised or returned as a class of `generated/problems.py`.
    `problems` names the problem classes that this answer may carry.
    `envelope` says that the schema of an event stream describes whole events, not their data alone.
    """

    status: str
    media_type: str | None
    schema: SchemaRef | None
    headers: tuple[Header, ...]
    class_name: str | None
    problems: tuple[str, ...]
    description: str
    source: Location
    envelope: bool = False


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """One scheme inside an alternative, with the scopes or roles it must grant (§4.8.30)."""

    scheme: str
    scopes: tuple[str, ...]


SecurityAlternative = tuple[SecurityRequirement, ...]
"""Schemes that must all hold (AND). The empty tuple is `{}`: anonymous callers are let in."""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link of a response (§4.8.20): how to call `target` with values of this answer."""

    name: str
    status: str
    target: str
    parameters: tuple[tuple[str, Any], ...]
    request_body: Any
    has_request_body: bool
    source: Location


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path.

    `id` is the operationId as written (made from method and path when a document gives none),
    `name` its Python name, `class_name` the stem of its request and response classes
    (`CreatePost`).
    `security` is a list of alternatives (OR of AND); the empty tuple is `security: []`, public.
    """

    id: str
    name: str
    class_name: str
    tag: str
    method: str
    path: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    bodies: tuple[BodyVariant, ...]
    body_required: bool
    responses: tuple[ResponseVariant, ...]
    security: tuple[SecurityAlternative, ...]
    links: tuple[Link, ...]
    extensions: tuple[tuple[str, Any], ...]
    source: Location


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A declared scheme: its component key, and the Protocol method that authenticates it."""

    name: str
    method: str
    type: Literal["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]
    http_scheme: str | None
    api_key_in: Literal["query", "header", "cookie"] | None
    api_key_name: str | None
    bearer_format: str | None
    scopes: tuple[str, ...]
    description: str
    source: Location


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem type of the contract (RFC 9457): a schema whose `type` is constant.

    `members` are its extension members beyond `type title status detail instance trace_id`, as
    (name, field, annotation, required).
    """

    type: str
    class_name: str
    status: int | None
    title: str | None
    members: tuple[tuple[str, str, str, bool], ...]
    schema: SchemaRef
    description: str
    source: Location


@dataclass(frozen=True, slots=True)
class Event:
    """A message of `webhooks:`: its key (`entry.created`), and the payload as it is sent."""

    name: str
    class_name: str
    method: str
    schema: SchemaRef | None
    media_type: str | None
    summary: str
    source: Location


@dataclass(frozen=True, slots=True)
class Message:
    """A request that the service sends: one method of a webhook or of a callback (§4.8.18).

    `function` builds it in `generated/senders.py`. `url` is the runtime expression of a callback,
    None for a webhook, whose receiver says where it wants it; `owner` is the id of the operation
    that declares a callback.
    """

    name: str
    function: str
    method: str
    url: str | None
    owner: str | None
    parameters: tuple[Parameter, ...]
    body: BodyVariant | None
    body_required: bool
    statuses: tuple[str, ...]
    summary: str
    source: Location


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that owns at least one operation: its name as written, and its handler module's."""

    name: str
    module: str
    class_name: str
    description: str


@dataclass(frozen=True, slots=True)
class Contract:
    """One bundled document, ready for the emitters.

    `document` is the bundle as plain JSON values (local references only); `source` the exact bytes
    of the entry file; `model_schemas` maps each class name of models.py to the pointer of its
    schema, in the order of the document, named inline schemas included.
    """

    title: str
    version: str
    document: dict[str, Any]
    source: bytes
    operations: tuple[Operation, ...]
    tags: tuple[Tag, ...]
    security_schemes: tuple[SecurityScheme, ...]
    problems: tuple[Problem, ...]
    events: tuple[Event, ...]
    model_schemas: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...] = field(default=())
    messages: tuple[Message, ...] = ()
