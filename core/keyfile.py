"""The server's secret in a data folder: made once, readable by its owner only."""

from __future__ import annotations

import base64
import os
import secrets
import tempfile
from pathlib import Path

from core.private_files import make_folder

MIN_SECRET_BYTES = 32
FILE_NAME = "secret"


class SecretTooShort(ValueError):
    """A secret has fewer than 32 bytes, so it could be guessed."""

    def __init__(self) -> None:
        super().__init__(f"a secret needs at least {MIN_SECRET_BYTES} bytes")


def read_or_create(folder: str | Path) -> bytes:
    """Return the secret of a folder, making folder (0700) and file (0600) when absent.

    Safe when several processes start at once: the first one to link its file wins, all read the
    same.
    """
    place = Path(folder)
    make_folder(place)
    path = place / FILE_NAME
    if not path.exists():
        _create(path)
    return path.read_bytes().strip()


def _create(path: Path) -> None:
    """Write a whole file beside `path`, then give it the name, unless another process was first."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(48)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        Path(draft).unlink()
