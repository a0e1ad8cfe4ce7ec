"""The table of every keyword the generator knows, what it does with each, and the page that shows it.

A keyword that is not here, and is no extension (`x-…`), is an error with its place: nothing is dropped silently.

The shape of a value is written in a small language: `string boolean integer number any` are plain values,
`Operation` an object of that kind, `Parameter*` one that may also be a Reference Object, `[…]` a list and
`{…}` a map. Objects of the kind `Schema` hold JSON Schema 2020-12.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Treatment = Literal["typed", "validated", "annotation", "refused"]

MEANINGS: dict[Treatment, str] = {
    "typed": "shapes the generated code: types, signatures, routing, security",
    "validated": "enforced at run time by jsonschema-rs, without a Python type of its own",
    "annotation": "kept in the document that is served, changes nothing that is accepted",
    "refused": "an error with file, line and column, for it cannot be honoured yet",
}


@dataclass(frozen=True, slots=True)
class Keyword:
    """One field of one object: its value's shape, what the generator does with it, and one line of why."""

    name: str
    treatment: Treatment
    shape: str
    why: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object. `pattern` describes members whose names the author chooses (paths, statuses)."""

    name: str
    section: str
    fields: dict[str, Keyword]
    pattern: Keyword | None = None
    extensible: bool = True


def _typed(name: str, shape: str, why: str, *, required: bool = False) -> Keyword:
    return Keyword(name, "typed", shape, why, required)


def _checked(name: str, shape: str, why: str) -> Keyword:
    return Keyword(name, "validated", shape, why)


def _note(name: str, shape: str, why: str, *, required: bool = False) -> Keyword:
    return Keyword(name, "annotation", shape, why, required)


def _refused(name: str, why: str) -> Keyword:
    return Keyword(name, "refused", "any", why)


def _kind(
    name: str,
    section: str,
    *fields: Keyword,
    pattern: Keyword | None = None,
    extensible: bool = True,
) -> Kind:
    return Kind(name, section, {field.name: field for field in fields}, pattern, extensible)


_SUMMARY = _note("summary", "string", "Shown in the docs.")
_DESCRIPTION = _note("description", "string", "Shown in the docs and in docstrings.")
_EXTERNAL_DOCS = _note("externalDocs", "ExternalDocs", "A link of the docs.")
_DEPRECATED = _note("deprecated", "boolean", "Shown in the docs and in docstrings.")
_EXAMPLE = _note("example", "any", "One example; the mock and the fuzzer use it.")
_EXAMPLES = _note("examples", "{Example*}", "Examples; the mock and the fuzzer use them.")
_SERVERS = _note(
    "servers", "[Server]", "Shown in the docs and used by clients; routes take the paths alone."
)
_CONTENT = _typed("content", "{MediaType}", "One variant for each media type.")
_STYLE = _typed("style", "string", "How the value is written on the wire (§4.8.12.3).")
_EXPLODE = _typed("explode", "boolean", "Whether lists and objects are repeated or joined.")
_RESERVED = _typed("allowReserved", "boolean", "Whether reserved characters stay unescaped.")
_SCHEMA = _typed("schema", "Schema", "The type of the value; validated as it stands.")

_OPENAPI = (
    _kind(
        "OpenAPI", "4.8.1",
        _typed("openapi", "string", "3.1.x; 3.0.x is converted first; others are refused.", required=True),
        _typed("info", "Info", "Title and version of the generated package.", required=True),
        _typed("jsonSchemaDialect", "string", "Only the OAS 3.1 base dialect or draft 2020-12 itself."),
        _SERVERS,
        _typed("paths", "Paths", "The routes."),
        _typed("webhooks", "{PathItem*}", "Events: a name and a payload type for each."),
        _typed("components", "Components", "What the other parts refer to."),
        _typed("security", "[SecurityRequirement]", "The default of every operation."),
        _typed("tags", "[Tag]", "Descriptions of the handler modules."),
        _EXTERNAL_DOCS,
    ),
    _kind(
        "Info", "4.8.2",
        _typed("title", "string", "A constant of the generated package.", required=True),
        _typed("version", "string", "A constant of the generated package.", required=True),
        _SUMMARY, _DESCRIPTION,
        _note("termsOfService", "string", "A link of the docs."),
        _note("contact", "Contact", "Shown in the docs."),
        _note("license", "License", "Shown in the docs."),
    ),
    _kind(
        "Contact", "4.8.3",
        _note("name", "string", "Shown in the docs."),
        _note("url", "string", "Shown in the docs."),
        _note("email", "string", "Shown in the docs."),
    ),
    _kind(
        "License", "4.8.4",
        _note("name", "string", "Shown in the docs.", required=True),
        _note("identifier", "string", "Shown in the docs."),
        _note("url", "string", "Shown in the docs."),
    ),
    _kind(
        "Server", "4.8.5",
        _note("url", "string", "Used by clients.", required=True),
        _DESCRIPTION,
        _note("variables", "{ServerVariable}", "Used by clients."),
    ),
    _kind(
        "ServerVariable", "4.8.6",
        _note("enum", "[string]", "Used by clients."),
        _note("default", "string", "Used by clients.", required=True),
        _DESCRIPTION,
    ),
    _kind(
        "Components", "4.8.7",
        _typed("schemas", "{Schema}", "Models, by name."),
        _typed("responses", "{Response*}", "Referred to by operations."),
        _typed("parameters", "{Parameter*}", "Referred to by operations and paths."),
        _note("examples", "{Example*}", "Referred to by examples."),
        _typed("requestBodies", "{RequestBody*}", "Referred to by operations."),
        _typed("headers", "{Header*}", "Referred to by responses."),
        _typed("securitySchemes", "{SecurityScheme*}", "One authenticator method for each."),
        _typed("links", "{Link*}", "Referred to by responses."),
        _checked("callbacks", "{Callback*}", "Checked for form; no sender is generated."),
        _typed("pathItems", "{PathItem*}", "Referred to by paths and webhooks."),
    ),
    _kind(
        "Paths", "4.8.8",
        pattern=_typed("/…", "PathItem", "One dispatcher for each path."),
    ),
    _kind(
        "PathItem", "4.8.9",
        _typed("$ref", "string", "The path item it stands for; nothing but texts may stand beside it."),
        _SUMMARY, _DESCRIPTION,
        *(
            _typed(method, "Operation", "One handler function.")
            for method in ("get", "put", "post", "delete", "options", "head", "patch", "trace")
        ),
        _SERVERS,
        _typed("parameters", "[Parameter*]", "Merged with the operation's own, which win."),
    ),
    _kind(
        "Operation", "4.8.10",
        _typed("tags", "[string]", "The first one names the handler module."),
        _SUMMARY, _DESCRIPTION, _EXTERNAL_DOCS,
        _typed("operationId", "string", "The handler function's name; made from method and path if absent."),
        _typed("parameters", "[Parameter*]", "Fields of the request class."),
        _typed("requestBody", "RequestBody*", "The field `body` of the request class."),
        _typed("responses", "Responses", "One class for each status and media type."),
        _checked("callbacks", "{Callback*}", "Checked for form; no sender is generated."),
        _DEPRECATED,
        _typed("security", "[SecurityRequirement]", "Alternatives, in place of the document's default."),
        _SERVERS,
    ),
    _kind(
        "ExternalDocs", "4.8.11",
        _DESCRIPTION,
        _note("url", "string", "A link of the docs.", required=True),
    ),
    _kind(
        "Parameter", "4.8.12",
        _typed("name", "string", "The field's name, in Python's spelling.", required=True),
        _typed("in", "string", "path, query, header or cookie.", required=True),
        _DESCRIPTION,
        _typed("required", "boolean", "Whether the field may be None; always true in a path."),
        _DEPRECATED,
        _checked("allowEmptyValue", "boolean", "An empty value is what the schema says it is."),
        _STYLE, _EXPLODE, _RESERVED, _SCHEMA, _EXAMPLE, _EXAMPLES, _CONTENT,
    ),
    _kind(
        "RequestBody", "4.8.13",
        _DESCRIPTION,
        _typed("content", "{MediaType}", "One variant for each media type; others are 415.", required=True),
        _typed("required", "boolean", "Whether a request without a body is refused."),
    ),
    _kind(
        "MediaType", "4.8.14",
        _SCHEMA, _EXAMPLE, _EXAMPLES,
        _typed("encoding", "{Encoding}", "How the parts of a form are read."),
    ),
    _kind(
        "Encoding", "4.8.15",
        _typed("contentType", "string", "Media types that a part may have."),
        _typed("headers", "{Header*}", "Headers of a part."),
        _STYLE, _EXPLODE, _RESERVED,
    ),
    _kind(
        "Responses", "4.8.16",
        pattern=_typed("200, 4XX, default", "Response*", "One class for each status and media type."),
    ),
    _kind(
        "Response", "4.8.17",
        _note("description", "string", "Shown in the docs and in docstrings.", required=True),
        _typed("headers", "{Header*}", "Typed fields of the response class."),
        _CONTENT,
        _typed("links", "{Link*}", "Typed link builders."),
    ),
    _kind(
        "Callback", "4.8.18",
        pattern=_checked("{expression}", "PathItem*", "Checked for form; no sender is generated."),
    ),
    _kind(
        "Example", "4.8.19",
        _SUMMARY, _DESCRIPTION,
        _note("value", "any", "The example."),
        _note("externalValue", "string", "A link of the docs; never fetched."),
    ),
    _kind(
        "Link", "4.8.20",
        _typed("operationRef", "string", "A local pointer to the operation it leads to."),
        _typed("operationId", "string", "The operation it leads to."),
        _typed("parameters", "any", "What the next call is given."),
        _typed("requestBody", "any", "What the next call is given as its body."),
        _DESCRIPTION,
        _note("server", "Server", "Used by clients."),
    ),
    _kind(
        "Header", "4.8.21",
        _DESCRIPTION,
        _typed("required", "boolean", "Whether the field of the response class may be None."),
        _DEPRECATED,
        _checked("allowEmptyValue", "boolean", "Without meaning for a header; some documents have it."),
        _STYLE, _EXPLODE, _RESERVED, _SCHEMA, _EXAMPLE, _EXAMPLES, _CONTENT,
    ),
    _kind(
        "Tag", "4.8.22",
        _typed("name", "string", "A handler module, once an operation uses it.", required=True),
        _DESCRIPTION, _EXTERNAL_DOCS,
    ),
    _kind(
        "Reference", "4.8.23",
        _typed("$ref", "string", "A local pointer or a relative file; no network.", required=True),
        _SUMMARY, _DESCRIPTION,
    ),
    _kind(
        "SecurityScheme", "4.8.27",
        _typed("type", "string", "Which credential the authenticator is given.", required=True),
        _DESCRIPTION,
        _typed("name", "string", "The parameter that carries an API key."),
        _typed("in", "string", "Where an API key is: query, header or cookie."),
        _typed("scheme", "string", "The HTTP authentication scheme, in any case."),
        _note("bearerFormat", "string", "Shown in the docs."),
        _typed("flows", "OAuthFlows", "The declared scopes."),
        _note("openIdConnectUrl", "string", "Shown in the docs; never fetched."),
    ),
    _kind(
        "OAuthFlows", "4.8.28",
        *(
            _typed(flow, "OAuthFlow", "Its scopes.")
            for flow in ("implicit", "password", "clientCredentials", "authorizationCode")
        ),
    ),
    _kind(
        "OAuthFlow", "4.8.29",
        _note("authorizationUrl", "string", "Used by clients."),
        _note("tokenUrl", "string", "Used by clients."),
        _note("refreshUrl", "string", "Used by clients."),
        _typed("scopes", "{string}", "Values of the generated `Scope`.", required=True),
    ),
    _kind(
        "SecurityRequirement", "4.8.30",
        pattern=_typed("{scheme}", "[string]", "A declared scheme and the scopes it must grant."),
        extensible=False,
    ),
    _kind(
        "Discriminator", "4.8.25",
        _note("propertyName", "string", "A hint: the branches themselves decide.", required=True),
        _note("mapping", "{string}", "A hint; what it names must exist."),
    ),
    _kind(
        "XML", "4.8.26",
        *(_note(name, "string", "XML is passed on as bytes.") for name in ("name", "namespace", "prefix")),
        *(_note(name, "boolean", "XML is passed on as bytes.") for name in ("attribute", "wrapped")),
    ),
)  # fmt: skip

_SCHEMA_KIND = _kind(
    "Schema", "4.8.24",
    _typed("$ref", "string", "The schema it names; keywords beside it hold as well."),
    _typed("$defs", "{Schema}", "Schemas that references reach."),
    _typed("definitions", "{Schema}", "The older name of `$defs`."),
    _note("$comment", "string", "For readers of the document."),
    _typed("$schema", "string", "Only the OAS 3.1 base dialect or draft 2020-12 itself."),
    _refused("$id", "Give the schema a name in components/schemas and refer to that."),
    _refused("$anchor", "Refer to the schema by its JSON Pointer."),
    _refused("$dynamicRef", "Use `$ref`."),
    _refused("$dynamicAnchor", "Refer to the schema by its JSON Pointer."),
    _refused("$recursiveRef", "It is of draft 2019-09; use `$ref`."),
    _refused("$recursiveAnchor", "It is of draft 2019-09; use `$ref`."),
    _refused("$vocabulary", "Only the vocabularies of draft 2020-12 are known."),
    _refused("dependencies", "It is of draft 7; use `dependentRequired` or `dependentSchemas`."),
    _refused("additionalItems", "It is of draft 2019-09; use `prefixItems` and `items`."),
    _typed("type", "any", "The Python type; a list of types is a union."),
    _typed("enum", "any", "A `Literal`."),
    _typed("const", "any", "A `Literal`; it marks the type of a problem."),
    _typed("properties", "{Schema}", "Fields of the model."),
    _typed("required", "[string]", "Which fields may be missing."),
    _typed("additionalProperties", "Schema", "`dict[str, …]`, or a closed model."),
    _typed("items", "Schema", "`list[…]`."),
    _checked("prefixItems", "[Schema]", "Checked; the type is a list."),
    _typed("allOf", "[Schema]", "One model with the fields of all; every branch is checked."),
    _typed("anyOf", "[Schema]", "A union."),
    _typed("oneOf", "[Schema]", "A union; that exactly one matches is checked."),
    _typed("format", "string", "`uuid`, `date`, `date-time` have Python types; all known ones are checked."),
    _typed("default", "any", "Fills what a request leaves out, except in partial updates."),
    *(
        _checked(name, "Schema", "Checked.")
        for name in (
            "not", "if", "then", "else", "contains", "propertyNames",
            "unevaluatedItems", "unevaluatedProperties",
        )
    ),
    *(_checked(name, "{Schema}", "Checked.") for name in ("patternProperties", "dependentSchemas")),
    _checked("dependentRequired", "any", "Checked."),
    *(
        _checked(name, "integer", "Checked.")
        for name in (
            "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
            "minContains", "maxContains",
        )
    ),
    *(
        _checked(name, "number", "Checked.")
        for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    ),
    _checked("pattern", "string", "Checked, as ECMA-262 reads it."),
    _checked("uniqueItems", "boolean", "Checked."),
    _note("contentEncoding", "string", "The text is passed on as it is; in a form it tells a file part."),
    _note("contentMediaType", "string", "The text is passed on as it is; in a form it tells a file part."),
    _note("contentSchema", "Schema", "The text is passed on as it is."),
    _note("title", "string", "Shown in the docs."),
    _DESCRIPTION, _DEPRECATED,
    _note("readOnly", "boolean", "Shown in the docs; a schema for requests says what a request may hold."),
    _note("writeOnly", "boolean", "Shown in the docs; a schema for answers says what an answer holds."),
    _note("examples", "any", "Examples; the mock and the fuzzer use them."),
    _EXAMPLE, _EXTERNAL_DOCS,
    _note("discriminator", "Discriminator", "A hint: the branches themselves decide."),
    _note("xml", "XML", "XML is passed on as bytes."),
    _typed("nullable", "boolean", "Of OpenAPI 3.0; read as `type: [..., 'null']`, with a warning in 3.1."),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*_OPENAPI, _SCHEMA_KIND)}

SECTIONS: dict[str, str] = {
    "Schema": "schemas",
    "Response": "responses",
    "Parameter": "parameters",
    "Example": "examples",
    "RequestBody": "requestBodies",
    "Header": "headers",
    "SecurityScheme": "securitySchemes",
    "Link": "links",
    "Callback": "callbacks",
    "PathItem": "pathItems",
}
"""The section of `components` in which each kind of object is kept."""


def keyword(kind: str, name: str) -> Keyword | None:
    """Give the entry of a member, patterned ones included; None for an unknown one and for extensions."""
    known = KINDS[kind]
    field = known.fields.get(name)
    if field is not None:
        return field
    if known.extensible and name.startswith("x-"):
        return None
    return known.pattern


def render() -> str:
    """Write the table as a Markdown page."""
    lines = [
        "# Keywords",
        "",
        "Every keyword of OpenAPI 3.1 and JSON Schema 2020-12, and what the generator does with it. One that is",
        "not listed here, and does not start with `x-`, is an error with file, line and column.",
        "",
        *(f"* **{treatment}**: {meaning}." for treatment, meaning in MEANINGS.items()),
        "",
    ]
    for kind in KINDS.values():
        lines += _table(kind)
    return "\n".join(lines)


def _table(kind: Kind) -> Iterable[str]:
    yield f"## {kind.name} (OpenAPI 3.1.1 §{kind.section})"
    yield ""
    yield "| keyword | treatment | why |"
    yield "|---|---|---|"
    rows = [*kind.fields.values(), *([kind.pattern] if kind.pattern else [])]
    for row in rows:
        mark = ", required" if row.required else ""
        yield f"| `{row.name}` | {row.treatment}{mark} | {row.why.replace('|', chr(92) + '|')} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(render())
