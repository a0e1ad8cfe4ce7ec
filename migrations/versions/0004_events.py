"""The event store, which is the outbox; inbox and idempotency keys.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None

UPGRADE = """
CREATE SEQUENCE event_positions;

CREATE TABLE event_store (
    id uuid NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_version bigint NOT NULL,
    event_type text NOT NULL,
    event_version smallint DEFAULT 1 NOT NULL,
    event_data json NOT NULL,
    public_data json NOT NULL,
    metadata jsonb NOT NULL,
    workspace_id uuid,
    occurred_at timestamptz NOT NULL,
    position bigint NOT NULL,
    feed_position bigint,
    published_at timestamptz,
    published boolean GENERATED ALWAYS AS (published_at IS NOT NULL) VIRTUAL,
    attempts smallint DEFAULT 0 NOT NULL,
    parked_at timestamptz,
    CONSTRAINT event_store_pkey PRIMARY KEY (id, occurred_at),
    CONSTRAINT event_store_aggregate_version_check CHECK (aggregate_version > 0),
    CONSTRAINT event_store_feed_position_check
        CHECK ((published_at IS NULL) = (feed_position IS NULL))
) PARTITION BY RANGE (occurred_at);
CREATE INDEX event_store_feed_idx ON event_store (feed_position) WHERE feed_position IS NOT NULL;
CREATE INDEX event_store_outbox_idx ON event_store (position) WHERE published_at IS NULL;
CREATE INDEX event_store_parked_idx ON event_store (aggregate_id) WHERE parked_at IS NOT NULL;
CREATE INDEX event_store_stream_idx ON event_store (aggregate_id, aggregate_version);

CREATE TABLE event_versions (
    aggregate_id uuid NOT NULL,
    aggregate_version bigint NOT NULL,
    CONSTRAINT event_versions_pkey PRIMARY KEY (aggregate_id, aggregate_version)
);

CREATE TABLE feed_state (
    singleton boolean DEFAULT true NOT NULL,
    feed_position bigint NOT NULL,
    CONSTRAINT feed_state_pkey PRIMARY KEY (singleton),
    CONSTRAINT feed_state_singleton_check CHECK (singleton)
);

CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    handled_at timestamptz DEFAULT now() NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
);

CREATE TABLE idempotency_keys (
    principal text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    headers json NOT NULL,
    body bytea NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (principal, operation, key)
);
CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys (expires_at);

INSERT INTO feed_state (feed_position) VALUES (0);

-- The identity of versions (domain rule D1) over all partitions: each version once, none skipped.
CREATE FUNCTION event_store_keep_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO event_versions VALUES (NEW.aggregate_id, NEW.aggregate_version);
    IF NEW.aggregate_version > 1 AND NOT EXISTS (
        SELECT FROM event_versions
        WHERE aggregate_id = NEW.aggregate_id AND aggregate_version = NEW.aggregate_version - 1
    ) THEN
        RAISE integrity_constraint_violation
            USING MESSAGE = format('aggregate %s has no version %s', NEW.aggregate_id,
                                   NEW.aggregate_version - 1);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER event_store_keep_versions AFTER INSERT ON event_store
    FOR EACH ROW EXECUTE FUNCTION event_store_keep_versions();

CREATE TABLE event_store_default PARTITION OF event_store DEFAULT;

-- Makes the partitions of this month and the coming ones, and returns how many were new. Events
-- that had to go to the default partition meanwhile are moved into theirs.
CREATE FUNCTION event_store_make_partitions(months_ahead integer) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
    first_day timestamptz;
    next_first_day timestamptz;
    name text;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('event_store_make_partitions', 0));
    FOR month IN 0 .. months_ahead LOOP
        first_day := date_trunc('month', now(), 'UTC') + make_interval(months => month);
        first_day := date_trunc('month', first_day, 'UTC');
        next_first_day := date_trunc('month', first_day + interval '32 days', 'UTC');
        name := 'event_store_' || to_char(first_day AT TIME ZONE 'UTC', 'YYYY_MM');
        CONTINUE WHEN to_regclass(name) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I (LIKE event_store INCLUDING ALL)', name);
        -- Rows are moved before the table is attached: its trigger must not see them twice.
        EXECUTE format(
            'WITH moved AS (DELETE FROM event_store_default '
            'WHERE occurred_at >= %L AND occurred_at < %L RETURNING *) '
            'INSERT INTO %I (id, aggregate_id, aggregate_type, aggregate_version, event_type, '
            'event_version, event_data, public_data, metadata, workspace_id, occurred_at, '
            'position, feed_position, published_at, attempts, parked_at) '
            'SELECT id, aggregate_id, aggregate_type, aggregate_version, event_type, '
            'event_version, event_data, public_data, metadata, workspace_id, occurred_at, '
            'position, feed_position, published_at, attempts, parked_at FROM moved',
            first_day, next_first_day, name);
        EXECUTE format('ALTER TABLE event_store ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
                       name, first_day, next_first_day);
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

SELECT event_store_make_partitions(3);
"""

DOWNGRADE = """
DROP TABLE idempotency_keys, inbox, feed_state, event_versions, event_store;
DROP FUNCTION event_store_make_partitions(integer), event_store_keep_versions();
DROP SEQUENCE event_positions;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(UPGRADE)


def downgrade() -> None:
    """Drop them with everything in them."""
    op.execute(DOWNGRADE)
