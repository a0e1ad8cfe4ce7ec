"""Writes operations.py: what the contract says of each operation, for the runtime to read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from typing import Any

from codegen.emit_handlers import answer_types
from codegen.emit_requests import accept_field, body_type, has_input, last_event_field
from codegen.emit_source import Call, Code, Module, assign, literal, tidy
from codegen.ir import (
    BodyVariant,
    Contract,
    Encoding,
    Header,
    Operation,
    Parameter,
    ResponseVariant,
)
from codegen.media import is_json
from codegen.names import Namer

_DOC = "The operations of the contract, as the runtime reads them."
_CONVERTERS = {"UUID": "UUID", "date": "date.fromisoformat", "datetime": "parse_datetime"}
_EXACT = {"datetime": "DateTime", "int": "Integer"}
_SHARED = ("parameters", "responses")
_DESCRIPTORS = ("Body", "Encoding", "HeaderSpec", "Operation", "Parameter", "ResponseSpec")


def module(contract: Contract) -> Module:
    """Return operations.py. A parameter or answer that several operations share is written once."""
    made = Module(_DOC)
    calls = operation_calls(contract)
    shared = _shared(calls)
    for name, call in shared.items():
        made.add(assign(name, call))
    known = {literal(call): Code(name) for name, call in shared.items()}
    for name, call in calls.items():
        kwargs = dict(call.kwargs)
        for key in _SHARED:
            if key in kwargs:
                kwargs[key] = tuple(known.get(literal(part), part) for part in kwargs[key])
        made.add(assign(name, Call(call.name, kwargs=kwargs)))
    made.add(assign("OPERATIONS: tuple[Operation, ...]", tuple(Code(name) for name in calls)))
    text = "\n".join(made.blocks)
    made.use("codegen.runtime", "Operation", *(d for d in _DESCRIPTORS if f"{d}(" in text))
    return made


def operation_calls(contract: Contract) -> dict[str, Call]:
    """Return the descriptor of each operation by the name of its constant.

    `codegen.live` makes the objects of them that the emitted text makes.
    """
    types = {problem.class_name: problem.type for problem in contract.problems}
    modules = {tag.name: tag.module for tag in contract.tags}
    return {o.name.upper(): _operation(o, modules[o.tag], types) for o in contract.operations}


def _shared(operations: dict[str, Call]) -> dict[str, Call]:
    """Return the parameters and answers of more than one operation, by the name they get."""
    parts = [
        part for call in operations.values() for key in _SHARED for part in call.kwargs.get(key, ())
    ]
    counts = Counter(literal(part) for part in parts)
    namer = Namer(*operations)
    found: dict[str, Call] = {}
    seen: set[str] = set()
    for part in parts:
        text = literal(part)
        if counts[text] > 1 and text not in seen:
            seen.add(text)
            found[namer.take(_shared_name(part))] = part
    return found


def _shared_name(part: Call) -> str:
    """Return `LIMIT_QUERY` for a parameter, `ANSWER_401` for an answer."""
    if part.name == "ResponseSpec":
        return f"ANSWER_{part.args[0].upper()}"
    return f"{part.kwargs['field']}_{part.kwargs['location']}".upper()


def _operation(operation: Operation, module: str, types: dict[str, str]) -> Call:
    problems = sorted(
        {types[n] for answer in operation.responses for n in answer.problems if n in types}
    )
    kwargs: dict[str, Any] = {
        "id": operation.id,
        "name": operation.name,
        "tag": module,
        "method": operation.method,
        "path": operation.path,
        "parameters": tuple(parameter_call(parameter) for parameter in operation.parameters),
        "bodies": tuple(_body(body) for body in operation.bodies),
        "body_required": operation.body_required,
        "responses": _responses(operation),
        "security": tuple(
            tuple((requirement.scheme, requirement.scopes) for requirement in alternative)
            for alternative in operation.security
        ),
        "request": Code(f"requests.{operation.class_name}") if has_input(operation) else None,
        "problems": Call("frozenset", (tuple(problems),)) if problems else None,
        "has_input": None if has_input(operation) else Code("False"),
        "extensions": dict(operation.extensions),
        "signature": signature(operation),
        "accept_field": accept_field(operation),
        "last_event_field": last_event_field(operation),
    }
    return Call("Operation", kwargs={key: value for key, value in kwargs.items() if value})


def signature(operation: Operation) -> str:
    """Return the function to write for an operation, as it is shown when it is missing."""
    request = f", req: {operation.class_name}" if has_input(operation) else ""
    first = answer_types(operation)[0].rpartition(".")[2]
    return f"async def {operation.name}(ctx: Context{request}) -> {first}: ..."


def parameter_call(parameter: Parameter) -> Call:
    """Return the descriptor of a parameter."""
    kwargs: dict[str, Any] = {
        "name": parameter.name,
        "field": parameter.field,
        "location": parameter.location,
        "required": Code(str(parameter.required)),
        "pointer": parameter.schema.pointer,
        "kind": _unless(parameter.kind, "scalar"),
        "types": _unless(parameter.scalar_types, ("string",)),
        "items": parameter.item_types,
        "properties": parameter.properties,
        "style": _unless(parameter.style, "simple"),
        "explode": parameter.explode,
        "allow_reserved": parameter.allow_reserved,
        "content_type": parameter.content_type,
        "convert": _converter(parameter),
        "missing_problem": parameter.missing_problem,
        "allow_empty": parameter.allow_empty,
    }
    chosen = {key: value for key, value in kwargs.items() if value}
    if parameter.has_default and parameter.default is not None:
        chosen["default"] = parameter.default
    return Call("Parameter", kwargs=chosen)


def _unless(value: Any, default: Any) -> Any:
    return None if value == default else value


def _converter(parameter: Parameter) -> Code | None:
    """Return what makes the Python value of a valid JSON value: of each item for an array."""
    annotation = tidy(parameter.schema.annotation)
    core = annotation.removesuffix(" | None")
    if parameter.kind == "array":
        inner = core[len("list[") : -1] if core.startswith("list[") and core.endswith("]") else None
        return None if inner is None else _convert(inner)
    return _convert(core)


def _convert(annotation: str) -> Code | None:
    if annotation in _CONVERTERS:
        return Code(_CONVERTERS[annotation])
    names = {node.id for node in ast.walk(ast.parse(annotation)) if isinstance(node, ast.Name)}
    if not names & {"models", *_CONVERTERS}:
        return None
    return Code(f"TypeAdapter[Any]({_exact(annotation)}).validate_python")


def _exact(annotation: str) -> str:
    """Return the annotation with the types that read all that JSON Schema accepts."""
    return re.sub(r"\b(datetime|int)\b", lambda found: _EXACT[found[1]], annotation)


def _body(body: BodyVariant) -> Call:
    kwargs: dict[str, Any] = {"media_type": body.media_type}
    if body.schema is not None:
        kwargs["pointer"] = body.schema.pointer
        model = body_type(body)
        if model not in ("Any", "bytes", "str") or (model == "str" and is_json(body.media_type)):
            kwargs["model"] = Code(_exact(model))
    if body.encodings:
        kwargs["encodings"] = tuple(_encoding(encoding) for encoding in body.encodings)
    return Call("Body", kwargs=kwargs)


def _encoding(encoding: Encoding) -> Call:
    kwargs = {
        "property": encoding.property,
        "content_type": encoding.content_type,
        "style": encoding.style,
        "explode": None if encoding.explode is None else Code(str(encoding.explode)),
        "headers": tuple(_header(header) for header in encoding.headers) or None,
    }
    return Call(
        "Encoding", kwargs={key: value for key, value in kwargs.items() if value is not None}
    )


def _responses(operation: Operation) -> tuple[Call, ...]:
    by_status: dict[str, list[ResponseVariant]] = {}
    for answer in operation.responses:
        by_status.setdefault(answer.status, []).append(answer)
    return tuple(_response(status, answers) for status, answers in by_status.items())


def _response(status: str, answers: list[ResponseVariant]) -> Call:
    media_types = {
        answer.media_type: answer.schema.pointer if answer.schema is not None else None
        for answer in answers
        if answer.media_type is not None
    }
    headers = tuple(_header(header) for header in answers[0].headers)
    kwargs: dict[str, Any] = {
        "media_types": media_types,
        "headers": headers,
        "envelope": any(answer.envelope for answer in answers),
    }
    return Call("ResponseSpec", (status,), {key: value for key, value in kwargs.items() if value})


def _header(header: Header) -> Call:
    kwargs = {
        "name": header.name,
        "required": header.required,
        "pointer": header.schema.pointer if header.schema is not None else None,
        "explode": header.explode,
        "content_type": header.content_type,
    }
    return Call("HeaderSpec", kwargs={key: value for key, value in kwargs.items() if value})
