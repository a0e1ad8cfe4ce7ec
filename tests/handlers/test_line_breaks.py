"""Line breaks as other systems write them, CR LF and CR, in every text that has lines."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.handlers.conftest import Person, etag, expect, problem

POSTS = "/api/v1/posts"
GIVEN, KEPT = "one\r\ntwo\rthree\n\r\nfour", "one\ntwo\nthree\n\nfour"


def blocks(text: str) -> list[dict[str, Any]]:
    """A block of each type that has lines, with a text in all of them."""
    spans = [{"text": text}]
    image = {"type": "image", "url": "https://example.org/a.png", "alt": "a"}
    return [
        {"type": "paragraph", "text": spans},
        {"type": "heading", "level": 1, "text": spans},
        {"type": "list", "style": "bullet", "items": [{"text": spans}]},
        {"type": "checklist", "items": [{"text": spans}]},
        {"type": "quote", "text": spans, "cite": text},
        {"type": "code", "code": text},
        {**image, "caption": text},
        {"type": "audio", "url": "https://example.org/a.mp3", "caption": text},
        {"type": "video", "url": "https://example.org/a.mp4", "caption": text},
        {"type": "file", "url": "https://example.org/a", "title": "a", "caption": text},
        {"type": "embed", "url": "https://vimeo.com/1", "caption": text},
        {"type": "table", "rows": [[spans]]},
    ]


async def test_blocks_of_entries_keep_line_feeds(noor: Person) -> None:
    """In every block, when an entry is written and when its content is replaced."""
    entry = await noor.entry(content={"blocks": blocks(GIVEN)})
    assert entry["content"]["blocks"] == blocks(KEPT)
    path = f"/api/v1/entries/{entry['id']}/content"
    same = expect(await noor.put(path, {"blocks": blocks(GIVEN)}, etag=etag(1)), 200)
    assert same["version"] == 1
    post = await noor.published(entry)
    assert "<p>one<br>two<br>three<br><br>four</p>" in post["content_html"]
    assert "<code>one\ntwo\nthree\n\nfour</code>" in post["content_html"]
    assert post["content_html"].count("<figcaption>one<br>two<br>three<br><br>four<") == 5


async def test_texts_of_posts_keep_line_feeds(noor: Person) -> None:
    """Blocks, the summary and metadata; Markdown is kept as it came, and reads the same."""
    body: dict[str, Any] = {
        "title": "Pier",
        "summary": GIVEN,
        "metadata": {"note": GIVEN},
        "content": {"content_format": "blocks", "blocks": blocks(GIVEN)},
    }
    post = expect(await noor.post(POSTS, body), 201)
    assert post["content"]["blocks"] == blocks(KEPT)
    assert (post["summary"], post["metadata"]) == (KEPT, {"note": KEPT})
    path = f"{POSTS}/{post['id']}"
    change = {"summary": GIVEN, "metadata": {"note": GIVEN, "more": GIVEN}}
    changed = expect(await noor.patch(path, change, etag=etag(1)), 200)
    assert (changed["version"], changed["summary"]) == (2, KEPT)
    assert changed["metadata"] == {"note": KEPT, "more": KEPT}
    read: list[str] = []
    for text in (GIVEN, KEPT):
        content = {"content_format": "markdown", "text": text}
        answer = await noor.put(f"{path}/content", content, etag=etag(2 + len(read)))
        assert expect(answer, 200)["content_raw"] == text
        read.append(answer.json()["content_html"])
    assert read[0] == read[1]
    entry = await noor.entry()
    body = {"version": 1, "summary": GIVEN}
    where = f"/api/v1/entries/{entry['id']}/publications"
    assert expect(await noor.post(where, body, key="k"), 201)["summary"] == KEPT


async def test_comments_and_workspaces_keep_line_feeds(noor: Person) -> None:
    """What readers write, and what a workspace says of itself."""
    post = await noor.published()
    comments = f"{POSTS}/{post['id']}/comments"
    comment = expect(await noor.post(comments, {"body": GIVEN}), 201)
    assert comment["body"] == KEPT
    where = f"/api/v1/comments/{comment['id']}"
    edited = expect(await noor.patch(where, {"body": f"{GIVEN}\r"}, etag=etag(1)), 200)
    assert edited["body"] == f"{KEPT}\n"
    home = await noor.workspace(description=GIVEN)
    assert home["description"] == KEPT
    changes = {"description": f"{GIVEN}\r\n"}
    path = f"/api/v1/workspaces/{home['id']}"
    changed = expect(await noor.patch(path, changes, etag=etag(1)), 200)
    assert changed["description"] == f"{KEPT}\n"


@pytest.mark.parametrize("control", ["\x0b", "\x0c", "\x1b", "\x7f"])
async def test_other_controls_are_refused(noor: Person, control: str) -> None:
    """A line break is the one control that a text of lines may hold besides a tab."""
    home = await noor.workspace()
    path = f"/api/v1/workspaces/{home['id']}/entries"
    for block in blocks(f"a{control}b"):
        body = {"title": str(uuid4()), "content": {"blocks": [block]}}
        problem(await noor.post(path, body), 422, "validation_failed")
