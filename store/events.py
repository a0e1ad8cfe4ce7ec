"""The event store, which is the outbox: recording, claiming, marking, reading back.

An event has two faces. `event_data` is the change itself, complete and private: projections are
rebuilt from it, and it never leaves the database. `public_data` is the `data` of the envelope that
the contract's `webhooks:` section declares; the envelope is rendered here once, and everybody
downstream forwards those bytes untouched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from core.context import Context, Database
from core.ids import new_id
from store.documents import instant, json_row
from store.session import (
    EVENTS_CHANNEL,
    Row,
    WriteUnit,
    json_text,
    jsonb,
    one,
    rows,
    statement,
)

SUBJECT_PREFIX = "daybook.v1"
MAX_ATTEMPTS = 10

# Relays of one partition exclude each other with this lock; there is one partition.
_RELAY_LOCK = 7_268_011


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an aggregate.

    `change` is what the projection is rebuilt from; `public` is what the world is told, by
    default the aggregate's id and version. `actor_id` is given where nobody is signed in yet;
    `unattributed` is set where whoever caused it must stay unknown to those who read events.
    """

    type: str
    aggregate_id: UUID
    version: int
    change: Mapping[str, object]
    workspace_id: UUID | None = None
    public: Mapping[str, object] | None = None
    actor_id: UUID | None = None
    unattributed: bool = False

    @property
    def aggregate_type(self) -> str:
        """The part of the type before the dot."""
        return self.type.partition(".")[0]


# Recording ----------------------------------------------------------------------------------------


def recording(source: str, prefix: str = "event") -> str:
    """Return the CTE that records one event for the row of the CTE `source`, at its `moment`.

    The position is taken for a row that `source` has already locked or made, never before:
    within an aggregate the order of positions is the order of versions. Two events of one
    aggregate in one statement are chained, the second with the first as its source. Parameters
    come from `parameters(…, prefix)`.
    """
    return f"""{prefix} AS (
        INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                                 event_data, public_data, metadata, workspace_id, occurred_at,
                                 position)
        SELECT :{prefix}_id, :{prefix}_aggregate_id, :{prefix}_aggregate_type, :{prefix}_version,
               :{prefix}_type, :{prefix}_change, :{prefix}_public, :{prefix}_metadata,
               :{prefix}_workspace_id, source.moment, nextval('event_positions')
        FROM {source} AS source
        RETURNING occurred_at AS moment
    )"""


_NOBODY = """'{"actor": {"kind": "system", "id": null}, "trace_id": null}'::jsonb"""


def recording_each(
    source: str, event_type: str, prefix: str = "event", metadata: str = _NOBODY
) -> str:
    """Return the CTE that records one event for each row of `source`.

    Nobody caused it, unless `metadata` is `:event_metadata`, of which `caused` is the parameter.

    Its rows give `aggregate_id`, `version`, `workspace_id`, `moment`, and as JSON `change` and
    `public`; like those of `recording` they are locked already. The unit is to `announce` it.
    """
    return f"""{prefix} AS (
        INSERT INTO event_store (id, aggregate_id, aggregate_type, aggregate_version, event_type,
                                 event_data, public_data, metadata, workspace_id, occurred_at,
                                 position)
        SELECT uuidv7(), source.aggregate_id, '{event_type.partition(".")[0]}', source.version,
               '{event_type}', source.change, source.public, {metadata}, source.workspace_id,
               source.moment, nextval('event_positions')
        FROM {source} AS source
        RETURNING aggregate_id
    )"""


def blanking(aggregates: str) -> str:
    """Return the CTE that leaves tombstones of all events of the aggregates of a query.

    They keep id, type, version and time; what they said is gone, and who did it. They are not
    published again.
    """
    return f"""blanked AS (
        UPDATE event_store e
        SET event_data = '{{}}', metadata = {_NOBODY} || '{{"purged": true}}',
            public_data = json_build_object(
                e.aggregate_type || '_id', e.aggregate_id, 'version', e.aggregate_version)
        WHERE e.aggregate_id IN ({aggregates})
    )"""


def announce(db: Database) -> None:
    """Have the relays woken once this unit has committed."""
    if isinstance(db, WriteUnit):
        db.hints[EVENTS_CHANNEL] = ""


def parameters(ctx: Context, event: Event, prefix: str = "event") -> dict[str, object]:
    """Return the parameters of `recording(…, prefix)`, and have the relays woken."""
    announce(ctx.db)
    actor_id = None if event.unattributed else event.actor_id or ctx.user_id
    public = event.public
    if public is None:
        public = {f"{event.aggregate_type}_id": event.aggregate_id, "version": event.version}
    return {
        f"{prefix}_id": new_id(),
        f"{prefix}_aggregate_id": event.aggregate_id,
        f"{prefix}_aggregate_type": event.aggregate_type,
        f"{prefix}_version": event.version,
        f"{prefix}_type": event.type,
        f"{prefix}_change": json_text(event.change),
        f"{prefix}_public": json_text(public),
        f"{prefix}_metadata": jsonb(_metadata(ctx, actor_id)),
        f"{prefix}_workspace_id": event.workspace_id,
    }


def caused(ctx: Context) -> dict[str, object]:
    """Return who the caller is and under which trace, as `event_metadata` of `recording_each`."""
    return {"event_metadata": jsonb(_metadata(ctx, ctx.user_id))}


def _metadata(ctx: Context, actor_id: UUID | None) -> dict[str, object]:
    """Say who did it and under which trace."""
    who = ctx.who
    kind = "api_key" if who is not None and who.kind == "api_key" else "user"
    actor = {"kind": kind if actor_id else "system", "id": actor_id}
    return {"actor": actor, "trace_id": ctx.request.trace_id or None}


_APPEND = statement(
    f"WITH source AS (SELECT clock_timestamp() AS moment), {recording('source')} SELECT 1"
)


async def append(ctx: Context, event: Event) -> None:
    """Record an event in a statement of its own. The caller has locked the aggregate's row."""
    await rows(ctx.db, _APPEND, **parameters(ctx, event))


# Relaying -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An event on its way out: where it goes, and its exact bytes."""

    id: UUID
    occurred_at: datetime
    aggregate_id: UUID
    subject: str
    body: bytes
    attempts: int


_ACTOR = json_row("e.metadata -> 'actor' -> 'kind' AS kind, e.metadata -> 'actor' -> 'id' AS id")
_ENVELOPE = json_row(f"""e.id AS event_id,
    e.event_type AS type,
    e.event_version AS schema_version,
    {instant("e.occurred_at")} AS occurred_at,
    e.aggregate_type,
    e.aggregate_id,
    e.aggregate_version,
    e.workspace_id,
    {_ACTOR} AS actor,
    e.metadata -> 'trace_id' AS trace_id,
    e.public_data AS data""")

_OUTGOING = f"""e.id, e.occurred_at, e.aggregate_id,
    concat_ws('.', '{SUBJECT_PREFIX}', e.aggregate_type, e.aggregate_id,
              split_part(e.event_type, '.', 2)),
    {_ENVELOPE}, e.attempts"""

_LEAD = statement("SELECT pg_try_advisory_xact_lock(:lock)")

# By position: every event of an aggregate waits for the ones before it, for v+1 cannot commit
# before v and takes its position later. A parked event holds back its own aggregate only.
_CLAIM = statement(f"""
    SELECT {_OUTGOING} FROM event_store e
    WHERE e.published_at IS NULL
      AND NOT EXISTS (SELECT FROM event_store p
                      WHERE p.aggregate_id = e.aggregate_id AND p.parked_at IS NOT NULL)
    ORDER BY e.position LIMIT :limit""")

_MARK = statement("""
    WITH batch AS (
        SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:moments AS timestamptz[]))
            WITH ORDINALITY AS b (id, occurred_at, place)
    ), feed AS (
        UPDATE feed_state SET feed_position = feed_position + cardinality(CAST(:ids AS uuid[]))
        RETURNING feed_position - cardinality(CAST(:ids AS uuid[])) AS base
    )
    UPDATE event_store e
    SET published_at = clock_timestamp(), feed_position = feed.base + batch.place, parked_at = NULL
    FROM batch, feed
    WHERE e.id = batch.id AND e.occurred_at = batch.occurred_at AND e.published_at IS NULL
    RETURNING e.id""")

_FAILED = statement("""
    UPDATE event_store
    SET attempts = attempts + 1,
        parked_at = CASE WHEN attempts + 1 >= :max_attempts THEN clock_timestamp() END
    WHERE id = :id AND occurred_at = :occurred_at
    RETURNING parked_at IS NOT NULL""")

_BACKLOG = statement("""
    SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)::float8,
           count(*) FILTER (WHERE parked_at IS NOT NULL)
    FROM event_store WHERE published_at IS NULL""")

_AFTER = statement(f"""
    SELECT {_OUTGOING}, e.feed_position FROM event_store e
    WHERE e.feed_position > :feed_position AND NOT e.metadata ? 'purged'
    ORDER BY e.feed_position LIMIT :limit""")


_POSITION = statement("SELECT feed_position FROM event_store WHERE id = :id")


class NotLeading(RuntimeError):
    """Events were marked that somebody else had marked already: two relays worked at once."""


async def try_lead(db: Database) -> bool:
    """Become the one active relay until this transaction ends; False when another one is."""
    return bool((await one(db, _LEAD, lock=_RELAY_LOCK))[0])


async def claim_unpublished(db: Database, limit: int) -> list[Outgoing]:
    """Return the oldest events that wait, in publishing order. The caller leads (`try_lead`)."""
    return [Outgoing(*row) for row in await rows(db, _CLAIM, limit=limit)]


async def mark_published(db: Database, published: Sequence[Outgoing]) -> None:
    """Note that the broker has acknowledged these, and number them in this order for feed readers.

    Call it in the transaction that leads. Raises `NotLeading` rather than leave a gap in the
    numbers.
    """
    if not published:
        return
    ids, moments = [e.id for e in published], [e.occurred_at for e in published]
    marked = await rows(db, _MARK, ids=ids, moments=moments)
    if len(marked) != len(published):
        raise NotLeading


async def note_failure(db: Database, event: Outgoing) -> bool:
    """Count a failed attempt; True when the event is parked and its aggregate waits now."""
    where = {"id": event.id, "occurred_at": event.occurred_at}
    return bool((await one(db, _FAILED, **where, max_attempts=MAX_ATTEMPTS))[0])


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many events wait, the age of the oldest in seconds, and how many are parked."""

    events: int
    oldest_seconds: float
    parked: int


async def backlog(db: Database) -> Backlog:
    """Measure the outbox."""
    return Backlog(*await one(db, _BACKLOG))


async def published_after(
    db: Database, feed_position: int, limit: int
) -> list[tuple[int, Outgoing]]:
    """Return published events after a feed position, with theirs: to replay, or to catch up."""
    found = await rows(db, _AFTER, feed_position=feed_position, limit=limit)
    return [(row[-1], Outgoing(*row[:-1])) for row in found]


async def feed_position(db: Database, event_id: UUID) -> int | None:
    """Return the feed position of a published event; None when there is none."""
    found = await rows(db, _POSITION, id=event_id)
    return found[0][0] if found else None


# Reading back -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recorded:
    """One past event of an aggregate, as `store.fold` takes it."""

    version: int
    type: str
    schema_version: int
    change: dict[str, Any]
    occurred_at: datetime
    actor_id: UUID | None


_STREAM = statement("""
    SELECT aggregate_version, event_type, event_version, event_data, occurred_at,
           (metadata -> 'actor' ->> 'id')::uuid
    FROM event_store
    WHERE aggregate_id = :aggregate_id AND aggregate_version <= :until
    ORDER BY aggregate_version""")


async def stream(db: Database, aggregate_id: UUID, until: int = 2**53) -> list[Recorded]:
    """Return the events of an aggregate up to a version, in order."""
    found = await rows(db, _STREAM, aggregate_id=aggregate_id, until=until)
    return [_recorded(row) for row in found]


def _recorded(row: Row) -> Recorded:
    version, kind, schema_version, data, occurred_at, actor_id = row
    return Recorded(version, kind, schema_version, orjson.loads(data), occurred_at, actor_id)
