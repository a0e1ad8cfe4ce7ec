"""What an author published, for feed readers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]
import httpx
import psycopg
import pytest

from tests.handlers.conftest import Person, etag, expect, post_in, problem, same_refusal

TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
PATH = "/api/v1/feeds/noor"
# The address that the settings give without one of their own.
HOME = "http://127.0.0.1:8000"


def paragraph(text: str, **more: Any) -> dict[str, Any]:
    """Make a block of one span."""
    return {"type": "paragraph", "text": [{"text": text}], **more}


async def write(who: Person, title: str, *blocks: Any, **fields: Any) -> dict[str, Any]:
    """Publish an entry of some blocks."""
    return await who.published(
        await who.entry(title=title, content={"blocks": list(blocks) or [paragraph("text")]}),
        **fields,
    )


async def read(client: httpx.AsyncClient, kind: str) -> list[dict[str, Any]]:
    """Read a feed as a feed reader would: what each item says, whatever the format."""
    answer = await client.get(PATH, params={"format": kind})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == TYPES[kind]
    if kind == "json":
        return [
            {
                "id": item["id"],
                "url": item["url"],
                "title": item["title"],
                "html": item["content_html"],
                "summary": item["summary"],
                "tags": item["tags"],
            }
            for item in json_items(answer.json())
        ]
    feed = feedparser.parse(answer.content, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[kind]
    assert feed.feed.title == "noor"
    return [
        {
            "id": item.id,
            "url": item.link,
            "title": item.title,
            "html": item.content[0].value,
            "summary": item.get("summary", ""),
            "tags": [tag.term for tag in item.get("tags", [])],
        }
        for item in feed.entries
    ]


def json_items(feed: dict[str, Any]) -> list[dict[str, Any]]:
    """Hold a feed against the rules of JSON Feed 1.1; give its items."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    for name in ("home_page_url", "feed_url"):
        assert feed[name].startswith(f"{HOME}/api/v1/")
    for author in feed["authors"]:
        assert author.get("name")
    items: list[dict[str, Any]] = feed["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_html"], str)
        assert all(isinstance(tag, str) for tag in item["tags"])
    return items


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_gives_the_posts_newest_first(
    client: httpx.AsyncClient, noor: Person, kind: str
) -> None:
    """Whole content, tags and summary, the id of the post, and its present address."""
    first = await write(noor, "Low <water> & 潮", paragraph("a <b> & c"), tags=["birds", "ÉTÉ"])
    second = await write(noor, "Second", paragraph("🦦"), slug="zweites-ü", summary="About ]]> it")
    assert await read(client, kind) == [
        {
            "id": f"urn:uuid:{second['id']}",
            "url": f"{HOME}/api/v1/users/noor/posts/zweites-%C3%BC",
            "title": "Second",
            "html": "<p>🦦</p>",
            "summary": "About ]]> it",
            "tags": [],
        },
        {
            "id": f"urn:uuid:{first['id']}",
            "url": f"{HOME}/api/v1/users/noor/posts/low-water-%E6%BD%AE",
            "title": "Low <water> & 潮",
            "html": "<p>a &lt;b&gt; &amp; c</p>",
            "summary": "a <b> & c",
            "tags": ["birds", "ÉTÉ"],
        },
    ]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "rss"),
        ("application/atom+xml", "atom"),
        ("application/feed+json;q=0.9, application/rss+xml;q=0.1", "json"),
        ("text/html, application/*;q=0.5", "rss"),
    ],
)
async def test_get_feed_negotiates(
    client: httpx.AsyncClient, noor: Person, accept: str, expected: str
) -> None:
    """The format that `Accept` likes best; caches learn that it decided."""
    answer = await client.get(PATH, headers={"Accept": accept})
    assert answer.headers["content-type"] == TYPES[expected]
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    named = await client.get(PATH, headers={"Accept": accept}, params={"format": "json"})
    assert named.headers["content-type"] == TYPES["json"]


async def test_get_feed_refuses_other_formats(client: httpx.AsyncClient, noor: Person) -> None:
    """By type, and by name."""
    problem(await client.get(PATH, headers={"Accept": "text/html"}), 406, "not_acceptable")
    problem(await client.get(PATH, params={"format": "rdf"}), 422, "validation_failed")


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_knows_what_the_reader_holds(
    client: httpx.AsyncClient, noor: Person, kind: str
) -> None:
    """304 in the same format, without reading any content, until a post or the name changes."""
    post = await write(noor, "One")
    path = f"{PATH}?format={kind}"

    async def take_down() -> None:
        expect(await noor.post(f"/api/v1/posts/{post['id']}/unpublish", etag=etag(2)), 200)

    async def rename() -> None:
        answer = await noor.patch("/api/v1/account", {"display_name": "N."}, etag=etag(1))
        expect(answer, 200)

    for change in (lambda: write(noor, "Two"), take_down, rename):
        answer = await client.get(path)
        tag = answer.headers["etag"]
        assert parsedate_to_datetime(answer.headers["last-modified"]).tzinfo is not None
        for known in (tag, f'"other", {tag}', "*"):
            again = await client.get(path, headers={"If-None-Match": known})
            assert (again.status_code, again.headers["etag"]) == (304, tag)
            assert again.content == b""
        other = {"format": "atom" if kind == "rss" else "rss"}
        assert (
            await client.get(PATH, headers={"If-None-Match": tag}, params=other)
        ).status_code == 200
        await change()
        changed = await client.get(path, headers={"If-None-Match": tag})
        assert changed.status_code == 200


async def test_get_feed_is_one_statement_and_no_content_when_known(
    client: httpx.AsyncClient, noor: Person, statements: Any
) -> None:
    """One round trip in either case."""
    await write(noor, "One")
    with statements() as seen:
        answer = await client.get(PATH)
        await client.get(PATH, headers={"If-None-Match": answer.headers["etag"]})
    assert len(seen) == 2


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_keeps_to_fifty(client: httpx.AsyncClient, noor: Person, kind: str) -> None:
    """The newest of them."""
    entry = await noor.entry()
    for n in range(52):
        await noor.published(entry, slug=f"s{n}")
    items = await read(client, kind)
    newest = expect(await client.get("/api/v1/posts", params={"limit": 50}), 200)["data"]
    assert [item["id"] for item in items] == [f"urn:uuid:{post['id']}" for post in newest]


@pytest.mark.by_hand("more than anybody would write for a test")
@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_stays_small(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], kind: str
) -> None:
    """Beyond 2 MB posts come with their beginning, as text that is safe as HTML."""
    for title in ("Old", "Middle", "New"):
        await write(noor, title, paragraph("a <i> & " * 20))
    database.execute("UPDATE posts SET content_html = repeat('<p>x</p>', 140000)")
    database.execute("UPDATE posts SET content_text = repeat('a <i> & ', 100)")
    new, middle, old = await read(client, kind)
    assert len(new["html"]) == 140_000 * 8
    for item in (middle, old):
        assert item["html"].startswith("<p>a &lt;i&gt; &amp; a")
        assert len(item["html"]) < 2_000


@pytest.mark.by_hand("texts that the contract refuses, and older versions may have taken")
@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_is_well_formed_for_any_text(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], kind: str
) -> None:
    """Whatever the database can hold: XML has no place for most control characters."""
    await write(noor, "One", tags=["t"])
    nasty = "".join(map(chr, [*range(1, 32), 0x7F, 0x85, 0xFFFE, 0xFFFF, 0x202E, 0x1F9A6]))
    nasty += "]]><![CDATA[ &bogus; <!-- <script>alert(1)</script>"
    database.execute(
        "UPDATE posts SET title = %s, summary = %s, content_html = %s",
        ["t" if kind == "json" else nasty, "s" if kind == "json" else nasty, nasty],
    )
    database.execute("UPDATE tags SET name = %s", ["t" if kind == "json" else nasty])
    (item,) = await read(client, kind)
    assert "<script>alert(1)</script>" in item["html"]
    if kind != "json":
        assert "🦦" in item["title"]
        root = ET.fromstring((await client.get(PATH, params={"format": kind})).content)  # noqa: S314 - our own
        assert not [element for element in root.iter() if element.tag.endswith("script")]


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_leaks_nothing(
    client: httpx.AsyncClient, noor: Person, ilse: Person, kind: str
) -> None:
    """Private blocks, entries, posts of others and what was taken down are in no format."""
    post = await write(noor, "Canary one")
    await write(noor, "Shown", paragraph("open"), paragraph("canary two", private=True))
    await noor.entry(title="Canary three")
    await write(ilse, "Canary four")
    expect(await noor.post(f"/api/v1/posts/{post['id']}/unpublish", etag=etag(2)), 200)
    answer = await client.get(PATH, params={"format": kind})
    assert "Shown" in answer.text
    assert "canary" not in answer.text.lower()


@pytest.mark.parametrize("status", ["draft", "scheduled", "unpublished", "trashed"])
async def test_get_feed_shows_published_posts_only(
    client: httpx.AsyncClient, noor: Person, status: str
) -> None:
    """Not before its time, not after it; the tag and the date tell nothing, either."""
    await write(noor, "Shown")
    before = await client.get(PATH)
    post = await post_in(noor, status, title="Hidden")
    path = f"/api/v1/posts/{post['id']}"
    if status == "trashed":
        expect(await noor.post(f"{path}/restore"), 200)
    else:
        changed = {"title": "Hidden still"}
        expect(await noor.patch(path, changed, etag=etag(post["version"])), 200)
    later = await client.get(PATH)
    assert "Shown" in later.text
    assert "Hidden" not in later.text
    for name in ("etag", "last-modified"):
        assert later.headers[name] == before.headers[name]


async def test_get_feed_redirects_from_former_names(
    client: httpx.AsyncClient, noor: Person
) -> None:
    """To the present one, in the format that was named."""
    expect(await noor.patch("/api/v1/account", {"username": "noor-ä"}, etag=etag(1)), 200)
    for query in ("", "?format=atom"):
        answer = await client.get(f"{PATH}{query}")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"/api/v1/feeds/noor-%C3%A4{query}"
        assert (await client.get(answer.headers["location"])).status_code == 200


async def test_get_feed_hides_who_is_not_to_be_seen(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any]
) -> None:
    """Suspended: as if nobody had the name."""
    await write(noor, "One")
    database.execute("UPDATE users SET suspended_at = now()")
    nobody = await client.get("/api/v1/feeds/nobody")
    problem(nobody, 404, "not_found")
    assert same_refusal(await client.get(PATH), nobody)


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_believes_no_host(
    client: httpx.AsyncClient, noor: Person, kind: str
) -> None:
    """Links begin with the configured address: a cached answer must not hold a sender's Host."""
    await write(noor, "One")
    headers = {
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "host=evil.example",
    }
    answer = await client.get(PATH, params={"format": kind}, headers=headers)
    assert answer.status_code == 200
    assert "evil" not in answer.text
    assert HOME in answer.text


@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_of_somebody_who_published_nothing(
    client: httpx.AsyncClient, noor: Person, kind: str
) -> None:
    """Is empty."""
    assert await read(client, kind) == []
