"""Writes a value in a media type: JSON, lines of JSON, events, XML, forms, text, and pictures."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from codegen.runtime.json_bytes import dump
from codegen.runtime.negotiation import parse
from codegen.runtime.responses import is_json
from codegen.runtime.server_events import EventStream

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_SAMPLES = {
    "image/png": _PNG,
    "image/gif": _GIF,
    "image/svg+xml": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    "application/pdf": b"%PDF-1.4\n%%EOF\n",
    "application/zip": b"PK\x05\x06" + bytes(18),
}
_RANGES = {
    "*/*": "application/json",
    "application/*": "application/json",
    "image/*": "image/png",
    "text/*": "text/plain",
}
_LINES = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonl")


def concrete(media_type: str) -> str:
    """Return a media type that falls into a documented one, which may be a range."""
    if "*" not in media_type:
        return media_type
    known = _RANGES.get(media_type.partition(";")[0].strip().lower())
    return known or media_type.replace("*", "octet-stream")


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    parsed = parse(media_type)
    return media_type.lower() if parsed is None else parsed.essence


def is_structured(media_type: str) -> bool:
    """Tell whether a schema describes the values of a media type, not its text."""
    name = essence(media_type)
    known = (*_LINES, "text/event-stream", "application/json-seq")
    return is_json(name) or name in known or _is_xml(name) or name == _FORM


_FORM = "application/x-www-form-urlencoded"


def _is_xml(name: str) -> bool:
    return name.endswith(("/xml", "+xml"))


def write(media_type: str, value: Any, *, envelope: bool = False) -> bytes | AsyncIterator[bytes]:
    """Return the bytes of a value; events come as a stream. A text stands for itself.

    `envelope` says that the value is a whole event, not its data alone.
    """
    name = essence(media_type)
    if name == "text/event-stream":
        return _text_stream(value) if isinstance(value, str) else _events(value, envelope=envelope)
    if is_json(name):
        return dump(value)
    if isinstance(value, str | bytes):
        return _SAMPLES.get(name) or (value.encode() if isinstance(value, str) else value)
    return _structured(name, value)


def _structured(name: str, value: Any) -> bytes:
    if name in _LINES:
        return f"{_json(value)}\n".encode()
    if name == "application/json-seq":
        return f"\x1e{_json(value)}\n".encode()
    if _is_xml(name):
        return ('<?xml version="1.0" encoding="UTF-8"?>' + "".join(_xml("root", value))).encode()
    if name == _FORM and isinstance(value, Mapping):
        return urlencode(value, doseq=True).encode()
    return _SAMPLES.get(name) or dump(value)


def _json(value: Any) -> str:
    return dump(value).decode()


async def _one(value: Any) -> AsyncIterator[Any]:
    yield value


def _events(value: Any, *, envelope: bool) -> EventStream:
    """Return a stream of one event."""
    stream = EventStream(_one(value))
    stream.envelope = envelope
    return stream


async def _text_stream(text: str) -> AsyncIterator[bytes]:
    for event in text.replace("\r\n", "\n").split("\n\n"):
        if event.strip():
            yield f"{event}\n\n".encode()


def _xml(name: str, value: Any) -> Iterator[str]:
    """Write a value as elements; what is no name in XML becomes an attribute."""
    tag, attribute = (name, "") if name.isidentifier() else ("item", f" name={quoteattr(name)}")
    if isinstance(value, list):
        for item in value:
            yield from _xml(name, item)
    elif isinstance(value, Mapping):
        yield f"<{tag}{attribute}>"
        for key, item in value.items():
            yield from _xml(key, item)
        yield f"</{tag}>"
    elif value is None:
        yield f"<{tag}{attribute}/>"
    else:
        shown = value if isinstance(value, str) else _json(value)
        yield f"<{tag}{attribute}>{escape(shown)}</{tag}>"
