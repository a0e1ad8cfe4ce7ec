"""The intermediate representation: what the emitters are told about a document."""

# ruff: noqa: E501 - a table of documents reads best with one document a line

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen import ir
from tests.codegen.documents import contract, refused


def _get(path: str = "/a", **parts: str) -> str:
    """Write a document with one GET; each part is the YAML of a member, in flow style."""
    lines = "".join(f"      {key}: {value}\n" for key, value in parts.items())
    default = "" if "responses" in parts else "      responses: {default: {description: d}}\n"
    return f"paths:\n  {path}:\n    get:\n{lines}{default}"


def _operation(folder: Path, path: str = "/a", rest: str = "", **parts: str) -> ir.Operation:
    return contract(folder, _get(path, **parts) + rest).operations[0]


_SCHEMAS = """components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Alias: {$ref: '#/components/schemas/Pet'}
    Wrapped: {description: d, allOf: [{$ref: '#/components/schemas/Pet'}]}
    Maybe: {type: [object, 'null'], properties: {a: {type: string}}}
    Slug: {type: string, maxLength: 9}
    Colour: {type: string, enum: [red, blue]}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Either: {oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Maybe'}, {type: 'null'}]}
    Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
    Map: {type: object, additionalProperties: {type: integer}}
    All: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {b: {type: string}}}]}
    date: {type: object, properties: {x: {type: string}}}
    Any: {type: object, properties: {x: {type: string}}}
"""


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ("{type: string}", "str"),
        ("{type: string, format: uuid}", "UUID"),
        ("{type: string, format: date}", "date"),
        ("{type: string, format: date-time}", "datetime"),
        ("{type: string, format: email}", "str"),
        ("{type: integer}", "int"),
        ("{type: number}", "float"),
        ("{type: boolean}", "bool"),
        ("{type: 'null'}", "None"),
        ("{type: [string, 'null']}", "str | None"),
        ("{type: ['null', integer, string]}", "int | str | None"),
        ("{type: array, items: {type: string}}", "list[str]"),
        ("{type: array}", "list[Any]"),
        ("{type: array, prefixItems: [{type: string}]}", "list[Any]"),
        ("{type: object}", "dict[str, Any]"),
        ("{type: object, additionalProperties: false}", "dict[str, Any]"),
        ("{}", "Any"),
        ("true", "Any"),
        ("{enum: [a, b, 1, true, null]}", "Literal['a', 'b', 1, True] | None"),
        ("{type: string, enum: []}", "str"),
        ("{type: number, enum: [0.5, 1]}", "float | int"),
        ("{const: x}", "Literal['x']"),
        ("{anyOf: [{type: string}, {type: integer}]}", "str | int"),
        ("{anyOf: [{const: a}, {const: 'it''s | b'}]}", "Literal['a'] | Literal[\"it's | b\"]"),
        ("{allOf: [{type: string}, {maxLength: 3}]}", "str"),
        ("{$ref: '#/components/schemas/Pet'}", "models.Pet"),
        ("{$ref: '#/components/schemas/Pet', description: d}", "models.Pet"),
        ("{$ref: '#/components/schemas/Alias'}", "models.Pet"),
        ("{$ref: '#/components/schemas/Wrapped'}", "models.Pet"),
        ("{$ref: '#/components/schemas/Maybe'}", "models.Maybe | None"),
        ("{$ref: '#/components/schemas/Slug'}", "str"),
        ("{$ref: '#/components/schemas/Colour'}", "Literal['red', 'blue']"),
        ("{$ref: '#/components/schemas/Pets'}", "list[models.Pet]"),
        ("{$ref: '#/components/schemas/Either'}", "models.Pet | models.Maybe | None"),
        ("{$ref: '#/components/schemas/Tree'}", "list[Any]"),
        ("{$ref: '#/components/schemas/Map'}", "dict[str, int]"),
        ("{$ref: '#/components/schemas/All'}", "models.All"),
        ("{$ref: '#/components/schemas/date'}", "models.Date"),
        ("{$ref: '#/components/schemas/Any'}", "models.AnyModel"),
        ("{type: object, properties: {a: {type: string}}}", "models.GetA200Body"),
        (
            "{type: array, items: {type: object, properties: {a: {}}}}",
            "list[models.GetA200BodyItem]",
        ),
        (
            "{oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]}",
            "models.GetA200Body1 | models.GetA200Body2",
        ),
    ],
)
def test_a_schema_has_a_python_type(tmp_path: Path, schema: str, annotation: str) -> None:
    """Each schema is viewed as the plainest expression that is true of it."""
    responses = (
        f"{{'200': {{description: d, content: {{application/json: {{schema: {schema}}}}}}}}}"
    )
    view = _operation(tmp_path, rest=_SCHEMAS, responses=responses).responses[0].schema
    assert view is not None
    assert view.annotation == annotation
    assert view.name == (
        annotation.removeprefix("models.")
        if annotation[:7] == "models." and "|" not in annotation
        else view.name
    )


def test_classes_are_listed_with_their_schemas(tmp_path: Path) -> None:
    """Components come first, in their order; only what declares properties needs a class."""
    found = contract(
        tmp_path,
        _get(
            parameters="[{name: q, in: query, schema: {type: object, properties: {a: {type: string}}}}]"
        )
        + _SCHEMAS,
    )
    assert found.model_schemas == (
        ("Pet", "/components/schemas/Pet"),
        ("Maybe", "/components/schemas/Maybe"),
        ("All", "/components/schemas/All"),
        ("Date", "/components/schemas/date"),
        ("AnyModel", "/components/schemas/Any"),
        ("GetAQ", "/paths/~1a/get/parameters/0/schema"),
    )


def test_a_component_keeps_its_name_against_an_inline_schema(tmp_path: Path) -> None:
    """An inline schema never takes the class name of a component, wherever that stands."""
    rest = "components: {schemas: {getABody: {type: object, properties: {z: {}}}, GetABody: {type: object, properties: {q: {}}}}}\n"
    body = "{content: {application/json: {schema: {type: object, properties: {a: {}}}}}}"
    found = contract(tmp_path, _get(requestBody=body) + rest)
    assert [name for name, _ in found.model_schemas] == ["GetABodyModel", "GetABody", "GetABody2"]


def _parameters(folder: Path, *written: str) -> tuple[ir.Parameter, ...]:
    return _operation(folder, parameters=f"[{', '.join(written)}]").parameters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name: q, in: query, schema: {type: string}}", {"kind": "scalar", "style": "form", "explode": True, "required": False}),
        ("{name: Q, in: header, required: true, schema: {type: integer}}",
         {"style": "simple", "explode": False, "required": True, "scalar_types": ("integer",), "field": "q"}),
        ("{name: q, in: cookie, schema: {type: [string, 'null', boolean]}}",
         {"style": "form", "explode": True, "scalar_types": ("null", "boolean", "string")}),
        ("{name: q, in: query, style: pipeDelimited, schema: {type: array, items: {type: integer}}}",
         {"kind": "array", "style": "pipeDelimited", "explode": False, "item_types": ("integer",)}),
        ("{name: q, in: query, schema: {anyOf: [{type: array, items: {type: string}}, {type: 'null'}]}}",
         {"kind": "array", "item_types": ("string",), "scalar_types": ("null",)}),
        ("{name: q, in: query, style: deepObject, explode: true, schema: {type: object, properties: {a: {type: integer}, b: {}}}}",
         {"kind": "object", "style": "deepObject", "properties": (("a", ("integer",)), ("b", ("string",)))}),
        ("{name: q, in: query, content: {application/json: {schema: {type: object}}}}",
         {"kind": "content", "content_type": "application/json"}),
        ("{name: q, in: query, schema: {type: integer, default: 0}}", {"has_default": True, "default": 0}),
        ("{name: q, in: query, schema: {type: [string, 'null'], default: null}}", {"has_default": True, "default": None}),
        ("{name: q, in: query, allowReserved: true, schema: {enum: [1, a]}}",
         {"allow_reserved": True, "has_default": False, "scalar_types": ("integer", "string")}),
        ("{name: q, in: query, x-missing-problem: /problems/p, schema: {}}",
         {"missing_problem": "/problems/p", "scalar_types": ("string",)}),
        ("{name: date, in: query, schema: {}}", {"field": "date_"}),
        ("{name: body, in: query, schema: {}}", {"field": "body_query"}),
        ("{name: 'page[size]', in: query, schema: {}}", {"field": "page_size"}),
    ],
)  # fmt: skip
def test_a_parameter_is_described_for_the_wire(
    tmp_path: Path, text: str, expected: dict[str, Any]
) -> None:
    """Style, explode, kind and JSON types are settled here, so that the runtime only reads."""
    (found,) = _parameters(tmp_path, text)
    assert {key: getattr(found, key) for key in expected} == expected


def test_fields_of_one_operation_differ(tmp_path: Path) -> None:
    """Two parameters never share a field: the place, then a number tells them apart."""
    found = _parameters(
        tmp_path,
        "{name: id, in: query, schema: {}}",
        "{name: ID, in: query, schema: {}}",
        "{name: id, in: header, schema: {}}",
        "{name: Id, in: header, schema: {}}",
        "{name: 'StartTime<', in: query, schema: {}}",
    )
    assert [p.field for p in found] == ["id", "id_query", "id_header", "id_2", "start_time_lt"]


def test_parameters_of_path_and_operation_are_merged(tmp_path: Path) -> None:
    """The operation's own parameter takes the place of the path's; headers that HTTP owns are left out."""
    rest = (
        "paths:\n  /a/{id}:\n    parameters:\n"
        "      - {name: id, in: path, required: true, schema: {type: string}}\n"
        "      - {name: q, in: query, schema: {type: string}}\n"
        "    get:\n      parameters:\n"
        "        - {name: q, in: query, schema: {type: integer}}\n"
        "        - {name: Accept, in: header, schema: {type: string}}\n"
    )
    found = contract(tmp_path, rest).operations[0].parameters
    assert [(p.name, p.schema.annotation) for p in found] == [("id", "str"), ("q", "int")]
    assert (found[1].source.line, found[1].source.column) == (10, 11)


def test_bodies_are_listed_by_media_type(tmp_path: Path) -> None:
    """JSON and forms are typed; text is text and everything else bytes; a form's encoding comes along."""
    found = _operation(
        tmp_path,
        requestBody="{required: true, content: {application/json: {schema: {type: integer}}, "
        "text/plain: {schema: {type: string}}, image/png: {}, "
        "multipart/form-data: {schema: {type: object, properties: {f: {type: string}}}, "
        "encoding: {f: {contentType: image/png, headers: {X-A: {schema: {type: string}}}}}}}}",
    )
    assert found.body_required
    views = [(b.media_type, b.schema and b.schema.annotation) for b in found.bodies]
    assert views == [
        ("application/json", "int"),
        ("text/plain", "str"),
        ("image/png", None),
        ("multipart/form-data", "models.GetABodyFormData"),
    ]
    (encoding,) = found.bodies[3].encodings
    assert (encoding.property, encoding.content_type, encoding.headers[0].field) == (
        "f",
        "image/png",
        "x_a",
    )


def test_responses_are_classes_by_status_and_media_type(tmp_path: Path) -> None:
    """The first media type of a status has the plain name; an answer without content has a class too."""
    found = _operation(
        tmp_path,
        operationId="listThings",
        responses="{200: {description: d, headers: {X-Total: {required: true, schema: {type: integer}}, "
        "Status: {schema: {}}}, content: {application/json: {schema: {type: string}}, text/csv: {}}}, "
        "204: {description: d}, 4xx: {description: d, content: {application/problem+json: {schema: {}}}}, "
        "default: {description: d, content: {'*/*': {}}}}",
    ).responses
    assert [(r.status, r.media_type, r.class_name) for r in found] == [
        ("200", "application/json", "ListThings200"),
        ("200", "text/csv", "ListThings200Csv"),
        ("204", None, "ListThings204"),
        ("4XX", "application/problem+json", None),
        ("default", "*/*", "ListThingsDefault"),
    ]
    assert [(h.name, h.field, h.required) for h in found[0].headers] == [
        ("X-Total", "x_total", True),
        ("Status", "status_header", False),
    ]


_PROBLEMS = """components:
  schemas:
    Problem: {type: object, required: [type], properties: {type: {type: string}, title: {type: string}, detail: {type: string}}}
    SlugTaken:
      description: Somebody has it.
      allOf: [{$ref: '#/components/schemas/Problem'}]
      required: [suggestion]
      properties:
        type: {const: /problems/slug_taken}
        status: {const: 409}
        title: {enum: [The slug is taken]}
        suggestion: {type: string}
        retry_at: {type: [string, 'null'], format: date-time}
    Gone:
      allOf: [{$ref: '#/components/schemas/Problem'}, {properties: {type: {const: /problems/gone}}}]
  responses:
    Teapot: {description: d, content: {application/problem+json: {schema: {properties: {type: {const: /problems/teapot}}}}}}
"""


def test_problems_are_read_from_constants(tmp_path: Path) -> None:
    """A problem type is a schema whose `type` is constant, through `allOf`; its other members are typed."""
    one = "{application/problem+json: {schema: {oneOf: [{$ref: '#/components/schemas/SlugTaken'}, {$ref: '#/components/schemas/Gone'}]}}}"
    other = "{application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}"
    found = contract(
        tmp_path,
        _get(
            responses=f"{{409: {{description: d, content: {one}}}, default: {{description: d, content: {other}}}}}"
        )
        + _PROBLEMS,
    )
    taken, gone, teapot = found.problems
    assert (taken.class_name, taken.type, taken.status, taken.title) == (
        "SlugTaken", "/problems/slug_taken", 409, "The slug is taken",
    )  # fmt: skip
    assert taken.members == (
        ("suggestion", "suggestion", "str", True),
        ("retry_at", "retry_at", "datetime | None", False),
    )
    assert taken.description == "Somebody has it."
    assert (gone.class_name, gone.status, gone.members) == ("Gone", None, ())
    assert teapot.class_name == "Teapot"
    assert [r.problems for r in found.operations[0].responses] == [("SlugTaken", "Gone"), ()]


def test_security_stays_a_list_of_alternatives(tmp_path: Path) -> None:
    """OR of AND; an operation's own list takes the place of the document's, an empty one included."""
    rest = (
        "security: [{a: []}]\ncomponents:\n  securitySchemes:\n"
        "    a: {type: http, scheme: Bearer, bearerFormat: JWT}\n"
        "    b-c: {type: apiKey, name: K, in: cookie}\n"
        "    o: {type: oauth2, flows: {implicit: {authorizationUrl: u, scopes: {r: read, w: write}}, "
        "password: {tokenUrl: u, scopes: {w: write, x: more}}}}\n"
        "paths:\n  /a:\n    get: {operationId: a}\n    put: {operationId: b, security: []}\n"
        "    post: {operationId: c, security: [{}, {a: [s], b-c: []}, {o: [r]}]}\n"
    )
    found = contract(tmp_path, rest)
    need = ir.SecurityRequirement
    assert [o.security for o in found.operations] == [
        ((need("a", ()),),),
        (),
        ((), (need("a", ("s",)), need("b-c", ())), (need("o", ("r",)),)),
    ]
    a, b, o = found.security_schemes
    assert (a.method, a.http_scheme, a.bearer_format) == ("a", "bearer", "JWT")
    assert (b.method, b.api_key_in, b.api_key_name) == ("b_c", "cookie", "K")
    assert o.scopes == ("r", "w", "x")


def test_tags_are_modules_of_handlers(tmp_path: Path) -> None:
    """The first tag owns the operation; two tags never share a module; without a tag it is `default`."""
    rest = (
        "tags: [{name: User things, description: d}, {name: unused}]\npaths:\n  /a:\n"
        "    get: {tags: [User things, x]}\n    put: {tags: [user_things]}\n    post: {}\n"
    )
    found = contract(tmp_path, rest)
    assert [(t.name, t.module, t.class_name, t.description) for t in found.tags] == [
        ("User things", "user_things", "UserThings", "d"),
        ("user_things", "user_things_2", "UserThings2", ""),
        ("default", "default", "Default", ""),
    ]
    assert [o.tag for o in found.operations] == ["User things", "user_things", "default"]


def test_links_lead_to_operations_by_either_name(tmp_path: Path) -> None:
    """`operationId` and a local `operationRef` both give the Python name of the target."""
    rest = (
        _get(
            operationId="getA",
            parameters="[{name: p, in: query, schema: {}}]",
            responses="{200: {description: d, links: {x: {operationId: getA, parameters: {p: $response.body#/id}}, "
            "y: {operationRef: '#/paths/~1b/get', requestBody: null}}}}",
        )
        + "  /b: {get: {}}\n"
    )
    first, second = contract(tmp_path, rest).operations[0].links
    assert (first.name, first.status, first.target, first.parameters) == (
        "x", "200", "get_a", (("p", "$response.body#/id"),),
    )  # fmt: skip
    assert (second.target, second.has_request_body, second.request_body) == ("get_b", True, None)


def test_a_link_to_a_parameter_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """By name or with its place before it; anything else would be dropped silently."""
    link = "{operationId: getA, parameters: {query.p: 1, q: 2, header.p: 3}}"
    rest = _get(
        operationId="getA",
        parameters="[{name: p, in: query, schema: {}}]",
        responses=f"{{200: {{description: d, links: {{x: {link}}}}}}}",
    )
    found = refused(tmp_path, rest)
    assert [error.split("link to ")[1].split(",")[0] for error in found] == [
        "the parameter 'header.p'",
        "the parameter 'q'",
    ]


def test_callbacks_and_webhooks_are_messages(tmp_path: Path) -> None:
    """Each method of each is one, with where it goes, its parameters, its body and answers."""
    callback = (
        "{done: {'{$request.query.url}': {post: {parameters: [{name: n, in: query, schema: {}}], "
        "requestBody: {required: true, content: {text/plain: {}, application/json: {schema: {}}}}, "
        "responses: {204: {description: d}}}}}}"
    )
    rest = (
        _get(operationId="getA", callbacks=callback) + "webhooks:\n  added: {put: {}, post: {}}\n"
    )
    put, post, done = contract(tmp_path, rest).messages
    assert [(m.function, m.method, m.url, m.body) for m in (put, post)] == [
        ("added", "PUT", None, None),
        ("added_post", "POST", None, None),
    ]
    assert (done.function, done.owner, done.url) == ("get_a_done", "getA", "{$request.query.url}")
    assert (done.body.media_type if done.body else "", done.body_required) == (
        "application/json",
        True,
    )
    assert ([p.field for p in done.parameters], done.statuses) == (["n"], ("204",))


def test_content_of_answers_that_have_none_is_left_out(tmp_path: Path) -> None:
    """204, 205 and 304 have no body (RFC 9110 §15): a warning, and no field for one."""
    responses = "{204: {description: d, content: {application/json: {schema: {}}}}}"
    made = contract(tmp_path, _get(responses=responses))
    assert [r.media_type for r in made.operations[0].responses] == [None]
    assert "has no content" in made.warnings[0]


def test_webhooks_are_events(tmp_path: Path) -> None:
    """Each webhook is an event with its name, its class and its payload."""
    rest = (
        "webhooks:\n  entry.created:\n    post:\n      summary: s\n"
        "      requestBody: {content: {application/json: {schema: {type: object, properties: {a: {}}}}}}\n"
        "  empty: {post: {}}\n"
    )
    created, empty = contract(tmp_path, rest).events
    assert (created.name, created.class_name, created.method) == (
        "entry.created",
        "EntryCreated",
        "POST",
    )
    assert created.schema is not None
    assert created.schema.annotation == "models.EntryCreatedBody"
    assert empty.schema is None


def test_an_operation_knows_where_it_came_from(tmp_path: Path) -> None:
    """Names are made where the document gives none, and every record has its place."""
    found = _operation(tmp_path, "/users/me", summary="s", deprecated="true")
    assert (found.id, found.name, found.class_name, found.method) == (
        "getUsersMe",
        "get_users_me",
        "GetUsersMe",
        "GET",
    )
    assert (found.summary, found.deprecated) == ("s", True)
    assert str(found.source) == f"{tmp_path}/spec.yaml:5:5"


def test_operations_of_other_documents_have_distinct_names(tmp_path: Path) -> None:
    """Names that only Python's spelling makes equal are numbered in the order of the document."""
    rest = "paths:\n  /a:\n    get: {operationId: get-a}\n    put: {operationId: getA}\n    post: {operationId: get_a}\n"
    assert [o.name for o in contract(tmp_path, rest).operations] == ["get_a", "get_a_2", "get_a_3"]


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (
            _get("/a/{id}", operationId="getA"),
            "spec.yaml:5:5: operation getA: path /a/{id} has {id}, and no parameter declares it",
        ),
        (
            _get(operationId="getA", parameters="[{name: id, in: path, required: true, schema: {}}]"),
            "spec.yaml:7:20: operation getA: path parameter 'id' is not in the path /a",
        ),
        (
            _get(operationId="getA", parameters="[{name: q, in: query, schema: {}}, {name: q, in: query, schema: {}}]"),
            "spec.yaml:7:54: operation getA: query parameter 'q' stands twice in one list",
        ),
        (
            _get(operationId="getA") + "    put: {operationId: getA}\n",
            "spec.yaml:8:11: operation getA: operationId 'getA' is used twice",
        ),
        (
            _get(operationId="getA", security="[{none: []}]"),
            "spec.yaml:7:19: operation getA: security scheme 'none' is not declared",
        ),
        (
            _get(operationId="getA", responses="{200: {description: d, links: {l: {operationId: none}}}}"),
            "spec.yaml:7:53: operation getA: link to 'none', which no operation is called",
        ),
        (
            _get(operationId="getA", responses="{200: {description: d, links: {l: {operationRef: '#/none'}}}}"),
            "spec.yaml:7:53: operation getA: link to '#/none', where no operation is",
        ),
        (
            _get(operationId="getA", responses="{400: {description: d, content: {application/problem+json: {schema: "
            "{oneOf: [{properties: {type: {const: p}}}, {properties: {type: {const: p}}}]}}}}}"),
            "spec.yaml:7:129: operation getA: problem type 'p' is described by two schemas",
        ),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(tmp_path: Path, rest: str, fault: str) -> None:
    """A document whose parts do not fit together is refused at the part that does not fit."""
    assert refused(tmp_path, rest) == [fault]


def test_one_run_tells_what_is_wrong_with_each_operation(tmp_path: Path) -> None:
    """Faults of several operations come together, in the order of the file."""
    rest = (
        "paths:\n  /a/{x}: {get: {operationId: a}}\n  /b/{y}: {get: {operationId: b}}\n"
        "  /c: {get: {operationId: a}}\n"
    )
    assert [fault.split(": ")[0] for fault in refused(tmp_path, rest)] == [
        "spec.yaml:4:12", "spec.yaml:5:12", "spec.yaml:6:14",
    ]  # fmt: skip


def test_one_path_item_may_serve_two_paths(tmp_path: Path) -> None:
    """Operations of a shared path item are two, each named after its own path."""
    rest = (
        "paths:\n  /a: {$ref: '#/components/pathItems/I'}\n  /b: {$ref: '#/components/pathItems/I'}\n"
        "components: {pathItems: {I: {get: {summary: s}}}}\n"
    )
    assert [(o.name, o.path) for o in contract(tmp_path, rest).operations] == [
        ("get_a", "/a"),
        ("get_b", "/b"),
    ]


def test_a_shared_response_lends_its_name_and_a_reference_its_description(tmp_path: Path) -> None:
    """An inline schema of a component is named after it, whoever uses it first; a text beside `$ref` wins."""
    rest = (
        "paths:\n  /a:\n    get: {responses: {200: {$ref: '#/components/responses/Page', description: mine}}}\n"
        "    put: {responses: {200: {$ref: '#/components/responses/Page'}}}\n"
        "components: {responses: {Page: {description: d, content: {application/json: "
        "{schema: {type: object, properties: {a: {}}}}}}}}\n"
    )
    found = contract(tmp_path, rest)
    (mine,), (theirs,) = (o.responses for o in found.operations)
    assert (mine.description, theirs.description) == ("mine", "d")
    assert [r.schema and r.schema.annotation for r in (mine, theirs)] == ["models.PageBody"] * 2
