"""Relative addresses in posts: against what they resolve, and what follows when that changes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.handlers.conftest import Person, as_read, etag, expect, problem

POSTS = "/api/v1/posts"
OLD, NEW = "https://old.example.org/2014/tide/", "https://new.example.org/tide"
TEXT = {"content_format": "markdown", "text": "[up](../pier.html) ![a](pier.png)"}
LINK = 'href="https://old.example.org/2014/pier.html"'


async def draft(who: Person, **fields: Any) -> dict[str, Any]:
    """Begin a draft in Markdown with relative addresses."""
    return expect(await who.post(POSTS, {"title": "Pier", "content": TEXT, **fields}), 201)


async def test_create_post_takes_its_canonical_address_for_the_base(noor: Person) -> None:
    """Links and pictures of a page that was moved here lead where they led there."""
    post = await draft(noor, metadata={"canonical_url": OLD})
    assert LINK in post["content_html"]
    assert 'src="https://old.example.org/2014/tide/pier.png"' in post["content_html"]
    assert (post["warnings"], post["authoring"]["base_url"]) == ([], None)


@pytest.mark.parametrize("content_format", ["markdown", "html"])
async def test_create_post_prefers_the_base_of_its_content(
    noor: Person, content_format: str
) -> None:
    """It is kept with the content, for its author alone, and with the version."""
    text = TEXT["text"] if content_format == "markdown" else '<a href="../pier.html">up</a>'
    content = {"content_format": content_format, "text": text, "base_url": OLD}
    post = await draft(noor, content=content, metadata={"canonical_url": NEW})
    assert LINK in post["content_html"]
    assert post["authoring"]["base_url"] == OLD
    version = expect(await noor.get(f"{POSTS}/{post['id']}/versions/1"), 200)
    assert version["base_url"] == OLD


async def test_replace_post_content_resolves_against_the_post(noor: Person) -> None:
    """Content without a base has that of the post; another base is other content."""
    post = await draft(noor, content={"content_format": "markdown", "text": "x"})
    path = f"{POSTS}/{post['id']}"
    expect(await noor.patch(path, {"metadata": {"canonical_url": OLD}}, etag=etag(1)), 200)
    changed = expect(await noor.put(f"{path}/content", TEXT, etag=etag(2)), 200)
    assert LINK in changed["content_html"]
    assert changed["warnings"] == []
    again = expect(await noor.put(f"{path}/content", TEXT, etag=etag(3)), 200)
    assert again["version"] == 3
    based = {**TEXT, "base_url": NEW}
    other = expect(await noor.put(f"{path}/content", based, etag=etag(3)), 200)
    assert (other["version"], other["authoring"]["base_url"]) == (4, NEW)
    assert 'href="https://new.example.org/pier.html"' in other["content_html"]
    assert expect(await noor.get(path), 200) == as_read(other)
    back = expect(await noor.put(f"{path}/content", TEXT, etag=etag(4)), 200)
    assert (back["version"], back["authoring"]["base_url"]) == (5, None)
    assert LINK in back["content_html"]


async def test_update_post_derives_anew_when_its_canonical_address_changes(noor: Person) -> None:
    """In the same write, with its warnings; what has a base of its own stays."""
    post = await draft(noor)
    path = f"{POSTS}/{post['id']}"
    assert [warning["code"] for warning in post["warnings"]] == ["relative_address"] * 2
    moved = expect(await noor.patch(path, {"metadata": {"canonical_url": OLD}}, etag=etag(1)), 200)
    assert LINK in moved["content_html"]
    assert (moved["version"], moved["warnings"]) == (2, [])
    assert expect(await noor.get(path), 200) == as_read(moved)
    gone = {"title": "Low water", "slug": "low", "metadata": {"canonical_url": None}}
    bare = expect(await noor.patch(path, gone, etag=etag(2)), 200)
    assert "href" not in bare["content_html"]
    assert (bare["version"], len(bare["warnings"])) == (4, 2)
    fixed = {**TEXT, "base_url": OLD}
    based = expect(await noor.put(f"{path}/content", fixed, etag=etag(4)), 200)
    other = {"metadata": {"canonical_url": NEW}}
    kept = expect(await noor.patch(path, other, etag=etag(5)), 200)
    assert kept["content_html"] == based["content_html"]


@pytest.mark.parametrize(
    "address", ["/relative", "ftp://example.org/", "https://", "http://[::1", "x" * 1500, 7, True]
)
async def test_what_is_no_address_of_the_web_is_no_base(noor: Person, address: Any) -> None:
    """Metadata may hold anything; relative addresses stay unresolved, and that is said."""
    post = await draft(noor, metadata={"canonical_url": address})
    assert "href" not in post["content_html"]
    assert [warning["code"] for warning in post["warnings"]] == ["relative_address"] * 2


@pytest.mark.parametrize(
    "base", ["", "tide", "//example.org", "javascript:x", f"http://{'x' * 999}"]
)
async def test_a_base_is_an_absolute_address_of_the_web(noor: Person, base: str) -> None:
    """Anything else is refused."""
    content = {**TEXT, "base_url": base}
    problem(await noor.post(POSTS, {"title": "Pier", "content": content}), 422, "validation_failed")


async def test_a_long_base_does_not_blow_up_the_html(noor: Person) -> None:
    """Short links and a long base make much of little: more than a post holds is refused."""
    long = f"https://example.org/{'&' * 950}/"
    text = "[a](b)" * 2_400
    content = {"content_format": "markdown", "text": text, "base_url": long}
    problem(await noor.post(POSTS, {"title": "Pier", "content": content}), 422, "content_invalid")
    post = await draft(noor, content={"content_format": "markdown", "text": text})
    path = f"{POSTS}/{post['id']}"
    refused = await noor.patch(path, {"metadata": {"canonical_url": long}}, etag=etag(1))
    (error,) = problem(refused, 422, "validation_failed")["errors"]
    assert (error["pointer"], error["code"]) == ("/metadata/canonical_url", "content_too_large")
    fine = await draft(noor, metadata={"canonical_url": long})
    answer = await noor.put(
        f"{POSTS}/{fine['id']}/content", {"content_format": "markdown", "text": text}, etag=etag(1)
    )
    problem(answer, 422, "content_invalid")
