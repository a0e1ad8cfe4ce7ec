"""A token that is asked for with an address costs the same whether somebody has the address or not.

Revision ID: 0021
Revises: 0020
"""

from __future__ import annotations

from alembic import op

revision = "0021"
down_revision: str | None = "0020"
branch_labels = None
depends_on = None

# To check the foreign key took a twentieth of a millisecond, for those addresses alone that have an
# account: enough to tell them from others. A token without its owner is good for nothing, and is
# removed when its time is over.
UPGRADE = "ALTER TABLE account_tokens DROP CONSTRAINT account_tokens_user_id_fkey;"
DOWNGRADE = """
DELETE FROM account_tokens WHERE user_id NOT IN (SELECT id FROM users);
ALTER TABLE account_tokens ADD CONSTRAINT account_tokens_user_id_fkey
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
"""


def upgrade() -> None:
    """Drop it."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Make it again."""
    op.execute(DOWNGRADE)
