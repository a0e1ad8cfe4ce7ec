"""Finds the path template of a request in a tree: literals come before variables.

Matching works on the raw path, so that `%2F` stays inside its segment. A segment is a literal,
one variable, or a mixture of both such as `{base}...{head}` or `{sid}.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from codegen.runtime.encoding import EncodingError, decode

T = TypeVar("T")
_LONGEST_MIXED = 1000  # matching takes the square of the length
VARIABLE = re.compile(r"\{([^{}]+)\}")


@dataclass(slots=True)
class _Node(Generic[T]):
    """One position in the tree: what may follow, and the target of a template that ends here."""

    literals: dict[str, _Node[T]] = field(default_factory=dict)
    mixed: list[tuple[re.Pattern[str], _Node[T]]] = field(default_factory=list)
    variable: _Node[T] | None = None
    target: tuple[T, tuple[str, ...]] | None = None


class PathTree(Generic[T]):
    """Path templates and their targets."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._plain: dict[bytes, T] = {}

    def add(self, template: str, target: T) -> None:
        """Add a template. Raises ValueError when another one matches exactly the same paths."""
        if not template.startswith("/"):
            raise ValueError(f"path {template!r} must start with a slash")
        node = self._root
        names: list[str] = []
        for segment in template[1:].split("/"):
            names += VARIABLE.findall(segment)
            node = _child(node, segment)
        if node.target is not None:
            raise ValueError(f"path {template!r} matches the same as another path")
        node.target = (target, tuple(names))
        if not names:
            self._plain[template.encode()] = target

    def find(self, raw_path: bytes) -> tuple[T, dict[str, str]] | None:
        """Return the target of a raw path and the raw text of its variables.

        None when no template matches.
        """
        plain = self._plain.get(raw_path)
        if plain is not None:
            return plain, {}
        try:
            raw = raw_path.decode().split("/")
            segments = raw if b"%" not in raw_path else [decode(segment) for segment in raw]
        except (UnicodeDecodeError, EncodingError):
            return None
        if raw[0]:
            return None
        values: list[str] = []
        target = _walk(self._root, raw, segments, 1, values)
        return None if target is None else (target[0], dict(zip(target[1], values, strict=True)))


def _child(node: _Node[T], segment: str) -> _Node[T]:
    """Return the node after a segment of a template, made when new."""
    if "{" not in segment:
        return node.literals.setdefault(segment, _Node())
    if VARIABLE.fullmatch(segment):
        if node.variable is None:
            node.variable = _Node()
        return node.variable
    pattern = _pattern(segment)
    for known, child in node.mixed:
        if known.pattern == pattern.pattern:
            return child
    child = _Node()
    node.mixed.append((pattern, child))
    node.mixed.sort(key=lambda pair: -len(re.sub(r"\(\.\+\??\)", "", pair[0].pattern)))
    return child


def _pattern(segment: str) -> re.Pattern[str]:
    """Compile a mixed segment; every variable takes as little as it can, the last one the rest."""
    literals = VARIABLE.split(segment)[::2]
    return re.compile("(.+?)".join(re.escape(literal) for literal in literals), re.DOTALL)


def _walk(
    node: _Node[T], raw: list[str], segments: list[str], index: int, values: list[str]
) -> tuple[T, tuple[str, ...]] | None:
    """Match the segments from `index` on, the most literal way first.

    `values` collects the variables.
    """
    while index < len(segments):
        literal = node.literals.get(segments[index])
        if literal is not None and node.variable is None and not node.mixed:
            node, index = literal, index + 1
        elif literal is None and not node.mixed:
            if node.variable is None or not segments[index]:
                return None
            values.append(raw[index])
            node, index = node.variable, index + 1
        else:
            return _branch(node, raw, segments, index, values)
    return node.target


def _branch(
    node: _Node[T], raw: list[str], segments: list[str], index: int, values: list[str]
) -> tuple[T, tuple[str, ...]] | None:
    """Try every way on from a node that has several."""
    taken = len(values)
    for child, texts in _ways(node, raw[index], segments[index]):
        del values[taken:]
        values.extend(texts)
        target = _walk(child, raw, segments, index + 1, values)
        if target is not None:
            return target
    return None


def _ways(node: _Node[T], raw: str, segment: str) -> Iterator[tuple[_Node[T], tuple[str, ...]]]:
    if segment in node.literals:
        yield node.literals[segment], ()
    for pattern, child in node.mixed if len(raw) <= _LONGEST_MIXED else ():
        match = pattern.fullmatch(raw)
        if match is not None:
            yield child, match.groups()
    if node.variable is not None and segment:
        yield node.variable, (raw,)
