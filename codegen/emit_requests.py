"""Writes requests.py: what a handler is given, one frozen dataclass per operation with input."""

from __future__ import annotations

from codegen.emit_source import WIDTH, Module, docstring, layout, optional, quoted, tidy, union
from codegen.ir import BodyVariant, Contract, Operation, Parameter, SchemaRef
from codegen.media import is_event_stream, is_json, is_range

_DOC = """What a handler is given: one frozen dataclass per operation with input.

Values are valid and typed. An absent optional parameter is its default, else None."""


def module(contract: Contract) -> Module:
    """Return requests.py."""
    made = Module(_DOC)
    made.add(*(_request(operation) for operation in contract.operations if has_input(operation)))
    return made


def has_input(operation: Operation) -> bool:
    """Tell whether an operation takes anything: one that does not has no request class."""
    given = operation.parameters or operation.bodies
    return bool(given or accept_field(operation) or last_event_field(operation))


def accept_field(operation: Operation) -> str | None:
    """Return the field that tells which of several media types the client likes best, if any."""
    return _free("accept", operation) if len(success_media_types(operation)) > 1 else None


def last_event_field(operation: Operation) -> str | None:
    """Return the field of `Last-Event-ID` of an operation that answers with events.

    None when there are none, or when the document declares that header itself.
    """
    declared = any(p.name.lower() == "last-event-id" for p in operation.parameters)
    streams = any(is_event_stream(answer.media_type or "") for answer in operation.responses)
    return _free("last_event_id", operation) if streams and not declared else None


def success_media_types(operation: Operation) -> list[str]:
    """Return the media types of the good answers, which `Accept` chooses from."""
    good = [answer for answer in operation.responses if answer.status[0] in "23"]
    chosen = good or [answer for answer in operation.responses if answer.status == "default"]
    named = [answer.media_type for answer in chosen if answer.media_type and answer.class_name]
    return list(dict.fromkeys(named))


def _free(name: str, operation: Operation) -> str:
    return free(name, [parameter.field for parameter in operation.parameters])


def free(name: str, fields: list[str]) -> str:
    """Return a name that no field has."""
    return f"{name}_" if name in fields else name


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
    accept, last_event = accept_field(operation), last_event_field(operation)
    if accept is not None:
        offered = success_media_types(operation)
        defaulted.append(_choice(accept, offered))
    if last_event is not None:
        defaulted.append(f"    {last_event}: str | None = None")
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
    members = union(name for body in operation.bodies for name in _forms_of(body))
    annotation = "Any" if "Any" in members else " | ".join(members)
    return annotation if operation.body_required else optional(annotation)


def _forms_of(body: BodyVariant) -> list[str]:
    """Return the types that one media type's body may have: JSON under a range may not be JSON."""
    name = body_type(body)
    return [name, "bytes"] if is_range(body.media_type) and name not in ("str", "bytes") else [name]


def body_type(body: BodyVariant) -> str:
    """Return the type of one media type's body: its schema's, else any JSON, text or bytes."""
    if body.schema is not None:
        return tidy(body.schema.annotation)
    if is_json(body.media_type):
        return "Any"
    return "str" if body.media_type.startswith("text/") else "bytes"


def media_type_annotation(operation: Operation) -> str:
    """Return the type of `media_type`: the documented ones, any text if one of them is a range."""
    return _one_of([body.media_type for body in operation.bodies])


def _choice(field: str, media_types: list[str]) -> str:
    """Write the field that tells which media type is wanted, on several lines if it is long."""
    default = quoted(media_types[0])
    line = f"    {field}: {_one_of(media_types)} = {default}"
    if len(line) <= WIDTH or not _one_of(media_types).startswith("Literal"):
        return line
    choices = "".join(f"        {quoted(media_type)},\n" for media_type in media_types)
    return f"    {field}: Literal[\n{choices}    ] = {default}"


def _one_of(media_types: list[str]) -> str:
    if any(is_range(media_type) for media_type in media_types):
        return "str"
    return f"Literal[{', '.join(quoted(media_type) for media_type in media_types)}]"
