"""The table of keywords, first part: the objects of OpenAPI 3.1.1 (§4.8)."""

from __future__ import annotations

from codegen.keyword_entry import checked, kind, note, typed

_SUMMARY = note("summary", "string", "Shown in the docs.")
_DESCRIPTION = note("description", "string", "Shown in the docs and in docstrings.")
_EXTERNAL_DOCS = note("externalDocs", "ExternalDocs", "A link of the docs.")
_DEPRECATED = note("deprecated", "boolean", "Shown in the docs and in docstrings.")
_EXAMPLE = note("example", "any", "One example; the mock and the fuzzer use it.")
_EXAMPLES = note("examples", "{Example*}", "Examples; the mock and the fuzzer use them.")
_SERVERS = note(
    "servers", "[Server]", "Shown in the docs and used by clients; routes take the paths alone."
)
_CONTENT = typed("content", "{MediaType}", "One variant for each media type.")
_STYLE = typed("style", "string", "How the value is written on the wire (§4.8.12.3).")
_EXPLODE = typed("explode", "boolean", "Whether lists and objects are repeated or joined.")
_RESERVED = typed("allowReserved", "boolean", "Whether reserved characters stay unescaped.")
_SCHEMA = typed("schema", "Schema", "The type of the value; validated as it stands.")

OPENAPI = (
    kind(
        "OpenAPI",
        "4.8.1",
        typed(
            "openapi",
            "string",
            "3.1.x; 3.0.x is converted first; others are refused.",
            required=True,
        ),
        typed("info", "Info", "Title and version of the generated package.", required=True),
        typed(
            "jsonSchemaDialect", "string", "Only the OAS 3.1 base dialect or draft 2020-12 itself."
        ),
        _SERVERS,
        typed("paths", "Paths", "The routes."),
        typed("webhooks", "{PathItem*}", "Events: a name, a payload type and a builder for each."),
        typed("components", "Components", "What the other parts refer to."),
        typed("security", "[SecurityRequirement]", "The default of every operation."),
        typed("tags", "[Tag]", "Descriptions of the handler modules."),
        _EXTERNAL_DOCS,
    ),
    kind(
        "Info",
        "4.8.2",
        typed("title", "string", "A constant of the generated package.", required=True),
        typed("version", "string", "A constant of the generated package.", required=True),
        _SUMMARY,
        _DESCRIPTION,
        note("termsOfService", "string", "A link of the docs."),
        note("contact", "Contact", "Shown in the docs."),
        note("license", "License", "Shown in the docs."),
    ),
    kind(
        "Contact",
        "4.8.3",
        note("name", "string", "Shown in the docs."),
        note("url", "string", "Shown in the docs."),
        note("email", "string", "Shown in the docs."),
    ),
    kind(
        "License",
        "4.8.4",
        note("name", "string", "Shown in the docs.", required=True),
        note("identifier", "string", "Shown in the docs."),
        note("url", "string", "Shown in the docs."),
    ),
    kind(
        "Server",
        "4.8.5",
        note("url", "string", "Used by clients.", required=True),
        _DESCRIPTION,
        note("variables", "{ServerVariable}", "Used by clients."),
    ),
    kind(
        "ServerVariable",
        "4.8.6",
        note("enum", "[string]", "Used by clients."),
        note("default", "string", "Used by clients.", required=True),
        _DESCRIPTION,
    ),
    kind(
        "Components",
        "4.8.7",
        typed("schemas", "{Schema}", "Models, by name."),
        typed("responses", "{Response*}", "Referred to by operations."),
        typed("parameters", "{Parameter*}", "Referred to by operations and paths."),
        note("examples", "{Example*}", "Referred to by examples."),
        typed("requestBodies", "{RequestBody*}", "Referred to by operations."),
        typed("headers", "{Header*}", "Referred to by responses."),
        typed("securitySchemes", "{SecurityScheme*}", "One authenticator method for each."),
        typed("links", "{Link*}", "Referred to by responses."),
        typed("callbacks", "{Callback*}", "Referred to by operations."),
        typed("pathItems", "{PathItem*}", "Referred to by paths and webhooks."),
    ),
    kind(
        "Paths",
        "4.8.8",
        pattern=typed("/…", "PathItem", "One dispatcher for each path."),
    ),
    kind(
        "PathItem",
        "4.8.9",
        typed(
            "$ref", "string", "The path item it stands for; nothing but texts may stand beside it."
        ),
        _SUMMARY,
        _DESCRIPTION,
        *(
            typed(method, "Operation", "One handler function.")
            for method in ("get", "put", "post", "delete", "options", "head", "patch", "trace")
        ),
        _SERVERS,
        typed("parameters", "[Parameter*]", "Merged with the operation's own, which win."),
    ),
    kind(
        "Operation",
        "4.8.10",
        typed("tags", "[string]", "The first one names the handler module."),
        _SUMMARY,
        _DESCRIPTION,
        _EXTERNAL_DOCS,
        typed(
            "operationId",
            "string",
            "The handler function's name; made from method and path if absent.",
        ),
        typed("parameters", "[Parameter*]", "Fields of the request class."),
        typed("requestBody", "RequestBody*", "The field `body` of the request class."),
        typed("responses", "Responses", "One class for each status and media type."),
        typed("callbacks", "{Callback*}", "One builder of a request for each method."),
        _DEPRECATED,
        typed(
            "security", "[SecurityRequirement]", "Alternatives, in place of the document's default."
        ),
        _SERVERS,
    ),
    kind(
        "ExternalDocs",
        "4.8.11",
        _DESCRIPTION,
        note("url", "string", "A link of the docs.", required=True),
    ),
    kind(
        "Parameter",
        "4.8.12",
        typed("name", "string", "The field's name, in Python's spelling.", required=True),
        typed("in", "string", "path, query, header or cookie.", required=True),
        _DESCRIPTION,
        typed("required", "boolean", "Whether the field may be None; always true in a path."),
        _DEPRECATED,
        checked("allowEmptyValue", "boolean", "An empty value is what the schema says it is."),
        _STYLE,
        _EXPLODE,
        _RESERVED,
        _SCHEMA,
        _EXAMPLE,
        _EXAMPLES,
        _CONTENT,
    ),
    kind(
        "RequestBody",
        "4.8.13",
        _DESCRIPTION,
        typed(
            "content",
            "{MediaType}",
            "One variant for each media type; others are 415.",
            required=True,
        ),
        typed("required", "boolean", "Whether a request without a body is refused."),
    ),
    kind(
        "MediaType",
        "4.8.14",
        _SCHEMA,
        _EXAMPLE,
        _EXAMPLES,
        typed("encoding", "{Encoding}", "How the parts of a form are read."),
    ),
    kind(
        "Encoding",
        "4.8.15",
        typed("contentType", "string", "Media types that a part may have."),
        typed("headers", "{Header*}", "Headers of a part."),
        _STYLE,
        _EXPLODE,
        _RESERVED,
    ),
    kind(
        "Responses",
        "4.8.16",
        pattern=typed(
            "200, 4XX, default", "Response*", "One class for each status and media type."
        ),
    ),
    kind(
        "Response",
        "4.8.17",
        note("description", "string", "Shown in the docs and in docstrings.", required=True),
        typed("headers", "{Header*}", "Typed fields of the response class."),
        _CONTENT,
        typed("links", "{Link*}", "Typed link builders."),
    ),
    kind(
        "Callback",
        "4.8.18",
        pattern=typed("{expression}", "PathItem*", "Where the callback goes; evaluated."),
    ),
    kind(
        "Example",
        "4.8.19",
        _SUMMARY,
        _DESCRIPTION,
        note("value", "any", "The example."),
        note("externalValue", "string", "A link of the docs; never fetched."),
    ),
    kind(
        "Link",
        "4.8.20",
        typed("operationRef", "string", "A local pointer to the operation it leads to."),
        typed("operationId", "string", "The operation it leads to."),
        typed("parameters", "any", "What the next call is given."),
        typed("requestBody", "any", "What the next call is given as its body."),
        _DESCRIPTION,
        note("server", "Server", "Used by clients."),
    ),
    kind(
        "Header",
        "4.8.21",
        _DESCRIPTION,
        typed("required", "boolean", "Whether the field of the response class may be None."),
        _DEPRECATED,
        checked(
            "allowEmptyValue", "boolean", "Without meaning for a header; some documents have it."
        ),
        _STYLE,
        _EXPLODE,
        _RESERVED,
        _SCHEMA,
        _EXAMPLE,
        _EXAMPLES,
        _CONTENT,
    ),
    kind(
        "Tag",
        "4.8.22",
        typed("name", "string", "A handler module, once an operation uses it.", required=True),
        _DESCRIPTION,
        _EXTERNAL_DOCS,
    ),
    kind(
        "Reference",
        "4.8.23",
        typed("$ref", "string", "A local pointer or a relative file; no network.", required=True),
        _SUMMARY,
        _DESCRIPTION,
    ),
    kind(
        "SecurityScheme",
        "4.8.27",
        typed("type", "string", "Which credential the authenticator is given.", required=True),
        _DESCRIPTION,
        typed("name", "string", "The parameter that carries an API key."),
        typed("in", "string", "Where an API key is: query, header or cookie."),
        typed("scheme", "string", "The HTTP authentication scheme, in any case."),
        note("bearerFormat", "string", "Shown in the docs."),
        typed("flows", "OAuthFlows", "The declared scopes."),
        note("openIdConnectUrl", "string", "Shown in the docs; never fetched."),
    ),
    kind(
        "OAuthFlows",
        "4.8.28",
        *(
            typed(flow, "OAuthFlow", "Its scopes.")
            for flow in ("implicit", "password", "clientCredentials", "authorizationCode")
        ),
    ),
    kind(
        "OAuthFlow",
        "4.8.29",
        note("authorizationUrl", "string", "Used by clients."),
        note("tokenUrl", "string", "Used by clients."),
        note("refreshUrl", "string", "Used by clients."),
        typed("scopes", "{string}", "Values of the generated `Scope`.", required=True),
    ),
    kind(
        "SecurityRequirement",
        "4.8.30",
        pattern=typed("{scheme}", "[string]", "A declared scheme and the scopes it must grant."),
        extensible=False,
    ),
    kind(
        "Discriminator",
        "4.8.25",
        note("propertyName", "string", "A hint: the branches themselves decide.", required=True),
        note("mapping", "{string}", "A hint; what it names must exist."),
    ),
    kind(
        "XML",
        "4.8.26",
        *(
            note(name, "string", "XML is passed on as bytes.")
            for name in ("name", "namespace", "prefix")
        ),
        *(note(name, "boolean", "XML is passed on as bytes.") for name in ("attribute", "wrapped")),
    ),
)
