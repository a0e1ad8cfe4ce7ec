"""Server-sent events: typed events in the format of the WHATWG HTML standard (§9.2.5)."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from codegen.runtime.json_bytes import Json, dump

T = TypeVar("T")
Judge = Callable[[Any], None]
KEEP_ALIVE = b":\n\n"
_LINE = re.compile(rb"\r\n|\r|\n")
_MEMBERS = ("event", "id", "retry")


@dataclass(frozen=True, slots=True)
class ServerEvent(Generic[T]):
    """One event with what surrounds its data.

    `event` is its type (`message` without one), `id` what a client that lost the connection sends
    back as `Last-Event-ID`, `retry` the milliseconds it waits before it connects again.
    """

    data: T | Json[T]
    event: str | None = None
    id: str | None = None
    retry: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A line that clients ignore; it keeps a connection open."""

    text: str = ""


Events = AsyncIterator[T | Json[T] | ServerEvent[T] | Comment]
"""What a handler answers: data alone, or data with the fields of its event."""


class EventStream:
    """Turns a handler's events into bytes, with a comment whenever nothing has come for long.

    `envelope` says that an item is a whole event, with `data` and `event` as members, as the schema
    describes it; otherwise an item is the data. `keep_alive` is in seconds, None for never. `judge`
    raises for an item that the contract does not describe.
    """

    def __init__(self, source: AsyncIterator[Any]) -> None:
        self.envelope = False
        self.keep_alive: float | None = None
        self.judge: Judge | None = None
        self._source = source
        self._next: asyncio.Future[Any] | None = None

    def __aiter__(self) -> EventStream:
        return self

    async def __anext__(self) -> bytes:
        """Return the next event, or a comment when it does not come in time."""
        if self._next is None:
            self._next = asyncio.ensure_future(anext(self._source))
        done, _ = await asyncio.wait({self._next}, timeout=self.keep_alive)
        if not done:
            return KEEP_ALIVE
        item, self._next = self._next.result(), None
        return self._encode(item)

    async def aclose(self) -> None:
        """Stop the source, in the middle of its work if need be."""
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting.cancel()
            await asyncio.wait({waiting})
        close = getattr(self._source, "aclose", None)
        if close is not None:
            await close()

    def _encode(self, item: Any) -> bytes:
        if isinstance(item, Comment):
            return _lines(b"", item.text.encode()) + b"\n"
        if isinstance(item, ServerEvent):
            members = {name: getattr(item, name) for name in _MEMBERS}
            shown = _value(item.data) if self.judge is not None else None
            data: bytes | None = _data(item.data)
        elif self.envelope:
            whole = _value(item)
            members, shown = {name: whole.get(name) for name in _MEMBERS}, whole
            data = _data(whole["data"]) if "data" in whole else None
        else:
            members, shown, data = {}, _value(item) if self.judge is not None else None, _data(item)
        if self.judge is not None:
            enveloped = self.envelope and isinstance(item, ServerEvent)
            self.judge(_with_data(members, shown) if enveloped else shown)
        return encode(data, **members)


def encode(
    data: bytes | None, event: str | None = None, id: str | None = None, retry: int | None = None  # noqa: A002 its name
) -> bytes:  # fmt: skip
    """Write one event. Raises ValueError for a type or an id that the format cannot carry."""
    text = b""
    for name, value in (("event", event), ("id", id)):
        if value is not None:
            if any(mark in value for mark in "\r\n\0"):
                raise ValueError(f"the {name} of an event cannot hold line breaks or U+0000")
            text += f"{name}: {value}\n".encode()
    if retry is not None:
        text += b"retry: %d\n" % retry
    if data is not None:
        text += _lines(b"data", data)
    return text + b"\n"


def _lines(name: bytes, value: bytes) -> bytes:
    """Write a field, once for each line of its value."""
    return b"".join(b"%s: %s\n" % (name, line) for line in _LINE.split(value))


def _data(value: Any) -> bytes:
    """Return the data of an event: text as it is, anything else as JSON."""
    if isinstance(value, Json):
        return value.content
    return value.encode() if isinstance(value, str) else dump(value)


def _value(item: Any) -> Any:
    """Return the JSON value of an item, as the schema sees it."""
    if isinstance(item, str):
        return item
    return json.loads(_data(item))


def _with_data(members: dict[str, Any], data: Any) -> dict[str, Any]:
    return {**{k: v for k, v in members.items() if v is not None}, "data": data}
