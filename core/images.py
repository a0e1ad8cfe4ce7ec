"""Pictures from strangers: decoded and written anew, each in a process of its own.

Decoders of pictures are where hostile files strike. So the work is done by `core/image_process.py`
in a child that has no environment, no network to speak of and no database, with limits on its
memory and its time; what it takes, or breaks, is its own. A few run at once, the rest wait in line
without holding more than their file on the disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from core.errors import Unavailable

MAX_SIDE: Final = 100_000
"""Pixels on each side: what the contract says of a width and a height."""
MAX_PIXELS: Final = 50_000_000
MAX_FRAMES: Final = 300
MAX_MOVING_PIXELS: Final = 100_000_000
VARIANTS: Final = {"thumb": 320, "medium": 1_024}

ORIGINAL: Final = "original"
SECONDS: Final = 30
MEMORY: Final = 1_536 * 1024 * 1024
_PROCESS: Final = Path(__file__).with_name("image_process.py")


class Undecodable(Exception):
    """The file begins like a picture, and no picture comes out of it."""


class TooManyPixels(Exception):
    """The picture is larger than is decoded; the message says in what."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a medium: `name` is ORIGINAL or one of VARIANTS.

    What is no picture has one, itself, without a width.
    """

    name: str
    path: Path
    media_type: str
    width: int | None = None
    height: int | None = None


class Images:
    """The line before the processes: `at_once` work, at most `waiting` wait."""

    def __init__(self, *, at_once: int = 2, waiting: int = 64) -> None:
        self._limiter = CapacityLimiter(at_once)
        self._waiting = waiting

    async def render(self, source: Path, form: str, folder: Path) -> list[Rendition]:
        """Write the picture anew, and its variants, into a folder.

        `form` is Pillow's name of the only format that is tried. Raises `Undecodable`,
        `TooManyPixels`, and `Unavailable` when too many wait already.
        """
        if self._limiter.statistics().tasks_waiting >= self._waiting:
            raise Unavailable("too many pictures are being read", retry_after=5)
        work = partial(_run, source, form, folder)
        told = await run_sync(work, limiter=self._limiter)
        match told:
            case {"renditions": list(made)}:
                return [Rendition(**{**one, "path": folder / one["path"]}) for one in made]
            case {"too_large": str(reason)}:
                raise TooManyPixels(reason)
            case _:
                raise Undecodable


def _run(source: Path, form: str, folder: Path) -> dict[str, object]:
    """Start the process and wait for what it says. One that dies or dawdles says nothing."""
    limits = {
        "side": MAX_SIDE,
        "pixels": MAX_PIXELS,
        "frames": MAX_FRAMES,
        "moving_pixels": MAX_MOVING_PIXELS,
        "seconds": SECONDS,
        "memory": MEMORY,
        "variants": VARIANTS,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and paths that we made
            [sys.executable, "-I", _PROCESS, source, form, folder, json.dumps(limits)],
            env={},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        told: dict[str, object] = json.loads(done.stdout) if done.returncode == 0 else {}
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return told
