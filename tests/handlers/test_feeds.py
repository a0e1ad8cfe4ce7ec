"""What an author published, for feed readers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Awaitable, Callable
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from html import unescape
from typing import Any
from uuid import UUID

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
                "files": [
                    (file["url"], file["mime_type"], str(file.get("size_in_bytes", 0)))
                    for file in item["attachments"]
                ],
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
            "summary": unescape(item.summary) if kind == "rss" else item.get("summary", ""),
            "tags": [tag.term for tag in item.get("tags", [])],
            "files": [(f.href, f.type, f.get("length", "0")) for f in item.enclosures],
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
            "files": [],
        },
        {
            "id": f"urn:uuid:{first['id']}",
            "url": f"{HOME}/api/v1/users/noor/posts/low-water-%E6%BD%AE",
            "title": "Low <water> & 潮",
            "html": "<p>a &lt;b&gt; &amp; c</p>",
            "summary": "a <b> & c",
            "tags": ["birds", "ÉTÉ"],
            "files": [],
        },
    ]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "rss"),
        ("application/atom+xml", "atom"),
        ("application/feed+json;q=0.9, application/rss+xml;q=0.1", "json"),
        ("text/html, application/*;q=0.5", "rss"),
        ("application/rss+xml, application/atom+xml;q=0.6, application/xml;q=0.4", "rss"),
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


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name", "media_type", "begins"),
    [
        ("application/xml", None, "application/xml", "<rss"),
        ("text/xml", None, "text/xml; charset=utf-8", "<rss"),
        (BROWSER, None, "application/xml", "<rss"),
        (BROWSER, "atom", "application/xml", "<feed"),
        ("text/xml;q=0.5", "atom", "text/xml; charset=utf-8", "<feed"),
        ("application/json", None, "application/json", "{"),
        ("application/json", "json", "application/json", "{"),
        ("application/xml", "json", "application/feed+json", "{"),
        ("application/json", "rss", "application/rss+xml", "<rss"),
        ("application/atom+xml", "rss", "application/rss+xml", "<rss"),
    ],
)
async def test_get_feed_as_xml_or_json(
    client: httpx.AsyncClient,
    noor: Person,
    accept: str,
    name: str | None,
    media_type: str,
    begins: str,
) -> None:
    """Who asks for XML or JSON at large is given what is XML or JSON, under the name asked for."""
    await write(noor, "Été")
    query = {} if name is None else {"format": name}
    answer = await client.get(PATH, headers={"Accept": accept}, params=query)
    assert answer.headers["content-type"] == media_type
    assert answer.text.partition("?>\n")[2 if "<" in begins else 0].startswith(begins)
    assert "Été" in answer.content.decode()
    head = await client.head(PATH, headers={"Accept": accept}, params=query)
    assert head.content == b""
    for header in ("content-type", "etag", "vary"):
        assert head.headers[header] == answer.headers[header]


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


@pytest.mark.by_hand("feeds that changed an hour ago")
@pytest.mark.parametrize("status", ["draft", "scheduled", "unpublished", "trashed"])
async def test_get_feed_shows_published_posts_only(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], status: str
) -> None:
    """Not before its time, not after it; the tag and the date tell nothing, either."""
    await write(noor, "Shown")
    age(database)
    before = await client.get(PATH)
    post = await post_in(noor, status, title="Hidden")
    if status in ("unpublished", "trashed"):  # everybody saw it come and go
        age(database)
        before = await client.get(PATH)
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


def age(database: psycopg.Connection[Any]) -> None:
    """Let everything that feeds show have changed an hour earlier."""
    database.execute("UPDATE users SET updated_at = updated_at - interval '1 hour'")
    database.execute("UPDATE feed_changes SET changed_at = changed_at - interval '1 hour'")


async def edit(who: Person, post: dict[str, Any], **changes: Any) -> None:
    """Change a post at its present version."""
    path = f"/api/v1/posts/{post['id']}"
    tag = (await who.get(path)).headers["etag"]
    expect(await who.patch(path, changes, etag=tag), 200)


async def act(who: Person, post: dict[str, Any], verb: str, body: Any = None) -> None:
    """Do something with a post at its present version."""
    path = f"/api/v1/posts/{post['id']}"
    tag = (await who.get(path)).headers["etag"]
    expect(await who.post(f"{path}/{verb}", body, etag=tag, key=str(UUID(int=1))), 200)


async def trash(who: Person, post: dict[str, Any]) -> None:
    """Put a post in the trash."""
    path = f"/api/v1/posts/{post['id']}"
    expect(await who.delete(path, etag=(await who.get(path)).headers["etag"]), 200)


async def rewrite(who: Person, post: dict[str, Any]) -> None:
    """Replace the content of a post."""
    path = f"/api/v1/posts/{post['id']}"
    tag = (await who.get(path)).headers["etag"]
    content = {"content_format": "markdown", "text": "Twelve."}
    expect(await who.put(f"{path}/content", content, etag=tag), 200)


Change = Callable[[Person, dict[str, Any]], Awaitable[Any]]
CHANGES: dict[str, Change] = {
    "another post": lambda who, _: write(who, "Another"),
    "title": lambda who, post: edit(who, post, title="Another"),
    "slug": lambda who, post: edit(who, post, slug="another"),
    "tags": lambda who, post: edit(who, post, tags=["another"]),
    "content": rewrite,
    "taken down": lambda who, post: act(who, post, "unpublish"),
    "thrown away": trash,
    "the author's name": lambda who, _: renamed(who),
}


async def renamed(who: Person) -> None:
    """Change the name that people see."""
    expect(await who.patch("/api/v1/account", {"display_name": "N."}, etag=etag(1)), 200)


@pytest.mark.by_hand("feeds that changed an hour ago")
@pytest.mark.parametrize("change", CHANGES)
async def test_get_feed_since(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], change: str
) -> None:
    """304 to who asks by time alone, until anything changes that the feed shows, also what goes."""
    old = await write(noor, "Old", slug="old")
    await write(noor, "Newer")
    age(database)
    answer = await client.get(PATH)
    modified = answer.headers["last-modified"]
    moment = parsedate_to_datetime(modified)
    for since, status in ((0, 304), (60, 304), (7200, 304), (-1, 200), (-86400, 200)):
        asked = format_datetime(moment + timedelta(seconds=since), usegmt=True)
        again = await client.get(PATH, headers={"If-Modified-Since": asked})
        assert again.status_code == status, since
        assert again.headers["last-modified"] == modified
        assert (again.content == b"") == (status == 304)
    await CHANGES[change](noor, old)
    changed = await client.get(PATH, headers={"If-Modified-Since": modified})
    assert changed.status_code == 200
    assert parsedate_to_datetime(changed.headers["last-modified"]) > moment
    assert changed.headers["etag"] != answer.headers["etag"]


@pytest.mark.by_hand("feeds that changed an hour ago")
async def test_get_feed_goes_by_the_tag_where_there_is_one(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any]
) -> None:
    """RFC 9110 §13.2.2: the time counts only without `If-None-Match`; what is none, never."""
    await write(noor, "One")
    age(database)
    answer = await client.get(PATH)
    tag, modified = answer.headers["etag"], answer.headers["last-modified"]
    old = "Fri, 20 Nov 2020 09:30:01 GMT"
    for known, since, status in (
        (tag, old, 304),
        ('W/"other"', modified, 200),
        (None, "yesterday", 200),
        (None, "0", 200),
    ):
        headers = {"If-Modified-Since": since} | ({"If-None-Match": known} if known else {})
        assert (await client.get(PATH, headers=headers)).status_code == status, (known, since)
        assert (await client.head(PATH, headers=headers)).status_code == status, (known, since)


@pytest.mark.by_hand("feeds that changed an hour ago")
async def test_get_feed_misses_no_change_within_a_second(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any]
) -> None:
    """Who read between two changes of one second is told of the second one, once it is over."""
    post = await write(noor, "One")
    await edit(noor, post, title="Two")
    age(database)
    (changed,) = database.execute("SELECT date_trunc('second', max(changed_at)) FROM feed_changes")
    between = format_datetime(changed[0], usegmt=True)
    answer = await client.get(PATH, headers={"If-Modified-Since": between})
    assert (answer.status_code, "Two" in answer.text) == (200, True)


MEDIA = "/api/v1/media/{}/content"
CONTENT = """<p>Use Vec&lt;T&gt; here <a href="#fn1">1</a></p>
<audio controls src="{episode}"></audio><img src="{episode}?variant=thumb" alt="src=&quot;/x&quot;">
<video><source src="https://elsewhere.example/é.webm"></video>
<p id="fn1">href="#x" <a href="/about">About</a> <a href="https://elsewhere.example/x.mp3">x</a></p>"""


@pytest.mark.by_hand("content that no block makes yet")
@pytest.mark.parametrize("kind", TYPES)
async def test_get_feed_has_absolute_addresses_and_enclosures(
    client: httpx.AsyncClient, noor: Person, database: psycopg.Connection[Any], kind: str
) -> None:
    """Of files, fragments and all that is relative; what is played is offered as a file."""
    files = {"file": ("episode.mp3", b"ID3\x04" + b"\0" * 60, "audio/mpeg")}
    kept = expect(await noor.call("POST", "/api/v1/media", files=files), 201)
    post = await write(noor, "Use Vec<T> here", slug="one", summary="Use Vec<T> here")
    episode = MEDIA.format(kept["id"])
    database.execute(
        "UPDATE posts SET content_html = %s, metadata = %s",
        [CONTENT.replace("{episode}", episode), '{"canonical_url": "https://noor.example/a/b"}'],
    )
    (item,) = await read(client, kind)
    page = f"{HOME}/api/v1/users/noor/posts/one"
    assert post["slug"] == "one"
    expected = CONTENT.replace("{episode}", HOME + episode)
    expected = expected.replace('href="#', f'href="{page}#', 1)
    assert item["html"] == expected.replace('"/about"', '"https://noor.example/about"')
    assert (item["title"], item["summary"]) == ("Use Vec<T> here", "Use Vec<T> here")
    assert item["files"] == [
        (HOME + episode, "audio/mpeg", str(kept["size_bytes"])),
        ("https://elsewhere.example/%C3%A9.webm", "video/webm", "0"),
    ]


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
