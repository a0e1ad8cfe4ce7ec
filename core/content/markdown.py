"""Markdown as HTML, in the dialect of GitHub; before it is rewritten and cleaned.

Comrak renders it, in time that grows with the length of the text. What it would leave out without
a word is put back where it can be seen: footnotes that nothing refers to, and cells beyond the
width of their table.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import Final

from core.content import renderer
from core.content.documents import TooMuch
from core.content.places import Lines
from core.content.warnings import Warnings, cited

MAX_TAGS: Final = 20_000
"""Of the HTML that is rendered, or given."""

_MAX_FOOTNOTES: Final = 2_000  # comrak's cost grows with the square of references to one
_MANY_QUOTES: Final = re.compile(">{500}")
_START_TAG: Final = re.compile(r"<[A-Za-z]")
_FOOTNOTE: Final = re.compile(r'<li data-sourcepos="([0-9]+):([0-9]+)-[^"]*" id="fn-')
_TABLE_LINE: Final = re.compile(r"[ \t|:>*+.)0-9-]+")
_ROW: Final = re.compile(
    r'<tr data-sourcepos="([0-9]+):[0-9]+-[0-9:]+">\n'
    r'((?:<t[dh] data-sourcepos="[0-9]+:[0-9]+-[0-9]+:[0-9]+"[^>]*>.*</t[dh]>\n)+)</tr>'
)
_CELL_END: Final = re.compile(r'<t[dh] data-sourcepos="[0-9]+:[0-9]+-[0-9]+:([0-9]+)"')
_BAR: Final = re.compile(r"(?<!\\)\|")
_LABEL: Final = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]", re.DOTALL)
_SHOWN_LABEL: Final = re.compile(r"\[([^\[\]]{1,999})\]:")
_DEFINITION: Final = re.compile(
    r"^[ >]{0,20}\[((?:[^\[\]\\\n]|\\.){1,999})\]:[ \t]*(\S.*)$", re.MULTILINE
)


def check_tags(html: str) -> None:
    """Bound the tags of HTML. Raises `TooMuch`."""
    tags = len(_START_TAG.findall(html))
    if tags > MAX_TAGS:
        raise TooMuch(tags, f"Markdown and HTML may make {MAX_TAGS:,} tags. Split the post.")


def render(source: str, warnings: Warnings) -> tuple[str, str]:
    """Return Markdown as HTML with places, and the source that the places are in.

    Raises `TooMuch` for more than `MAX_TAGS` tags.
    """
    _check_cost(source)
    rendered = _render(source)
    if "[^" in source and "]:" in source:
        source, rendered = _show_unused_footnotes(source, rendered, warnings)
    if "<tr data-sourcepos" in rendered:
        rendered = _show_extra_cells(source, rendered, warnings)
    _find_unused_definitions(source, rendered, warnings)
    return rendered, source


def _render(source: str, *, leaves_footnotes: bool = False) -> str:
    # The cost of alerts grows with the square of `>>>>…`.
    alerts = "[!" in source and not _MANY_QUOTES.search(source)
    html = renderer.render(source, alerts=alerts, leaves_footnotes=leaves_footnotes)
    check_tags(html)
    return html


def _check_cost(source: str) -> None:
    """Refuse what would be refused once it is rendered, where rendering it is the cost."""
    footnotes = source.count("[^")
    if footnotes > _MAX_FOOTNOTES:
        rule = f"Markdown may have {_MAX_FOOTNOTES:,} footnotes and references to them."
        raise TooMuch(footnotes, rule)
    if "|" in source:
        cells = _most_cells(source)
        if cells > MAX_TAGS:
            raise TooMuch(cells, f"The tables may have {MAX_TAGS:,} cells. Split the post.")


def _most_cells(source: str) -> int:
    """Return how many cells the tables have: each row is filled up to the width of the table."""
    cells = width = 0
    for line in source.split("\n"):
        if not line.strip(" \t\r>"):
            width = 0
        elif "|" in line and "-" in line and _TABLE_LINE.fullmatch(line.rstrip("\r")):
            width = max(width, line.count("|"))
        cells += width
    return cells


# Footnotes ----------------------------------------------------------------------------------------


def _show_unused_footnotes(source: str, rendered: str, warnings: Warnings) -> tuple[str, str]:
    """Show the footnotes that nothing refers to where they stand, as they are written."""
    unused = set(_FOOTNOTE.findall(_render(source, leaves_footnotes=True))) - set(
        _FOOTNOTE.findall(rendered)
    )
    if not unused:
        return source, rendered
    lines = Lines(source)
    places = sorted(lines.of_bytes(int(line), int(column)) for line, column in unused)
    for place in reversed(places):
        at = lines.offset(*place)
        source = f"{source[:at]}\\{source[at:]}"
    for line, column in places:
        detail = "Nothing refers to this footnote, so it is shown where it stands."
        if not warnings.is_known("unused_footnote", detail):
            warnings.add("unused_footnote", detail, (line, column))
    return source, _render(source)


# Tables -------------------------------------------------------------------------------------------


def _show_extra_cells(source: str, rendered: str, warnings: Warnings) -> str:
    """Add the cells that a row has beyond the width of its table."""
    lines = source.split("\n")

    def completed(match: re.Match[str]) -> str:
        line, last = int(match[1]), int(_CELL_END.findall(match[2])[-1])
        rest = lines[line - 1].encode()[last:].decode(errors="ignore").strip()
        cells = [cell.strip() for cell in _BAR.split(rest)[1:]]
        if not any(cells):
            return match[0]
        detail = "The row has more cells than its table is wide; they are shown as they are written"
        if not warnings.is_known("extra_cells", detail):
            warnings.add("extra_cells", detail, (line, last + 1))
        extra = "".join(f"<td>{escape(cell)}</td>\n" for cell in cells if cell)
        return f"{match[0][:-5]}{extra}</tr>"

    return _ROW.sub(completed, rendered)


# Definitions --------------------------------------------------------------------------------------


def _find_unused_definitions(source: str, rendered: str, warnings: Warnings) -> None:
    """Name the addresses that are defined and that no link refers to: they are not shown."""
    if "]:" not in source:
        return
    labels = Counter(_normal(match[1]) for match in _LABEL.finditer(source))
    shown = set(_SHOWN_LABEL.findall(rendered))
    lines = Lines(source)
    for match in _DEFINITION.finditer(source):
        label = match[1]
        if label.startswith("^") or labels[_normal(label)] > 1:
            continue
        if escape(label, quote=False) in shown:
            continue
        detail = f"No link refers to {cited(f'[{label}]: {match[2]}')}, so it is not shown."
        if not warnings.is_known("unused_definition", detail):
            at = match.start() + match[0].index("[")
            warnings.add("unused_definition", detail, lines.place(at))


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()
