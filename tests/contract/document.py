"""The contract as plain data, and the questions that its proofs ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator
from ruamel.yaml import YAML

from codegen.runtime.formats import REQUEST_FORMATS

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PROBLEM_JSON = "application/problem+json"

Json = Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path, with the parameters of its path item merged in."""

    id: str
    method: str
    path: str
    node: Mapping[str, Json]
    parameters: tuple[Mapping[str, Json], ...]

    @property
    def label(self) -> str:
        """`POST /api/v1/workspaces`, as Schemathesis names it."""
        return f"{self.method} {self.path}"


class Document:
    """One OpenAPI document with local references only. Read it with `load`."""

    def __init__(self, root: Mapping[str, Json]) -> None:
        self.root = root

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Every operation by its operationId, in the order of the document."""
        found = {}
        for path, item in self.root["paths"].items():
            for method in (m for m in METHODS if m in item):
                node = item[method]
                shared = [*item.get("parameters", ()), *node.get("parameters", ())]
                parameters = tuple(self.resolve(p) for p in shared)
                operation = Operation(node["operationId"], method.upper(), path, node, parameters)
                found[operation.id] = operation
        return found

    def resolve(self, node: Json) -> Json:
        """Follow `$ref` until something else is reached."""
        while isinstance(node, Mapping) and "$ref" in node:
            node = self.at(node["$ref"].removeprefix("#"))
        return node

    def at(self, pointer: str) -> Json:
        """Give the value at a JSON Pointer (RFC 6901)."""
        node: Json = self.root
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node[int(key)] if isinstance(node, list) else node[key]
        return node

    def validator(self, schema: Json) -> Draft202012Validator:
        """Compile a schema of the document, formats included."""
        return Draft202012Validator(
            {"allOf": [schema], "components": {"schemas": self.root["components"]["schemas"]}},
            validate_formats=True,
            formats=dict(REQUEST_FORMATS),
        )

    # -- answers -----------------------------------------------------------------------------------

    def responses(self, operation: Operation) -> dict[str, Mapping[str, Json]]:
        """Give the documented answers of an operation by status, `default` among them."""
        return {str(s): self.resolve(r) for s, r in operation.node["responses"].items()}

    def offers(self, operation: Operation) -> frozenset[str]:
        """Give the media types that `Accept` chooses among; none where nothing is refused by it."""
        contents = (r.get("content", {}) for r in self.responses(operation).values())
        offered = frozenset[str]().union(*contents) - {PROBLEM_JSON}
        return frozenset() if "*/*" in offered else offered

    def problems(self, operation: Operation) -> dict[str, frozenset[str]]:
        """Give, for each status that carries problems, the problem types it documents."""
        found = {}
        for status, response in self.responses(operation).items():
            media = response.get("content", {}).get(PROBLEM_JSON)
            if media is not None:
                found[status] = frozenset(self._types(media["schema"]))
        return found

    def _types(self, schema: Json) -> Iterator[str]:
        node = self.resolve(schema)
        for branch in node.get("oneOf", ()):
            yield from self._types(branch)
        if "properties" in node and "const" in node["properties"].get("type", {}):
            yield node["properties"]["type"]["const"]

    # -- requests ----------------------------------------------------------------------------------

    def request_schemas(self, operation: Operation) -> Iterator[Json]:
        """Give every schema that a request of the operation must satisfy, as written."""
        for parameter in operation.parameters:
            yield parameter["schema"]
        body = self.resolve(operation.node.get("requestBody", {}))
        for media in body.get("content", {}).values():
            yield media["schema"]

    def semantic_codes(self, operation: Operation) -> frozenset[str]:
        """Give the codes by which a value that its schema accepts may be refused all the same.

        A schema lists them as `x-semantic-codes`: what JSON Schema cannot say, such as "is a zone
        of the IANA database".
        """
        seen: set[int] = set()
        codes: set[str] = set()
        for schema in self.request_schemas(operation):
            self._gather_codes(schema, codes, seen)
        return frozenset(codes)

    def _gather_codes(self, node: Json, codes: set[str], seen: set[int]) -> None:
        if isinstance(node, list):
            for item in node:
                self._gather_codes(item, codes, seen)
        if not isinstance(node, Mapping) or id(node) in seen:
            return
        seen.add(id(node))
        codes.update(node.get("x-semantic-codes", ()))
        if "$ref" in node:
            self._gather_codes(self.resolve(node), codes, seen)
        for value in node.values():
            self._gather_codes(value, codes, seen)

    # -- security ----------------------------------------------------------------------------------

    def security(self, operation: Operation) -> list[dict[str, list[str]]]:
        """Give the alternatives (OR) of schemes (AND) with their scopes; none for a public one."""
        given = operation.node.get("security", self.root.get("security", []))
        return [dict(alternative) for alternative in given]

    def is_public(self, operation: Operation) -> bool:
        """Tell whether a caller without any credential is let in."""
        alternatives = self.security(operation)
        return not alternatives or {} in alternatives

    def takes(self, operation: Operation, scheme: str) -> bool:
        """Tell whether a credential of this scheme is enough for the operation."""
        return any(list(alternative) == [scheme] for alternative in self.security(operation))

    def needs_step_up(self, operation: Operation) -> bool:
        """Tell whether the operation may ask for the password again, always or for some input."""
        kinds = frozenset[str]().union(*self.problems(operation).values())
        return "/problems/reauthentication_required" in kinds

    def scopes(self, operation: Operation) -> frozenset[str]:
        """Give the scopes that the operation needs, the same whatever the kind of credential."""
        return frozenset(
            scope
            for alternative in self.security(operation)
            for scopes in alternative.values()
            for scope in scopes
        )

    # -- examples ----------------------------------------------------------------------------------

    def examples(self) -> Iterator[tuple[str, Json, Json]]:
        """Give (where, schema, value) of every example beside a schema, wherever it stands."""
        yield from self._examples(self.root, "")

    def _examples(self, node: Json, where: str) -> Iterator[tuple[str, Json, Json]]:
        if isinstance(node, list):
            for index, item in enumerate(node):
                yield from self._examples(item, f"{where}/{index}")
        if not isinstance(node, Mapping):
            return
        if "schema" in node:
            for name, example in node.get("examples", {}).items():
                yield f"{where}/examples/{name}", node["schema"], self.resolve(example)["value"]
        for key, value in node.items():
            if key not in ("value", "default", "const", "enum"):
                yield from self._examples(value, f"{where}/{str(key).replace('/', '~1')}")


def load(path: Path = PATH) -> Document:
    """Read a document; YAML 1.2, so `no` and dates stay texts as in JSON."""
    return Document(_plain(YAML(typ="rt", pure=True).load(path.read_text(encoding="utf-8"))))


def _plain(node: Any) -> Json:
    """Turn what the YAML reader gives into JSON values: dates and the like back into their text."""
    if isinstance(node, Mapping):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, int):
        return int(node)
    if isinstance(node, float):
        return float(node)
    return str(node)
