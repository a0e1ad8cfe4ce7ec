"""Strict JSON (RFC 8259): what other parsers forgive is refused here, each with its reason.

Duplicate keys, NaN and Infinity, numbers beyond a double, lone surrogates, U+0000, a byte order
mark and deep nesting all mean different things to different readers, so none of them gets past
this door.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_BOM = b"\xef\xbb\xbf"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
# Each object costs a call of Python; more of them is no document, but an attempt to keep us busy.
_MOST_OBJECTS = 100_000
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_CONTAINERS = (list, dict)
_INFINITE = (float("inf"), float("-inf"))


class MalformedJson(ValueError):
    """The text is not strict JSON; the message says why, for the caller's eyes."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, refusing a key that occurs twice (RFC 8259 §4)."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise MalformedJson(
            f"the key {json.dumps(_repeated(pairs)[:100])} occurs twice in one object"
        )
    return members


def _repeated(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return key
        seen.add(key)
    raise AssertionError


def _constant(name: str) -> Any:
    raise MalformedJson(f"{name} is not a JSON number")


def _number(text: str) -> float:
    """Read a number with a fraction or an exponent; one that a double cannot hold is refused."""
    value = float(text)
    if value in _INFINITE:
        raise MalformedJson("a number is too large to be held")
    return value


_decode = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=_number
).decode


def loads(content: bytes, *, max_depth: int = 32, allow_nul: bool = False) -> Any:
    """Parse one JSON text. Raises MalformedJson."""
    if content.startswith(_BOM):
        raise MalformedJson("the text starts with a byte order mark")
    if content.count(b"{") > _MOST_OBJECTS and _objects(content) > _MOST_OBJECTS:
        raise MalformedJson(f"there are more than {_MOST_OBJECTS} objects")
    try:
        value = _decode(content.decode())
    except UnicodeDecodeError as error:
        raise MalformedJson(f"byte {error.start} is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise MalformedJson(f"{error.msg} at line {error.lineno}, column {error.colno}") from None
    except MalformedJson:
        raise
    except RecursionError:
        raise MalformedJson(f"the nesting is deeper than {max_depth}") from None
    except ValueError:  # int() refuses thousands of digits
        raise MalformedJson("a number has too many digits") from None
    if content.count(b"[") + content.count(b"{") > max_depth:
        check_depth(value, max_depth)
    nul = not allow_nul and b"\\u0000" in content
    if nul or _SURROGATE.search(content):
        check_strings(value, nul=nul)
    return value


def _objects(content: bytes) -> int:
    """Count the braces that open an object, not those within strings."""
    return _STRING.sub(b"", content).count(b"{")


def check_depth(value: Any, limit: int) -> None:
    """Walk a value level by level.

    Raises MalformedJson when arrays and objects nest deeper than `limit`.
    """
    level = [value] if isinstance(value, _CONTAINERS) else []
    depth = 0
    while level:
        depth += 1
        if depth > limit:
            raise MalformedJson(f"the nesting is deeper than {limit}")
        level = [
            child
            for parent in level
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, _CONTAINERS)
        ]


def check_strings(value: Any, *, nul: bool) -> None:
    """Look at every key and string.

    Raises MalformedJson for a lone surrogate, or for U+0000 if `nul`.
    """
    for text in _strings(value):
        if nul and "\0" in text:
            raise MalformedJson("a string contains U+0000")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise MalformedJson("a string contains a lone surrogate") from None


def _strings(value: Any) -> Iterator[str]:
    """Yield every string in a value, object keys included, without recursion."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            yield from node
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
