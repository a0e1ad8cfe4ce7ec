"""What the demo writes: a dozen entries of one person's year, three of them for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from uuid import UUID

from app.demo import EMAIL, PASSWORD, SLUG, USERNAME
from app.tools import Tools
from core.context import Context, Database, Principal, RequestInfo
from core.ids import new_id
from core.settings import Settings
from generated import models
from generated.requests import CreateEntry, CreateWorkspace, PublishEntry, Register
from generated.security import Scope
from handlers import auth, entries, publications, workspaces
from store import users
from store.session import Store

Block = dict[str, Any]


def _say(text: str, *, private: bool = False) -> Block:
    return {"type": "paragraph", "text": [{"text": text}], **({"private": True} if private else {})}


def _head(text: str) -> Block:
    return {"type": "heading", "level": 2, "text": [{"text": text}]}


def _items(*texts: str, style: str = "bullet") -> Block:
    return {"type": "list", "style": style, "items": [{"text": [{"text": t}]} for t in texts]}


def _tasks(*texts: str, done: int = 0) -> Block:
    items = [{"checked": i < done, "text": [{"text": t}]} for i, t in enumerate(texts)]
    return {"type": "checklist", "items": items}


def _quote(text: str, cite: str) -> Block:
    return {"type": "quote", "text": [{"text": text}], "cite": cite}


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry: written so many days ago; with a `summary` it is published, too."""

    days_ago: int
    title: str
    mood: str
    tags: list[str]
    blocks: list[Block]
    summary: str | None = None
    slug: str | None = None
    pinned: bool = False


SAMPLES = (
    Sample(
        181,
        "The keys to the small house",
        "excited",
        ["home"],
        [
            _say(
                "Two keys on a red string, and a third that fits nothing. The kitchen smells of "
                "cold stone and apples. I walked through every room with my coat on, counting "
                "windows: nine, if the one in the pantry is a window."
            ),
            _tasks("Ask about the stove", "Find the water tap", "Buy a lamp", done=2),
        ],
    ),
    Sample(
        164,
        "Rain on the tin roof",
        "calm",
        ["home", "weather"],
        [
            _say(
                "It began at four in the morning, one drop and then all of them. I lay awake and "
                "did not mind. There is a leak above the stairs; the blue bowl is under it and "
                "plays two notes."
            ),
        ],
    ),
    Sample(
        140,
        "Bread that waits for you",
        "content",
        ["kitchen", "bread"],
        [
            _say(
                "Most bread wants you to be there. This one does its work while you sleep, and "
                "forgives an hour either way."
            ),
            _head("In the evening"),
            _items(
                "500 g of flour, a third of it rye",
                "380 g of water, cool",
                "10 g of salt",
                "a piece of yeast the size of a pea",
            ),
            _say("Stir until no dry flour is left. Cover the bowl. Go to bed."),
            _head("In the morning"),
            _items(
                "Fold the dough over itself four times.",
                "Let it rest while the oven heats.",
                "Bake it in a lidded pot: half an hour closed, a quarter of an hour open.",
                style="ordered",
            ),
            _quote("If you can hear the crust, it is done.", "my aunt, to anybody who asked"),
            _say("Note for me: the third shelf, not the second.", private=True),
        ],
        summary="An overnight loaf that asks for five minutes of your evening.",
        slug=SLUG,
    ),
    Sample(
        121,
        "Phone call with Mira",
        "grateful",
        ["friends"],
        [
            _say(
                "An hour and a half, as if no year had passed. She is learning the cello at "
                "fifty-one and says that it is like being introduced to her own left hand."
            ),
            _tasks("Send her the bread recipe", "Visit in spring", done=1),
        ],
    ),
    Sample(
        98,
        "A bad day, shortly",
        "tired",
        [],
        [
            _say(
                "Nothing worked and I was short with everybody. I write it down so that I can see "
                "next week how small it was."
            ),
        ],
    ),
    Sample(
        83,
        "How to walk the same way every day",
        "happy",
        ["walking"],
        [
            _say(
                "For two months I have walked the same three kilometres along the river before "
                "breakfast. I had feared that it would bore me. What happens is the opposite: "
                "because the way stays, you notice what does not."
            ),
            _head("What changed while the path did not"),
            _items(
                "The heron has moved to the far bank.",
                "Somebody mended the fourth bench.",
                "The light now reaches the weir ten minutes later than in March.",
                "I know the name of the dog with one ear.",
            ),
            _say(
                "So my advice is to choose a way that is short enough for bad weather, and then "
                "not to choose again for a season."
            ),
        ],
        summary="Two months along one river, and what a path shows when it never changes.",
    ),
    Sample(
        66,
        "Things that the garden taught me",
        "content",
        ["garden"],
        [
            _items(
                "Plant fewer beans.",
                "Water in the evening, slowly.",
                "Slugs can climb anything that you are proud of.",
            ),
        ],
    ),
    Sample(
        47,
        "日本語の練習",
        "neutral",
        ["language"],
        [
            _say("今日は新しい言葉を五つ覚えた。川、鳥、橋、朝、静か。"),
            _say("Five words, written twenty times each. My bridges still lean to the left."),
        ],
    ),
    Sample(
        31,
        "A letter that I will not send",
        "sad",
        [],
        [
            _say(
                "You would have liked the house. You would have tapped the walls and said which "
                "ones to trust.",
                private=True,
            ),
        ],
    ),
    Sample(
        16,
        "Repairing a chair with the wrong tools",
        "great",
        ["home", "repair"],
        [
            _say(
                "The chair came with the house and with three sound legs. I own a kitchen knife, "
                "a roll of string and no clamp. This is what I did, in case you have as little."
            ),
            _items(
                "Scrape the old glue out of the joint until you see wood.",
                "Try everything together dry, twice.",
                "Glue it, wind the string around the legs, and twist a spoon into the string.",
                "Leave it for a day. Truly, a day.",
                style="ordered",
            ),
            _say("It has held for two weeks, and one dinner with a heavy guest who leans back."),
        ],
        summary="A loose leg, a piece of string and a spoon.",
    ),
    Sample(
        4,
        "Plans for the winter",
        "excited",
        ["home"],
        [
            _tasks(
                "Stack the wood under the eaves",
                "Sew the long curtain",
                "Read something in one sitting",
                "Ask the neighbours for soup",
                done=1,
            ),
        ],
        pinned=True,
    ),
    Sample(
        0,
        "First frost",
        "calm",
        ["weather", "walking"],
        [
            _say(
                "The meadow was white and every step could be heard. I turned around at the weir "
                "to look at my own track: it was the only one, and rather straight."
            ),
        ],
    ),
)


@dataclass(frozen=True, slots=True)
class _Inside:
    """A unit in which everything happens: what the demo reads, it has just written itself."""

    unit: Database

    async def fetch(self, sql: bytes, params: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run one statement inside the transaction."""
        return await self.unit.fetch(sql, params)

    @property
    def outside(self) -> Database:
        """The same: outside of the transaction there is nothing yet."""
        return self


async def load(settings: Settings) -> None:
    """Write the demo in one transaction, with the functions that answer requests."""
    tools = Tools.from_settings(settings)
    store = Store(str(settings.database_url), size=1)
    await store.open()
    try:
        async with store.write() as unit:
            inside = _Inside(unit)
            nobody = tools.context(inside, RequestInfo())
            registration = models.Registration(
                email=EMAIL, password=PASSWORD, username=USERNAME, display_name="Robin Vale"
            )
            await auth.register(nobody, Register(registration))
            found = await users.credentials(nobody, EMAIL)
            if found is None:
                raise LookupError(f"registering {EMAIL} made no account")
            await users.confirm_email(nobody, found.user_id, EMAIL)
            scopes = frozenset(get_args(Scope))
            robin = Principal(found.user_id, new_id(), scopes, verified=True)
            await _write(tools.context(inside, RequestInfo(), robin))
    finally:
        await store.close()
        tools.passwords.close()


async def _write(ctx: Context) -> None:
    """Write every sample into a workspace, oldest first."""
    body = models.WorkspaceCreate.model_validate({"name": "Robin's daybook"})
    made = await workspaces.create_workspace(ctx, CreateWorkspace(body))
    workspace_id = _id(made.location)
    today = datetime.now(UTC).date()
    for sample in SAMPLES:
        entry = models.EntryCreate.model_validate(
            {
                "title": sample.title,
                "content": {"blocks": sample.blocks},
                "entry_date": today - timedelta(days=sample.days_ago),
                "time_zone": "UTC",
                "mood": sample.mood,
                "pinned": sample.pinned,
                "tags": sample.tags,
            }
        )
        written = await entries.create_entry(ctx, CreateEntry(workspace_id, entry))
        if sample.summary is not None:
            await _publish(ctx, _id(written.location), sample)


async def _publish(ctx: Context, entry_id: UUID, sample: Sample) -> None:
    wish = {"version": 1, "summary": sample.summary, "tags": sample.tags}
    if sample.slug is not None:
        wish["slug"] = sample.slug
    body = models.PublicationCreate.model_validate(wish)
    await publications.publish_entry(
        ctx, PublishEntry(entry_id, idempotency_key=str(entry_id), body=body)
    )


def _id(location: str) -> UUID:
    return UUID(location.rpartition("/")[2])
