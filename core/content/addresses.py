"""Addresses in content: which are kept, and what they are resolved against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit
from uuid import UUID

LINK_SCHEMES: Final = frozenset(
    {"http", "https", "mailto", "tel", "sms", "xmpp", "irc", "ircs", "ftp", "geo"}
)
MEDIA_SCHEMES: Final = frozenset({"http", "https"})
REL: Final = "noopener nofollow ugc"
"""What each link says of itself: an author's, not the service's."""

ID_PREFIX: Final = "user-content-"
"""Before each id, so that none is taken for one of the page or of the program that shows it."""

_MEDIA_PATH: Final = r"/api/v1/media/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/content"
_MEDIA_ADDRESS: Final = re.compile(
    _MEDIA_PATH + r"(?:\?variant=(?:original|thumb|medium))?(?:#[\w=,.:%-]{0,50})?", re.ASCII
)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB: Final = re.compile(r"(https?|ftp):[/\\]*", re.IGNORECASE)
_PLAIN: Final = re.compile(
    r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9/?#&=%._~+,:;@!$()*-]*)?"
)
"""An address in which there is nothing to mend: most are."""

_EDGES: Final = "".join(map(chr, range(0x21)))
_WITHIN: Final = re.compile("[\t\n\r]")
_UNSAFE: Final = re.compile('[\\s"<>`\\\\^{|}\x00-\x20\x7f]')
_NOT_IN_ID: Final = re.compile("[\\s\"'<>&`=\x00-\x20\x7f]+")
_MAX_ID: Final = 150
_KEPT_ID: Final = re.compile(rf"{ID_PREFIX}[^\s\"'<>&`=\x00-\x20\x7f]{{1,{_MAX_ID}}}")
_CANDIDATE: Final = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+([0-9.]+[wx]))?\s*(?:,|$)")


class Unsafe(ValueError):
    """An address that is not kept: `code` and a sentence that says why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Addresses:
    """Resolves the addresses of one piece of content."""

    def __init__(self, base: str | None) -> None:
        self.base = base if base and is_web(base) else None

    def link(self, value: str) -> str:
        """Return the target of a link as it is kept. Raises `Unsafe`."""
        if _PLAIN.fullmatch(value):
            return value
        value = _clean(value)
        if value.startswith("#"):
            return "#" + (identifier(unquote(value[1:])) or "")
        return self._resolve(value, LINK_SCHEMES)

    def media(self, value: str) -> str:
        """Return the address of a picture, sound or film as it is kept. Raises `Unsafe`."""
        if _PLAIN.fullmatch(value):
            return value
        return self._resolve(_clean(value), MEDIA_SCHEMES)

    def _resolve(self, value: str, schemes: frozenset[str]) -> str:
        if _MEDIA_ADDRESS.fullmatch(value):
            return value
        scheme = _SCHEME.match(value)
        if scheme is None:
            return self._absolute(value)
        if scheme[1].lower() not in schemes:
            raise _unsafe_scheme(scheme[1].lower(), schemes)
        return _web(value) if _WEB.match(value) else _UNSAFE.sub(_percent, value)

    def _absolute(self, value: str) -> str:
        if not value:
            raise Unsafe("address_removed", "it is empty")
        if value.startswith(("//", "\\\\", "/\\", "\\/")):
            scheme = urlsplit(self.base).scheme if self.base else "https"
            return _web(f"{scheme}:{value}")
        if self.base is None:
            raise Unsafe("relative_address", "it is relative, and the post has no base address")
        return _web(_joined(self.base, value))


def _joined(base: str, value: str) -> str:
    try:
        return urljoin(base, value)
    except ValueError:
        raise Unsafe("address_removed", "it is not a valid address") from None


def _unsafe_scheme(scheme: str, schemes: frozenset[str]) -> Unsafe:
    if scheme == "data":
        reason = "it holds the file itself; upload the file and use its address"
    else:
        reason = f"only {', '.join(sorted(schemes))} addresses are kept here"
    return Unsafe("address_removed", reason)


def _clean(value: str) -> str:
    """Take off what browsers ignore in an address."""
    return _WITHIN.sub("", value.strip(_EDGES))


def _web(value: str) -> str:
    """Return a web address in the form in which every reader takes it alike. Raises `Unsafe`."""
    match = _WEB.match(value)
    if match is None:
        raise Unsafe("address_removed", "it is not a valid address")
    address = f"{match[1].lower()}://{_UNSAFE.sub(_percent, value[match.end() :])}"
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host:
        raise Unsafe("address_removed", "it names no valid host")
    return address


def _percent(match: re.Match[str]) -> str:
    return quote(match[0])


def is_web(value: str) -> bool:
    """Tell whether an address is one of the web, with a host."""
    try:
        return urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).hostname)
    except ValueError:
        return False


def identifier(value: str) -> str | None:
    """Return an id as it is kept, with its prefix; None when nothing of it can be."""
    value = _NOT_IN_ID.sub("-", value.strip()).removeprefix(ID_PREFIX)[:_MAX_ID]
    return ID_PREFIX + value if value else None


def is_kept_id(value: str) -> bool:
    """Tell whether an id is of the form that `identifier` makes."""
    return _KEPT_ID.fullmatch(value) is not None


def is_kept_link(value: str) -> bool:
    """Tell whether the target of a link is of a form that `Addresses.link` makes."""
    if value.startswith("#"):
        return value == "#" or is_kept_id(value[1:])
    scheme = _SCHEME.match(value)
    if scheme is None:
        return _MEDIA_ADDRESS.fullmatch(value) is not None
    if scheme[1] in {"http", "https", "ftp"}:
        return value[scheme.end() :].startswith("//")
    return scheme[1].lower() in LINK_SCHEMES


def is_kept_media(value: str) -> bool:
    """Tell whether an address is of a form that `Addresses.media` makes."""
    if _MEDIA_ADDRESS.fullmatch(value):
        return True
    return value.startswith(("http://", "https://"))


# Sets of pictures ---------------------------------------------------------------------------------


def candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a `srcset`, each with its width or density, which may be empty."""
    at = 0
    while at < len(srcset):
        match = _CANDIDATE.match(srcset, at)
        if match is None:
            return
        yield match[1], match[2] or ""
        at = match.end()


def is_kept_set(value: str) -> bool:
    """Tell whether each address of a `srcset` may be kept."""
    found = list(candidates(value))
    joined = ", ".join(f"{address} {size}".rstrip() for address, size in found)
    return bool(found) and joined == value and all(is_kept_media(address) for address, _ in found)


# Uploaded files -----------------------------------------------------------------------------------

_TAG: Final = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+>')
_HELD: Final = re.compile(r' (?:href|src|poster|srcset)="([^"]*)"')
_ADDRESS: Final = re.compile(r' (?:href|src|poster|cite)="([^"]*)"')
_MEDIA_ID: Final = re.compile(r"/api/v1/media/([0-9a-f-]{36})/content")


def addresses_in(html: str) -> set[str]:
    """Return the addresses that the attributes of a cleaned HTML text hold."""
    return {unescape(value) for value in _ADDRESS.findall(html)}


def media_in(html: str) -> set[UUID]:
    """Return the ids of the uploaded files that a cleaned HTML text shows or links to."""
    if "/api/v1/media/" not in html:
        return set()
    held = (value for tag in _TAG.findall(html) for value in _HELD.findall(tag))
    return {
        UUID(_MEDIA_ID.findall(address)[0])
        for value in held
        for address, _ in candidates(value)
        if _MEDIA_ADDRESS.fullmatch(address)
    }
