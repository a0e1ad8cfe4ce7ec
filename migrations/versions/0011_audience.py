"""Views folded into days, the salts of their digests, and likes by day.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE post_daily_views (
    post_id uuid NOT NULL,
    view_date date NOT NULL,
    views_count integer DEFAULT 0 NOT NULL,
    CONSTRAINT post_daily_views_pkey PRIMARY KEY (post_id, view_date),
    CONSTRAINT post_daily_views_views_count_check CHECK (views_count >= 0),
    CONSTRAINT post_daily_views_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE
);
CREATE TABLE view_salts (
    salt_date date NOT NULL,
    salt bytea NOT NULL,
    CONSTRAINT view_salts_pkey PRIMARY KEY (salt_date),
    CONSTRAINT view_salts_salt_check CHECK (octet_length(salt) = 32)
);
CREATE INDEX post_views_window_at_idx ON post_views (window_at);
CREATE INDEX post_likes_dated_idx ON post_likes (post_id, created_at);
"""

DOWNGRADE = """
DROP INDEX post_likes_dated_idx, post_views_window_at_idx;
DROP TABLE view_salts, post_daily_views;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
