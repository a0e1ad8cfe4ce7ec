"""Private journal entries, their content in blocks, and the trash."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, Final

import orjson
from pydantic import MISSING

from codegen.runtime import Json
from core.content import MAX_BYTES, MAX_NODES, count_nodes
from core.context import Context
from core.etag import expected_versions, is_known, known_versions
from core.results import Document, WrongState
from core.text import normal_json
from core.threads import apart
from generated import models, problems
from generated.requests import (
    CreateEntry,
    DeleteEntry,
    GetCalendar,
    GetEntry,
    ListEntries,
    ReplaceEntryContent,
    RestoreEntry,
    UpdateEntry,
)
from generated.responses import (
    CreateEntry201,
    DeleteEntry200,
    GetCalendar200,
    GetCalendar304,
    GetEntry200,
    GetEntry304,
    ListEntries200,
    ReplaceEntryContent200,
    RestoreEntry200,
    UpdateEntry200,
)
from handlers.refusals import check_files, check_zone, invalid, refusal
from store import calendar, entries, revisions
from store.entries import Filters

EMPTY: Final = models.BlockDocument(blocks=[])
MAX_DAYS: Final = 366


async def list_entries(ctx: Context, req: ListEntries) -> ListEntries200:
    """List the entries of a workspace, newest day first."""
    filters = Filters(
        status=req.status,
        tag=req.tag,
        author_id=req.author_id,
        from_date=req.entry_date_gte,
        to_date=req.entry_date_lte,
        pinned=req.pinned,
    )
    pager = ctx.cursors.of("listEntries", workspace_id=req.workspace_id, filters=filters)
    after = pager.after(req.cursor)
    page = await entries.page(ctx, req.workspace_id, filters, req.limit, after)
    if page is None:
        raise problems.NotFound
    return ListEntries200(Json(page.body(pager.next(page.next_key))))


async def create_entry(ctx: Context, req: CreateEntry) -> CreateEntry201:
    """Write an entry in a workspace."""
    fields = req.body.model_dump(exclude={"content"})
    check_zone(fields.get("time_zone"))
    content = await _content(EMPTY if req.body.content is MISSING else req.body.content)
    made = await entries.create(
        ctx,
        req.workspace_id,
        content=content,
        **{"entry_date": None, "time_zone": None, **fields},
    )
    if not isinstance(made, tuple):
        raise refusal("entry", made)
    entry_id, entry = made
    await check_files(ctx, entry_id, content, "/content")
    location = f"/api/v1/entries/{entry_id}"
    return CreateEntry201(Json(entry.body), location=location, etag=entry.etag)


async def get_entry(ctx: Context, req: GetEntry) -> GetEntry200 | GetEntry304:
    """Read an entry, in the trash or not, as it is or as it was."""
    known = known_versions(req.if_none_match)
    past = _past(req)
    if past is None:
        found = await entries.read(ctx, req.entry_id, known)
    else:
        found = await revisions.read_entry(ctx, req.entry_id, past, known)
    if found is None:
        raise problems.NotFound
    if found.json is None:
        return GetEntry304(found.etag)
    return GetEntry200(Json(found.json), etag=found.etag)


async def update_entry(ctx: Context, req: UpdateEntry) -> UpdateEntry200:
    """Change an entry's title, tags, day, mood or pin."""
    changes = req.body.model_dump()
    check_zone(changes.get("time_zone"))
    entry = await entries.patch(ctx, req.entry_id, expected_versions(req.if_match), changes)
    if not isinstance(entry, Document):
        raise refusal("entry", entry)
    return UpdateEntry200(Json(entry.body), etag=entry.etag)


async def replace_entry_content(ctx: Context, req: ReplaceEntryContent) -> ReplaceEntryContent200:
    """Replace an entry's blocks."""
    expected = expected_versions(req.if_match)
    content = await _content(req.body)
    entry = await entries.replace_content(ctx, req.entry_id, expected, content)
    if not isinstance(entry, Document):
        raise refusal("entry", entry)
    await check_files(ctx, req.entry_id, content)
    return ReplaceEntryContent200(Json(entry.body), etag=entry.etag)


async def delete_entry(ctx: Context, req: DeleteEntry) -> DeleteEntry200:
    """Put an entry in the trash, once or again."""
    trashed = await entries.trash(ctx, req.entry_id, expected_versions(req.if_match))
    if not isinstance(trashed, Document):
        raise refusal("entry", trashed)
    return DeleteEntry200(Json(trashed.body), etag=trashed.etag)


async def restore_entry(ctx: Context, req: RestoreEntry) -> RestoreEntry200:
    """Take an entry out of the trash."""
    entry = await entries.restore(ctx, req.entry_id)
    if isinstance(entry, WrongState):
        raise problems.NotDeleted("The entry is not in the trash.")
    if not isinstance(entry, Document):
        raise refusal("entry", entry)
    return RestoreEntry200(Json(entry.body), etag=entry.etag)


async def get_calendar(ctx: Context, req: GetCalendar) -> GetCalendar200 | GetCalendar304:
    """See on which days there are entries, and what was written on this day before."""
    first, last = req.entry_date_gte, req.entry_date_lte
    if not 0 <= (last - first).days < MAX_DAYS:
        rule = f"not before the first day, and at most {MAX_DAYS} days with it"
        raise invalid("/entry_date[lte]", "range", rule, "query")
    body = await calendar.read(ctx, req.workspace_id, first, last, req.on_this_day)
    if body is None:
        raise problems.NotFound
    digest = hashlib.sha256(body).hexdigest()[:32]
    if is_known(digest, req.if_none_match):
        return GetCalendar304(f'W/"{digest}"')
    return GetCalendar200(Json(body), etag=f'W/"{digest}"')


def _past(req: GetEntry) -> int | datetime | None:
    """Return the version or the instant that the entry is asked of; None for the present."""
    if req.as_of_version is not None and req.as_of_time is not None:
        rule = "not together with as_of_version"
        raise invalid("/as_of_time", "mutually_exclusive", rule, "query")
    return req.as_of_version or req.as_of_time


async def _content(document: models.BlockDocument) -> dict[str, Any]:
    """Return the blocks as they are kept. Raises `ContentInvalid` for more than an entry holds."""
    content = document.model_dump()
    return await apart(len(orjson.dumps(content)), _kept, content)


def _kept(document: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = normal_json(document)
    nodes = count_nodes(content)
    if nodes > MAX_NODES:
        raise problems.ContentInvalid(f"An entry holds {MAX_NODES:,} nodes.", nodes=nodes)
    if len(orjson.dumps(content)) > MAX_BYTES:
        raise problems.ContentInvalid("An entry holds 1 MiB of content.", nodes=nodes)
    return content
