"""The demo's account, and whether a database has it. What it writes is in `app.sample`."""

from __future__ import annotations

from typing import Literal

import psycopg

EMAIL = "robin@daybook.example"
USERNAME = "robin"
PASSWORD = "four herons by the slow river"  # noqa: S105 - everybody may know it
SLUG = "bread-that-waits-for-you"

State = Literal["empty", "demo", "other"]


def state(url: str) -> State:
    """Tell whether a database is empty, has the demo's account, or only accounts of others."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*), coalesce(bool_or(email = %s), false) FROM users", [EMAIL]
        ).fetchone()
    if row is None or row[0] == 0:
        return "empty"
    return "demo" if row[1] else "other"
