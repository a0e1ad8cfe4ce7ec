"""How Alembic meets the database: any libpq address, one migration at a time."""

from __future__ import annotations

import os

import psycopg
from alembic import context
from sqlalchemy import Connection, create_engine, pool
from sqlalchemy.dialects.postgresql.base import ischema_names

from store.tables import Vector, metadata

# Reflection reads pgvector's type by this name.
ischema_names.setdefault("vector", Vector)

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('daybook migrations', 0))"


def _url() -> str:
    """The address: from the caller, from `-x url=…`, or from DATABASE_URL."""
    given = context.config.attributes.get("url") or context.get_x_argument(as_dictionary=True).get(
        "url"
    )
    url = given or os.environ.get("DATABASE_URL")
    if not url:
        message = "no database: set DATABASE_URL, or pass -x url=postgresql://…"
        raise SystemExit(message)
    return str(url)


def _include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out monthly partitions, which come and go with the calendar, and procrastinate's."""
    foreign = ("event_store_", "procrastinate_")
    return not (kind == "table" and name is not None and name.startswith(foreign))


def _configure(connection: Connection | None) -> None:
    context.configure(
        connection=connection,
        dialect_name=None if connection else "postgresql",
        target_metadata=metadata,
        include_name=_include_name,
        compare_type=True,
        compare_server_default=True,
        literal_binds=connection is None,
        dialect_opts={"paramstyle": "named"} if connection is None else None,
    )


def run_offline() -> None:
    """Print the SQL instead of running it (`alembic upgrade head --sql`)."""
    _configure(None)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run in one transaction, under a lock, so that processes started together migrate once."""
    url = _url()
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=pool.NullPool
    )
    with engine.connect() as connection:
        _configure(connection)
        with context.begin_transaction():
            connection.exec_driver_sql(LOCK)
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
