"""Workspaces and roles."""

from __future__ import annotations

from typing import Any

import pytest

from core.etag import ANY_VERSION
from core.ids import new_id
from core.results import Conflict, Document, Forbidden, NotFound
from store import workspaces
from tests.store.conftest import World, all_conform, conforms

NEW: dict[str, Any] = {
    "name": "Field notes",
    "description": None,
    "publishing": "editors",
    "trash_retention_days": 60,
}


async def test_who_creates_a_workspace_owns_it(world: World) -> None:
    """The answer to creating is what reading gives, with the role owner."""
    noor = await world.person()
    workspace_id, made = await world.write(noor, workspaces.create, **NEW)
    found = await workspaces.read(world.reading(noor), workspace_id)
    assert found == made
    assert conforms("Workspace", made).items() >= {**NEW, "role": "owner", "version": 1}.items()
    assert await world.event_types(workspace_id) == ["workspace.created"]


async def test_outsiders_learn_nothing(world: World) -> None:
    """To somebody else the workspace is as absent as one that never was."""
    noor, ilse = await world.person("noor"), await world.person("ilse")
    workspace_id = await world.workspace(noor)
    assert await workspaces.read(world.reading(ilse), workspace_id) is None
    for which in (workspace_id, new_id()):
        answer = await world.write(ilse, workspaces.patch, which, [ANY_VERSION], {"name": "x"})
        assert answer == NotFound()
    assert (await workspaces.page(world.reading(ilse), 25)).items == []


async def test_a_deleted_workspace_is_hidden_from_its_owner(world: World) -> None:
    """What was deleted is neither read, listed nor changed."""
    noor = await world.person()
    workspace_id = await world.workspace(noor)
    await world.sql(
        "UPDATE workspaces SET deleted_at = now(), purge_at = now() WHERE id = $1", workspace_id
    )
    assert await workspaces.read(world.reading(noor), workspace_id) is None
    assert (await workspaces.page(world.reading(noor), 25)).items == []
    assert await world.write(noor, workspaces.patch, workspace_id, [1], {}) == NotFound()


@pytest.mark.parametrize(
    ("role", "may"), [("owner", True), ("admin", True), ("editor", False), ("viewer", False)]
)
async def test_owners_and_admins_change_it(world: World, role: str, may: bool) -> None:  # noqa: FBT001
    """Every member reads it with their own role; who may not change it is told so."""
    workspace_id = await world.workspace(await world.person("noor"))
    member = await world.member(workspace_id, role)
    found = await workspaces.read(world.reading(member), workspace_id)
    assert found is not None
    assert conforms("Workspace", found)["role"] == role
    answer = await world.write(member, workspaces.patch, workspace_id, [1], {"name": "Other"})
    if may:
        assert isinstance(answer, Document)
        assert conforms("Workspace", answer).items() >= {"name": "Other", "role": role}.items()
    else:
        assert isinstance(answer, Forbidden)


async def test_a_patch_changes_what_it_names(world: World) -> None:
    """Null clears; what is not named stays; equal values are no change; a stale version loses."""
    noor = await world.person()
    workspace_id = await world.workspace(noor, description="Birds")
    changed = await world.write(noor, workspaces.patch, workspace_id, [1], {"description": None})
    assert isinstance(changed, Document)
    assert conforms("Workspace", changed).items() >= {"description": None, "version": 2}.items()
    same = await world.write(noor, workspaces.patch, workspace_id, [2], {"name": "Field notes"})
    assert same == changed
    stale = await world.write(noor, workspaces.patch, workspace_id, [1], {"name": "x"})
    assert isinstance(stale, Conflict)
    assert (stale.version, stale.updated_by) == (2, noor.user_id)
    assert await world.event_types(workspace_id) == ["workspace.created", "workspace.updated"]


async def test_a_page_ends_where_the_next_begins(world: World) -> None:
    """Newest first, each once, with any size of page."""
    noor = await world.person()
    made = [str(await world.workspace(noor)) for _ in range(7)]
    for limit in (1, 2, 3, 7, 8):
        seen, after = [], None
        for _ in range(10):
            page = await workspaces.page(world.reading(noor), limit, after)
            seen += [w["id"] for w in all_conform("Workspace", page.items)]
            assert len(page.items) <= limit
            if page.next_key is None:
                break
            after = list(page.next_key)
        assert seen == made[::-1]
