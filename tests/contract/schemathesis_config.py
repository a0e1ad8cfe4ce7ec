"""The fuzzer's configuration: `schemathesis.toml` and the file of its two users.

Everything is on: all checks, all phases, all warnings as failures. No expected status is changed;
what the contract declares beyond its schemas is granted answer by answer in `tests.contract.hooks`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.contract.serve import User

HOOKS = "tests.contract.hooks"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much one run tries.

    `operations` names the operationIds to test, all when empty. `phases` are those of Schemathesis.
    `quick` stops at the first failure and does not look for a smaller one. `inferred` also follows
    the links that Schemathesis makes up from names, many times as many as the document writes.
    """

    seed: int
    examples: int = 20
    operations: tuple[str, ...] = ()
    phases: tuple[str, ...] = ("examples", "coverage", "fuzzing", "stateful")
    quick: bool = False
    inferred: bool = True
    warnings: bool = True
    extra: dict[str, str] = field(default_factory=dict)


def write(folder: Path, url: str, users: tuple[User, User], plan: Plan) -> Path:
    """Write the files into the folder and give the path of `schemathesis.toml`."""
    (folder / "users.json").write_text(json.dumps(_users(users), indent=2))
    path = folder / "schemathesis.toml"
    path.write_text(_configuration(folder, url, users, plan))
    return path


def _users(users: tuple[User, User]) -> object:
    """The sign-ins of both, in the format of Web Fuzzing Commons."""
    template = {
        "loginEndpointAuth": {
            "endpoint": "/api/v1/auth/sessions",
            "verb": "POST",
            "contentType": "application/json",
            "token": {
                "extractFrom": "body",
                "extractSelector": "/access_token",
                "sendIn": "header",
                "sendName": "Authorization",
                "sendTemplate": "Bearer {token}",
            },
        }
    }
    fields = {"usernameField": "email", "passwordField": "password"}
    return {
        "authTemplate": template,
        "auth": [
            {
                "name": user.username,
                "loginEndpointAuth": {
                    "payloadUserPwd": {**fields, "username": user.email, "password": user.password}
                },
            }
            for user in users
        ],
    }


def _configuration(folder: Path, url: str, users: tuple[User, User], plan: Plan) -> str:
    names = [user.username for user in users]
    lines = [
        f"base-url = {_text(url)}",
        f"hooks = {_text(HOOKS)}",
        f"seed = {plan.seed}",
        "workers = 1",
        "color = false",
        "max-redirects = 0  # a redirect is an answer of its own",
        "request-timeout = 30",
        f"continue-on-failure = {_flag(not plan.quick)}",
        *(["max-failures = 1"] if plan.quick else []),
        "[cache]",
        "enabled = false  # every run stands alone",
        "[warnings]",
        f"fail-on = {_flag(plan.warnings)}",
        "[generation]",
        'mode = "all"',
        f"max-examples = {plan.examples}",
        'database = "none"',
        f"no-shrink = {_flag(plan.quick)}",
        "[auth.wfc]",
        f"path = {_text(str(folder / 'users.json'))}",
        f"user = {_text(names[0])}  # who asks; the other is the peer who must not see it",
        f"peers = {json.dumps(names)}",
        "refresh_interval = 300",
        "[reports]",
        f"directory = {_text(str(folder))}",
        f"[reports.json]\npath = {_text(str(folder / 'report.json'))}",
        f"[reports.ndjson]\npath = {_text(str(folder / 'events.ndjson'))}",
    ]
    for phase in ("examples", "coverage", "fuzzing", "stateful"):
        lines += [f"[phases.{phase}]", f"enabled = {_flag(phase in plan.phases)}"]
    # Links are followed as written: Hypothesis ends a suite whose steps go otherwise when repeated.
    lines += [
        "link-calibration = false",
        *([] if plan.inferred else ["inference = { algorithms = [] }"]),
        "[phases.stateful.generation]",
        f"max-examples = {8 * plan.examples}",  # scenarios
    ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value)


def _flag(value: bool) -> str:  # noqa: FBT001 - it is what is written
    return "true" if value else "false"
