"""How much text an account keeps: its entries and posts, with all their versions (decision 0029).

What a change takes is added to its entry or post in the statement that writes it, exactly. The sum
of an account is a row of its own, which writers would wait for one after the other: a change of
`STEP` bytes or more is added to it; a smaller one adds a whole step, with the chance that makes the
sum right on average. Once a night the sums are made exact.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

from core.context import Context, Database
from core.errors import TextQuotaExceeded
from store.session import one, rows, statement

STEP: Final = 16_384
VERSION_BYTES: Final = 1_024
"""What a version takes besides its content: rows, indexes, its place in the history."""

_CHANCE = random.SystemRandom()


def spending(source: str) -> str:
    """Return the CTE that adds what a change takes to the sum of the author of the CTE `source`."""
    return f"""spent AS (
        INSERT INTO account_usage AS u (user_id, text_bytes)
        SELECT {source}.author_id, CAST(:counted_bytes AS bigint) FROM {source}
        WHERE CAST(:counted_bytes AS bigint) > 0
        ON CONFLICT (user_id) DO UPDATE SET text_bytes = u.text_bytes + excluded.text_bytes
        RETURNING u.text_bytes
    )"""


def used(source: str) -> str:
    """Return the SQL of the sum of that author, this change included where it was added."""
    return f"""coalesce((SELECT text_bytes FROM spent), (
        SELECT u.text_bytes FROM account_usage u WHERE u.user_id = {source}.author_id), 0)"""


def parameters(recorded: Mapping[str, object], copied: int = 0) -> dict[str, object]:
    """Return the parameters of `spending` for the events of a change.

    `recorded` are those of `events.parameters`; `copied` bytes are kept a second time.
    """
    changes = [str(v) for name, v in recorded.items() if name.endswith("_change")]
    size = copied + sum(VERSION_BYTES + len(change.encode()) for change in changes)
    counted = size if size >= STEP else STEP * (_CHANCE.random() < size / STEP)
    return {"stored_bytes": size, "counted_bytes": counted}


def check(ctx: Context, sum_: int, spent: Mapping[str, object]) -> None:
    """Bound the sum of an account after a change. Raises `TextQuotaExceeded`, which undoes it.

    A step that was added by chance may lead beyond the bound, once: else small changes, most of
    which add nothing, would go on for ever just below it.
    """
    quota = ctx.settings.text_quota_bytes
    size, counted = int(str(spent["stored_bytes"])), int(str(spent["counted_bytes"]))
    if sum_ > quota if size >= STEP else sum_ - counted >= quota:
        raise TextQuotaExceeded(quota)


# Upkeep -------------------------------------------------------------------------------------------

# What is written meanwhile is neither in the sums that are compared nor lost: the difference is
# added to the row as it is by then.
_SETTLE = statement("""
    WITH kept AS (
        SELECT author_id, sum(stored_bytes)::bigint AS bytes
        FROM (SELECT author_id, stored_bytes FROM entries
              UNION ALL SELECT author_id, stored_bytes FROM posts) AS texts
        GROUP BY author_id
    ), wrong AS (
        SELECT s.user_id, coalesce(k.bytes, 0) - s.text_bytes AS difference
        FROM account_usage s LEFT JOIN kept k ON k.author_id = s.user_id
        WHERE coalesce(k.bytes, 0) <> s.text_bytes
    ), settled AS (
        UPDATE account_usage u SET text_bytes = greatest(0, u.text_bytes + w.difference)
        FROM wrong w WHERE u.user_id = w.user_id
        RETURNING 1
    ), added AS (
        INSERT INTO account_usage (user_id, text_bytes)
        SELECT k.author_id, k.bytes FROM kept k
        WHERE NOT EXISTS (SELECT FROM account_usage s WHERE s.user_id = k.author_id)
        ORDER BY k.author_id ON CONFLICT DO NOTHING
        RETURNING 1
    )
    SELECT (SELECT count(*) FROM settled) + (SELECT count(*) FROM added)""")

_PATIENCE = statement("SET LOCAL statement_timeout = '10min'")


async def settle(db: Database) -> int:
    """Make the sums of all accounts exact; return how many were not. Reads every entry and post."""
    await rows(db, _PATIENCE)
    return int((await one(db, _SETTLE))[0])
