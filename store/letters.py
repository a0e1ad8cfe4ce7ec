"""Letters to an address: how many of a kind it gets in an hour, whoever has asked for them.

Counted is what was sent, so that nobody who asks without end keeps the owner of an address from
getting any letter at all; and each kind by itself, so that invitations keep nobody from setting a
new password.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from core.context import Database
from core.emails import email_key
from store.session import first, statement

HOUR: Final = "interval '1 hour'"

# One row for an address and a kind: its lock decides between two workers. A letter that is sent
# again, because its job was run again, is counted once.
_COUNT = statement(f"""
    INSERT INTO letterboxes AS box (email_key, kind, since, letters)
    VALUES (:email_key, :kind, clock_timestamp(), ARRAY[CAST(:id AS uuid)])
    ON CONFLICT (email_key, kind) DO UPDATE
    SET since = CASE WHEN box.since < clock_timestamp() - {HOUR} THEN excluded.since
                     ELSE box.since END,
        letters = CASE WHEN box.since < clock_timestamp() - {HOUR} THEN excluded.letters
                       WHEN CAST(:id AS uuid) = ANY(box.letters) THEN box.letters
                       ELSE box.letters || CAST(:id AS uuid) END
    WHERE box.since < clock_timestamp() - {HOUR} OR CAST(:id AS uuid) = ANY(box.letters)
       OR cardinality(box.letters) < CAST(:most AS integer)
    RETURNING true""")


async def count(db: Database, letter_id: UUID, kind: str, email: str, most: int) -> bool:
    """Count a letter just before it is sent; False when the address has had `most` this hour."""
    where = {"email_key": email_key(email), "kind": kind}
    return await first(db, _COUNT, id=letter_id, most=most, **where) is not None
