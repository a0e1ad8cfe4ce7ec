"""Operations of the tag posts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from core.tokens import KeyRing
from store import purge
from tests.conftest import SECRET
from tests.handlers.conftest import (
    Meet,
    Person,
    etag,
    expect,
    for_all,
    post_in,
    problem,
    same_refusal,
)

POSTS = "/api/v1/posts"
PUBLIC = "public, max-age=0, s-maxage=30"
Statements = Callable[[], AbstractContextManager[list[bytes]]]


def public(post: dict[str, Any]) -> str:
    """The public address of a post."""
    username, slug = post["author"]["username"], post["slug"]
    return f"/api/v1/users/{quote(username)}/posts/{quote(slug)}"


async def slugs(client: httpx.AsyncClient, **query: Any) -> list[str]:
    """The slugs of a list of posts, as anybody sees it."""
    return [p["slug"] for p in expect(await client.get(POSTS, params=query), 200)["data"]]


async def test_list_posts(noor: Person, ilse: Person, statements: Statements) -> None:
    """Everybody's published posts, newest first, without content, in one statement."""
    await noor.published(slug="first")
    await ilse.published(slug="second")
    with statements() as seen:
        answer = await noor.http.get(POSTS)

    posts = expect(answer, 200)["data"]
    assert [post["slug"] for post in posts] == ["second", "first"]
    assert not {"content", "content_html"} & set(posts[0])
    assert answer.headers["cache-control"] == PUBLIC
    assert len(seen) == 1


async def test_list_posts_tells_304(noor: Person) -> None:
    """The weak tag of a page is good until the page changes."""
    post = await noor.published()
    tag = (await noor.http.get(POSTS)).headers["etag"]
    known = {"If-None-Match": tag}

    answer = await noor.http.get(POSTS, headers=known)
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert tag.startswith('W/"')
    taken_down = f"{POSTS}/{post['id']}/unpublish"
    expect(await noor.post(taken_down, etag=etag(2)), 200)
    expect(await noor.http.get(POSTS, headers=known), 200)


async def test_list_posts_filtered(noor: Person, ilse: Person) -> None:
    """By author, in any case, and by tag."""
    await noor.published(slug="hers", tags=["Birds"])
    await ilse.published(slug="other", tags=["tides"])

    assert await slugs(noor.http, author="NOOR") == ["hers"]
    assert await slugs(noor.http, tag="birds") == ["hers"]
    assert await slugs(noor.http, author="noor", tag="tides") == []
    assert await slugs(noor.http, author="nobody") == []


async def test_list_posts_of_ones_own(noor: Person, ilse: Person) -> None:
    """With a state, the caller's own posts in it, for no shared cache; it takes a sign-in."""
    down = await noor.published(slug="down")
    await noor.published(slug="up")
    await ilse.published(slug="theirs")
    expect(await noor.post(f"{POSTS}/{down['id']}/unpublish", etag=etag(2)), 200)

    answer = await noor.get(POSTS, params={"status": "unpublished"})
    assert [post["slug"] for post in expect(answer, 200)["data"]] == ["down"]
    assert answer.headers["cache-control"] == "private, no-cache"
    mine = expect(await noor.get(POSTS, params={"status": "published"}), 200)
    assert [post["slug"] for post in mine["data"]] == ["up"]
    anonymous = await noor.http.get(POSTS, params={"status": "unpublished"})
    problem(anonymous, 401, "authentication_required")
    assert anonymous.headers["www-authenticate"].startswith("Bearer ")


async def test_list_posts_of_ones_own_with_a_token_that_may_not(noor: Person) -> None:
    """A token without `posts:read` is told what it lacks; without the filter it is let in."""
    keys = KeyRing.from_settings(SECRET)
    account = expect(await noor.get("/api/v1/account"), 200)
    session = expect(await noor.get("/api/v1/auth/sessions"), 200)["data"][0]
    token = keys.issue_access(UUID(account["id"]), UUID(session["id"]), ["entries:read"])
    headers = {"Authorization": f"Bearer {token}"}

    refused = await noor.http.get(POSTS, params={"status": "published"}, headers=headers)
    content = problem(refused, 403, "insufficient_scope")
    assert content["missing_scopes"] == ["posts:read"]
    assert 'scope="posts:read"' in refused.headers["www-authenticate"]
    expect(await noor.http.get(POSTS, headers=headers), 200)


@pytest.mark.by_hand("posts of one instant, which only chance would make")
async def test_list_posts_page_by_page(noor: Person, database: psycopg.Connection[Any]) -> None:
    """A walk meets each post once, also those of one instant."""
    home = await noor.workspace()
    for n in range(5):
        await noor.published(await noor.entry(home), slug=f"n{n}")
    database.execute("UPDATE posts SET published_at = '2026-11-20T09:00:00.123456Z'")
    whole = await slugs(noor.http)
    met: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    while True:
        page = expect(await noor.http.get(POSTS, params=query), 200)
        met += [post["slug"] for post in page["data"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]

    assert met == whole
    assert len(met) == 5


async def test_list_posts_binds_a_cursor_to_its_filters(noor: Person) -> None:
    """A cursor is of no use with other filters."""
    for _ in range(2):
        await noor.published()
    cursor = expect(await noor.http.get(f"{POSTS}?limit=1"), 200)["next_cursor"]

    answer = await noor.http.get(POSTS, params={"cursor": cursor, "author": "noor"})
    problem(answer, 400, "cursor_mismatch")


async def test_list_posts_popular(
    noor: Person,
    statements: Statements,
    count: Callable[[], Awaitable[int]],
    database: psycopg.Connection[Any],
) -> None:
    """In the order that was worked out last; its cursors go on in that, and are its own."""
    made = [await noor.published(slug=f"p{n}", tags=["birds"] if n else []) for n in range(3)]
    for n, post in enumerate(made):
        database.execute("UPDATE posts SET likes_count = %s WHERE id = %s", [n * 10, post["id"]])
    assert await slugs(noor.http, sort="popular") == []
    await count()
    with statements() as seen:
        assert await slugs(noor.http, sort="popular") == ["p2", "p1", "p0"]
    assert len(seen) == 1
    assert await slugs(noor.http, sort="popular", tag="birds", author="noor") == ["p2", "p1"]
    first = expect(await noor.http.get(POSTS, params={"sort": "popular", "limit": 1}), 200)
    database.execute("UPDATE posts SET likes_count = 100 WHERE slug = 'p0'")
    await count()
    assert await slugs(noor.http, sort="popular") == ["p0", "p2", "p1"]
    going_on = {"sort": "popular", "cursor": first["next_cursor"]}
    assert await slugs(noor.http, **going_on) == ["p1", "p0"]
    problem(
        await noor.http.get(POSTS, params={"cursor": first["next_cursor"]}), 400, "cursor_mismatch"
    )
    database.execute("UPDATE popularity_generations SET made_at = now() - interval '2 days'")
    await count()
    database.execute("UPDATE posts SET likes_count = 200 WHERE slug = 'p0'")
    await count()
    problem(await noor.http.get(POSTS, params=going_on), 410, "cursor_expired")


async def test_list_posts_popular_is_of_everybody(noor: Person) -> None:
    """One's own posts in a state are always newest first; another order there is not."""
    for slug in ("a", "b"):
        await noor.published(slug=slug)
    answer = await noor.get(POSTS, params={"sort": "popular", "status": "published"})
    assert [post["slug"] for post in expect(answer, 200)["data"]] == ["b", "a"]
    problem(await noor.get(POSTS, params={"sort": "id; DROP TABLE"}), 422, "validation_failed")


async def test_get_post(noor: Person, statements: Statements) -> None:
    """Anybody reads a published post, in one statement, and caches may keep it a while."""
    post = await noor.published()
    with statements() as seen:
        answer = await noor.http.get(f"{POSTS}/{post['id']}")

    assert expect(answer, 200) == for_all(post)
    assert (answer.headers["etag"], answer.headers["cache-control"]) == (etag(2), PUBLIC)
    assert len(seen) == 1


async def test_get_post_tells_304(noor: Person) -> None:
    """What the client holds is not sent again."""
    post = await noor.published()
    answer = await noor.http.get(f"{POSTS}/{post['id']}", headers={"If-None-Match": etag(2)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert (answer.headers["etag"], answer.headers["cache-control"]) == (etag(2), PUBLIC)


async def test_get_post_that_was_taken_down(noor: Person, ilse: Person) -> None:
    """What is not public is its author's alone; for others it is as if it had never been."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}"
    expect(await noor.post(path + "/unpublish", etag=etag(2)), 200)

    mine = await noor.get(path)
    assert expect(mine, 200)["status"] == "unpublished"
    assert mine.headers["cache-control"] == "private, no-cache"
    for answer in (await ilse.get(path), await noor.http.get(path)):
        problem(answer, 404, "not_found")
        assert same_refusal(answer, await ilse.get(f"{POSTS}/{uuid4()}"))
    known = {"If-None-Match": "*"}
    problem(await ilse.get(path, headers=known), 404, "not_found")


@pytest.mark.parametrize("status", ["draft", "scheduled", "unpublished", "trashed"])
async def test_nothing_but_published_posts_is_public(
    noor: Person, ilse: Person, status: str
) -> None:
    """A post in any other state is in no list and at no address."""
    post = await post_in(noor, status)

    problem(await ilse.get(f"{POSTS}/{post['id']}"), 404, "not_found")
    assert (await ilse.get(public(post))).status_code == (410 if status == "trashed" else 404)
    assert await slugs(noor.http) == []


async def test_get_post_by_address(noor: Person, statements: Statements) -> None:
    """Name and slug are found in any case, in one statement."""
    post = await noor.published(slug="schöne-grüße")
    with statements() as seen:
        answer = await noor.http.get(public(post))

    assert expect(answer, 200) == for_all(post)
    assert (answer.headers["etag"], answer.headers["cache-control"]) == (etag(2), PUBLIC)
    assert len(seen) == 1
    shouted = f"/api/v1/users/NOOR/posts/{quote('SCHÖNE-GRÜSSE')}"
    assert expect(await noor.http.get(shouted), 200) == for_all(post)


async def test_get_post_by_address_tells_304(noor: Person) -> None:
    """What the client holds is not sent again."""
    post = await noor.published()
    answer = await noor.http.get(public(post), headers={"If-None-Match": f'W/{etag(2)}, "x"'})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == etag(2)


async def test_get_post_by_address_follows_a_renamed_author(noor: Person) -> None:
    """A former username redirects for good, method kept, also in scripts that URLs escape."""
    post = await noor.published(slug="утро")
    renamed = {"username": "нур"}
    expect(await noor.patch("/api/v1/account", renamed, etag=etag(1)), 200)
    answer = await noor.http.get(public(post))

    assert (answer.status_code, answer.content) == (308, b"")
    location = answer.headers["location"]
    assert location == f"/api/v1/users/{quote('нур')}/posts/{quote('утро')}"
    assert answer.headers["cache-control"] == PUBLIC
    assert expect(await noor.http.get(location), 200)["id"] == post["id"]


async def test_get_post_by_address_follows_a_former_slug(noor: Person) -> None:
    """A former slug leads to the present one in a single step."""
    post = await noor.published(slug="first")
    for slug in ("second", "third"):
        path = f"{POSTS}/{post['id']}"
        post = expect(await noor.patch(path, {"slug": slug}, etag=etag(post["version"])), 200)

    for former in ("first", "second"):
        answer = await noor.http.get(f"/api/v1/users/noor/posts/{former}")
        assert answer.status_code == 308
        assert answer.headers["location"] == "/api/v1/users/noor/posts/third"
    assert expect(await noor.http.get("/api/v1/users/noor/posts/third"), 200)["id"] == post["id"]


async def test_get_post_by_address_of_a_purged_post(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], database: psycopg.Connection[Any]
) -> None:
    """What was removed for good says so for a year."""
    post = await post_in(noor, "trashed")
    database.execute("UPDATE posts SET purge_at = now()")
    database.execute("UPDATE event_store SET published_at = now(), feed_position = position")
    async with application[0].state.store.write() as unit:
        assert await purge.purge_posts(unit) == 1
    problem(await noor.http.get(public(post)), 410, "gone")

    database.execute("UPDATE post_slugs SET gone_at = now() - interval '13 months'")
    problem(await noor.http.get(public(post)), 404, "not_found")


async def test_get_post_by_address_of_nobody(noor: Person) -> None:
    """An unknown author and an unknown slug answer the same."""
    answers = [
        await noor.http.get(f"/api/v1/users/{name}/posts/nothing") for name in ("noor", "nobody")
    ]

    problem(answers[0], 404, "not_found")
    assert same_refusal(*answers)


async def test_unpublish_post(noor: Person) -> None:
    """A post that is taken down is nobody's but its author's; its slug is kept."""
    post = await noor.published(slug="tide")
    path = f"{POSTS}/{post['id']}/unpublish"
    answer = await noor.post(path, etag=etag(2), key="k")

    down = expect(answer, 200)
    assert (down["status"], down["version"], down["slug"]) == ("unpublished", 3, "tide")
    assert answer.headers["etag"] == etag(3)
    problem(await noor.http.get(public(post)), 404, "not_found")
    again = await noor.post(path, etag=etag(2), key="k")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")


async def test_unpublish_post_follows_the_state_machine(noor: Person) -> None:
    """What is not published cannot be taken down."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/unpublish"
    expect(await noor.post(path, etag=etag(2)), 200)

    content = problem(await noor.post(path, etag=etag(3)), 409, "invalid_transition")
    assert content["current_status"] == "unpublished"


async def test_unpublish_post_needs_the_version(noor: Person) -> None:
    """Without If-Match 428, with a stale one 412."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/unpublish"

    problem(await noor.post(path), 428, "precondition_required")
    answer = await noor.post(path, etag=etag(1))
    assert problem(answer, 412, "version_conflict")["current_version"] == 2
    assert answer.headers["etag"] == etag(2)


async def test_unpublish_post_is_its_authors(noor: Person, ilse: Person) -> None:
    """Others cannot take a post down, and learn no more than that it is not theirs to find."""
    post = await noor.published()
    foreign = await ilse.post(f"{POSTS}/{post['id']}/unpublish", etag=etag(2))
    missing = await ilse.post(f"{POSTS}/{uuid4()}/unpublish", etag=etag(2))

    problem(foreign, 404, "not_found")
    assert same_refusal(foreign, missing)
    expect(await noor.http.get(public(post)), 200)


async def test_unpublish_post_twenty_at_once(noor: Person) -> None:
    """Of many who take it down at one version, one does."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/unpublish"
    answers = await asyncio.gather(*(noor.post(path, etag=etag(2)) for _ in range(20)))

    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 19


async def test_unpublish_post_two_that_meet(noor: Person, meet: Meet) -> None:
    """Two changes that saw one version, and reach the row together: one wins, the other is told."""
    post = await noor.published()
    path = f"{POSTS}/{post['id']}/unpublish"
    answers = await meet("posts", post, *(noor.post(path, etag=etag(2)) for _ in range(2)))

    assert sorted(answer.status_code for answer in answers) == [200, 412]
