"""Addresses that posts had in a former blog lead readers to them (issue 10, item 10)."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from store import purge
from tests.handlers.conftest import (
    Person,
    as_read,
    etag,
    expect,
    for_all,
    post_in,
    problem,
    same_refusal,
)

POSTS = "/api/v1/posts"
PUBLIC = "public, max-age=0, s-maxage=30"
FORMER = ["/2019/03/low-water.html", "/?p=123"]


async def find(client: httpx.AsyncClient, address: str, author: str = "noor") -> httpx.Response:
    """Ask where the post is that had this address, as a site does that took over the domain."""
    path = f"/api/v1/users/{author}/former_addresses"
    return await client.get(path, params={"address": address})


async def leads(client: httpx.AsyncClient, address: str) -> str | None:
    """The slug that an address leads to; None when it leads nowhere."""
    answer = await find(client, address)
    if answer.status_code != 308:
        problem(answer, 404, "not_found")
        return None
    assert answer.content == b""
    assert answer.headers["cache-control"] == PUBLIC
    shown = expect(await client.get(answer.headers["location"]), 200)
    return str(shown["slug"])


async def edit(who: Person, post: dict[str, Any], **changes: Any) -> httpx.Response:
    """Change a post at its present version."""
    path = f"{POSTS}/{post['id']}"
    return await who.patch(path, changes, etag=(await who.get(path)).headers["etag"])


def aliases(post: dict[str, Any]) -> list[str]:
    """The aliases of a post as its author is told."""
    found: list[str] = post["authoring"]["aliases"]
    return found


async def test_create_post_with_aliases(noor: Person, client: httpx.AsyncClient) -> None:
    """Once it is public, they lead to its address; its author sees them, in their normal form."""
    given = ["https://noor.example.org/2019/03/./Low-Water.html#top", "/?p=123&utm_source=feed"]
    post = await post_in(noor, "draft", slug="tide", aliases=[*given, "/?p=123"])
    assert aliases(post) == ["/2019/03/Low-Water.html", "/?p=123"]
    for address in FORMER:
        assert await leads(client, address) is None
    path = f"{POSTS}/{post['id']}/publish"
    public = expect(await noor.post(path, etag=etag(1), key="k"), 200)
    assert aliases(public) == aliases(post)
    for address in (*FORMER, *given):
        assert await leads(client, address) == "tide"
    assert expect(await client.get(f"{POSTS}/{post['id']}"), 200) == for_all(public)


async def test_publish_entry_with_aliases(noor: Person, client: httpx.AsyncClient) -> None:
    """An entry that is imported and published takes its addresses along."""
    post = await noor.published(slug="tide", aliases=FORMER)
    assert aliases(post) == ["/2019/03/low-water.html", "/?p=123"]
    assert await leads(client, FORMER[0]) == "tide"


async def test_update_post_replaces_its_aliases(noor: Person, client: httpx.AsyncClient) -> None:
    """The whole set; what equals it is no change, however it is written and in any order."""
    post = await post_in(noor, "published", slug="tide", aliases=FORMER)
    same = ["/?p=123", "http://x.example/2019/03/low-water.html"]
    assert expect(await edit(noor, post, aliases=same), 200)["version"] == 2
    changed = expect(await edit(noor, post, aliases=["/?p=123", "/b"], title="High water"), 200)
    assert (changed["version"], aliases(changed)) == (3, ["/?p=123", "/b"])
    assert await leads(client, FORMER[0]) is None
    assert await leads(client, "/b") == await leads(client, "/?p=123") == "tide"
    assert aliases(expect(await edit(noor, post, aliases=[]), 200)) == []
    assert await leads(client, "/b") is None


@pytest.mark.parametrize(
    ("alias", "asked"),
    [
        ("/2019/03/caf\u00e9", "/2019/03/caf%C3%A9"),
        ("/2019/03/caf%c3%a9", "/2019/03/cafe\u0301"),
        ("/2019/03/x", "/2019/03/x/"),
        ("/2019/03/x/", "/2019/03/X"),
        ("/2019/03/x", "/2019/03/x?utm_source=mail&fbclid=1"),
        ("/2019/03/x", "/2019/03/x?replytocom=7"),
        ("/2019/03/x", "https://noor.example.org/2019/02/../03//x#c"),
        ("/?p=1", "/?p=1&fbclid=abc"),
        ("/\u6f6e\u6c50", quote("/\u6f6e\u6c50")),
        ("/a%2Fb", "/a%2fb"),
    ],
)
async def test_an_address_is_found_however_it_is_asked_for(
    noor: Person, client: httpx.AsyncClient, alias: str, asked: str
) -> None:
    """Encoded or not, in any form of Unicode, any case, with or without a slash at its end."""
    await post_in(noor, "published", slug="tide", aliases=[alias])
    assert await leads(client, asked) == "tide"


async def test_other_addresses_are_not_found(noor: Person, client: httpx.AsyncClient) -> None:
    """The front page, another query of it, a path below or above, another author's."""
    await post_in(noor, "published", slug="tide", aliases=["/2019/x", "/?p=1", "/a%2Fb"])
    for address in ("/", "/?p=2", "/2019", "/2019/x/y", "/a/b", "mailto:x", "/%00", "/..%2f"):
        assert await leads(client, address) is None
    nobody = await find(client, "/2019/x", "nobody")
    assert same_refusal(nobody, await find(client, "/2019", "nobody"))
    for bad in ("", "/a b", "/a\n", "/" + "x" * 2_000):
        problem(await find(client, bad), 422, "validation_failed")


async def test_an_alias_of_one_part_is_found_beside_slugs(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """As if it were a former slug; a slug that a post has goes before."""
    await post_in(noor, "published", slug="tide", aliases=["/Low-Water/", "/heron"])
    answer = await client.get("/api/v1/users/noor/posts/low-water")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/api/v1/users/noor/posts/tide"
    await post_in(noor, "published", slug="heron")
    assert expect(await client.get("/api/v1/users/noor/posts/heron"), 200)["slug"] == "heron"
    assert await leads(client, "/heron") == "tide"


async def test_aliases_follow_renamed_posts_and_authors(
    noor: Person, client: httpx.AsyncClient
) -> None:
    """In one step, to where the post is now."""
    post = await post_in(noor, "published", slug="tide", aliases=FORMER)
    expect(await edit(noor, post, slug="ebb-\u6f6e"), 200)
    expect(await noor.patch("/api/v1/account", {"username": "noor-\u00e4"}, etag=etag(1)), 200)
    for author in ("noor", "noor-\u00e4", "NOOR"):
        answer = await find(client, FORMER[1], quote(author))
        present = f"/api/v1/users/{quote('noor-ä')}/posts/{quote('ebb-潮')}"
        assert answer.headers["location"] == present


async def test_an_alias_is_one_posts(noor: Person, ilse: Person, client: httpx.AsyncClient) -> None:
    """Of an author: another post is refused it by every operation, and nothing is written."""
    await post_in(noor, "draft", slug="tide", aliases=FORMER)
    other, entry = await post_in(noor, "draft", slug="ebb"), await noor.entry()
    taken = ["/new", "/2019/03/LOW-water.html/"]
    publications = f"/api/v1/entries/{entry['id']}/publications"
    for answer in (
        await noor.post(POSTS, {"title": "x", "aliases": taken}),
        await edit(noor, other, aliases=taken),
        await noor.post(publications, {"version": 1, "aliases": taken}, key="k"),
    ):
        content = problem(answer, 409, "alias_taken")
        assert content["alias"] == "/2019/03/LOW-water.html"
    assert expect(await noor.get(f"{POSTS}/{other['id']}"), 200) == as_read(other)
    assert len(expect(await noor.get(POSTS, params={"status": "draft"}), 200)["data"]) == 2
    expect(await ilse.post(POSTS, {"title": "x", "aliases": taken}), 201)
    assert aliases(expect(await edit(noor, other, aliases=["/new"]), 200)) == ["/new"]


async def test_aliases_that_are_none_are_refused(noor: Person) -> None:
    """All of them at once, each by its place; too many, or too long ones."""
    bad = [
        "/fine",
        "mailto:noor@example.org",
        "/",
        "https://noor.example.org",
        "/" + "\u202e" * 300,
    ]
    post, entry = await post_in(noor, "draft"), await noor.entry()
    publications = f"/api/v1/entries/{entry['id']}/publications"
    for answer in (
        await noor.post(POSTS, {"title": "x", "aliases": bad}),
        await edit(noor, post, aliases=bad),
        await noor.post(publications, {"version": 1, "aliases": bad}, key=str(uuid4())),
    ):
        errors = problem(answer, 422, "validation_failed")["errors"]
        assert {error["code"] for error in errors} == {"not_an_address"}
        assert [error["pointer"] for error in errors] == [f"/aliases/{n}" for n in range(1, 5)]
    for more in (["/a"] * 2, [f"/{n}" for n in range(21)], ["/a b"], [""], ["/" + "x" * 2_000]):
        problem(await edit(noor, post, aliases=more), 422, "validation_failed")
    expect(await edit(noor, post, aliases=[f"/{n}" for n in range(20)]), 200)


@pytest.mark.parametrize(("status", "told"), [("draft", 404), ("unpublished", 404)])
async def test_aliases_of_hidden_posts_look_missing(
    noor: Person, client: httpx.AsyncClient, status: str, told: int
) -> None:
    """As if nobody had ever given them."""
    await post_in(noor, status, aliases=["/hidden"])
    hidden = await find(client, "/hidden")
    assert hidden.status_code == told
    assert same_refusal(hidden, await find(client, "/nothing"))
    by_slug = await client.get("/api/v1/users/noor/posts/hidden")
    problem(by_slug, 404, "not_found")


async def test_aliases_of_a_suspended_author_look_missing(
    noor: Person, client: httpx.AsyncClient, database: psycopg.Connection[Any]
) -> None:
    """As all that is the author's."""
    await post_in(noor, "published", aliases=["/hidden"])
    database.execute("UPDATE users SET suspended_at = now()")
    assert await leads(client, "/hidden") is None


async def test_aliases_of_a_removed_post_are_gone(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], database: psycopg.Connection[Any]
) -> None:
    """From the trash on, and for a year after the purge; then, or for another post, free."""
    client = noor.http
    post = await post_in(noor, "trashed", aliases=["/a", "/b"])
    problem(await find(client, "/a"), 410, "gone")
    problem(await client.get("/api/v1/users/noor/posts/a"), 410, "gone")
    answer = await noor.post(POSTS, {"title": "x", "aliases": ["/a"]})
    problem(answer, 409, "alias_taken")
    database.execute("UPDATE posts SET purge_at = now() WHERE id = %s", [post["id"]])
    database.execute("UPDATE event_store SET published_at = now(), feed_position = position")
    store = application[0].state.store
    async with store.write() as unit:
        assert await purge.purge_posts(unit) == 1
    problem(await find(client, "/a"), 410, "gone")
    await post_in(noor, "published", slug="again", aliases=["/a"])
    assert await leads(client, "/a") == "again"
    problem(await find(client, "/b"), 410, "gone")
    database.execute("UPDATE post_aliases SET gone_at = gone_at - interval '13 months'")
    assert await leads(client, "/b") is None
    async with store.write() as unit:
        await purge.free_slugs(unit)
    assert database.execute("SELECT alias FROM post_aliases").fetchall() == [("/a",)]


async def test_aliases_of_what_was_never_public_are_free_after_the_purge(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], database: psycopg.Connection[Any]
) -> None:
    """Nobody knew them: nothing says that they are gone, and nothing of them stays."""
    post = await post_in(noor, "draft", aliases=["/a"])
    expect(await noor.delete(f"{POSTS}/{post['id']}", etag=etag(1)), 200)
    assert await leads(noor.http, "/a") is None
    database.execute("UPDATE posts SET purge_at = now()")
    database.execute("UPDATE event_store SET published_at = now(), feed_position = position")
    async with application[0].state.store.write() as unit:
        assert await purge.purge_posts(unit) == 1
    assert database.execute("SELECT 1 FROM post_aliases").fetchall() == []


async def test_two_posts_that_want_the_same_aliases(noor: Person) -> None:
    """In whatever order they name them: one has them, the other is refused; no deadlock."""
    names = [f"/{n}" for n in range(20)]
    for _ in range(5):
        posts = [await post_in(noor, "draft") for _ in range(4)]
        orders = [names, names[::-1], names[10:] + names[:10], names]
        answers = await asyncio.gather(
            *(edit(noor, p, aliases=order) for p, order in zip(posts, orders, strict=True))
        )
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
        for post in posts:
            expect(await edit(noor, post, aliases=[]), 200)


@pytest.mark.parametrize(("slug", "count"), [("tide", 1), ("former", 2), ("nothing", 2)])
async def test_get_post_by_address_looks_for_aliases_last(
    noor: Person, statements: Any, slug: str, count: int
) -> None:
    """A post that is read costs no more than without them; what is none looks like any other."""
    await post_in(noor, "published", slug="tide", aliases=["/former"])
    with statements() as seen:
        await noor.http.get(f"/api/v1/users/noor/posts/{slug}")
    assert len(seen) == count
