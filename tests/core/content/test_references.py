"""References of blocks and derived HTML to uploaded files."""

from __future__ import annotations

from uuid import UUID

import pytest

from core.content import Reference, derive, pictures_in, references

ONE, TWO, THREE = (UUID(f"019a5c28-5d3a-7b41-8f0e-1a2b3c4d500{n}") for n in (1, 2, 3))


def linked(media_id: UUID) -> list[dict[str, str]]:
    """Two spans, of which the second leads to a file."""
    return [{"text": "a"}, {"text": "b", "link": f"/api/v1/media/{media_id}/content#page=2"}]


def test_every_place_of_a_reference_is_found() -> None:
    """In each block that shows a file or has text, with the kind that it takes."""
    blocks = [
        {"type": "image", "media_id": str(ONE), "alt": ""},
        {"type": "audio", "media_id": ONE},
        {"type": "video", "url": "https://example.org/a.mp4", "poster_media_id": str(TWO)},
        {"type": "file", "media_id": str(THREE), "title": "a"},
        {"type": "paragraph", "text": linked(ONE)},
        {"type": "list", "style": "bullet", "items": [{"text": []}, {"text": linked(TWO)}]},
        {"type": "table", "rows": [[[], []], [[], linked(THREE)]]},
    ]
    assert list(references({"blocks": blocks})) == [
        Reference("/blocks/0/media_id", ONE, "image"),
        Reference("/blocks/1/media_id", ONE, "audio"),
        Reference("/blocks/2/poster_media_id", TWO, "image"),
        Reference("/blocks/3/media_id", THREE),
        Reference("/blocks/4/text/1/link", ONE),
        Reference("/blocks/5/items/1/text/1/link", TWO),
        Reference("/blocks/6/rows/1/1/1/link", THREE),
    ]


@pytest.mark.parametrize("link", ["https://example.org/", "#a", "tel:1", f"https://e.org/{ONE}"])
def test_other_links_refer_to_no_file(link: str) -> None:
    """Only a path of this server does."""
    block = {"type": "paragraph", "text": [{"text": "a", "link": link}]}
    assert list(references({"blocks": [block]})) == []


@pytest.mark.parametrize(
    ("kind", "media_type", "is_right"),
    [
        ("image", "image/png", True),
        ("image", "application/pdf", False),
        ("audio", "audio/mpeg", True),
        ("audio", "video/mp4", False),
        ("video", "video/mp4", True),
        (None, "application/pdf", True),
    ],
)
def test_a_reference_takes_files_of_its_kind(
    kind: str | None, media_type: str, *, is_right: bool
) -> None:
    """By the first half of the media type; without a kind it takes any."""
    assert Reference("", ONE, kind).takes(media_type) is is_right


def test_pictures_are_those_of_images() -> None:
    """A file that is linked, played, or shown before a video plays is no picture of the text."""
    addresses = [f"/api/v1/media/{media_id}/content" for media_id in (ONE, TWO, THREE)]
    text = (
        f'<img src="{addresses[0]}" srcset="{addresses[1]} 2x" alt="x">'
        f'<a href="{addresses[2]}">x</a><video src="{addresses[2]}"></video>'
        f'&lt;img src="{addresses[2]}"&gt;'
    )
    html = derive("html", None, text).html
    assert pictures_in(html) == {ONE, TWO}
    assert pictures_in("<p>a</p>") == set()
