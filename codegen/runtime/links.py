"""Writes values into the paths of the contract."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from codegen.runtime.responses import rfc3339


def segment(value: Any) -> str:
    """Return a value as one path segment, percent-encoded, `/` too (RFC 3986 §3.3)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = rfc3339(value) if isinstance(value, datetime) else str(value)
    return quote(text, safe="!$&'()*+,;=:@~")
