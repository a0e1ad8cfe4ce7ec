"""What a write of a post answers besides the post: what its HTML leaves out, and where."""

from __future__ import annotations

from typing import Any

from tests.handlers.conftest import PARAGRAPH, Person, as_read, etag, expect

POSTS = "/api/v1/posts"
MARKDOWN = {"content_format": "markdown", "text": "Tides\n\n<script>count()</script>\n\n[a](/b)"}
MEMBERS = ["code", "detail", "line", "column", "block"]


def codes(post: dict[str, Any]) -> list[tuple[str, int | None]]:
    """The codes of warnings with their lines."""
    for warning in post["warnings"]:
        assert list(warning) == MEMBERS
    return [(warning["code"], warning["line"]) for warning in post["warnings"]]


async def test_create_post_warns_of_what_its_html_leaves_out(noor: Person) -> None:
    """Each with its place; a repeated request is answered alike; a read does not repeat them."""
    body = {"title": "Pier", "content": MARKDOWN}
    answer = await noor.post(POSTS, body, key="k")
    post = expect(answer, 201)
    assert codes(post) == [("content_removed", 3), ("relative_address", 5)]
    again = await noor.post(POSTS, body, key="k")
    assert again.headers["idempotency-replayed"] == "true"
    assert again.content == answer.content
    assert list(post)[-1] == "warnings"
    assert expect(await noor.get(f"{POSTS}/{post['id']}"), 200) == as_read(post)


async def test_replace_post_content_warns_also_when_nothing_changes(noor: Person) -> None:
    """The same content is told of again, though it keeps the version; other content anew."""
    post = expect(await noor.post(POSTS, {"title": "Pier"}), 201)
    assert post["warnings"] == []
    path = f"{POSTS}/{post['id']}/content"
    first = expect(await noor.put(path, MARKDOWN, etag=etag(1)), 200)
    again = expect(await noor.put(path, MARKDOWN, etag=etag(2)), 200)
    assert codes(first) == codes(again) == [("content_removed", 3), ("relative_address", 5)]
    assert again["version"] == 2
    html = {"content_format": "html", "text": '<p>a</p><p onclick="x()">b</p>'}
    assert codes(expect(await noor.put(path, html, etag=etag(2)), 200)) == [
        ("attribute_removed", 1)
    ]


async def test_blocks_are_warned_of_by_number(noor: Person) -> None:
    """A link to a part of the text that is not there stands in a block."""
    lost = {"type": "paragraph", "text": [{"text": "here", "link": "#nowhere"}]}
    content = {"content_format": "blocks", "blocks": [PARAGRAPH, lost]}
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    (warning,) = post["warnings"]
    assert (warning["code"], warning["block"], warning["line"]) == ("unknown_fragment", 1, None)


async def test_publish_entry_and_resync_post_warn(noor: Person) -> None:
    """Numbers count the blocks of the post, without the private ones."""
    lost = {"type": "paragraph", "text": [{"text": "here", "link": "#nowhere"}]}
    private = {**PARAGRAPH, "private": True}
    entry = await noor.entry(content={"blocks": [private, lost]})
    post = await noor.published(entry)
    assert [warning["block"] for warning in post["warnings"]] == [0]
    path = f"/api/v1/entries/{entry['id']}/content"
    expect(await noor.put(path, {"blocks": [PARAGRAPH, private, lost]}, etag=etag(2)), 200)
    synced = await noor.post(f"{POSTS}/{post['id']}/resync", etag=etag(post["version"]))
    assert [warning["block"] for warning in expect(synced, 200)["warnings"]] == [1]


async def test_warnings_are_bounded(noor: Person) -> None:
    """A hundred at most; the last one says that there are more."""
    text = "\n\n".join(f"[a](/b{number})" for number in range(500))
    content = {"content_format": "markdown", "text": text}
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": content}), 201)
    assert len(post["warnings"]) == 100
    assert post["warnings"][-1]["code"] == "more_warnings"


async def test_update_post_warns_of_nothing(noor: Person) -> None:
    """It leaves the content as it was."""
    post = expect(await noor.post(POSTS, {"title": "Pier", "content": MARKDOWN}), 201)
    path = f"{POSTS}/{post['id']}"
    changed = expect(await noor.patch(path, {"title": "Low water"}, etag=etag(1)), 200)
    same = expect(await noor.patch(path, {"title": "Low water"}, etag=etag(2)), 200)
    assert changed["warnings"] == same["warnings"] == []
