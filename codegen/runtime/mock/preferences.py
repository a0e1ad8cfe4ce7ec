"""The `Prefer` header (RFC 7240): which answer the client of a mock wants to see."""

from __future__ import annotations

import re

from codegen.runtime.headers import HeaderMap

_PREFERENCE = re.compile(
    r"\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^\s,;]*))?"
)


def preferences(headers: HeaderMap) -> dict[str, str]:
    """Return the preferences of a request by name; the first of a name counts (§2)."""
    raw = headers.get(b"prefer")
    found: dict[str, str] = {}
    for part in re.findall(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+', (raw or b"").decode("latin-1")):
        match = _PREFERENCE.match(part)
        if match is not None:
            found.setdefault(match[1].lower(), _unquoted(match[2] or ""))
    return found


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def applied(preference: str, value: str) -> tuple[bytes, bytes]:
    """Return the header that says which preference was followed (§3)."""
    quoted = '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'
    text = value if re.fullmatch(r"[\w.-]+", value) else quoted
    return b"preference-applied", f"{preference}={text}".encode("latin-1", "replace")
