"""Whether what is stored agrees with itself: every entry and post equals the fold of its events.

Tests ask after each test.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from core.context import Database
from store.events import Recorded
from store.fold import UnknownEvent, fold
from store.session import Statement, rows, statement

BATCH = 200

_EVENTS = """(SELECT json_agg(json_build_array(
        e.aggregate_version, e.event_type, e.event_version, e.event_data, e.occurred_at,
        e.metadata -> 'actor' ->> 'id') ORDER BY e.aggregate_version)
    FROM event_store e WHERE e.aggregate_id = r.id)"""


def _rows(table: str, tags: str, column: str, sets: str = "") -> Statement:
    return statement(f"""
        SELECT r.id, to_json(r), json_build_object('tags', ARRAY(
                   SELECT t.name FROM {tags} k JOIN tags t ON t.id = k.tag_id
                   WHERE k.{column} = r.id ORDER BY t.name_key){sets}), {_EVENTS}
        FROM {table} r WHERE r.id > :after ORDER BY r.id LIMIT {BATCH}""")


_ALIASES = """, 'aliases', ARRAY(SELECT h.alias FROM post_aliases h WHERE h.post_id = r.id
    ORDER BY h.alias_key COLLATE "C")"""
_TABLES = {
    "entry": _rows("entries", "entry_tags", "entry_id"),
    "post": _rows("posts", "post_tags", "post_id", _ALIASES),
}

# Streams whose row is missing, though they do not end with a purge.
_LOST = statement("""
    SELECT e.aggregate_type, e.aggregate_id FROM event_store e
    WHERE e.aggregate_version = 1 AND e.aggregate_type IN ('entry', 'post')
      AND NOT EXISTS (SELECT FROM entries WHERE id = e.aggregate_id)
      AND NOT EXISTS (SELECT FROM posts WHERE id = e.aggregate_id)
      AND NOT EXISTS (SELECT FROM event_store p WHERE p.aggregate_id = e.aggregate_id
                      AND p.event_type = e.aggregate_type || '.purged')
    LIMIT 100""")

# What is computed from the rest, or counted, and not told by events.
_DERIVED = {
    "id",
    "stored_bytes",
    "names_blocks",
    "search_vector",
    "search_version",
    "word_places",
    "content_text",
    "language",
    "likes_count",
    "bookmarks_count",
    "comments_count",
}
_RENAMED = {"content_json": "content"}

# What a row has that no event has said anything about.
_DEFAULTS: Mapping[str, object] = {
    "content_format": "blocks",
    "metadata": {},
    "comment_policy": "open",
}


async def differences(db: Database) -> AsyncIterator[str]:
    """Yield what does not agree, a sentence each; nothing when all is well."""
    for noun, query in _TABLES.items():
        after = UUID(int=0)
        while found := await rows(db, query, after=after):
            for aggregate_id, row, sets, events in found:
                if wrong := _compared(orjson.loads(row), orjson.loads(sets), events):
                    yield f"{noun} {aggregate_id}: {wrong}"
            after = found[-1][0]
    for noun, aggregate_id in await rows(db, _LOST):
        yield f"{noun} {aggregate_id}: it has events and no row"


def _compared(
    row: dict[str, Any], sets: Mapping[str, list[str]], events: bytes | None
) -> str | None:
    """Say in which fields a row is not the fold of its events."""
    if events is None:
        return "it has a row and no events"
    stream = [_recorded(event) for event in orjson.loads(events)]
    if [event.version for event in stream] != list(range(1, len(stream) + 1)):
        return "a version is missing"
    try:
        state = fold(stream)
    except UnknownEvent as unknown:
        return f"no rule folds {unknown}"
    row = {_RENAMED.get(k, k): v for k, v in row.items() if k not in _DERIVED} | {**sets}
    if row.get("sanitiser_version", 0) > state.get("sanitiser_version", 0):  # derived anew
        state |= {name: row[name] for name in ("sanitiser_version", "content_html")}
    if "content_version" in row:
        state["content_version"] = max(e.version for e in stream if "content" in e.change)
    if row.get("entry_id", state.get("entry_id")) is None:  # a purged entry leaves its posts
        state["entry_id"] = None
    if "tags" in state:  # a set: rules of another day may have ordered it otherwise
        row["tags"], state["tags"] = sorted(row["tags"]), sorted(state["tags"])
    wrong = [
        f"{name} is {row.get(name)!r}, folded {state.get(name)!r}"[:200]
        for name in sorted(row.keys() | state.keys() - {"entry_id"})
        if _plain(row.get(name)) != _plain(state.get(name, _DEFAULTS.get(name)))
    ]
    return "; ".join(wrong) or None


def _recorded(event: list[Any]) -> Recorded:
    version, kind, schema_version, change, occurred_at, actor = event
    actor_id = None if actor is None else UUID(actor)
    at = datetime.fromisoformat(occurred_at)
    return Recorded(version, kind, schema_version, change, at, actor_id)


def _plain(value: object) -> object:
    """Give a value in the form in which two of them compare: instants are instants."""
    if isinstance(value, str) and len(value) > len("2026-11-20T") and value[10] == "T":
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value
