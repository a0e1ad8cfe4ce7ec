"""Before anything is timed: every contender answers what Daybook answers, member by member."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

from bench.load import data, machine, workloads
from bench.load.contenders import Contender, started

NEW = frozenset({"id", "created_at", "updated_at"})
"""What differs between two entries that were written alike."""


def check(able: Sequence[Contender], folder: Path, url: str, posts: int) -> None:
    """Ask each for the same things. Raises `machine.Refused` for other answers than Daybook's."""
    asked = {}
    for contender in able:
        data.rewind(url)
        asked[contender.name] = _asked(contender, folder, posts)
    known = asked.get("D", {})
    for name, given in asked.items():
        for what, answer in given.items():
            if what in known and answer != known[what]:
                told = difference(answer, known[what])
                raise machine.Refused(f"{name} answers '{what}' otherwise than Daybook: {told}")


def _asked(contender: Contender, folder: Path, posts: int) -> dict[str, Any]:
    """Start a contender and ask it. Raises `machine.Refused` with the server's last words."""
    with started(contender, folder) as server, httpx.Client(base_url=server.url) as client:
        try:
            return answers(contender, client, posts)
        except machine.Refused as refused:
            problem, log = refused, server.log
    said = log.read_text("utf-8", errors="replace")[-1500:]
    raise machine.Refused(f"{contender.name}: {problem}\n{said}")


def answers(contender: Contender, client: httpx.Client, posts: int) -> dict[str, Any]:
    """Return what a contender answers to one request of each kind that it can be asked."""
    username, slug = data.address(posts // 2)
    address = f"/api/v1/users/{username}/posts/{slug}"
    found = {
        "post": plain(_good(client.get(address)).json()),
        "list": plain(_good(client.get(workloads.LIST)).json()["data"]),
    }
    if "not modified" in contender.workloads:
        answer = client.get(address, headers={"If-None-Match": '"1"'})
        found["not modified"] = [answer.status_code, answer.content, answer.headers["ETag"]]
    if "create" in contender.workloads:
        method, path, headers, body = workloads.create(contender.name)
        made = _good(client.request(method, path, headers=headers, content=body)).json()
        found["create"] = {k: v for k, v in plain(made).items() if k not in NEW}
    if "patch" in contender.workloads:
        method, path, headers, body = workloads.patch(contender.name)
        changed = _good(client.request(method, path, headers=headers, content=body)).json()
        found["patch"] = {k: v for k, v in plain(changed).items() if k not in NEW}
        again = client.request(method, path, headers=headers, content=body)
        found["lost update"] = again.status_code
    return found


def _good(answer: httpx.Response) -> httpx.Response:
    if not answer.is_success:
        raise machine.Refused(f"{answer.request.url}: {answer.status_code} {answer.text[:300]}")
    return answer


def plain(value: Any) -> Any:
    """Return a JSON value with instants by their value: `Z` and `+00:00` are the same."""
    if isinstance(value, dict):
        return {
            key: datetime.fromisoformat(item) if key.endswith("_at") and item else plain(item)
            for key, item in value.items()
        }
    return [plain(item) for item in value] if isinstance(value, list) else value


def difference(one: Any, other: Any) -> str:
    """Tell in what two answers differ."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = sorted(k for k in one.keys() | other.keys() if one.get(k, ...) != other.get(k, ...))
        return ", ".join(f"{k}: {one.get(k, '-')!r}, not {other.get(k, '-')!r}" for k in names)[
            :500
        ]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next(difference(a, b) for a, b in zip(one, other, strict=True) if a != b)
    return f"{one!r}, not {other!r}"[:500]
