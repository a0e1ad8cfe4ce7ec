"""Content in any format to HTML: the one place where HTML is derived (domain rule D13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import comrak

from core.content.blocks import render_blocks
from core.content.documents import MAX_NODES, Document, TooMuch
from core.content.sanitiser import clean
from core.content.warnings import Warning  # noqa: A004 - the contract's word for it

# Stored beside every derived HTML; raise it when the output changes, so that all of it is derived
# anew.
SANITISER_VERSION = 1


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
    content_format: str,
    document: Document | None,
    raw: str | None,
    base: str | None = None,  # noqa: ARG001 - soon
) -> Derived:
    """Return the HTML of content in any format. Raises `TooMuch`.

    Relative addresses are resolved against `base`. Takes a while, so not for the event loop.
    """
    match content_format, document, raw:
        case "blocks", Mapping(), None:
            return Derived(clean(render_blocks(document)))
        case "markdown", None, str():
            return Derived(_render_markdown(raw))
        case "html", None, str():
            return Derived(_render_html(raw))
    raise ValueError(content_format)


_START_TAG = re.compile(r"<[A-Za-z]")


def _render_markdown(text: str) -> str:
    """Return Markdown as HTML that is safe to show to anybody.

    Takes up to a second of computing, so not for the event loop. Raises `TooMuch` when there are
    more lines and brackets, or more tags in the outcome, than `MAX_NODES`.
    """
    marks = text.count("\n") + text.count("[")
    if marks > MAX_NODES:
        raise TooMuch(marks)
    return _render_html(comrak.markdown_to_html(text))


def _render_html(text: str) -> str:
    """Return somebody's HTML as HTML that is safe to show to anybody.

    Raises `TooMuch` beyond `MAX_NODES` tags: the depth of a document is bounded by their number,
    and the cost of cleaning grows with the square of the depth.
    """
    tags = len(_START_TAG.findall(text))
    if tags > MAX_NODES:
        raise TooMuch(tags)
    return clean(text)
