"""What the parser leaves open in the head of a request: its first line, target, Host and coding.

RFC 9112 §3 and §6. Two programs that read one head differently are how requests are smuggled past
one of them, so whatever can be read in two ways is refused. `httptools` refuses the rest: spaces
before a colon, folded lines, bare CR or LF, NUL, two lengths, a length beside a transfer coding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv6Address
from typing import Final

from core.errors import RequestBroken

Headers = list[tuple[bytes, bytes]]
Target = tuple[bytes, bytes, bytes | None]
"""What a request asks for: path, query, and the authority of a target in absolute form."""

NOTED: Final = frozenset({b"host", b"content-length", b"transfer-encoding", b"expect"})
"""Headers that decide how a request is read."""

_LINE: Final = re.compile(rb"(?:\r\n)*([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!\"$-~]+) HTTP/(1\.[01])\r\n")
_OTHER_VERSION: Final = re.compile(rb"(?:\r\n)*[^ \r\n]+ [^ \r\n]+ (?!HTTP/1\.[01]\r)[^ \r\n]+\r\n")
_BEGUN: Final = re.compile(rb"(?:\r\n)*([!#-~]{1,40}) ([^ ?#\r\n]{1,500})")
_ABSOLUTE: Final = re.compile(rb"https?://([^/?@]+)(/[^?]*)?(?:\?(.*))?", re.IGNORECASE)
_HOST: Final = re.compile(
    rb"(?:\[(?P<ipv6>[0-9A-Fa-f:.]{2,45})\]|(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2}){1,255})"
    rb"(?::[0-9]{0,5})?"
)


def malformed(detail: str) -> RequestBroken:
    """The problem of a request that is not HTTP/1.1."""
    return RequestBroken("malformed_request", detail)


def line_of(head: bytes) -> tuple[bytes, bytes, bytes]:
    """Method, target and version, spaced as RFC 9112 §3 has them. Raises `RequestBroken`."""
    match = _LINE.match(head)
    if match is None:
        if _OTHER_VERSION.match(head):
            raise malformed("This server speaks HTTP/1.1 and HTTP/1.0.")
        raise malformed("The first line of a request is METHOD, target and HTTP/1.1.")
    method, target, version = match.groups()
    return method, target, version


def target_of(method: bytes, target: bytes) -> Target:
    """What is asked for, by the four forms of RFC 9112 §3.2. Raises `RequestBroken`."""
    if method == b"CONNECT":
        raise malformed("This server is no proxy: it does not answer CONNECT.")
    if target.startswith(b"/"):
        path, _, query = target.partition(b"?")
        return path, query, None
    if target == b"*":
        if method != b"OPTIONS":
            raise malformed("The target * is for OPTIONS.")
        return target, b"", None
    match = _ABSOLUTE.fullmatch(target)
    if match is None or not is_host(match[1]):
        raise malformed("The target of a request begins with a slash, or is a whole http address.")
    empty = b"*" if method == b"OPTIONS" and match[3] is None else b"/"
    return match[2] or empty, match[3] or b"", match[1]


def check_host(version: bytes, hosts: Sequence[bytes]) -> None:
    """Raise `RequestBroken` unless there is one Host (RFC 9112 §3.2), or none with HTTP/1.0."""
    if not hosts and version == b"1.1":
        raise malformed("A request of HTTP/1.1 has a Host header.")
    if len(hosts) > 1:
        raise malformed("A request has one Host header.")
    if hosts and not is_host(hosts[0]):
        raise malformed("The Host header is a name or address, and maybe a port.")


def is_host(value: bytes) -> bool:
    """Tell whether this is a host with or without a port (RFC 9110 §7.2)."""
    match = _HOST.fullmatch(value)
    if match is None or match["ipv6"] is None:
        return match is not None
    try:
        IPv6Address(match["ipv6"].decode())
    except ValueError:
        return False
    return True


def check_coding(version: bytes, codings: Sequence[bytes]) -> None:
    """Raise `RequestBroken` unless the body comes in chunks, and in nothing else."""
    if version != b"1.1":
        raise malformed("A request of HTTP/1.0 has no Transfer-Encoding.")
    if [coding.lower() for coding in codings] != [b"chunked"]:
        raise malformed("The only Transfer-Encoding that this server reads is chunked.")


def begun(head: bytes) -> tuple[str | None, str | None]:
    """Method and path as far as they are known, to be logged."""
    match = _BEGUN.match(head)
    return (match[1].decode("latin-1"), match[2].decode("latin-1")) if match else (None, None)
