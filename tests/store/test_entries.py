"""Journal entries: reading, writing, the trash, lists, and the fold of their events."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson
import pytest

from core.context import Principal
from core.etag import ANY_VERSION
from core.ids import new_id
from core.results import Conflict, Document, Forbidden, NotFound, WrongState
from store import entries, events, revisions, tagging
from store.entries import Filters
from store.fold import UnknownEvent, fold
from tests.store.conftest import EMPTY, World, all_conform, conforms, new_entry, paragraph

CONTENT = {"blocks": [paragraph("Eleven oystercatchers", id="b1")]}


async def read(world: World, who: Principal, entry_id: UUID) -> dict[str, Any]:
    """Read an entry as somebody."""
    found = await entries.read(world.reading(who), entry_id)
    assert found is not None
    value = conforms("Entry", found)
    assert value["version"] == found.version
    return value


async def changed(world: World, who: Principal, work: Any, *args: Any) -> dict[str, Any]:
    """Change an entry, and check that the answer is what reading gives."""
    answer = await world.write(who, work, *args)
    assert isinstance(answer, Document), answer
    value = conforms("Entry", answer)
    assert value == await read(world, who, args[0])
    return value


# Creating and reading -----------------------------------------------------------------------------


async def test_an_entry_is_what_was_written(world: World) -> None:
    """Every field given comes back, tags in the order of the alphabet; version 1, one event."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    given = new_entry(content=CONTENT, mood="calm", pinned=True, tags=["Tides", "birds"])
    made = await world.write(noor, entries.create, workspace_id, **given)
    assert isinstance(made, tuple)
    value = conforms("Entry", made[1])
    expected = {**given, "entry_date": "2026-11-20", "tags": ["birds", "Tides"]}
    assert value.items() >= {**expected, "version": 1, "status": "active"}.items()
    assert value["author"]["id"] == str(noor.user_id)
    assert value == await read(world, noor, made[0])
    assert await world.event_types(made[0]) == ["entry.created"]


async def test_day_and_zone_default_to_the_writers_own(world: World) -> None:
    """Without them, the zone is that of the account and the day is today there."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    for zone, expected in ((None, "Europe/Amsterdam"), ("Pacific/Kiritimati",) * 2):
        before = datetime.now(ZoneInfo(expected)).date()
        entry_id = await world.entry(noor, workspace_id, entry_date=None, time_zone=zone)
        value = await read(world, noor, entry_id)
        assert value["time_zone"] == expected
        after = datetime.now(ZoneInfo(expected)).date()
        assert before <= date.fromisoformat(value["entry_date"]) <= after


async def test_outsiders_learn_nothing(world: World) -> None:
    """To somebody else an entry is as absent as one that never was, whatever they try."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id)
    for which in (entry_id, new_id()):
        assert await entries.read(world.reading(ilse), which) is None
        for work, args in (
            (entries.patch, ([ANY_VERSION], {"title": "x"})),
            (entries.replace_content, ([ANY_VERSION], EMPTY)),
            (entries.trash, ([ANY_VERSION],)),
            (entries.restore, ()),
        ):
            assert await world.write(ilse, work, which, *args) == NotFound()
    for place in (workspace_id, new_id()):
        assert await entries.page(world.reading(ilse), place, Filters(), 25) is None
        assert await world.write(ilse, entries.create, place, **new_entry()) == NotFound()


@pytest.mark.parametrize("role", ["viewer", "editor", "admin"])
async def test_viewers_read_and_the_others_write(world: World, role: str) -> None:
    """A viewer may see everything and change nothing; every other role may write."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id)
    member = await world.member(workspace_id, role)
    assert (await read(world, member, entry_id))["author"]["username"] == "noor"
    answers = [
        await world.write(member, entries.create, workspace_id, **new_entry()),
        await world.write(member, entries.patch, entry_id, [1], {"title": "x"}),
        await world.write(member, entries.replace_content, entry_id, [2], CONTENT),
        await world.write(member, entries.trash, entry_id, [3]),
        await world.write(member, entries.restore, entry_id),
    ]
    assert [isinstance(answer, Forbidden) for answer in answers] == [role == "viewer"] * 5


async def test_a_deleted_workspace_hides_its_entries(world: World) -> None:
    """With the workspace go its entries, for its owner too."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id)
    await world.sql("UPDATE workspaces SET deleted_at = now(), purge_at = now()")
    assert await entries.read(world.reading(noor), entry_id) is None
    assert await entries.page(world.reading(noor), workspace_id, Filters(), 25) is None
    assert await world.write(noor, entries.patch, entry_id, [1], {}) == NotFound()
    assert await world.write(noor, entries.create, workspace_id, **new_entry()) == NotFound()


async def test_a_read_is_one_statement_known_or_not(world: World) -> None:
    """Access, version and document come in one round trip; a known version has no document."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=CONTENT)
    world.statements.clear()
    await entries.read(world.reading(noor), entry_id)
    assert await entries.read(world.reading(noor), entry_id, [1]) == Document(1, None)
    assert len(world.statements) == 2


# Changing -----------------------------------------------------------------------------------------


async def test_a_patch_changes_what_it_names(world: World) -> None:
    """Each field by itself, null where it clears, and the rest stays; one event each."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), mood="sad", tags=["a", "b"])
    before = await read(world, noor, entry_id)
    patches: list[dict[str, Any]] = [
        {"title": "High water"},
        {"entry_date": date(1999, 12, 31)},
        {"time_zone": "Asia/Tokyo"},
        {"mood": None},
        {"pinned": True},
        {"tags": ["c", "B"]},
        {"tags": []},
    ]
    for version, patch in enumerate(patches, 1):
        after = await changed(world, noor, entries.patch, entry_id, [version], patch)
        expected = orjson.loads(orjson.dumps(patch))
        if patch.get("tags"):
            expected["tags"] = ["b", "c"]
        ignored = {"version", "updated_at"}
        assert after == {**before, **expected, **{k: after[k] for k in ignored}}
        assert after["version"] == version + 1
        before = after
    assert await world.event_types(entry_id) == ["entry.created"] + ["entry.updated"] * 7


async def test_what_changes_nothing_is_no_change(world: World) -> None:
    """Equal values, tags in another order or case, equal content: no event, the same version."""
    noor = await world.person()
    entry_id = await world.entry(
        noor, await world.workspace(noor), content=CONTENT, tags=["Birds", "tides"]
    )
    for patch in ({}, {"title": "Low water"}, {"tags": ["TIDES", "birds"], "pinned": False}):
        assert (await changed(world, noor, entries.patch, entry_id, [1], patch))["version"] == 1
    reordered = {"blocks": [dict(reversed(CONTENT["blocks"][0].items()))]}
    for content in (CONTENT, reordered):
        same = await changed(world, noor, entries.replace_content, entry_id, [1], content)
        assert same["version"] == 1
    assert await world.event_types(entry_id) == ["entry.created"]


async def test_content_is_replaced_as_a_whole(world: World) -> None:
    """The new document takes the place of the old one, every character kept."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor), content=CONTENT, tags=["a"])
    content = {"blocks": [paragraph('"\\/\u2028\u6c34\U0001f426 e\u0301', private=True)]}
    after = await changed(world, noor, entries.replace_content, entry_id, [1], content)
    assert (after["content"], after["tags"]) == (content, ["a"])
    assert await world.event_types(entry_id) == ["entry.created", "entry.content_replaced"]


@pytest.mark.parametrize("expected", [[1], [3], []])
async def test_another_version_is_a_conflict(world: World, expected: list[int]) -> None:
    """Who expects another version is told the present one, when it came and by whom."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id)
    ilse = await world.member(workspace_id, "editor")
    await world.write(ilse, entries.patch, entry_id, [1], {"title": "Mine"})
    updated_at = (await world.sql("SELECT updated_at FROM entries"))[0][0]
    conflict = Conflict(2, updated_at, ilse.user_id)
    assert await world.write(noor, entries.patch, entry_id, expected, {"mood": None}) == conflict
    assert await world.write(noor, entries.replace_content, entry_id, expected, EMPTY) == conflict
    assert await world.write(noor, entries.trash, entry_id, expected) == conflict


async def test_of_many_writers_with_one_version_one_wins(world: World) -> None:
    """In every one of ten rounds one of ten patches succeeds, and nine learn of the new version."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    for version in range(1, 11):
        answers = await asyncio.gather(
            *(
                world.write(noor, entries.patch, entry_id, [version], {"title": f"{version}-{n}"})
                for n in range(10)
            )
        )
        won = [answer for answer in answers if isinstance(answer, Document)]
        lost = [answer for answer in answers if isinstance(answer, Conflict)]
        assert (len(won), {c.version for c in lost}, len(lost)) == (1, {version + 1}, 9)
        assert conforms("Entry", won[0]) == await read(world, noor, entry_id)


async def test_the_same_new_tag_at_once_is_one_tag(world: World) -> None:
    """Ten entries that bring a tag at the same time all have it, and it exists once."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    made = await asyncio.gather(
        *(world.entry(noor, workspace_id, tags=["new", f"n{n}", "x"]) for n in range(10))
    )
    for n, entry_id in enumerate(made):
        assert (await read(world, noor, entry_id))["tags"] == [f"n{n}", "new", "x"]
    assert (await world.sql("SELECT count(*) FROM tags"))[0][0] == 12


async def test_tags_belong_to_their_workspace(world: World) -> None:
    """The same name in two workspaces is two tags."""
    noor = await world.person()
    for _ in range(2):
        await world.entry(noor, await world.workspace(noor), tags=["birds"])
    assert (await world.sql("SELECT count(*) FROM tags"))[0][0] == 2


# The trash ----------------------------------------------------------------------------------------


async def test_the_trash_and_back(world: World) -> None:
    """Trashed it is readable and says when it goes; restored it is as before."""
    noor = await world.person()
    entry_id = await world.entry(
        noor, await world.workspace(noor, trash_retention_days=7), content=CONTENT, tags=["a"]
    )
    before = await read(world, noor, entry_id)
    answer = await world.write(noor, entries.trash, entry_id, [1])
    assert isinstance(answer, Document)
    gone = conforms("TrashedEntry", answer)
    trashed = await read(world, noor, entry_id)
    assert trashed.items() >= {**gone, "status": "trashed", "version": 2}.items()
    deleted_at, purge_at = map(datetime.fromisoformat, (gone["deleted_at"], gone["purge_at"]))
    assert purge_at - deleted_at == timedelta(days=7)
    back = await changed(world, noor, entries.restore, entry_id)
    assert back == {**before, "version": 3, "updated_at": back["updated_at"]}


async def test_trashing_twice_is_once(world: World) -> None:
    """Again gives the same answer, whatever version was expected, and no event."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    first = await world.write(noor, entries.trash, entry_id, [1])
    for expected in ([1], [2], [99], []):
        assert await world.write(noor, entries.trash, entry_id, expected) == first
    assert await world.event_types(entry_id) == ["entry.created", "entry.trashed"]


async def test_what_is_trashed_is_not_edited_and_what_is_not_is_not_restored(
    world: World,
) -> None:
    """The state says what may be done."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    assert await world.write(noor, entries.restore, entry_id) == WrongState("active")
    await world.write(noor, entries.trash, entry_id, [1])
    wrong = WrongState("trashed")
    assert await world.write(noor, entries.patch, entry_id, [2], {"title": "x"}) == wrong
    assert await world.write(noor, entries.replace_content, entry_id, [2], CONTENT) == wrong


# Lists --------------------------------------------------------------------------------------------


async def walk(
    world: World, who: Principal, workspace_id: UUID, filters: Filters, limit: int
) -> list[str]:
    """Read every page of a list; return the ids."""
    seen: list[str] = []
    after = None
    for _ in range(200):
        page = await entries.page(world.reading(who), workspace_id, filters, limit, after)
        assert page is not None
        assert len(page.items) <= limit
        seen += [entry["id"] for entry in all_conform("EntrySummary", page.items)]
        if page.next_key is None:
            return seen
        after = orjson.loads(orjson.dumps(list(page.next_key)))
    pytest.fail("the list has no end")


async def test_lists_and_their_filters(world: World) -> None:
    """Every combination of filters gives what a plain search of all entries would, in order."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    ilse = await world.member(workspace_id, "editor")
    chance = random.Random(7)
    made = []
    for _ in range(25):
        who = chance.choice([noor, ilse])
        day = date(2026, 11, chance.randrange(1, 5))
        tags = chance.sample(["Birds", "tides", "x"], chance.randrange(3))
        entry_id = await world.entry(who, workspace_id, entry_date=day, tags=tags)
        trashed = chance.random() < 0.3
        if trashed:
            await world.write(noor, entries.trash, entry_id, [1])
        elif chance.random() < 0.4:
            day = date(2026, 11, chance.randrange(1, 5))
            await world.write(who, entries.patch, entry_id, [1], {"entry_date": day})
        made.append((day, str(entry_id), who.user_id, set(tags), trashed))
    made.sort(reverse=True, key=lambda entry: entry[:2])
    first, last = date(2026, 11, 2), date(2026, 11, 3)
    for number in range(32):
        trash, tag, author, since, until = (bool(number & 1 << bit) for bit in range(5))
        filters = Filters(
            status="trashed" if trash else "active",
            tag="BIRDS" if tag else None,
            author_id=ilse.user_id if author else None,
            from_date=first if since else None,
            to_date=last if until else None,
        )
        expected = [
            entry_id
            for day, entry_id, author_id, tags, trashed in made
            if trashed == trash
            and (not tag or "Birds" in tags)
            and (not author or author_id == ilse.user_id)
            and (not since or day >= first)
            and (not until or day <= last)
        ]
        for limit in (1, 3, 100):
            assert await walk(world, noor, workspace_id, filters, limit) == expected


async def test_the_list_of_a_tag_follows_the_days(world: World) -> None:
    """An entry that is given another day, or a tag after that, takes its new place."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    days = [date(2026, 11, day) for day in (1, 2, 3)]
    made = [await world.entry(noor, workspace_id, entry_date=day, tags=["a"]) for day in days]
    late, later = date(2026, 11, 8), date(2026, 11, 9)
    await world.write(noor, entries.patch, made[0], [1], {"entry_date": late})
    await world.write(noor, entries.patch, made[1], [1], {"entry_date": later, "tags": ["b", "a"]})
    for tag, order in (("a", [1, 0, 2]), ("b", [1])):
        for limit in (1, 25):
            seen = await walk(world, noor, workspace_id, Filters(tag=tag), limit)
            assert seen == [str(made[n]) for n in order]


async def test_a_walk_under_churn_sees_what_stays_once(world: World) -> None:
    """While others write, trash and restore, what is there all the time is seen exactly once."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    stays = {str(await world.entry(noor, workspace_id)) for _ in range(20)}
    comes_and_goes = [await world.entry(noor, workspace_id) for _ in range(5)]
    done = asyncio.Event()

    async def churn() -> None:
        chance = random.Random(3)
        while not done.is_set():
            entry_id = chance.choice(comes_and_goes)
            await world.write(noor, entries.trash, entry_id, [ANY_VERSION])
            await world.entry(noor, workspace_id, entry_date=date(2026, 11, 20))
            await world.write(noor, entries.restore, entry_id)

    task = asyncio.create_task(churn())
    for limit in (1, 2, 5):
        seen = await walk(world, noor, workspace_id, Filters(), limit)
        assert len(seen) == len(set(seen))
        assert stays <= set(seen)
    done.set()
    await task


async def test_a_cursor_survives_its_anchor(world: World) -> None:
    """The entry that a page ended with may go to the trash; the next page goes on after it."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    made = [await world.entry(noor, workspace_id) for _ in range(4)]
    page = await entries.page(world.reading(noor), workspace_id, Filters(), 2)
    assert page is not None
    assert page.next_key is not None
    await world.write(noor, entries.trash, made[2], [1])
    rest = await entries.page(world.reading(noor), workspace_id, Filters(), 2, list(page.next_key))
    assert rest is not None
    assert [e["id"] for e in all_conform("EntrySummary", rest.items)] == [
        str(made[1]),
        str(made[0]),
    ]


async def test_an_empty_list_is_no_secret(world: World) -> None:
    """A member of an empty workspace gets an empty page, one statement, and no next key."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    world.statements.clear()
    page = await entries.page(world.reading(noor), workspace_id, Filters(tag="none"), 25)
    assert page is not None
    assert (page.items, page.next_key, page.body(None)) == (
        [],
        None,
        b'{"data":[],"next_cursor":null}',
    )
    assert len(world.statements) == 1


# Events -------------------------------------------------------------------------------------------

ROW = """
    SELECT to_json(r) FROM (
        SELECT e.workspace_id, e.author_id, e.title, e.content, e.entry_date, e.time_zone, e.mood,
               e.pinned, e.version, e.created_at, e.updated_at, e.updated_by, e.deleted_at,
               e.purge_at, ARRAY(SELECT t.name FROM entry_tags et JOIN tags t ON t.id = et.tag_id
                                 WHERE et.entry_id = e.id ORDER BY t.name_key) AS tags
        FROM entries e WHERE e.id = $1) r"""


def plain(state: dict[str, Any]) -> dict[str, Any]:
    """Return a state with its instants as they come out of the database."""
    return {
        name: value.astimezone(UTC) if isinstance(value, datetime) else value
        for name, value in state.items()
    }


async def test_the_row_is_the_fold_of_its_events(world: World) -> None:
    """After every step of a random story, replaying the events gives exactly the row."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id, content=CONTENT, tags=["Birds"])
    chance = random.Random(11)
    patches: list[dict[str, Any]] = [
        {"title": "A"},
        {"title": "B", "mood": "calm"},
        {"mood": None, "pinned": True},
        {"tags": ["tides", "birds"]},
        {"tags": [], "entry_date": date(2000, 2, 29)},
        {"time_zone": "Asia/Tokyo"},
    ]
    for _ in range(40):
        action = chance.randrange(4)
        if action == 0:
            await world.write(noor, entries.patch, entry_id, [-1], chance.choice(patches))
        elif action == 1:
            content = {"blocks": [paragraph(f"text {chance.randrange(3)}")]}
            await world.write(noor, entries.replace_content, entry_id, [-1], content)
        elif action == 2:
            await world.write(noor, entries.trash, entry_id, [-1])
        else:
            await world.write(noor, entries.restore, entry_id)
        row = orjson.loads((await world.sql(ROW, entry_id))[0][0])
        for name in ("created_at", "updated_at", "deleted_at", "purge_at"):
            row[name] = row[name] and datetime.fromisoformat(row[name]).astimezone(UTC)
        assert plain(fold(await events.stream(world.store.read(), entry_id))) == row
    assert row["version"] > 15


@pytest.mark.by_hand("an event that no version of the code has written")
async def test_an_unknown_event_is_not_skipped(world: World) -> None:
    """A fold that meets what it does not understand fails, rather than be wrong."""
    noor = await world.person()
    entry_id = await world.entry(noor, await world.workspace(noor))
    await world.sql(
        "UPDATE event_store SET event_type = 'entry.sung' WHERE aggregate_id = $1", entry_id
    )
    with pytest.raises(UnknownEvent):
        fold(await events.stream(world.store.read(), entry_id))


REVISION = """
    SELECT to_json(r) FROM (
        SELECT r.title, r.entry_date, r.time_zone, r.mood, r.pinned, r.tags, r.version,
               r.created_at AS updated_at, r.editor_id AS updated_by, r.deleted_at, r.purge_at
        FROM entry_revisions r WHERE r.entry_id = $1 AND r.version = $2) r"""


async def test_a_revision_is_the_fold_up_to_its_version(world: World) -> None:
    """Whoever changes an entry, and however, each version's revision is what its events make."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    entry_id = await world.entry(noor, workspace_id, content=CONTENT, tags=["Birds", "a"])
    other = {"blocks": [paragraph("text")]}
    await world.write(noor, entries.patch, entry_id, [1], {"title": "B", "tags": ["birds", "b"]})
    await world.write(noor, entries.replace_content, entry_id, [2], other)
    tag = await world.sql("SELECT id FROM tags WHERE name = 'b'")
    renaming = {"name": "c", "merge": False}
    await world.write(noor, tagging.rename, workspace_id, tag[0][0], [1], **renaming)
    await world.publish(noor, entry_id, version=2)
    await world.write(noor, entries.trash, entry_id, [5])
    renaming = {"name": "d", "merge": False}
    await world.write(noor, tagging.rename, workspace_id, tag[0][0], [2], **renaming)
    await world.write(noor, entries.restore, entry_id)
    await world.write(noor, revisions.restore, entry_id, 1, [8])
    stream = await events.stream(world.store.read(), entry_id)
    assert [event.type.partition(".")[2] for event in stream] == [
        *("created", "updated", "content_replaced", "tagged", "published", "trashed", "tagged"),
        *("restored", "revision_restored"),
    ]
    for version in range(1, 10):
        state = plain(fold(stream[:version]))
        kept = orjson.loads((await world.sql(REVISION, entry_id, version))[0][0])
        for name in ("updated_at", "deleted_at", "purge_at"):
            kept[name] = kept[name] and datetime.fromisoformat(kept[name]).astimezone(UTC)
        assert {name: state[name] for name in kept} == kept
        past = await revisions.read_entry(world.reading(noor), entry_id, version)
        assert past is not None
        assert conforms("Entry", past)["content"] == state["content"]
        found = await revisions.read(world.reading(noor), entry_id, version)
        assert found is not None
        assert conforms("Revision", found.revision)["content"] == state["content"]
    row = orjson.loads((await world.sql(ROW, entry_id))[0][0])
    assert {k: row[k] for k in ("title", "tags", "content")} == {
        k: state[k] for k in ("title", "tags", "content")
    }
