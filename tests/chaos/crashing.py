"""`python -m app`, but with places in it at which the process dies, as at a power cut.

    python -m tests.chaos.crashing ARMED command …

The process kills itself (SIGKILL) when it comes by the place that the file ARMED names; it removes
the file first, so that it works when it is started again. The program itself knows nothing of this:
its functions are wrapped here.
"""

from __future__ import annotations

import functools
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import cli, worker
from core.bus import Bus
from store import events, schedule
from store.session import Store, WriteUnit
from store.wire import Wire

Work = Callable[..., Awaitable[Any]]
Look = Callable[..., bool]


def _always(*_: object) -> bool:
    return True


def _claims(_store: object, unit: WriteUnit, *_: object) -> bool:
    return unit.guard is not None


def _appends(_wire: object, sql: bytes, *_: object) -> bool:
    return b"INTO event_store" in sql


def _keeps(_store: object, unit: WriteUnit) -> bool:
    return bool(unit.last)


def _sends(_: object, sent: Sequence[object]) -> bool:
    return bool(sent)


# Where it dies, in the order of time: the owner and name of a function, whether before or after it
# runs, and for which calls of it.
Place = tuple[Any, str, str, Look]
API: dict[str, Place] = {
    "after the key was claimed": (Store, "begin", "after", _claims),
    "after the event was appended": (Wire, "fetch", "after", _appends),
    "before the answer is kept with the commit": (Store, "_commit", "before", _keeps),
    "after the commit, before the answer": (Store, "_commit", "after", _keeps),
}
RELAY: dict[str, Place] = {
    "before events are published": (Bus, "publish", "before", _sends),
    "after events were published, before they are marked": (
        events,
        "mark_published",
        "before",
        _sends,
    ),
    "after events were marked, before the commit": (events, "mark_published", "after", _sends),
}
WORKER: dict[str, Place] = {
    "after posts were published, before the commit": (schedule, "publish_due", "after", _always),
}
PLACES = API | RELAY | WORKER


def main(armed: Path, *command: str) -> int:
    """Wrap the function of each place, and run a command of the program."""
    for place, (owner, name, when, concerns) in PLACES.items():
        setattr(owner, name, dying(getattr(owner, name), place, when, concerns, armed))
    _rewire_chores()
    return cli.main(list(command))


def dying(work: Work, place: str, when: str, concerns: Look, armed: Path) -> Work:
    """Wrap a function so that it kills its process while the file names this place."""

    @functools.wraps(work)
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        concerned = concerns(*args)
        if when == "before" and concerned:
            die(place, armed)
        result = await work(*args, **kwargs)
        # A poll that found nothing has nothing to lose.
        if when == "after" and concerned and result != 0:
            die(place, armed)
        return result

    return wrapped


def die(place: str, armed: Path) -> None:
    """End this process as if its power were cut, when that is wanted here; once."""
    try:
        if armed.read_text() != place:
            return
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
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
