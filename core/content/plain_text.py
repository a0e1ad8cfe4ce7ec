"""The words of derived HTML, for search and excerpts."""

from __future__ import annotations

from html.parser import HTMLParser

from core.text import nfc


def plain_text(html: str) -> str:
    """Return what a reader sees of a cleaned HTML text: words, one line for each block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return nfc("\n".join(line for line in lines if line))


class _Reader(HTMLParser):
    """Keeps the text of a document, with a line break around each block."""

    _INLINE = frozenset(
        {
            "a",
            "img",
            "cite",
            "b",
            "i",
            "del",
            "ins",
            "sub",
            "sup",
            "kbd",
            "strong",
            "em",
            "u",
            "s",
            "code",
            "mark",
        }
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block; show the words that stand for a picture."""
        if tag == "img":
            self.parts.append(f" {dict(attrs).get('alt') or ''} ")
        elif tag not in self._INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Break the line after a block."""
        if tag not in self._INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the text; line breaks within it are those of the source, not of a block."""
        self.parts.append(data.replace("\n", " "))
