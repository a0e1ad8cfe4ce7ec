"""How many letters an address was sent lately.

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision: str | None = "0017"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE letterboxes (
    email_key text NOT NULL,
    kind text NOT NULL,
    since timestamptz NOT NULL,
    letters uuid[] NOT NULL,
    CONSTRAINT letterboxes_pkey PRIMARY KEY (email_key, kind)
);
CREATE INDEX letterboxes_since_idx ON letterboxes (since);
"""


def upgrade() -> None:
    """Make the table."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute("DROP TABLE letterboxes")
