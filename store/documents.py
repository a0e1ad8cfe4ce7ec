"""How resources read: the SQL that renders each as the contract's schema, in its key order.

Every fragment names its row by one letter, so that it renders from the table in a read, and in a
write from the part of the statement that has just changed the row: `u` a user, `s` a session, `w` a
workspace with `m` the caller's membership, `i` an invitation, `e` an entry, `r` a revision of it,
`v` an event (of a post, a version of it), `t` a tag, `p` a post, `l` one of its slugs, `c` a
comment, `a` the author of one of these, `f` a file of the media library.
"""

from __future__ import annotations


def instant(column: str) -> str:
    """Render an instant as the contract writes it: RFC 3339 in UTC, six digits, `Z`."""
    return f"""to_char({column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


def instants(row: str, *names: str) -> str:
    """Render several instants of a row under their own names."""
    return ", ".join(f"{instant(f'{row}.{name}')} AS {name}" for name in names)


# What a user's row must be for anything of that account's to be used: `u` not closed by the
# operator, not suspended, not erased.
ACTIVE = "u.is_active AND u.suspended_at IS NULL AND u.erased_at IS NULL"


def json_row(columns: str) -> str:
    """Render a select list as one JSON object, members in the list's order and under its names."""
    return f"(SELECT row_to_json(d) FROM (SELECT {columns}) d)"


# Just after a write in the same statement the tables still show the old tags: then the new ones are
# the parameter `tags`.
_GIVEN_TAGS = "to_json(CAST(:tags AS text[]))"
ENTRY_TAGS = """ARRAY(SELECT t.name FROM entry_tags et JOIN tags t ON t.id = et.tag_id
    WHERE et.entry_id = e.id ORDER BY t.name_key)"""
_ENTRY_TAGS = f"to_json({ENTRY_TAGS})"
_POST_TAGS = """to_json(ARRAY(SELECT t.name FROM post_tags pt JOIN tags t ON t.id = pt.tag_id
    WHERE pt.post_id = p.id ORDER BY t.name_key))"""
# Who is to be seen: `a` is neither suspended nor erased.
VISIBLE_USER = "a.is_active AND a.suspended_at IS NULL AND a.erased_at IS NULL"

_AUTHOR = json_row("a.id, a.username, a.display_name, a.avatar_url")


def _entry(tags: str, content: str = "") -> str:
    return json_row(f"""e.id, e.workspace_id, {_AUTHOR} AS author, e.title, {content}
        e.entry_date, e.time_zone, e.mood, e.pinned, {tags} AS tags,
        CASE WHEN e.deleted_at IS NULL THEN 'active' ELSE 'trashed' END AS status, e.version,
        {instants("e", "created_at", "updated_at", "deleted_at", "purge_at")}""")


# What only its author is told of a post; without a membership the entry tells nothing any more.
UNSYNCED_VERSIONS = """(SELECT count(n.aggregate_version)
    FROM entries o JOIN workspaces w ON w.id = o.workspace_id AND w.deleted_at IS NULL
    JOIN memberships m ON m.workspace_id = o.workspace_id AND m.user_id = p.author_id
    LEFT JOIN event_store n ON n.aggregate_id = o.id AND n.aggregate_version > p.entry_version
        AND coalesce(n.event_data -> 'title', n.event_data -> 'content') IS NOT NULL
    WHERE o.id = p.entry_id GROUP BY o.id)"""
_ALIASES = """to_json(ARRAY(SELECT h.alias FROM post_aliases h WHERE h.post_id = p.id
    ORDER BY h.alias_key COLLATE "C"))"""
_AUTHORING = json_row(f"""p.entry_id, p.entry_version, {UNSYNCED_VERSIONS} AS unsynced_versions,
    p.content_base AS base_url,
    {instant("p.scheduled_for")} AS scheduled_at, p.schedule_zone,
    {instants("p", "deleted_at", "purge_at")}, {_ALIASES} AS aliases""")
_NOBODY = "CAST(NULL AS json)"
_BY_AUTHOR = "p.author_id = CAST(:user_id AS uuid)"


def _post(tags: str, *, authoring: str = _NOBODY, content: str = "") -> str:
    return json_row(f"""p.id, {_AUTHOR} AS author, p.title, p.slug, p.status, p.summary, {content}
        {tags} AS tags, p.metadata, p.comment_policy,
        p.comments_count, p.likes_count, p.bookmarks_count, p.version,
        {instants("p", "published_at", "created_at", "updated_at")},
        {authoring} AS authoring""")


def _whole_post(tags: str, asker_is_author: str) -> str:
    """Render a post with its content, and with what only its author is told when it is them."""
    raw = f"CASE WHEN {asker_is_author} THEN p.content_raw END"
    # An editor's names of blocks are the author's own; most posts have none.
    content = f"""CASE WHEN {asker_is_author} OR NOT p.names_blocks THEN p.content_json
        ELSE without_block_ids(p.content_json) END"""
    return _post(
        tags,
        authoring=f"CASE WHEN {asker_is_author} THEN {_AUTHORING} ELSE {_NOBODY} END",
        content=f"""p.content_format, {content} AS content, p.content_html,
            {raw} AS content_raw,""",
    )


# What everybody is told of a post that becomes public: `data` of the event `post.published`.
PUBLISHED_POST = json_row(f"""p.id AS post_id, p.version, {_AUTHOR} AS author, p.title, p.slug,
    p.summary, {_POST_TAGS} AS tags, {instant("p.published_at")} AS published_at""")

ACCOUNT = json_row(f"""u.id, u.email, u.email_verified_at IS NOT NULL AS email_verified,
    u.pending_email, u.username, u.display_name, u.avatar_url, u.time_zone,
    u.locale, u.version, {instants("u", "created_at", "updated_at")}""")

# Of an address only its network shows. `current` is the session of the request.
SESSION = json_row(f"""s.id, s.user_agent,
    network(set_masklen(s.ip, CASE family(s.ip) WHEN 4 THEN 24 ELSE 48 END))::text AS ip_prefix,
    s.id IS NOT DISTINCT FROM CAST(:current AS uuid) AS current,
    {instants("s", "created_at", "last_used_at", "expires_at")}""")

API_KEY = json_row(f"""k.id, k.name, k.prefix, k.last_four, to_json(k.scopes) AS scopes,
    {instants("k", "created_at", "expires_at", "last_used_at")}""")

WORKSPACE = json_row(f"""w.id, w.name, w.description, m.role, w.publishing,
    w.trash_retention_days, w.version, {instants("w", "created_at", "updated_at")}""")

# A member, `m`, whose account is `a`; somebody who is invited, `i`.
MEMBER = json_row(f"""'active' AS status, {_AUTHOR} AS user, m.role, m.version,
    {instants("m", "created_at")}""")
INVITATION = json_row(f"""i.id, i.workspace_id, i.email, i.role,
    {instants("i", "created_at", "expires_at")}""")
PENDING_MEMBER = json_row(f"""'pending' AS status, i.id AS invitation_id, i.email, i.role,
    {instants("i", "created_at", "expires_at")}""")

ENTRY = _entry(_ENTRY_TAGS, "e.content,")
WRITTEN_ENTRY = _entry(_GIVEN_TAGS, "e.content,")
ENTRY_SUMMARY = _entry(_ENTRY_TAGS)


def past_content(entry_id: str, content_version: str) -> str:
    """Find the content of a past state: in the event that brought it, whose month is known."""
    return f"""(SELECT v.event_data -> 'content'
        FROM entry_revisions k JOIN event_store v ON v.aggregate_id = k.entry_id
            AND v.aggregate_version = k.version AND v.occurred_at = k.created_at
        WHERE k.entry_id = {entry_id} AND k.version = {content_version})"""


# `e` is a revision with what never changes of its entry.
PAST_ENTRY = _entry("to_json(e.tags)", f"{past_content('e.id', 'e.content_version')} AS content,")

_COUNTS = "r.size_bytes, r.blocks_added, r.blocks_changed, r.blocks_removed"
REVISION_SUMMARY = json_row(f"""r.version, r.reason,
    CASE WHEN a.id IS NULL THEN NULL ELSE {_AUTHOR} END AS editor, r.title, {_COUNTS},
    {instants("r", "created_at")}""")
REVISION = json_row(f"""r.entry_id, r.version, r.reason, r.editor_id, r.title,
    {past_content("r.entry_id", "r.content_version")} AS content,
    r.entry_date, r.time_zone, r.mood, r.pinned, to_json(r.tags) AS tags,
    CASE WHEN r.deleted_at IS NULL THEN 'active' ELSE 'trashed' END AS status, {_COUNTS},
    {instants("r", "created_at")}, NULL AS diff""")
# What is recorded of an event, but for the content.
ENTRY_EVENT = json_row(f"""v.id AS event_id, v.event_type AS type,
    v.event_version AS schema_version, v.aggregate_version AS version,
    {instants("v", "occurred_at")},
    {json_row("v.metadata -> 'actor' -> 'kind' AS kind, v.metadata -> 'actor' -> 'id' AS id")}
        AS actor, v.metadata -> 'trace_id' AS trace_id,
    CASE WHEN v.event_type = 'entry.content_replaced' THEN '{{}}'::jsonb
         ELSE v.event_data::jsonb - 'content' END AS change""")
TAG = json_row(f"""t.id, t.name, (SELECT count(*) FROM entry_tags et
        JOIN entries e ON e.id = et.entry_id AND e.deleted_at IS NULL
        WHERE et.tag_id = t.id) AS entries_count, t.version,
    {instants("t", "created_at", "updated_at")}""")
TRASHED_ENTRY = json_row(
    f"e.id, e.workspace_id, e.version, {instants('e', 'deleted_at', 'purge_at')}"
)

# Which posts everybody may see: published ones, as long as their author is to be seen. A list that
# joins the author as `a` says `VISIBLE_USER`. Where many rows are looked through before there is an
# author, `BY_SHOWN_AUTHOR` costs the least: those who are hidden are few, and have an index. As a
# value the author is looked up by id; asked for with EXISTS, all users might be hashed for it.
SHOWN_POST = f"""(p.status = 'published' AND (
    SELECT {VISIBLE_USER} FROM users a WHERE a.id = p.author_id))"""
BY_SHOWN_AUTHOR = f"p.author_id NOT IN (SELECT u.id FROM users u WHERE NOT ({ACTIVE}))"
# Which posts a caller may see: those, and of their own any.
SEEN_POST = f"({SHOWN_POST} OR p.author_id = CAST(:user_id AS uuid))"

# As the parameter `user_id` may see it, as everybody does, and just after a write.
POST = _whole_post(_POST_TAGS, _BY_AUTHOR)
PUBLIC_POST = _whole_post(_POST_TAGS, "false")
WRITTEN_POST = _whole_post(_GIVEN_TAGS, _BY_AUTHOR)
POST_SUMMARY = _post(_POST_TAGS)
OWN_POST_SUMMARY = _post(_POST_TAGS, authoring=_AUTHORING)
TRASHED_POST = json_row(f"p.id, p.version, {instants('p', 'deleted_at', 'purge_at')}")

_EDITOR = f"CASE WHEN a.id IS NULL THEN {_NOBODY} ELSE {_AUTHOR} END AS editor"
POST_VERSION_SUMMARY = json_row(
    f"v.version, {_EDITOR}, v.title, v.summary, v.content_format, {instants('v', 'created_at')}"
)
POST_VERSION = json_row(f"""v.version, {_EDITOR}, v.title, v.summary, v.content_format,
    v.content_json AS content, v.content_raw, v.content_base AS base_url,
    {instants("v", "created_at")}""")
POST_SLUG = json_row(f"l.slug, l.slug = p.slug AS current, {instants('l', 'created_at')}")


def visible_comment(comment: str = "c", author: str = "a") -> str:
    """Tell in SQL whether readers of the post see a comment.

    The one definition: lists, `comments_count` and its reconciliation go by it. `author` is the
    row of its author, null when the account is gone.
    """
    return f"({comment}.status = 'approved' AND {author}.suspended_at IS NULL)"


_COMMENT_AUTHOR = f"CASE WHEN a.id IS NOT NULL AND a.erased_at IS NULL THEN {_AUTHOR} END"
_COMMENT_TIMES = f"""c.edited_at IS NOT NULL AS edited, c.version,
    {instants("c", "created_at", "updated_at")}"""

# As its author reads a comment, and its moderator; and as it stands in a thread, maybe a tombstone.
COMMENT = json_row(f"""c.id, c.post_id, c.parent_id, c.depth, c.path,
    {_COMMENT_AUTHOR} AS author, c.body, c.status, {_COMMENT_TIMES}""")
_TOMBSTONE = json_row(f"""c.id, c.post_id, c.parent_id, c.depth, c.path,
    NULL AS author, NULL AS body, 'removed' AS status, false AS edited, c.version,
    {instants("c", "created_at", "updated_at")}""")
THREAD_COMMENT = f"CASE WHEN {visible_comment()} THEN {COMMENT} ELSE {_TOMBSTONE} END"

# Just after a decision in the same statement the table still shows the open reports.
_REPORT_REASONS = """CASE WHEN c.reports_count = 0 THEN '[]'::json ELSE to_json(ARRAY(
    SELECT DISTINCT r.reason FROM comment_reports r
    WHERE r.comment_id = c.id AND r.reviewed_at IS NULL ORDER BY r.reason)) END"""
MODERATED_COMMENT = json_row(f"""c.id,
    {json_row("p.id, p.title, p.slug, p.status")} AS post, c.parent_id, c.depth,
    {_COMMENT_AUTHOR} AS author, c.body, c.status, c.is_moderated, c.reports_count,
    {_REPORT_REASONS} AS report_reasons, {_COMMENT_TIMES}""")

_VARIANTS = """(SELECT coalesce(json_agg(json_build_object('name', v.variant,
        'media_type', v.media_type, 'size_bytes', v.size_bytes, 'width', v.width,
        'height', v.height) ORDER BY v.width * v.height), '[]')
    FROM media_files v WHERE v.media_id = f.id AND v.variant <> 'original')"""
MEDIA = json_row(f"""f.id, f.media_type, f.file_name, f.size_bytes, f.width, f.height, f.alt_text,
    {_VARIANTS} AS variants, f.version, {instants("f", "created_at", "updated_at")}""")
