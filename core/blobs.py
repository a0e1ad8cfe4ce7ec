"""Blobs: bytes by key, in a local folder or an object store, written whole or not at all.

A key is written once and never again. Whoever writes a row that names a blob writes the blob first,
so a crash leaves a blob without a row, which the sweep of orphans finds, and never the reverse.
"""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import obstore
from anyio.to_thread import run_sync
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, from_url

from core.errors import Unavailable
from core.private_files import FILE, FOLDER, private_folder

if TYPE_CHECKING:
    from obstore.store import ObjectStore

CHUNK = 256 * 1024
PART = 5 * 1024 * 1024
"""The least that object stores take as one part of a large object; so much is held in memory."""
NAME = "blobs"
_UNFINISHED = re.compile("#[0-9]+$")


@dataclass(frozen=True, slots=True)
class Blob:
    """What a listing tells of one blob."""

    key: str
    size: int
    modified_at: datetime


class Blobs:
    """The blobs of an installation. Every method raises `Unavailable` when the store fails."""

    def __init__(self, url: str | None, data: Path) -> None:
        """Describe the store that a URL names, or a folder of `data`: nothing is made or asked yet.

        Credentials and endpoints of object stores come from their usual variables (AWS_…, GOOGLE_…,
        AZURE_…).
        """
        self._url = url
        self._folder = (data / NAME).absolute()

    @cached_property
    def _store(self) -> ObjectStore:
        if self._url is not None:
            return from_url(self._url)
        private_folder(self._folder)
        return LocalStore(self._folder, automatic_cleanup=True)

    def close_to_others(self) -> None:
        """Keep the folder, if there is one, to its owner: an older version left it open."""
        if self._url is None and self._folder.is_dir():
            private_folder(self._folder)

    async def put(self, key: str, content: bytes | Path) -> None:
        """Write a blob, the content of a file or the bytes themselves."""
        try:
            part = CHUNK if self._url is None else PART
            await obstore.put_async(self._store, key, content, chunk_size=part, max_concurrency=1)
        except (BaseError, OSError) as problem:
            raise _failed(problem) from problem
        if self._url is None:
            try:
                await run_sync(_settle, self._folder, key)
            except OSError as problem:
                raise _failed(problem) from problem

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Return the bytes from `start` to `end` (not included) as a stream.

        What is not there, or not to be had, is told now and not in the middle of an answer.
        """
        try:
            found: Any = await obstore.get_async(self._store, key, options={"range": (start, end)})
        except (BaseError, OSError) as problem:
            raise _failed(problem) from problem
        return _pieces(found.stream(min_chunk_size=CHUNK))

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete blobs; one that is not there is as good as deleted."""
        for key in keys:
            try:
                await obstore.delete_async(self._store, key)
            except (NotFoundError, FileNotFoundError):
                continue
            except (BaseError, OSError) as problem:
                raise _failed(problem) from problem

    async def remove_unfinished(self, before: datetime) -> None:
        """Remove what a process that ended in the middle of writing has left, if it is so old.

        An object store does that itself.
        """
        if self._url is None:
            await run_sync(_remove_unfinished, self._folder, before.timestamp())

    async def listed(self, prefix: str) -> AsyncIterator[list[Blob]]:
        """Yield all blobs under a prefix, some at a time, in no order."""
        if self._url is None and not await run_sync(self._folder.is_dir):
            return  # looking makes no folder
        try:
            async for batch in obstore.list(self._store, prefix, chunk_size=1_000):
                yield [Blob(m["path"], m["size"], m["last_modified"]) for m in batch]
        except (BaseError, OSError) as problem:
            raise _failed(problem) from problem


def _failed(problem: Exception) -> Unavailable:
    return Unavailable(f"the store of blobs failed ({type(problem).__name__})", retry_after=2)


def _remove_unfinished(folder: Path, before: float) -> None:
    """Remove files under the names that obstore gives them while they are written.

    It never lists them.
    """
    for place, _, files in os.walk(folder):
        for name in filter(_UNFINISHED.search, files):
            path = Path(place, name)
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)


def _settle(folder: Path, key: str) -> None:
    """Make a file that was renamed into its place outlast a power cut: itself, and its folders.

    All are their owner's alone. Until then the folder above them, which is, keeps others out.
    """
    path = folder / key
    path.chmod(FILE)
    while True:
        if path.is_dir():
            path.chmod(FOLDER)
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if path == folder:
            return
        path = path.parent


async def _pieces(stream: Any) -> AsyncIterator[bytes]:
    async for piece in stream:
        yield bytes(piece)
