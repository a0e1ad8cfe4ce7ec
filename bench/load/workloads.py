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
    if contender == "D":
        return KeyRing.from_settings(SECRET).issue_access(UUID(user), SESSION, SCOPES)
    return jwt.encode({"sub": user, "exp": time.time() + 3600}, SECRET, "HS256")


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
        type="application/merge-patch+json" if contender == "D" else "application/json",
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
    '{{"title": "Low water", "content": {{"blocks": [{{"type": "paragraph",' ..
    ' "text": [{{"text": "Eleven oystercatchers, one heron."}}]}}]}}}}')
end
-- In turn, so that each change names the version that the turn before has made.
local turn = {turn}
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
local words = {"heron", "violin copper", "letter -thunder", "orchard or meadow"}
request = function()
  local word = words[math.random(1, 4)]:gsub(" ", "%%20")
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
