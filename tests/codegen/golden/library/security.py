# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""Who may call what: the security schemes, the scopes and the requirements of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol, TypeVar

from codegen.runtime import SecurityScheme
from starlette.requests import Request

Scope = Literal["books:read", "books:write"]

P = TypeVar("P", covariant=True)


class Authenticators(Protocol[P]):
    """One method per scheme: it returns the principal that the credential proves, whose `scopes`
    say what it may do, and raises a problem (401) for a credential that proves nothing.
    """

    async def token(self, request: Request, credential: str, /) -> P:
        """token (oauth2).

        `credential` is the token of `Authorization: Bearer`.
        """
        ...

    async def key(self, request: Request, credential: str, /) -> P:
        """key (apiKey).

        `credential` is the value of the header parameter `X-Key`.
        """
        ...

    async def desk(self, request: Request, credential: str, /) -> P:
        """The people at the desk.

        `credential` is `user:password` of `Authorization: Basic`, decoded.
        """
        ...


SCHEMES: tuple[SecurityScheme, ...] = (
    SecurityScheme(name="token", method="token", type="oauth2"),
    SecurityScheme(
        name="key",
        method="key",
        type="apiKey",
        location="header",
        parameter_name="X-Key",
    ),
    SecurityScheme(name="desk", method="desk", type="http", http_scheme="basic"),
)

# Alternatives (OR) of schemes with their scopes (AND); an empty one lets anyone in.
REQUIREMENTS: Mapping[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]] = {
    "list_books": ((), (("token", ("books:read",)),)),
    "add_book": ((("token", ("books:write",)), ("key", ())),),
    "read_book": (),
    "change_book": ((("token", ("books:write",)),),),
    "read_cover": (),
    "replace_cover": (),
    "follow_news": (),
    "get_health": (),
}

PUBLIC: frozenset[str] = frozenset(
    ("read_book", "read_cover", "replace_cover", "follow_news", "get_health"),
)
