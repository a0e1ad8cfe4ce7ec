"""Writes requests.py: what a handler is given, one frozen dataclass per operation with input."""

from __future__ import annotations

from codegen.emit_source import Module, docstring, layout, optional, quoted, tidy, union
from codegen.ir import BodyVariant, Contract, Operation, Parameter, SchemaRef

_DOC = """What a handler is given: one frozen dataclass per operation with input.

Values are valid and typed. An absent optional parameter is its default, else None."""


def module(contract: Contract) -> Module:
    """Return requests.py."""
    made = Module(_DOC)
    made.add(*(_request(operation) for operation in contract.operations if has_input(operation)))
    return made


def has_input(operation: Operation) -> bool:
    """Tell whether an operation takes anything: one that does not has no request class."""
    return bool(operation.parameters or operation.bodies)


def _request(operation: Operation) -> str:
    required: list[str] = []
    defaulted: list[str] = []
    for parameter in operation.parameters:
        line = f"    {parameter.field}: {parameter_annotation(parameter)}"
        default = _default(parameter)
        (required if default is None else defaulted).append(f"{line}{default or ''}")
    if operation.bodies:
        body = f"    body: {body_annotation(operation)}"
        (required if operation.body_required else defaulted).append(
            body if operation.body_required else f"{body} = None"
        )
    if len(operation.bodies) > 1:
        kind = f"    media_type: {media_type_annotation(operation)}"
        (required if operation.body_required else defaulted).append(
            kind if operation.body_required else f"{kind} | None = None"
        )
    head = f"@dataclass(frozen=True, slots=True)\nclass {operation.class_name}:"
    return "\n".join([head, docstring(title(operation), "    "), "", *required, *defaulted])


def title(operation: Operation) -> str:
    """Return the operation's one line: `PATCH /entries/{entry_id}: Change an entry.`."""
    address = f"{operation.method} {operation.path}"
    summary = operation.summary.strip()
    if not summary:
        return address
    return f"{address}: {summary}" + ("" if summary.endswith((".", "?", "!")) else ".")


def parameter_annotation(parameter: Parameter) -> str:
    """Return the type of a parameter's field; without a default an absent one is None."""
    annotation = tidy(parameter.schema.annotation)
    given = parameter.required or (parameter.has_default and parameter.default is not None)
    return annotation if given else optional(annotation)


def _default(parameter: Parameter) -> str | None:
    """Return ` = …` for a field that may be left out, None for one that must be given."""
    if parameter.required:
        return None
    if parameter.default is None:
        return " = None"
    if isinstance(parameter.default, bool | int | float):
        return f" = {parameter.default!r}"
    if isinstance(parameter.default, str) and not _converted(parameter.schema):
        return f" = {quoted(parameter.default)}"
    if isinstance(parameter.default, list) and not _converted(parameter.schema):
        return f" = field(default_factory=lambda: {layout(parameter.default)})"
    return None


def _converted(schema: SchemaRef) -> bool:
    return any(word in schema.annotation for word in ("UUID", "date", "models."))


def body_annotation(operation: Operation) -> str:
    """Return the type of the body: a union over its media types, with None if it may be absent."""
    members = union(body_type(body) for body in operation.bodies)
    annotation = "Any" if "Any" in members else " | ".join(members)
    return annotation if operation.body_required else optional(annotation)


def body_type(body: BodyVariant) -> str:
    """Return the type of one media type's body: its schema's, else any JSON, text or bytes."""
    if body.schema is not None:
        return tidy(body.schema.annotation)
    if is_json(body.media_type):
        return "Any"
    return "str" if body.media_type.startswith("text/") else "bytes"


def media_type_annotation(operation: Operation) -> str:
    """Return the type of `media_type`: the documented ones, any text if one of them is a range."""
    media_types = [body.media_type for body in operation.bodies]
    if any("*" in media_type for media_type in media_types):
        return "str"
    return f"Literal[{', '.join(quoted(media_type) for media_type in media_types)}]"


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON by its name (RFC 6839 §3.1)."""
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))
