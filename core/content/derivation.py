"""Content in any format to HTML: the one place where HTML is derived (domain rule D13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.content import markdown
from core.content.addresses import Addresses, addresses_in
from core.content.blocks import render_blocks
from core.content.documents import Document
from core.content.places import BlockPlaces, HtmlPlaces, MarkdownPlaces, Places
from core.content.rewriter import Rewriter
from core.content.sanitiser import clean
from core.content.warnings import Warning, Warnings  # noqa: A004 - the contract's word for it

# Stored beside every derived HTML; raise it when the output changes, so that all of it is derived
# anew.
SANITISER_VERSION = 2


@dataclass(frozen=True, slots=True)
class Derived:
    """The HTML of content, and what of the content it does not show."""

    html: str
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Content of a post: blocks in `document`, or the source text in `raw`; and its HTML.

    `base` is the address that its author gave for relative ones to resolve against.
    """

    format: str
    document: dict[str, Any] | None
    raw: str | None
    html: str
    base: str | None = None
    warnings: tuple[Warning, ...] = ()


def derive(
    content_format: str, document: Document | None, raw: str | None, base: str | None = None
) -> Derived:
    """Return the HTML of content in any format. Raises `TooMuch`.

    Relative addresses are resolved against `base`. Takes a while, so not for the event loop.
    """
    match content_format, document, raw:
        case "blocks", Mapping(), None:
            return _derive_blocks(document)
        case "markdown", None, str():
            return _derive_markdown(_text(raw), base)
        case "html", None, str():
            return _derive_html(_text(raw), base)
    raise ValueError(content_format)


def _text(raw: str) -> str:
    """Return a source with one kind of line break, and without the mark of its encoding."""
    return raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _derive_blocks(document: Document) -> Derived:
    parts = render_blocks(document)
    derived = _rewritten("\n".join(parts), BlockPlaces(parts), None, Warnings())
    placed = (
        replace(warning, line=None, column=None, block=warning.line and warning.line - 1)
        for warning in derived.warnings
    )
    return Derived(derived.html, tuple(placed))


def _derive_markdown(source: str, base: str | None) -> Derived:
    warnings = Warnings()
    rendered, source = markdown.render(source, warnings)
    return _rewritten(rendered, MarkdownPlaces(source, rendered), base, warnings)


def _derive_html(source: str, base: str | None) -> Derived:
    markdown.check_tags(source)
    return _rewritten(source, HtmlPlaces(source), base, Warnings())


def _rewritten(source: str, places: Places, base: str | None, warnings: Warnings) -> Derived:
    rewriter = Rewriter(source, places, Addresses(base), warnings)
    html = clean(rewriter.html())
    rewriter.check(addresses_in(html))
    return Derived(html, warnings.all())
