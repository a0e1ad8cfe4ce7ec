"""A visitor's views of a post are one row: half an hour begins with a view, not at the clock.

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision: str | None = "0018"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TEMPORARY TABLE kept ON COMMIT DROP AS
    SELECT post_id, visitor_hash, min(window_at) AS first_at, max(window_at) AS last_at,
           count(*) AS views_count
    FROM post_views GROUP BY post_id, visitor_hash;
DROP TABLE post_views;
CREATE TABLE post_views (
    post_id uuid NOT NULL,
    visitor_hash bytea NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    views_count integer DEFAULT 1 NOT NULL,
    CONSTRAINT post_views_pkey PRIMARY KEY (post_id, visitor_hash),
    CONSTRAINT post_views_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE
);
CREATE INDEX post_views_last_at_idx ON post_views (last_at);
INSERT INTO post_views (post_id, visitor_hash, first_at, last_at, views_count)
    SELECT post_id, visitor_hash, first_at, last_at, views_count FROM kept;
"""

DOWNGRADE = """
CREATE TEMPORARY TABLE kept ON COMMIT DROP AS
    SELECT post_id, visitor_hash, last_at FROM post_views;
DROP TABLE post_views;
CREATE TABLE post_views (
    post_id uuid NOT NULL,
    window_at timestamptz NOT NULL,
    visitor_hash bytea NOT NULL,
    CONSTRAINT post_views_pkey PRIMARY KEY (post_id, window_at, visitor_hash),
    CONSTRAINT post_views_post_id_fkey
        FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE
);
CREATE INDEX post_views_window_at_idx ON post_views (window_at);
INSERT INTO post_views (post_id, window_at, visitor_hash)
    SELECT post_id, date_bin('30 minutes', last_at, TIMESTAMPTZ '2000-01-01T00:00:00Z'),
           visitor_hash
    FROM kept;
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
