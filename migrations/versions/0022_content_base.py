"""A base address for relative ones; files that content links to or plays count as shown.

Revision ID: 0022
Revises: 0021
"""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision: str | None = "0021"
branch_labels = None
depends_on = None

BASE = """
ALTER TABLE posts ADD COLUMN content_base text;
ALTER TABLE post_versions ADD COLUMN content_base text;
"""

# A colon before a word is escaped: it would be a parameter.
# In blocks: the file of a block, the poster of a video, and links. In derived HTML: addresses in
# attributes. An address that stands in the text is no reference.
_ID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ADDRESS = rf"(?\:https?://[^/?#[:space:]]+)?/api/v1/media/({_ID})/content(?![A-Za-z0-9_/-])"
REFERENCES = """
CREATE OR REPLACE FUNCTION media_of_blocks(content json) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT id), '{}')
    FROM (
        SELECT unnest(ARRAY[block ->> 'media_id', block ->> 'poster_media_id'])::uuid AS id
        FROM json_array_elements(content -> 'blocks') AS block
        UNION ALL
        SELECT found[1]::uuid
        FROM jsonb_path_query(content::jsonb, '$.blocks[*].**.link') AS link,
             regexp_matches(link #>> '{}', '^{address}') AS found
    ) AS reference
    WHERE id IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION media_of_html(html text) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT found[1]::uuid), '{}')
    FROM regexp_matches(html, '<[a-z][a-z0-9]*((?: [^"=<>[:space:]]+="[^"]*")+)', 'g') AS tag,
         regexp_matches(tag[1], ' (?\\:href|src|poster|srcset)="([^"]*)"', 'g') AS attribute,
         regexp_matches(attribute[1], '(?:^|[,[:space:]]){address}', 'g') AS found
$$;
"""
FORMER_REFERENCES = """
CREATE OR REPLACE FUNCTION media_of_blocks(content json) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT (block ->> 'media_id')::uuid), '{}')
    FROM json_array_elements(content -> 'blocks') AS block
    WHERE block ->> 'media_id' IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION media_of_html(html text) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT found[1]::uuid), '{}')
    FROM regexp_matches(
        html,
        '/api/v1/media/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/content',
        'g') AS found
$$;
"""

# What makes the triggers look closer. The content of a post stands in its HTML, too.
ENTRY = (
    """({row}.content::text LIKE '%media_id"%' OR {row}.content::text LIKE '%/api/v1/media/%')"""
)
FORMER_ENTRY = """({row}.content::text LIKE '%"media_id"%')"""
POST = """({row}.content_json::text LIKE '%media_id"%'
          OR {row}.content_html LIKE '%/api/v1/media/%')"""
FORMER_POST = POST.replace("""'%media_id"%'""", """'%"media_id"%'""")

TRIGGERS = """
DROP TRIGGER entries_media_new ON entries;
DROP TRIGGER entries_media ON entries;
DROP TRIGGER posts_media_new ON posts;
DROP TRIGGER posts_media ON posts;
CREATE TRIGGER entries_media_new AFTER INSERT ON entries FOR EACH ROW
    WHEN ({entry_new}) EXECUTE FUNCTION entries_refer_to_media();
CREATE TRIGGER entries_media AFTER UPDATE OF content ON entries FOR EACH ROW
    WHEN ({entry_new} OR {entry_old}) EXECUTE FUNCTION entries_refer_to_media();
CREATE TRIGGER posts_media_new AFTER INSERT ON posts FOR EACH ROW
    WHEN ({post_new}) EXECUTE FUNCTION posts_refer_to_media();
CREATE TRIGGER posts_media AFTER UPDATE OF content_json, content_html ON posts FOR EACH ROW
    WHEN ({post_new} OR {post_old}) EXECUTE FUNCTION posts_refer_to_media();
"""


def _triggers(entry: str, post: str) -> str:
    return TRIGGERS.format(
        entry_new=entry.format(row="NEW"),
        entry_old=entry.format(row="OLD"),
        post_new=post.format(row="NEW"),
        post_old=post.format(row="OLD"),
    )


def upgrade() -> None:
    """Make it."""
    op.execute(BASE)
    op.execute(REFERENCES.replace("{address}", _ADDRESS))
    op.execute(_triggers(ENTRY, POST))


def downgrade() -> None:
    """Undo it."""
    op.execute(_triggers(FORMER_ENTRY, FORMER_POST))
    op.execute(FORMER_REFERENCES)
    op.execute("ALTER TABLE post_versions DROP COLUMN content_base")
    op.execute("ALTER TABLE posts DROP COLUMN content_base")
