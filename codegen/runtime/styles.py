"""Parameter styles: the table of OpenAPI 3.1.1 §4.8.12.6, read backwards.

A reader takes the serialised text of one parameter and returns its JSON value. Delimiters are
found before escapes are decoded, so that an escaped comma stays inside its item (RFC 6570).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from codegen.runtime.encoding import Decode
from codegen.runtime.operation import Parameter
from codegen.runtime.scalars import Coerce, coercion
from codegen.runtime.strict_json import loads

Reader = Callable[[str], Any]
Split = Callable[[str], list[str]]


class StyleError(ValueError):
    """The text is not what the parameter's style writes."""


_WITHOUT_COMMAS = {"null", "boolean", "integer", "number"}
_SPACES = re.compile(r"%20|\+| ")
_ESCAPED_COMMA = re.compile(r"%2[Cc]")
_PIPES = re.compile(r"\||%7[Cc]")


def _delimiter(parameter: Parameter) -> Split:
    """Return what splits a serialised array or object into its pieces."""
    style = parameter.style
    if style == "spaceDelimited":
        return _SPACES.split
    if style == "pipeDelimited":
        return _PIPES.split
    mark = {"label": ".", "matrix": ";"}.get(style, ",") if parameter.explode else ","
    if mark == "," and _always_delimited(parameter):
        return _split_commas
    return lambda text: text.split(mark)


def _always_delimited(parameter: Parameter) -> bool:
    """Tell whether a comma can only be a delimiter: between name and value, or between numbers.

    An exploded object of one member has no such comma, so one in its value would be mistaken.
    """
    if parameter.kind == "object":
        return not parameter.explode
    return bool(parameter.items) and set(parameter.items) <= _WITHOUT_COMMAS


def _split_commas(text: str) -> list[str]:
    """Split at commas; many clients escape them, which is unambiguous where no value holds one."""
    return text.split(",") if "," in text or "%" not in text else _ESCAPED_COMMA.split(text)


def reader(parameter: Parameter, decode: Decode) -> Reader:
    """Return the reader of a parameter whose whole value is one text.

    The reader raises StyleError, EncodingError or MalformedJson, all ValueErrors.
    """
    if parameter.kind == "content":
        return _content(parameter, decode)
    unwrap = _unwrap(parameter, decode)
    if parameter.kind == "scalar":
        return _scalar(parameter, unwrap, decode)
    split = _delimiter(parameter)
    if parameter.kind == "array":
        return _array(parameter, unwrap, split, decode)
    return _object(parameter, unwrap, split, decode)


def _content(parameter: Parameter, decode: Decode) -> Reader:
    """Read a parameter described by a media type: JSON is parsed, anything else stays text."""
    media_type = (parameter.content_type or "").partition(";")[0].strip().lower()
    if media_type.endswith(("/json", "+json")):
        return lambda text: loads(decode(text).encode())
    return decode


def _unwrap(parameter: Parameter, decode: Decode) -> Reader | None:
    """Return what takes off the prefix of `label` and `matrix`; None for styles without one."""
    if parameter.style == "label":
        return _after_dot
    if parameter.style == "matrix":
        if parameter.explode and parameter.kind != "scalar":
            return _after_semicolon
        return lambda text: _matrix_value(text, parameter.name, decode)
    return None


def _after_dot(text: str) -> str:
    if not text.startswith("."):
        raise StyleError("must start with a dot (style label)")
    return text[1:]


def _after_semicolon(text: str) -> str:
    if not text.startswith(";"):
        raise StyleError("must start with a semicolon (style matrix)")
    return text[1:]


def _matrix_value(text: str, name: str, decode: Decode) -> str:
    """Return what follows `;name=`; `;name` alone is the empty value."""
    key, _, value = _after_semicolon(text).partition("=")
    if decode(key) != name:
        raise StyleError(f"must start with ;{name}= (style matrix)")
    return value


def _scalar(parameter: Parameter, unwrap: Reader | None, decode: Decode) -> Reader:
    coerce = coercion(parameter.types)
    if unwrap is not None:
        return lambda text: coerce(decode(unwrap(text)))
    return lambda text: coerce(decode(text))


def _array(parameter: Parameter, unwrap: Reader | None, split: Split, decode: Decode) -> Reader:
    coerce = coercion(parameter.items)
    named = parameter.style == "matrix" and parameter.explode
    empty_is_none = bool(parameter.items) and "string" not in parameter.items

    def read(text: str) -> list[Any]:
        content = text if unwrap is None else unwrap(text)
        if not content and empty_is_none:
            return []
        pieces = split(content)
        if named:
            pieces = [_named(piece, parameter.name, decode) for piece in pieces]
        return [coerce(decode(piece)) for piece in pieces]

    return read


def _named(piece: str, name: str, decode: Decode) -> str:
    """Return the value of `name=value` in an exploded matrix array."""
    key, _, value = piece.partition("=")
    if decode(key) != name:
        raise StyleError(f"must repeat ;{name}= for each item (style matrix, explode)")
    return value


def _object(parameter: Parameter, unwrap: Reader | None, split: Split, decode: Decode) -> Reader:
    coerce = {name: coercion(types) for name, types in parameter.properties}

    def read(text: str) -> dict[str, Any]:
        content = text if unwrap is None else unwrap(text)
        pieces = split(content) if content else []
        pairs = exploded(pieces) if parameter.explode else alternating(pieces)
        return members(((decode(key), decode(value)) for key, value in pairs), coerce)

    return read


def exploded(pieces: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Pair up `R=100`. Raises StyleError."""
    for piece in pieces:
        key, sign, value = piece.partition("=")
        if not sign:
            raise StyleError("must list its members as name=value")
        yield key, value


def alternating(pieces: list[str]) -> Iterable[tuple[str, str]]:
    """Pair up `R,100,G,200`. Raises StyleError."""
    if len(pieces) % 2:
        raise StyleError("must list names and values in turn")
    return zip(pieces[::2], pieces[1::2], strict=True)


def members(pairs: Iterable[tuple[str, str]], coerce: dict[str, Coerce]) -> dict[str, Any]:
    """Build an object of decoded pairs. Raises StyleError for a name that occurs twice."""
    result: dict[str, Any] = {}
    for key, text in pairs:
        if key in result:
            raise StyleError("must not name a member twice")
        typed = coerce.get(key)
        result[key] = text if typed is None else typed(text)
    return result
