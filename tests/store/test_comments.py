"""Comments whose writers meet (domain rule D8)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from core.context import Context
from store import comments
from store.comments import CommentsClosed, ParentNotFound
from tests.store.conftest import World

Change = Callable[[Context, UUID, UUID], Awaitable[Any]]


async def close(ctx: Context, post_id: UUID, _: UUID) -> None:
    """Close the post for comments."""
    query = b"UPDATE posts SET comment_policy = 'closed' WHERE id = $1"
    await ctx.db.fetch(query, [post_id])


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
