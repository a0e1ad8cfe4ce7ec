"""Tokens that are sent to owners of accounts, and the accounts that may not be used.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE users ADD COLUMN pending_email text;
CREATE INDEX users_inactive_idx ON users (id)
    WHERE NOT (is_active AND suspended_at IS NULL AND erased_at IS NULL);

CREATE TABLE account_tokens (
    id uuid NOT NULL,
    user_id uuid,
    kind text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT account_tokens_pkey PRIMARY KEY (id),
    CONSTRAINT account_tokens_kind_check
        CHECK (kind IN ('email_verification', 'email_change', 'password_reset')),
    CONSTRAINT account_tokens_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX account_tokens_user_idx ON account_tokens (user_id, kind, created_at);
CREATE INDEX account_tokens_expires_at_idx ON account_tokens (expires_at);
"""

DOWNGRADE = """
DROP TABLE account_tokens;
DROP INDEX users_inactive_idx;
ALTER TABLE users DROP COLUMN pending_email;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
