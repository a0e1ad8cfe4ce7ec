"""Access tokens (EdDSA JWT, RFC 9068), refresh tokens, and the secrets behind them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.ids import new_id
from core.keyfile import MIN_SECRET_BYTES, SecretTooShort, read_or_create

ALGORITHM = "EdDSA"
TOKEN_TYPE = "at+jwt"  # noqa: S105 - the media type of RFC 9068 §2.1, not a secret
ACCESS_SECONDS = 600
ELEVATED_SECONDS = 300
LEEWAY_SECONDS = 5
REFRESH_PREFIX = "dbr_"
API_KEY_PREFIX = "dbk_"
MAIL_PREFIX = "dbm_"

# Longer than any token of ours with every scope; anything longer is refused before it is parsed.
_MAX_TOKEN_CHARACTERS = 4096
_HEADER_MEMBERS = frozenset({"alg", "typ", "kid"})
_API_KEY = re.compile(API_KEY_PREFIX + "[A-Za-z0-9_-]{43}")
_MAIL_TOKEN = re.compile(MAIL_PREFIX + "[A-Za-z0-9_-]{64}")
_REQUIRED_CLAIMS = ("iss", "aud", "exp", "nbf", "iat", "sub", "sid", "scope", "jti", "client_id")


class TokenInvalid(ValueError):
    """The access token is not one that this server made for this use. Says nothing about why."""


class TokenExpired(TokenInvalid):
    """The access token was good, and its time is over."""


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """What a verified access token says.

    `expires_at` is in seconds since 1970, as is `elevated_until`: until then its bearer counts as
    having just given the password. `verified` tells that the e-mail address was confirmed when the
    token was made.
    """

    user_id: UUID
    session_id: UUID
    scopes: frozenset[str]
    token_id: UUID
    expires_at: int
    verified: bool = False
    elevated_until: int = 0


@dataclass(frozen=True, slots=True)
class _SigningKey:
    """One Ed25519 key; `kid` is its JWK thumbprint (RFC 7638), so it needs no register."""

    private: Ed25519PrivateKey
    public: Ed25519PublicKey
    kid: str
    x: str

    @classmethod
    def from_seed(cls, seed: bytes) -> _SigningKey:
        """Make the key that 32 secret bytes stand for (RFC 8032 §5.1.5)."""
        private = Ed25519PrivateKey.from_private_bytes(seed)
        public = private.public_key()
        x = _base64url(public.public_bytes(Encoding.Raw, PublicFormat.Raw))
        members = json.dumps({"crv": "Ed25519", "kty": "OKP", "x": x}, separators=(",", ":"))
        return cls(private, public, _base64url(hashlib.sha256(members.encode()).digest()), x)

    @property
    def jwk(self) -> dict[str, str]:
        """The public key as a JWK (RFC 8037 §2)."""
        return {
            "kty": "OKP",
            "crv": "Ed25519",
            "x": self.x,
            "kid": self.kid,
            "use": "sig",
            "alg": ALGORITHM,
        }


class KeyRing:
    """All keys of the server, derived from one secret and those that it replaces.

    The first secret signs and encodes; every secret verifies. To rotate, put a new secret first
    and keep the old one until what it signed has expired: 10 minutes for access tokens, 30 days
    for refresh successors.
    """

    def __init__(self, secrets_: Sequence[bytes], *, issuer: str, audience: str) -> None:
        if not secrets_ or min(map(len, secrets_)) < MIN_SECRET_BYTES:
            raise SecretTooShort
        self._secrets = tuple(secrets_)
        self.issuer = issuer
        self.audience = audience
        self._signing = [_SigningKey.from_seed(derive(s, "sign")) for s in self._secrets]
        self._by_kid = {key.kid: key for key in self._signing}

    @classmethod
    def load_or_create(
        cls, folder: str, *, issuer: str = "daybook", audience: str = "daybook"
    ) -> KeyRing:
        """Read the secret kept in a data folder, or make one there (file mode 0600)."""
        return cls([read_or_create(folder)], issuer=issuer, audience=audience)

    @classmethod
    def from_settings(
        cls,
        secret: str,
        previous: Sequence[str] = (),
        *,
        issuer: str = "daybook",
        audience: str = "daybook",
    ) -> KeyRing:
        """Make the ring from configured texts. Raises `SecretTooShort` under 32 bytes."""
        return cls([s.encode() for s in (secret, *previous)], issuer=issuer, audience=audience)

    @cached_property
    def jwks(self) -> bytes:
        """The public keys as a JWK Set (RFC 7517 §5), JSON bytes."""
        return json.dumps({"keys": [k.jwk for k in self._signing]}, separators=(",", ":")).encode()

    def subkeys(self, purpose: str) -> list[bytes]:
        """Return one 32-byte key per secret for a purpose of its own, the current one first."""
        return [derive(secret, purpose) for secret in self._secrets]

    # Access tokens --------------------------------------------------------------------------------

    def issue_access(
        self,
        user_id: UUID,
        session_id: UUID,
        scopes: Collection[str],
        *,
        verified: bool = False,
        elevated: bool = False,
        now: float | None = None,
    ) -> str:
        """Sign an access token that lives `ACCESS_SECONDS` (RFC 9068 §2.2).

        `verified` says that the address is confirmed; `elevated` that the password has just been
        given, which counts for `ELEVATED_SECONDS`.
        """
        issued = int(time.time() if now is None else now)
        key = self._signing[0]
        claims: dict[str, object] = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": str(user_id),
            "client_id": self.audience,
            "iat": issued,
            "nbf": issued,
            "exp": issued + ACCESS_SECONDS,
            "jti": str(new_id()),
            "sid": str(session_id),
            "scope": " ".join(sorted(scopes)),
            "email_verified": verified,
        }
        if elevated:
            claims["elevated_until"] = issued + ELEVATED_SECONDS
        headers = {"typ": TOKEN_TYPE, "kid": key.kid}
        return jwt.encode(claims, key.private, algorithm=ALGORITHM, headers=headers)

    def verify_access(self, token: str) -> AccessClaims:
        """Check a token against everything that this server fixes (RFC 8725 §3, RFC 9068 §4).

        The key comes from our own set by `kid` and the algorithm from the key; nothing that
        the token names (`alg`, `jku`, `x5u`, `jwk`) is followed. Raises `TokenExpired` or
        `TokenInvalid`.
        """
        if len(token) > _MAX_TOKEN_CHARACTERS or not token.isascii():
            raise TokenInvalid
        try:
            key = self._by_kid[_kid(jwt.get_unverified_header(token))]
            claims = jwt.decode(
                token,
                key.public,
                algorithms=[ALGORITHM],
                issuer=self.issuer,
                audience=self.audience,
                leeway=LEEWAY_SECONDS,
                options={"require": list(_REQUIRED_CLAIMS), "strict_aud": True},
            )
            return _claims(claims)
        except jwt.ExpiredSignatureError:
            raise TokenExpired from None
        except (jwt.PyJWTError, LookupError, ValueError, TypeError, RecursionError):
            raise TokenInvalid from None

    # Refresh tokens -------------------------------------------------------------------------------

    def successor(self, token: str) -> str:
        """Return the refresh token that follows `token`: derived, so that it need not be stored."""
        return self.successors(token)[0]

    def successors(self, token: str) -> list[str]:
        """Return the follower of `token` under each secret, the current one first."""
        return [
            REFRESH_PREFIX + _base64url(hmac.digest(key, token.encode(), "sha256"))
            for key in self.subkeys("refresh")
        ]

    # Tokens in letters ----------------------------------------------------------------------------

    def mail_token(self, token_id: UUID) -> str:
        """Return the token that stands for a row: its id and a proof that we sent it.

        Derived, so that no table, no job and no backup of either holds what opens an account.
        """
        return self._mail_tokens(token_id)[0]

    def read_mail_token(self, token: str) -> UUID | None:
        """Return the id in a token that we sent; None for any other text."""
        if _MAIL_TOKEN.fullmatch(token) is None:
            return None
        token_id = UUID(bytes=base64.urlsafe_b64decode(token[len(MAIL_PREFIX) :])[:16])
        good = [hmac.compare_digest(token, own) for own in self._mail_tokens(token_id)]
        return token_id if any(good) else None

    def _mail_tokens(self, token_id: UUID) -> list[str]:
        return [
            MAIL_PREFIX + _base64url(token_id.bytes + hmac.digest(key, token_id.bytes, "sha256"))
            for key in self.subkeys("mail")
        ]


def new_refresh_token() -> str:
    """Make the first refresh token of a family: 256 random bits."""
    return REFRESH_PREFIX + _base64url(secrets.token_bytes(32))


def new_api_key() -> str:
    """Make an API key: 256 random bits behind a prefix that scanners for secrets can know."""
    return API_KEY_PREFIX + _base64url(secrets.token_bytes(32))


def is_api_key(text: str) -> bool:
    """Tell whether a text has the form of an API key."""
    return _API_KEY.fullmatch(text) is not None


def token_hash(token: str) -> bytes:
    """Return what is stored of an opaque token.

    Its SHA-256. (256 random bits need no slow hash.)
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def derive(secret: bytes, purpose: str) -> bytes:
    """Derive a 32-byte key for one purpose (HKDF-Expand, RFC 5869 §2.3, one block)."""
    return hmac.digest(secret, b"daybook/" + purpose.encode() + b"\x01", "sha256")


def _kid(header: dict[str, Any]) -> str:
    if not _HEADER_MEMBERS.issuperset(header) or header.get("typ") != TOKEN_TYPE:
        raise TokenInvalid
    kid = header["kid"]
    if not isinstance(kid, str) or header.get("alg") != ALGORITHM:
        raise TokenInvalid
    return kid


def _claims(claims: dict[str, Any]) -> AccessClaims:
    if not isinstance(claims["scope"], str):
        raise TokenInvalid
    return AccessClaims(
        user_id=UUID(claims["sub"]),
        session_id=UUID(claims["sid"]),
        scopes=frozenset(claims["scope"].split()),
        token_id=UUID(claims["jti"]),
        expires_at=int(claims["exp"]),
        verified=claims.get("email_verified") is True,
        elevated_until=int(claims.get("elevated_until", 0)),
    )


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
