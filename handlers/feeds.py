"""What an author published, for feed readers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal
from urllib.parse import quote, urlsplit

from codegen.runtime import Json
from core.caching import PUBLIC
from core.context import Context
from core.etag import ANY_TAG, known_since, known_tags
from core.feeds import Enclosure, Feed, Item, atom, http_date, json_feed, rss
from core.html_addresses import Absolute, Base, Reference, absolute
from generated import problems
from generated.requests import GetFeed
from generated.responses import (
    GetFeed200,
    GetFeed200AtomXml,
    GetFeed200FeedJson,
    GetFeed200Json,
    GetFeed200Xml,
    GetFeed200Xml2,
    GetFeed304,
    GetFeed308,
)
from store import feeds
from store.feeds import FeedSource

Format = Literal["rss", "atom", "json"]
Answer = (
    GetFeed200
    | GetFeed200AtomXml
    | GetFeed200FeedJson
    | GetFeed200Xml
    | GetFeed200Xml2
    | GetFeed200Json
)

# What is asked for, and the format that is meant where none is named.
FORMATS: Final[Mapping[str, Format]] = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/xml": "rss",
    "text/xml": "rss",
    "application/json": "json",
}


async def get_feed(ctx: Context, req: GetFeed) -> Answer | GetFeed304 | GetFeed308:
    """Give an author's newest posts in the format that is asked for."""
    kind = req.format or FORMATS[req.accept]
    base = ctx.settings.base_url
    known = _states(req.if_none_match, kind)
    since = known_since(req.if_none_match, req.if_modified_since)
    found = await feeds.read(ctx, req.username, base, known, since)
    if found is None:
        raise problems.NotFound
    if found.is_former:
        query = f"?format={req.format}" if req.format else ""
        location = f"/api/v1/feeds/{quote(found.username, safe='')}{query}"
        return GetFeed308(location, cache_control=PUBLIC)
    etag, modified = f'W/"{found.state}-{kind}"', http_date(found.modified_at)
    if found.posts is None:
        return GetFeed304(etag, modified, PUBLIC)
    # Fifty long posts take a while, and the loop has others to serve.
    body = await asyncio.to_thread(_rendered, found, base, kind)
    return _answer(body, kind, req.accept, (etag, modified, PUBLIC))


def _states(if_none_match: str | None, kind: Format) -> list[str]:
    """Return the states that the client holds in this format."""
    suffix = f"-{kind}"
    tags = known_tags(if_none_match)
    return [tag.removesuffix(suffix) for tag in tags if tag == ANY_TAG or tag.endswith(suffix)]


def _rendered(found: FeedSource, base: str, kind: Format) -> bytes:
    feed = _feed(found, base, kind)
    match kind:
        case "rss":
            return rss(feed)
        case "atom":
            return atom(feed)
        case "json":
            return json_feed(feed)


def _answer(body: bytes, kind: Format, accept: str, headers: tuple[str, str, str]) -> Answer:
    """Give a feed the name that was asked for where that is a name of its format."""
    match kind, accept:
        case "rss" | "atom", "application/xml":
            return GetFeed200Xml(body, *headers)
        case "rss" | "atom", "text/xml":
            return GetFeed200Xml2(body.decode(), *headers)
        case "json", "application/json":
            return GetFeed200Json(Json(body), *headers)
        case "rss", _:
            return GetFeed200(body, *headers)
        case "atom", _:
            return GetFeed200AtomXml(body, *headers)
        case _:
            return GetFeed200FeedJson(Json(body), *headers)


def _feed(source: FeedSource, base: str, kind: Format) -> Feed:
    name = quote(source.username, safe="")
    home = f"{base}/api/v1/users/{name}"
    return Feed(
        id=f"urn:uuid:{source.user_id}",
        title=source.display_name,
        description=f"What {source.display_name} published.",
        author=source.display_name,
        home=home,
        url=f"{base}/api/v1/feeds/{name}?format={kind}",
        service=f"{base}/",
        updated_at=source.updated_at,
        items=[_item(post, base, home) for post in source.posts or ()],
    )


def _item(post: Mapping[str, Any], base: str, home: str) -> Item:
    url = f"{home}/posts/{quote(post['slug'], safe='')}"
    found = absolute(post["html"] or "", Base(base, url, _source(post["canonical_url"]) or url))
    files = {file["id"]: file for file in post["media"] or ()}
    return Item(
        id=f"urn:uuid:{post['id']}",
        url=url,
        title=post["title"],
        html=None if post["html"] is None else found.html,
        summary=post["summary"],
        published_at=post["published_at"],
        updated_at=post["updated_at"],
        tags=post["tags"],
        image=_image(found),
        enclosures=list(_enclosures(found, files)),
    )


# What belongs to a post ---------------------------------------------------------------------------

MOST_FILES: Final = 20
_WEB: Final = re.compile(r"https?://[!#$%&'()*+,./:;=?@_~0-9A-Za-z-]{1,2000}")
_KEPT: Final = re.compile(r"/api/v1/media/([0-9a-f-]{36})/content")
_PLAYED: Final = ("audio", "video", "source")
_OFFERED: Final = (*_PLAYED, "a")
# What the files of others are: their type is asked for, and nothing but their name tells it.
_TYPES: Final = {
    "mp3": "audio/mpeg",
    **dict.fromkeys(("m4a", "m4b"), "audio/mp4"),
    **dict.fromkeys(("ogg", "oga", "opus"), "audio/ogg"),
    "aac": "audio/aac",
    "flac": "audio/flac",
    "wav": "audio/wav",
    **dict.fromkeys(("mp4", "m4v"), "video/mp4"),
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mov": "video/quicktime",
}


def _source(canonical_url: object) -> str | None:
    """Return where a post was written for, if it says so: relative addresses are relative to it."""
    is_web = isinstance(canonical_url, str) and _WEB.fullmatch(canonical_url)
    return canonical_url if is_web and isinstance(canonical_url, str) else None


def _image(found: Absolute) -> str | None:
    """Return the first picture of a post, which stands for it."""
    pictures = (r.address for r in found.references if (r.element, r.attribute) == ("img", "src"))
    return next(filter(None, map(_web, pictures)), None)


def _enclosures(found: Absolute, files: Mapping[str, Mapping[str, Any]]) -> Iterator[Enclosure]:
    """Yield what a post plays, or offers to be played, in the order of its text; each once."""
    given: set[str] = set()
    for reference in found.references:
        url = _web(reference.address) if reference.element in _OFFERED else None
        file = url and _enclosure(url, reference, files)
        if file and file.url not in given and len(given) < MOST_FILES:
            given.add(file.url)
            yield file


def _enclosure(
    url: str, reference: Reference, files: Mapping[str, Mapping[str, Any]]
) -> Enclosure | None:
    """Return the file that a reference names: one that we keep, or one that is played."""
    address = urlsplit(url)
    kept = _KEPT.search(address.path)
    if kept and kept[1] in files:
        file = files[kept[1]]
        return Enclosure(url, file["media_type"], file["size_bytes"])
    if reference.element not in _PLAYED or reference.attribute != "src":
        return None
    kind = _TYPES.get(address.path.rpartition(".")[2].lower())
    return Enclosure(url, kind) if kind else None


def _web(address: str) -> str | None:
    """Return an address on the web in ASCII; None for any other, and for those of great length."""
    url = quote(address, safe="!#$%&'()*+,/:;=?@~")
    return url if _WEB.fullmatch(url) else None
