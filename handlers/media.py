"""Pictures and other files that entries and posts show."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from anyio.to_thread import run_sync
from pydantic import MISSING

from codegen.runtime import Json, Unsatisfiable, UploadedFile, select_range
from core.context import Context
from core.disposition import disposition
from core.errors import Unavailable
from core.etag import expected_versions, is_known, known_versions
from core.filetypes import HEAD, TYPES, FileType, by_media_type, sniff
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
from store.media import File, InUse, Quota, QuotaExceeded, Upload

# As posts: shared caches may keep it half a minute; browsers ask each time, and are told 304.
PUBLIC: Final = "public, max-age=0, s-maxage=30"
PRIVATE: Final = "private, no-cache"

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
        known = await media.has(ctx, sha256)
        files = [] if known else await _make(ctx, kind, source, media_id)
    quota = Quota(ctx.settings.media_quota_files, ctx.settings.media_quota_bytes)
    match await media.add(ctx, Upload(sha256, name, alt_text), media_id, files, quota):
        case QuotaExceeded(count, size):
            raise problems.QuotaExceeded(f"You keep {count} files of {size} bytes in all.")
        case NotFound():
            raise Unavailable("the file that was there is just being removed")
        case kept:
            document = kept.document
    if not kept.is_new:
        return UploadMedia200(Json(document.body), etag=document.etag)
    location = f"/api/v1/media/{kept.media_id}"
    return UploadMedia201(Json(document.body), location=location, etag=document.etag)


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
    etag, caching = f'"{opaque}"', PUBLIC if found.is_public else PRIVATE
    if is_known(opaque, req.if_none_match):
        return GetMediaContent304(etag, cache_control=caching)
    kind = TYPES[found.media_type]
    stem = found.file_name.rpartition(".")[0]
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
    kind = sniff(head)
    if kind is None:
        raise problems.MediaTypeUnsupported("This is a file of none of the types that are taken.")
    unsaid = said is None or said.partition(";")[0].strip().lower() == "application/octet-stream"
    if not unsaid and said is not None and by_media_type(said) is not kind:
        raise problems.MediaTypeUnsupported(
            f"The file is {kind.media_type}, and its part says {said[:100]}."
        )
    stem, extension = _split(filename or "")
    if extension and extension.lower() not in kind.extensions:
        raise problems.MediaTypeUnsupported(
            f"The file is {kind.media_type}, and its name ends in .{extension}."
        )
    ending = f".{extension or kind.extensions[0]}"
    return kind, f"{stem[: NAME_LENGTH - len(ending)]}{ending}"


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
    with path.open("wb") as copy:
        async for chunk in file.chunks():
            digest.update(chunk)
            await run_sync(copy.write, chunk)
    return digest.digest()


async def _make(ctx: Context, kind: FileType, source: Path, media_id: UUID) -> list[File]:
    """Make the files of a medium and write their blobs, the original first."""
    if kind.picture is None:
        made = [Rendition(media.ORIGINAL, source, kind.media_type)]
    else:
        made = await _render(ctx, kind.picture, source)
    files = []
    for rendition in made:
        size, sha256 = await run_sync(_measure, rendition.path)
        await ctx.blobs.put(media.blob_key(media_id, rendition.name), rendition.path)
        files.append(
            File(
                rendition.name,
                rendition.media_type,
                sha256,
                size,
                rendition.width,
                rendition.height,
            )
        )
    return files


async def _render(ctx: Context, form: str, source: Path) -> list[Rendition]:
    folder = source.parent / "made"
    folder.mkdir()
    try:
        return await ctx.images.render(source, form, folder)
    except TooManyPixels as reason:
        raise problems.MediaTooLarge(str(reason)) from None
    except Undecodable:
        raise _invalid("undecodable", "a picture that can be read") from None


def _measure(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").digest()


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
    async for batch in ctx.blobs.listed(media.BLOBS):
        old = {blob.key: media.media_of(blob.key) for blob in batch if blob.modified_at < before}
        gone = await media.orphans(ctx.db.outside, {found for found in old.values() if found})
        await ctx.blobs.delete([key for key, media_id in old.items() if media_id in gone])
