"""Walks a document as its author wrote it, with a reader and a resolver that are not ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
IGNORED = ("accept", "content-type", "authorization")
"""Header parameters that have no effect (OpenAPI 3.1.1 §4.8.12.1)."""

Facts = dict[str, Any]


def facts(raw: Mapping[str, Any]) -> dict[str, Facts]:
    """Return what a document says of each operation, by method and path."""
    found = {}
    for path, entry in raw.get("paths", {}).items():
        item = resolved(raw, entry) if not path.startswith("x-") else {}
        for method in METHODS:
            if method in item:
                found[f"{method.upper()} {path}"] = _operation(raw, item, item[method])
    return found


def resolved(raw: Mapping[str, Any], node: Any) -> Any:
    """Follow local references."""
    while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
        target: Any = raw
        for token in unquote(node["$ref"]).removeprefix("#/").split("/"):
            key = token.replace("~1", "/").replace("~0", "~")
            target = target[int(key)] if isinstance(target, list) else target[key]
        node = target
    return node


def _operation(raw: Mapping[str, Any], item: Any, node: Any) -> Facts:
    body = resolved(raw, node.get("requestBody", {}))
    security = node.get("security", raw.get("security", []))
    return {
        "parameters": sorted(_parameters(raw, item, node)),
        "bodies": sorted(body.get("content", {})),
        "body_required": body.get("required", False),
        "responses": dict(_responses(raw, node)),
        "security": [
            sorted([name, sorted(scopes)] for name, scopes in entry.items()) for entry in security
        ],
    }


def _parameters(raw: Mapping[str, Any], item: Any, node: Any) -> Iterator[tuple[str, str, bool]]:
    merged = {}
    for holder in (item, node):
        for entry in holder.get("parameters", ()):
            parameter = resolved(raw, entry)
            merged[parameter["in"], parameter["name"]] = parameter.get("required", False)
    for (where, name), required in merged.items():
        if not (where == "header" and name.lower() in IGNORED):
            yield where, name, required


def _responses(raw: Mapping[str, Any], node: Any) -> Iterator[tuple[str, Any]]:
    for status, entry in (node.get("responses") or {}).items():
        response = resolved(raw, entry)
        if not str(status).startswith("x-"):
            headers = {
                name.lower(): resolved(raw, header).get("required", False)
                for name, header in response.get("headers", {}).items()
                if name.lower() != "content-type"
            }
            yield (
                str(status).upper(),
                {"media_types": sorted(response.get("content", {})), "headers": headers},
            )
