"""Turns OpenAPI 3.0 into 3.1, and reads 3.0's leftovers in 3.1 documents as they are meant.

Works in place, so that every value keeps its place in the file. What the two versions say
differently is in the OpenAPI Initiative's migration guide: `nullable`, boolean `exclusiveMinimum`,
`example` in schemas, and files described by `format: binary`. Slips that are common in 3.1
documents are mended as well, with a warning: `$recursiveRef` of draft 2019-09, a map of `examples`
in a schema, and `required` with a name twice.
"""

from __future__ import annotations

import re
from typing import Any

from codegen.annotate import is_annotation
from codegen.bundle import Node, reference
from codegen.errors import SpecError
from codegen.walk import children, referring

TARGET = "3.1.1"
_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:-.+)?\Z")
_FILES = {
    "binary": ("contentMediaType", "application/octet-stream"),
    "byte": ("contentEncoding", "base64"),
}
_APPLICATORS = ("allOf", "anyOf", "oneOf", "not", "$ref", "const")


def version(root: Node) -> str:
    """Give `3.0` or `3.1`. Raises `SpecError` for any other version, with what to do."""
    document = root.value
    if "openapi" not in document:
        if "swagger" in document:
            message = f"Swagger {document['swagger']} is not supported"
            raise root.error(message, key="swagger", hint="convert it to OpenAPI 3.0 or 3.1 first")
        raise root.error(
            "this is no OpenAPI document: `openapi` is missing", hint="add `openapi: 3.1.0`"
        )
    given = document["openapi"]
    if not isinstance(given, str):
        raise root.error(
            "`openapi` must be a string", key="openapi", hint=f'write `openapi: "{TARGET}"`'
        )
    match = _VERSION.match(given)
    if match is None:
        raise root.error(f"`openapi: {given}` is no version", key="openapi", hint=f"write {TARGET}")
    found = f"{match[1]}.{match[2]}"
    if found not in ("3.0", "3.1"):
        raise root.error(
            f"OpenAPI {given} is not supported", key="openapi", hint="3.1 is; 3.0 is converted"
        )
    return found


def upconvert(root: Node) -> list[str]:
    """Bring the whole document to 3.1; gives a warning for each leftover of 3.0 in one."""
    old = version(root) == "3.0"
    converter = _Converter(old=old)
    converter.walk(root, "OpenAPI")
    if old:
        root.value["openapi"] = TARGET
    return converter.warnings


class _Converter:
    """Visits every schema once, whatever shares it, from the outside in."""

    def __init__(self, *, old: bool) -> None:
        self.old = old
        self.warnings: list[str] = []
        self._seen: set[int] = set()

    def walk(self, node: Node, kind: str, anchor: str = "") -> None:
        """Visit an object and all in it; `anchor` is what `$recursiveRef: "#"` means there."""
        if not isinstance(node.value, dict) or id(node.value) in self._seen:
            return
        self._seen.add(id(node.value))
        if kind == "Schema":
            if not anchor or node.value.get("$recursiveAnchor") is True:
                anchor = node.pointer
            self._schema(node, anchor)
        elif referring(node, kind):
            return
        for child, inner in list(children(kind.rstrip("*"), node)):
            self.walk(child, inner, anchor)

    def _warn(self, node: Node, key: str, message: str) -> None:
        if not self.old:
            error: SpecError = node.error(message, key=key)
            self.warnings.append(str(error))

    def _schema(self, node: Node, anchor: str) -> None:
        schema = node.value
        self._recursive(node, anchor)
        self._example_map(node)
        self._required_twice(node)
        for bound in ("Minimum", "Maximum"):
            self._exclusive(node, f"exclusive{bound}", bound.lower())
        if self.old:
            self._example(schema)
            self._file(schema)
            self._lone_ref(schema)
        if isinstance(schema.get("nullable"), bool):
            self._warn(node, "nullable", "`nullable` is of OpenAPI 3.0; read as a type of null")
            if schema.pop("nullable"):
                self._nullable(node)

    def _exclusive(self, node: Node, exclusive: str, bound: str) -> None:
        """3.0: `minimum: 1, exclusiveMinimum: true`; 3.1: `exclusiveMinimum: 1`."""
        schema = node.value
        if not isinstance(schema.get(exclusive), bool):
            return
        self._warn(
            node, exclusive, f"boolean `{exclusive}` is of OpenAPI 3.0; write the bound itself"
        )
        if schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)

    def _recursive(self, node: Node, anchor: str) -> None:
        """Draft 2019-09: `$recursiveRef` is the nearest schema with `$recursiveAnchor` around."""
        schema = node.value
        if schema.get("$recursiveRef") == "#" and "$ref" not in schema:
            self._warn(node, "$recursiveRef", "`$recursiveRef` is of draft 2019-09; read as `$ref`")
            del schema["$recursiveRef"]
            schema["$ref"] = reference(anchor)
        if isinstance(schema.get("$recursiveAnchor"), bool):
            del schema["$recursiveAnchor"]

    def _required_twice(self, node: Node) -> None:
        listed = node.value.get("required")
        if isinstance(listed, list) and all(isinstance(name, str) for name in listed):
            once = list(dict.fromkeys(listed))
            if once != listed:
                self._warn(node, "required", "`required` names a property twice")
                node.value["required"] = node.bundle.positions.adopt(once, listed)

    def _example_map(self, node: Node) -> None:
        schema = node.value
        if isinstance(schema.get("examples"), dict):
            self._warn(node, "examples", "`examples` of a schema is a list; its names are left out")
            schema["examples"] = list(schema["examples"].values())

    def _example(self, schema: dict[str, Any]) -> None:
        if "example" in schema and "examples" not in schema:
            schema["examples"] = [schema.pop("example")]

    def _file(self, schema: dict[str, Any]) -> None:
        replacement = (
            _FILES.get(schema.get("format", "")) if isinstance(schema.get("format"), str) else None
        )
        if replacement and schema.get("type") == "string":
            del schema["format"]
            schema.setdefault(*replacement)

    def _lone_ref(self, schema: dict[str, Any]) -> None:
        """3.0 ignores what stands beside `$ref`; texts may stay, `nullable` is plainly meant."""
        if isinstance(schema.get("$ref"), str):
            for key in [
                k for k in schema if k not in ("$ref", "nullable") and not is_annotation(k)
            ]:
                del schema[key]

    def _nullable(self, node: Node) -> None:
        schema = node.value
        if any(name in schema for name in _APPLICATORS):
            self._or_null(node)
            return
        if isinstance(schema.get("type"), str) and schema["type"] != "null":
            schema["type"] = [schema["type"], "null"]
        elif isinstance(schema.get("type"), list) and "null" not in schema["type"]:
            schema["type"] = [*schema["type"], "null"]
        if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
            node.bundle.positions.adopt(enum := [*schema["enum"], None], schema["enum"])
            schema["enum"] = enum

    def _or_null(self, node: Node) -> None:
        """Wrap what no `type` can widen: `anyOf: [as it was, null]`, its texts left outside."""
        schema, positions = node.value, node.bundle.positions
        rules = {key: schema.pop(key) for key in list(schema) if not is_annotation(key)}
        inner = positions.adopt(rules, schema)
        null = positions.adopt({"type": "null"}, schema)
        schema["anyOf"] = positions.adopt([inner, null], schema)
