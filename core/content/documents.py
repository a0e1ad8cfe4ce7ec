"""Documents of blocks: what they hold, and how much they may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MAX_NODES = 5_000
MAX_BYTES = 1_048_576

Block = Mapping[str, Any]
Document = Mapping[str, Any]


def without_private(document: Document) -> dict[str, Any]:
    """Return a document with the private blocks left out, and no word that there were any."""
    blocks = [block for block in document["blocks"] if not block.get("private")]
    return {"blocks": [{k: v for k, v in block.items() if k != "private"} for block in blocks]}


def count_nodes(document: Document) -> int:
    """Count blocks, items, cells and spans: what `MAX_NODES` bounds."""
    return sum(1 + sum(map(len, _texts(block))) for block in document["blocks"])


def _texts(block: Block) -> Iterator[Sequence[Any]]:
    """Yield every sequence of nodes in a block.

    Its own spans, its items and theirs, its cells and theirs.
    """
    yield block.get("text", ())
    items = block.get("items", ())
    yield items
    for item in items:
        yield item["text"]
    for row in block.get("rows", ()):
        yield row
        yield from row


class TooMuch(ValueError):
    """More than one piece of content may have: how much of it there is, and the rule."""

    def __init__(
        self, nodes: int, rule: str = f"A post holds {MAX_NODES:,} nodes and 1 MiB of content."
    ) -> None:
        super().__init__(nodes)
        self.nodes = nodes
        self.rule = rule


def check_size(document: Document, size: int) -> None:
    """Bound the nodes and the bytes of blocks. Raises `TooMuch`."""
    nodes = count_nodes(document)
    if nodes > MAX_NODES or size > MAX_BYTES:
        raise TooMuch(nodes)
