"""Content-Disposition: how an answer is shown and what it is called (RFC 6266, RFC 8187)."""

from __future__ import annotations

import re
from urllib.parse import quote

_PLAIN = re.compile(r"[^A-Za-z0-9 ._-]")
_ATTR_CHARS = "!#$&+^`|"
"""What RFC 8187 §3.2.1 leaves as it is, besides letters, digits and `_.-~`."""

_MOST_BYTES = 255
"""What file systems take as a name."""


def disposition(name: str, *, inline: bool) -> str:
    """Return the value for a file of this name.

    The old parameter has a likeness in ASCII that no parser can misread; the new one the name. A
    name that is too long for a file loses the end of its stem.
    """
    name = _shortened(name)
    kind = "inline" if inline else "attachment"
    plain = _PLAIN.sub("_", name)
    if plain == name:
        return f'{kind}; filename="{plain}"'
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe=_ATTR_CHARS)}"


def _shortened(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    room = _MOST_BYTES - len(f"{dot}{extension}".encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + extension
