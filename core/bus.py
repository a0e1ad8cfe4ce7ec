"""The event bus: NATS JetStream, at least once, reconnecting for as long as the process lives."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from uuid import uuid4

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import BadSubjectError, Error, MaxPayloadError
from nats.errors import TimeoutError as NatsTimeoutError
from nats.js.api import AckPolicy, ConsumerConfig, StreamConfig
from nats.js.errors import NotFoundError

STREAM = "DAYBOOK"
SUBJECTS = "daybook.v1.>"
KEEP_SECONDS = 30 * 24 * 3600
DUPLICATE_SECONDS = 120
"""Within this time a message id is stored once; after it, consumers know it by their inbox."""
_FORGET_SECONDS = 0.1
"""The shortest duplicate window that a broker takes."""
BATCH_MESSAGES = 1000
"""What a broker takes as one batch unless it is told otherwise."""
PUBLISH_SECONDS = 5.0
RECONNECT_SECONDS = 0.25
FETCH_SECONDS = 5.0
ACK_SECONDS = 30
_HEADERS_BYTES = 1024
"""More than the headers of a message of a batch take."""

log = logging.getLogger("daybook.bus")


class BusDown(ConnectionError):
    """The broker cannot be reached, or does not answer; the same will work later."""


class Refused(ValueError):
    """The broker will never take this message; the text is its reason."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is published: `id` makes a repetition within the duplicate window harmless."""

    id: str
    subject: str
    body: bytes


class Bus:
    """One connection to NATS. Opening it never fails: while there is no broker, publishing does."""

    def __init__(self, url: str, *, replicas: int = 1, name: str = "daybook") -> None:
        """Describe the connection; `replicas` is how many copies of the stream a cluster keeps."""
        self._url = url
        self._replicas = replicas
        self._name = name
        self._client = Client()
        self._acks = _Acks(self._client)
        self._ready = False
        self._takes_batches = False
        self._closing = False
        self._connecting: asyncio.Task[None] | None = None

    async def open(self, *, wait: float = 0.0) -> None:
        """Begin to connect, and go on trying; return once connected, or after `wait` seconds."""
        self._connecting = asyncio.create_task(self._connect(), name="connect to NATS")
        if wait:
            await asyncio.wait([self._connecting], timeout=wait)

    async def close(self) -> None:
        """Disconnect."""
        self._closing = True
        if self._connecting is not None:
            self._connecting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._connecting
        with contextlib.suppress(Error, OSError):
            await self._client.close()

    @property
    def connected(self) -> bool:
        """Whether the broker is there now."""
        return self._client.is_connected

    async def publish(self, messages: Sequence[Message]) -> list[Refused | None]:
        """Publish messages together, in no order, and wait until each is stored or refused.

        Raises `BusDown` when the broker went away meanwhile: any of them may be stored then, and
        all may be published again.
        """
        await self._ensure_stream()
        async with self._answers():
            sent = [await self._acks.send(message) for message in messages]
            return [await answer for answer in sent]

    @contextlib.asynccontextmanager
    async def _answers(self) -> AsyncIterator[None]:
        """Bound the wait for answers, and wait for none after the block. Raises `BusDown`."""
        try:
            async with asyncio.timeout(PUBLISH_SECONDS):
                yield
        except BusDown:
            self._ready = False
            raise
        except (TimeoutError, OSError, Error) as error:
            raise BusDown(f"NATS does not answer ({type(error).__name__})") from error
        finally:
            self._acks.forget()

    async def publish_together(self, messages: Sequence[Message]) -> bool:
        """Publish messages in their order, all or none, and wait until they are stored.

        That is an atomic batch (NATS ADR-50), which reaches the disk once, and not once for each
        message. False when the broker does not take them like this, and nothing is stored: it is
        older than 2.12, one message is refused, or has been stored before; `publish` finds out
        which. Raises `BusDown` as that does.
        """
        await self._ensure_stream()
        if not self._takes_batches or not self._fit(messages):
            return False
        async with self._answers():
            return await (await self._acks.send_together(messages)) is None

    def _fit(self, messages: Sequence[Message]) -> bool:
        """Tell whether the broker takes so many, and each of them, as far as is known here."""
        room = self._client.max_payload - _HEADERS_BYTES
        return len(messages) <= BATCH_MESSAGES and all(len(m.body) <= room for m in messages)

    async def clear(self) -> None:
        """Remove all messages, and forget their ids, so that they can be published again.

        A purge alone would keep the ids, and the broker would drop each message that is published
        again within the duplicate window, without an error. Raises `BusDown`.
        """
        await self._ensure_stream()
        with _as_bus_down():
            manager = self._client.jsm()
            await manager.update_stream(self._stream(duplicate_window=_FORGET_SECONDS))
            await asyncio.sleep(_FORGET_SECONDS * 5)
            await manager.purge_stream(STREAM)
            await manager.update_stream(self._stream())

    async def count(self) -> int:
        """Return the number of messages that the stream holds. Raises `BusDown`."""
        await self._ensure_stream()
        with _as_bus_down():
            return (await self._client.jsm().stream_info(STREAM)).state.messages

    async def first_id(self) -> str | None:
        """Return the id of the oldest message that the stream holds. Raises `BusDown`."""
        await self._ensure_stream()
        with _as_bus_down():
            manager = self._client.jsm()
            state = (await manager.stream_info(STREAM)).state
            if not state.messages:
                return None
            first = await manager.get_msg(STREAM, state.first_seq)
        return (first.headers or {}).get("Nats-Msg-Id")

    async def deliveries(
        self, durable: str, *, subjects: str = SUBJECTS, batch: int = 100
    ) -> AsyncGenerator[Msg, None]:
        """Give the messages for a durable consumer, oldest first, for ever.

        One that is not acknowledged within `ACK_SECONDS` is given again: consumers keep an inbox.
        """
        consumer = ConsumerConfig(
            durable_name=durable, ack_policy=AckPolicy.EXPLICIT, ack_wait=ACK_SECONDS
        )
        while True:
            try:
                await self._ensure_stream()
                stream = self._client.jetstream()
                pull = await stream.pull_subscribe(subjects, durable, STREAM, config=consumer)
                while True:
                    with contextlib.suppress(NatsTimeoutError):
                        for message in await pull.fetch(batch, timeout=FETCH_SECONDS):
                            yield message
            except (BusDown, OSError, Error) as error:
                log.warning("consumer %s waits for NATS: %s", durable, error)
                self._ready = False
                await asyncio.sleep(RECONNECT_SECONDS)

    async def _connect(self) -> None:
        await self._client.connect(
            self._url,
            name=self._name,
            connect_timeout=2,
            max_reconnect_attempts=-1,
            reconnect_time_wait=RECONNECT_SECONDS,  # type: ignore[arg-type]
            ping_interval=10,
            error_cb=_note_error,
            disconnected_cb=self._note_disconnected,
            reconnected_cb=_note_reconnected,
        )
        await self._acks.listen()

    async def _note_disconnected(self) -> None:
        self._ready = False
        self._acks.lose()
        if not self._closing:
            log.warning("NATS is gone; trying to reach it again")

    async def _ensure_stream(self) -> None:
        """Make the stream, or bring its configuration up to date, once per connection."""
        if not self.connected or not self._acks.listening:
            raise BusDown("NATS is not connected")
        if self._ready:
            return
        manager, stream = self._client.jsm(), self._stream()
        try:
            try:
                made = await manager.update_stream(stream)
            except NotFoundError:
                made = await manager.add_stream(stream)
        except (OSError, Error) as error:
            raise BusDown(f"the stream cannot be made: {error}") from error
        # A broker that does not know what is asked leaves it out of its answer.
        self._takes_batches = bool(made.config.allow_atomic)
        self._ready = True

    def _stream(self, *, duplicate_window: float = DUPLICATE_SECONDS) -> StreamConfig:
        return StreamConfig(
            name=STREAM,
            subjects=[SUBJECTS],
            max_age=KEEP_SECONDS,
            duplicate_window=duplicate_window,
            num_replicas=self._replicas,
            allow_atomic=True,
        )


@contextlib.contextmanager
def _as_bus_down() -> Iterator[None]:
    """Turn errors of the client into `BusDown`."""
    try:
        yield
    except (TimeoutError, OSError, Error) as error:
        raise BusDown(f"NATS does not answer ({type(error).__name__})") from error


class _Acks:
    """Acknowledgements that are awaited, many at a time.

    The client's own `publish_async` leaves a refused message waiting for ever: its error is raised
    where nobody sees it.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._inbox = ""
        self._numbers = itertools.count()
        self._waiting: dict[str, asyncio.Future[Refused | None]] = {}

    @property
    def listening(self) -> bool:
        """Whether answers can come."""
        return bool(self._inbox)

    async def listen(self) -> None:
        """Take answers from now on; the client listens again by itself after a reconnection."""
        inbox = self._client.new_inbox()
        await self._client.subscribe(f"{inbox}.*", cb=self._receive)
        self._inbox = inbox

    async def send(self, message: Message) -> asyncio.Future[Refused | None]:
        """Publish one message; the future is its outcome."""
        reply, future = self._expect()
        headers = {"Nats-Msg-Id": message.id}
        try:
            await self._client.publish(message.subject, message.body, reply=reply, headers=headers)
        except (MaxPayloadError, BadSubjectError) as error:
            future.set_result(Refused(str(error)))
        return future

    async def send_together(self, messages: Sequence[Message]) -> asyncio.Future[Refused | None]:
        """Publish messages as one batch; the future is what becomes of all of them.

        The broker answers the last one only, as long as it is not asked to answer the others.
        """
        reply, future = self._expect()
        batch = uuid4().hex
        for number, message in enumerate(messages, 1):
            headers = {
                "Nats-Msg-Id": message.id,
                "Nats-Batch-Id": batch,
                "Nats-Batch-Sequence": str(number),
            }
            last = number == len(messages)
            if last:
                headers["Nats-Batch-Commit"] = "1"
            await self._client.publish(
                message.subject, message.body, reply=reply if last else "", headers=headers
            )
        return future

    def _expect(self) -> tuple[str, asyncio.Future[Refused | None]]:
        """Return where an answer is awaited, and the future that it becomes."""
        number = str(next(self._numbers))
        future = asyncio.get_running_loop().create_future()
        future.add_done_callback(_look)
        self._waiting[number] = future
        return f"{self._inbox}.{number}", future

    def forget(self) -> None:
        """Wait for nothing any more."""
        for future in self._waiting.values():
            future.cancel()
        self._waiting.clear()

    def lose(self) -> None:
        """Tell everybody who waits that the broker has gone."""
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(BusDown("NATS went away"))
        self._waiting.clear()

    async def _receive(self, answer: Msg) -> None:
        future = self._waiting.pop(answer.subject.rpartition(".")[2], None)
        if future is None or future.done():
            return
        error = _error(answer)
        if isinstance(error, BusDown):
            future.set_exception(error)
        else:
            future.set_result(error)


def _look(future: asyncio.Future[Refused | None]) -> None:
    """Look at the outcome: when the first of many is lost, nobody asks for the others."""
    if not future.cancelled():
        future.exception()


def _error(answer: Msg) -> Refused | BusDown | None:
    """Read an acknowledgement: stored, refused for good, or not to be had just now."""
    if not answer.data:
        return BusDown("the stream is gone")
    error = json.loads(answer.data).get("error")
    if error is None:
        return None
    text = str(error.get("description", error))
    # 5xx is the state of the server: no leader, no room, shutting down.
    return BusDown(text) if error.get("code", 500) >= 500 else Refused(text)  # noqa: PLR2004


async def _note_reconnected() -> None:
    log.info("NATS is back")


async def _note_error(error: Exception) -> None:
    """Take what the client reports; that it is disconnected is said once, elsewhere."""
    if not isinstance(error, OSError):
        log.debug("NATS: %r", error)
