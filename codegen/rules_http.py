"""House rules about operations, their answers and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.annotate import alias
from codegen.bundle import Node
from codegen.media import PROBLEM_JSON, is_json, is_problem
from codegen.problems import constant, members
from codegen.rulebook import Finding, at, rule
from codegen.survey import Survey, Visit, media

_CAMEL = re.compile(r"[a-z][a-zA-Z0-9]*\Z")
_PROBLEM_TYPE = re.compile(r"/problems/[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")


@rule("DB001", "Every operation has an operationId in camelCase.")
def operation_id(survey: Survey) -> Iterator[Finding]:
    """Handlers, tests, logs, spans and metrics carry this one name."""
    for visit in survey.visits:
        if not _CAMEL.match(visit.node.text("operationId")):
            key = "operationId" if "operationId" in visit.node.value else None
            yield at(
                visit, "needs an `operationId` in camelCase", "verb and noun, such as getEntry", key
            )


@rule("DB002", "Every operation has a summary.")
def summary(survey: Survey) -> Iterator[Finding]:
    """It is the headline in the docs and in the docstring."""
    for visit in survey.visits:
        if not visit.node.text("summary").strip():
            yield at(visit, "has no `summary`", "say in a few words what the caller gets")


@rule("DB003", "Every operation has one tag, which the document describes.")
def one_tag(survey: Survey) -> Iterator[Finding]:
    """The tag is the handler module."""
    listed = survey.root.get("tags")
    known = [tag.text("name") for tag in (listed.elements() if listed else ())]
    for visit in survey.visits:
        tags = visit.node.value.get("tags") or []
        if len(tags) != 1:
            yield at(visit, "needs exactly one tag", f"one of {', '.join(known)}")
        elif tags[0] not in known:
            yield at(
                visit,
                f"has the tag {tags[0]!r}, which `tags` does not describe",
                "add it there",
                "tags",
            )


@rule("DB004", "Every JSON body of a request has an example.")
def request_examples(survey: Survey) -> Iterator[Finding]:
    """Docs, mock and fuzzer start from examples."""
    for visit in survey.visits:
        body = visit.body()
        for media_type, entry in media(body) if body else ():
            if is_json(media_type) and not _exemplified(entry):
                yield at(
                    visit, "has a request body without examples", "add `examples` to it", node=entry
                )


@rule("DB005", "Every JSON answer has an example.")
def answer_examples(survey: Survey) -> Iterator[Finding]:
    """Docs and mock answer with examples."""
    for visit in survey.visits:
        for status, response in visit.responses():
            for media_type, entry in media(response):
                if is_json(media_type) and not _exemplified(entry):
                    yield at(
                        visit, f"has no example of its {status}", "add `examples` to it", node=entry
                    )


@rule("DB009", "An operation with input documents 422.")
def documents_422(survey: Survey) -> Iterator[Finding]:
    """Whatever is validated can be refused."""
    for visit in survey.visits:
        has_input = visit.body() is not None or any(visit.parameters())
        if has_input and visit.response("422") is None:
            yield at(
                visit, "takes input and documents no 422", "add the validation problem", "responses"
            )


@rule("DB010", "An operation with security documents 401 and, if it asks for scopes, 403.")
def documents_401_403(survey: Survey) -> Iterator[Finding]:
    """A credential can be missing or bad, and too weak where it is not optional."""
    for visit in survey.visits:
        asked = _requirements(survey, visit)
        weak = bool(asked) and all(any(entry.value.values()) for entry in asked)
        for status in (["401"] if any(entry.value for entry in asked) else []) + ["403"] * weak:
            if visit.response(status) is None:
                message = f"asks for a credential and documents no {status}"
                yield at(visit, message, f"add `{status}` to its responses", "responses")


@rule("DB011", "Every operation has a `default` answer with a problem.")
def default_problem(survey: Survey) -> Iterator[Finding]:
    """The unexpected has a shape too."""
    for visit in survey.visits:
        response = visit.response("default")
        if response is None or not any(is_problem(kind) for kind, _ in media(response)):
            yield at(visit, "has no `default` problem", "add it to its responses", "responses")


@rule("DB012", "Every error is application/problem+json and nothing else.")
def errors_are_problems(survey: Survey) -> Iterator[Finding]:
    """Clients read one shape of error (RFC 9457)."""
    for visit in survey.visits:
        for status, response in visit.responses():
            kinds = [kind for kind, _ in media(response)]
            if status[0] in "45d" and kinds != [PROBLEM_JSON]:
                message = f"answers {status} with {', '.join(kinds) or 'no content'}"
                yield at(visit, message, f"use {PROBLEM_JSON} alone", node=response)


@rule("DB020", "A POST takes an Idempotency-Key, unless it is public.")
def idempotency_key(survey: Survey) -> Iterator[Finding]:
    """A retry after a lost answer must not do it twice."""
    for visit in survey.visits:
        if _makes(survey, visit) and visit.parameter("header", "Idempotency-Key") is None:
            yield at(visit, "takes no Idempotency-Key", "add the header parameter", "parameters")


@rule("DB021", "An operation with If-Match documents 412 and 428.")
def documents_412_428(survey: Survey) -> Iterator[Finding]:
    """A version can be stale or missing."""
    for visit in survey.visits:
        for status in ("412", "428") if visit.parameter("header", "If-Match") else ():
            if visit.response(status) is None:
                yield at(
                    visit, f"has If-Match and documents no {status}", f"add `{status}`", "responses"
                )


@rule("DB022", "A PATCH has If-Match; If-Match is required, and its absence a problem of its own.")
def if_match(survey: Survey) -> Iterator[Finding]:
    """No update is lost."""
    for visit in survey.visits:
        header = visit.parameter("header", "If-Match")
        if header is None:
            if visit.method == "patch":
                yield at(
                    visit, "changes without If-Match", "add the header parameter", "parameters"
                )
        elif header.value.get("required") is not True or not header.text("x-missing-problem"):
            hint = "`required: true` and `x-missing-problem: /problems/precondition_required`"
            yield at(visit, "has an If-Match that may be left out", hint, node=header)


@rule("DB023", "An operation with If-None-Match documents 304, and its 200 has an ETag.")
def if_none_match(survey: Survey) -> Iterator[Finding]:
    """A conditional read needs something to compare."""
    for visit in survey.visits:
        if visit.parameter("header", "If-None-Match") is None:
            continue
        if visit.response("304") is None:
            yield at(visit, "has If-None-Match and documents no 304", "add `304`", "responses")
        answer = visit.response("200")
        if answer is not None and not _has_header(answer, "ETag"):
            yield at(
                visit, "has If-None-Match and a 200 without ETag", "add the header", node=answer
            )


@rule("DB024", "A 201 has a Location, unless the operation is public.")
def location(survey: Survey) -> Iterator[Finding]:
    """Who makes something is told where it is (RFC 9110 §15.3.2)."""
    for visit in survey.visits:
        answer = visit.response("201") if _makes(survey, visit) else None
        if answer is not None and not _has_header(answer, "Location"):
            yield at(visit, "answers 201 without Location", "add the header", node=answer)


@rule(
    "DB025", "A problem is `/problems/{name}` with a constant status, the one it is answered with."
)
def problem_types(survey: Survey) -> Iterator[Finding]:
    """Clients branch on `type`; it and the status must never disagree."""
    for visit in survey.visits:
        for status, response in visit.responses():
            for media_type, entry in media(response):
                schema = entry.get("schema") if is_problem(media_type) else None
                for branch in _branches(schema) if schema else ():
                    yield from _problem(visit, status, branch)


def _requirements(survey: Survey, visit: Visit) -> list[Node]:
    """Give the alternatives of an operation; an empty one lets anonymous callers in."""
    listed = visit.security(survey.root)
    return list(listed.elements()) if listed else []


def _makes(survey: Survey, visit: Visit) -> bool:
    """Tell whether an operation is a POST that asks for a credential."""
    return visit.method == "post" and any(entry.value for entry in _requirements(survey, visit))


def _exemplified(entry: Node) -> bool:
    """Tell whether a media type, its schema, or every branch of that has an example."""
    if "example" in entry.value or entry.value.get("examples"):
        return True
    schema = entry.get("schema")
    return schema is not None and all(_has_examples(branch) for branch in _branches(schema))


def _has_examples(node: Node) -> bool:
    value = alias(node).value
    return isinstance(value, dict) and bool(value.get("examples") or "example" in value)


def _branches(schema: Node) -> Iterator[Node]:
    """Walk the alternatives of a schema, or the schema itself when it has none."""
    node = alias(schema)
    found = node.get("oneOf") or node.get("anyOf")
    if found is None:
        yield node
    for branch in found.elements() if found else ():
        yield from _branches(branch)


def _problem(visit: Visit, status: str, schema: Node) -> Iterator[Finding]:
    declared = members(schema)
    kind, fixed = constant(declared.get("type")), constant(declared.get("status"))
    if not isinstance(kind, str) or not _PROBLEM_TYPE.match(kind):
        message = f"answers {status} with a problem whose `type` is no `/problems/…` constant"
        yield at(visit, message, "`type: {const: /problems/lower_snake}`", node=schema)
    elif not isinstance(fixed, int):
        yield at(
            visit, f"answers with {kind}, whose `status` is not constant", "add it", node=schema
        )
    elif status.isdigit() and int(status) != fixed:
        message = f"answers {status} with {kind}, whose status is {fixed}"
        yield at(visit, message, f"document it under {fixed}")


def _has_header(response: Node, name: str) -> bool:
    headers = response.value.get("headers") or {}
    return any(key.lower() == name.lower() for key in headers)
