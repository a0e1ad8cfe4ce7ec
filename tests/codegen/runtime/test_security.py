"""Security: who is let in, and what the others are told."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

import pytest

from codegen.runtime import Options, Problem, SecurityScheme
from tests.codegen.runtime.service import client, echo, operation, router, send_raw

BEARER = SecurityScheme("bearerAuth", "bearer", "http", "bearer")
BASIC = SecurityScheme("basicAuth", "basic", "http", "basic")
KEY = SecurityScheme("key", "key", "apiKey", location="header", parameter_name="X-Key")
QUERY = SecurityScheme("query", "key", "apiKey", location="query", parameter_name="api_key")
COOKIE = SecurityScheme("cookie", "key", "apiKey", location="cookie", parameter_name="session")
OAUTH = SecurityScheme("oauth", "bearer", "oauth2")
OIDC = SecurityScheme("oidc", "bearer", "openIdConnect")
TLS = SecurityScheme("tls", "certificate", "mutualTLS")
DIGEST = SecurityScheme("digest", "basic", "http", "digest")
ALL = (BEARER, BASIC, KEY, QUERY, COOKIE, OAUTH, OIDC, TLS, DIGEST)


class TokenExpired(Problem):
    """401: as an authenticator says it."""

    type: ClassVar[str] = "/problems/token_expired"
    status: ClassVar[int] = 401
    title: ClassVar[str] = "Token expired"


class Suspended(Problem):
    """403: a good credential of somebody who may do nothing."""

    type: ClassVar[str] = "/problems/account_suspended"
    status: ClassVar[int] = 403
    title: ClassVar[str] = "Suspended"


class Who:
    """A principal; its credential lists its scopes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.scopes = frozenset(name.split("."))


class Authenticators:
    """Believe everything but `bad`, and count."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def bearer(self, _request: Any, credential: str, /) -> Who:
        """Return who the credential names."""
        self.asked.append(credential)
        if credential == "bad":
            raise TokenExpired
        if credential == "suspended":
            raise Suspended
        return Who(credential)

    basic = key = certificate = bearer


async def name(call: Any, _request: Any) -> Any:
    """Answer with who called."""
    return type(await echo(None))({"who": call.principal and call.principal.name})


async def ask(
    *security: Any, headers: dict[str, str] | None = None, path: str = "/things", **more: Any
) -> tuple[int, Any, Any]:
    """Call an operation with these alternatives; return status, body and challenge."""
    options = more.pop("options", Options())
    served = router(
        operation(security=security, name="name", **more),
        schemes=ALL,
        security=Authenticators(),
        options=options,
        name=name,
    )
    async with client(served) as http:
        answer = await http.get(path, headers=headers)
    return answer.status_code, answer.json(), answer.headers.get("www-authenticate")


def bearer(token: str) -> dict[str, str]:
    """Return the header of a bearer token."""
    return {"Authorization": f"Bearer {token}"}


NEEDS_A = (("bearerAuth", ("a",)),)


async def test_public_operations_ask_nobody() -> None:
    """`security: []` ignores credentials, bad ones too."""
    assert (await ask(headers=bearer("bad")))[:2] == (200, {"who": None})


async def test_without_a_credential_all_schemes_are_offered() -> None:
    """401 lists a challenge for every scheme that would do."""
    status, _, challenge = await ask(NEEDS_A, (("key", ()),), (("basicAuth", ()),))
    assert status == 401
    assert challenge == (
        'Bearer realm="api", ApiKey realm="api", in="header", name="X-Key", '
        'Basic realm="api", charset="UTF-8"'
    )


async def test_a_good_credential_with_the_scopes_is_let_in() -> None:
    """The principal reaches the handler; the scheme's name has no case (RFC 9110 §11.1)."""
    assert (await ask(NEEDS_A, headers=bearer("a.b")))[:2] == (200, {"who": "a.b"})
    assert (await ask(NEEDS_A, headers={"authorization": "bEARER a"}))[0] == 200


async def test_missing_scopes_are_named() -> None:
    """403 insufficient_scope, in the problem and in the challenge (RFC 6750 §3.1)."""
    needs = (("bearerAuth", ("a", "b", "c")),)
    status, body, challenge = await ask(needs, headers=bearer("b"))
    assert (status, body["missing_scopes"]) == (403, ["a", "c"])
    assert challenge == 'Bearer error="insufficient_scope", scope="a c"'


@pytest.mark.parametrize("anonymous", [(), ((),)])
async def test_a_bad_credential_is_refused_even_where_nobody_is_needed(anonymous: Any) -> None:
    """Who presents a credential believes to be someone; the authenticator's own problem is told."""
    status, body, challenge = await ask(*anonymous, NEEDS_A, headers=bearer("bad"))
    assert (status, body["type"]) == (401, "/problems/token_expired")
    assert challenge == 'Bearer error="invalid_token"'


@pytest.mark.parametrize(
    "value", ["Bearer", "Bearer a b", "Basic YTpi", "garbage", "Bearer a, Bearer b"]
)
async def test_a_malformed_credential_is_refused(value: str) -> None:
    """What no scheme of the operation can read is a bad credential, not an anonymous call."""
    encoded = {"authorization": value}
    status, _, challenge = await ask((), NEEDS_A, headers=encoded)
    assert (status, challenge) == (401, 'Bearer error="invalid_token"')


async def test_what_a_token_lacks_is_known_where_it_was_not_needed() -> None:
    """Anonymous callers may come in, so may this one; an answer that needs more can say what."""
    seen = []

    async def look(call: Any, request: Any) -> Any:
        seen.append((call.principal, call.missing_scopes))
        return await echo(request)

    served = router(
        operation(security=((), (("bearerAuth", ("a", "c")),)), name="look"),
        schemes=ALL,
        security=Authenticators(),
        look=look,
    )
    for headers in (bearer("a"), bearer("b"), {}):
        await send_raw(served, headers=headers)
    assert seen == [(None, ("c",)), (None, ("a", "c")), (None, ())]


async def test_anonymous_callers_are_let_in_where_the_contract_says_so() -> None:
    """`{}` among the alternatives, in any place; one who lacks scopes comes in as nobody."""
    assert (await ask((), NEEDS_A))[:2] == (200, {"who": None})
    assert (await ask(NEEDS_A, ()))[:2] == (200, {"who": None})
    assert (await ask((), NEEDS_A, headers=bearer("a")))[:2] == (200, {"who": "a"})
    assert (await ask((), NEEDS_A, headers=bearer("b")))[:2] == (200, {"who": None})


async def test_one_alternative_is_enough() -> None:
    """The first that holds counts, although another lacks scopes or has a bad credential."""
    either = (NEEDS_A, (("key", ("b",)),))
    assert (await ask(*either, headers={"x-key": "b"}))[1] == {"who": "b"}
    assert (await ask(*either, headers={**bearer("x"), "x-key": "b"}))[1] == {"who": "b"}
    assert (await ask(*either, headers={**bearer("bad"), "x-key": "b"}))[1] == {"who": "b"}
    assert (await ask(*either, headers={**bearer("x"), "x-key": "y"}))[0] == 403


async def test_all_schemes_of_an_alternative_must_hold() -> None:
    """AND: each with its own scopes; the first names the principal."""
    both = (("bearerAuth", ("a",)), ("key", ("b",)))
    assert (await ask(both, headers={**bearer("a"), "x-key": "b"}))[1] == {"who": "a"}
    assert (await ask(both, headers=bearer("a")))[0] == 401
    status, body, _ = await ask(both, headers={**bearer("a"), "x-key": "a"})
    assert (status, body["missing_scopes"]) == (403, ["b"])


async def test_problems_other_than_401_are_passed_on() -> None:
    """A suspended account is told so, whatever else it might try."""
    status, body, challenge = await ask((), NEEDS_A, headers=bearer("suspended"))
    assert (status, body["type"], challenge) == (403, "/problems/account_suspended", None)


@pytest.mark.parametrize(
    ("scheme", "headers", "path"),
    [
        ("key", {"x-key": "k"}, "/things"),
        ("query", {}, "/things?api_key=%6B"),
        ("cookie", {"cookie": "a=b; session=k; c=d"}, "/things"),
        ("oauth", bearer("k"), "/things"),
        ("oidc", bearer("k"), "/things"),
        ("digest", {"authorization": "Digest k"}, "/things"),
    ],
)
async def test_every_place_of_a_credential_is_read(
    scheme: str, headers: dict[str, str], path: str
) -> None:
    """API keys in three places, bearer tokens for OAuth 2 and OpenID Connect, any http scheme."""
    assert (await ask(((scheme, ()),), headers=headers, path=path))[1] == {"who": "k"}


async def test_basic_credentials_are_decoded() -> None:
    """RFC 7617: user and password in UTF-8, and nothing that is not that."""
    alternative = (("basicAuth", ()),)
    good = {"authorization": "Basic " + base64.b64encode("jö:p:w".encode()).decode()}
    assert (await ask(alternative, headers=good))[1] == {"who": "jö:p:w"}
    for bad in ("Basic !", "Basic " + base64.b64encode(b"nocolon").decode(), "Basic /zpi"):
        status, _, challenge = await ask(alternative, headers={"authorization": bad})
        assert (status, challenge) == (401, 'Basic realm="api", charset="UTF-8"')


async def test_two_keys_are_no_key() -> None:
    """A repeated credential is refused rather than one of them chosen."""
    alternative = (("query", ()),)
    assert (await ask(alternative, path="/things?api_key=a&api_key=b"))[0] == 401
    cookies = {"cookie": "session=a; session=b"}
    assert (await ask((("cookie", ()),), headers=cookies))[0] == 401


async def test_a_client_certificate_comes_from_the_server() -> None:
    """mutualTLS: the TLS extension of ASGI says that there is one."""
    served = router(
        operation(security=((("tls", ()),),)),
        schemes=ALL,
        security=Authenticators(),
        options=Options(),
    )
    assert (await send_raw(served))[0]["status"] == 401
    tls = {"tls": {"client_cert_chain": ["-----BEGIN CERTIFICATE-----"]}}
    assert (await send_raw(served, extensions=tls))[0]["status"] == 200


async def test_an_authenticator_is_asked_once() -> None:
    """However many alternatives name its scheme."""
    authenticators = Authenticators()
    served = router(
        operation(security=(NEEDS_A, (("bearerAuth", ("b",)),))),
        schemes=ALL,
        security=authenticators,
        options=Options(),
    )
    assert (await send_raw(served, headers=bearer("b")))[0]["status"] == 200
    assert authenticators.asked == ["b"]


def test_a_missing_scheme_or_authenticator_is_told_at_start() -> None:
    """An operation that could never be called is not served."""
    with pytest.raises(ValueError, match="no security scheme 'none'"):
        router(operation(security=((("none", ()),),)))
    with pytest.raises(ValueError, match="no method 'bearer'"):
        router(operation(security=(NEEDS_A,)), schemes=ALL, security=object())


async def test_security_comes_before_everything_else() -> None:
    """401 before 415, 406 and 422: a stranger learns nothing of the contract's inside."""
    headers = {"accept": "text/html", "content-type": "x/y"}
    assert (await ask(NEEDS_A, headers=headers, path="/things?unknown=1"))[0] == 401


class TooMany(Problem):
    """429: as an application says it."""

    type: ClassVar[str] = "/problems/too_many"
    status: ClassVar[int] = 429
    title: ClassVar[str] = "Too many"


async def test_admit_is_asked_about_callers_who_may() -> None:
    """It learns who calls what; what it raises is the answer, whatever else is wrong."""
    asked: list[tuple[str, str | None]] = []

    async def admit(made: Any, principal: Who | None, _scope: Any) -> None:
        asked.append((made.id, principal.name if principal else None))
        if principal is None:
            raise TooMany

    options = Options(validate_responses=1.0, admit=admit)
    unacceptable = {"Accept": "image/png"}
    with_token = {**unacceptable, "Authorization": "Bearer a"}
    either = ((), (("bearerAuth", ("a",)),))
    assert (await ask(*either, headers=unacceptable, options=options))[0] == 429
    assert (await ask(*either, headers=with_token, options=options))[0] == 406
    assert (await ask((("bearerAuth", ("b",)),), headers=with_token, options=options))[0] == 403
    assert asked == [("GET /things", None), ("GET /things", "a")]
