"""Addresses in HTML: made absolute for those who read it elsewhere, in one pass over the text.

Tags are found as a reader of HTML finds them, so that what looks like an attribute within a text
or within another attribute stays as it is. A tag that is not closed is no tag. Everything else is
kept byte for byte. The cost grows with the length, whatever the text is: see `_TAG`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final
from urllib.parse import urljoin

# Only tags that have attributes. No part gives back what it took, and a try is in one of three
# states: outside of quotes, within single, within double ones. A quote permutes the states, and a
# `<` outside of quotes ends a try: so at most three are going on, and a text of nothing but
# beginnings of tags costs three times a scan.
_TAG: Final = re.compile(r"""<([a-zA-Z][^\s<>"'/]*+)([\s/](?:[^<>"']++|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]++)))?+"""
)
_ADDRESSES: Final = frozenset({"href", "src", "srcset", "poster", "cite"})
_HAS_ADDRESS: Final = re.compile("href|src|poster|cite", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# A candidate of `srcset`: an address, then a comma, or a description and a comma.
_CANDIDATE: Final = re.compile(r"[\s,]*+(\S*[^\s,])(?:,|([^,]*+)(?:,|$))")
# What readers of addresses leave out (WHATWG URL, basic parser).
_ENDS: Final = "".join(map(chr, range(0x21)))
_BREAKS: Final = str.maketrans("", "", "\t\n\r")


@dataclass(frozen=True, slots=True)
class Base:
    """What relative addresses are relative to.

    `service` is where this service is, without a slash at its end: its own paths hang on it. `page`
    is where the text is read, which fragments are of. `source` is where it was written for.
    """

    service: str
    page: str
    source: str

    def absolute(self, address: str) -> str:
        """Return an address as an absolute one; as it is where nothing sensible comes of it."""
        short = address.strip(_ENDS).translate(_BREAKS)
        if short.startswith("#"):
            return self.page + short
        if _SCHEME.match(short):
            return address
        if short.startswith("/api/v1/"):
            return self.service + short
        try:
            return urljoin(self.source, short)
        except ValueError:  # such as a host in brackets that are not closed
            return address


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that an element names, absolute."""

    element: str
    attribute: str
    address: str


@dataclass(slots=True)
class Absolute:
    """HTML whose addresses are absolute, and what it refers to, in the order of the text."""

    html: str
    references: list[Reference] = field(default_factory=list)


def absolute(html: str, base: Base) -> Absolute:
    """Make every address of an HTML text absolute."""
    made = Absolute(html)
    made.html = _TAG.sub(lambda tag: _tag(tag, base, made.references), html)
    return made


def _tag(tag: re.Match[str], base: Base, references: list[Reference]) -> str:
    attributes = tag[2]
    if not _HAS_ADDRESS.search(attributes):
        return tag[0]
    element, parts, end = tag[1].lower(), [f"<{tag[1]}"], 0
    for found in _ATTRIBUTE.finditer(attributes):
        name = found[1].lower()
        if name not in _ADDRESSES or found.lastindex == 1:
            continue
        given = found[found.lastindex or 0]
        value = unescape(given) if "&" in given else given
        if name == "srcset":
            resolved = ", ".join(_candidates(value, base))
        else:
            resolved = base.absolute(value)
            references.append(Reference(element, name, resolved))
        if resolved != value:
            parts += attributes[end : found.end(1)], f'="{escape(resolved)}"'
            end = found.end()
    return f"{''.join(parts)}{attributes[end:]}>" if end else tag[0]


def _candidates(srcset: str, base: Base) -> Iterator[str]:
    # Without what ends it: a run of commas that no address follows would be tried at each of them.
    for found in _CANDIDATE.finditer(srcset.rstrip(f"{_ENDS},")):
        description = (found[2] or "").strip()
        yield f"{base.absolute(found[1])} {description}".rstrip()
