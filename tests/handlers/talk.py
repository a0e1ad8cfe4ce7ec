"""What tests of comments do again and again."""

from __future__ import annotations

from typing import Any

import httpx
import psycopg

from tests.handlers.conftest import Person, etag, expect

POSTS = "/api/v1/posts"
COMMENTS = "/api/v1/comments"


async def say(who: Person, post: dict[str, Any], body: str = "Twelve.", **more: Any) -> Any:
    """Comment on a post; `to` is the comment that is replied to."""
    if (parent := more.pop("to", None)) is not None:
        more["parent_id"] = parent["id"]
    return expect(await who.post(f"{POSTS}/{post['id']}/comments", {"body": body, **more}), 201)


async def thread(
    who: Person | httpx.AsyncClient, post: dict[str, Any], **query: Any
) -> list[dict[str, Any]]:
    """The comments of a post as somebody sees them, on one page."""
    answer = await who.get(f"{POSTS}/{post['id']}/comments", params={"limit": 100, **query})
    data: list[dict[str, Any]] = expect(answer, 200)["data"]
    return data


async def delete(who: Person, comment: dict[str, Any], version: int | None = None) -> None:
    """Delete a comment at the version that was seen."""
    tag = etag(version or comment["version"])
    answer = await who.delete(f"{COMMENTS}/{comment['id']}", etag=tag)
    assert answer.status_code == 204, answer.text


async def tag_now(who: Person, comment: dict[str, Any]) -> str:
    """The entity tag of a comment as it is now; the one that was seen, where it is not seen now."""
    answer = await who.get(f"{COMMENTS}/{comment['id']}")
    return str(answer.headers.get("etag", etag(comment.get("version", 1))))


async def edit(who: Person, comment: dict[str, Any], body: str = "new") -> httpx.Response:
    """Change the text of a comment as it is now, whichever version that is."""
    tag = await tag_now(who, comment)
    return await who.patch(f"{COMMENTS}/{comment['id']}", {"body": body}, etag=tag)


async def decide(who: Person, comment: dict[str, Any], decision: str) -> httpx.Response:
    """Take a decision about a comment as it is now, whichever version that is."""
    path = f"{COMMENTS}/{comment['id']}/moderation_decisions"
    return await who.post(path, {"decision": decision}, etag=await tag_now(who, comment))


async def complain(who: Person, comment: dict[str, Any], reason: str = "spam") -> httpx.Response:
    """Report a comment."""
    return await who.post(f"{COMMENTS}/{comment['id']}/reports", {"reason": reason})


async def counted(who: Person, post: dict[str, Any]) -> int:
    """How many comments the post says that it has."""
    return int(expect(await who.get(f"{POSTS}/{post['id']}"), 200)["comments_count"])


async def policy(author: Person, post: dict[str, Any], value: str) -> None:
    """Say who may comment on a post."""
    change = {"comment_policy": value}
    answer = await author.patch(f"{POSTS}/{post['id']}", change, etag=etag(post["version"]))
    post.update(expect(answer, 200))


def status(database: psycopg.Connection[Any], comment: dict[str, Any], value: str) -> None:
    """Bring a comment into a state, as if by the moderator (and count it so)."""
    database.execute(
        """WITH c AS (
               UPDATE comments SET status = %(value)s, is_moderated = true,
                      deleted_at = CASE WHEN %(value)s = 'deleted' THEN now() END
               WHERE id = %(id)s RETURNING post_id)
           UPDATE posts SET comments_count = (
               SELECT count(*) FROM comments o WHERE o.post_id = posts.id
               AND CASE WHEN o.id = %(id)s THEN %(value)s ELSE o.status END = 'approved')
           FROM c WHERE posts.id = c.post_id""",
        {"value": value, "id": comment["id"]},
    )


def suspend(database: psycopg.Connection[Any], who: Person, *, ended: bool = False) -> None:
    """Suspend somebody's account, or reinstate it."""
    moment = None if ended else "2026-11-20T00:00:00Z"
    database.execute(
        "UPDATE users SET suspended_at = %s WHERE username = %s", [moment, who.username]
    )


def age(database: psycopg.Connection[Any], comment: dict[str, Any], minutes: int) -> None:
    """Make a comment so many minutes old."""
    database.execute(
        "UPDATE comments SET created_at = clock_timestamp() - make_interval(mins => %s)"
        " WHERE id = %s",
        [minutes, comment["id"]],
    )
