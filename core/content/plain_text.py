"""The words of derived HTML, for search and excerpts."""

from __future__ import annotations

from html import unescape
from typing import Final

from core.content.elements import INLINE
from core.content.tokens import End, Start, Text, tokens
from core.text import nfc

_WITHIN_A_LINE: Final = INLINE - {"br", "audio", "video"}


def plain_text(html: str) -> str:
    """Return what a reader sees of a cleaned HTML text: words, one line for each block."""
    parts: list[str] = []
    for token in tokens(html):
        if isinstance(token, Text):
            # Line breaks within it are those of the source, not of a block.
            parts.append(unescape(token.text).replace("\n", " "))
        elif isinstance(token, Start) and token.name == "img":
            parts.append(f" {token.attributes.get('alt', '')} ")
        elif isinstance(token, Start | End) and token.name not in _WITHIN_A_LINE:
            parts.append("\n")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return nfc("\n".join(line for line in lines if line))
