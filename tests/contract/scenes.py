"""One scene for each operation: something real of the owner's, and the request that acts on it.

A scene is made anew for every caller who tries it, so that what one of them did is no reason for
what the next one is answered. Where the contract's own example does as a body, it is used.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg

from core.tokens import KeyRing, new_api_key, token_hash
from tests import make
from tests.contract.document import Document, Operation

API = "/api/v1"
ROLES = ("owner", "admin", "editor", "viewer")
PARAGRAPH = {"type": "paragraph", "text": [{"text": "Eleven oystercatchers."}]}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c"
    "6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody with an account and a session, or a key of theirs."""

    id: UUID
    session_id: UUID
    username: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Stage:
    """A server with a workspace on it, whose owner scenes are played with."""

    http: httpx.AsyncClient
    database: psycopg.Connection[Any]
    keys: KeyRing
    scopes: frozenset[str]
    document: Document
    workspace: str = ""
    owner: Caller | None = None
    count: int = 0

    # People ---------------------------------------------------------------------------------------

    def caller(self, name: str, role: str | None = None, *, verified: bool = True) -> Caller:
        """Make somebody, a member of the workspace in a role if one is given."""
        username, session = f"{name}{uuid4().hex[:8]}", uuid4()
        user = make.user(self.database, username, shown=name, verified=verified)
        self.database.execute(
            """INSERT INTO sessions (id, user_id, scopes, expires_at)
               VALUES (%s, %s, %s, now() + interval '1 day')""",
            [session, user, sorted(self.scopes)],
        )
        if role is not None:
            make.member(self.database, UUID(self.workspace), user, role)
        token = self.keys.issue_access(user, session, self.scopes, verified=verified, elevated=True)
        return Caller(user, session, username, {"Authorization": f"Bearer {token}"})

    def api_key(self, of: Caller, scopes: frozenset[str]) -> Caller:
        """Make a key of somebody's with these scopes."""
        key = new_api_key()
        self.database.execute(
            """INSERT INTO api_keys (id, user_id, name, prefix, last_four, key_hash, scopes,
                                     expires_at)
               VALUES (%s, %s, 'of a scene', %s, %s, %s, %s, now() + interval '1 day')""",
            [uuid4(), of.id, key[:8], key[-4:], token_hash(key), sorted(scopes)],
        )
        return Caller(of.id, of.session_id, of.username, {"X-API-Key": key})

    # Things of the owner's ------------------------------------------------------------------------

    async def make(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """Do something as the owner; gives the JSON of the answer."""
        assert self.owner is not None
        headers = {**self.owner.headers, **more.pop("headers", {})}
        if method == "POST":
            headers["Idempotency-Key"] = uuid4().hex
        answer = await self.http.request(method, f"{API}{path}", json=body, headers=headers, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def tag_of(self, path: str) -> str:
        """The entity tag of something as its owner sees it now."""
        assert self.owner is not None
        answer = await self.http.get(f"{API}{path}", headers=self.owner.headers)
        return str(answer.headers["etag"])

    async def entry(self, state: str = "active") -> dict[str, Any]:
        """Make an entry, in the trash if that is the state."""
        body = {"title": "Low water", "content": {"blocks": [PARAGRAPH]}, "tags": ["birds"]}
        entry: dict[str, Any] = await self.make(
            "POST", f"/workspaces/{self.workspace}/entries", body
        )
        if state == "trashed":
            headers = {"If-Match": f'"{entry["version"]}"'}
            await self.make("DELETE", f"/entries/{entry['id']}", headers=headers)
        return entry

    async def post(self, state: str = "published") -> dict[str, Any]:
        """Make a post in a state: draft, published, trashed or linked (to a newer entry)."""
        if state == "linked":
            return await self._linked_post()
        body = {
            "title": "Low water",
            "content": {"content_format": "blocks", "blocks": [PARAGRAPH]},
        }
        post: dict[str, Any] = await self.make("POST", "/posts", body)
        headers = {"If-Match": f'"{post["version"]}"'}
        if state == "published":
            post = await self.make("POST", f"/posts/{post['id']}/publish", {}, headers=headers)
        elif state == "trashed":
            await self.make("DELETE", f"/posts/{post['id']}", headers=headers)
        return post

    async def _linked_post(self) -> dict[str, Any]:
        entry = await self.entry()
        path = f"/entries/{entry['id']}"
        post: dict[str, Any] = await self.make("POST", f"{path}/publications", {"version": 1})
        headers = {"If-Match": await self.tag_of(path)}
        blocks = {"blocks": [PARAGRAPH, PARAGRAPH]}
        await self.make("PUT", f"{path}/content", blocks, headers=headers)
        return post

    async def comment(self) -> dict[str, Any]:
        """Make a comment of the owner's under a post of the owner's."""
        post = await self.post()
        made: dict[str, Any] = await self.make(
            "POST", f"/posts/{post['id']}/comments", {"body": "Well seen."}
        )
        return made

    async def media(self) -> dict[str, Any]:
        """Upload a picture that nothing shows."""
        made: dict[str, Any] = await self.make("POST", "/media", files=self.picture())
        return made

    def picture(self) -> dict[str, Any]:
        """A picture as a form has it."""
        self.count += 1
        return {"file": (f"dot{self.count}.png", PNG, "image/png")}


@dataclass(frozen=True, slots=True)
class Ask:
    """A request without a caller; `path` is under /api/v1."""

    path: Mapping[str, str]
    etag: str | None = None
    body: Any = None
    files: Any = None
    query: str = ""


Scene = Callable[[Stage], Awaitable[Ask]]


async def ask(
    stage: Stage, operation: Operation, scene: Ask, headers: Mapping[str, str]
) -> httpx.Response:
    """Send the request of a scene as somebody."""
    path = operation.path
    for name, value in scene.path.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, f"{operation.id}: its scene gives no value for a part of {path}"
    sent = dict(headers)
    required = {p["name"] for p in operation.parameters if p.get("required")}
    if "If-Match" in required:
        assert scene.etag is not None, f"{operation.id}: its scene gives no entity tag"
        sent["If-Match"] = scene.etag
    if "Idempotency-Key" in required:
        sent["Idempotency-Key"] = uuid4().hex
    body = scene.body
    if scene.files is None:
        content = stage.document.resolve(operation.node.get("requestBody", {})).get("content", {})
        for media_type, media in list(content.items())[:1]:
            sent["Content-Type"] = media_type
            if body is None:
                first = next(iter(media["examples"].values()))
                body = stage.document.resolve(first)["value"]
    return await stage.http.request(
        operation.method, path + scene.query, json=body, files=scene.files, headers=sent
    )


# The scenes ---------------------------------------------------------------------------------------


def plain(query: str = "", body: Any = None) -> Scene:
    """Nothing needs to be there."""

    async def scene(_: Stage) -> Ask:
        return Ask({}, query=query, body=body)

    return scene


def of_workspace(body: Any = None, query: str = "") -> Scene:
    """The workspace itself."""

    async def scene(stage: Stage) -> Ask:
        etag = await stage.tag_of(f"/workspaces/{stage.workspace}")
        return Ask({"workspace_id": stage.workspace}, etag, body, query=query)

    return scene


def of_entry(state: str = "active", body: Any = None, **path: str) -> Scene:
    """An entry of the owner's."""

    async def scene(stage: Stage) -> Ask:
        entry = await stage.entry(state)
        etag = await stage.tag_of(f"/entries/{entry['id']}")
        return Ask({"entry_id": entry["id"], **path}, etag, body)

    return scene


def of_post(state: str = "published", body: Any = None, **path: str) -> Scene:
    """A post of the owner's."""

    async def scene(stage: Stage) -> Ask:
        post = await stage.post(state)
        etag = f'"{post["version"]}"'
        return Ask({"post_id": post["id"], **path}, etag, body)

    return scene


def of_comment(body: Any = None) -> Scene:
    """A comment of the owner's, under a post of the owner's."""

    async def scene(stage: Stage) -> Ask:
        comment = await stage.comment()
        return Ask({"comment_id": comment["id"]}, f'"{comment["version"]}"', body)

    return scene


def of_media() -> Scene:
    """A picture of the owner's that nothing shows."""

    async def scene(stage: Stage) -> Ask:
        media = await stage.media()
        return Ask({"media_id": media["id"]}, f'"{media["version"]}"')

    return scene


async def upload(stage: Stage) -> Ask:
    """A picture to upload."""
    return Ask({}, files=stage.picture())


async def member(stage: Stage) -> Ask:
    """A viewer of the workspace, who is nobody of those who ask."""
    somebody = stage.caller("member", "viewer")
    return Ask({"workspace_id": stage.workspace, "user_id": str(somebody.id)}, '"1"')


async def invited(stage: Stage) -> Ask:
    """Somebody new to be invited to the workspace."""
    body = {"email": f"{uuid4().hex[:10]}@example.org", "role": "viewer"}
    return Ask({"workspace_id": stage.workspace}, body=body)


async def invitation(stage: Stage) -> Ask:
    """An invitation that nobody has answered."""
    made = await stage.make(
        "POST",
        f"/workspaces/{stage.workspace}/invitations",
        {"email": f"{uuid4().hex[:10]}@example.org", "role": "viewer"},
    )
    return Ask({"workspace_id": stage.workspace, "invitation_id": made["id"]})


async def tag(stage: Stage) -> Ask:
    """A tag of the workspace, to be renamed or removed."""
    stage.count += 1
    name = f"tag{stage.count}"
    body = {"title": "Low water", "tags": [name]}
    await stage.make("POST", f"/workspaces/{stage.workspace}/entries", body)
    tags = await stage.make("GET", f"/workspaces/{stage.workspace}/tags?prefix={name}")
    (found,) = [item for item in tags["data"] if item["name"] == name]
    path = {"workspace_id": stage.workspace, "tag_id": found["id"]}
    return Ask(path, f'"{found["version"]}"', {"name": f"renamed{stage.count}"})


async def address(stage: Stage) -> Ask:
    """The public address of a post of the owner's."""
    post = await stage.post()
    return Ask({"username": post["author"]["username"], "slug": post["slug"]})


async def former_address(stage: Stage) -> Ask:
    """The address that a post of the owner's had in a former blog."""
    post, alias = await stage.post(), f"/{uuid4().hex}.html"
    headers = {"If-Match": f'"{post["version"]}"', "Content-Type": "application/merge-patch+json"}
    await stage.make("PATCH", f"/posts/{post['id']}", {"aliases": [alias]}, headers=headers)
    return Ask({"username": post["author"]["username"]}, query=f"?address={alias}")


async def username(stage: Stage) -> Ask:
    """The owner's name."""
    assert stage.owner is not None
    return Ask({"username": stage.owner.username})


async def session(stage: Stage) -> Ask:
    """A session that is nobody's of those who ask."""
    return Ask({"session_id": str(stage.caller("elsewhere").session_id)})


async def owners_key(stage: Stage) -> Ask:
    """A key of the owner's."""
    assert stage.owner is not None
    stage.api_key(stage.owner, frozenset({"entries:read"}))
    row = stage.database.execute(
        "SELECT id FROM api_keys WHERE user_id = %s ORDER BY created_at DESC, id LIMIT 1",
        [stage.owner.id],
    ).fetchone()
    assert row is not None
    return Ask({"api_key_id": str(row[0])})


async def account(_: Stage) -> Ask:
    """The caller's own account, which nobody has changed."""
    return Ask({}, '"1"')


REPLACED = {"content_format": "markdown", "text": "Twelve."}
NOVEMBER = "?entry_date%5Bgte%5D=2026-11-01&entry_date%5Blte%5D=2026-11-30"
SCENES: dict[str, Scene] = {
    "register": plain(),
    "verifyEmail": plain(),
    "requestEmailVerification": plain(),
    "listSessions": plain(),
    "signIn": plain(body={"email": "nobody@example.org", "password": "four quiet herons"}),
    "revokeSessions": plain("?except_current=true"),
    "revokeSession": session,
    "refreshTokens": plain(),
    "requestPasswordReset": plain(),
    "confirmPasswordReset": plain(),
    "reauthenticate": plain(),
    "getJwks": plain(),
    "getAccount": plain(),
    "updateAccount": account,
    "changePassword": plain(),
    "listBookmarks": plain(),
    "listApiKeys": plain(),
    "createApiKey": plain(),
    "revokeApiKey": owners_key,
    "listWorkspaces": plain(),
    "createWorkspace": plain(),
    "getWorkspace": of_workspace(),
    "updateWorkspace": of_workspace(),
    "listMembers": of_workspace(),
    "updateMember": member,
    "removeMember": member,
    "inviteMember": invited,
    "withdrawInvitation": invitation,
    "acceptInvitation": plain(),
    "listEntries": of_workspace(),
    "createEntry": of_workspace(),
    "getCalendar": of_workspace(query=NOVEMBER),
    "listTags": of_workspace(),
    "updateTag": tag,
    "deleteTag": tag,
    "getEntry": of_entry(),
    "updateEntry": of_entry(),
    "deleteEntry": of_entry(),
    "replaceEntryContent": of_entry(body={"blocks": [PARAGRAPH, PARAGRAPH]}),
    "restoreEntry": of_entry("trashed"),
    "listRevisions": of_entry(),
    "getRevision": of_entry(version="1"),
    "restoreRevision": of_entry(version="1"),
    "listEntryEvents": of_entry(),
    "publishEntry": of_entry(body={"version": 1}),
    "listPosts": plain("?status=draft"),
    "createPost": plain(),
    "getPost": of_post("draft"),
    "updatePost": of_post(body={"title": "High water"}),
    "deletePost": of_post(),
    "replacePostContent": of_post(body=REPLACED),
    "restorePost": of_post("trashed"),
    "publishPost": of_post("draft"),
    "unpublishPost": of_post(),
    "resyncPost": of_post("linked"),
    "listPostVersions": of_post(),
    "getPostVersion": of_post(version="1"),
    "listPostSlugs": of_post(),
    "likePost": of_post(),
    "unlikePost": of_post(),
    "bookmarkPost": of_post(),
    "unbookmarkPost": of_post(),
    "listComments": of_post(),
    "createComment": of_post(),
    "getPostStats": of_post(),
    "recordView": of_post(),
    "getComment": of_comment(),
    "updateComment": of_comment(),
    "deleteComment": of_comment(),
    "reportComment": of_comment(),
    "moderateComment": of_comment(),
    "listModerationQueue": plain(),
    "getUser": username,
    "getPostByAddress": address,
    "findByFormerAddress": former_address,
    "getFeed": username,
    "searchPosts": plain("?q=heron"),
    "listMedia": plain(),
    "uploadMedia": upload,
    "getMedia": of_media(),
    "deleteMedia": of_media(),
    "getMediaContent": of_media(),
    "listPublicTags": plain(),
    "getHealth": plain(),
    "getReadiness": plain(),
}
"""By operation; a new one without a scene fails the test that plays them."""
