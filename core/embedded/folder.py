"""The data folder: held by one process at a time, on a disk with room."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

DISK_NEEDED = 200 * 1024 * 1024


class CannotStart(Exception):
    """An embedded server cannot start; the text says why and what to do."""


@contextlib.contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Hold a data folder alone for as long as the block runs; make it when it is not there.

    Raises `CannotStart` naming the process that has it.
    """
    handle = _open_lock(folder)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _open_lock(folder: Path) -> int:
    """Open the folder's lock file, which names its holder."""
    # Root's PostgreSQL is another account's process and has to pass; what is inside is closed.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
        return os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CannotStart(cannot_use(folder, error)) from error


def _lock(handle: int, folder: Path) -> None:
    """Take the lock and write our number into it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(handle, 20, 0).decode(errors="replace").strip() or "unknown"
        raise CannotStart(
            f"Daybook is already running on {folder} (process {holder}).\n"
            "Stop that one first, or give this one a folder and a port of its own:\n"
            "  DAYBOOK_DATA=.daybook-2 DAYBOOK_PORT=8001 make run"
        ) from None
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)


def check_disk(folder: Path) -> None:
    """Raise `CannotStart` when the disk of a folder, which need not exist, has too little room."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    if free < DISK_NEEDED:
        raise CannotStart(
            f"The disk of {folder} is full: {free >> 20} MB are free, "
            f"{DISK_NEEDED >> 20} MB are needed.\n"
            "Make room, or choose a folder on another disk with DAYBOOK_DATA."
        )


def cannot_use(folder: Path, error: OSError) -> str:
    """Say what is wrong with a folder."""
    return (
        f"{folder} cannot be used: {error.strerror or error}.\n"
        "Make it writable, or choose another folder with DAYBOOK_DATA."
    )


def temporary() -> Path:
    """Make a folder for servers whose data is thrown away; short, for the socket's path."""
    folder = Path(tempfile.mkdtemp(prefix="daybook-"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return folder
