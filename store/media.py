"""Media: whose they are, which files there are of each, what shows them, and who may see them.

The bytes themselves are blobs, under `blob_key`. They are written before the row and deleted after
it, so no row is ever without its bytes. Which entry or post shows which medium is kept by triggers
on their content (`migrations/`); nothing here writes it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from core.context import Context, Database
from core.paging import KeyPart
from core.results import Conflict, Document, NotFound, Page, version_matches
from store import events
from store.documents import MEDIA, SHOWN_POST
from store.session import Statement, first, one, rows, statement

ORIGINAL = "original"
BLOBS = "media"
RETENTION_DAYS = 7
BATCH = 200


def blob_key(media_id: UUID, variant: str) -> str:
    """Return where the bytes of a file are."""
    return f"{BLOBS}/{media_id}/{variant}"


def media_of(key: str) -> UUID | None:
    """Return the medium that a blob's key is made of; None for a key of somebody else's."""
    try:
        return UUID(key.split("/")[1])
    except (IndexError, ValueError):
        return None


# Adding -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class File:
    """One file of a medium, whose blob is written already."""

    variant: str
    media_type: str
    sha256: bytes
    size: int
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """What somebody uploaded: `sha256` of the bytes that came, and the files made from them.

    Without a name it keeps the one that it had.
    """

    sha256: bytes
    file_name: str | None
    alt_text: str | None


@dataclass(frozen=True, slots=True)
class Quota:
    """What one owner may keep; with what was deleted and is on the disk yet, twice as much."""

    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A medium that is there now; `is_new` unless the owner had it before."""

    media_id: UUID
    is_new: bool
    document: Document


@dataclass(frozen=True, slots=True)
class QuotaExceeded:
    """The owner keeps as much as one may: so many files, or bytes."""

    files: int
    bytes: int


# One upload of an owner at a time decides about the quota and about repeated files.
_LOCK_OWNER = statement("SELECT FROM users WHERE id = :user_id FOR NO KEY UPDATE")

_KEPT = """
    count(*) FILTER (WHERE deleted_at IS NULL),
    coalesce(sum(stored_bytes) FILTER (WHERE deleted_at IS NULL), 0)::bigint,
    count(*), coalesce(sum(stored_bytes), 0)::bigint"""
_USAGE = statement(f"SELECT {_KEPT} FROM media WHERE owner_id = :user_id")
_FORESEE = statement(f"""
    SELECT {_KEPT}, coalesce(bool_or(sha256 = :sha256), false)
    FROM media WHERE owner_id = :user_id""")

# Locked, so that neither its deletion nor its purge comes between.
_SAME = statement("""
    SELECT id, version, alt_text, deleted_at IS NOT NULL, stored_bytes FROM media
    WHERE owner_id = :user_id AND sha256 = :sha256 FOR NO KEY UPDATE""")

_INSERT = statement(f"""
    WITH f AS (
        INSERT INTO media (id, owner_id, sha256, media_type, file_name, size_bytes, width, height,
                           alt_text, stored_bytes, version, created_at, updated_at)
        SELECT :media_id, :user_id, :sha256, :media_type, :file_name, :size_bytes, :width, :height,
               :alt_text, :stored_bytes, 1, moment, moment
        FROM clock_timestamp() AS moment
        RETURNING created_at AS moment
    ), files AS (
        INSERT INTO media_files (media_id, variant, media_type, sha256, size_bytes, width, height)
        SELECT :media_id, * FROM unnest(
            CAST(:variants AS text[]), CAST(:types AS text[]), CAST(:digests AS bytea[]),
            CAST(:sizes AS bigint[]), CAST(:widths AS integer[]), CAST(:heights AS integer[]))
    ), {events.recording("f")}
    SELECT FROM f""")

_AGAIN = statement(f"""
    WITH f AS (
        UPDATE media
        SET alt_text = :alt_text, file_name = coalesce(:file_name, file_name), deleted_at = NULL,
            purge_at = NULL, version = version + 1,
            updated_at = greatest(clock_timestamp(), updated_at)
        WHERE id = :media_id
        RETURNING updated_at AS moment
    ), {events.recording("f")}
    SELECT FROM f""")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an owner keeps before an upload, and on the disk with what was deleted.

    `is_known` says that the file need not be read again: it is there, or was lately.
    """

    files: int
    bytes: int
    all_files: int
    all_bytes: int
    is_known: bool = False

    def full(self, quota: Quota, size: int, *, new: bool = True) -> QuotaExceeded | None:
        """Say that there is no room for one more file; a `new` one comes onto the disk, too."""
        fits = (
            self.files + 1 <= quota.files
            and self.bytes + size <= quota.bytes
            and self.all_files + new <= 2 * quota.files
            and self.all_bytes + size * new <= 2 * quota.bytes
        )
        return None if fits else QuotaExceeded(self.files, self.bytes)


async def foresee(ctx: Context, sha256: bytes) -> Foreseen:
    """Say what the caller keeps, outside of the unit of work; `add` has the last word."""
    where = {"user_id": ctx.user.user_id, "sha256": sha256}
    return Foreseen(*await one(ctx.db.outside, _FORESEE, **where))


async def add(
    ctx: Context, upload: Upload, media_id: UUID, files: Sequence[File], quota: Quota
) -> Kept | QuotaExceeded | NotFound:
    """Keep a new medium, or the one of the same bytes that its owner has.

    `files` are those of the new one, the original first; their blobs are written. Without them
    only a medium that is there is taken, and `NotFound` says that it went meanwhile.
    """
    user_id = ctx.user.user_id
    await rows(ctx.db, _LOCK_OWNER, user_id=user_id)
    same = await first(ctx.db, _SAME, user_id=user_id, sha256=upload.sha256)
    if same is None and not files:
        return NotFound()
    stored = sum(file.size for file in files) if same is None else same[4]
    comes_back = same is None or same[3]
    if comes_back and (full := await _full(ctx, quota, stored, new=same is None)):
        return full
    if same is None:
        await _insert(ctx, upload, media_id, files, stored)
    else:
        media_id, version, alt_text, deleted, _ = same
        await _take_again(ctx, upload, media_id, version, None if deleted else alt_text)
    document = await read(ctx, media_id)
    if document is None:
        raise AssertionError  # it was written in this very transaction
    return Kept(media_id, comes_back, document)


async def _full(ctx: Context, quota: Quota, stored: int, *, new: bool) -> QuotaExceeded | None:
    """Say that there is no room: among what is there, or on the disk with what was deleted."""
    kept = Foreseen(*await one(ctx.db, _USAGE, user_id=ctx.user.user_id))
    return kept.full(quota, stored, new=new)


async def _insert(
    ctx: Context, upload: Upload, media_id: UUID, files: Sequence[File], stored: int
) -> None:
    original = files[0]
    await rows(
        ctx.db,
        _INSERT,
        media_id=media_id,
        user_id=ctx.user.user_id,
        sha256=upload.sha256,
        media_type=original.media_type,
        file_name=upload.file_name,
        size_bytes=original.size,
        width=original.width,
        height=original.height,
        alt_text=upload.alt_text or "",
        stored_bytes=stored,
        variants=[file.variant for file in files],
        types=[file.media_type for file in files],
        digests=[file.sha256 for file in files],
        sizes=[file.size for file in files],
        widths=[file.width for file in files],
        heights=[file.height for file in files],
        **events.parameters(ctx, events.Event("media.uploaded", media_id, 1, {})),
    )


async def _take_again(
    ctx: Context, upload: Upload, media_id: UUID, version: int, alt_text: str | None
) -> None:
    """Bring a deleted medium back (`alt_text` None), or describe one anew; else change nothing."""
    back = alt_text is None
    if not back and upload.alt_text in (None, alt_text):
        return
    event = events.Event("media.uploaded", media_id, version + 1, {})
    await rows(
        ctx.db,
        _AGAIN,
        media_id=media_id,
        alt_text=upload.alt_text or "",
        file_name=upload.file_name if back else None,
        **events.parameters(ctx, event),
    )


# Reading ------------------------------------------------------------------------------------------

_READ = statement(f"""
    SELECT f.version, CASE WHEN ARRAY[f.version, -1] && :known THEN NULL ELSE {MEDIA} END
    FROM media f WHERE f.id = :media_id AND f.owner_id = :user_id AND f.deleted_at IS NULL""")


def _list(condition: str) -> Statement:
    return statement(f"""
        SELECT f.id, {MEDIA} FROM media f
        WHERE f.owner_id = :user_id AND f.deleted_at IS NULL AND {condition}
          AND (CAST(:after AS uuid) IS NULL OR f.id < CAST(:after AS uuid))
        ORDER BY f.id DESC LIMIT :limit""")


_LIST, _LIST_UNATTACHED = _list("true"), _list("f.references_count = 0")

_PUBLIC = f"""EXISTS (SELECT FROM post_media k JOIN posts p ON p.id = k.post_id
    WHERE k.media_id = f.id AND {SHOWN_POST})"""

_SHARED = """EXISTS (SELECT FROM entry_media k JOIN entries e ON e.id = k.entry_id
    JOIN workspaces w ON w.id = e.workspace_id AND w.deleted_at IS NULL
    JOIN memberships m ON m.workspace_id = e.workspace_id AND m.user_id = CAST(:user_id AS uuid)
    WHERE k.media_id = f.id)"""

_CONTENT = statement(f"""
    SELECT c.variant, c.media_type, c.sha256, c.size_bytes, {_PUBLIC},
           CASE WHEN f.owner_id = CAST(:user_id AS uuid) OR {_SHARED} THEN f.file_name END
    FROM media f JOIN media_files c ON c.media_id = f.id
    WHERE f.id = :media_id AND f.deleted_at IS NULL AND c.variant IN (:variant, '{ORIGINAL}')
      AND (f.owner_id = CAST(:user_id AS uuid) OR {_PUBLIC} OR {_SHARED})
    ORDER BY c.variant = :variant DESC LIMIT 1""")


@dataclass(frozen=True, slots=True)
class Content:
    """One file that the caller may see, and whether everybody may.

    What its owner calls it, is for the owner and for members of a workspace that shows it.
    """

    variant: str
    media_type: str
    sha256: bytes
    size: int
    is_public: bool
    file_name: str | None


async def read(ctx: Context, media_id: UUID, known: Sequence[int] = ()) -> Document | None:
    """Read what is known of a medium of the caller's; None when there is none."""
    where = {"media_id": media_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _READ, known=list(known), **where)
    return None if row is None else Document(*row)


async def page(
    ctx: Context, limit: int, after: Sequence[KeyPart] | None = None, *, unattached: bool = False
) -> Page:
    """List the caller's media, newest first; `unattached` ones are shown by nothing."""
    found = await rows(
        ctx.db,
        _LIST_UNATTACHED if unattached else _LIST,
        user_id=ctx.user.user_id,
        after=after[0] if after else None,
        limit=limit + 1,
    )
    more = len(found) > limit
    return Page([row[1] for row in found[:limit]], [str(found[limit - 1][0])] if more else None)


async def content(ctx: Context, media_id: UUID, variant: str) -> Content | None:
    """Find the file of a variant, or the original where there is none such.

    For the owner, for members of a workspace whose entry shows it, and for everybody when a
    published post does. None for the rest.
    """
    row = await first(ctx.db, _CONTENT, media_id=media_id, variant=variant, user_id=ctx.user_id)
    return None if row is None else Content(row[0], row[1], bytes(row[2]), *row[3:])


# What content shows -------------------------------------------------------------------------------

_SHOWN = statement("""
    SELECT f.id, f.media_type
    FROM (SELECT media_id FROM entry_media WHERE entry_id = :owner_id
          UNION ALL SELECT media_id FROM post_media WHERE post_id = :owner_id) k
    JOIN media f ON f.id = k.media_id""")


async def shown(ctx: Context, owner_id: UUID) -> dict[UUID, str]:
    """Return the media types of the files that an entry's or a post's content refers to and may.

    Ask in the transaction that has written the content. The triggers have decided by then, so there
    is one rule; and who may not write there has been refused before learning what is shown.
    """
    return dict(await rows(ctx.db, _SHOWN, owner_id=owner_id))


# Deleting -----------------------------------------------------------------------------------------

_LOCK = statement("""
    SELECT version, updated_at, owner_id, references_count FROM media
    WHERE id = :media_id AND owner_id = :user_id AND deleted_at IS NULL FOR UPDATE""")

_DELETE = statement(f"""
    WITH f AS (
        UPDATE media
        SET deleted_at = moment, purge_at = moment + make_interval(days => {RETENTION_DAYS}),
            version = version + 1, updated_at = moment
        FROM (SELECT greatest(clock_timestamp(), updated_at) AS moment
              FROM media WHERE id = :media_id) AS t
        WHERE id = :media_id
        RETURNING updated_at AS moment
    ), {events.recording("f")}
    SELECT FROM f""")


@dataclass(frozen=True, slots=True)
class InUse:
    """So many entries and posts show the medium."""

    references: int


async def delete(
    ctx: Context, media_id: UUID, expected: Sequence[int], *, force: bool
) -> NotFound | Conflict | InUse | None:
    """Delete a medium of the caller's, even one in use if forced; None when that is done."""
    where = {"media_id": media_id, "user_id": ctx.user.user_id}
    row = await first(ctx.db, _LOCK, **where)
    if row is None:
        return NotFound()
    version, updated_at, owner_id, references = row
    if not version_matches(expected, version):
        return Conflict(version, updated_at, owner_id)
    if references and not force:
        return InUse(references)
    event = events.Event("media.deleted", media_id, version + 1, {})
    await rows(ctx.db, _DELETE, media_id=media_id, **events.parameters(ctx, event))
    return None


# Upkeep -------------------------------------------------------------------------------------------

_PURGE = statement(f"""
    DELETE FROM media WHERE id IN (
        SELECT id FROM media
        WHERE purge_at < clock_timestamp() AND references_count = 0
        ORDER BY purge_at LIMIT {BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, (SELECT array_agg(v.variant) FROM media_files v WHERE v.media_id = media.id)""")

_THERE = statement("SELECT id FROM media WHERE id = ANY(:ids)")


async def purge(db: Database) -> list[str]:
    """Remove media whose time is over and which nothing shows, at most `BATCH`.

    Return the keys of their blobs, to be deleted once this has been committed.
    """
    return [
        blob_key(media_id, variant)
        for media_id, variants in await rows(db, _PURGE)
        for variant in variants or ()
    ]


async def orphans(db: Database, media_ids: Collection[UUID]) -> set[UUID]:
    """Return those ids that no medium has."""
    found = await rows(db, _THERE, ids=list(media_ids))
    return set(media_ids) - {row[0] for row in found}
