"""Files that came in a multipart body: in memory while small, in a temporary file beyond that."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import Any, TypeVar

from anyio.to_thread import run_sync
from pydantic_core import core_schema

T = TypeVar("T")
CHUNK = 64 * 1024
"""How many bytes `chunks` yields at a time."""


class UploadedFile:
    """One file of a multipart body (RFC 7578).

    `filename` is what the client calls it: a name to show, never a path to open. `content_type` is
    what the client says it is, None when it does not say. `size` counts bytes. `headers` are those
    of the part, names in lower case. The content lasts until the answer has been sent.
    """

    __slots__ = ("_file", "_memory", "content_type", "filename", "headers", "size")

    def __init__(
        self,
        filename: str | None,
        content_type: str | None,
        headers: Mapping[str, str],
        memory: int,
    ) -> None:
        """Make an empty file that moves to the disk when it grows beyond `memory` bytes."""
        self.filename = filename
        self.content_type = content_type
        self.headers = headers
        self.size = 0
        self._memory = memory
        self._file = SpooledTemporaryFile(max_size=memory)  # noqa: SIM115 closed with the request

    def __repr__(self) -> str:
        return f"UploadedFile({self.filename!r}, {self.content_type!r}, {self.size} bytes)"

    async def write(self, data: bytes) -> None:
        """Append bytes, as they come from the socket."""
        self.size += len(data)
        await self._run(lambda: self._file.write(data))

    async def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes from where the last read ended; all the rest without a size."""
        return await self._run(lambda: self._file.read(size))

    async def seek(self, offset: int) -> None:
        """Go to a place, counted in bytes from the start."""
        await self._run(lambda: self._file.seek(offset))

    async def chunks(self, size: int = CHUNK) -> AsyncIterator[bytes]:
        """Yield the whole content from the start, at most `size` bytes at a time."""
        await self.seek(0)
        while chunk := await self.read(size):
            yield chunk

    def close(self) -> None:
        """Give the memory or the temporary file back. The engine does so after the answer."""
        self._file.close()

    async def _run(self, action: Callable[[], T]) -> T:
        """Use the file: at once in memory, in a thread when it is on the disk."""
        return action() if self.size <= self._memory else await run_sync(action)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        """Let models hold uploads as they are."""
        return core_schema.is_instance_schema(cls)


def memory_upload(content: bytes, filename: str | None = None, **more: Any) -> UploadedFile:
    """Return an upload of bytes at hand, ready to be read, for tests of handlers."""
    made = UploadedFile(
        filename, more.pop("content_type", None), more.pop("headers", {}), len(content)
    )
    write = partial(made._file.write, content)  # noqa: SLF001 its own class
    write()
    made.size = len(content)
    made._file.seek(0)  # noqa: SLF001 its own class
    return made
