"""Writes parameters: the table of styles (OpenAPI 3.1.1 §4.8.12.6), the way a client does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from pydantic_core import to_jsonable_python

from codegen.runtime.json_bytes import dump
from codegen.runtime.operation import Parameter

Quote = Callable[[str], str]
Pairs = Iterator[tuple[str, str]]
_RESERVED = ":/?@!$'()*,;="  # RFC 3986 §2.2, without what has a meaning in a query: & + # [ ]
_MARKS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def plain(value: Any) -> Any:
    """Return a typed value (UUID, date, model …) as the JSON value that is written."""
    return to_jsonable_python(value, by_alias=True)


def escape(text: str) -> str:
    """Percent-encode everything but unreserved characters (RFC 3986 §2.3)."""
    return quote(text, safe="")


def escape_but_reserved(text: str) -> str:
    """Percent-encode, reserved characters apart (`allowReserved`, RFC 6570 §3.2.3)."""
    return quote(text, safe=_RESERVED)


def path_text(parameter: Parameter, value: Any) -> str:
    """Return what stands for a parameter in the path."""
    value = plain(value)
    if parameter.kind == "content":
        return escape(_content(value))
    if parameter.style == "matrix":
        return _matrix(parameter, value)
    mark = "." if parameter.style == "label" and parameter.explode else ","
    text = _joined(parameter, value, mark, _label_escape if mark == "." else escape)
    return "." + text if parameter.style == "label" else text


def _label_escape(text: str) -> str:
    """Percent-encode the dot too, which ends an item in an exploded label."""
    return escape(text).replace(".", "%2E")


def _matrix(parameter: Parameter, value: Any) -> str:
    name = escape(parameter.name)
    if parameter.explode and isinstance(value, list):
        return "".join(f";{name}={escape(scalar(item))}" for item in value)
    if parameter.explode and isinstance(value, Mapping):
        return ";" + _joined(parameter, value, ";", escape)
    text = _joined(parameter, value, ",", escape)
    return f";{name}={text}" if text else f";{name}"


def header_text(parameter: Parameter, value: Any) -> str:
    """Return the value of a header, which is not percent-encoded."""
    value = plain(value)
    return _content(value) if parameter.kind == "content" else _joined(parameter, value, ",", str)


def pairs(parameter: Parameter, value: Any) -> Pairs:
    """Yield the percent-encoded names and values of a parameter in a query or a cookie."""
    value, name = plain(value), parameter.name
    to_text = escape_but_reserved if parameter.allow_reserved else escape
    if parameter.kind == "content":
        yield escape(name), to_text(_content(value))
    elif parameter.style == "deepObject":
        yield from _deep(name, value, to_text)
    elif parameter.explode and isinstance(value, list) and parameter.location != "cookie":
        yield from ((escape(name), to_text(scalar(item))) for item in value)
    elif parameter.explode and isinstance(value, Mapping):
        yield from _members(value, to_text)
    else:
        mark = _MARKS.get(parameter.style, ",")
        if isinstance(value, list | Mapping):
            to_text = partial(_escape_item, to_text)
        yield escape(name), _joined(parameter, value, mark, to_text)


def _escape_item(to_text: Quote, text: str) -> str:
    """Escape the comma too, which parts items whatever `allowReserved` says."""
    return to_text(text).replace(",", "%2C")


def _members(value: Mapping[str, Any], to_text: Quote) -> Pairs:
    """Yield the members of an exploded object; a list among them repeats."""
    for key, member in value.items():
        for item in member if isinstance(member, list) else [member]:
            yield escape(key), to_text(scalar(item))


def _deep(name: str, value: Any, to_text: Quote) -> Pairs:
    """Yield `name[key]=value`, nested as far as the value is."""
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from _deep(f"{name}[{key}]", member, to_text)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _deep(f"{name}[{index}]", item, to_text)
    else:
        yield escape(name), to_text(scalar(value))


def _joined(parameter: Parameter, value: Any, mark: str, to_text: Quote) -> str:
    """Return a value as one text."""
    if isinstance(value, list):
        return mark.join(to_text(scalar(item)) for item in value)
    if isinstance(value, Mapping):
        between = "=" if parameter.explode and parameter.style in _EXPLODING else mark
        return mark.join(f"{to_text(k)}{between}{to_text(scalar(v))}" for k, v in value.items())
    return to_text(scalar(value))


_EXPLODING = ("simple", "label", "matrix")


def scalar(value: Any) -> str:
    """Write a JSON scalar without quotes; a list or object inside another one as JSON."""
    if isinstance(value, str):
        return value
    return dump(value).decode()


def _content(value: Any) -> str:
    return dump(value).decode()
