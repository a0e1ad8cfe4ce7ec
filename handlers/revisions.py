"""What an entry was at each of its versions, and every event that made it so."""

from __future__ import annotations

from typing import Final

import orjson

from codegen.runtime import Json
from core.block_patch import patch
from core.context import Context
from core.etag import expected_versions, known_versions
from core.results import Document, Page
from core.threads import apart
from generated import problems
from generated.requests import GetRevision, ListEntryEvents, ListRevisions, RestoreRevision
from generated.responses import (
    GetRevision200,
    GetRevision304,
    ListEntryEvents200,
    ListRevisions200,
    RestoreRevision200,
)
from handlers.refusals import UNKNOWN, invalid, refusal, wrong_files
from store import revisions

FOREVER: Final = "private, max-age=31536000"


async def list_revisions(ctx: Context, req: ListRevisions) -> ListRevisions200:
    """List an entry's revisions, newest first."""
    pager = ctx.cursors.of("listRevisions", entry_id=req.entry_id)
    page = await revisions.page(ctx, req.entry_id, req.limit, pager.after(req.cursor))
    if page is None:
        raise problems.NotFound
    return ListRevisions200(Json(page.body(pager.next(page.next_key))))


async def get_revision(ctx: Context, req: GetRevision) -> GetRevision200 | GetRevision304:
    """Read the state of an entry at a version, and how it comes out of another one."""
    known = known_versions(req.if_none_match)
    found = await revisions.read(ctx, req.entry_id, req.version, req.diff_from, known)
    if found is None:
        raise problems.NotFound
    if req.diff_from is not None and found.other is None:
        raise problems.RevisionNotFound(
            "The entry has no such version to compare with.",
            current_version=found.current_version,
        )
    etag = found.revision.etag
    if found.revision.json is None:
        return GetRevision304(etag, cache_control=FOREVER)
    body = found.revision.json
    if found.other is not None:
        body = await apart(len(body) + len(found.other), _compared, body, found.other)
    return GetRevision200(Json(body), etag=etag, cache_control=FOREVER)


async def restore_revision(ctx: Context, req: RestoreRevision) -> RestoreRevision200:
    """Bring an old version of an entry back, as a new one."""
    expected = expected_versions(req.if_match)
    entry = await revisions.restore(ctx, req.entry_id, req.version, expected)
    if not isinstance(entry, Document):
        raise refusal("entry", entry)
    content = orjson.loads(entry.body)["content"]
    wrong = await wrong_files(ctx, req.entry_id, content)
    if wrong:
        place, code, rule = wrong[0]
        there = "of which every file is still there"
        raise invalid(
            "/version", code, there if code == UNKNOWN else f"with {rule} ({place})", "path"
        )
    return RestoreRevision200(Json(entry.body), etag=entry.etag)


async def list_entry_events(ctx: Context, req: ListEntryEvents) -> ListEntryEvents200:
    """List what happened to an entry, oldest first."""
    pager = ctx.cursors.of("listEntryEvents", entry_id=req.entry_id)
    page = await revisions.events_page(ctx, req.entry_id, req.limit, pager.after(req.cursor))
    if not isinstance(page, Page):
        raise refusal("entry", page)
    return ListEntryEvents200(Json(page.body(pager.next(page.next_key))))


def _compared(revision: bytes, other: bytes) -> bytes:
    """Return a revision with its difference from another one."""
    new, old = orjson.loads(revision), orjson.loads(other)
    new["diff"] = {"from_version": old["version"], "operations": patch(old, new)}
    return orjson.dumps(new)
