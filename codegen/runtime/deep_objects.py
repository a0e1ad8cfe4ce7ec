"""Style deepObject, nested: `filter[owner][id]=7`, `filter[tags][]=a`, `filter[tags]=a`.

OpenAPI defines one level only (§4.8.12.6). Deeper levels are read as most clients write them, typed
by the schema at each place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from codegen.runtime.encoding import Decode
from codegen.runtime.operation import Types
from codegen.runtime.scalars import coercion
from codegen.runtime.shapes import branches_of, items_of, properties_of, types_of
from codegen.runtime.styles import StyleError

NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])+)")
_KEY = re.compile(r"\[([^\[\]]*)\]")
_DEEPEST = 8
_INDEX = re.compile(r"0|[1-9][0-9]{0,3}")


class RepeatedError(StyleError):
    """A member that is no list was given twice."""


def keys_of(brackets: str) -> list[str]:
    """Return the keys of `[a][b][]`."""
    return _KEY.findall(brackets)


class DeepObject:
    """Reads the pairs of one parameter into one object."""

    def __init__(
        self,
        document: Mapping[str, Any],
        schema: Any,
        types: Mapping[str, Types],
        decode: Decode,
    ) -> None:
        """`types` are those of the first level, which the descriptor tells."""
        self._root = _Shape(document, schema, dict(types))
        self._decode = decode

    def put(self, target: dict[str, Any], keys: Sequence[str], text: str) -> None:
        """Put one value in its place. Raises StyleError, RepeatedError and EncodingError."""
        if len(keys) > _DEEPEST:
            raise StyleError(f"must not nest deeper than {_DEEPEST}")
        node: Any = target
        shape = self._root
        for key, following in itertools.pairwise(keys):
            node, shape = _step(node, key, following, shape)
        _assign(node, keys[-1], shape, self._decode(text))


class _Shape:
    """What may stand at one place: members, items, or text of some types."""

    def __init__(
        self, document: Mapping[str, Any], schema: Any, known: Mapping[str, Types] | None = None
    ) -> None:
        self._document = document
        self._schema = schema
        self._known = known or {}
        self.types = types_of(document, schema)
        self.many = "array" in self.types
        self.single = not self.many or "string" in self.types

    def member(self, name: str) -> _Shape:
        """Return the shape of a member; one that is not declared is as the rest are."""
        declared = properties_of(self._document, self._schema).get(name)
        if declared is None:
            others = (b.get("additionalProperties") for b in self._branches())
            declared = next((other for other in others if isinstance(other, Mapping)), None)
        if declared is None:
            declared = {"type": list(self._known.get(name, ("string", "array")))}
        return _Shape(self._document, declared)

    def item(self) -> _Shape:
        """Return the shape of an item."""
        items = items_of(self._document, self._schema)
        return _Shape(self._document, {"type": "string"} if items is True else items)

    def value(self, text: str) -> Any:
        """Read the text of a scalar."""
        scalars = tuple(name for name in self.types if name not in ("array", "object"))
        return coercion(scalars or self.types)(text)

    def _branches(self) -> list[Mapping[str, Any]]:
        return list(branches_of(self._document, self._schema))


def _step(node: Any, key: str, following: str, shape: _Shape) -> tuple[Any, _Shape]:
    """Go one level down, making what is not there yet."""
    if isinstance(node, list):
        inner = shape.item()
        index = _index(node, key)
        if index == len(node):
            node.append(_container(inner, following))
        child = node[index]
    else:
        inner = shape.member(key)
        child = node.setdefault(key, _container(inner, following))
    if not isinstance(child, dict | list):
        raise StyleError("must not be both a value and an object")
    return child, inner


def _container(shape: _Shape, following: str) -> Any:
    numbered = not following or _INDEX.fullmatch(following) is not None
    return [] if shape.many and numbered else {}


def _index(node: list[Any], key: str) -> int:
    """Return the place that a key names in a list: `[]` the next one, `[0]` the first."""
    if key and not _INDEX.fullmatch(key):
        raise StyleError("must number the items of a list")
    index = int(key) if key else len(node)
    if index > len(node):
        raise StyleError("must number its items from 0, one after the other")
    return index


def _assign(node: Any, key: str, shape: _Shape, text: str) -> None:
    """Put a value into the object or list that holds it."""
    if isinstance(node, list):
        if _index(node, key) != len(node):
            raise RepeatedError("must be given once only")
        node.append(shape.item().value(text))
        return
    inner = shape.member(key)
    if not inner.many:
        if key in node:
            raise RepeatedError("must be given once only")
        node[key] = inner.value(text)
    elif key not in node:
        node[key] = inner.value(text) if inner.single else [inner.item().value(text)]
    else:
        held = node[key] if isinstance(node[key], list) else [node[key]]
        if not isinstance(node[key], list | str | int | float | bool | None):
            raise StyleError("must not be both a value and an object")
        node[key] = [*held, inner.item().value(text)]
