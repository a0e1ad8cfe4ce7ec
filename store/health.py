"""Whether the database has the schema that this version of the code needs."""

from __future__ import annotations

from pathlib import Path

from psycopg import errors

from core.context import Database
from store.session import first, statement

# Migrations are numbered, in their revision as in their file name.
REVISION = max(
    path.name.partition("_")[0]
    for path in (Path(__file__).parent.parent / "migrations" / "versions").glob("[0-9]*.py")
)

# A newer schema is fine: migrations expand first, so that old processes go on while new ones start.
_IS_MIGRATED = statement("SELECT version_num >= :revision FROM alembic_version")


async def is_migrated(db: Database) -> bool:
    """Tell whether every migration that this version brings has run. Raises `Unavailable`."""
    try:
        row = await first(db, _IS_MIGRATED, revision=REVISION)
    except errors.UndefinedTable:
        return False
    return row is not None and bool(row[0])
