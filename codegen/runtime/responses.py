"""What a handler returns, and the rendered answer that goes to the socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar, Literal

from pydantic import BaseModel

from codegen.runtime.json_bytes import Json, dump
from codegen.runtime.server_events import EventStream

__all__ = [
    "WITHOUT_CONTENT",
    "Answer",
    "HeaderStyle",
    "Headers",
    "Json",
    "Response",
    "add_header",
    "check_status",
    "content_type",
    "dump",
    "header_value",
    "is_json",
    "render",
    "render_body",
    "rfc3339",
    "styled",
]  # fmt: skip

Headers = list[tuple[bytes, bytes]]
HeaderStyle = Literal["json", "explode"]


@dataclass(slots=True)
class Answer:
    """A rendered answer.

    `headers` are complete, Content-Length included unless the body is a stream.
    """

    status: int
    headers: Headers
    body: bytes | AsyncIterator[bytes] = b""

    def header(self, name: bytes) -> bytes | None:
        """Return the value of a header (lower-case name), lines joined by a comma.

        None when absent.
        """
        values = [value for key, value in self.headers if key == name]
        return b", ".join(values) if values else None


class Response:
    """Base of the generated response dataclasses: one class per (operation, status, media type).

    `status` and `media_type` are class variables, or fields where the document leaves them open
    (`4XX`, `default`, `image/*`). `header_names` maps a field to the name of the header that
    carries it; None in such a field leaves the header out. `header_styles` names the fields whose
    values are written otherwise than in style `simple`: as JSON, or as `R=100,G=200`. `envelope`
    says that the items of an event stream are whole events. A class without a `body` field answers
    without content.
    """

    __slots__ = ()

    status: ClassVar[int]
    media_type: ClassVar[str | None]
    header_names: ClassVar[Mapping[str, str]] = {}
    header_styles: ClassVar[Mapping[str, HeaderStyle]] = {}
    envelope: ClassVar[bool] = False


def check_status(status: int, documented: str) -> None:
    """Raise ValueError for a status outside of what the document leaves open: `4XX`, `default`."""
    low = 100 if documented == "default" else int(documented[0]) * 100
    high = 599 if documented == "default" else low + 99
    if not low <= status <= high:
        raise ValueError(f"the status {status} is not one of {documented}")


def render(response: Response) -> Answer:
    """Render a response. Raises ValueError for a header value that HTTP cannot carry."""
    media_type, status = response.media_type, response.status
    headers: Headers = []
    styles = response.header_styles
    for field, name in response.header_names.items():
        value = getattr(response, field)
        if value is not None:
            add_header(headers, name, styled(value, styles[field]) if field in styles else value)
    if media_type is None:
        return _without_content(status, headers)
    body = render_body(getattr(response, "body", b""), media_type)
    if isinstance(body, bytes):
        headers.append((b"content-length", b"%d" % len(body)))
    elif isinstance(body, EventStream):
        body.envelope = response.envelope
    headers.append((b"content-type", content_type(media_type)))
    return Answer(status, headers, body)


_WITHOUT_LENGTH = {*range(100, 200), 204, 304}
WITHOUT_CONTENT = {*_WITHOUT_LENGTH, 205}
"""Statuses whose answers have no content (RFC 9110 §15)."""


def _without_content(status: int, headers: Headers) -> Answer:
    """Answer without a body; 1xx, 204 and 304 must not have a Content-Length (RFC 9110 §8.6)."""
    if status not in _WITHOUT_LENGTH:
        headers.append((b"content-length", b"0"))
    return Answer(status, headers)


def render_body(body: Any, media_type: str) -> bytes | AsyncIterator[bytes]:
    """Return the bytes of a body, or the stream it is."""
    if type(body) is Json:
        content: bytes = body.content
        return content
    if is_json(media_type):
        return dump(body)
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    if hasattr(body, "__aiter__"):
        stream: AsyncIterator[bytes] = body
        return EventStream(stream) if media_type.startswith("text/event-stream") else stream
    raise TypeError(
        f"a {media_type} body must be str, bytes or an async iterator, not {type(body)}"
    )


_JSON: dict[str, bool] = {}
_CONTENT_TYPES: dict[str, bytes] = {}


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON: `application/json` or any `+json` (RFC 6839 §3.1)."""
    known = _JSON.get(media_type)
    if known is None:
        essence = media_type.partition(";")[0].strip().lower()
        known = essence.endswith(("/json", "+json"))
        _JSON[media_type] = known
    return known


def content_type(media_type: str) -> bytes:
    """Return the Content-Type header of a media type.

    Text gets its charset, which is always UTF-8.
    """
    value = _CONTENT_TYPES.get(media_type)
    if value is None:
        text = media_type
        if text.lower().startswith("text/") and "charset" not in text.lower():
            text += "; charset=utf-8"
        value = _CONTENT_TYPES[media_type] = text.encode("latin-1")
    return value


def add_header(headers: Headers, name: str, value: Any) -> None:
    """Append one header.

    A list in Set-Cookie becomes one line each, any other list one line (style simple).
    """
    key = name.lower().encode("latin-1")
    if key == b"set-cookie" and isinstance(value, list | tuple):
        headers.extend((key, header_value(item)) for item in value)
    else:
        headers.append((key, header_value(value)))


def styled(value: Any, style: HeaderStyle) -> str:
    """Write a header's value as JSON (`content`), or an object as `R=100,G=200` (`explode`)."""
    if style == "json":
        return (value.content if isinstance(value, Json) else dump(value)).decode()
    return ",".join(f"{key}={_scalar(item)}" for key, item in _members(value))


def _members(value: Any) -> Iterable[tuple[str, Any]]:
    """Return the members of an object, be it a model or a mapping."""
    if isinstance(value, BaseModel):
        value = value.model_dump(mode="json", by_alias=True)
    members: Iterable[tuple[str, Any]] = value.items()
    return members


def header_value(value: Any) -> bytes:
    """Serialise a header's value in style `simple` (RFC 6570).

    Raises ValueError for control characters.
    """
    if type(value) is str:
        text = value
    elif isinstance(value, list | tuple):
        text = ",".join(_scalar(item) for item in value)
    elif isinstance(value, Mapping | BaseModel):
        text = ",".join(f"{key},{_scalar(item)}" for key, item in _members(value))
    else:
        text = _scalar(value)
    if not text.isprintable() and any(c in "\r\n\0" or (c < " " and c != "\t") for c in text):
        raise ValueError("a header value must not contain control characters")
    return text.encode("latin-1")


def _scalar(value: Any) -> str:
    """Write a scalar as JSON would, without quotes; instants in UTC as RFC 3339 with `Z`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def rfc3339(instant: datetime) -> str:
    """Write an aware instant in UTC with `Z` (RFC 3339 §5.6). Raises ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant in a header needs a time zone")
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
