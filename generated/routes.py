# DO NOT EDIT. Change openapi.yaml, then: python -m codegen generate openapi.yaml
"""Joins the operations of the contract to their handlers: a router for any FastAPI app."""

from __future__ import annotations

from typing import TypeVar

from codegen.runtime import ContractRouter, Execute, Options
from codegen.runtime.routing import Unimplemented, build_router

from . import handlers
from .operations import OPERATIONS
from .problems import PROBLEMS
from .security import SCHEMES, Authenticators
from .validators import VALIDATORS

C = TypeVar("C")
P = TypeVar("P")


def router(
    *,
    security: Authenticators[P],
    execute: Execute[P, C],
    auth: handlers.Auth[C],
    account: handlers.Account[C],
    reactions: handlers.Reactions[C],
    api_keys: handlers.ApiKeys[C],
    workspaces: handlers.Workspaces[C],
    members: handlers.Members[C],
    invitations: handlers.Invitations[C],
    entries: handlers.Entries[C],
    tags: handlers.Tags[C],
    revisions: handlers.Revisions[C],
    publications: handlers.Publications[C],
    posts: handlers.Posts[C],
    comments: handlers.Comments[C],
    audience: handlers.Audience[C],
    moderation: handlers.Moderation[C],
    users: handlers.Users[C],
    feeds: handlers.Feeds[C],
    search: handlers.Search[C],
    media: handlers.Media[C],
    health: handlers.Health[C],
    options: Options | None = None,
    unimplemented: Unimplemented = "refuse",
) -> ContractRouter:
    """Return the routes. Raises UnimplementedOperations when a function is missing."""
    return build_router(
        OPERATIONS,
        validators=VALIDATORS,
        handlers={
            "auth": auth,
            "account": account,
            "reactions": reactions,
            "api_keys": api_keys,
            "workspaces": workspaces,
            "members": members,
            "invitations": invitations,
            "entries": entries,
            "tags": tags,
            "revisions": revisions,
            "publications": publications,
            "posts": posts,
            "comments": comments,
            "audience": audience,
            "moderation": moderation,
            "users": users,
            "feeds": feeds,
            "search": search,
            "media": media,
            "health": health,
        },
        execute=execute,
        schemes=SCHEMES,
        security=security,
        problems=PROBLEMS,
        options=options,
        unimplemented=unimplemented,
    )
