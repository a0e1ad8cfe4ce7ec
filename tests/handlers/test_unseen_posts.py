"""Posts that others are not to see, asked for on every surface there is.

A post that waits for its time (reliability test 12, domain rule D4), and posts of an author who is
suspended. The lists are held against what they were without these posts: nothing of an answer may
depend on them. And each surface has to show the same posts at another time, so that it could have
told. The full size is in `make torture`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import psycopg
import pytest
from fastapi import FastAPI

from store import schedule
from tests.handlers.conftest import Make, Person, etag, expect
from tests.handlers.surfaces import LISTS, POSTS, Blog, upload
from tests.handlers.talk import suspend

Database = psycopg.Connection[Any]
SIZES = [
    pytest.param(4, id="small"),
    pytest.param(1_000, id="full", marks=pytest.mark.torture("reliability 12")),
]


@pytest.fixture
def blog(
    noor: Person,
    ilse: Person,
    count: Callable[[], Awaitable[int]],
    run_jobs: Callable[..., Awaitable[None]],
) -> Blog:
    """An author and a reader."""
    return Blog(noor, ilse, count, run_jobs)


async def keep(blog: Blog, post: dict[str, Any]) -> None:
    """Let the reader keep a post for later."""
    answer = await blog.reader.put(f"{POSTS}/{post['id']}/bookmark")
    assert answer.status_code == 204, answer.text


async def shown_for_a_while(blog: Blog, post: dict[str, Any]) -> dict[str, Any]:
    """Publish a post, let the reader keep it for later, and take it down."""
    public = await blog.publish(post)
    await keep(blog, post)
    where, tag = f"{POSTS}/{post['id']}/unpublish", etag(public["version"])
    taken = await blog.noor.post(where, etag=tag, key="k")
    return {**public, **expect(taken, 200)}


def told(database: Database, kind: str) -> list[frozenset[str]]:
    """What consumers of the event stream are told in events of a kind."""
    found = database.execute("SELECT public_data FROM event_store WHERE event_type = %s", [kind])
    return [frozenset(public) for (public,) in found]


@pytest.mark.by_hand("lets the time of many posts come")
@pytest.mark.parametrize("size", SIZES)
async def test_a_scheduled_post_is_seen_nowhere_before_its_time(
    blog: Blog, database: Database, application: tuple[FastAPI, httpx.AsyncClient], size: int
) -> None:
    """No list, feed, count, tag, search or event changes; its own addresses look like nobody's."""
    picture = (await upload(blog.noor))["id"]
    posts = [await blog.begin(number, picture) for number in range(size)]
    posts[0] = await shown_for_a_while(blog, posts[0])
    await blog.publish(await blog.begin(size))
    await blog.settle()
    before = await blog.lists()

    waiting = [await blog.publish(post, "2199-01-01T00:00:00Z") for post in posts]
    await blog.settle()
    assert await blog.lists() == before
    assert await blog.faults(*waiting) == []
    assert told(database, "post.scheduled") == [frozenset({"post_id", "version"})] * size

    database.execute(
        "UPDATE posts SET scheduled_for = now() - interval '1 s' WHERE status = 'scheduled'"
    )
    published = 0
    while published < size:
        async with application[0].state.store.write() as unit:
            published += await schedule.publish_due(unit)
    await blog.settle()
    after = await blog.lists()
    assert [name for name in LISTS if after[name] == before[name]] == []
    assert await blog.unshown(*waiting) == []
    assert all({"title", "slug"} <= public for public in told(database, "post.published"))


async def test_posts_of_a_suspended_author_are_seen_nowhere(
    blog: Blog, person: Make, database: Database
) -> None:
    """Neither they nor their pictures, counts and comments; with the suspension all that ends."""
    jan = await person("jan")
    await keep(blog, await blog.publish(await blog.begin(9, who=jan), who=jan))
    await blog.settle()
    without = await blog.lists()
    picture = (await upload(blog.noor))["id"]
    posts = [await blog.publish(await blog.begin(number, picture)) for number in range(3)]
    for post in posts:
        await keep(blog, post)
    await blog.settle()
    before = await blog.lists()
    assert [name for name in LISTS if before[name] == without[name]] == []

    suspend(database, blog.noor)
    assert await blog.faults(*posts) == []
    at_once = await blog.lists()
    await blog.settle()
    later = await blog.lists()
    for name in LISTS:
        status, content, _ = later[name]
        if "feed" in name or "profile" in name:
            assert at_once[name][0] == status == 404, name
            continue
        if name == "bookmarks of a reader":
            assert content.count(b'"post":null') == 3
        else:
            assert later[name] == without[name], name
        # Tags are counted now and then.
        assert at_once[name] == later[name] or name == "tags and their counts"

    suspend(database, blog.noor, ended=True)
    await blog.settle()
    assert await blog.lists() == before
    assert await blog.unshown(*posts) == []
