"""The authorisation matrix: every operation, tried by nine kinds of callers, against one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests import make
from tests.contract.document import Operation
from tests.contract.scenes import SCENES, Caller, Stage, ask

TABLE = Path(__file__).with_name("policy.txt")
PRINCIPALS = (
    "anonymous",
    "unverified",
    "outsider",
    "viewer",
    "editor",
    "admin",
    "owner",
    "key",
    "suspended",
)
"""The columns of the table. `unverified` is an editor whose address is not confirmed, `key` the
owner's API key with every scope but those that the operation needs, `suspended` an owner whose
token still lives."""


def policy() -> dict[str, tuple[str, ...]]:
    """Read the table: for each operation one verdict per kind of caller."""
    rows = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *verdicts = line.split()
            assert len(verdicts) == len(PRINCIPALS), f"{TABLE.name}: {name} has {len(verdicts)}"
            rows[name] = tuple(verdicts)
    return rows


def verdict(answer: httpx.Response) -> str:
    """Say in one word how a caller was answered: `yes`, or the refusal.

    What is refused for other reasons than who asks (no such token, a state that does not allow it)
    has let the caller through.
    """
    if answer.status_code < 400:
        return "yes"
    kind = answer.json()["type"].removeprefix("/problems/")
    return _REFUSALS.get((answer.status_code, kind), f"{answer.status_code}:{kind}")


_REFUSALS = {
    (401, "authentication_required"): "401",
    (401, "token_invalid"): "401-token",
    (401, "invalid_credentials"): "yes-wrong",
    (403, "insufficient_scope"): "403-scope",
    (403, "forbidden"): "403",
    (403, "email_unverified"): "403-mail",
    (404, "not_found"): "404",
}


@dataclass(slots=True)
class Cast:
    """Everybody who tries: made once, on one stage."""

    stage: Stage
    people: dict[str, Caller]

    async def verdicts(self, operation: Operation) -> Iterator[str]:
        """Play an operation's scene once for each kind of caller."""
        told = []
        for principal in PRINCIPALS:
            scene = await SCENES[operation.id](self.stage)
            answer = await ask(self.stage, operation, scene, self._headers(principal, operation))
            told.append(verdict(answer))
        return iter(told)

    def _headers(self, principal: str, operation: Operation) -> dict[str, str]:
        if principal == "anonymous":
            return {}
        if principal == "key":
            needed = self.stage.document.scopes(operation)
            rest = frozenset(s for s in self.stage.scopes if s not in needed and may_hold(s))
            return dict(self.stage.api_key(self.people["owner"], rest).headers)
        return dict(self.people[principal].headers)


def may_hold(scope: str) -> bool:
    """Tell whether a key may have a scope."""
    return scope not in ("account:write", "entries:purge") and not scope.startswith("admin:")


def cast(stage: Stage) -> Cast:
    """Make a workspace, and somebody for each column of the table."""
    stage.workspace = _workspace(stage)
    roles = {"unverified": "editor", "outsider": None, "suspended": "owner"}
    people = {
        name: stage.caller(name, roles.get(name, name), verified=name != "unverified")
        for name in PRINCIPALS
        if name not in ("anonymous", "key")
    }
    stage.database.execute(
        "UPDATE users SET suspended_at = now(), is_active = false WHERE id = %s",
        [people["suspended"].id],
    )
    stage.owner = people["owner"]
    return Cast(stage, people)


def _workspace(stage: Stage) -> str:
    return str(make.workspace(stage.database, publishing="editors"))
