"""What a handler returns, and the rendered answer that goes to the socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar, Generic, TypeVar

from pydantic_core import to_json

T = TypeVar("T")
Headers = list[tuple[bytes, bytes]]


class Json(Generic[T]):
    """JSON bytes already in the shape of `T`, such as a document that PostgreSQL rendered."""

    __slots__ = ("content",)

    def __init__(self, content: bytes | bytearray | memoryview | str) -> None:
        """Keep the content as bytes; a str is encoded as UTF-8."""
        self.content = content.encode() if isinstance(content, str) else bytes(content)

    def __repr__(self) -> str:
        return f"Json({self.content!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Json) and other.content == self.content

    def __hash__(self) -> int:
        return hash(self.content)


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
    carries it; None in such a field leaves the header out. A class without a `body` field answers
    without content.
    """

    __slots__ = ()

    status: ClassVar[int]
    media_type: ClassVar[str | None]
    header_names: ClassVar[Mapping[str, str]] = {}


def render(response: Response) -> Answer:
    """Render a response. Raises ValueError for a header value that HTTP cannot carry."""
    media_type = response.media_type
    headers: Headers = []
    for field, name in response.header_names.items():
        value = getattr(response, field)
        if value is not None:
            add_header(headers, name, value)
    if media_type is None:
        return _without_content(response.status, headers)
    body = render_body(getattr(response, "body", b""), media_type)
    if isinstance(body, bytes):
        headers.append((b"content-length", b"%d" % len(body)))
    headers.append((b"content-type", content_type(media_type)))
    return Answer(response.status, headers, body)


_WITHOUT_LENGTH = {*range(100, 200), 204, 304}


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
        return stream
    raise TypeError(
        f"a {media_type} body must be str, bytes or an async iterator, not {type(body)}"
    )


def dump(value: Any) -> bytes:
    """Serialise models and plain values as JSON: by alias, without members that are MISSING."""
    serializer = getattr(value, "__pydantic_serializer__", None)
    if serializer is not None:
        content: bytes = serializer.to_json(value, by_alias=True)
        return content
    return to_json(value, by_alias=True, inf_nan_mode="null")


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


def header_value(value: Any) -> bytes:
    """Serialise a header's value in style `simple` (RFC 6570).

    Raises ValueError for control characters.
    """
    if type(value) is str:
        text = value
    elif isinstance(value, list | tuple):
        text = ",".join(_scalar(item) for item in value)
    elif isinstance(value, Mapping):
        text = ",".join(f"{key},{_scalar(item)}" for key, item in value.items())
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
