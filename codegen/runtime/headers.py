"""The headers of a request as one mapping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

HeaderMap = Mapping[bytes, bytes]


def header_map(lines: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Return lower-case name → value; several lines of one name are joined as RFC 9110 §5.3 allows.

    Cookies are joined with `; ` (RFC 9113 §8.2.3). Names arrive in lower case from an ASGI server.
    """
    lines = list(lines)
    headers = dict(lines)
    if len(headers) != len(lines):
        headers = {}
        for name, value in lines:
            between = b"; " if name == b"cookie" else b", "
            headers[name] = headers[name] + between + value if name in headers else value
    return headers
