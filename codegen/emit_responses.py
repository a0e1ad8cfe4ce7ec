"""Writes responses.py: one dataclass per operation, status and media type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.emit_requests import title
from codegen.emit_source import Module, assign, declare, docstring, optional, quoted, tidy
from codegen.ir import Contract, Header, Operation, ResponseVariant
from codegen.media import is_event_stream, is_json, is_range

_DOC = """What a handler may answer: one frozen dataclass per operation, status and media type.

Documented headers are fields. A JSON body is a model, or `Json`: bytes already in its shape."""

_ONE_VALUE = re.compile(r'Literal\[("[^"\\]*"|-?\d+)\]')


def module(contract: Contract) -> Module:
    """Return responses.py."""
    made = Module(_DOC)
    for operation in contract.operations:
        made.add(*(_response(operation, answer) for answer in answers(operation)))
    return made


def answers(operation: Operation) -> Iterator[ResponseVariant]:
    """Yield the answers that have a class of their own: everything but problems."""
    return (answer for answer in operation.responses if answer.class_name)


def _response(operation: Operation, answer: ResponseVariant) -> str:
    head = f"@dataclass(frozen=True, slots=True)\nclass {answer.class_name}(Response):"
    first = answer.description.strip().split("\n\n")[0]
    doc = docstring(f"{title(operation)}\n\n{answer.status}: {first}".rstrip(": "), "    ")
    return "\n".join([head, doc, "", *_constants(answer), *_fields(answer), *_check(answer)])


def is_open_status(answer: ResponseVariant) -> bool:
    """Tell whether the document leaves the status to the handler: `4XX`, `default`."""
    return not answer.status.isdigit()


def is_open_type(answer: ResponseVariant) -> bool:
    """Tell whether the document leaves the media type to the handler: `image/*`."""
    return answer.media_type is not None and is_range(answer.media_type)


def _constants(answer: ResponseVariant) -> Iterator[str]:
    if not is_open_status(answer):
        yield f"    status: ClassVar[int] = {answer.status}"
    if not is_open_type(answer):
        yield assign("    media_type: ClassVar[str | None]", answer.media_type)
    if answer.headers:
        names = {header.field: header.name for header in answer.headers}
        yield assign("header_names: ClassVar[Mapping[str, str]]", names, "    ")
    styles = {header.field: style for header in answer.headers if (style := _style(header))}
    if styles:
        yield assign("header_styles: ClassVar[Mapping[str, HeaderStyle]]", styles, "    ")
    if answer.envelope:
        yield "    envelope: ClassVar[bool] = True"


def _style(header: Header) -> str | None:
    """Return how a header is written that is not in style `simple`."""
    if header.content_type is not None:
        return "json" if is_json(header.content_type) else None
    return "explode" if header.explode else None


def _check(answer: ResponseVariant) -> Iterator[str]:
    """Yield what refuses a status outside of what the document leaves open."""
    if is_open_status(answer):
        yield "\n    def __post_init__(self) -> None:"
        yield f"        check_status(self.status, {quoted(answer.status)})"


def _fields(answer: ResponseVariant) -> Iterator[str]:
    if is_open_status(answer):
        yield "    status: int  # type: ignore[misc]"
    if is_open_type(answer):
        yield "    media_type: str  # type: ignore[misc]"
    if answer.media_type is not None:
        yield f"    body: {_body(answer)}"
    fields = [(header.field, *_header(header)) for header in answer.headers]
    for name, annotation, default in sorted(fields, key=lambda field: field[2] is not None):
        bare = f"    {name}: {annotation}"
        yield bare if default is None else declare(name, annotation, default, "    ")


def _body(answer: ResponseVariant) -> str:
    """Return the type of a body: JSON typed or rendered, text, or bytes at once or as a stream."""
    media_type = answer.media_type or ""
    shape = tidy(answer.schema.annotation) if answer.schema is not None else "Any"
    if is_json(media_type):
        return f"{shape} | Json[{shape}]"
    if is_event_stream(media_type):
        return f"Events[{shape}]"
    if media_type.startswith("text/"):
        return "str | AsyncIterator[bytes]"
    if is_range(media_type) and answer.schema is not None and shape not in ("bytes", "str"):
        return f"{shape} | Json[{shape}] | bytes | AsyncIterator[bytes]"
    return "bytes | AsyncIterator[bytes]"


def _header(header: Header) -> tuple[str, str | None]:
    """Return the type of a header's field and its default.

    A constant needs no saying, an optional one is None.
    """
    annotation = tidy(header.schema.annotation) if header.schema is not None else "str"
    if not header.required:
        return optional(annotation), "None"
    constant = _ONE_VALUE.fullmatch(annotation)
    return annotation, constant[1] if constant else None
