"""Writes links.py: typed builders of paths, for `Location` headers and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from codegen.emit_requests import body_annotation, free, parameter_annotation, title
from codegen.emit_source import STEP, Call, Code, Module, docstring, layout, literal, tidy, wrap
from codegen.ir import Contract, Link, Operation, Parameter
from codegen.names import Namer, snake

_DOC = "Builds the paths of the contract from typed values, percent-encoded (RFC 3986)."
_DOC_LINKS = f"""{_DOC}

A link of an answer is a function of its exchange, with the request that it leads to."""


def module(contract: Contract) -> Module:
    """Return links.py: one function for each operation that a link leads to, or that GET reads."""
    linked = any(operation.links for operation in contract.operations)
    made = Module(_DOC_LINKS if linked else _DOC)
    targets = {link.target for operation in contract.operations for link in operation.links}
    wanted = [
        operation
        for operation in contract.operations
        if operation.method == "GET" or operation.name in targets
    ]
    made.add(*(_builder(operation) for operation in wanted))
    if any(_path(operation) for operation in wanted):
        made.use("codegen.runtime.links", "segment")
    if linked:
        made.use("codegen.runtime.expressions", "Exchange")
        made.use("codegen.runtime.senders", "Outgoing", "follow")
        made.add(*_followers(contract, [operation.name for operation in wanted]))
    return made


def _followers(contract: Contract, taken: list[str]) -> Iterator[str]:
    """Yield one function for each link of each answer."""
    named = {operation.name: operation for operation in contract.operations}
    namer = Namer("segment", "follow", "Exchange", "Outgoing", "operations", "models", *taken)
    for operation in contract.operations:
        for link in operation.links:
            stem = f"{operation.name}_{snake(link.name)}"
            function = namer.take(stem, f"{stem}_{link.status.lower()}")
            yield _follower(function, operation, link, named[link.target])


def _follower(function: str, source: Operation, link: Link, target: Operation) -> str:
    """Return the function of one link; what the link leaves open is asked for."""
    named = {key for key, _ in link.parameters}
    missing = [
        p
        for p in target.parameters
        if p.required and not {p.name, f"{p.location}.{p.name}"} & named
    ]
    first = free("exchange", [parameter.field for parameter in missing])
    declared = [Code(f"{first}: Exchange")]
    passed: list[Any] = [
        Code(f"operations.{target.name.upper()}"),
        Code(first),
        dict(link.parameters),
    ]
    if link.has_request_body:
        passed.append(Code(f"{first}.evaluate({literal(link.request_body)})"))
    elif target.body_required:
        declared.append(Code(f"body: {body_annotation(target)}"))
        passed.append(Code("body"))
    declared += [Code("*")] if missing else []
    declared += [Code(f"{p.field}: {parameter_annotation(p)}") for p in missing]
    call = Call("follow", tuple(passed), {p.field: Code(p.field) for p in missing})
    doc = f"Link {link.name} of {source.id} {link.status}, to {title(target)}"
    return "\n".join(
        [
            wrap(f"def {function}", declared, " -> Outgoing:"),
            docstring(doc, STEP),
            f"{STEP}return {layout(call, STEP, len('return '))}",
        ]
    )


def _path(operation: Operation) -> list[Parameter]:
    return [parameter for parameter in operation.parameters if parameter.location == "path"]


def _builder(operation: Operation) -> str:
    parameters = _path(operation)
    declared = [Code(f"{p.field}: {tidy(p.schema.annotation)}") for p in parameters]
    path = operation.path.partition("#")[0]  # a fragment is never sent
    template = path.replace("\\", "\\\\").replace('"', '\\"')
    for parameter in parameters:
        template = template.replace("{" + parameter.name + "}", "\0" + parameter.field + "\1")
    template = template.replace("{", "{{").replace("}", "}}")
    template = template.replace("\0", "{segment(").replace("\1", ")}")
    return "\n".join(
        [
            wrap(f"def {operation.name}", declared, " -> str:"),
            docstring(title(operation), "    "),
            f'    return {"f" if parameters else ""}"{template}"',
        ]
    )
