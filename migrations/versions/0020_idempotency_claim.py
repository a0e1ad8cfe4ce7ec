"""An idempotency key is claimed by one statement, which fails where the key is not free.

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision: str | None = "0019"
branch_labels = None
depends_on = None

# It fails rather than answers: what was sent after it in the same round trip is then not run.
# The lock is of the transaction. What its holder before us has committed is seen by the next
# statement, since each statement of a volatile function sees the database as it is by then.
# Two keys that hash to the same lock only get in each other's way for a moment.
UPGRADE = """
CREATE FUNCTION idempotency_claim(
    lock bigint, wanted_principal text, wanted_operation text, wanted_key text
) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(lock) THEN
        RAISE EXCEPTION 'idempotency key in use' USING ERRCODE = 'DB001';
    END IF;
    IF EXISTS (
        SELECT FROM idempotency_keys
        WHERE principal = wanted_principal AND operation = wanted_operation AND key = wanted_key
          AND expires_at > clock_timestamp()
    ) THEN
        RAISE EXCEPTION 'idempotency key known' USING ERRCODE = 'DB002';
    END IF;
END $$;
"""
DOWNGRADE = "DROP FUNCTION idempotency_claim(bigint, text, text, text);"


def upgrade() -> None:
    """Make the function."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Drop it."""
    op.execute(DOWNGRADE)
