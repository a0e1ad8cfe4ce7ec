"""People as everybody sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.context import Context
from core.text import casefold_key
from store.documents import VISIBLE_USER, instants, json_row
from store.session import first, statement


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile under its present username. `json` is None when the caller holds this `state`."""

    username: str
    is_former: bool
    state: str
    json: bytes | None


_PROFILE = json_row(f"""u.id, u.username, u.display_name, u.avatar_url, u.posts_count,
    {instants("u", "created_at")}""")

_READ = statement(f"""
    WITH u AS MATERIALIZED (
        SELECT a.*, (SELECT count(*) FROM posts p
                     WHERE p.author_id = a.id AND p.status = 'published') AS posts_count
        FROM usernames n JOIN users a ON a.id = n.user_id
        WHERE n.username_key = :username_key AND {VISIBLE_USER}
    )
    SELECT u.username, u.username_key <> :username_key, s.state,
           CASE WHEN NOT ARRAY[s.state, '*'] && CAST(:known AS text[]) THEN {_PROFILE} END
    FROM u, concat_ws('-', u.version, u.posts_count) AS s (state)""")


async def read(ctx: Context, username: str, known: Sequence[str] = ()) -> Profile | None:
    """Read a profile under any name that its owner had; None for nobody who can be seen."""
    row = await first(ctx.db, _READ, username_key=casefold_key(username), known=list(known))
    return None if row is None else Profile(*row)
