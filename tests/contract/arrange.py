"""Gives the fuzzer's requests something to act on: ids in the contract's examples stand for things.

A request that names an example's id, tag or token is pointed at a resource in the state that its
operation needs, made through the API as the same caller, and most time zones become real ones.
Everything else of the request stays as it was generated.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import available_timezones

import psycopg
import requests

from core.tokens import KeyRing, TokenInvalid
from tests import make
from tests.contract.document import Document
from tests.contract.serve import SECRET

KEY = "Idempotency-Key"
NEEDS = {
    "updateEntry": "active",
    "replaceEntryContent": "active",
    "deleteEntry": "active",
    "publishEntry": "active",
    "restoreEntry": "trashed",
    "updatePost": "published",
    "replacePostContent": "published",
    "deletePost": "published",
    "restorePost": "binned",
    "publishPost": "unpublished",
    "restoreRevision": "active",
    "unpublishPost": "published",
    "resyncPost": "behind",
    "updateComment": "said",
    "deleteComment": "said",
    "moderateComment": "said",
    "deleteMedia": "kept",
}
"""The state in which a resource has to be for an operation to succeed."""
LEAVES = {
    "createEntry": "active",
    "restoreEntry": "active",
    "deleteEntry": "trashed",
    "publishEntry": "published",
    "createPost": "unpublished",
    "deletePost": "binned",
    "restorePost": "unpublished",
    "publishPost": "published",
    "unpublishPost": "unpublished",
    "resyncPost": "published",
    "createComment": "said",
}
"""The state in which an operation leaves the resource whose id it answers."""
ELEVATED = frozenset({"changePassword", "createApiKey", "updateAccount"})
"""Operations that need, for some input at least, that the password was just given."""
MAILED = {"verifyEmail": "email_verification", "confirmPasswordReset": "password_reset"}
"""Operations that take the token of a letter, and of which."""
DATABASE = "DAYBOOK_TEST_DATABASE"
"""Where the letters' tokens come from, since nobody here reads mail."""
FRESH = {"updateTag", "deleteTag", "updateComment", "deleteComment", "moderateComment"}
"""Operations that get something new each time: where the fuzzer finds ids, no version is told."""
RESOURCE = re.compile(
    r"/api/v1/(?:account|workspaces/[0-9a-f-]{36}/(?:tags|members)/[0-9a-f-]{36}"
    r"|(?:workspaces|entries|posts|comments|media)/[0-9a-f-]{36})"
)
VERSION = re.compile(r'"[1-9][0-9]*(?:-br|-gzip)?"')
ZONES = sorted(zone for zone in available_timezones() if "/" in zone)
AS_GENERATED = 5
"""One in so many requests keeps the tag, token or zone that was generated."""


def elevated(authorization: str | None) -> str | None:
    """Make of an access token one that its bearer has just given the password for."""
    keys = KeyRing.from_settings(SECRET)
    try:
        claims = keys.verify_access((authorization or "").removeprefix("Bearer "))
    except TokenInvalid:
        return authorization
    token = keys.issue_access(
        claims.user_id, claims.session_id, claims.scopes, verified=claims.verified, elevated=True
    )
    return f"Bearer {token}"


def mail_token(kind: str, base_url: str) -> str:
    """Make a token as a letter would bring it, of a new account that nobody else uses."""
    name, token_id = f"reader{uuid4().hex[:20]}", uuid4()
    account = {"email": f"{name}@example.org", "username": name, "password": uuid4().hex}
    path = f"{base_url}/api/v1/auth/registrations"
    requests.post(path, json=account, timeout=30).raise_for_status()
    with psycopg.connect(os.environ[DATABASE]) as connection:
        connection.execute(
            """INSERT INTO account_tokens (id, user_id, kind, email, email_key, expires_at)
               SELECT %s, id, %s, email, email_key, now() + interval '1 hour'
               FROM users WHERE email = %s""",
            [token_id, kind, account["email"]],
        )
    return KeyRing.from_settings(SECRET).mail_token(token_id)


def invitation_token(user_id: str) -> str:
    """Make a token as a letter brings it that invites somebody to a workspace of a stranger's."""
    token_id = uuid4()
    with psycopg.connect(os.environ[DATABASE]) as connection:
        stranger, workspace = make.user(connection, _nobody("host")), make.workspace(connection)
        connection.execute(
            """WITH made AS (
                   INSERT INTO invitations (id, workspace_id, invited_by, email, email_key, role,
                                            token_id, expires_at)
                   SELECT gen_random_uuid(), %s, %s, email, email_key, 'viewer', %s,
                          now() + interval '1 hour'
                   FROM users WHERE id = %s
                   RETURNING id)
               INSERT INTO event_versions (aggregate_id, aggregate_version)
               SELECT id, 1 FROM made""",
            [workspace, stranger, token_id, user_id],
        )
    return KeyRing.from_settings(SECRET).mail_token(token_id)


def _nobody(name: str) -> str:
    """Give a username that nobody has."""
    return f"{name}{uuid4().hex[:20]}"


def new_member(workspace: str) -> str:
    """Make a viewer of a workspace, whom nobody else knows; gives the id of the account."""
    with psycopg.connect(os.environ[DATABASE]) as connection:
        user = make.user(connection, _nobody("member"))
        make.member(connection, UUID(workspace), user, "viewer")
    return str(user)


class Arranger:
    """Knows the resources that this run made, and the current entity tag of each."""

    def __init__(self, document: Document) -> None:
        examples = document.root["components"]
        self._examples = {
            name: next(iter(examples["parameters"][component]["examples"].values()))["value"]
            for name, component in (
                ("workspace_id", "WorkspaceId"),
                ("tag_id", "TagId"),
                ("entry_id", "EntryId"),
                ("post_id", "PostId"),
                ("comment_id", "CommentId"),
                ("media_id", "MediaId"),
            )
        }
        body = document.operations["register"].node["requestBody"]["content"]["application/json"]
        self._password: str = body["examples"]["smallest"]["value"]["password"]
        self._tags: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._workspaces: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._refresh_token: str | None = None
        self._address: tuple[str, str] | None = None
        self._alias: tuple[str, str] | None = None
        self._count = 0
        self._adjusts = True
        self._steadily = False

    # -- requests ----------------------------------------------------------------------------------

    def prepare(self, operation_id: str, case: Any, base_url: str, *, steadily: bool) -> None:
        """Point a well-formed request at something real. `case` is Schemathesis's.

        `steadily` does the same at every repetition: Hypothesis ends a suite whose steps go
        otherwise when they are repeated.
        """
        self._count += 1
        self._steadily = steadily
        self._adjusts = steadily or self._count % AS_GENERATED != 0
        if operation_id in ELEVATED and self._adjusts:
            stepped_up = elevated(case.headers.get("Authorization"))
            if stepped_up is not None:
                case.headers["Authorization"] = stepped_up
        api = _Api(base_url, case.headers.get("Authorization"))
        self._fill_path(operation_id, case, api)
        if KEY in case.headers:
            case.headers[KEY] = f"{case.headers[KEY][:200]}-{uuid4().hex}"
        if self._adjusts:
            tag = self._tags.get(_resource(case.formatted_path))
            if tag is not None and "If-Match" in case.headers:
                case.headers["If-Match"] = tag
            if isinstance(case.body, Mapping):
                case.body = {**case.body, **self._values(case.body, tag)}
                case.body = {**case.body, **self._secrets(operation_id, api)}
                if "parent_id" in case.body:
                    case.body = self._reply(case.body, case.path_parameters["post_id"])
            if isinstance(case.query, dict):  # a cursor that was made up continues no list
                case.query.pop("cursor", None)
            if case.query:
                case.query = _consistent(operation_id, case.query)

    def _values(self, body: Mapping[str, Any], tag: str | None) -> dict[str, Any]:
        """Give real values for the members of a body that have to name something real."""
        real: dict[str, Any] = {
            "time_zone": ZONES[self._count % len(ZONES)],
            "refresh_token": None if self._steadily else self._refresh_token,
            # A compressed answer's tag has its coding behind the version.
            "version": None if tag is None else int(tag.strip('"').partition("-")[0]),
            # As text: Schemathesis takes a body that holds bytes for a wrong one when it changed.
            "file": document_of_one_line(),
        }
        if self._steadily and isinstance(body.get("slug"), str):
            real["slug"] = f"{body['slug'][:60]}-{uuid4().hex[:12]}"
        if self._steadily and body.get("aliases"):
            real["aliases"] = [f"/{uuid4().hex}"]
        return {name: value for name, value in real.items() if name in body and value is not None}

    def _reply(self, body: Mapping[str, Any], post_id: str) -> dict[str, Any]:
        """Reply to a comment of the post, or to the post itself while it has none."""
        rest = {name: value for name, value in body.items() if name != "parent_id"}
        parent = self._roots.get(post_id)
        return {**rest, "parent_id": parent} if parent else rest

    def _secrets(self, operation_id: str, api: _Api) -> dict[str, str]:
        """Give what only the owner of an account knows, where an operation asks for that.

        A changed password stays what it was, so that the fuzzer's user can sign in again.
        """
        if operation_id == "changePassword":
            return {"current_password": self._password, "password": self._password}
        if operation_id == "reauthenticate":
            return {"password": self._password}
        if operation_id == "acceptInvitation" and api.signed_in:
            return {"token": invitation_token(api.user_id)}
        kind = MAILED.get(operation_id)
        return {} if kind is None else {"token": mail_token(kind, api.base_url)}

    def _fill_path(self, operation_id: str, case: Any, api: _Api) -> None:
        needed = NEEDS.get(operation_id)
        makers: dict[str, Callable[[], str | None]] = {
            "workspace_id": lambda: self._workspace(api),
            "tag_id": lambda: self._tag(api, parameters.get("workspace_id")),
            "entry_id": lambda: self._entry(api, trashed=needed == "trashed"),
            "post_id": lambda: self._post(api, needed),
            "comment_id": lambda: self._comment(api),
            "media_id": lambda: self._media(api),
        }
        parameters = case.path_parameters or {}
        fresh = operation_id in FRESH and self._adjusts and api.signed_in
        if "tag_id" in parameters and fresh:
            parameters["workspace_id"] = self._workspace(api) or parameters["workspace_id"]
        for name, maker in makers.items():
            if name == "workspace_id" and fresh:
                continue
            if name in parameters and (fresh or self._is_of_no_use(name, parameters[name], needed)):
                made = maker() if api.signed_in else None
                if made is not None:
                    parameters[name] = made
        if "user_id" in parameters and self._adjusts and api.signed_in:
            both = self._member(api)
            if both is not None:
                parameters["workspace_id"], parameters["user_id"] = both
        if "version" in parameters and self._adjusts:
            parameters["version"] = 1
        if operation_id == "getPostByAddress" and self._count % 2 and self._address:
            parameters["username"], parameters["slug"] = self._address
        if operation_id == "findByFormerAddress" and self._count % 2 and self._alias:
            parameters["username"], case.query["address"] = self._alias

    def _is_of_no_use(self, name: str, value: str, needed: str | None) -> bool:
        """Tell whether an id stands for nothing, or mostly for something in another state."""
        if value == self._examples[name]:
            return True
        state = self._states.get(value, needed)
        return state != needed and needed is not None and self._adjusts

    # -- answers -----------------------------------------------------------------------------------

    def learn(self, operation_id: str, case: Any, response: Any) -> None:
        """Remember entity tags, and the newest refresh token, from an answer."""
        if not 200 <= response.status_code < 300:
            return
        tag = (response.headers.get("etag") or [None])[0]
        location = (response.headers.get("location") or [None])[0]
        resource = _resource(location or case.formatted_path)
        past = operation_id == "getRevision" or any("as_of" in name for name in case.query or ())
        if tag is not None and resource and not past and VERSION.fullmatch(tag):  # not of bytes
            self._tags[resource] = tag
        if operation_id in LEAVES:
            self._states[response.json()["id"]] = LEAVES[operation_id]
        if operation_id in ("signIn", "refreshTokens"):
            self._refresh_token = response.json()["refresh_token"]
        if operation_id == "publishEntry":
            self._remember(response.json())
        if operation_id == "createComment" and response.json()["depth"] == 1:
            self._roots[response.json()["post_id"]] = response.json()["id"]
        if operation_id == "updateAccount" and self._address:
            self._address = response.json()["username"], self._address[1]

    def _remember(self, post: Mapping[str, Any]) -> None:
        self._address = post["author"]["username"], post["slug"]
        for alias in (post["authoring"] or {}).get("aliases", ()):
            self._alias = post["author"]["username"], alias

    # -- resources ---------------------------------------------------------------------------------

    def _workspace(self, api: _Api) -> str | None:
        known = self._workspaces.get(api.authorization or "")
        if known is None:
            made = api.post("/api/v1/workspaces", {"name": "Field notes"})
            if made is None:
                return None
            known = self._workspaces[api.authorization or ""] = made.json()["id"]
            self._tags[f"/api/v1/workspaces/{known}"] = made.headers["etag"]
        return known

    def _entry(self, api: _Api, *, trashed: bool = False) -> str | None:
        workspace = self._workspace(api)
        content = {"blocks": [{"type": "paragraph", "text": [{"text": "Eleven oystercatchers."}]}]}
        entry = {"title": "Low water at the old pier", "content": content}
        made = api.post(f"/api/v1/workspaces/{workspace}/entries", entry)
        if made is None:
            return None
        path = f"/api/v1/entries/{made.json()['id']}"
        self._tags[path] = made.headers["etag"]
        if trashed:
            self._tags[path] = api.delete(path, made.headers["etag"])
        self._states[made.json()["id"]] = "trashed" if trashed else "active"
        return str(made.json()["id"])

    def _member(self, api: _Api) -> tuple[str, str] | None:
        """Make a member of the caller's workspace; gives both ids."""
        workspace = self._workspace(api)
        if workspace is None:
            return None
        member = new_member(workspace)
        self._tags[f"/api/v1/workspaces/{workspace}/members/{member}"] = '"1"'
        return workspace, member

    def _tag(self, api: _Api, workspace: str | None) -> str | None:
        """Make a tag by writing an entry that carries it."""
        tags = f"/api/v1/workspaces/{workspace}/tags"
        name = uuid4().hex
        entry = {"title": "Low water", "tags": [name]}
        if api.post(f"/api/v1/workspaces/{workspace}/entries", entry) is None:
            return None
        made = api.get(tags, prefix=name).json()["data"][0]
        self._tags[f"{tags}/{made['id']}"] = f'"{made["version"]}"'
        return str(made["id"])

    def _post(self, api: _Api, needed: str | None = None) -> str | None:
        """Publish an entry, or begin a draft, which may go into the trash."""
        if needed in ("unpublished", "binned"):
            state, made = "unpublished", api.post("/api/v1/posts", {"title": "Low water"})
        else:
            entry, state = self._entry(api), "published"
            publication = {"version": 1, "aliases": [f"/{uuid4().hex}.html"]}
            made = api.post(f"/api/v1/entries/{entry}/publications", publication)
        if made is None:
            return None
        post = made.json()
        path = f"/api/v1/posts/{post['id']}"
        self._tags[path] = made.headers["etag"]
        if needed == "behind":
            state = "behind"
            api.patch(f"/api/v1/entries/{entry}", {"title": "High water"}, '"2"')
        if needed == "binned":
            state, self._tags[path] = "binned", api.delete(path, made.headers["etag"])
        self._states[post["id"]] = state
        if state in ("published", "behind"):
            self._remember(post)
        return str(post["id"])

    def _comment(self, api: _Api) -> str | None:
        post = self._post(api)
        made = post and api.post(f"/api/v1/posts/{post}/comments", {"body": "I counted twelve."})
        if not made:
            return None
        self._tags[f"/api/v1/comments/{made.json()['id']}"] = made.headers["etag"]
        self._states[made.json()["id"]] = "said"
        return str(made.json()["id"])

    def _media(self, api: _Api) -> str | None:
        made = api.upload("/api/v1/media", document_of_one_line().encode())
        if made is None:
            return None
        self._tags[f"/api/v1/media/{made.json()['id']}"] = made.headers["etag"]
        self._states[made.json()["id"]] = "kept"
        return str(made.json()["id"])


def _consistent(operation_id: str, query: Mapping[str, Any]) -> dict[str, Any]:
    """Give a query whose parameters go together, which no schema of theirs can ask for."""
    given = dict(query)
    if operation_id == "getEntry" and "as_of_version" in given:
        given.pop("as_of_time", None)
        given["as_of_version"] = 1
    if operation_id == "getCalendar" and "entry_date[gte]" in given:
        given["entry_date[lte]"] = given["entry_date[gte]"]
    return given


def document_of_one_line() -> str:
    """Write what is taken for a PDF, another one each time."""
    return f"%PDF-1.7\n% {uuid4()}"


class _Api:
    """The server under test, asked as one caller."""

    def __init__(self, base_url: str, authorization: str | None) -> None:
        self.base_url = base_url
        self.authorization = authorization

    @property
    def user_id(self) -> str:
        """The account of the access token, which is not checked here."""
        payload = (self.authorization or "").split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["sub"])

    @property
    def signed_in(self) -> bool:
        """Tell whether the request carries what looks like an access token."""
        return self.authorization is not None and self.authorization.count(".") == 2

    def get(self, path: str, **query: str) -> requests.Response:
        """Read something."""
        headers = {"Authorization": self.authorization or ""}
        answer = requests.get(self.base_url + path, params=query, headers=headers, timeout=30)
        answer.raise_for_status()
        return answer

    def post(self, path: str, body: dict[str, Any]) -> requests.Response | None:
        """Create something; None when the server does not let this caller."""
        headers = {"Authorization": self.authorization or "", KEY: uuid4().hex}
        answer = requests.post(self.base_url + path, json=body, headers=headers, timeout=30)
        return answer if answer.ok else None

    def upload(self, path: str, content: bytes) -> requests.Response | None:
        """Upload a file; None when the server does not let this caller."""
        headers = {"Authorization": self.authorization or "", KEY: uuid4().hex}
        files = {"file": ("a.pdf", content, "application/pdf")}
        answer = requests.post(self.base_url + path, files=files, headers=headers, timeout=30)
        return answer if answer.ok else None

    def patch(self, path: str, body: dict[str, Any], tag: str) -> None:
        """Change something."""
        headers = {
            "Authorization": self.authorization or "",
            "If-Match": tag,
            "Content-Type": "application/merge-patch+json",
        }
        requests.patch(
            self.base_url + path, data=json.dumps(body), headers=headers, timeout=30
        ).raise_for_status()

    def delete(self, path: str, tag: str) -> str:
        """Put something in the trash; gives its new entity tag."""
        headers = {"Authorization": self.authorization or "", "If-Match": tag}
        answer = requests.delete(self.base_url + path, headers=headers, timeout=30)
        answer.raise_for_status()
        return answer.headers["etag"]


def _resource(path: str) -> str:
    """Give the path of the versioned resource that a path is about, empty when it is about none."""
    match = RESOURCE.match(path)
    return match[0] if match else ""
