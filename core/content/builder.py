"""Balanced HTML from tags in any order: what an author left open is closed, as browsers do it.

Every start tag that it writes has its end tag, in order, so that whoever reads the outcome sees
one tree, and the cost of reading it does not depend on what was left open.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Final
from unicodedata import category

from core.content.addresses import identifier
from core.content.elements import BLOCKS, CELLS, EMPTY, HEADINGS

MAX_DEPTH: Final = 100
"""Elements within elements; those within more are shown without their tags, on lines."""

_REOPENED: Final = frozenset({"b", "strong", "i", "em", "u", "s", "code", "small"})
_MAX_REOPENED: Final = 4
_EDGE: Final = frozenset({"table", "caption", "td", "th"})
_ROW_HOLDERS: Final = frozenset({"table", "thead", "tbody", "tfoot"})
_ROWS: Final = _ROW_HOLDERS | {"tr"}
_TABLE_PARTS: Final = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot"})
PARTS: Final = _TABLE_PARTS | CELLS | {"tr"}
"""Parts of a table; outside of one they are blocks without a name."""

_ITEM_EDGE: Final = BLOCKS - {"li", "div", "p", "address"}
_TERM_EDGE: Final = BLOCKS - {"dt", "dd", "div", "p", "address"}
_RUBY: Final = frozenset({"rb", "rt", "rtc", "rp"})
_TAG: Final = re.compile(r'<[a-z/][^<>"]*(?:"[^"]*"[^<>"]*)*>')


class _Open:
    """An element that is open: how its source calls it, and what ends it."""

    __slots__ = ("at", "end", "has_id", "is_ended", "name", "start")

    def __init__(self, name: str, start: str, end: str, at: int, *, has_id: bool) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.at = at
        self.has_id = has_id
        self.is_ended = False


class Builder:
    """Takes tags and text in the order of the source, and writes HTML."""

    def __init__(self) -> None:
        self.is_too_deep = False
        self.ids: set[str] = set()
        self._slugs: Counter[str] = Counter()
        self._out: list[str] = []
        self._stack: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._skipped: Counter[str] = Counter()
        self._reopened: list[str] = []

    def html(self) -> str:
        """Close what is open, and return the whole."""
        self._pop_to(0, reopens=False)
        return "".join(self._out)

    def holds(self, *names: str) -> bool:
        """Tell whether one of these elements is open."""
        return any(self._names[name] for name in names)

    @property
    def current(self) -> str:
        """The name of the innermost open element."""
        return self._stack[-1].name if self._stack else ""

    # What comes -----------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        """Add text, in which there is no tag."""
        if not text.isspace():
            self._before_inline()
        self._out.append(text)

    def empty(self, name: str, tag: str) -> None:
        """Add an element without content."""
        if name in BLOCKS:
            self._before_block(name)
        else:
            self._before_inline()
        self._out.append(tag)

    def open(self, name: str, start: str, end: str, *, has_id: bool = False) -> None:
        """Open an element; `start` and `end` are the tags that are written for it."""
        if name in BLOCKS:
            self._before_block(name)
        elif name in _RUBY:
            if self.current in _RUBY and self.current != "rtc":
                self._pop_to(len(self._stack) - 1)
        else:
            self._close_link(name)
            self._before_inline()
        if name in PARTS and not self._names["table"]:
            start, end = f"<div{start[len(name) + 1 :]}", "</div>"
        self._push(name, start, end, has_id=has_id)

    def close(self, name: str) -> None:
        """End an element; what is open in it ends with it."""
        if self._skipped[name]:
            self._skipped[name] -= 1
            self._break(name)
        elif name in HEADINGS:
            self._end(self._find(HEADINGS, _EDGE))
        elif self._names[name]:
            self._end(self._find(frozenset({name}), _edge_of(name)))
        elif name in self._reopened:
            self._reopened.remove(name)
        elif name == "p" and not self._ends_block():
            self.line()  # where browsers begin a paragraph, to end it

    def line(self) -> None:
        """Break the line."""
        self._before_inline()
        self._out.append("\n" if self._names["pre"] else "<br>")

    # What follows from it -------------------------------------------------------------------------

    def _push(self, name: str, start: str, end: str, *, has_id: bool = False) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self.is_too_deep = True
            self._skipped[name] += 1
            self._break(name)
            return
        self._stack.append(_Open(name, start, end, len(self._out), has_id=has_id))
        self._names[name] += 1
        self._out.append(start)

    def _break(self, name: str) -> None:
        if name in BLOCKS:
            self._out.append("\n" if self._names["pre"] else "<br>")

    def _ends_block(self) -> bool:
        """Tell whether what was written last ended, or began, a block."""
        last = self._out[-1] if self._out else "\n"
        return last.isspace() or last.strip("</>") in BLOCKS

    def _find(self, names: frozenset[str], edge: frozenset[str]) -> int:
        """Return where the innermost of these elements is open, up to an edge; -1 if none is."""
        for at in range(len(self._stack) - 1, -1, -1):
            name = self._stack[at].name
            if name in names:
                return at
            if name in edge:
                return -1
        return -1

    def _end(self, at: int) -> None:
        if at < 0:
            return
        inner = self._stack[at + 1 :]
        if self._stack[at].name not in BLOCKS and any(open_.name in BLOCKS for open_ in inner):
            self._stack[at].is_ended = True
        else:
            self._pop_to(at)

    def _pop_to(self, at: int, *, reopens: bool = True) -> None:
        """End everything from the element at a place in the stack on."""
        reopened: list[str] = []
        name = self._stack[at].name if at < len(self._stack) else ""
        while len(self._stack) > at:
            last = self._stack.pop()
            self._names[last.name] -= 1
            if last.name in HEADINGS:
                self._name_heading(last)
            self._out.append(last.end)
            is_plain = last.name in _REOPENED and last.start == f"<{last.name}>"
            if is_plain and len(self._stack) > at and not last.is_ended:
                reopened.append(last.name)
        if reopens and name not in _EDGE:
            self._reopened = [*self._reopened, *reversed(reopened)][:_MAX_REOPENED]
        else:
            self._reopened.clear()
        if self._stack and self._stack[-1].is_ended:
            self._pop_to(len(self._stack) - 1)

    def _before_inline(self) -> None:
        if self._stack and (self.current in _ROWS or self.current == "colgroup"):
            self._enter_cell()
        while self._reopened:
            name = self._reopened.pop(0)
            self._push(name, f"<{name}>", f"</{name}>")

    def _close_link(self, name: str) -> None:
        if name == "a" and self._names["a"]:
            at = self._find(frozenset({"a"}), _EDGE)
            if at >= 0:
                self._pop_to(at)

    def _before_block(self, name: str) -> None:
        if name in PARTS and self._names["table"]:
            self._before_part(name)
            return
        if self._names["p"]:
            at = self._find(frozenset({"p"}), _EDGE)
            if at >= 0:
                self._pop_to(at)
        if name == "li" and self._names["li"]:
            self._end_item(frozenset({"li"}), _ITEM_EDGE)
        elif name in {"dt", "dd"}:
            self._end_item(frozenset({"dt", "dd"}), _TERM_EDGE)
        elif name in HEADINGS and self.current in HEADINGS:
            self._pop_to(len(self._stack) - 1)
        if self.current in _ROWS or self.current == "colgroup":
            self._enter_cell()

    def _end_item(self, names: frozenset[str], edge: frozenset[str]) -> None:
        at = self._find(names, edge)
        if at >= 0:
            self._pop_to(at)

    def _before_part(self, name: str) -> None:
        """End what a part of a table ends, and open what it has to be in."""
        holders = _ROWS if name in CELLS else _ROW_HOLDERS if name == "tr" else {"table"}
        if name == "col" and self.current == "colgroup":
            return
        at = self._find(frozenset(holders), frozenset())
        self._pop_to(at + 1, reopens=False)
        if name in CELLS and self.current != "tr":
            self._push("tr", "<tr>", "</tr>")

    def _enter_cell(self) -> None:
        self._before_part("td")
        self._push("td", "<td>", "</td>")

    # Ids ------------------------------------------------------------------------------------------

    def _name_heading(self, heading: _Open) -> None:
        if heading.has_id or not heading.start:
            return
        text = unescape(_TAG.sub("", "".join(self._out[heading.at + 1 :])))
        given = self.heading_id(text)
        self._out[heading.at] = f'{heading.start[:3]} id="{given}"{heading.start[3:]}'

    def heading_id(self, text: str) -> str:
        """Return the id of a heading: its words joined by hyphens, as GitHub has it; each once."""
        slug = _slug(text)
        given = identifier(slug) or identifier("section") or ""
        while given in self.ids:
            self._slugs[slug] += 1
            given = identifier(f"{slug[:140] or 'section'}-{self._slugs[slug]}") or ""
        self.ids.add(given)
        return given


def _edge_of(name: str) -> frozenset[str]:
    """Return what an end tag does not reach out of."""
    if name == "li":
        return _ITEM_EDGE
    return frozenset({"table"}) if name in _ROWS or name in PARTS else _EDGE


def _slug(text: str) -> str:
    """Return what of a heading is in its id: letters with their marks, digits, `-` and `_`."""
    kept = (
        "-" if letter.isspace() else letter
        for letter in text.strip().lower()
        if letter.isalnum() or letter.isspace() or letter in "-_" or category(letter)[0] == "M"
    )
    return "".join(kept)


def tag(name: str, attributes: str = "") -> tuple[str, str]:
    """Return the start and the end tag of an element."""
    start = f"<{name}{attributes}>"
    return start, "" if name in EMPTY else f"</{name}>"
