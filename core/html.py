"""Content to HTML: blocks, Markdown or HTML itself, cleaned by one allow-list (domain rule D13).

What a writer sends is kept as it came; the HTML is derived from it, here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Any, Final
from uuid import UUID

import nh3
from markdown_it import MarkdownIt

from core.text import nfc

# Stored beside every derived HTML; raise it when the output changes, so that all of it is derived
# anew.
SANITISER_VERSION = 1
MAX_NODES = 5_000
MAX_BYTES = 1_048_576

Block = Mapping[str, Any]
Document = Mapping[str, Any]

_MARKS = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "highlight": "mark",
}
_TAGS = {
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "cite",
        "pre",
        "br",
        "hr",
    ),
    *("figure", "figcaption", "img", "a", "table", "thead", "tbody", "tr", "th", "td"),
    # What Markdown and writers of HTML use besides.
    *("b", "i", "del", "ins", "sub", "sup", "kbd", "dl", "dt", "dd", "caption", "tfoot"),
    *_MARKS.values(),
}
# Without "*", nh3 would allow `lang` and `title` everywhere.
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt"},
    "code": {"class"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto"}
_MEDIA = re.compile("/api/v1/media/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/content")
_LANGUAGE = re.compile(r"language-[^\s<>\"'&]{1,40}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_DONE, _TO_DO = "\u2611", "\u2610"


# Documents ----------------------------------------------------------------------------------------


def without_private(document: Document) -> dict[str, Any]:
    """Return a document with the private blocks left out, and no word that there were any."""
    blocks = [block for block in document["blocks"] if not block.get("private")]
    return {"blocks": [{k: v for k, v in block.items() if k != "private"} for block in blocks]}


def count_nodes(document: Document) -> int:
    """Count blocks, items, cells and spans: what `MAX_NODES` bounds."""
    return sum(1 + sum(map(len, _texts(block))) for block in document["blocks"])


def media_ids(document: Document) -> set[UUID]:
    """Return the ids of the uploaded pictures that a document shows."""
    return {UUID(str(block["media_id"])) for block in document["blocks"] if "media_id" in block}


def media_in(html: str) -> set[UUID]:
    """Return the ids of the uploaded pictures that an HTML text shows."""
    return {UUID(address.split("/")[4]) for address in _MEDIA.findall(html)}


def _texts(block: Block) -> Iterator[Sequence[Any]]:
    """Yield every sequence of nodes in a block.

    Its own spans, its items and theirs, its cells and theirs.
    """
    yield block.get("text", ())
    items = block.get("items", ())
    yield items
    for item in items:
        yield item["text"]
    for row in block.get("rows", ()):
        yield row
        yield from row


@dataclass(frozen=True, slots=True)
class Content:
    """Content of a post: blocks in `document`, or the source text in `raw`; and its HTML."""

    format: str
    document: dict[str, Any] | None
    raw: str | None
    html: str


def derive(content_format: str, document: Document | None, raw: str | None) -> str:
    """Return the HTML of content in any format. Raises `TooMuch`."""
    match content_format, document, raw:
        case "blocks", Mapping(), None:
            return render(document)
        case "markdown", None, str():
            return render_markdown(raw)
        case "html", None, str():
            return render_html(raw)
    raise ValueError(content_format)


class TooMuch(ValueError):
    """More nodes, or more bytes, than one piece of content may have."""

    def __init__(self, nodes: int) -> None:
        super().__init__(nodes)
        self.nodes = nodes


def check_size(document: Document, size: int) -> None:
    """Bound the nodes and the bytes of blocks. Raises `TooMuch`."""
    nodes = count_nodes(document)
    if nodes > MAX_NODES or size > MAX_BYTES:
        raise TooMuch(nodes)


# HTML ---------------------------------------------------------------------------------------------

# CommonMark, with tables and strikethrough. HTML within Markdown is HTML, and cleaned as such.
_MARKDOWN: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_START_TAG = re.compile(r"<[A-Za-z]")
_PASSES = 8


def render(document: Document) -> str:
    """Return a document as HTML that is safe to show to anybody."""
    return clean("\n".join(_RENDERERS[block["type"]](block) for block in document["blocks"]))


def render_markdown(text: str) -> str:
    """Return Markdown as HTML that is safe to show to anybody.

    Takes up to a second of computing, so not for the event loop. Raises `TooMuch` when there are
    more lines and brackets, or more tags in the outcome, than `MAX_NODES`.
    """
    marks = text.count("\n") + text.count("[")
    if marks > MAX_NODES:
        raise TooMuch(marks)
    return render_html(_MARKDOWN.render(text))


def render_html(text: str) -> str:
    """Return somebody's HTML as HTML that is safe to show to anybody.

    Raises `TooMuch` beyond `MAX_NODES` tags: the depth of a document is bounded by their number,
    and the cost of cleaning grows with the square of the depth.
    """
    tags = len(_START_TAG.findall(text))
    if tags > MAX_NODES:
        raise TooMuch(tags)
    return clean(text)


def clean(html: str) -> str:
    """Keep the allowed tags, attributes and addresses of an HTML text.

    Cleaning again changes nothing: leaving a tag out may let what it held be read otherwise, so
    the outcome is cleaned until it stays, and of what never stays only the text is kept.
    """
    for _ in range(_PASSES):
        cleaned = _clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return nh3.clean(html, tags=set())


def _clean(html: str) -> str:
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow ugc",
        strip_comments=True,
    )
    # A reader of HTML drops the first line feed of `pre`, so it takes two to have one.
    return cleaned.replace("<pre>\n", "<pre>\n\n")


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
        {"a", "img", "cite", "b", "i", "del", "ins", "sub", "sup", "kbd", *_MARKS.values()}
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


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep absolute addresses and those of our media only, and classes that name a language."""
    match tag, name:
        case "a", "href":
            return value if value.lower().startswith(("https://", "http://", "mailto:")) else None
        case "img", "src":
            web = value.lower().startswith(("https://", "http://"))
            return value if web or _MEDIA.fullmatch(value) else None
        case "code", "class":
            return value if _LANGUAGE.fullmatch(value) else None
        case "ol", "start":
            return value if _NUMBER.fullmatch(value) else None
        case _:
            return value


def _text(spans: Sequence[Mapping[str, Any]]) -> str:
    return "".join(map(_span, spans))


def _span(span: Mapping[str, Any]) -> str:
    html = escape(span["text"]).replace("\n", "<br>")
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
    source = f"<cite>{escape(cite)}</cite>" if cite else ""
    return f"<blockquote><p>{_text(block['text'])}</p>{source}</blockquote>"


def _code(block: Block) -> str:
    language = block.get("language")
    attribute = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{attribute}>{escape(block['code'])}</code></pre>"


def _image(block: Block) -> str:
    url = f"/api/v1/media/{block['media_id']}/content" if "media_id" in block else block["url"]
    picture = f'<img src="{escape(url)}" alt="{escape(block["alt"])}">'
    return f"<figure>{picture}{_caption(block)}</figure>"


def _embed(block: Block) -> str:
    """Write an embed as a link: a frame is for the reader's program to make, from the blocks."""
    url = escape(block["url"])
    return f'<figure><a href="{url}">{url}</a>{_caption(block)}</figure>'


def _caption(block: Block) -> str:
    caption = block.get("caption")
    return f"<figcaption>{escape(caption)}</figcaption>" if caption else ""


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
    "image": _image,
    "embed": _embed,
    "divider": _divider,
    "table": _table,
}
