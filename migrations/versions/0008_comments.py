"""Comments: threads in order, the moderator's queue, reports, and suspended authors.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None

UPGRADE = """
ALTER TABLE comments
    ALTER COLUMN path TYPE text COLLATE "C",
    ADD COLUMN is_replied boolean DEFAULT false NOT NULL,
    ADD COLUMN moderator_id uuid,
    ADD COLUMN updated_by uuid,
    ADD CONSTRAINT comments_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES users (id),
    ADD CONSTRAINT comments_updated_by_fkey
        FOREIGN KEY (updated_by) REFERENCES users (id) ON DELETE SET NULL;
UPDATE comments c SET moderator_id = p.author_id FROM posts p WHERE p.id = c.post_id;
UPDATE comments c SET is_replied = true
    WHERE EXISTS (SELECT FROM comments r WHERE r.post_id = c.post_id AND r.parent_id = c.id);
ALTER TABLE comments ALTER COLUMN moderator_id SET NOT NULL;

DROP INDEX comments_queue_idx, comments_thread_idx;
CREATE INDEX comments_thread_idx ON comments (post_id, path)
    WHERE status = 'approved' OR is_replied;
CREATE INDEX comments_dated_idx ON comments (post_id, created_at, id)
    WHERE status = 'approved' OR is_replied;
CREATE INDEX comments_pending_idx ON comments (moderator_id, created_at, id)
    WHERE status = 'pending';
CREATE INDEX comments_spam_idx ON comments (moderator_id, created_at, id) WHERE status = 'spam';
CREATE INDEX comments_reported_idx ON comments (moderator_id, created_at, id)
    WHERE reports_count > 0;

CREATE TABLE comment_reports (
    comment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    reason text NOT NULL,
    note text,
    created_at timestamptz DEFAULT now() NOT NULL,
    reviewed_at timestamptz,
    CONSTRAINT comment_reports_pkey PRIMARY KEY (comment_id, user_id),
    CONSTRAINT comment_reports_reason_check
        CHECK (reason IN ('spam', 'abuse', 'illegal', 'off_topic', 'other')),
    CONSTRAINT comment_reports_comment_id_fkey
        FOREIGN KEY (comment_id) REFERENCES comments (id) ON DELETE CASCADE,
    CONSTRAINT comment_reports_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX comment_reports_user_id_idx ON comment_reports (user_id);

-- A suspended author's comments are not to be seen, so the counts of their posts follow, whoever
-- suspends or reinstates. Writers of comments hold the author's row, and then the post's, as here.
CREATE FUNCTION comments_follow_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM posts
    WHERE id IN (SELECT post_id FROM comments WHERE author_id = NEW.id)
    ORDER BY id FOR NO KEY UPDATE;
    UPDATE posts p
    SET comments_count = p.comments_count
        + CASE WHEN NEW.suspended_at IS NULL THEN written.n ELSE -written.n END
    FROM (SELECT post_id, count(*) AS n FROM comments
          WHERE author_id = NEW.id AND status = 'approved' GROUP BY post_id) AS written
    WHERE p.id = written.post_id;
    RETURN NULL;
END $$;
CREATE TRIGGER users_suspension AFTER UPDATE OF suspended_at ON users
    FOR EACH ROW WHEN ((OLD.suspended_at IS NULL) <> (NEW.suspended_at IS NULL))
    EXECUTE FUNCTION comments_follow_author();
"""

DOWNGRADE = """
DROP TRIGGER users_suspension ON users;
DROP FUNCTION comments_follow_author();
DROP TABLE comment_reports;
DROP INDEX comments_thread_idx, comments_dated_idx, comments_pending_idx, comments_spam_idx,
    comments_reported_idx;
ALTER TABLE comments
    ALTER COLUMN path TYPE text COLLATE "default",
    DROP COLUMN is_replied,
    DROP COLUMN moderator_id,
    DROP COLUMN updated_by;
CREATE INDEX comments_queue_idx ON comments (created_at, id)
    WHERE status IN ('pending', 'spam') OR reports_count > 0;
CREATE INDEX comments_thread_idx ON comments (post_id, parent_id, created_at, id);
"""


def upgrade() -> None:
    """Make it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Undo it."""
    op.execute(DOWNGRADE)
