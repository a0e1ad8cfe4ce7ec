"""HTML as authors and other programs write it, as the HTML that is kept; says what it drops.

It decides what becomes of each element, attribute and address. The sanitiser then has the last
word, and should find nothing to do.
"""

from __future__ import annotations

from core.content.addresses import Addresses
from core.content.elements import EMPTY, KEPT, KNOWN, RENAMED, SEPARATING, STRUCTURE
from core.content.places import Places
from core.content.replacements import RULES, end_math
from core.content.rewriting import Rewriting, markup
from core.content.tokens import END_TAG, Comment, End, Start, Text, tokens
from core.content.warnings import Reporter, Warnings, cited

_UNSEEN = ("<!doctype", "<![", "<!>", "</", "<?xml")
"""How declarations begin of which nothing was to be seen."""


class Rewriter:
    """Rewrites one piece of HTML."""

    def __init__(
        self, source: str, places: Places, addresses: Addresses, warnings: Warnings
    ) -> None:
        self._source = source
        self._places = places
        self._warnings = warnings
        self._page = Rewriting(addresses, Reporter(warnings, places))
        self._ended = {name.lower() for name in END_TAG.findall(source)}

    def html(self) -> str:
        """Return the HTML that is kept."""
        for token in tokens(self._source):
            if self._page.math is not None:
                if self._page.math.take(token):
                    end_math(self._page)
            elif isinstance(token, Text):
                self._page.build.text(token.text.replace("&quot;", '"'))
            elif isinstance(token, Start):
                self._places.see(token)
                self._start(token)
            elif isinstance(token, End):
                self._end(token)
            else:
                self._comment(token)
        end_math(self._page)
        return self._page.build.html()

    def check(self, seen: set[str]) -> None:
        """Add what is known at the end alone; `seen` is what the sanitiser saw of addresses."""
        self._page.attributes.check(seen)
        detail = "Elements within 100 others are shown without their tags, on lines."
        if self._page.build.is_too_deep and not self._warnings.is_known("too_deep", detail):
            self._warnings.add("too_deep", detail, None)

    def _start(self, token: Start) -> None:
        rule = RULES.get(token.name)
        name = RENAMED.get(token.name, token.name)
        if rule is not None:
            rule(self._page, token)
        elif name in KEPT and (name != "col" or self._page.build.holds("table")):
            self._page.keep(name, token)
        elif name not in STRUCTURE:
            self._unknown(token)
        elif token.attributes:
            self._page.warn("element_removed", f"{markup(token)} is not kept.", token)

    def _unknown(self, token: Start) -> None:
        """Unwrap an element; but `<T>` in `Vec<T>`, or `<name>`, is no element and is text."""
        if token.attributes or token.name in KNOWN | KEPT or token.name in self._ended:
            self._page.unwrap(token)
        else:
            self._page.text(self._source[token.at : token.end])

    def _end(self, token: End) -> None:
        page = self._page
        if token.name == "noscript":
            page.noscripts = max(0, page.noscripts - 1)
        elif token.name == "svg":
            page.drawings = max(0, page.drawings - 1)
        name = RENAMED.get(token.name, token.name)
        if token.name in SEPARATING or page.drawings:
            page.build.text(" ")
        elif token.name == "option":
            page.build.line()
        elif token.name == "br":
            page.build.empty("br", "<br>")
        elif name in KEPT and name not in EMPTY:
            page.build.close(name)

    def _comment(self, token: Comment) -> None:
        if token.text.startswith("<!--"):
            self._page.warn("comment_removed", "Comments are not shown.", token)
        elif not token.text[:9].lower().startswith(_UNSEEN):
            self._page.warn("comment_removed", f"{cited(token.text)} is not shown.", token)
