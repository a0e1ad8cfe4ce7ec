"""The table of classic edits around schemas: operations, parameters, bodies, answers, security."""

# ruff: noqa: E501 - a table reads best with one edit a line

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.codegen.diff.support import document

B, W, C = "breaking", "warning", "compatible"
STRING: dict[str, Any] = {"type": "string"}
LIST: dict[str, Any] = {"type": "array", "items": STRING}


@dataclass(frozen=True)
class Edit:
    """One edit: the document before and after, and all that is to be told."""

    name: str
    old: dict[str, Any]
    new: dict[str, Any]
    told: tuple[tuple[str, str], ...]


def api(operation: dict[str, Any] | None = None, /, **parts: Any) -> dict[str, Any]:
    """Make a document with one operation, `GET /a`."""
    return document(**{"paths": {"/a": {"get": operation or {}}}, **parts})


def operations(name: str, old: dict[str, Any], new: dict[str, Any], *told: tuple[str, str]) -> Edit:
    """Make a row of two versions of `GET /a`."""
    return Edit(name, api(old), api(new), told)


def parameter(name: str = "q", where: str = "query", **more: Any) -> dict[str, Any]:
    """Make the member of an operation that declares one parameter."""
    if "content" not in more:
        more.setdefault("schema", STRING)
    return {"parameters": [{"name": name, "in": where, **more}]}


def body(*types: str, schema: Any = STRING, **more: Any) -> dict[str, Any]:
    """Make the member of an operation that declares its body."""
    media = {kind: {"schema": schema} for kind in types or ("application/json",)}
    return {"requestBody": {"content": media, **more}}


def answers(*statuses: str, **more: Any) -> dict[str, Any]:
    """Make the member of an operation that declares its answers, all alike."""
    return {"responses": {status: {"description": "d", **more} for status in statuses}}


def typed(*types: str, schema: Any = STRING) -> dict[str, Any]:
    """Make the content of an answer."""
    return {"content": {kind: {"schema": schema} for kind in types}}


def headed_at(status: str) -> dict[str, Any]:
    """Make an answer of some status with a required header."""
    return answers(status, headers={"X-Total": {"schema": STRING, "required": True}})


def headed(**more: Any) -> dict[str, Any]:
    """Make an answer with one header."""
    return answers("200", headers={"X-Total": {"schema": STRING, **more}})


def problem(*kinds: str) -> dict[str, Any]:
    """Make an error answer that carries one of some problem types."""
    every = [{"type": "object", "properties": {"type": {"const": kind}}, "required": ["type"]}
             for kind in kinds]  # fmt: skip
    schema = {"oneOf": every} if len(every) > 1 else every[0]
    return answers("409", **typed("application/problem+json", schema=schema))


SCHEMES = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "token": {"type": "http", "scheme": "bearer"},
    "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {"r": "", "w": ""}}}},
}  # fmt: skip


def secured(*alternatives: dict[str, list[str]], **schemes: Any) -> dict[str, Any]:
    """Make a document whose operation asks for one of the alternatives."""
    return api(
        {"security": list(alternatives)}, components={"securitySchemes": {**SCHEMES, **schemes}}
    )


def served(*servers: Any) -> dict[str, Any]:
    """Make a document with servers."""
    every = [{"url": one} if isinstance(one, str) else one for one in servers]
    return api(servers=every)


def region(**more: Any) -> dict[str, Any]:
    """Make a server with a variable."""
    variable = {"enum": ["eu", "us"], "default": "eu", **more}
    return {"url": "https://{r}.a.example", "variables": {"r": variable}}


def hook(operation: dict[str, Any] | None, name: str = "done") -> dict[str, Any]:
    """Make a document with one webhook."""
    return document(webhooks={} if operation is None else {name: {"post": operation}})


def called_back(operation: dict[str, Any] | None) -> dict[str, Any]:
    """Make a document whose operation has one callback."""
    callbacks = {} if operation is None else {"done": {"{$request.query.u}": {"post": operation}}}
    return api({"callbacks": callbacks})


def flows(**named: str) -> dict[str, Any]:
    """Make an OAuth scheme with flows and the address of each."""
    every = {name: {"tokenUrl": url, "scopes": {"r": ""}} for name, url in named.items()}
    return {"type": "oauth2", "flows": every}


def linked(**more: Any) -> dict[str, Any]:
    """Make an answer with a link."""
    return {"operationId": "a", **answers("200", links={"self": {"operationId": "a", **more}})}


def templated(name: str, method: str = "get") -> dict[str, Any]:
    """Make a document with a path parameter."""
    declared = parameter(name, "path", required=True)
    return document(paths={f"/a/{{{name}}}/b": {method: declared}})


SCOPED = {"oauth": ["r"]}
ONE, MANY = {"type": "integer"}, {"type": ["integer", "string"]}

EDITS = (
    # operations
    Edit("operation added", document(), api(), (("operation-added", C),)),
    Edit("operation removed", api(), document(), (("operation-removed", B),)),
    Edit("method changed", api(), document(paths={"/a": {"post": {}}}), (("operation-added", C), ("operation-removed", B))),
    Edit("deprecated operation removed", api({"deprecated": True}), document(), (("operation-retired", W),)),
    Edit("removed after its sunset", api({"deprecated": True, "x-sunset": "2026-11-19"}), document(), (("operation-retired", W),)),
    Edit("removed before its sunset", api({"deprecated": True, "x-sunset": "2026-11-21"}), document(), (("operation-removed-early", B),)),
    Edit("experimental operation removed", api({"x-stability": "experimental"}), document(), (("operation-removed", W),)),
    operations("experimental operation narrowed", {"x-stability": "experimental", **parameter(schema=MANY)}, parameter(schema=ONE), ("type-narrowed", W)),
    operations("operationId changed", {"operationId": "a"}, {"operationId": "b"}, ("operation-id-changed", W)),
    operations("operationId given", {}, {"operationId": "b"}),
    operations("operation deprecated", {}, {"deprecated": True}, ("operation-deprecated", C)),
    operations("operation restored", {"deprecated": True}, {}, ("operation-restored", C)),
    operations("sunset moved forward", {"deprecated": True, "x-sunset": "2027-02-01"}, {"deprecated": True, "x-sunset": "2027-01-01"}, ("sunset-earlier", W)),
    operations("sunset moved back", {"deprecated": True, "x-sunset": "2027-01-01"}, {"deprecated": True, "x-sunset": "2027-02-01"}),
    Edit("path renamed", api(), document(paths={"/b": {"get": {}}}), (("operation-added", C), ("operation-removed", B))),
    # parameters
    operations("optional parameter added", {}, parameter(), ("parameter-added", C)),
    operations("required parameter added", {}, parameter(required=True), ("required-parameter-added", B)),
    operations("query parameter removed", parameter(), {}, ("parameter-removed", B)),
    operations("header parameter removed", parameter("X-A", "header"), {}, ("header-parameter-removed", W)),
    operations("header parameter in another case", parameter("X-A", "header"), parameter("x-a", "header")),
    operations("parameter moved", parameter(), parameter(where="header"), ("parameter-moved", B)),
    operations("parameter became required", parameter(), parameter(required=True), ("parameter-required", B)),
    operations("parameter became optional", parameter(required=True), parameter(), ("parameter-optional", C)),
    Edit("path parameter renamed", templated("id"), templated("post_id"), (("path-parameter-renamed", C),)),
    operations("style changed", parameter(schema=LIST), parameter(schema=LIST, style="pipeDelimited"), ("parameter-style-changed", B)),
    operations("explode changed", parameter(schema=LIST), parameter(schema=LIST, explode=False), ("parameter-style-changed", B)),
    operations("explode of a scalar", parameter(), parameter(explode=False)),
    operations("style written that was meant", parameter(schema=LIST), parameter(schema=LIST, style="form", explode=True)),
    operations("schema became content", parameter(), parameter(content={"application/json": {"schema": STRING}}), ("parameter-media-changed", B)),
    operations("allowReserved given", parameter(), parameter(allowReserved=True), ("reserved-allowed", C)),
    operations("allowReserved left out", parameter(allowReserved=True), parameter(), ("reserved-refused", B)),
    operations("allowEmptyValue given", parameter(), parameter(allowEmptyValue=True), ("empty-value-allowed", C)),
    operations("allowEmptyValue left out", parameter(allowEmptyValue=True), parameter(), ("empty-value-refused", B)),
    operations("parameter deprecated", parameter(), parameter(deprecated=True), ("parameter-deprecated", C)),
    operations("parameter no longer deprecated", parameter(deprecated=True), parameter(), ("parameter-restored", C)),
    operations("default of a parameter", parameter(schema={**ONE, "default": 20}), parameter(schema={**ONE, "default": 50}), ("default-changed", B)),
    operations("bound of a parameter", parameter(schema={**ONE, "maximum": 100}), parameter(schema={**ONE, "maximum": 50}), ("maximum-lowered", B)),
    Edit("parameter moved to its path", api(parameter()), document(paths={"/a": {"get": {}, **parameter()}}), ()),
    # bodies
    operations("optional body added", {}, body(), ("body-added", C)),
    operations("required body added", {}, body(required=True), ("required-body-added", B)),
    operations("body removed", body(), {}, ("body-removed", B)),
    operations("body became required", body(), body(required=True), ("body-required", B)),
    operations("body became optional", body(required=True), body(), ("body-optional", C)),
    operations("media type of the body added", body("application/json"), body("application/json", "text/plain"), ("request-media-type-added", C)),
    operations("media type of the body removed", body("application/json", "text/plain"), body("application/json"), ("request-media-type-removed", B)),
    operations("media type of the body replaced", body("application/json"), body("application/xml"), ("request-media-type-added", C), ("request-media-type-removed", B)),
    operations("media type became a range", body("image/png"), body("image/*"), ("request-media-type-added", C)),
    operations("media type in another case", body("application/json; charset=utf-8"), body("Application/JSON;charset=utf-8")),
    operations("encoding of a part", {"requestBody": {"content": {"multipart/form-data": {"encoding": {"a": {"contentType": "text/plain"}}}}}}, {"requestBody": {"content": {"multipart/form-data": {"encoding": {"a": {"contentType": "image/png"}}}}}}, ("encoding-changed", B)),
    # answers
    operations("success removed", answers("200", "201"), answers("200"), ("success-status-removed", B)),
    operations("success added", answers("200"), answers("200", "202"), ("success-status-added", W)),
    operations("success replaced", answers("200"), answers("201"), ("success-status-added", W), ("success-status-removed", B)),
    operations("error added", answers("200"), answers("200", "409"), ("error-status-added", W)),
    operations("error removed", answers("200", "409"), answers("200"), ("error-status-removed", C)),
    operations("error taken out of default", answers("default"), answers("default", "404"), ("status-detailed", C)),
    operations("error put into a range", answers("404"), answers("4XX"), ("status-generalised", C), ("default-response-added", C)),
    operations("default added", answers("200"), answers("200", "default"), ("default-response-added", C)),
    operations("default removed", answers("200", "default"), answers("200"), ("default-response-removed", W)),
    operations("range in lower case", answers("4xx"), answers("4XX")),
    operations("media type of the answer added", answers("200", **typed("application/json")), answers("200", **typed("application/json", "text/csv")), ("response-media-type-added", C)),
    operations("media type of the answer removed", answers("200", **typed("application/json", "text/csv")), answers("200", **typed("application/json")), ("response-media-type-removed", B)),
    operations("body of the answer removed", answers("200", **typed("application/json")), answers("200"), ("response-media-type-removed", B)),
    operations("answer of default against its own", answers("default", **typed("application/json", schema=ONE)), {"responses": {"default": answers("x", **typed("application/json", schema=ONE))["responses"]["x"], "404": answers("x", **typed("application/json", schema=MANY))["responses"]["x"]}}, ("status-detailed", C), ("type-widened", B)),
    operations("headers of a status that default describes", headed_at("404"), headed_at("default"), ("status-generalised", C), ("default-response-added", C)),
    operations("header of default is not one of each status", headed_at("default"), {"responses": {**headed_at("default")["responses"], "404": {"description": "d"}}}, ("status-detailed", C)),
    operations("header added", answers("200"), headed(), ("header-added", C)),
    operations("header removed", headed(), answers("200"), ("header-removed", W)),
    operations("required header removed", headed(required=True), answers("200"), ("required-header-removed", B)),
    operations("header became optional", headed(required=True), headed(), ("header-optional", B)),
    operations("header became required", headed(), headed(required=True), ("header-required", C)),
    operations("header of another type", headed(schema=ONE), headed(schema=MANY), ("type-widened", B)),
    operations("header written otherwise", headed(schema=LIST), headed(schema=LIST, explode=True), ("header-style-changed", B)),
    operations("problem added", problem("/a"), problem("/a", "/b"), ("problem-added", W)),
    operations("problem removed", problem("/a", "/b"), problem("/b"), ("problem-removed", C)),
    operations("problem replaced", problem("/a"), problem("/b"), ("problem-added", W), ("problem-removed", C)),
    operations("link added", {"operationId": "a", **answers("200")}, linked(), ("link-added", C)),
    operations("link removed", linked(), {"operationId": "a", **answers("200")}, ("link-removed", W)),
    operations("link with other values", linked(), linked(parameters={"q": "$response.body#/q"}), ("link-changed", W)),
    # security
    Edit("public became private", secured(), secured({"token": []}), (("security-added", B),)),
    Edit("private became public", secured({"token": []}), secured(), (("security-removed", W),)),
    Edit("optional became required", secured({}, {"token": []}), secured({"token": []}), (("security-added", B),)),
    Edit("required became optional", secured({"token": []}), secured({}, {"token": []}), (("security-removed", W),)),
    Edit("public written otherwise", secured(), secured({}), ()),
    Edit("scope added", secured({"oauth": ["r"]}), secured({"oauth": ["r", "w"]}), (("scope-added", B),)),
    Edit("scope removed", secured({"oauth": ["r", "w"]}), secured({"oauth": ["r"]}), (("scope-removed", C),)),
    Edit("scope replaced", secured({"oauth": ["r"]}), secured({"oauth": ["w"]}), (("scope-added", B), ("scope-removed", C))),
    Edit("scopes in another order", secured({"oauth": ["r", "w"]}), secured({"oauth": ["w", "r"]}), ()),
    Edit("alternative added", secured({"token": []}), secured({"token": []}, {"key": []}), (("security-alternative-added", C),)),
    Edit("alternative removed", secured({"token": []}, {"key": []}), secured({"token": []}), (("security-alternative-removed", B),)),
    Edit("alternatives in another order", secured({"token": []}, {"key": []}), secured({"key": []}, {"token": []}), ()),
    Edit("or became and", secured({"token": []}, {"key": []}), secured({"token": [], "key": []}), (("security-alternative-removed", B), ("security-alternative-removed", B))),
    Edit("and became or", secured({"token": [], "key": []}), secured({"token": []}, {"key": []}), (("security-alternative-added", C), ("security-alternative-added", C))),
    Edit("security of the document used", api({"security": [{"token": []}]}, components={"securitySchemes": SCHEMES}), api({}, security=[{"token": []}], components={"securitySchemes": SCHEMES}), ()),
    Edit("scheme in another place", secured({"key": []}), secured({"key": []}, key={"type": "apiKey", "in": "query", "name": "X-Key"}), (("security-scheme-changed", B),)),
    Edit("header of a scheme in another case", secured({"key": []}), secured({"key": []}, key={"type": "apiKey", "in": "header", "name": "x-key"}), ()),
    Edit("query of a scheme in another case", secured({"k": []}, k={"type": "apiKey", "in": "query", "name": "K"}), secured({"k": []}, k={"type": "apiKey", "in": "query", "name": "k"}), (("security-scheme-changed", B),)),
    Edit("scheme renamed", secured({"k": []}, k={"type": "http", "scheme": "Basic"}), secured({"basic": []}, basic={"type": "http", "scheme": "basic"}), ()),
    Edit("unused scheme changed", secured(), secured(key={"type": "http", "scheme": "basic"}), ()),
    Edit("flow removed", secured(SCOPED, oauth=flows(password="https://a/p", clientCredentials="https://a/c")), secured(SCOPED, oauth=flows(password="https://a/p")), (("oauth-flow-removed", B),)),
    Edit("flow added", secured(SCOPED, oauth=flows(password="https://a/p")), secured(SCOPED, oauth=flows(password="https://a/p", clientCredentials="https://a/c")), (("oauth-flow-added", C),)),
    Edit("token address changed", secured(SCOPED, oauth=flows(password="https://a/p")), secured(SCOPED, oauth=flows(password="https://b/p")), (("oauth-url-changed", W),)),
    # servers
    Edit("server added", served("https://a.example"), served("https://a.example", "https://b.example"), (("server-added", C),)),
    Edit("server removed", served("https://a.example", "https://b.example"), served("https://a.example"), (("server-removed", B),)),
    Edit("server written that was meant", api(), served("/"), ()),
    Edit("server of one operation", served("https://a.example"), api({"servers": [{"url": "https://b.example"}]}, servers=[{"url": "https://a.example"}]), (("server-added", C), ("server-removed", B))),
    Edit("variable lost a value", served(region()), served(region(enum=["eu"])), (("server-variable-narrowed", B),)),
    Edit("variable has a value more", served(region()), served(region(enum=["eu", "us", "jp"])), (("server-variable-widened", C),)),
    Edit("variable has another default", served(region()), served(region(default="us")), (("server-default-changed", W),)),
    # webhooks and callbacks: the sides are exchanged
    Edit("webhook added", hook(None), hook({}), (("webhook-added", C),)),
    Edit("webhook removed", hook({}), hook(None), (("webhook-removed", B),)),
    Edit("payload widened", hook(body(schema=ONE)), hook(body(schema=MANY)), (("type-widened", B),)),
    Edit("payload narrowed", hook(body(schema=MANY)), hook(body(schema=ONE)), (("type-narrowed", C),)),
    Edit("payload in a further type", hook(body("application/json")), hook(body("application/json", "text/csv")), (("request-media-type-added", B),)),
    Edit("payload may be missing", hook(body(required=True)), hook(body()), (("body-optional", B),)),
    Edit("header of a webhook required", hook(parameter("X-A", "header")), hook(parameter("X-A", "header", required=True)), (("parameter-required", C),)),
    Edit("header of a webhook optional", hook(parameter("X-A", "header", required=True)), hook(parameter("X-A", "header")), (("parameter-optional", B),)),
    Edit("answer to a webhook narrowed", hook(answers("200", **typed("application/json", schema=MANY))), hook(answers("200", **typed("application/json", schema=ONE))), (("type-narrowed", B),)),
    Edit("callback removed", called_back({}), called_back(None), (("webhook-removed", B),)),
    Edit("payload of a callback widened", called_back(body(schema=ONE)), called_back(body(schema=MANY)), (("type-widened", B),)),
)  # fmt: skip
