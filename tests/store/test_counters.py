"""Counts under a storm of likes, comments and decisions (reliability test 10).

The full size, with database connections that are killed, is in `make torture`.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from core.context import Context, Principal
from core.errors import Unavailable
from core.results import Document
from store import comments, counters, drafts, reactions
from store.comments import DECISIONS, REPORTS_TO_HIDE
from tests.store.conftest import World

# Written anew, from what the words mean, so that a mistake of the store is not made here as well.
RECOUNT = """
    SELECT p.id, p.likes_count, p.bookmarks_count, p.comments_count,
           (SELECT count(*) FROM post_likes l WHERE l.post_id = p.id),
           (SELECT count(*) FROM bookmarks b WHERE b.post_id = p.id),
           (SELECT count(*) FROM comments c JOIN users u ON u.id = c.author_id
            WHERE c.post_id = p.id AND c.status = 'approved' AND u.suspended_at IS NULL)
    FROM posts p"""
REPORTS = """
    SELECT c.id FROM comments c
    WHERE c.reports_count <> (SELECT count(*) FROM comment_reports r
                              WHERE r.comment_id = c.id AND r.reviewed_at IS NULL)"""
HIDDEN = "SELECT id FROM comments WHERE reports_count >= $1 AND status = 'approved'"
GAPS = """
    SELECT aggregate_id FROM event_store WHERE aggregate_type = 'comment'
    GROUP BY 1 HAVING max(aggregate_version) <> count(*)"""
BEHIND = """
    SELECT c.id FROM comments c WHERE c.version <> (
        SELECT max(e.aggregate_version) FROM event_store e WHERE e.aggregate_id = c.id)"""
KILL = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend' AND xact_start IS NOT NULL
    ORDER BY random() LIMIT 1"""


@dataclass(slots=True)
class Storm:
    """Some people who do whatever comes to their minds about some posts."""

    world: World
    people: list[Principal]
    posts: list[UUID]
    dice: random.Random
    said: list[UUID] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)

    async def one(self) -> None:
        """Do one thing; what the database was kept from is not done."""
        who, post = self.dice.choice(self.people), self.dice.choice(self.posts)
        deeds: list[tuple[int, Callable[[Principal, UUID], Awaitable[Any]]]] = [
            (24, self.toggle),
            (22, self.comment),
            (8, self.edit),
            (10, self.delete),
            (20, self.decide),
            (14, self.report),
            (2, self.suspend),
        ]
        (_, deed), *_ = self.dice.choices(deeds, [weight for weight, _ in deeds])
        try:
            outcome = await deed(who, post)
        except Unavailable:
            outcome = "unavailable"
        told = outcome if isinstance(outcome, str) else type(outcome).__name__
        self.outcomes[f"{deed.__name__} {told}"] += 1

    async def toggle(self, who: Principal, post: UUID) -> bool:
        """Like, bookmark, or take it back."""
        names = ("like", "unlike", "bookmark", "unbookmark")
        work = getattr(reactions, self.dice.choice(names))
        return await self.world.write(who, work, post)

    async def comment(self, who: Principal, post: UUID) -> object:
        """Comment or reply."""
        parent = self.any() if self.said and self.dice.random() < 0.6 else None
        made = await self.world.write(who, comments.create, post, body="so", parent_id=parent)
        if isinstance(made, tuple):
            self.said.append(made[0])
        return made

    async def edit(self, who: Principal, _: UUID) -> object:
        """Change a comment of one's own, or try to change somebody else's."""
        text = f"so {self.dice.random()}"
        return await self.at_version(who, self.any(), comments.edit, text)

    async def delete(self, who: Principal, _: UUID) -> object:
        """Delete a comment, or try to."""
        return await self.at_version(who, self.any(), comments.delete)

    async def decide(self, _: Principal, __: UUID) -> object:
        """Decide something about a comment, as its moderator."""
        return await self.at_version(
            self.people[0], self.any(), comments.decide, self.dice.choice(list(DECISIONS))
        )

    async def report(self, who: Principal, _: UUID) -> object:
        """Report one of the first few comments, so that some are hidden."""
        comment = self.said[self.dice.randrange(min(len(self.said), 12))] if self.said else who
        if not isinstance(comment, UUID):
            return None
        return await self.world.write(who, comments.report, comment, reason="spam", note=None)

    async def suspend(self, who: Principal, _: UUID) -> None:
        """Suspend somebody, or reinstate them; not the moderator."""
        if who is not self.people[0]:
            await self.world.sql(
                """UPDATE users SET suspended_at = CASE WHEN suspended_at IS NULL THEN now() END
                   WHERE id = $1""",
                who.user_id,
            )

    def any(self) -> UUID:
        """One of the comments, a missing one as long as there is none."""
        return self.dice.choice(self.said or self.posts)

    async def at_version(
        self,
        who: Principal,
        comment: UUID,
        work: Callable[..., Awaitable[Any]],
        *more: object,
    ) -> object:
        """Do something about a comment at the version that was seen."""

        async def seen(ctx: Context) -> object:
            row = await ctx.db.outside.fetch(
                b"SELECT version FROM comments WHERE id = $1", [comment]
            )
            return await work(ctx, comment, [row[0][0]] if row else [1], *more)

        return await self.world.write(who, seen)


async def right(world: World) -> int:
    """Hold every count against what there is, at one moment; give how many were compared."""
    found = await world.sql(RECOUNT)
    for _, *counts in found:
        assert counts[:3] == counts[3:]
        assert min(counts) >= 0
    return len(found)


async def test_a_suspension_and_a_comment_meet(world: World) -> None:
    """Whichever is first, the other one waits, and the count is what is seen after both."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    suspend = "UPDATE users SET suspended_at = now() WHERE id = $1"
    for is_first in (True, False):
        post = await world.published(noor, title=f"Post {is_first}")
        await world.sql("UPDATE users SET suspended_at = NULL WHERE id = $1", ilse.user_id)
        async with world.store.write() as unit:
            ctx = world.context(unit, ilse)
            other: asyncio.Future[Any]
            if is_first:
                await comments.create(ctx, post, body="so", parent_id=None)
                other = asyncio.ensure_future(world.sql(suspend, ilse.user_id))
            else:
                await unit.fetch(suspend.encode(), [ilse.user_id])
                other = asyncio.ensure_future(
                    world.write(ilse, comments.create, post, body="so", parent_id=None)
                )
            await world.waits(other)
        await other
        assert await right(world)


SIZES = [
    pytest.param(8, 3, 600, 0.0, id="small"),
    pytest.param(60, 20, 50_000, 0.5, id="full", marks=pytest.mark.torture("reliability 10")),
]


@pytest.mark.parametrize(("people", "posts", "deeds", "kill_seconds"), SIZES)
async def test_counts_are_right_at_every_moment(
    world: World,
    people: int,
    posts: int,
    deeds: int,
    kill_seconds: float,
    record_property: Callable[[str, object], None],
) -> None:
    """While everybody does everything at once, and after, each count is what there is.

    The nightly reconciliation finds nothing either, however many are suspended meanwhile.
    """
    everybody = [await world.person(f"reader{n}") for n in range(people)]
    blog = [await world.published(everybody[0], title=f"Post {n}") for n in range(posts)]
    storm = Storm(world, everybody, blog, random.Random(10))
    moderated = {"comment_policy": "moderated"}
    await world.write(everybody[0], drafts.patch, blog[0], [2], moderated)
    left = iter(range(deeds))

    async def go_on() -> None:
        for _ in left:
            await storm.one()

    async def watch() -> None:
        while True:
            await right(world)
            with contextlib.suppress(Unavailable):
                async with world.store.write() as unit:
                    assert (await counters.reconcile(unit)).drifts == []
            await asyncio.sleep(0.05)

    async def kill() -> None:
        while True:
            await asyncio.sleep(kill_seconds)
            await world.sql(KILL)

    others = [asyncio.create_task(watch())]
    others += [asyncio.create_task(kill())] if kill_seconds else []
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(12):
                group.create_task(go_on())
        for task in others:
            assert not task.done(), task.exception()
    finally:
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    assert await right(world) == posts
    for wrong in (REPORTS, GAPS, BEHIND):
        assert await world.sql(wrong) == []
    assert await world.sql(HIDDEN, REPORTS_TO_HIDE) == []
    happened = storm.outcomes
    assert happened["toggle bool"] > deeds / 10
    assert happened["comment tuple"] > deeds / 20
    assert happened["comment ParentNotFound"]
    assert happened[f"decide {Document.__name__}"]
    assert happened["decide WrongState"]
    unavailable = sum(n for name, n in happened.items() if name.endswith("unavailable"))
    assert (unavailable > 0) == bool(kill_seconds)
    record_property("deeds", happened.total())
    record_property("cut off", unavailable)
