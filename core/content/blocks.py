"""Blocks as HTML, one function for each type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, Final

from core.content.documents import Block, Document
from core.content.media_blocks import MEDIA_RENDERERS, caption_of, lines

_MARKS: Final = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "highlight": "mark",
}
_DONE, _TO_DO = "\u2611", "\u2610"


def render_blocks(document: Document) -> list[str]:
    """Return each block as HTML, before addresses are looked at and it is cleaned."""
    return [_RENDERERS[block["type"]](block) for block in document["blocks"]]


def _text(spans: Sequence[Mapping[str, Any]]) -> str:
    return "".join(map(_span, spans))


def _span(span: Mapping[str, Any]) -> str:
    html = lines(span["text"])
    for mark in span.get("marks", ()):
        html = f"<{_MARKS[mark]}>{html}</{_MARKS[mark]}>"
    link = span.get("link")
    return f'<a href="{escape(link)}">{html}</a>' if link else html


def _paragraph(block: Block) -> str:
    return f"<p>{_text(block['text'])}</p>"


def _heading(block: Block) -> str:
    return f"<h{block['level']}>{_text(block['text'])}</h{block['level']}>"


def _list(block: Block) -> str:
    items = [(item.get("level", 0), _text(item["text"])) for item in block["items"]]
    return _nested("ol" if block["style"] == "ordered" else "ul", items)


def _checklist(block: Block) -> str:
    items = [
        (item.get("level", 0), f"{_DONE if item.get('checked') else _TO_DO} {_text(item['text'])}")
        for item in block["items"]
    ]
    return _nested("ul", items)


def _nested(tag: str, items: Sequence[tuple[int, str]]) -> str:
    """Turn flat items into nested lists.

    An item goes at most one level deeper than the one before.
    """
    out, depth = [], -1
    for wanted, html in items:
        level = min(wanted, depth + 1)
        if level > depth:
            out.append(f"<{tag}>")
        else:
            out.append("</li>" + f"</{tag}></li>" * (depth - level))
        out.append(f"<li>{html}")
        depth = level
    out.append(f"</li></{tag}>" * (depth + 1))
    return "".join(out)


def _quote(block: Block) -> str:
    cite = block.get("cite")
    source = f"<cite>{lines(cite)}</cite>" if cite else ""
    return f"<blockquote><p>{_text(block['text'])}</p>{source}</blockquote>"


def _code(block: Block) -> str:
    language = block.get("language")
    attribute = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{attribute}>{escape(block['code'])}</code></pre>"


def _embed(block: Block) -> str:
    """Write an embed as a link: a frame is for the reader's program to make, from the blocks."""
    url = escape(block["url"])
    return f'<figure><a href="{url}">{url}</a>{caption_of(block)}</figure>'


def _divider(_: Block) -> str:
    return "<hr>"


def _table(block: Block) -> str:
    rows: Sequence[Sequence[Any]] = block["rows"]
    width = max(map(len, rows))
    padded = [[*row, *[()] * (width - len(row))] for row in rows]
    head = f"<thead>{_row('th', padded[0])}</thead>" if block.get("header") else ""
    body = "".join(_row("td", row) for row in (padded[1:] if head else padded))
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _row(tag: str, cells: Sequence[Any]) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"


_RENDERERS: dict[str, Callable[[Block], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "checklist": _checklist,
    "quote": _quote,
    "code": _code,
    **MEDIA_RENDERERS,
    "embed": _embed,
    "divider": _divider,
    "table": _table,
}
