"""Security test 2: whatever is sent as a credential, it is refused as 401, and breaks nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.settings import Settings
from core.tokens import derive, new_api_key
from tests.handlers.conftest import Person, expect, problem

ACCOUNT = "/api/v1/account"
Part = dict[str, Any]


def encoded(content: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def part(value: Part) -> str:
    """A header or a payload."""
    return encoded(json.dumps(value).encode())


class Forger:
    """Has somebody's good token, and for some attacks even the key that signs."""

    def __init__(self, token: str, secret: str) -> None:
        self.token = token
        self.header, self.claims = (
            json.loads(base64.urlsafe_b64decode(text + "==")) for text in token.split(".")[:2]
        )
        self.key = Ed25519PrivateKey.from_private_bytes(derive(secret.encode(), "sign"))
        self.public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def signed(self, *, header: Part | None = None, claims: Part | None = None) -> str:
        """Sign with our own key what differs in these members; None takes one away."""
        parts = [_changed(self.header, header or {}), _changed(self.claims, claims or {})]
        text = ".".join(part(value) for value in parts)
        return f"{text}.{encoded(self.key.sign(text.encode()))}"

    def hashed(self, algorithm: str, key: bytes) -> str:
        """Sign with an HMAC, hoping that the server takes a public key for its secret."""
        text = f"{part({**self.header, 'alg': algorithm})}.{part(self.claims)}"
        digest = {"HS256": hashlib.sha256, "HS512": hashlib.sha512}[algorithm]
        return f"{text}.{encoded(hmac.digest(key, text.encode(), digest))}"

    def foreign(self, **header: Any) -> str:
        """Sign with a key of one's own, and say where it is to be found."""
        own = Ed25519PrivateKey.generate()
        return jwt.encode(self.claims, own, algorithm="EdDSA", headers={**self.header, **header})

    @property
    def jwk(self) -> Part:
        """A key that nobody here made."""
        own = Ed25519PrivateKey.generate().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return {"kty": "OKP", "crv": "Ed25519", "x": encoded(own)}

    def attacks(self) -> dict[str, str]:
        """Every attack by its name."""
        now = int(time.time())
        head, body, signature = self.token.split(".")
        pem = self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return {
            "alg none": f"{part({**self.header, 'alg': 'none'})}.{body}.",
            "alg None": f"{part({**self.header, 'alg': 'None'})}.{body}.",
            "alg nOnE, signed": self.signed(header={"alg": "nOnE"}),
            "no alg": self.signed(header={"alg": None}),
            "no signature": f"{head}.{body}.",
            "two parts": f"{head}.{body}",
            "five parts": f"{self.token}.{head}.{body}",
            "HS256 over the raw public key": self.hashed("HS256", self.public),
            "HS256 over the public key as PEM": self.hashed("HS256", pem),
            "HS512 over nothing": self.hashed("HS512", b""),
            "RS256 in the header": self.signed(header={"alg": "RS256"}),
            "ES256 in the header": self.signed(header={"alg": "ES256"}),
            "a foreign key under our kid": self.foreign(),
            "a foreign kid": self.foreign(kid="elsewhere"),
            "a kid that is a path": self.foreign(kid="../../dev/null"),
            "a kid that is SQL": self.foreign(kid="' OR 1=1 --"),
            "our key under a foreign kid": self.signed(header={"kid": "elsewhere"}),
            "no kid": self.signed(header={"kid": None}),
            "a kid that is a list": self.signed(header={"kid": ["a"]}),
            "jku": self.foreign(jku="http://127.0.0.1:9/jwks.json"),
            "x5u": self.foreign(x5u="http://127.0.0.1:9/cert.pem"),
            "jwk": self.foreign(jwk=self.jwk),
            "our key, and a jku": self.signed(header={"jku": "http://127.0.0.1:9/jwks.json"}),
            "our key, and a jwk": self.signed(header={"jwk": self.jwk}),
            "crit": self.signed(header={"crit": ["exp"]}),
            "an unencoded payload": self.signed(header={"b64": False, "crit": ["b64"]}),
            "expired": self.signed(claims={"exp": now - 60}),
            "expired ten seconds ago": self.signed(claims={"exp": now - 10}),
            "never expires": self.signed(claims={"exp": None}),
            "not yet": self.signed(claims={"nbf": now + 600}),
            "made tomorrow": self.signed(claims={"iat": now + 86_400}),
            "for somebody else": self.signed(claims={"aud": "another"}),
            "for us and others": self.signed(claims={"aud": ["daybook", "another"]}),
            "from somebody else": self.signed(claims={"iss": "https://elsewhere.example"}),
            "an id token": self.signed(header={"typ": "JWT"}),
            "without a type": self.signed(header={"typ": None}),
            **{
                f"without {name}": self.signed(claims={name: None})
                for name in ("iss", "sub", "aud", "iat", "nbf", "jti", "sid", "scope", "client_id")
            },
            "a session that is no id": self.signed(claims={"sid": "current"}),
            "a subject that is no id": self.signed(claims={"sub": "admin"}),
            "scopes as a list": self.signed(claims={"scope": ["account:read"]}),
            "elevated by a word": self.signed(claims={"elevated_until": "always"}),
            "another subject, old signature": ".".join(
                [head, part({**self.claims, "sub": str(uuid4())}), signature]
            ),
            "truncated": self.token[:-7],
            "100 kB": self.token + "A" * 100_000,
            "100 kB, well signed": self.signed(claims={"more": "A" * 100_000}),
            "a header nested 1,000 deep": f"{encoded(b'[' * 1_000)}.{body}.{signature}",
            "a payload that is no JSON": f"{head}.{encoded(b'nonsense')}.{signature}",
            "a payload that is a number": f"{head}.{encoded(b'7')}.{signature}",
            "not base64": "a!.b!.c!",
            "dots": "...",
        }


def _changed(members: Part, changes: Part) -> Part:
    return {key: v for key, v in {**members, **changes}.items() if v is not None}


async def test_every_forged_token_is_refused(noor: Person, settings: Settings) -> None:
    """More than fifty attacks, each answered 401 `token_invalid` or `token_expired`."""
    assert settings.secret is not None
    forger = Forger(noor.token, settings.secret)
    assert len(forger.attacks()) >= 50
    noor.grant["access_token"] = forger.signed()
    expect(await noor.get(ACCOUNT), 200)  # what the attacks differ from is good
    for name, token in forger.attacks().items():
        noor.grant["access_token"] = token
        answer = await noor.get(ACCOUNT)
        kind = "token_expired" if name.startswith("expired") else "token_invalid"
        assert problem(answer, 401, kind), name
        assert answer.headers["www-authenticate"].startswith("Bearer"), name


@pytest.mark.parametrize("header", ["X-API-Key", "Authorization"])
async def test_a_credential_in_the_wrong_place_is_refused(noor: Person, header: str) -> None:
    """A token is no key, a key no token, a refresh token neither, and a cookie nothing at all."""
    prefix = "Bearer " if header == "Authorization" else ""
    wrong = {"X-API-Key": noor.token, "Authorization": new_api_key()}[header]
    for credential in (wrong, noor.grant["refresh_token"], "", "\x7f"):
        answer = await noor.http.get(ACCOUNT, headers={header: prefix + credential})
        assert answer.status_code == 401, credential


async def test_cookies_are_no_credential(client: httpx.AsyncClient, noor: Person) -> None:
    """So no other site can make a browser act for its user."""
    cookies = f"session={noor.token}; access_token={noor.token}; X-API-Key={new_api_key()}"
    answer = await client.get(ACCOUNT, headers={"Cookie": cookies})
    problem(answer, 401, "authentication_required")
