"""Makes the records of parameters, headers and bodies: whatever has a schema on the wire."""

from __future__ import annotations

import re
from typing import Any, Literal

from codegen import ir, names
from codegen.annotate import SCALARS, Schemas, alias, json_types
from codegen.bundle import Node
from codegen.forms import form_files
from codegen.media import is_event_stream, is_form, is_json, is_multipart, is_range
from codegen.runtime.shapes import is_json_shape

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_IGNORED_HEADERS = ("accept", "content-type", "authorization")


class Parts:
    """Makes records; inline schemas get classes named after a stem (`CreatePost`)."""

    def __init__(self, schemas: Schemas) -> None:
        self.schemas = schemas

    def parameters(self, path: str, item: Node, node: Node, stem: str) -> tuple[ir.Parameter, ...]:
        """Merge the lists of path and operation (§4.8.12): the operation's own win, in place."""
        merged: dict[tuple[str, str], Node] = {}
        for holder in (item, node):
            own: set[tuple[str, str]] = set()
            listed = holder.get("parameters")
            for entry in listed.elements() if listed else ():
                parameter = entry.resolved()
                key = (parameter.text("in"), parameter.text("name"))
                if key[0] == "header" and key[1].lower() in _IGNORED_HEADERS:
                    continue
                if key in own:
                    raise entry.error(f"{key[0]} parameter {key[1]!r} stands twice in one list")
                own.add(key)
                merged[key] = entry
        self._check_template(path, node, merged)
        namer = names.Namer(*names.REQUEST_FIELDS)
        return tuple(self._parameter(p, namer, stem) for p in merged.values())

    def _check_template(self, path: str, node: Node, merged: dict[tuple[str, str], Node]) -> None:
        declared = [name for where, name in merged if where == "path"]
        wanted = _TEMPLATE.findall(path)
        for name in wanted:
            if name not in declared:
                raise node.error(
                    f"path {path} has {{{name}}}, and no parameter declares it",
                    hint=f"add a parameter `name: {name}`, `in: path`, `required: true`",
                )
        for name in declared:
            if name not in wanted:
                raise (
                    merged["path", name]
                    .resolved()
                    .error(f"path parameter {name!r} is not in the path {path}")
                )

    def _parameter(self, entry: Node, namer: names.Namer, stem: str) -> ir.Parameter:
        node = entry.resolved()
        name, where = node.text("name"), node.text("in")
        field = namer.take(names.field(name), f"{names.field(name)}_{where}")
        schema, content_type = self._described(node)
        kind = "content" if content_type else _wire_kind(schema)
        default = alias_default(schema)
        style = node.text("style") or ("form" if where in ("query", "cookie") else "simple")
        return ir.Parameter(
            name=name,
            field=field,
            location=where,  # type: ignore[arg-type]
            required=where == "path" or node.value.get("required") is True,
            schema=self.schemas.view(schema, stem + names.pascal(field)),
            kind=kind,
            scalar_types=tuple(t for t in _scalar_types(schema) if t in SCALARS),
            item_types=_item_types(schema),
            properties=_property_types(schema) if kind == "object" else (),
            style=style,  # type: ignore[arg-type]
            explode=node.value.get("explode", style == "form") is True,
            allow_reserved=node.value.get("allowReserved") is True,
            content_type=content_type,
            default=default[0] if default else None,
            has_default=bool(default),
            missing_problem=node.text("x-missing-problem") or None,
            allow_empty=where == "query" and node.value.get("allowEmptyValue") is True,
            description=entry.description(),
            source=node.location,
        )

    def _described(self, node: Node) -> tuple[Node, str | None]:
        """Give the schema of a parameter or header, and its media type if it has `content`."""
        schema = node.get("schema")
        if schema is not None:
            return schema, None
        content = node.get("content")
        for media_type, media in content.members() if content else ():
            schema = media.resolved().get("schema")
            if schema is not None:
                return schema, media_type
        raise node.error("a parameter needs `schema` or `content`", hint="add `schema:`")

    def bodies(self, body: Node | None, stem: str) -> tuple[ir.BodyVariant, ...]:
        """Make one record for each media type of a request body."""
        content = body.get("content") if body else None
        found: list[ir.BodyVariant] = []
        for media_type, entry in content.members() if content else ():
            media = entry.resolved()
            suffix = names.media_suffix(media_type) if found else ""
            encodings = self._encodings(media, stem)
            found.append(
                ir.BodyVariant(
                    media_type=media_type,
                    schema=self.content_schema(media, media_type, f"{stem}Body{suffix}"),
                    encodings=encodings,
                    source=media.location,
                    files=form_files(media, encodings) if is_multipart(media_type) else (),
                )
            )
        return tuple(found)

    def content_schema(self, media: Node, media_type: str, hint: str) -> ir.SchemaRef | None:
        """View a body's schema; what is neither JSON, a form nor an event is text or bytes.

        A range such as `*/*` is JSON if its schema can be nothing else.
        """
        schema = media.get("schema")
        if schema is None:
            return None
        structured = is_json(media_type) or is_form(media_type) or is_event_stream(media_type)
        if structured or (
            is_range(media_type)
            and not media_type.startswith("text/")
            and is_json_shape(media.bundle.document, schema.value)
        ):
            return self.schemas.view(schema, hint)
        text = "str" if media_type.startswith("text/") else "bytes"
        return ir.SchemaRef(schema.pointer, text, None, schema.location)

    def _encodings(self, media: Node, stem: str) -> tuple[ir.Encoding, ...]:
        encoding = media.get("encoding")
        return tuple(
            ir.Encoding(
                property=key,
                content_type=node.text("contentType") or None,
                style=node.value.get("style"),
                explode=node.value.get("explode"),
                headers=self.headers(node, stem),
            )
            for key, node in (encoding.members() if encoding else ())
        )

    def headers(self, node: Node, stem: str) -> tuple[ir.Header, ...]:
        """Make one record for each header of an answer or of a part; HTTP owns Content-Type."""
        namer = names.Namer(*names.RESPONSE_FIELDS)
        headers = node.get("headers")
        found = []
        for name, entry in headers.members() if headers else ():
            if name.lower() == "content-type":
                continue
            header = entry.resolved()
            field = namer.take(names.field(name), f"{names.field(name)}_header")
            schema, content_type = self._described(header)
            found.append(
                ir.Header(
                    name=name,
                    field=field,
                    required=header.value.get("required") is True,
                    schema=self.schemas.view(schema, stem + names.pascal(field)),
                    description=entry.description(),
                    source=entry.location,
                    explode=header.value.get("explode") is True and _wire_kind(schema) == "object",
                    content_type=content_type,
                )
            )
        return tuple(found)


def alias_default(schema: Node) -> tuple[Any] | None:
    """Give the `default` of a schema or of what it names, wrapped, or None when there is none."""
    for node in (schema, alias(schema)):
        if isinstance(node.value, dict) and "default" in node.value:
            return (node.value["default"],)
    return None


def _wire_kind(schema: Node) -> Literal["scalar", "array", "object"]:
    """Tell how a parameter travels: as a list if it may be one, as an object if it must."""
    types = json_types(schema)
    if types is None:
        return "scalar"
    if "array" in types:
        return "array"
    return "object" if types - {"null"} == {"object"} else "scalar"


def _scalar_types(schema: Node) -> tuple[str, ...]:
    """Give the types that a text may be read as; `array` and `object` where nothing else is."""
    types = json_types(schema)
    if types is None:
        return ("string",)
    scalars = tuple(kind for kind in SCALARS if kind in types)
    return scalars or tuple(kind for kind in ("array", "object") if kind in types)


def _item_types(schema: Node) -> tuple[str, ...]:
    for node in _alternatives(schema):
        items = node.get("items")
        if items is not None:
            return _scalar_types(items)
    types = json_types(schema)
    return ("string",) if types and "array" in types else ()


def _alternatives(schema: Node, seen: frozenset[str] = frozenset()) -> list[Node]:
    """Give a schema and everything it is composed of, references followed."""
    node = alias(schema)
    if node.pointer in seen or not isinstance(node.value, dict):
        return []
    found = [node]
    for keyword in ("allOf", "oneOf", "anyOf"):
        branches = node.get(keyword)
        for branch in branches.elements() if branches else ():
            found += _alternatives(branch, seen | {node.pointer})
    return found


def _property_types(schema: Node) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for node in _alternatives(schema):
        properties = node.get("properties")
        for name, declared in properties.members() if properties else ():
            found.setdefault(name, _scalar_types(declared))
    return tuple(found.items())
