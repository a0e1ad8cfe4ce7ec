"""Files that nobody else on this machine reads: folders 0700, files 0600, whatever the umask is."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

FOLDER: Final = 0o700
FILE: Final = 0o600
_OF_OTHERS: Final = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder that its owner alone reads, and those above it that are missing."""
    for missing in reversed([folder, *folder.parents]):
        if not missing.exists():
            missing.mkdir(mode=FOLDER, exist_ok=True)
            close(missing, FOLDER)


def private_folder(folder: Path) -> None:
    """Make a folder that its owner alone reads.

    One that is there is closed to others, and so is what it holds if it was open to them until now.
    """
    make_folder(folder)
    if folder.stat().st_mode & _OF_OTHERS:
        close(folder, FOLDER)
        for place, folders, files in os.walk(folder):
            for name in folders:
                close(Path(place, name), FOLDER)
            for name in files:
                close(Path(place, name), FILE)


def close(path: Path, mode: int) -> None:
    """Give a path a mode; what a link leads to, and what is somebody else's, stays as it is."""
    if not path.is_symlink():
        with contextlib.suppress(PermissionError, FileNotFoundError):
            path.chmod(mode)
