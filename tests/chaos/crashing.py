"""`python -m app`, but with a place in it at which the process dies, as at a power cut.

    python -m tests.chaos.crashing PLACE ARMED command …

The process kills itself (SIGKILL) when it comes by the place while the file ARMED is there, which
it removes first: started again with the same words, it works. The program itself knows nothing of
this; its functions are wrapped here.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection

from app import cli, worker
from core.bus import Bus
from store import events, idempotency, schedule, session

Work = Callable[..., Awaitable[Any]]
Look = Callable[..., bool]


def _always(*_: object) -> bool:
    return True


def _appends(_connection: object, sql: bytes, *_: object) -> bool:
    return b"INTO event_store" in sql


# Where it dies: the owner and name of a function, whether before or after it runs, and for which
# calls of it.
PLACES: dict[str, tuple[Any, str, str, Look]] = {
    "after the key was claimed": (idempotency, "claim", "after", _always),
    "after the event was appended": (session, "_rows", "after", _appends),
    "before the answer is kept": (idempotency, "keep", "before", _always),
    "before the commit": (AsyncConnection, "commit", "before", _always),
    "after the commit": (AsyncConnection, "commit", "after", _always),
    "before events are published": (Bus, "publish", "before", _always),
    "after events were published, before they are marked": (
        events,
        "mark_published",
        "before",
        lambda _, published: bool(published),
    ),
    "after events were marked, before the commit": (
        events,
        "mark_published",
        "after",
        lambda _, published: bool(published),
    ),
    "after posts were published, before the commit": (schedule, "publish_due", "after", _always),
}


def main(place: str, armed: Path, *command: str) -> int:
    """Wrap the function of a place, and run a command of the program."""
    owner, name, when, concerns = PLACES[place]
    setattr(owner, name, dying(getattr(owner, name), when, concerns, armed))
    if owner is schedule:
        _rewire_chores()
    return cli.main(list(command))


def dying(work: Work, when: str, concerns: Look, armed: Path) -> Work:
    """Wrap a function so that it kills its process while the file is there."""

    @functools.wraps(work)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        if when == "before" and concerns(*args):
            die(armed)
        result = await work(*args, **kwargs)
        # A poll that found nothing has nothing to lose.
        if when == "after" and concerns(*args) and result != 0:
            die(armed)
        return result

    return wrapped


def die(armed: Path) -> None:
    """End this process as if its power were cut, when that is wanted; once."""
    try:
        armed.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def _rewire_chores() -> None:
    """Let the worker's chore be the wrapped function; it took the plain one at its import."""
    worker.CHORES = tuple(
        replace(chore, work=schedule.publish_due) if chore.name == "publish_due_posts" else chore
        for chore in worker.CHORES
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
