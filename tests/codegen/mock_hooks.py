"""Gives the fuzzer the credential that the mock accepts, as each operation's security has it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import schemathesis

CREDENTIALS: dict[str, dict[str, dict[str, str]]] = json.loads(
    Path(os.environ["MOCK_CREDENTIALS"]).read_text("utf-8")
)
"""By label of the operation: `headers`, `query` and `cookies` to send."""


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
