"""What changed between two lists of blocks, as a JSON Patch."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.block_patch import FIELDS, counted, patch, patch_blocks

BLOCKS = st.lists(st.sampled_from("abcde").map(lambda c: {"type": "code", "code": c}), max_size=12)


def applied(operations: list[dict[str, Any]], state: dict[str, Any]) -> dict[str, Any]:
    """Apply a JSON Patch (RFC 6902 §4) to a state."""
    result = copy.deepcopy(state)
    for operation in operations:
        *above, last = operation["path"].split("/")[1:]
        place: Any = result
        for name in above:
            place = place[name]
        if not isinstance(place, list):
            assert operation["op"] == "replace"
            place[last] = operation["value"]
            continue
        index = int(last)
        assert str(index) == last
        assert index <= len(place) - (operation["op"] != "add")
        end = index if operation["op"] == "add" else index + 1
        place[index:end] = [] if operation["op"] == "remove" else [operation["value"]]
    return result


def whole(blocks: list[Any], **fields: Any) -> dict[str, Any]:
    """A state with these blocks."""
    return {**dict.fromkeys(FIELDS), "content": {"blocks": blocks}, **fields}


@given(old=BLOCKS, new=BLOCKS)
def test_the_patch_makes_one_of_the_other(old: list[Any], new: list[Any]) -> None:
    """Applied as RFC 6902 says, the operations give the new blocks, whatever both lists are."""
    assert applied(patch(whole(old), whole(new)), whole(old)) == whole(new)
    counts = counted(old, new)
    assert len(old) + counts["blocks_added"] - counts["blocks_removed"] == len(new)


@given(blocks=BLOCKS, new=BLOCKS, at=st.integers(0, 12))
def test_what_stays_is_not_named(blocks: list[Any], new: list[Any], at: int) -> None:
    """Inserting some blocks anywhere is that many insertions and nothing else."""
    longer = [*blocks[:at], *({"type": "divider", "id": str(n)} for n in range(len(new)))]
    longer += blocks[at:]
    assert [op["op"] for op in patch_blocks(blocks, longer)] == ["add"] * len(new)
    assert [op["op"] for op in patch_blocks(longer, blocks)] == ["remove"] * len(new)


def test_a_changed_block_is_replaced_in_its_place() -> None:
    """One block of many that reads otherwise is one operation; the order of its keys is none."""
    old = [{"type": "code", "code": str(n)} for n in range(5)]
    new = [dict(reversed(block.items())) for block in old]
    assert list(patch_blocks(old, new)) == []
    new[3] = {"type": "divider"}
    assert list(patch_blocks(old, new)) == [
        {"op": "replace", "path": "/content/blocks/3", "value": {"type": "divider"}}
    ]
    assert counted(old, new) == {"blocks_added": 0, "blocks_changed": 1, "blocks_removed": 0}


def test_fields_are_replaced_as_a_whole() -> None:
    """A field that differs is one operation with its new value, null included."""
    old, new = whole([], title="A", tags=["a"]), whole([], title="B", tags=["a"], mood="calm")
    assert patch(old, new) == [
        {"op": "replace", "path": "/title", "value": "B"},
        {"op": "replace", "path": "/mood", "value": "calm"},
    ]
    assert applied(patch(new, old), new) == old
