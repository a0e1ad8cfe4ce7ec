"""Tags: of a workspace, or public ones that posts of everybody share (no workspace)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.context import Database
from core.errors import Unavailable
from core.ids import new_id
from core.text import one_line, seen_key
from store.session import Statement, rows, statement

_ATTEMPTS = 3

# In the order of their keys, so that two writers never wait for each other in a circle.
_MAKE = statement("""
    INSERT INTO tags (id, workspace_id, name, name_key)
    SELECT id, CAST(:workspace_id AS uuid), name, name_key
    FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:keys AS text[]))
        AS wanted (id, name, name_key)
    ORDER BY name_key
    ON CONFLICT (workspace_id, name_key) DO NOTHING""")


def _find(where: str) -> Statement:
    """Compile the search for tags: all of them, held in the order of their keys, or else none.

    Until the end of the transaction nobody renames what was found, or merges it into others. Who
    has to make a tag first holds none, so that who renames one to that name need not wait for both.
    """
    known = f"{where} AND name_key = ANY(CAST(:keys AS text[]))"
    return statement(f"""
        SELECT id, name FROM tags
        WHERE {known}
          AND (SELECT count(*) FROM tags WHERE {known}) = cardinality(CAST(:keys AS text[]))
        ORDER BY name_key FOR KEY SHARE""")


# Statements of their own: they see the tags that another transaction made while ours waited for it.
_FIND = _find("workspace_id = :workspace_id")
_FIND_PUBLIC = _find("workspace_id IS NULL AND CAST(:workspace_id AS uuid) IS NULL")


@dataclass(frozen=True, slots=True)
class Tags:
    """Some tags in the order of their keys: ids, and the names as they are shown."""

    ids: list[UUID]
    names: list[str]


async def ensure(db: Database, workspace_id: UUID | None, names: Sequence[str]) -> Tags:
    """Return the tags of these names, made where they are new, spelt as they were first."""
    wanted = {tag_key(name): one_line(name) for name in names}
    if not wanted:
        return Tags([], [])
    keys = list(wanted)
    where = {"workspace_id": workspace_id, "keys": keys}
    find = _FIND_PUBLIC if workspace_id is None else _FIND
    for _ in range(_ATTEMPTS):
        found = await rows(db, find, **where)
        if len(found) == len(keys):
            return Tags([row[0] for row in found], [row[1] for row in found])
        ids = [new_id() for _ in keys]
        await rows(db, _MAKE, **where, ids=ids, names=list(wanted.values()))
    raise Unavailable("tags of these names come and go")


def tag_key(name: str) -> str:
    """Return the form on which tags are compared: what one sees of them, without case."""
    return seen_key(name)


def same_tags(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lists of names are the same set of tags."""
    return set(map(tag_key, one)) == set(map(tag_key, other))
