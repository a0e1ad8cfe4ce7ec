"""`int32` and `int64`: formats of the OpenAPI registry that say how large an integer may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from codegen.runtime.rewriting import Names, Rewriter

_BITS = {"int32": 31, "int64": 63}


def bounded(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a document in which the range of these formats is written out as bounds.

    JSON Schema knows formats of strings only. A bound that a schema has itself stays if it is the
    tighter one.
    """
    found: Mapping[str, Any] = _Bounds().node(document)
    return found


class _Bounds(Rewriter):
    def change(self, node: Mapping[str, Any], made: dict[str, Any], known: Names) -> None:
        """Write the bounds of a format."""
        del known
        name = node.get("format")
        bits = _BITS.get(name) if isinstance(name, str) else None
        if bits is None or "integer" not in _types(node):
            return
        for keyword, bound, tighter in (
            ("minimum", -(2**bits), max),
            ("maximum", 2**bits - 1, min),
        ):
            own = node.get(keyword)
            made[keyword] = bound if own is None else tighter(own, bound)


def _types(node: Mapping[str, Any]) -> Any:
    return node.get("type", ("integer",))
