"""Feeds as feed readers take them: RSS 2.0, Atom 1.0, JSON Feed 1.1.

Written by a writer of XML, never put together as text; what XML cannot hold is left out.

Of RSS, readers take a description for HTML and a title for text (RSS Best Practices Profile): so a
description is escaped as HTML first. Atom and JSON Feed say which is which.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

import orjson

_ATOM = "http://www.w3.org/2005/Atom"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_RSS = {
    "version": "2.0",
    "xmlns:atom": _ATOM,
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
# Everything but the characters of XML 1.0 (production 2).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that belongs to a post, which programs fetch by themselves: such as an episode.

    `size` is in bytes, None where it is not known.
    """

    url: str
    media_type: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A post in a feed. `html` is None where the feed has no room for it.

    The addresses in it are absolute.
    """

    id: str
    url: str
    title: str
    html: str | None
    summary: str
    published_at: str
    updated_at: str
    tags: Sequence[str]
    image: str | None = None
    enclosures: Sequence[Enclosure] = ()

    @property
    def content(self) -> str:
        """The content as HTML, or the summary where there is no room for it."""
        return f"<p>{_html(self.summary)}</p>" if self.html is None else self.html


@dataclass(frozen=True, slots=True)
class Feed:
    """What an author published, the newest first. `url` is the feed's own address.

    `service` is where this service is, with a slash at its end.
    """

    id: str
    title: str
    description: str
    author: str
    home: str
    url: str
    service: str
    updated_at: str
    items: Sequence[Item]


# RSS ----------------------------------------------------------------------------------------------


def rss(feed: Feed) -> bytes:
    """Render a feed as RSS 2.0, with the modules that readers know for content and author."""
    root = ET.Element("rss", {**_RSS, _BASE: _xml(feed.service)})
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    _add(channel, "description", _html(feed.description))
    _add(channel, "lastBuildDate", http_date(feed.updated_at))
    self_link = {"rel": "self", "type": "application/rss+xml", "href": feed.url}
    _add(channel, "atom:link", attributes=self_link)
    for item in feed.items:
        _rss_item(ET.SubElement(channel, "item", {_BASE: _xml(item.url)}), feed, item)
    return _bytes(root)


def _rss_item(element: ET.Element, feed: Feed, item: Item) -> None:
    _add(element, "title", item.title)
    _add(element, "link", item.url)
    _add(element, "guid", item.id, {"isPermaLink": "false"})
    _add(element, "pubDate", http_date(item.published_at))
    _add(element, "dc:creator", feed.author)
    for tag in item.tags:
        _add(element, "category", tag)
    for file in item.enclosures:
        # A length that is not known is 0 by custom; the format asks for one.
        size = {"url": file.url, "length": str(file.size or 0), "type": file.media_type}
        _add(element, "enclosure", attributes=size)
    _add(element, "description", _html(item.summary))
    _add(element, "content:encoded", item.content)


# Atom ---------------------------------------------------------------------------------------------


def atom(feed: Feed) -> bytes:
    """Render a feed as Atom 1.0 (RFC 4287)."""
    root = ET.Element("feed", {"xmlns": _ATOM, _BASE: _xml(feed.service)})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", feed.updated_at)
    author = ET.SubElement(root, "author")
    _add(author, "name", feed.author)
    _add(author, "uri", feed.home)
    _add(root, "link", attributes={"rel": "alternate", "href": feed.home})
    self_link = {"rel": "self", "type": "application/atom+xml", "href": feed.url}
    _add(root, "link", attributes=self_link)
    for item in feed.items:
        _atom_entry(ET.SubElement(root, "entry", {_BASE: _xml(item.url)}), item)
    return _bytes(root)


def _atom_entry(element: ET.Element, item: Item) -> None:
    _add(element, "id", item.id)
    _add(element, "title", item.title)
    _add(element, "link", attributes={"rel": "alternate", "href": item.url})
    for file in item.enclosures:
        link = {"rel": "enclosure", "href": file.url, "type": file.media_type}
        size = {} if file.size is None else {"length": str(file.size)}
        _add(element, "link", attributes={**link, **size})
    _add(element, "published", item.published_at)
    _add(element, "updated", item.updated_at)
    for tag in item.tags:
        _add(element, "category", attributes={"term": tag})
    _add(element, "summary", item.summary, {"type": "text"})
    _add(element, "content", item.content, {"type": "html"})


# JSON Feed ----------------------------------------------------------------------------------------


def json_feed(feed: Feed) -> bytes:
    """Render a feed as JSON Feed 1.1."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.home,
            "feed_url": feed.url,
            "description": feed.description,
            "authors": [{"name": feed.author, "url": feed.home}],
            "items": [_json_item(item) for item in feed.items],
        }
    )


def _json_item(item: Item) -> dict[str, object]:
    image = {} if item.image is None else {"image": item.image}
    return {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "date_published": item.published_at,
        "date_modified": item.updated_at,
        "tags": item.tags,
        **image,
        "attachments": [_attachment(file) for file in item.enclosures],
    }


def _attachment(file: Enclosure) -> dict[str, object]:
    size = {} if file.size is None else {"size_in_bytes": file.size}
    return {"url": file.url, "mime_type": file.media_type, **size}


# Parts --------------------------------------------------------------------------------------------


def http_date(instant: str) -> str:
    """Return an RFC 3339 instant in UTC as HTTP and RSS write dates."""
    return format_datetime(datetime.fromisoformat(instant), usegmt=True)


def _add(
    parent: ET.Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> None:
    safe = {key: _xml(value) for key, value in (attributes or {}).items()}
    ET.SubElement(parent, name, safe).text = _xml(text)


def _xml(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _html(text: str) -> str:
    """Return a text as HTML that shows it, line by line."""
    return escape(text, quote=False).replace("\n", "<br>")


def _bytes(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
