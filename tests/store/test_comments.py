"""Comments whose writers meet (domain rule D8)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import orjson
import pytest

from core.context import Context, Principal
from core.results import Document
from store import comments, drafts, events
from store.comments import CommentsClosed, ParentNotFound
from store.post_rows import PostDocument
from tests.store.conftest import World, conforms

Change = Callable[[Context, UUID, UUID], Awaitable[Any]]


async def close(ctx: Context, post_id: UUID, _: UUID) -> None:
    """Close the post for comments."""
    assert isinstance(
        await drafts.patch(ctx, post_id, [2], {"comment_policy": "closed"}), PostDocument
    )


async def delete_parent(ctx: Context, _: UUID, comment_id: UUID) -> None:
    """Delete what is replied to."""
    assert await comments.delete(ctx, comment_id, [1]) is None


@pytest.mark.parametrize(
    ("change", "refusal"), [(close, CommentsClosed), (delete_parent, ParentNotFound)]
)
async def test_a_reply_waits_for_who_changes_its_place(
    world: World, change: Change, refusal: type
) -> None:
    """What is about to be closed or deleted takes no reply any more."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    post_id = await world.published(noor)
    made = await world.write(noor, comments.create, post_id, body="so", parent_id=None)
    assert isinstance(made, tuple)
    async with world.store.write() as unit:
        await change(world.context(unit, noor), post_id, made[0])
        reply = asyncio.ensure_future(
            world.write(ilse, comments.create, post_id, body="why", parent_id=made[0])
        )
        await world.waits(reply)
    assert isinstance(await reply, refusal)


async def test_events_are_those_of_the_contract(world: World) -> None:
    """Each of the nine, as it goes out: ids and versions only, and of a report not from whom."""
    noor, ilse, pieter = [await world.person(name) for name in ("noor", "ilse", "pieter")]
    post_id = await world.published(noor)
    await world.write(noor, drafts.patch, post_id, [2], {"comment_policy": "moderated"})
    made = [
        await world.write(ilse, comments.create, post_id, body=f"secret {n}", parent_id=None)
        for n in range(3)
    ]
    first, second, third = [one[0] for one in made if isinstance(one, tuple)]
    steps: list[tuple[Principal, Any, UUID, int, tuple[object, ...]]] = [
        (noor, comments.decide, first, 1, ("approve",)),
        (noor, comments.decide, first, 2, ("hide",)),
        (noor, comments.decide, first, 3, ("unhide",)),
        (ilse, comments.edit, first, 4, ("secret again",)),
        (noor, comments.decide, first, 5, ("approve",)),
        (noor, comments.decide, second, 1, ("reject",)),
        (ilse, comments.delete, second, 2, ()),
        (noor, comments.decide, third, 1, ("spam",)),
    ]
    for who, work, comment_id, version, more in steps:
        answer = await world.write(who, work, comment_id, [version], *more)
        assert answer is None or isinstance(answer, Document)
    await world.write(pieter, comments.report, first, reason="abuse", note="secret")

    sent = await events.claim_unpublished(world.store.read(), 100)
    told = {}
    for outgoing in sent:
        kind = orjson.loads(outgoing.body)["type"]
        if kind.startswith("comment."):
            words = kind.removeprefix("comment.").split("_")
            name = f"Comment{''.join(word.title() for word in words)}Event"
            told[kind] = conforms(name, outgoing.body)
            assert b"secret" not in outgoing.body
            assert str(pieter.user_id).encode() not in outgoing.body
    assert len(told) == 9
    assert told["comment.reported"]["actor"] == {"kind": "system", "id": None}
    assert told["comment.approved"]["actor"]["id"] == str(noor.user_id)
    assert told["comment.edited"]["data"]["post_id"] == str(post_id)


async def test_reads_are_one_statement_each(world: World) -> None:
    """A thread, a comment and a queue are a round trip each, whatever is in them."""
    noor = await world.person("noor")
    post_id = await world.published(noor)
    made = await world.write(noor, comments.create, post_id, body="so", parent_id=None)
    assert isinstance(made, tuple)
    world.statements.clear()
    assert await comments.page(world.reading(), post_id, comments.Filters(), 25) is not None
    assert await comments.read(world.reading(), made[0]) is not None
    await comments.queue(world.reading(noor), comments.PENDING, 25)
    assert len(world.statements) == 3
