"""Security requirements: who calls, and may they (OpenAPI 3.1.1 §4.8.30)."""

from __future__ import annotations

import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.types import Scope

from codegen.runtime.call import MISSING_SCOPES
from codegen.runtime.encoding import EncodingError, decode_form
from codegen.runtime.headers import HeaderMap
from codegen.runtime.operation import Operation, SecurityScheme
from codegen.runtime.pairs import cookie_pairs, query_pairs
from codegen.runtime.problems import Catalog, Problem

Authenticate = Callable[[Request, Any], Awaitable[Any]]


class BadCredential(Exception):
    """A credential was presented, in a form that its scheme does not have."""


Extract = Callable[[Scope, HeaderMap], str | None]
"""Returns a scheme's credential in a request, None when none is presented; raises BadCredential."""


def extractor(scheme: SecurityScheme) -> Extract:
    """Return what finds a scheme's credential."""
    if scheme.type == "apiKey":
        return _api_key(scheme)
    if scheme.type == "mutualTLS":
        return _client_certificate
    name = _http_scheme(scheme)
    read = {"bearer": _token, "basic": _user_and_password}.get(name, _anything)
    return lambda _, headers: _authorization(headers, name, read)


def _http_scheme(scheme: SecurityScheme) -> str:
    """Return the authentication scheme of HTTP; OAuth 2 and OpenID Connect send bearer tokens."""
    return (scheme.http_scheme or "bearer").lower() if scheme.type == "http" else "bearer"


def _authorization(headers: HeaderMap, scheme: str, read: Callable[[str], str]) -> str | None:
    """Return the credential in Authorization; None when it is for another scheme."""
    raw = headers.get(b"authorization")
    if raw is None:
        return None
    name, _, rest = raw.decode("latin-1").partition(" ")
    return read(rest.strip(" ")) if name.lower() == scheme else None


def _token(text: str) -> str:
    """Return a bearer token (RFC 6750 §2.1), one word; its authenticator knows the rest."""
    if not text or " " in text or "," in text or not text.isascii():
        raise BadCredential
    return text


def _user_and_password(text: str) -> str:
    """Return `user:password`, decoded as UTF-8 (RFC 7617 §2)."""
    try:
        decoded = base64.b64decode(text, validate=True).decode()
    except ValueError:
        raise BadCredential from None
    if ":" not in decoded:
        raise BadCredential
    return decoded


def _anything(text: str) -> str:
    """Return the credentials of a scheme whose form only its authenticator knows."""
    if not text:
        raise BadCredential
    return text


def _api_key(scheme: SecurityScheme) -> Extract:
    """Return what finds an API key by its place and name."""
    name = scheme.parameter_name or ""
    if scheme.location == "header":
        key = name.lower().encode()
        return lambda _, headers: _text(headers.get(key))
    if scheme.location == "cookie":
        return lambda _, headers: _only(cookie_pairs(headers.get(b"cookie") or b""), name)
    return lambda scope, _: _query_key(scope["query_string"], name)


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("latin-1")


def _only(pairs: Sequence[tuple[str, str]], name: str) -> str | None:
    """Return the one value of a name. Raises BadCredential when there are several."""
    values = [value for key, value in pairs if key == name]
    if len(values) > 1:
        raise BadCredential
    return values[0] if values else None


def _query_key(query: bytes, name: str) -> str | None:
    value = _only(query_pairs(query, []), name)
    try:
        return None if value is None else decode_form(value)
    except EncodingError:
        raise BadCredential from None


def _client_certificate(scope: Scope, _: HeaderMap) -> str | None:
    """Return an empty credential when there is a client certificate (ASGI TLS extension)."""
    tls = (scope.get("extensions") or {}).get("tls") or {}
    return "" if tls.get("client_cert_chain") else None


def challenge(scheme: SecurityScheme) -> str:
    """Return the WWW-Authenticate challenge of a scheme (RFC 9110 §11.6.1)."""
    if scheme.type == "apiKey":
        return f'ApiKey realm="api", in="{scheme.location}", name="{scheme.parameter_name}"'
    if scheme.type == "mutualTLS":
        return 'MutualTLS realm="api"'
    name = _http_scheme(scheme)
    if name == "basic":
        return 'Basic realm="api", charset="UTF-8"'
    return f'{name.capitalize()} realm="api"'


class Guard:
    """The security of one operation: one of the alternatives (OR), all schemes of it (AND)."""

    def __init__(
        self,
        operation: Operation,
        schemes: Mapping[str, SecurityScheme],
        authenticators: object,
        catalog: Catalog,
    ) -> None:
        """Resolve every scheme's authenticator.

        Raises ValueError when a scheme or its method is missing.
        """
        self._catalog = catalog
        self._operation = operation
        self._anonymous = () in operation.security
        self._alternatives = [a for a in operation.security if a]
        names = list(dict.fromkeys(name for a in self._alternatives for name, _ in a))
        self._schemes = [_scheme(operation, schemes, name) for name in names]
        self._extract = {s.name: extractor(s) for s in self._schemes}
        self._authenticate = {s.name: _method(authenticators, s) for s in self._schemes}
        self._challenges = ", ".join(challenge(s) for s in self._schemes)
        self._bearer = any("Bearer " in challenge(s) for s in self._schemes)
        self._reads_authorization = any(
            s.type not in ("apiKey", "mutualTLS") for s in self._schemes
        )

    async def admit(self, scope: Scope, headers: HeaderMap) -> Any:
        """Return the principal, None for an anonymous caller who is let in.

        Raises a Problem otherwise.

        A bad credential is refused even where anonymous callers are let in: who presents one
        believes to be someone. A good one that lacks scopes does not shut the door that is open
        to everybody; what it lacks is noted in `scope`, for an answer that turns out to need it.
        """
        attempt = _Attempt(scope, headers, self._extract, self._authenticate)
        missing: list[tuple[str, ...]] = []
        for alternative in self._alternatives:
            principals = await attempt.all_of(alternative)
            if principals is None:
                continue
            lacking = _lacking(alternative, principals)
            if not lacking:
                return principals[0]
            missing.append(lacking)
        if missing and not self._anonymous:
            raise self._insufficient(min(missing, key=len))
        if attempt.refused or (not missing and self._is_foreign(attempt, headers)):
            raise self._bad(attempt.problem)
        if self._anonymous:
            if missing:
                scope[MISSING_SCOPES] = min(missing, key=len)
            return None
        raise self._unauthenticated()

    def _is_foreign(self, attempt: _Attempt, headers: HeaderMap) -> bool:
        """Tell whether Authorization holds what no scheme of the operation understands."""
        return self._reads_authorization and not attempt.presented and b"authorization" in headers

    def _unauthenticated(self) -> Problem:
        """401: no credential (RFC 9110 §15.5.2)."""
        return self._catalog.make(
            "authentication_required",
            "This operation needs a credential.",
            headers={"WWW-Authenticate": self._challenges},
        )

    def _bad(self, problem: Problem | None) -> Problem:
        """401: a credential that its scheme refused (RFC 6750 §3.1)."""
        if problem is None:
            documented = self._catalog.type_of("token_invalid") in self._operation.problems
            kind = "token_invalid" if documented else "authentication_required"
            problem = self._catalog.make(kind, "The credential is malformed.")
        if not any(name.lower() == "www-authenticate" for name in problem.headers):
            value = 'Bearer error="invalid_token"' if self._bearer else self._challenges
            problem.headers["WWW-Authenticate"] = value
        return problem

    def _insufficient(self, scopes: tuple[str, ...]) -> Problem:
        """403: known, but without the scopes (RFC 6750 §3.1)."""
        value = f'Bearer error="insufficient_scope", scope="{" ".join(scopes)}"'
        return self._catalog.make(
            "insufficient_scope",
            f"The credential lacks the scope {', '.join(scopes)}.",
            headers={"WWW-Authenticate": value} if self._bearer else None,
            missing_scopes=list(scopes),
        )


class _Attempt:
    """The credentials of one request, each looked at once."""

    __slots__ = (
        "_authenticate",
        "_extract",
        "_headers",
        "_known",
        "_scope",
        "presented",
        "problem",
        "refused",
    )

    def __init__(
        self,
        scope: Scope,
        headers: HeaderMap,
        extract: Mapping[str, Extract],
        authenticate: Mapping[str, Authenticate],
    ) -> None:
        self._scope = scope
        self._headers = headers
        self._extract = extract
        self._authenticate = authenticate
        self._known: dict[str, Any] = {}
        self.presented = False
        self.refused = False
        self.problem: Problem | None = None

    async def all_of(self, alternative: Sequence[tuple[str, tuple[str, ...]]]) -> list[Any] | None:
        """Return the principal of every scheme; None when one has no good credential."""
        principals = []
        for name, _ in alternative:
            if name not in self._known:
                self._known[name] = await self._principal(name)
            principal = self._known[name]
            if principal is None:
                return None
            principals.append(principal)
        return principals

    async def _principal(self, name: str) -> Any:
        """Return a scheme's principal.

        None without a credential, or with one that is refused (401).
        """
        try:
            credential = self._extract[name](self._scope, self._headers)
            if credential is None:
                return None
            self.presented = True
            return await self._authenticate[name](Request(self._scope), credential)
        except BadCredential:
            self.presented = self.refused = True
        except Problem as problem:
            if problem.status != HTTPStatus.UNAUTHORIZED:
                raise
            self.refused = True
            self.problem = self.problem or problem
        return None


def _lacking(
    alternative: Sequence[tuple[str, tuple[str, ...]]], principals: Sequence[Any]
) -> tuple[str, ...]:
    """Return the required scopes that the principals do not have, in the order of the contract."""
    return tuple(
        scope
        for (_, scopes), principal in zip(alternative, principals, strict=True)
        for scope in scopes
        if scope not in principal.scopes
    )


def _scheme(
    operation: Operation, schemes: Mapping[str, SecurityScheme], name: str
) -> SecurityScheme:
    if name not in schemes:
        raise ValueError(f"operation {operation.id}: there is no security scheme {name!r}")
    return schemes[name]


def _method(authenticators: object, scheme: SecurityScheme) -> Authenticate:
    method = getattr(authenticators, scheme.method, None)
    if not callable(method):
        raise ValueError(  # noqa: TRY004 a part is missing, no type is wrong
            f"the authenticators have no method {scheme.method!r} ({scheme.name})"
        )
    authenticate: Authenticate = method
    return authenticate
