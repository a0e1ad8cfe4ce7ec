"""What is asked: each workload as a script for wrk, the same for every contender."""

from __future__ import annotations

import time
from uuid import UUID

import jwt

from bench.load import data
from bench.load.contenders import SECRET
from core.tokens import KeyRing

LIST = "/api/v1/posts?limit=20"
SCOPES = ("entries:read", "entries:write", "posts:read")
SESSION = UUID("019f0000-0000-7000-8000-000000000001")


def token(contender: str) -> str:
    """Return an access token of the first user, as the contender verifies it."""
    user = data.user_id(1)
    if contender in ("D", "B3"):
        return KeyRing.from_settings(SECRET).issue_access(UUID(user), SESSION, SCOPES)
    return jwt.encode({"sub": user, "exp": time.time() + 3600}, SECRET, "HS256")


CREATED = (
    '{"title": "Low water", "content": {"blocks": [{"type": "paragraph",'
    ' "text": [{"text": "Eleven oystercatchers, one heron."}]}]}}'
)


def create(contender: str) -> tuple[str, str, dict[str, str], str]:
    """Return method, path, headers and body of one creation of an entry."""
    headers = {
        "Authorization": f"Bearer {token(contender)}",
        "Content-Type": "application/json",
        "Idempotency-Key": "compared",
    }
    return "POST", f"/api/v1/workspaces/{data.WORKSPACE}/entries", headers, CREATED


def patch(contender: str) -> tuple[str, str, dict[str, str], str]:
    """Return method, path, headers and body of one change of an entry, at its first version."""
    headers = {
        "Authorization": f"Bearer {token(contender)}",
        "Content-Type": media_type(contender),
        "If-Match": '"1"',
    }
    return "PATCH", f"/api/v1/entries/{data.entry_id(1)}", headers, '{"title": "Low water 1"}'


def media_type(contender: str) -> str:
    """Return what a contender takes patches as."""
    return "application/merge-patch+json" if contender in ("D", "B3") else "application/json"


def script(workload: str, contender: str, posts: int, turn: int = 0) -> str:
    """Return the Lua that makes the requests of a workload; addresses are drawn at random.

    `turn` is how many patches there have been.
    """
    head = _HEAD.format(
        posts=posts,
        users=data.USERS,
        entries=data.ENTRIES,
        workspace=data.WORKSPACE,
        token=token(contender),
        turn=turn,
        type=media_type(contender),
        created=CREATED,
    )
    return head + _REQUESTS[workload]


_HEAD = """
math.randomseed(os.time())
local posts, users, entries = {posts}, {users}, {entries}
local workspace, token = "{workspace}", "{token}"
local count = math.random(1, 1e9)
local function post(headers)
  local i = math.random(1, posts)
  local path = "/api/v1/users/user" .. (1 + i % users) .. "/posts/post-" .. i
  return wrk.format("GET", path, headers)
end
local function create()
  count = count + 1
  return wrk.format("POST", "/api/v1/workspaces/" .. workspace .. "/entries",
    {{["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json",
      ["Idempotency-Key"] = "bench-" .. count}},
    '{created}')
end
-- In turn, so that each change names the version that the turn before has made.
-- The first request is one that wrk only looks at, and never sends.
local turn = {turn} - 1
local function patch()
  local i = 1 + turn % entries
  local version = 1 + math.floor(turn / entries)
  turn = turn + 1
  return wrk.format("PATCH", string.format("/api/v1/entries/019c0000-0000-7000-8000-%012x", i),
    {{["Authorization"] = "Bearer " .. token, ["Content-Type"] = "{type}",
      ["If-Match"] = '"' .. version .. '"'}},
    '{{"title": "Low water ' .. turn .. '"}}')
end
"""

_REQUESTS = {
    "trivial": 'request = function() return wrk.format("GET", "/healthz") end\n',
    "post": "request = function() return post(nil) end\n",
    "not modified": """request = function() return post({["If-None-Match"] = '"1"'}) end\n""",
    "list": f'request = function() return wrk.format("GET", "{LIST}") end\n',
    "search": """
-- Words of every post, alone and combined, beside a word of one in five hundred.
local words = {"heron", "violin copper", "letter -thunder", "orchard or meadow", "mark"}
request = function()
  local i = math.random(1, 5)
  local word = words[i]:gsub(" ", "%%20")
  if i == 5 then word = word .. math.random(0, 499) end
  return wrk.format("GET", "/api/v1/search?q=" .. word .. "&limit=20")
end
""",
    "create": "request = function() return create() end\n",
    "patch": "request = function() return patch() end\n",
    "mixed": """
request = function()
  if math.random() < 0.1 then return create() end
  return post(nil)
end
""",
}
WORKLOADS = tuple(_REQUESTS)
