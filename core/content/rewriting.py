"""The rewriting of one piece of HTML: what has been written, and what is still open."""

from __future__ import annotations

from typing import Final

from core.content import elements, styles
from core.content.addresses import Addresses
from core.content.attributes import Attributes
from core.content.builder import PARTS, Builder, tag
from core.content.tokens import Comment, End, Start, Text, escape_text
from core.content.warnings import Reporter

_STYLED: Final = elements.INLINE | {"p", "li", "td", "th", "dd", "dt", "figcaption"}
_MAX_MARKUP: Final = 200
_TEX: Final = ("tex", "latex")


class Rewriting:
    """What the rules for single elements work on."""

    def __init__(self, addresses: Addresses, reporter: Reporter) -> None:
        self.build = Builder()
        self.attributes = Attributes(addresses, reporter, self.build.ids)
        self.warn = reporter.warn
        self.math: Mathematics | None = None
        self.drawings = 0
        self.noscripts = 0
        self.shown: set[str] = set()

    def text(self, text: str) -> None:
        """Write text that is no HTML yet."""
        self.build.text(escape_text(text, "&"))

    def keep(self, name: str, token: Start, attributes: str | None = None) -> None:
        """Write an element under a name, with its attributes or with those given."""
        style = styles.NOTHING
        if "style" in token.attributes:
            style = styles.meaning(token.name, token.attributes["style"])
        if attributes is None:
            is_part = name not in PARTS or self.build.holds("table")
            attributes = self.attributes.write(name if is_part else "div", token, style)
        start, end = tag(name, attributes)
        if not end:
            self.build.empty(name, start)
            return
        if style.is_undone or (name == "span" and not attributes):
            start = end = ""
        if style.wrappers and name in _STYLED:
            start += "".join(f"<{wrapper}>" for wrapper in style.wrappers)
            end = "".join(f"</{wrapper}>" for wrapper in reversed(style.wrappers)) + end
        self.build.open(name, start, end, has_id=" id=" in attributes)
        if token.raw is not None:
            self.build.text(token.raw)
            self.build.close(name)

    def unwrap(self, token: Start) -> None:
        """Leave a tag out, and keep what it holds."""
        if not (self.drawings and token.name in elements.DRAWN):
            self.warn("element_removed", f"{markup(token)} is not kept; its text is.", token)
        if token.name in elements.SEPARATING:
            self.build.text(" ")
        if token.raw is not None:
            self.build.text(token.raw)


def markup(token: Start) -> str:
    """Return a start tag as a warning names it."""
    pairs = (f' {name}="{value}"' for name, value in token.attributes.items())
    text = f"<{token.name}{''.join(pairs)}>"
    return text if len(text) <= _MAX_MARKUP else text[: _MAX_MARKUP - 1] + "\u2026"


class Mathematics:
    """What stands within `<math>`: its TeX if it has any, its words otherwise."""

    def __init__(self, token: Start) -> None:
        self.token = token
        self._depth = 1
        self._words: list[str] = []
        self._tex: list[str] = []
        self._is_tex = False

    @property
    def has_tex(self) -> bool:
        """Tell whether there is a source in TeX."""
        return bool(self._tex or self.token.attributes.get("alttext"))

    def take(self, token: Start | End | Text | Comment) -> bool:
        """Take a token; True for the one that ends it."""
        if isinstance(token, Text):
            (self._tex if self._is_tex else self._words).append(token.text)
        elif isinstance(token, Start):
            self._is_tex = token.name == "annotation" and any(
                form in token.attributes.get("encoding", "").lower() for form in _TEX
            )
            self._depth += token.name == "math" and not token.is_closed
            self._words.append(token.raw or "")
        elif isinstance(token, End):
            self._is_tex = False
            self._depth -= token.name == "math"
        return self._depth == 0

    def text(self) -> str:
        """Return the TeX, or the words with a space between them, with their references."""
        if self._tex:
            return "".join(self._tex).strip()
        if alttext := self.token.attributes.get("alttext"):
            return escape_text(alttext, "&")
        return " ".join(filter(None, (word.strip() for word in self._words)))
