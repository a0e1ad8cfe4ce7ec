"""What an author published, for feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal
from urllib.parse import quote

from codegen.runtime import Json
from core.caching import PUBLIC
from core.context import Context
from core.etag import ANY_TAG, known_tags
from core.feeds import Feed, Item, atom, http_date, json_feed, rss
from generated import problems
from generated.requests import GetFeed
from generated.responses import (
    GetFeed200,
    GetFeed200AtomXml,
    GetFeed200FeedJson,
    GetFeed304,
    GetFeed308,
)
from store import feeds
from store.feeds import FeedSource

Format = Literal["rss", "atom", "json"]
Answer = GetFeed200 | GetFeed200AtomXml | GetFeed200FeedJson

FORMATS: Final[Mapping[str, Format]] = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
}


async def get_feed(ctx: Context, req: GetFeed) -> Answer | GetFeed304 | GetFeed308:
    """Give an author's newest posts in the format that is asked for."""
    kind = req.format or FORMATS[req.accept]
    base = ctx.settings.base_url
    known = _states(req.if_none_match, kind)
    found = await feeds.read(ctx, req.username, base, known)
    if found is None:
        raise problems.NotFound
    if found.is_former:
        query = f"?format={req.format}" if req.format else ""
        location = f"/api/v1/feeds/{quote(found.username, safe='')}{query}"
        return GetFeed308(location, cache_control=PUBLIC)
    etag = f'W/"{found.state}-{kind}"'
    if found.posts is None:
        return GetFeed304(etag, cache_control=PUBLIC)
    return _rendered(_feed(found, base, kind), kind, etag)


def _states(if_none_match: str | None, kind: Format) -> list[str]:
    """Return the states that the client holds in this format."""
    suffix = f"-{kind}"
    tags = known_tags(if_none_match)
    return [tag.removesuffix(suffix) for tag in tags if tag == ANY_TAG or tag.endswith(suffix)]


def _rendered(feed: Feed, kind: Format, etag: str) -> Answer:
    modified = http_date(feed.updated_at)
    match kind:
        case "rss":
            return GetFeed200(rss(feed), etag, modified, PUBLIC)
        case "atom":
            return GetFeed200AtomXml(atom(feed), etag, modified, PUBLIC)
        case "json":
            return GetFeed200FeedJson(Json(json_feed(feed)), etag, modified, PUBLIC)


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
        updated_at=source.updated_at,
        items=[_item(post, home) for post in source.posts or ()],
    )


def _item(post: Mapping[str, Any], home: str) -> Item:
    return Item(
        id=f"urn:uuid:{post['id']}",
        url=f"{home}/posts/{quote(post['slug'], safe='')}",
        title=post["title"],
        html=post["html"],
        summary=post["summary"],
        published_at=post["published_at"],
        updated_at=post["updated_at"],
        tags=post["tags"],
    )
