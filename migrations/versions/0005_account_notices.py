"""What owners of accounts are to be told.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE account_notices (
    user_id uuid NOT NULL,
    kind text NOT NULL,
    times integer DEFAULT 1 NOT NULL,
    ip inet,
    created_at timestamptz DEFAULT now() NOT NULL,
    last_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT account_notices_pkey PRIMARY KEY (user_id, kind),
    CONSTRAINT account_notices_kind_check CHECK (kind IN ('registration_repeated')),
    CONSTRAINT account_notices_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
"""

DOWNGRADE = """
DROP TABLE account_notices;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
