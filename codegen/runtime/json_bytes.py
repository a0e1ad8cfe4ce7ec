"""JSON on its way out: bytes that are ready, and values that are made into bytes."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic_core import to_json

T = TypeVar("T")


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


def dump(value: Any) -> bytes:
    """Serialise models and plain values as JSON: by alias, without members that are MISSING."""
    serializer = getattr(value, "__pydantic_serializer__", None)
    if serializer is not None:
        content: bytes = serializer.to_json(value, by_alias=True)
        return content
    return to_json(value, by_alias=True, inf_nan_mode="null")
