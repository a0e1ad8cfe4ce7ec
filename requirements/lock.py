"""Resolves the locks anew: by hash, for every platform, from releases at least a week old.

`lock.py --keep` leaves the releases that are locked as they are, and adds or removes what
`pyproject.toml` asks for since.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COOLING_OFF = timedelta(days=7)  # most poisoned releases are found and removed within days
UV = "uv>=0.13"
KEEP = "--keep"
PEERS = {
    "peer-server": "datamodel-code-generator==0.89.0\nfastapi[standard]\njsonschema-rs<0.61\n"
    "pyyaml\nuvicorn",
    "peer-fastapi": "fastapi-code-generator==0.8.1\nfastapi[standard]\nuvicorn",
    "peer-connexion": "connexion[mock,uvicorn]>=3.3",
    "peer-java": "openapi-generator-cli>=7.23\nfastapi[standard]\nuvicorn",
    "bench-blueprint": "asyncpg\nfastapi\nhttptools\npyjwt\nsqlalchemy[asyncio]\nsqlmodel\n"
    "uvicorn\nuvloop; sys_platform != 'win32'",
    "bench-ninja": "django\ndjango-ninja\nhttptools\npsycopg[binary,pool]\nuvicorn\n"
    "uvloop; sys_platform != 'win32'",
}
"""What `bench.comparison` and `bench.load` compare ours with, each in an environment of its own."""


def compile_lock(source: str, lock: str, *arguments: str) -> None:
    """Write requirements/{lock}.txt from pyproject.toml, or from requirements given as text."""
    newest = (datetime.now(UTC) - COOLING_OFF).date().isoformat()
    subprocess.run(
        [str(ROOT / ".venv/.uv/bin/uv"), "pip", "compile", "--quiet", "--universal"]
        + ["--generate-hashes", "--no-header", "--python-version", "3.11"]
        + ["--exclude-newer", newest, *([] if KEEP in sys.argv else ["--upgrade"]), *arguments]
        + ["--output-file", f"requirements/{lock}.txt"]
        + (["pyproject.toml"] if source == "pyproject.toml" else ["-"]),
        cwd=ROOT,
        input=None if source == "pyproject.toml" else source,
        text=True,
        check=True,
    )


def main() -> None:
    """Write the locks; the developers' one holds the server's versions exactly."""
    compile_lock("pyproject.toml", "run", "--group", "embedded")
    compile_lock("pyproject.toml", "dev", "--group", "dev", "--constraint", "requirements/run.txt")
    compile_lock(UV, "uv")
    for lock, source in PEERS.items():
        compile_lock(source, lock)


if __name__ == "__main__":
    sys.exit(main())
