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
# Each object costs a call of Python, and each value some time however few bytes it has; more of
# them is no document, but an attempt to keep us busy. A sign tells of each.
_MOST_OBJECTS = 100_000
_MOST_VALUES = 500_000
_SIGNS = b",:[{"
# One that does not end is taken to the end of the text, or each quote in it would be tried anew.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_AS_ARRAYS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
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
    if len(content) > _MOST_OBJECTS:
        _check_number(content)
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
        _check_depth(content, max_depth)
    nul = not allow_nul and b"\\u0000" in content
    if nul or _SURROGATE.search(content):
        check_strings(value, nul=nul)
    return value


def _check_number(content: bytes) -> None:
    """Count objects and values, not what looks so within strings. Raises MalformedJson."""
    objects, signs = _numbers(content)
    if objects > _MOST_OBJECTS or signs > _MOST_VALUES:
        objects, signs = _numbers(_STRING.sub(b"", content))
    if objects > _MOST_OBJECTS:
        raise MalformedJson(f"there are more than {_MOST_OBJECTS} objects")
    if signs > _MOST_VALUES:
        raise MalformedJson(f"there are more than {_MOST_VALUES} values and names")


def _numbers(content: bytes) -> tuple[int, int]:
    """Count the opening braces, and the signs that begin or part values."""
    return content.count(b"{"), sum(map(content.count, _SIGNS))


def _check_depth(content: bytes, limit: int) -> None:
    """Take the innermost brackets away until none is left.

    Raises MalformedJson when arrays and objects nest deeper than `limit`.
    """
    left = _STRING.sub(b"", content).translate(_AS_ARRAYS, _NO_BRACKETS)
    for _ in range(limit):
        left = left.replace(b"[]", b"")
        if not left:
            return
    raise MalformedJson(f"the nesting is deeper than {limit}")


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
