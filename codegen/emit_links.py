"""Writes links.py: typed builders of paths, for `Location` headers and links."""

from __future__ import annotations

from codegen.emit_requests import title
from codegen.emit_source import Code, Module, docstring, tidy, wrap
from codegen.ir import Contract, Operation, Parameter

_DOC = "Builds the paths of the contract from typed values, percent-encoded (RFC 3986)."


def module(contract: Contract) -> Module:
    """Return links.py: one function for each operation that a link leads to, or that GET reads."""
    made = Module(_DOC)
    targets = {link.target for operation in contract.operations for link in operation.links}
    wanted = [
        operation
        for operation in contract.operations
        if operation.method == "GET" or operation.name in targets
    ]
    made.add(*(_builder(operation) for operation in wanted))
    if any(_path(operation) for operation in wanted):
        made.use("codegen.runtime.links", "segment")
    return made


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
