"""Blocks that show a file as HTML: pictures, sound recordings, videos, and files to download."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from core.content.documents import Block


def _address(block: Block, member: str = "media_id") -> str:
    """Return the address of a block's file: one that was uploaded, or one on the web."""
    media_id = block.get(member)
    return escape(block["url"] if media_id is None else f"/api/v1/media/{media_id}/content")


def _image(block: Block) -> str:
    picture = f'<img src="{_address(block)}" alt="{escape(block["alt"])}">'
    return f"<figure>{picture}{caption_of(block)}</figure>"


def _audio(block: Block) -> str:
    player = f'<audio controls src="{_address(block)}">{_stand_in(block)}</audio>'
    return f"<figure>{player}{caption_of(block)}</figure>"


def _video(block: Block) -> str:
    poster = ""
    if "poster_media_id" in block:
        poster = f' poster="{_address(block, "poster_media_id")}"'
    player = f'<video controls src="{_address(block)}"{poster}>{_stand_in(block)}</video>'
    return f"<figure>{player}{caption_of(block)}</figure>"


def _file(block: Block) -> str:
    link = f'<a href="{_address(block)}" download>{escape(block["title"])}</a>'
    return f"<figure>{link}{caption_of(block)}</figure>"


def _stand_in(block: Block) -> str:
    """Return what readers see whose program plays nothing: feed readers, search."""
    title = block.get("title")
    return f'<a href="{_address(block)}">{escape(title)}</a>' if title else ""


def caption_of(block: Block) -> str:
    """Return the caption below what a block shows."""
    caption = block.get("caption")
    return f"<figcaption>{lines(caption)}</figcaption>" if caption else ""


def lines(text: str) -> str:
    """Return text as HTML in which a line feed breaks the line."""
    return escape(text).replace("\n", "<br>")


MEDIA_RENDERERS: Final[dict[str, Callable[[Block], str]]] = {
    "image": _image,
    "audio": _audio,
    "video": _video,
    "file": _file,
}
