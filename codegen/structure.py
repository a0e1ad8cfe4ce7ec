"""Checks every object of a document against its place, by the table of keywords."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from codegen.bundle import Node
from codegen.errors import SpecError
from codegen.keyword_entry import Kind
from codegen.keywords import KINDS, SECTIONS, keyword
from codegen.schema_check import compiles
from codegen.walk import METHODS, PLAIN

DIALECTS = (
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://json-schema.org/draft/2020-12/schema",
)
Unknown = Literal["refuse", "warn"]
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
_STATUS = re.compile(r"[1-5](?:[0-9][0-9]|XX)|default", re.IGNORECASE)
_COMPONENT = re.compile(r"[a-zA-Z0-9._-]+")
_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
_SCHEME_NEEDS = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}


@dataclass(slots=True)
class Findings:
    """What a check found: faults that stop the generator, and things worth a warning."""

    errors: list[SpecError] = field(default_factory=list)
    warnings: list[SpecError] = field(default_factory=list)


def check(root: Node, unknown: Unknown = "refuse") -> Findings:
    """Check the whole document; `unknown` says what becomes of keywords not in the table."""
    checker = _Checker(unknown)
    checker.object(root, "OpenAPI")
    return checker.found


class _Checker:
    """Collects faults; `operation` is the operationId of the operation being walked."""

    def __init__(self, unknown: Unknown) -> None:
        self.found = Findings()
        self.unknown = unknown
        self.operation: str | None = None

    def fault(
        self, node: Node, message: str, key: str | None = None, hint: str | None = None
    ) -> None:
        self.found.errors.append(node.error(message, key=key, hint=hint, operation=self.operation))

    def warn(self, node: Node, message: str, key: str | None = None) -> None:
        self.found.warnings.append(node.error(message, key=key, operation=self.operation))

    def value(self, node: Node, shape: str) -> None:
        """Check one value against its shape, and everything in it."""
        if shape[0] == "[":
            if not isinstance(node.value, list):
                return self._wrong(node, "a list")
            for element in node.elements():
                self.value(element, shape[1:-1])
        elif shape[0] == "{":
            if not isinstance(node.value, dict):
                return self._wrong(node, "a mapping")
            for _, member in node.members():
                self.value(member, shape[1:-1])
        elif shape in PLAIN:
            wanted, test = PLAIN[shape]
            if not test(node.value):
                self._wrong(node, wanted)
        else:
            self._object_or_reference(node, shape)
        return None

    def _wrong(self, node: Node, wanted: str) -> None:
        hint = None
        if wanted == "a string" and not isinstance(node.value, dict | list):
            hint = "put it in quotes"
        elif node.key == "required" and isinstance(node.value, bool):
            hint = "name the property in the `required` list of the object that holds it"
        self.fault(node, f"`{node.key}` must be {wanted}, not {_described(node.value)}", hint=hint)

    def _object_or_reference(self, node: Node, kind: str) -> None:
        if kind == "Schema" and isinstance(node.value, bool):
            return
        if not isinstance(node.value, dict):
            wanted = f"{_article(kind.rstrip('*'))} Object"
            self._wrong(node, wanted + (" or true or false" if kind == "Schema" else ""))
            return
        if kind.endswith("*") and "$ref" in node.value:
            kind = "Reference"
        self.object(node, kind.rstrip("*"))

    def object(self, node: Node, kind: str) -> None:
        """Check one object: its members, what must be there, and the rules of its kind."""
        before, outer = len(self.found.errors), self.operation
        if kind == "Operation":
            self.operation = node.text("operationId") or self.operation
        known = KINDS[kind]
        for name, member in node.members():
            self._member(node, known, name, member)
        for entry in known.fields.values():
            if entry.required and entry.name not in node.value:
                self.fault(
                    node,
                    f"`{entry.name}` is missing here",
                    hint=f"{_article(kind)} Object needs it",
                )
        if len(self.found.errors) == before and kind in _RULES:
            getattr(self, _RULES[kind])(node)
        self.operation = outer

    def _member(self, node: Node, known: Kind, name: str, member: Node) -> None:
        entry = keyword(known.name, name)
        if entry is None:
            if not (known.extensible and name.startswith("x-")):
                self._unknown(node, known, name)
        elif entry.treatment == "refused":
            self.fault(node, f"`{name}` is not supported", name, entry.why)
        else:
            self.value(member, entry.shape)

    def _unknown(self, node: Node, known: Kind, name: str) -> None:
        close = difflib.get_close_matches(name, known.fields, n=1, cutoff=0.6)
        hint = f"did you mean `{close[0]}`?" if close else "an extension's name starts with `x-`"
        message = f"unknown keyword `{name}` in {_article(known.name)} Object"
        if known.name == "Reference":
            message, hint = (
                f"`{name}` beside `$ref` has no effect (§4.8.23)",
                "move it to the target",
            )
        if self.unknown == "warn":
            self.warn(node, message, name)
        else:
            self.fault(node, message, name, f"{hint}; `--unknown warn` lets it pass")

    def _openapi(self, node: Node) -> None:
        if not any(part in node.value for part in ("paths", "components", "webhooks")):
            self.fault(node, "a document needs `paths`, `components` or `webhooks`")
        dialect = node.value.get("jsonSchemaDialect")
        if dialect is not None and dialect not in DIALECTS:
            self.fault(node, f"dialect {dialect} is not known", "jsonSchemaDialect", "leave it out")

    def _components(self, node: Node) -> None:
        for section, members in node.members():
            for name, _ in members.members() if section in SECTIONS.values() else ():
                if not _COMPONENT.fullmatch(name):
                    hint = "use letters, digits, `.`, `-` and `_` (§4.8.7.1)"
                    self.fault(members, f"{name!r} is no name for a component", name, hint)

    def _paths(self, node: Node) -> None:
        seen: dict[str, str] = {}
        for path, _ in node.members():
            if path.startswith("x-"):
                continue
            if not path.startswith("/"):
                self.fault(node, f"path {path!r} must start with a slash", path)
            shape = re.sub(r"\{[^{}]*\}", "{}", path)
            self._same_path(node, path, seen.setdefault(shape, path))

    def _same_path(self, node: Node, path: str, other: str) -> None:
        """Refuse two paths that differ in names only (§4.8.8.1), unless no method is on both."""
        if path == other:
            return
        both = [m for m in node.value[path] if m in METHODS and m in node.value[other]]
        message = f"path {path} is the same as {other}"
        if both:
            self.fault(node, f"{message}, and both have {both[0]}", path, "join the two")
        else:
            self.warn(node, message, path)

    def _path_item(self, node: Node) -> None:
        for name in node.value if "$ref" in node.value else ():
            if name not in ("$ref", "summary", "description") and not name.startswith("x-"):
                self.fault(
                    node, f"`{name}` beside `$ref` has no meaning", name, "move it to the target"
                )

    def _parameter(self, node: Node) -> None:
        where = node.value["in"]
        if where not in _STYLES:
            self.fault(node, f"`in: {where}` is not a place", "in", "path, query, header or cookie")
            return
        if where == "path" and node.value.get("required") is not True:
            hint = "add `required: true`"
            self.fault(node, "a path parameter is always required (§4.8.12.2.1)", "name", hint)
        self._schema_or_content(node)
        self._style(node, _STYLES[where])

    def _header(self, node: Node) -> None:
        self._schema_or_content(node)
        self._style(node, _STYLES["header"])

    def _style(self, node: Node, allowed: tuple[str, ...]) -> None:
        style = node.value.get("style")
        if style is not None and style not in allowed:
            self.fault(
                node,
                f"`style: {style}` does not exist here",
                "style",
                f"one of {', '.join(allowed)}",
            )

    def _schema_or_content(self, node: Node) -> None:
        content = node.value.get("content")
        if ("schema" in node.value) == (content is not None):
            self.fault(node, "either `schema` or `content` is needed, not both and not neither")
        elif content is not None and len(content) != 1:
            self.fault(node, "`content` must have exactly one media type here", "content")
        self._one_example(node)

    def _one_example(self, node: Node) -> None:
        if "example" in node.value and "examples" in node.value:
            self.fault(
                node, "`example` and `examples` exclude each other", "example", "keep `examples`"
            )

    def _responses(self, node: Node) -> None:
        for status in node.value:
            if not status.startswith("x-") and not _STATUS.fullmatch(status):
                hint = "a status such as 200, a class such as 4XX, or default"
                self.fault(node, f"{status!r} is no status", status, hint)

    def _link(self, node: Node) -> None:
        if ("operationRef" in node.value) == ("operationId" in node.value):
            self.fault(node, "a link has either `operationId` or `operationRef`")

    def _security_scheme(self, node: Node) -> None:
        kind = node.value["type"]
        if kind not in _SCHEME_NEEDS:
            self.fault(
                node,
                f"security scheme type {kind!r} does not exist",
                "type",
                f"one of {', '.join(_SCHEME_NEEDS)}",
            )
            return
        for name in _SCHEME_NEEDS[kind]:
            if name not in node.value:
                self.fault(
                    node, f"`{name}` is missing here", "type", f"a scheme of type {kind} needs it"
                )
        if kind == "apiKey" and node.value.get("in", "header") not in ("query", "header", "cookie"):
            self.fault(node, "an API key is in the query, a header or a cookie", "in")

    def _schema(self, node: Node) -> None:
        schema = node.value
        self._types(node)
        dialect = schema.get("$schema")
        if dialect is not None and dialect not in DIALECTS:
            self.fault(node, f"dialect {dialect} is not known", "$schema", "leave it out")
        if "enum" in schema and not isinstance(schema["enum"], list):
            self.fault(node, "`enum` must be a list", "enum")
        patterns = [schema["pattern"]] if "pattern" in schema else []
        for pattern in (*patterns, *schema.get("patternProperties", ())):
            if not compiles(pattern):
                key = "pattern" if pattern in patterns else "patternProperties"
                self.fault(node, f"pattern {pattern!r} is no regular expression of ECMA-262", key)

    def _types(self, node: Node) -> None:
        declared = node.value.get("type", [])
        listed = declared if isinstance(declared, list) else [declared]
        if "type" in node.value and not listed:
            self.fault(node, "`type` must name a type", "type")
        for kind in listed:
            if kind not in TYPES:
                close = difflib.get_close_matches(str(kind), TYPES, n=1)
                hint = f"did you mean `{close[0]}`?" if close else f"one of {', '.join(TYPES)}"
                self.fault(node, f"type {kind!r} does not exist", "type", hint)


_RULES = {
    "OpenAPI": "_openapi",
    "Components": "_components",
    "Paths": "_paths",
    "PathItem": "_path_item",
    "Parameter": "_parameter",
    "Header": "_header",
    "MediaType": "_one_example",
    "Responses": "_responses",
    "Link": "_link",
    "SecurityScheme": "_security_scheme",
    "Schema": "_schema",
}
"""The method of `_Checker` that holds the rules of a kind."""


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "AEIOU" else f"a {kind}"


def _described(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"the number {value}" if isinstance(value, int | float) else f"the string {value!r}"
