"""Answers that are streams: backpressure, disconnects, errors, server-sent events."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from pydantic import BaseModel

from codegen.runtime import Comment, Json, Options, Response, ResponseSpec, ServerEvent
from codegen.runtime.server_events import EventStream, encode
from tests.codegen.runtime.service import ANY, CHECKED, operation, pointer, router, send_raw

REQUEST = {"type": "http.request", "body": b"", "more_body": False}
GONE = {"type": "http.disconnect"}
EVENTS = "text/event-stream"


class Stream(Response):
    """Answers 200 with a stream of a media type."""

    status = 200

    def __init__(self, body: Any, media_type: str = "text/csv", *, envelope: bool = False) -> None:
        self.body = body
        self.media_type = media_type  # type: ignore[misc]
        self.envelope = envelope  # type: ignore[misc]


def app(
    result: Callable[[], Any], options: Options = CHECKED, schema: Any = None, **more: Any
) -> Any:
    """Serve one operation that answers with what `result` makes."""

    async def handler(_context: Any, _request: Any) -> Any:
        return result()

    spec = ResponseSpec(
        "200", {"text/csv": None, EVENTS: None if schema is None else pointer(schema)}, **more
    )
    return router(operation(responses=(spec, ANY)), echo=handler, options=options)


async def bodies(made: Any, **more: Any) -> list[bytes]:
    """Return the chunks that an app sends."""
    return [message["body"] for message in (await send_raw(made, **more))[1:]]


async def test_the_next_chunk_is_made_when_the_last_one_is_taken() -> None:
    """Backpressure: nothing is made ahead of a client that does not read."""
    made: list[int] = []
    taking = asyncio.Semaphore(0)

    async def numbers() -> AsyncIterator[bytes]:
        for number in range(3):
            made.append(number)
            yield b"%d" % number

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        if message.get("body"):
            await taking.acquire()

    scope = {
        "type": "http", "method": "GET", "path": "/things", "raw_path": b"/things",
        "query_string": b"", "headers": [], "root_path": "",
    }  # fmt: skip
    task = asyncio.ensure_future(app(lambda: Stream(numbers()))(scope, receive, send))
    for expected in ([0], [0, 1], [0, 1, 2]):
        for _ in range(20):
            await asyncio.sleep(0)
        assert made == expected
        taking.release()
    await task


async def test_a_client_that_goes_away_cancels_the_iterator() -> None:
    """The iterator learns it where it waits, and cleans up; no exception gets out."""
    told: list[str] = []

    async def forever() -> AsyncIterator[bytes]:
        try:
            yield b"a"
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            told.append("cancelled")
            raise
        finally:
            told.append("closed")

    chunks = await bodies(app(lambda: Stream(forever())), messages=[REQUEST, GONE])
    assert chunks in ([b"a"], [])
    assert told in (["cancelled", "closed"], [])
    told.clear()

    async def slow_gone(scope: Any, _receive: Any, send: Any) -> None:
        waiting = [REQUEST]

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            await asyncio.sleep(0.01)
            return GONE

        await app(lambda: Stream(forever()))(scope, receive, send)

    assert await bodies(slow_gone) == [b"a"]
    assert told == ["cancelled", "closed"]


async def test_a_server_that_says_so_by_an_error_stops_the_stream() -> None:
    """ASGI 2.4: `send` raises OSError once the client is gone; that is no fault of ours."""
    closed: list[bool] = []

    async def numbers() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"a"
        finally:
            closed.append(True)

    async def breaking(scope: Any, receive: Any, send: Any) -> None:
        async def fail(message: Any) -> None:
            if message["type"] == "http.response.body":
                raise OSError
            await send(message)

        await app(lambda: Stream(numbers()))(scope, receive, fail)

    assert await bodies(breaking) == []
    assert closed == [True]


async def test_an_error_in_the_middle_is_logged_and_cuts_the_answer_off(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The last message never comes, so no client takes the part for the whole."""

    async def failing() -> AsyncIterator[bytes]:
        yield b"a"
        raise LookupError

    sent: list[Any] = []

    async def recording(scope: Any, receive: Any, send: Any) -> None:
        async def note(message: Any) -> None:
            sent.append(message)
            await send(message)

        await app(lambda: Stream(failing()))(scope, receive, note)

    with caplog.at_level(logging.ERROR), pytest.raises(LookupError):
        await send_raw(recording)
    assert [message.get("more_body") for message in sent[1:]] == [True]
    assert "in the middle of its body" in caplog.text


def parsed(stream: bytes) -> list[dict[str, str]]:
    """Read an event stream as the standard says (WHATWG HTML §9.2.6)."""
    events: list[dict[str, str]] = []
    event: dict[str, str] = {}
    for line in stream.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if not line:
            if "data" in event:
                events.append({**event, "data": event["data"].removesuffix("\n")})
            event = {}
        elif name == "data":
            event["data"] = event.get("data", "") + value + "\n"
        elif name:
            event[name] = value
    return events


class Note(BaseModel):
    """The data of an event."""

    text: str


NOTE = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}


async def events(*items: Any) -> AsyncIterator[Any]:
    """Yield what is given."""
    for item in items:
        yield item


async def test_events_are_written_as_the_standard_reads_them() -> None:
    """Data alone, with its fields, rendered JSON of several lines, comments in between."""
    items = [
        Note(text="a\nb"),
        ServerEvent(Note(text="c"), event="note", id="7", retry=2000),
        Comment("still\nhere"),
        Json(b'{\n"text": "d"\r\n}'),
    ]
    content = b"".join(await bodies(app(lambda: Stream(events(*items), EVENTS), schema=NOTE)))
    assert parsed(content) == [
        {"data": '{"text":"a\\nb"}'},
        {"event": "note", "id": "7", "retry": "2000", "data": '{"text":"c"}'},
        {"data": '{\n"text": "d"\n}'},
    ]
    assert b": still\n: here\n\n" in content


@pytest.mark.parametrize("text", ["", "a", "a\nb", "a\n", "\n", " a", "a\r\nb\rc", "é"])
def test_text_comes_back(text: str) -> None:
    """Line breaks of all three kinds are one, and a leading space stays."""
    wanted = text.replace("\r\n", "\n").replace("\r", "\n")
    assert parsed(encode(text.encode())) == [{"data": wanted}]


@pytest.mark.parametrize("value", ["a\nb", "a\rb", "a\0b"])
def test_what_a_field_cannot_carry_is_refused(value: str) -> None:
    """A line break in an id would start a field of an attacker's choice."""
    with pytest.raises(ValueError, match="cannot hold"):
        encode(b"", id=value)
    with pytest.raises(ValueError, match="cannot hold"):
        encode(b"", event=value)


class Whole(BaseModel):
    """A whole event, as a schema with `event` and `data` describes it."""

    event: str
    data: Note


async def test_a_schema_may_describe_whole_events() -> None:
    """Its members become the fields, and `data` alone is the data."""
    whole = {"type": "object", "properties": {"event": {"type": "string"}, "data": NOTE}}
    items = [
        Whole(event="note", data=Note(text="a")),
        ServerEvent(Note(text="b"), event="x", id="1"),
    ]
    made = app(lambda: Stream(events(*items), EVENTS, envelope=True), schema=whole, envelope=True)
    assert parsed(b"".join(await bodies(made))) == [
        {"event": "note", "data": '{"text":"a"}'},
        {"event": "x", "id": "1", "data": '{"text":"b"}'},
    ]


async def test_events_are_checked_against_the_contract(caplog: pytest.LogCaptureFixture) -> None:
    """An event that the schema refuses ends the stream before it is sent."""
    made = app(lambda: Stream(events(Note(text="a"), {"text": 1}), EVENTS), schema=NOTE)
    with caplog.at_level(logging.ERROR), pytest.raises(Exception, match="sent an event: /text"):
        await bodies(made)
    unchecked = app(lambda: Stream(events({"text": 1}), EVENTS), Options(), schema=NOTE)
    assert parsed(b"".join(await bodies(unchecked))) == [{"data": '{"text":1}'}]


async def test_silence_is_filled_with_comments() -> None:
    """A proxy that hears nothing for long closes the connection; clients ignore comments."""

    async def slow() -> AsyncIterator[Any]:
        yield Note(text="a")
        await asyncio.sleep(0.05)
        yield Note(text="b")

    chunks = await bodies(app(lambda: Stream(slow(), EVENTS), Options(keep_alive=0.01)))
    assert b":\n\n" in chunks
    assert parsed(b"".join(chunks)) == [{"data": '{"text":"a"}'}, {"data": '{"text":"b"}'}]


async def test_a_closed_event_stream_stops_its_source() -> None:
    """Also while an event is being waited for."""
    told: list[str] = []

    async def forever() -> AsyncIterator[Any]:
        try:
            await asyncio.Event().wait()
            yield None
        finally:
            told.append("closed")

    stream = EventStream(forever())
    stream.keep_alive = 0.001
    assert await anext(stream) == b":\n\n"
    await stream.aclose()
    assert told == ["closed"]
