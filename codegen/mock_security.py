"""Who a mock lets in: everybody with a credential of the right form, or with a certain one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from codegen.ir import Contract
from codegen.runtime import Catalog, Problem


class AllScopes(frozenset[str]):
    """A set of scopes that has every scope."""

    def __contains__(self, _scope: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever calls a mock; `credential` is what was presented."""

    credential: str
    scopes: frozenset[str] = AllScopes()


class Anyone:
    """The authenticators of every scheme of a contract."""

    def __init__(self, contract: Contract, credential: str | None = None) -> None:
        """Accept any credential, or `credential` alone: as token, key, or password."""
        self._only = credential
        for scheme in contract.security_schemes:
            setattr(self, scheme.method, self._authenticator(secret=scheme.type != "mutualTLS"))

    def _authenticator(self, *, secret: bool) -> Callable[[Request, str], Awaitable[Caller]]:
        async def authenticate(_request: Request, credential: str) -> Caller:
            if secret and self._only is not None and not self._is_the_one(credential):
                raise _refused()
            return Caller(credential)

        return authenticate

    def _is_the_one(self, credential: str) -> bool:
        return self._only in (credential, credential.partition(":")[2])


def _refused() -> Problem:
    return Catalog().make("token_invalid", "This mock accepts another credential.")


class WithCertificate:
    """Lets a plain connection count as one with a client certificate: a mock has no TLS."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http":
            tls: dict[str, Any] = {"client_cert_chain": ["mock"]}
            scope["extensions"] = {**(scope.get("extensions") or {}), "tls": tls}
        await self._app(scope, receive, send)
