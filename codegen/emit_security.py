"""Writes security.py: schemes as one Protocol, scopes as a Literal, and who may call what."""

from __future__ import annotations

from codegen.emit_source import Call, Module, assign, docstring, wrap
from codegen.ir import Contract, SecurityScheme

_DOC = "Who may call what: the security schemes, the scopes and the requirements of the contract."
_HTTP = {
    "bearer": "the token of `Authorization: Bearer`",
    "basic": "`user:password` of `Authorization: Basic`, decoded",
}


def module(contract: Contract) -> Module:
    """Return security.py."""
    made = Module(_DOC)
    made.use("typing", "Literal")
    made.add(_scopes(contract))
    if contract.security_schemes:
        made.use("codegen.runtime", "SecurityScheme")
        made.use("starlette.requests", "Request")
        made.add('P = TypeVar("P", covariant=True)', _authenticators(contract))
        schemes = tuple(scheme_call(scheme) for scheme in contract.security_schemes)
        made.add(assign("SCHEMES: tuple[SecurityScheme, ...]", schemes))
    made.add(_requirements(contract), _public(contract))
    return made


def scopes(contract: Contract) -> list[str]:
    """Return every scope that a scheme declares or an operation requires, sorted."""
    found = {scope for scheme in contract.security_schemes for scope in scheme.scopes}
    for operation in contract.operations:
        found |= {scope for alt in operation.security for need in alt for scope in need.scopes}
    return sorted(found)


def _scopes(contract: Contract) -> str:
    names = scopes(contract)
    if not names:
        return "Scope = str"
    return wrap("Scope = Literal", names, "", brackets="[]")


def _authenticators(contract: Contract) -> str:
    head = "class Authenticators(Protocol[P]):\n" + docstring(
        "One method per scheme: it returns the principal that the credential proves, whose `scopes`"
        " say what it may do, and raises a problem (401) for a credential that proves nothing.",
        "    ",
    )
    return "\n\n".join([head, *(_authenticator(scheme) for scheme in contract.security_schemes)])


def _authenticator(scheme: SecurityScheme) -> str:
    first = scheme.description.strip().split("\n\n")[0] or f"{scheme.name} ({scheme.type})."
    doc = f"{first}\n\n`credential` is {_credential(scheme)}."
    signature = f"    async def {scheme.method}(self, request: Request, credential: str, /) -> P:"
    return "\n".join([signature, docstring(doc, " " * 8), "        ..."])


def _credential(scheme: SecurityScheme) -> str:
    if scheme.type == "apiKey":
        return f"the value of the {scheme.api_key_in} parameter `{scheme.api_key_name}`"
    if scheme.type == "mutualTLS":
        return "empty: `request.scope` has the certificate that TLS verified"
    http = (scheme.http_scheme or "bearer").lower()
    return _HTTP.get(http, f"what follows `{scheme.http_scheme}` in `Authorization`")


def scheme_call(scheme: SecurityScheme) -> Call:
    """Return the descriptor of a scheme."""
    kwargs = {
        "name": scheme.name,
        "method": scheme.method,
        "type": scheme.type,
        "http_scheme": scheme.http_scheme.lower() if scheme.http_scheme else None,
        "location": scheme.api_key_in,
        "parameter_name": scheme.api_key_name,
    }
    return Call("SecurityScheme", kwargs={key: value for key, value in kwargs.items() if value})


def _requirements(contract: Contract) -> str:
    kind = "Mapping[str, tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]]"
    value = {
        operation.name: tuple(
            tuple((need.scheme, need.scopes) for need in alternative)
            for alternative in operation.security
        )
        for operation in contract.operations
    }
    comment = "# Alternatives (OR) of schemes with their scopes (AND); an empty one lets anyone in."
    return f"{comment}\n{assign(f'REQUIREMENTS: {kind}', value)}"


def _public(contract: Contract) -> str:
    names = tuple(operation.name for operation in contract.operations if not operation.security)
    return assign("PUBLIC: frozenset[str]", Call("frozenset", (names,)))
