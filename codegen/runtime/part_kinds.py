"""What each property of a multipart body is: a file, JSON, or a plain field (OpenAPI §4.8.15.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from codegen.runtime.negotiation import parse
from codegen.runtime.operation import Encoding
from codegen.runtime.shapes import branches_of, items_of, properties_of, types_of

_SCALARS = frozenset({"boolean", "integer", "number", "string"})
_SAYING_NOTHING = frozenset(
    {"title", "description", "default", "deprecated", "readOnly", "writeOnly", "example"}
    | {"examples", "externalDocs", "xml", "$comment", "contentMediaType", "maxLength", "minLength"}
)


@dataclass(frozen=True, slots=True)
class PartKind:
    """How a property travels.

    `many` says whether it may repeat; `single` whether one part is the value itself, not a list of
    one. Both hold for a property that is a file or a list of files.
    """

    content: Literal["file", "json", "field"]
    many: bool
    single: bool


def part_kinds(
    document: Mapping[str, Any], schema: Any, encodings: tuple[Encoding, ...]
) -> dict[str, PartKind]:
    """Return the kind of each property that a body's schema declares."""
    written = {encoding.property: encoding for encoding in encodings}
    return {
        name: _kind(document, declared, written.get(name))
        for name, declared in properties_of(document, schema).items()
    }


def _kind(document: Mapping[str, Any], schema: Any, encoding: Encoding | None) -> PartKind:
    types = set(types_of(document, schema))
    untyped = is_binary(document, schema)
    many = "array" in types
    single = bool(types & _SCALARS) or "object" in types or not many
    if encoding is not None and (encoding.style is not None or encoding.explode is not None):
        return PartKind("field", many, single)  # serialised as a query is (RFC 6570)
    item = items_of(document, schema) if many and not single else schema
    if untyped or is_binary(document, item) or _has_binary_items(document, schema, many=many):
        return PartKind("file", many, single)
    content_types = encoding.content_type.split(",") if encoding and encoding.content_type else []
    if content_types and not any(_is_text(name) or _is_json(name) for name in content_types):
        return PartKind("file", many, single)
    inner = set(types_of(document, item))
    if any(map(_is_json, content_types)) or not inner & {*_SCALARS, "null"}:
        return PartKind("json", many and not single, single)
    return PartKind("field", many, single)


def _has_binary_items(document: Mapping[str, Any], schema: Any, *, many: bool) -> bool:
    return many and is_binary(document, items_of(document, schema))


def is_binary(document: Mapping[str, Any], schema: Any) -> bool:
    """Tell whether a schema stands for raw bytes.

    That is one without a type (3.1: `{}` or only `contentMediaType`), a string of format `binary`
    (3.0), or a string whose media type is neither text nor JSON and that is not encoded.
    """
    if schema is True:
        return True
    branches = list(branches_of(document, schema))
    if any(branch.get("format") == "binary" for branch in branches):
        return True
    if any("contentEncoding" in branch for branch in branches):
        return False
    media_types = [b["contentMediaType"] for b in branches if "contentMediaType" in b]
    if media_types:
        return not all(_is_text(name) or _is_json(name) for name in media_types)
    return isinstance(schema, Mapping) and all(
        key in _SAYING_NOTHING or key.startswith("x-") for key in schema
    )


def _is_json(name: str) -> bool:
    media_type = parse(name)
    return media_type is not None and f"/{media_type.subtype}".endswith(("/json", "+json"))


def _is_text(name: str) -> bool:
    media_type = parse(name)
    return media_type is not None and media_type.type == "text"
