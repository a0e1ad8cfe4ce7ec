"""Addresses that posts had in a former blog: written in one form, compared without case.

A path with its query, without the host: a domain moves with its blog. Percent-encoding is undone
where it changes nothing, `.` and `..` are followed, slashes at the end or twice are one, parameters
are in order and without those that only track visitors.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final
from urllib.parse import unquote_to_bytes

from core.text import nfc

MAX_LENGTH: Final = 2_000
# As of slugs: an entry of a B-tree has a limit of about 2,700 bytes.
_MAX_KEY_BYTES: Final = 1_000
_ORIGIN: Final = re.compile(r"(?:https?:)?//[^/?#]*", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_TRACKING: Final = re.compile(r"(?:utm_[a-z]+|fbclid|gclid|msclkid|igshid|mc_[ce]id)(?:=|$)")
_PLAIN: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*+,;:@"
)


class AliasInvalid(ValueError):
    """The text is no address of a page: another scheme, the front page, or too long."""


def parse_alias(text: str) -> str:
    """Return an address in the form that is kept and shown. Raises `AliasInvalid`."""
    path, query = _split(text)
    alias = f"{path}?{query}" if query else path
    if alias == "/" or len(alias) > MAX_LENGTH:
        raise AliasInvalid(text)
    return alias


def alias_key(alias: str) -> str:
    """Return the form on which addresses are compared, of one that `parse_alias` returned."""
    key = unicodedata.normalize("NFC", alias.casefold())
    encoded = key.encode()
    if len(encoded) > _MAX_KEY_BYTES:
        return "sha256:" + hashlib.sha256(encoded).hexdigest()
    return key


def lookup_keys(text: str) -> list[str]:
    """Return the keys that an address may be kept under: with its query first, then without.

    Empty for what is no address of a page.
    """
    try:
        path, query = _split(text)
    except AliasInvalid:
        return []
    kept = [f"{path}?{query}"] if query else []
    return [alias_key(alias) for alias in [*kept, path] if alias != "/"]


def _split(text: str) -> tuple[str, str]:
    """Return path and query in their normal forms."""
    rest = _ORIGIN.sub("", text, count=1) if _ORIGIN.match(text) else text
    if _SCHEME.match(rest):
        raise AliasInvalid(text)
    path, _, query = rest.partition("#")[0].partition("?")
    return "/" + "/".join(_segments(path)), "&".join(sorted(_pairs(query)))


def _segments(path: str) -> list[str]:
    """Return what lies between the slashes, dots followed (RFC 3986 §5.2.4)."""
    found: list[str] = []
    for segment in map(_normal, path.split("/")):
        if segment == "..":
            del found[-1:]
        elif segment not in ("", "."):
            found.append(segment)
    return found


def _pairs(query: str) -> list[str]:
    """Return the parameters of a query that say which page is meant."""
    pairs = ["=".join(map(_normal, pair.split("=", 1))) for pair in query.split("&") if pair]
    return [pair for pair in pairs if not _TRACKING.match(pair)]


def _normal(part: str) -> str:
    """Return a part of an address with only those characters encoded that have to be.

    What would separate parts, cannot be seen, or is no text at all stays encoded.
    """
    text = nfc(unquote_to_bytes(part).decode("utf-8", "surrogateescape"))
    return "".join(c if c in _PLAIN or _is_shown(c) else _encoded(c) for c in text)


def _is_shown(character: str) -> bool:
    return character > "\x7f" and unicodedata.category(character)[0] in "LMNPS"


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape"))
