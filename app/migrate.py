"""Migrations at start-up: run what is pending, and know cheaply that nothing is."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import structlog

ROOT = Path(__file__).resolve().parent.parent
CONNECT_SECONDS = 5
VERSIONS = ROOT / "migrations" / "versions"
BACK_OFF_SECONDS = (0.2, 0.5, 1.0, 2.0, 5.0)

log = structlog.get_logger("daybook.start")


class MigrationsAhead(RuntimeError):
    """The database was migrated by a newer Daybook than this one."""


def head() -> str:
    """Give the newest revision of this checkout, read from the files alone."""
    texts = [path.read_text(encoding="utf-8") for path in VERSIONS.glob("*.py")]
    made = {_assigned("revision", text) for text in texts}
    replaced = {_assigned("down_revision", text) for text in texts}
    (newest,) = made - replaced
    return newest


def _assigned(name: str, text: str) -> str:
    found = re.search(rf'^{name}[^=\n]*=\s*(?:"(\w+)"|None)', text, re.MULTILINE)
    if found is None:
        raise ValueError(f"a migration has no {name}")
    return found[1] or ""


def current(url: str) -> str | None:
    """Give the revision that the database is at; None when it has none yet.

    Raises `psycopg.OperationalError` when it does not answer.
    """
    with psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as connection:
        there = connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone()
        if there != (True,):
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])


def wait_for(url: str, seconds: float) -> None:
    """Return once the database answers: it may be restarting while this process starts.

    Each failed try is logged with its reason. Raises `psycopg.OperationalError` when it does not
    answer within `seconds`.
    """
    deadline = time.monotonic() + seconds
    for longest in _pauses():
        try:
            current(url)
        except psycopg.OperationalError as error:
            pause = min(longest, deadline - time.monotonic())
            if pause <= 0:
                raise
            log.warning("database_unreachable", reason=str(error), retry_in=round(pause, 1))
            time.sleep(pause)
        else:
            return


def _pauses() -> Iterator[float]:
    yield from BACK_OFF_SECONDS
    while True:
        yield BACK_OFF_SECONDS[-1]


def is_pending(url: str) -> bool:
    """Tell whether `upgrade` would do something."""
    return current(url) != head()


def upgrade(url: str) -> None:
    """Bring the database to the newest version; processes that start together do it once.

    Raises `MigrationsAhead` when the database knows a revision that this checkout does not.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    configuration = Config(ROOT / "alembic.ini")
    configuration.attributes["url"] = url
    try:
        command.upgrade(configuration, "head")
    except CommandError as error:
        raise MigrationsAhead(
            f"The database is at a version that this checkout does not know: {error}\n"
            "Update the checkout, or use another database."
        ) from error
