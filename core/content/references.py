"""References of blocks to uploaded files: where they are, and what kind of file each takes.

`migrations/` has the same rules in SQL, for the triggers that keep what entries and posts show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from core.content.documents import Block, Document

IMAGE, AUDIO, VIDEO = "image", "audio", "video"
KINDS: Final = {"image": IMAGE, "audio": AUDIO, "video": VIDEO}
"""The kind of file that a block of each type shows, by the first half of its media type."""

_MEDIA = re.compile("/api/v1/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/content")
_PICTURE = re.compile(r'<img((?: [a-z-]+="[^"]*")+)>')
_ADDRESSES = re.compile(r' (?:src|srcset)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in blocks that names an uploaded file; `kind` is None where any file is right."""

    pointer: str
    media_id: UUID
    kind: str | None = None

    def takes(self, media_type: str) -> bool:
        """Tell whether a file of this media type is right here."""
        return self.kind is None or media_type.startswith(f"{self.kind}/")


def references(document: Document) -> Iterator[Reference]:
    """Yield the references of a document, with JSON Pointers that begin at the document."""
    for index, block in enumerate(document["blocks"]):
        yield from _files(block, f"/blocks/{index}")
        for pointer, spans in _texts(block, f"/blocks/{index}"):
            yield from _links(spans, pointer)


def pictures_in(html: str) -> set[UUID]:
    """Return the ids of the uploaded files that derived HTML shows as pictures."""
    if "/api/v1/media/" not in html:
        return set()
    values = (value for tag in _PICTURE.findall(html) for value in _ADDRESSES.findall(tag))
    return {UUID(found) for value in values for found in _MEDIA.findall(value)}


def _files(block: Block, pointer: str) -> Iterator[Reference]:
    """Yield what the block itself shows."""
    if "media_id" in block:
        kind = KINDS.get(block["type"])
        yield Reference(f"{pointer}/media_id", UUID(str(block["media_id"])), kind)
    if "poster_media_id" in block:
        media_id = UUID(str(block["poster_media_id"]))
        yield Reference(f"{pointer}/poster_media_id", media_id, IMAGE)


def _texts(block: Block, pointer: str) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield every list of spans in a block, and where it is."""
    yield f"{pointer}/text", block.get("text", ())
    for number, item in enumerate(block.get("items", ())):
        yield f"{pointer}/items/{number}/text", item["text"]
    for number, row in enumerate(block.get("rows", ())):
        for column, cell in enumerate(row):
            yield f"{pointer}/rows/{number}/{column}", cell


def _links(spans: Sequence[Any], pointer: str) -> Iterator[Reference]:
    for index, span in enumerate(spans):
        found = _MEDIA.match(span.get("link", ""))
        if found is not None:
            yield Reference(f"{pointer}/{index}/link", UUID(found[1]))
