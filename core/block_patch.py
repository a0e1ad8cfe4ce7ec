"""What changed between two lists of blocks, as a JSON Patch (RFC 6902).

Equal blocks are paired by how often they came before, and the longest run of pairs that keeps its
order stays. That takes n log n steps however the lists look; the patch is right always, and the
shortest one nearly always.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

Operation = dict[str, Any]

FIELDS: Final = ("title", "entry_date", "time_zone", "mood", "pinned", "tags", "status")
_BLOCKS: Final = "/content/blocks/"
_COUNTED: Final = {"add": "blocks_added", "replace": "blocks_changed", "remove": "blocks_removed"}


def patch(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Operation]:
    """Return the operations that make the fields and blocks of one state those of another."""
    operations: list[Operation] = [
        {"op": "replace", "path": f"/{name}", "value": new[name]}
        for name in FIELDS
        if old[name] != new[name]
    ]
    operations += patch_blocks(old["content"]["blocks"], new["content"]["blocks"])
    return operations


def counted(old: Sequence[Any], new: Sequence[Any]) -> dict[str, int]:
    """Count the blocks that a change adds, changes and removes, under the names of its columns."""
    counts = Counter(operation["op"] for operation in patch_blocks(old, new))
    return {name: counts[kind] for kind, name in _COUNTED.items()}


def changed_blocks(old: bytes | str, new: bytes | str) -> dict[str, int] | None:
    """Count what changes from one content to another, both as JSON; None when they are equal."""
    before, after = orjson.loads(old), orjson.loads(new)
    return None if before == after else counted(before["blocks"], after["blocks"])


def patch_blocks(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Operation]:
    """Yield the operations that turn one list of blocks into another.

    What stands between two blocks that stay is replaced one by one as far as both sides go. A path
    counts in the list as it is when its turn comes: new up to there, old after it.
    """
    i = j = 0
    for kept_old, kept_new in [*_kept(old, new), (len(old), len(new))]:
        while i < kept_old and j < kept_new:
            yield {"op": "replace", "path": f"{_BLOCKS}{j}", "value": new[j]}
            i, j = i + 1, j + 1
        for _ in range(kept_old - i):
            yield {"op": "remove", "path": f"{_BLOCKS}{j}"}
        for index in range(j, kept_new):
            yield {"op": "add", "path": f"{_BLOCKS}{index}", "value": new[index]}
        i, j = kept_old + 1, kept_new + 1


def _kept(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """Return places of equal blocks in both lists, rising in both."""
    places = {key: index for index, key in enumerate(_numbered(new))}
    numbered = enumerate(_numbered(old))
    pairs = [(index, places[key]) for index, key in numbered if key in places]
    return _rising(pairs)


def _numbered(blocks: Sequence[Any]) -> Iterator[tuple[bytes, int]]:
    """Yield each block in one spelling, with the number of equal ones before it."""
    seen: Counter[bytes] = Counter()
    for block in blocks:
        text = orjson.dumps(block, option=orjson.OPT_SORT_KEYS)
        yield text, seen[text]
        seen[text] += 1


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of some pairs, which rise in the first, that rises in the second."""
    ends: list[int] = []  # ends[n] is the least second of a rising part of n + 1 pairs
    last: list[int] = []  # last[n] is the pair that has it
    before: list[int | None] = []
    for index, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [index]
        before.append(last[length - 1] if length else None)
    found: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step is not None:
        found.append(pairs[step])
        step = before[step]
    return found[::-1]
