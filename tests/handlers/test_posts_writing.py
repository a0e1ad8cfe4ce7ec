"""Operations of the tag posts with which authors write: fields, slugs, content, versions."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest

from tests.handlers.conftest import (
    PARAGRAPH,
    Meet,
    Person,
    as_read,
    etag,
    expect,
    for_all,
    problem,
    same_refusal,
)

POSTS = "/api/v1/posts"
SCRIPTS = "שלום e\u0301 \U0001f426 \U00020bb7 नमस्ते"


async def draft(person: Person, **fields: Any) -> dict[str, Any]:
    """Begin a draft."""
    return expect(await person.post(POSTS, {"title": "Spring tide", **fields}), 201)


async def publish(person: Person, post: dict[str, Any]) -> dict[str, Any]:
    """Publish a draft at once."""
    path = f"{POSTS}/{post['id']}/publish"
    return expect(await person.post(path, etag=etag(post["version"]), key=str(uuid4())), 200)


def codes(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Where a request breaks which rule."""
    return [(error["pointer"], error["code"]) for error in content["errors"]]


# Drafts -------------------------------------------------------------------------------------------


async def test_create_post(noor: Person, ilse: Person) -> None:
    """A draft is its author's alone, complete from the start, and reads as it was answered."""
    body = {
        "title": "Spring tide",
        "slug": "spring",
        "summary": SCRIPTS,
        "tags": ["Tides", "birds"],
        "metadata": {"canonical_url": "https://noor.example.org/s", "featured": True, "order": 3},
        "comment_policy": "moderated",
        "content": {"content_format": "markdown", "text": f"**{SCRIPTS}**"},
    }
    answer = await noor.post(POSTS, body, key="k")
    post = expect(answer, 201)

    assert (post["status"], post["version"], post["slug"]) == ("draft", 1, "spring")
    assert (post["metadata"], post["comment_policy"]) == (body["metadata"], "moderated")
    assert (post["content"], post["content_raw"]) == (None, f"**{SCRIPTS}**")
    assert post["content_html"] == f"<p><strong>{SCRIPTS}</strong></p>\n"
    assert post["tags"] == ["birds", "Tides"]
    assert post["published_at"] is None
    assert answer.headers["etag"] == etag(1)
    path = answer.headers["location"]
    assert expect(await noor.get(path), 200) == as_read(post)
    for stranger in (await ilse.get(path), await noor.http.get(path)):
        problem(stranger, 404, "not_found")
    again = await noor.post(POSTS, body, key="k")
    assert (again.content, again.headers["idempotency-replayed"]) == (answer.content, "true")


async def test_create_post_bounds_its_content(noor: Person) -> None:
    """Five thousand nodes, as when it is replaced; no draft is left behind."""
    spans = {"type": "paragraph", "text": [{"text": "x"}] * 500}
    content = {"content_format": "blocks", "blocks": [spans] * 10}
    answer = await noor.post(POSTS, {"title": "Spring tide", "content": content})
    assert problem(answer, 422, "content_invalid")["nodes"] > 5000
    assert expect(await noor.get(f"{POSTS}?status=draft"), 200)["data"] == []


async def test_create_post_with_a_title_alone(noor: Person) -> None:
    """Everything but the title has a default; the slug comes from it, numbered when it is taken."""
    made = [await draft(noor, title=title) for title in ("Été", "ÉTÉ", "\U0001f426 !")]

    assert [post["slug"] for post in made[:2]] == ["été", "été-2"]
    assert made[2]["slug"] == f"post-{made[2]['id'][-8:]}"
    assert made[0]["content"] == {"blocks": []}
    assert (made[0]["metadata"], made[0]["comment_policy"], made[0]["tags"]) == ({}, "open", [])


async def test_create_post_takes_the_slug_or_refuses_it(noor: Person, ilse: Person) -> None:
    """A slug that is asked for is not varied; a reserved one, in any form, is refused."""
    await draft(noor, slug="Pier")
    for slug in ("Pier", "pier", "\uff30ier"):
        taken = await noor.post(POSTS, {"title": "x", "slug": slug})
        assert problem(taken, 409, "slug_taken")["slug"] == slug
    for slug in ("new", "FEEDS", "\uff41\uff50\uff49"):
        problem(await noor.post(POSTS, {"title": "x", "slug": slug}), 422, "slug_reserved")
    invisible = await noor.post(POSTS, {"title": "x", "slug": "\u3164"})
    assert codes(problem(invisible, 422, "validation_failed")) == [("/slug", "normalization")]
    assert (await draft(ilse, slug="pier"))["slug"] == "pier"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"title": "x", "metadata": {"Upper": 1}}, "propertyNames"),
        ({"title": "x", "metadata": {"a": {"b": 1}}}, "oneOf"),
        ({"title": "x", "metadata": {f"m{n}": n for n in range(33)}}, "maxProperties"),
        ({"title": "x", "author_id": "me"}, "additionalProperties"),
        ({"title": "x", "status": "published"}, "additionalProperties"),
        ({"title": "x", "content": {"content_format": "markdown", "blocks": []}}, "oneOf"),
        ({"title": "x", "content": {"content_format": "html", "text": "a\x00b"}}, None),
    ],
)
async def test_create_post_refuses_what_the_schema_does(
    noor: Person, body: dict[str, Any], code: str | None
) -> None:
    """Deep metadata, fields that are not the caller's to set, content of two minds, NUL."""
    answer = await noor.post(POSTS, body)
    if code is None:
        problem(answer, 400, "malformed_request")
    else:
        assert problem(answer, 422, "validation_failed")["errors"]
    assert expect(await noor.get(POSTS, params={"status": "draft"}), 200)["data"] == []


async def test_create_post_refuses_lone_surrogates(noor: Person) -> None:
    """Half a character is none."""
    headers = {"Content-Type": "application/json"}
    answer = await noor.call("POST", POSTS, content=rb'{"title": "\ud83d"}', headers=headers)
    problem(answer, 400, "malformed_request")


async def test_create_post_refuses_private_blocks(noor: Person) -> None:
    """A post has no private part: to take one silently would lose or leak it."""
    blocks = {"content_format": "blocks", "blocks": [{**PARAGRAPH, "private": True}]}
    answer = await noor.post(POSTS, {"title": "x", "content": blocks})
    content = problem(answer, 422, "validation_failed")
    assert codes(content) == [("/content/blocks", "private_block")]
    blocks["blocks"] = [{**PARAGRAPH, "private": False}]
    assert (await draft(noor, content=blocks))["content"] == {"blocks": [PARAGRAPH]}


# Fields and slugs ---------------------------------------------------------------------------------


async def test_update_post(noor: Person) -> None:
    """Fields change, metadata is merged, and each kind of change is counted once."""
    post = await draft(noor, metadata={"a": 1, "b": "x"}, tags=["one"])
    path = f"{POSTS}/{post['id']}"
    changes = {"title": "Neap", "metadata": {"a": None, "c": True}, "tags": ["Two", "one"]}
    answer = await noor.patch(path, changes, etag=etag(1))

    changed = expect(answer, 200)
    assert (changed["title"], changed["slug"], changed["version"]) == ("Neap", "spring-tide", 2)
    assert changed["metadata"] == {"b": "x", "c": True}
    assert changed["tags"] == ["one", "Two"]
    assert answer.headers["etag"] == etag(2)
    assert expect(await noor.get(path), 200) == as_read(changed)
    both = expect(await noor.patch(path, {"title": "Ebb", "slug": "ebb"}, etag=etag(2)), 200)
    assert (both["slug"], both["version"]) == ("ebb", 4)


async def test_update_post_that_changes_nothing(noor: Person) -> None:
    """What is as it was keeps the version: also the set of tags, in other case and order."""
    post = await draft(noor, tags=["one", "two"], metadata={"a": 1})
    same = {"title": "Spring tide", "tags": ["TWO", "One"], "metadata": {"a": 1}, "summary": None}
    answer = await noor.patch(f"{POSTS}/{post['id']}", same, etag=etag(1))

    assert expect(answer, 200) == post
    assert answer.headers["etag"] == etag(1)


async def test_update_post_bounds_the_metadata_that_remain(noor: Person) -> None:
    """Thirty-two members in all, however many patches they came in."""
    post = await draft(noor, metadata={f"m{n}": n for n in range(30)})
    path = f"{POSTS}/{post['id']}"
    many = await noor.patch(path, {"metadata": {"x": 1, "y": 2, "z": 3}}, etag=etag(1))
    content = problem(many, 422, "validation_failed")
    assert codes(content) == [("/metadata", "too_many_members")]
    swapped = {"metadata": {"x": 1, "y": 2, "z": 3, "m0": None}}
    expect(await noor.patch(path, swapped, etag=etag(1)), 200)


async def test_update_post_renames_what_was_public(noor: Person, client: httpx.AsyncClient) -> None:
    """Every slug that was public leads to the present one in one hop, and stays the post's."""
    post = await publish(noor, await draft(noor, slug="first"))
    path = f"{POSTS}/{post['id']}"
    for version, slug in enumerate(["second", "третий", "first", "Fourth"], 2):
        renamed = await noor.patch(path, {"slug": slug}, etag=etag(version))
        assert expect(renamed, 200)["slug"] == slug
    for former in ("first", "second", "третий"):
        hop = await client.get(f"/api/v1/users/noor/posts/{quote(former)}")
        assert (hop.status_code, hop.headers["location"]) == (
            308,
            "/api/v1/users/noor/posts/Fourth",
        )
        taken = await noor.post(POSTS, {"title": "x", "slug": former})
        problem(taken, 409, "slug_taken")
    assert expect(await client.get("/api/v1/users/noor/posts/fourth"), 200)["id"] == post["id"]


async def test_update_post_renames_a_draft_without_a_trace(noor: Person) -> None:
    """What was never public leads nowhere, and is free for another post."""
    post = await draft(noor, slug="first")
    path = f"{POSTS}/{post['id']}"
    expect(await noor.patch(path, {"slug": "First"}, etag=etag(1)), 200)
    expect(await noor.patch(path, {"slug": "second"}, etag=etag(2)), 200)
    assert (await draft(noor, slug="first"))["slug"] == "first"
    back = await noor.patch(path, {"slug": "first"}, etag=etag(3))
    problem(back, 409, "slug_taken")
    problem(await noor.patch(path, {"slug": "feeds"}, etag=etag(3)), 422, "slug_reserved")
    slugs = expect(await noor.get(f"{path}/slugs"), 200)["data"]
    assert [slug["slug"] for slug in slugs] == ["second"]


async def test_update_post_needs_the_version(noor: Person) -> None:
    """Without If-Match 428, with a stale one 412."""
    path = f"{POSTS}/{(await draft(noor))['id']}"

    problem(await noor.patch(path, {"title": "x"}), 428, "precondition_required")
    expect(await noor.patch(path, {"title": "x"}, etag=etag(1)), 200)
    answer = await noor.patch(path, {"title": "y"}, etag=etag(1))
    assert problem(answer, 412, "version_conflict")["current_version"] == 2


async def test_update_post_two_that_meet(noor: Person, meet: Meet) -> None:
    """Two changes that saw one version, and reach the row together: one wins, the other is told."""
    post = await draft(noor)
    calls = (noor.patch(f"{POSTS}/{post['id']}", {"title": t}, etag=etag(1)) for t in "xy")
    answers = await meet("posts", post, *calls)

    assert sorted(answer.status_code for answer in answers) == [200, 412]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PATCH", "", {"title": "x"}),
        ("DELETE", "", None),
        ("PUT", "/content", {"content_format": "html", "text": ""}),
        ("POST", "/restore", None),
        ("POST", "/publish", {}),
        ("POST", "/unpublish", None),
        ("POST", "/resync", None),
        ("GET", "/versions", None),
        ("GET", "/versions/1", None),
        ("GET", "/slugs", None),
    ],
)
async def test_only_the_author_works_on_a_post(
    noor: Person, ilse: Person, method: str, path: str, body: Any
) -> None:
    """To others a post that they would work on does not exist, published or not."""
    drafted = await draft(noor)
    public = await publish(noor, await draft(noor))
    for post in (drafted, public, {"id": str(uuid4())}):
        options = {"etag": etag(1), "key": str(uuid4())} if method != "GET" else {}
        if body is not None:
            options["json"] = body
        answer = await ilse.call(method, f"{POSTS}/{post['id']}{path}", **options)
        problem(answer, 404, "not_found")
        assert "instance" in answer.json()
    missing = await ilse.get(f"{POSTS}/{uuid4()}/slugs")
    assert same_refusal(await ilse.get(f"{POSTS}/{public['id']}/slugs"), missing)


# Content ------------------------------------------------------------------------------------------


async def test_replace_post_content(noor: Person) -> None:
    """In each format the source is kept as it came, and the HTML is derived from it."""
    post = await draft(noor)
    path = f"{POSTS}/{post['id']}/content"
    given: list[tuple[dict[str, Any], str]] = [
        (
            {"content_format": "markdown", "text": "# a\r\n\r\n~~b~~ <i>c</i><script>x</script>\n"},
            '<h1 id="user-content-a">a</h1>\n<p><del>b</del> <i>c</i></p>\n',
        ),
        (
            {"content_format": "html", "text": "<p onclick=x>a<b>c</b><script>x</script>"},
            "<p>a<b>c</b></p>",
        ),
        (
            {"content_format": "blocks", "blocks": [PARAGRAPH]},
            "<p>Eleven oystercatchers.</p>",
        ),
    ]
    for version, (body, html) in enumerate(given, 2):
        answer = await noor.put(path, body, etag=etag(version - 1))
        changed = expect(answer, 200)
        assert (changed["version"], changed["content_html"]) == (version, html)
        assert changed["content_format"] == body["content_format"]
        assert changed["content_raw"] == body.get("text")
        blocks = body.get("blocks")
        assert changed["content"] == (None if blocks is None else {"blocks": blocks})
        again = await noor.put(path, body, etag=etag(version))
        assert expect(again, 200) == changed


async def test_replace_post_content_shows_the_source_to_its_author(
    noor: Person, ilse: Person
) -> None:
    """What the sanitiser leaves out, such as a comment in the HTML, no reader is given."""
    html = {"content_format": "html", "text": "<!-- my note --><p>a</p>"}
    post = await publish(noor, await draft(noor, content=html))
    path = f"{POSTS}/{post['id']}"
    for answer in (await ilse.get(path), await noor.http.get(path)):
        assert expect(answer, 200) == for_all(post)
        assert b"my note" not in answer.content
        assert answer.headers["vary"] == "Authorization, Accept-Encoding"
        assert answer.headers["cache-control"].startswith("public")
    mine = await noor.get(path)
    assert expect(mine, 200)["content_raw"] == html["text"]
    assert mine.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    "content",
    [
        {"content_format": "markdown", "text": "a\n\n" * 20_001},
        {"content_format": "markdown", "text": "[^a] " * 20_001},
        {"content_format": "markdown", "text": f"|{'a|' * 200}\n|{'-|' * 200}\n" + "|a|\n" * 101},
        {"content_format": "html", "text": "<b>" * 20_001},
        {"content_format": "html", "text": "<p>" * 20_001},
        {
            "content_format": "blocks",
            "blocks": [{"type": "paragraph", "text": [{"text": "x"}] * 500}] * 10,
        },
    ],
)
async def test_replace_post_content_bounds_it(noor: Person, content: dict[str, Any]) -> None:
    """Five thousand nodes, or twenty thousand tags; nothing is half-written."""
    post = await draft(noor)
    path = f"{POSTS}/{post['id']}"
    answer = await noor.put(f"{path}/content", content, etag=etag(1))
    assert problem(answer, 422, "content_invalid")["nodes"] > 5000
    assert expect(await noor.get(path), 200) == as_read(post)


@pytest.mark.parametrize("form", ["markdown", "html"])
async def test_replace_post_content_takes_long_posts(noor: Person, form: str) -> None:
    """Six thousand lines are no problem, blank or not."""
    post = await draft(noor)
    lines = "\n".join(f"- line {number}\n" for number in range(6_000))
    content = {"content_format": form, "text": lines}
    answer = await noor.put(f"{POSTS}/{post['id']}/content", content, etag=etag(1))
    assert "line 5999" in expect(answer, 200)["content_html"]


# Versions and slugs -------------------------------------------------------------------------------


async def test_list_post_versions(noor: Person) -> None:
    """What changed title, summary or content, newest first, page by page; nothing else is there."""
    post = await draft(noor)
    path = f"{POSTS}/{post['id']}"
    expect(await noor.patch(path, {"title": "Neap"}, etag=etag(1)), 200)
    expect(await noor.patch(path, {"tags": ["x"], "slug": "y"}, etag=etag(2)), 200)
    markdown = {"content_format": "markdown", "text": "*a*"}
    expect(await noor.put(f"{path}/content", markdown, etag=etag(4)), 200)

    whole = expect(await noor.get(f"{path}/versions"), 200)
    assert [item["version"] for item in whole["data"]] == [5, 2, 1]
    assert [item["title"] for item in whole["data"]] == ["Neap", "Neap", "Spring tide"]
    assert whole["data"][0]["editor"]["username"] == "noor"
    met, query = [], {"limit": 1}
    while True:
        page = expect(await noor.get(f"{path}/versions", params=query), 200)
        met += page["data"]
        if page["next_cursor"] is None:
            break
        query = {"limit": 1, "cursor": page["next_cursor"]}
    assert met == whole["data"]
    other = await draft(noor)
    refused = await noor.get(f"{POSTS}/{other['id']}/versions", params=query)
    problem(refused, 400, "cursor_mismatch")


async def test_get_post_version(noor: Person) -> None:
    """A version stays as it was written; what never was one is not there."""
    blocks = {"content_format": "blocks", "blocks": [PARAGRAPH]}
    post = await draft(noor, content=blocks, summary="S")
    path = f"{POSTS}/{post['id']}"
    first = await noor.get(f"{path}/versions/1")
    html = {"content_format": "html", "text": "<p>b"}
    expect(await noor.put(f"{path}/content", html, etag=etag(1)), 200)

    version = expect(first, 200)
    assert (version["content"], version["content_raw"]) == ({"blocks": [PARAGRAPH]}, None)
    assert (version["title"], version["summary"]) == ("Spring tide", "S")
    assert first.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert (await noor.get(f"{path}/versions/1")).content == first.content
    second = expect(await noor.get(f"{path}/versions/2"), 200)
    assert (second["content_format"], second["content_raw"]) == ("html", "<p>b")
    problem(await noor.get(f"{path}/versions/3"), 404, "not_found")


async def test_list_post_slugs(noor: Person) -> None:
    """The present slug and the former ones, newest first, page by page."""
    post = await publish(noor, await draft(noor, slug="one"))
    path = f"{POSTS}/{post['id']}"
    for version, slug in enumerate(["two", "three"], 2):
        expect(await noor.patch(path, {"slug": slug}, etag=etag(version)), 200)

    slugs = expect(await noor.get(f"{path}/slugs"), 200)["data"]
    assert [(slug["slug"], slug["current"]) for slug in slugs] == [
        ("three", True),
        ("two", False),
        ("one", False),
    ]
    page = expect(await noor.get(f"{path}/slugs", params={"limit": 2}), 200)
    rest = {"limit": 2, "cursor": page["next_cursor"]}
    assert page["data"] + expect(await noor.get(f"{path}/slugs", params=rest), 200)["data"] == slugs
