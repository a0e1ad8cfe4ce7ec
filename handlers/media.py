"""Pictures and other files that entries and posts show."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from anyio import CancelScope
from anyio.to_thread import run_sync
from pydantic import MISSING

from codegen.runtime import Json, Unsatisfiable, UploadedFile, select_range
from core.context import Context
from core.disposition import disposition
from core.errors import Unavailable
from core.etag import expected_versions, is_known, known_versions
from core.filetypes import HEAD, HEIC, NAMES, TYPES, FileType, agreed, sniff
from core.ids import new_id
from core.images import Rendition, TooManyPixels, Undecodable
from core.results import Conflict, NotFound
from core.text import nfc
from generated import models, problems
from generated.requests import (
    DeleteMedia,
    GetMedia,
    GetMediaContent,
    ListMedia,
    UploadMedia,
)
from generated.responses import (
    DeleteMedia204,
    GetMedia200,
    GetMedia304,
    GetMediaContent200,
    GetMediaContent206,
    GetMediaContent304,
    ListMedia200,
    UploadMedia200,
    UploadMedia201,
)
from store import jobs, media
from store.media import File, Foreseen, InUse, Kept, Quota, QuotaExceeded, Upload

# As posts: shared caches may keep it half a minute; browsers ask each time, and are told 304.
PUBLIC: Final = "public, max-age=0, s-maxage=30"
PRIVATE: Final = "private, no-cache"

KEPT_TYPES: Final = TYPES.keys() - {HEIC.media_type}
"""What is not kept as what it came."""
NAME_LENGTH: Final = 255
# What could make a name read otherwise than it is: controls, and marks of direction.
_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")
_EXTENSION = re.compile(r"[A-Za-z][A-Za-z0-9]{0,7}")

ORPHAN_AGE: Final = timedelta(hours=24)
"""No upload takes so long: bytes that are older, and have no row, will never have one."""


async def list_media(ctx: Context, req: ListMedia) -> ListMedia200:
    """List the caller's files, newest first."""
    pager = ctx.cursors.of("listMedia", unattached=req.unattached)
    after = pager.after(req.cursor)
    page = await media.page(ctx, req.limit, after, unattached=req.unattached)
    return ListMedia200(Json(page.body(pager.next(page.next_key))))


async def upload_media(ctx: Context, req: UploadMedia) -> UploadMedia200 | UploadMedia201:
    """Keep a file. What is slow comes before the unit of work begins."""
    file = req.body.file
    if not file.size:
        raise _invalid("empty", "more than nothing")
    kind, name = _identify(file.filename, file.content_type, await file.read(HEAD))
    alt_text = None if req.body.alt_text is MISSING else nfc(req.body.alt_text)
    media_id = new_id()
    with TemporaryDirectory(prefix="daybook-media-") as folder:
        source = Path(folder) / "upload"
        sha256 = await _receive(file, source)
        foreseen = await media.foresee(ctx, sha256)
        files = [] if foreseen.is_known else await _make(ctx, kind, source, media_id, foreseen)
    upload = Upload(sha256, _kept_name(name, kind, files), alt_text)
    try:
        kept = await _add(ctx, upload, media_id, files)
    except BaseException:  # refused, repeated, or broken off: nothing names what was written
        await _discard(ctx, media_id, files)
        raise
    if kept.media_id != media_id:  # the same bytes came twice at once
        await _discard(ctx, media_id, files)
    if not kept.is_new:
        return UploadMedia200(Json(kept.document.body), etag=kept.document.etag)
    location = f"/api/v1/media/{kept.media_id}"
    return UploadMedia201(Json(kept.document.body), location=location, etag=kept.document.etag)


async def get_media(ctx: Context, req: GetMedia) -> GetMedia200 | GetMedia304:
    """Read what is known of a file of the caller's."""
    found = await media.read(ctx, req.media_id, known_versions(req.if_none_match))
    if found is None:
        raise problems.NotFound
    if found.json is None:
        return GetMedia304(found.etag)
    return GetMedia200(Json(found.json), etag=found.etag)


async def delete_media(ctx: Context, req: DeleteMedia) -> DeleteMedia204:
    """Delete a file of the caller's."""
    expected = expected_versions(req.if_match)
    match await media.delete(ctx, req.media_id, expected, force=req.force):
        case NotFound():
            raise problems.NotFound
        case Conflict() as conflict:
            raise problems.VersionConflict("The file changed meanwhile.", **conflict.members)
        case InUse(count):
            detail = f"{count} entries and posts show this file."
            raise problems.MediaInUse(detail, references_count=count)
        case None:
            return DeleteMedia204()


async def get_media_content(
    ctx: Context, req: GetMediaContent
) -> GetMediaContent200 | GetMediaContent206 | GetMediaContent304:
    """Send the bytes of a file, or a part of them."""
    found = await media.content(ctx, req.media_id, req.variant)
    if found is None:
        raise problems.NotFound
    opaque = urlsafe_b64encode(found.sha256).decode().rstrip("=")
    for_all = found.is_public and found.file_name is None
    etag, caching = f'"{opaque}"', PUBLIC if for_all else PRIVATE
    if is_known(opaque, req.if_none_match):
        return GetMediaContent304(etag, cache_control=caching)
    kind = TYPES[found.media_type]
    stem = (found.file_name or f"{req.media_id}.").rpartition(".")[0]
    shown = disposition(f"{stem}.{kind.extensions[0]}", inline=kind.inline)
    try:
        part = select_range(req.range, req.if_range, length=found.size, etag=etag)
    except Unsatisfiable as reason:
        headers = {"Content-Range": reason.content_range}
        raise problems.RangeNotSatisfiable(headers=headers) from None
    key = media.blob_key(req.media_id, found.variant)
    if part is None:
        body = await ctx.blobs.read(key, 0, found.size)
        return GetMediaContent200(kind.media_type, body, etag, caching, found.size, shown)
    body = await ctx.blobs.read(key, part.start, part.end)
    content_range = part.content_range(found.size)
    return GetMediaContent206(kind.media_type, body, etag, caching, part.size, content_range, shown)


# What comes in ------------------------------------------------------------------------------------


def _identify(filename: str | None, said: str | None, head: bytes) -> tuple[FileType, str]:
    """Tell what a file is, and what it shall be called. Raises `MediaTypeUnsupported`.

    The first bytes decide; a media type and an extension, where there are any, have to agree.
    """
    found = sniff(head)
    if found is None:
        taken = ", ".join(NAMES)
        raise problems.MediaTypeUnsupported(f"The file is of no type that is taken: {taken}.")
    stem, extension = _split(filename or "")
    kind = agreed(found, said, extension.lower())
    if kind is None:
        ending = f" and ends in .{extension}" if extension else ""
        raise problems.MediaTypeUnsupported(
            f"The file is {found.media_type}; its part says {(said or 'nothing')[:100]}{ending}."
        )
    return kind, _named(stem, extension or kind.extensions[0])


def _named(stem: str, extension: str) -> str:
    return f"{stem[: NAME_LENGTH - len(extension) - 1]}.{extension}"


def _kept_name(name: str, kind: FileType, files: Sequence[File]) -> str | None:
    """Return the name of what is kept; None leaves that of a file that was written anew before."""
    if kind.media_type in KEPT_TYPES:
        return name
    if not files:
        return None
    return _named(name.rpartition(".")[0], TYPES[files[0].media_type].extensions[0])


def _split(filename: str) -> tuple[str, str]:
    """Return the stem and the extension of a name; no path, and nothing unseen, is left of it."""
    name = re.split(r"[/\\]", _UNSEEN.sub("", nfc(filename)))[-1].strip()
    stem, dot, extension = name.rpartition(".")
    if not dot or not _EXTENSION.fullmatch(extension):
        stem, extension = name, ""
    return stem.strip(" .") or "file", extension


def _invalid(code: str, message: str) -> problems.ValidationFailed:
    """Make the problem of a file that breaks a rule beyond its schema."""
    error = models.Violation(location="body", pointer="/file", code=code, message=message)
    return problems.ValidationFailed(f"The file has to be {message}.", errors=[error])


async def _receive(file: UploadedFile, path: Path) -> bytes:
    """Give the file a name of ours on the disk, and return the sha-256 of its bytes."""
    digest = hashlib.sha256()
    await run_sync(path.touch, 0o600)
    with path.open("wb") as copy:
        async for chunk in file.chunks():
            digest.update(chunk)
            await run_sync(copy.write, chunk)
    return digest.digest()


async def _make(
    ctx: Context, kind: FileType, source: Path, media_id: UUID, foreseen: Foreseen
) -> list[File]:
    """Make the files of a medium and write their blobs, the original first.

    Nothing is made that has no room, and nothing stays of what could not be written whole.
    """
    quota = _quota(ctx)
    if kind.picture is None:
        made = [Rendition(media.ORIGINAL, source, kind.media_type)]
    else:
        _check_room(foreseen.full(quota, 1))
        made = await _render(ctx, kind.picture, source)
    files = [await run_sync(_measure, rendition) for rendition in made]
    _check_room(foreseen.full(quota, sum(file.size for file in files)))
    try:
        for rendition in made:
            await ctx.blobs.put(media.blob_key(media_id, rendition.name), rendition.path)
    except BaseException:
        await _discard(ctx, media_id, files)
        raise
    return files


def _quota(ctx: Context) -> Quota:
    return Quota(ctx.settings.media_quota_files, ctx.settings.media_quota_bytes)


def _check_room(full: QuotaExceeded | None) -> None:
    """Raise the problem of an owner who keeps as much as one may."""
    if full is not None:
        detail = f"You keep {full.files} files of {full.bytes} bytes in all."
        raise problems.QuotaExceeded(detail)


async def _add(ctx: Context, upload: Upload, media_id: UUID, files: Sequence[File]) -> Kept:
    match await media.add(ctx, upload, media_id, files, _quota(ctx)):
        case Kept() as kept:
            return kept
        case NotFound():
            raise Unavailable("the file that was there is just being removed")
        case QuotaExceeded() as full:
            _check_room(full)
            raise AssertionError  # that raised


async def _discard(ctx: Context, media_id: UUID, files: Sequence[File]) -> None:
    """Remove blobs that no row names; the sweep finds those that cannot be removed now."""
    with CancelScope(shield=True), suppress(Unavailable):
        await ctx.blobs.delete([media.blob_key(media_id, file.variant) for file in files])


async def _render(ctx: Context, form: str, source: Path) -> list[Rendition]:
    folder = source.parent / "made"
    folder.mkdir()
    try:
        return await ctx.images.render(source, form, folder)
    except TooManyPixels as reason:
        raise problems.MediaTooLarge(str(reason)) from None
    except Undecodable:
        raise _invalid("undecodable", "a picture that can be read") from None


def _measure(rendition: Rendition) -> File:
    with rendition.path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").digest()
    size = rendition.path.stat().st_size
    return File(
        rendition.name, rendition.media_type, sha256, size, rendition.width, rendition.height
    )


# Upkeep -------------------------------------------------------------------------------------------


async def purge_media(ctx: Context) -> None:
    """Remove deleted files whose time is over; their bytes go once that has been committed."""
    keys = await media.purge(ctx.db)
    if keys:
        await jobs.enqueue(ctx, "media.remove_blobs", {"keys": keys})


async def remove_media_blobs(ctx: Context, keys: list[str]) -> None:
    """Remove the bytes of files that are gone."""
    await ctx.blobs.delete(keys)


async def sweep_media(ctx: Context) -> None:
    """Remove bytes that no file has: of uploads that were broken off, a day after they came."""
    before = datetime.now(UTC) - ORPHAN_AGE
    await ctx.blobs.remove_unfinished(before)
    async for batch in ctx.blobs.listed(media.BLOBS):
        old = {blob.key: media.media_of(blob.key) for blob in batch if blob.modified_at < before}
        gone = await media.orphans(ctx.db.outside, {found for found in old.values() if found})
        await ctx.blobs.delete([key for key, media_id in old.items() if media_id in gone])
