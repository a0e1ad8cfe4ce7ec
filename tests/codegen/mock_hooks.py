"""Gives the fuzzer the credential that the mock accepts, and excuses what it cannot judge.

Loaded by Schemathesis. MOCK_FOLDER holds what the run needs, and gets the excuses that were used.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import schemathesis

from tests.codegen.mock_limits import Limits

FOLDER = Path(os.environ["MOCK_FOLDER"])
CREDENTIALS: dict[str, dict[str, dict[str, str]]] = json.loads(
    (FOLDER / "credentials.json").read_text("utf-8")
)
"""By label of the operation: `headers`, `query` and `cookies` to send."""
LIMITS = Limits(json.loads((FOLDER / "document.json").read_text("utf-8")))


@schemathesis.auth(refresh_interval=None)  # it differs from operation to operation
class Credential:
    """What an operation's first security alternative asks for."""

    def get(self, case: Any, _context: Any) -> dict[str, dict[str, str]]:
        """Return what to send; nothing for a public operation."""
        return CREDENTIALS.get(f"{case.method.upper()} {case.path}", {})

    def set(self, case: Any, data: dict[str, dict[str, str]], _context: Any) -> None:
        """Put it into the request."""
        for where, pairs in data.items():
            container = getattr(case, where)
            for name, value in pairs.items():
                container[name] = value


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Keep a failure that is one; write down why the others are none."""
    reason = LIMITS.excuse(failure, case)
    if reason is None:
        return True
    with (FOLDER / "excuses.ndjson").open("a", encoding="utf-8") as output:
        line = {"operation": case.operation.label, "failure": failure.title, "reason": reason}
        output.write(json.dumps(line) + "\n")
    return False
