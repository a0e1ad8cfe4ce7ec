"""Feeds: what readers are given is well-formed and says what was written, whatever that is."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.feeds import Enclosure, Feed, Item, atom, http_date, json_feed, rss

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

ITEM = Item(
    id="urn:uuid:019a5c22-4b10-7f66-9c1d-2a8e7d3f3001",
    url="https://example.org/noor/low-water",
    title="Low water",
    html="<p>Eleven oystercatchers.</p>",
    summary="Eleven of them.",
    published_at="2026-11-24T06:30:00Z",
    updated_at="2026-11-25T07:00:00Z",
    tags=("birds", "tides"),
)
FEED = Feed(
    id="urn:uuid:019a5c22-4b10-7f66-9c1d-2a8e7d3f3002",
    title="Noor",
    description="Field notes",
    author="Noor de Wit",
    home="https://example.org/noor",
    url="https://example.org/feed",
    service="https://example.org/",
    updated_at="2026-11-25T07:00:00Z",
    items=(ITEM,),
)
texts = st.text(max_size=60)
# As a writer of XML has to have it: a carriage return would come back as a line feed.
plain = texts.map(lambda text: text.replace("\r", ""))


def with_text(text: str) -> Feed:
    """Put a text into each place of a feed that people write."""
    item = replace(ITEM, title=text, html=text, summary=text, tags=(text, text))
    return replace(FEED, title=text, description=text, author=text, items=(item, ITEM))


def texts_of_rss(content: bytes) -> list[str | None]:
    """The places of a feed as RSS that people write."""
    channel = ET.fromstring(content).find("channel")  # noqa: S314 - made by us, just now
    assert channel is not None
    item = channel.find("item")
    assert item is not None
    named = [channel.find("title"), item.find("title"), item.find(CONTENT), item.find(CREATOR)]
    descriptions = [channel.find("description"), item.find("description")]
    return [
        *(node.text if node is not None else "?" for node in named),
        *(shown(node.text) if node is not None else "?" for node in descriptions),
        *(category.text for category in item.findall("category")),
    ]


def shown(html: str | None) -> str:
    """What a reader of HTML shows of a text that has no elements but line breaks."""
    assert "<" not in (html or "").replace("<br>", "")
    return unescape((html or "").replace("<br>", "\n"))


def texts_of_atom(content: bytes) -> list[str | None]:
    """The places of a feed as Atom that people write."""
    feed = ET.fromstring(content)  # noqa: S314 - made by us, just now
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    named = [feed.find(f"{ATOM}title"), feed.find(f"{ATOM}subtitle"), entry.find(f"{ATOM}title")]
    named += [entry.find(f"{ATOM}summary"), entry.find(f"{ATOM}content")]
    named.append(feed.find(f"{ATOM}author/{ATOM}name"))
    return [*(node.text if node is not None else "?" for node in named)] + [
        category.get("term") for category in entry.findall(f"{ATOM}category")
    ]


@pytest.mark.parametrize(
    ("render", "read"), [(rss, texts_of_rss), (atom, texts_of_atom)], ids=["rss", "atom"]
)
@given(plain)
def test_a_text_comes_back_as_it_was(
    render: Callable[[Feed], bytes], read: Callable[[bytes], list[str | None]], text: str
) -> None:
    """It is text and nothing else, in every place; what XML cannot hold is left out."""
    expected = NOT_XML.sub("", text)
    assert {found or "" for found in read(render(with_text(text)))} == {expected}


@given(texts)
def test_json_holds_any_text(text: str) -> None:
    """As it was written, but for the content, which is HTML."""
    feed = json.loads(json_feed(with_text(text)))
    item = feed["items"][0]
    shown = [feed["title"], feed["description"], feed["authors"][0]["name"], *item["tags"]]
    assert {*shown, item["title"], item["summary"], item["content_html"]} == {text}


@pytest.mark.parametrize("render", [rss, atom])
def test_what_a_feed_reader_sees(render: Callable[[Feed], bytes]) -> None:
    """By the library that readers use: nothing is amiss, and all of it is there."""
    found: Any = feedparser.parse(render(FEED))
    assert not found.bozo
    assert (found.feed.title, found.feed.link) == ("Noor", FEED.home)
    (entry,) = found.entries
    assert (entry.id, entry.link, entry.title) == (ITEM.id, ITEM.url, ITEM.title)
    assert entry.get("author", found.feed.get("author")) == FEED.author
    assert entry.summary == ITEM.summary
    assert entry.content[0].value == ITEM.html
    assert [tag.term for tag in entry.tags] == list(ITEM.tags)
    assert entry.published_parsed[:5] == (2026, 11, 24, 6, 30)


VEC = "Use Vec<T> here"


@pytest.mark.parametrize("render", [rss, atom])
@pytest.mark.parametrize(
    "text", [VEC, "a <b> & c", "&lt;b&gt;", "AT&amp;T", "1 < 2 > 1", "<script>alert(1)</script>"]
)
def test_a_text_reads_the_same_in_every_format(render: Callable[[Feed], bytes], text: str) -> None:
    """As readers take it: a summary that RSS calls a description is HTML there, text elsewhere."""
    found: Any = feedparser.parse(render(with_text(text)), sanitize_html=True)
    (entry, _), feed = found.entries, found.feed
    for detail in (entry.summary_detail, feed.subtitle_detail):
        html = detail.type == "text/html"
        assert (unescape(detail.value) if html else detail.value) == text
    assert json.loads(json_feed(with_text(text)))["items"][0]["summary"] == text


@pytest.mark.parametrize("render", [rss, atom])
def test_a_title_is_text(render: Callable[[Feed], bytes]) -> None:
    """In every format: what looks like an element in it is shown."""
    found: Any = feedparser.parse(render(with_text(VEC)))
    assert (found.entries[0].title, found.entries[0].title_detail.type) == (VEC, "text/plain")
    assert found.feed.title == VEC


@pytest.mark.parametrize("render", [rss, atom])
def test_relative_addresses_have_a_base(render: Callable[[Feed], bytes]) -> None:
    """Of a post its own address, of the feed that of the service."""
    root = ET.fromstring(render(FEED))  # noqa: S314 - made by us, just now
    base = "{http://www.w3.org/XML/1998/namespace}base"
    item = next(node for node in root.iter() if node.tag.endswith(("item", "entry")))
    assert (root.get(base), item.get(base)) == (FEED.service, ITEM.url)


EPISODE = Enclosure("https://example.org/a.mp3", "audio/mpeg", 1234)
TRAILER = Enclosure("https://elsewhere.example/b.mp4", "video/mp4")


@pytest.mark.parametrize("render", [rss, atom])
def test_files_are_enclosures(render: Callable[[Feed], bytes]) -> None:
    """In their order, with their type and size; RSS says 0 where the size is not known."""
    item = replace(ITEM, enclosures=(EPISODE, TRAILER))
    found: Any = feedparser.parse(render(replace(FEED, items=(item,))))
    unknown = {} if render is atom else {"length": "0"}
    enclosures = [
        {name: link[name] for name in ("href", "type", "length") if name in link}
        for link in found.entries[0].enclosures
    ]
    assert enclosures == [
        {"href": EPISODE.url, "type": "audio/mpeg", "length": "1234"},
        {"href": TRAILER.url, "type": "video/mp4", **unknown},
    ]


def test_files_are_attachments() -> None:
    """Of JSON Feed, where what is not known, or not there, is left out."""
    item = replace(ITEM, enclosures=(EPISODE, TRAILER), image="https://example.org/a.png")
    told, plain_one = json.loads(json_feed(replace(FEED, items=(item, ITEM))))["items"]
    assert told["attachments"] == [
        {"url": EPISODE.url, "mime_type": "audio/mpeg", "size_in_bytes": 1234},
        {"url": TRAILER.url, "mime_type": "video/mp4"},
    ]
    assert told["image"] == item.image
    assert plain_one["attachments"] == []
    assert "image" not in plain_one


@pytest.mark.parametrize("render", [rss, atom, json_feed])
def test_without_room_there_is_the_summary(render: Callable[[Feed], bytes]) -> None:
    """As HTML: what the summary says of tags is text."""
    item = replace(ITEM, html=None, summary="<b> & so on")
    told = render(replace(FEED, items=(item,))).decode()
    html = "<p>&lt;b&gt; &amp; so on</p>"
    written = json.dumps(html) if render is json_feed else html.replace("&", "&amp;")
    assert written.replace("<", "&lt;").replace(">", "&gt;") in told or written in told


@pytest.mark.parametrize("render", [rss, atom, json_feed])
def test_a_feed_without_posts(render: Callable[[Feed], bytes]) -> None:
    """Somebody who has published nothing has a feed all the same."""
    assert render(replace(FEED, items=()))


@given(st.datetimes(datetime(1900, 1, 1)))  # noqa: DTZ001 - the zone is written beside it
def test_http_dates(moment: datetime) -> None:
    """As RFC 9110 writes them, to the second."""
    whole = moment.replace(microsecond=0)
    written = http_date(f"{whole.isoformat()}Z")
    assert written.endswith(" GMT")
    assert parsedate_to_datetime(written).replace(tzinfo=None) == whole
