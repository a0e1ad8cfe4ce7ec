"""Accounts, sessions, workspaces and who belongs to them.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

UPGRADE = """
CREATE TABLE users (
    id uuid NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    username text NOT NULL,
    username_key text NOT NULL,
    password_hash text,
    display_name text NOT NULL,
    avatar_url text,
    time_zone text DEFAULT 'UTC' NOT NULL,
    locale text DEFAULT 'en' NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    email_verified_at timestamptz,
    suspended_at timestamptz,
    erased_at timestamptz,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_version_check CHECK (version > 0),
    CONSTRAINT users_email_key_key UNIQUE (email_key),
    CONSTRAINT users_username_key_key UNIQUE (username_key)
);

CREATE TABLE usernames (
    username_key text NOT NULL,
    user_id uuid NOT NULL,
    username text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT usernames_pkey PRIMARY KEY (username_key),
    CONSTRAINT usernames_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX usernames_user_id_idx ON usernames (user_id);

CREATE TABLE identities (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT identities_pkey PRIMARY KEY (id),
    CONSTRAINT identities_issuer_subject_key UNIQUE (issuer, subject),
    CONSTRAINT identities_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX identities_user_id_idx ON identities (user_id);

CREATE TABLE sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    scopes text[] NOT NULL,
    user_agent text,
    ip inet,
    created_at timestamptz DEFAULT now() NOT NULL,
    last_used_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_reason text,
    CONSTRAINT sessions_pkey PRIMARY KEY (id),
    CONSTRAINT sessions_revoked_check CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
    CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX sessions_revoked_at_idx ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX sessions_user_id_id_idx ON sessions (user_id, id DESC);

CREATE TABLE refresh_tokens (
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    parent_hash bytea,
    user_agent text,
    ip inet,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash),
    CONSTRAINT refresh_tokens_token_hash_check CHECK (octet_length(token_hash) = 32),
    CONSTRAINT refresh_tokens_session_id_fkey
        FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
    CONSTRAINT refresh_tokens_parent_hash_key UNIQUE (parent_hash)
);
CREATE INDEX refresh_tokens_session_id_idx ON refresh_tokens (session_id);

CREATE TABLE api_keys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    last_four text NOT NULL,
    key_hash bytea NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash)
);
CREATE INDEX api_keys_user_id_id_idx ON api_keys (user_id, id DESC);

CREATE TABLE workspaces (
    id uuid NOT NULL,
    name text NOT NULL,
    description text,
    publishing text DEFAULT 'author' NOT NULL,
    trash_retention_days smallint DEFAULT 30 NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    updated_by uuid,
    deleted_at timestamptz,
    purge_at timestamptz,
    CONSTRAINT workspaces_pkey PRIMARY KEY (id),
    CONSTRAINT workspaces_version_check CHECK (version > 0),
    CONSTRAINT workspaces_publishing_check
        CHECK (publishing IN ('disabled', 'author', 'editors')),
    CONSTRAINT workspaces_trash_retention_days_check
        CHECK (trash_retention_days BETWEEN 1 AND 365),
    CONSTRAINT workspaces_deleted_check CHECK ((deleted_at IS NULL) = (purge_at IS NULL)),
    CONSTRAINT workspaces_updated_by_fkey
        FOREIGN KEY (updated_by) REFERENCES users (id) ON DELETE SET NULL
);
CREATE INDEX workspaces_purge_at_idx ON workspaces (purge_at) WHERE purge_at IS NOT NULL;

CREATE TABLE memberships (
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT memberships_pkey PRIMARY KEY (workspace_id, user_id),
    CONSTRAINT memberships_version_check CHECK (version > 0),
    CONSTRAINT memberships_role_check CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    CONSTRAINT memberships_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT memberships_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX memberships_user_id_workspace_id_idx ON memberships (user_id, workspace_id DESC);

CREATE TABLE invitations (
    id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    invited_by uuid NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    role text NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    CONSTRAINT invitations_pkey PRIMARY KEY (id),
    CONSTRAINT invitations_role_check CHECK (role IN ('admin', 'editor', 'viewer')),
    CONSTRAINT invitations_outcome_check CHECK (accepted_at IS NULL OR withdrawn_at IS NULL),
    CONSTRAINT invitations_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    CONSTRAINT invitations_invited_by_fkey
        FOREIGN KEY (invited_by) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT invitations_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX invitations_pending_key ON invitations (workspace_id, email_key)
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
"""

DOWNGRADE = """
DROP TABLE invitations, memberships, workspaces, api_keys, refresh_tokens, sessions, identities,
    usernames, users;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Drop them with everything in them."""
    op.execute(DOWNGRADE)
