"""Access tokens, refresh tokens, key rotation."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from core.ids import new_id
from core.keyfile import SecretTooShort
from core.tokens import (
    ACCESS_SECONDS,
    LEEWAY_SECONDS,
    KeyRing,
    TokenExpired,
    TokenInvalid,
    derive,
    new_refresh_token,
    token_hash,
)

OLD, NEW = b"an old secret of thirty-two bytes", b"a new secret of thirty-two bytes!"
RING = KeyRing([OLD], issuer="https://daybook.test", audience="daybook")
USER, SESSION = new_id(), new_id()
SCOPES = frozenset({"entries:read", "entries:write"})


def encode(part: object) -> str:
    """Encode one part of a JWT."""
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def decode(part: str) -> dict[str, Any]:
    """Decode one part of a JWT."""
    return dict(json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))))


def test_an_access_token_says_who_and_what() -> None:
    """What was signed in is what is verified."""
    claims = RING.verify_access(RING.issue_access(USER, SESSION, SCOPES))
    assert (claims.user_id, claims.session_id, claims.scopes) == (USER, SESSION, SCOPES)
    assert 0 < claims.expires_at - time.time() <= ACCESS_SECONDS


def test_the_token_is_in_the_form_of_rfc_9068() -> None:
    """The header has the type and the key's id, the claims all that the profile asks for."""
    header, claims, _ = RING.issue_access(USER, SESSION, SCOPES).split(".")
    assert decode(header) == {
        "alg": "EdDSA",
        "kid": json.loads(RING.jwks)["keys"][0]["kid"],
        "typ": "at+jwt",
    }
    required = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"}
    assert required | {"nbf", "sid", "scope", "email_verified"} == set(decode(claims))
    assert decode(claims)["scope"] == "entries:read entries:write"


def test_an_expired_token_is_told_apart() -> None:
    """A client can tell that it has to refresh."""
    now = time.time()
    token = RING.issue_access(USER, SESSION, SCOPES, now=now - ACCESS_SECONDS - LEEWAY_SECONDS - 1)
    with pytest.raises(TokenExpired):
        RING.verify_access(token)


def test_a_token_of_the_future_is_invalid() -> None:
    """`nbf` and `iat` are checked."""
    with pytest.raises(TokenInvalid):
        RING.verify_access(RING.issue_access(USER, SESSION, SCOPES, now=time.time() + 60))


def test_clocks_may_differ_by_seconds_and_no_more() -> None:
    """A server whose clock is three seconds ahead is believed; ten seconds too late is too late."""

    def made(seconds: float) -> str:
        return RING.issue_access(USER, SESSION, SCOPES, now=time.time() + seconds)

    assert RING.verify_access(made(3)).user_id == USER
    with pytest.raises(TokenExpired):
        RING.verify_access(made(-ACCESS_SECONDS - 10))
    with pytest.raises(TokenInvalid):
        RING.verify_access(made(20))


SIGNER = Ed25519PrivateKey.from_private_bytes(derive(OLD, "sign"))
GOOD_CLAIMS = {
    **decode(RING.issue_access(USER, SESSION, SCOPES).split(".")[1]),
    "exp": int(time.time()) + 86_400,  # made when tests are collected, used when they run
}
GOOD_HEADER = decode(RING.issue_access(USER, SESSION, SCOPES).split(".")[0])


def signed(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """Sign anything with the server's own key: only what is said can be wrong with it."""
    text = f"{encode(header)}.{encode(claims)}"
    return f"{text}.{base64.urlsafe_b64encode(SIGNER.sign(text.encode())).rstrip(b'=').decode()}"


def test_the_attacks_below_differ_from_a_good_token_in_one_thing() -> None:
    """Signed as below, unchanged parts make a token that is accepted."""
    assert RING.verify_access(signed(GOOD_HEADER, GOOD_CLAIMS)).user_id == USER


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://elsewhere.test"},
        {"aud": "another"},
        {"aud": ["daybook"]},
        {"aud": ["daybook", "another"]},
        {"sub": "nobody"},
        {"sub": 7},
        {"sid": None},
        {"sid": "x"},
        {"scope": ["entries:read"]},
        {"scope": None},
        {"jti": "x"},
        {"exp": "tomorrow"},
        {"exp": None},
        {"nbf": 2**40},
        {"iat": 2**40},
    ],
)
def test_wrong_claims_are_invalid(change: dict[str, Any]) -> None:
    """Issuer, audience, subject, session, scopes, id and times are as this server writes them."""
    with pytest.raises(TokenInvalid):
        RING.verify_access(signed(GOOD_HEADER, {**GOOD_CLAIMS, **change}))


@pytest.mark.parametrize("said", [False, None, 1, "true"])
def test_only_true_confirms_an_address(said: object) -> None:
    """What a token does not plainly say about its bearer does not count."""
    assert RING.verify_access(signed(GOOD_HEADER, {**GOOD_CLAIMS, "email_verified": True})).verified
    claims = RING.verify_access(signed(GOOD_HEADER, {**GOOD_CLAIMS, "email_verified": said}))
    assert not claims.verified
    assert claims.elevated_until == 0


@pytest.mark.parametrize("name", sorted(GOOD_CLAIMS.keys() - {"email_verified"}))
def test_missing_claims_are_invalid(name: str) -> None:
    """No claim may be left out."""
    claims = {k: v for k, v in GOOD_CLAIMS.items() if k != name}
    with pytest.raises(TokenInvalid):
        RING.verify_access(signed(GOOD_HEADER, claims))


@pytest.mark.parametrize(
    "change",
    [
        {"typ": "JWT"},
        {"typ": "id_token"},
        {"typ": None},
        {"alg": "none"},
        {"alg": "HS256"},
        {"alg": "ES256"},
        {"alg": "eddsa"},
        {"kid": "another"},
        {"kid": None},
        {"kid": ["x"]},
        {"kid": {}},
        {"kid": "../../etc/passwd"},
        {"jku": "https://elsewhere.test/jwks.json"},
        {"x5u": "https://elsewhere.test/cert"},
        {"jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}},
        {"crit": ["exp"]},
        {"b64": False},
        {"zip": "DEF"},
    ],
)
def test_wrong_headers_are_invalid(change: dict[str, Any]) -> None:
    """Nothing that a token says of itself chooses the key or the algorithm (RFC 8725 §3.1)."""
    with pytest.raises(TokenInvalid):
        RING.verify_access(signed({**GOOD_HEADER, **change}, GOOD_CLAIMS))


def _unsigned(token: str) -> str:
    return token.rpartition(".")[0] + "."


def _alg_none(token: str) -> str:
    return f"{encode({**GOOD_HEADER, 'alg': 'none'})}.{token.split('.')[1]}."


def _confused(token: str) -> str:
    """Sign with the public key as an HMAC secret (RFC 8725 §2.1)."""
    x = json.loads(RING.jwks)["keys"][0]["x"]
    text = f"{encode({**GOOD_HEADER, 'alg': 'HS256'})}.{token.split('.')[1]}"
    mac = hmac.digest(base64.urlsafe_b64decode(x + "="), text.encode(), hashlib.sha256)
    return f"{text}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def _other_key(_token: str) -> str:
    key = Ed25519PrivateKey.generate()
    return jwt.encode(GOOD_CLAIMS, key, algorithm="EdDSA", headers=GOOD_HEADER)


def _other_claims(token: str) -> str:
    header, _, signature = token.split(".")
    return f"{header}.{encode({**GOOD_CLAIMS, 'sub': str(new_id())})}.{signature}"


def _nested(token: str) -> str:
    deep = base64.urlsafe_b64encode(b"[" * 2900).rstrip(b"=").decode()
    return f"{deep}.{token.split('.')[1]}."


ATTACKS: dict[str, Callable[[str], str]] = {
    "without its signature": _unsigned,
    "alg none": _alg_none,
    "the public key as an HMAC secret": _confused,
    "another key under our kid": _other_key,
    "other claims": _other_claims,
    "a header nested too deep": _nested,
    "one character short": lambda token: token[:-1],
    "half": lambda token: token[: len(token) // 2],
    "twice": lambda token: token + "." + token,
    "100 kB": lambda token: token + "A" * 100_000,
    "not ASCII": lambda token: "\u00e9" + token,
    "nothing": lambda _token: "",
    "two dots": lambda _token: "..",
    "three letters": lambda _token: "a.b.c",
    "NUL": lambda _token: "\x00",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_forged_tokens_are_invalid(attack: Callable[[str], str]) -> None:
    """No known trick with signatures, and no broken text, gets in or gets another error."""
    with pytest.raises(TokenInvalid):
        RING.verify_access(attack(RING.issue_access(USER, SESSION, SCOPES)))


@given(st.text(max_size=300))
def test_any_text_is_answered(token: str) -> None:
    """Whatever comes as a token is refused in the one way."""
    with pytest.raises(TokenInvalid):
        RING.verify_access(token)


def test_rotation_overlaps() -> None:
    """Old tokens verify until the old secret goes; new ones use the new key."""
    both = KeyRing([NEW, OLD], issuer=RING.issuer, audience=RING.audience)
    only_new = KeyRing([NEW], issuer=RING.issuer, audience=RING.audience)
    old_token = RING.issue_access(USER, SESSION, SCOPES)
    assert both.verify_access(old_token).user_id == USER
    assert only_new.verify_access(both.issue_access(USER, SESSION, SCOPES)).user_id == USER
    with pytest.raises(TokenInvalid):
        only_new.verify_access(old_token)


def test_the_published_keys_verify_and_are_public() -> None:
    """Anybody can check a token with the key set, which holds no private part."""
    ring = KeyRing([NEW, OLD], issuer=RING.issuer, audience=RING.audience)
    keys = json.loads(ring.jwks)["keys"]
    assert [sorted(key) for key in keys] == [["alg", "crv", "kid", "kty", "use", "x"]] * 2
    public = jwt.PyJWKSet.from_json(ring.jwks.decode())[keys[0]["kid"]]
    token = ring.issue_access(USER, SESSION, SCOPES)
    assert jwt.decode(token, public, algorithms=["EdDSA"], audience="daybook")["sub"] == str(USER)


def test_a_key_id_is_the_thumbprint_of_its_key() -> None:
    """The `kid` can be recomputed from the key alone (RFC 7638)."""
    (key,) = json.loads(RING.jwks)["keys"]
    members = json.dumps({k: key[k] for k in ("crv", "kty", "x")}, separators=(",", ":"))
    digest = hashlib.sha256(members.encode()).digest()
    assert key["kid"] == base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def test_a_short_secret_is_refused() -> None:
    """A secret that could be guessed is no secret."""
    with pytest.raises(SecretTooShort):
        KeyRing.from_settings("x" * 31)
    with pytest.raises(SecretTooShort):
        KeyRing.from_settings("x" * 32, ["short"])
    with pytest.raises(SecretTooShort):
        KeyRing([], issuer="i", audience="a")


def test_every_purpose_has_a_key_of_its_own() -> None:
    """Keys for cursors, refresh tokens and signatures never coincide."""
    keys = {RING.subkeys(purpose)[0] for purpose in ("cursor", "refresh", "sign", "idempotency")}
    assert len(keys) == 4


def test_refresh_tokens_are_long_and_follow_each_other() -> None:
    """A token has 256 bits in the contract's characters; its successor is derived, not random."""
    token = new_refresh_token()
    child = RING.successor(token)
    assert re.fullmatch("[A-Za-z0-9_-]{20,128}", token)
    assert re.fullmatch("[A-Za-z0-9_-]{20,128}", child)
    assert child == RING.successor(token) != token
    assert RING.successor(child) not in {token, child}
    assert len({new_refresh_token() for _ in range(1000)}) == 1000


def test_a_successor_can_be_found_after_a_rotation() -> None:
    """Under a new secret the successor that the old one made is still among the candidates."""
    both = KeyRing([NEW, OLD], issuer=RING.issuer, audience=RING.audience)
    assert RING.successor("dbr_x") in both.successors("dbr_x")
    assert both.successor("dbr_x") != RING.successor("dbr_x")


def test_what_is_stored_does_not_give_the_token_away() -> None:
    """Of an opaque token only a SHA-256 is kept."""
    assert token_hash("dbr_x") == hashlib.sha256(b"dbr_x").digest()


# Tokens in letters --------------------------------------------------------------------------------


def test_a_mail_token_stands_for_its_row() -> None:
    """It is read back by who made it, under any of the secrets; it has one form only."""
    row = new_id()
    old = KeyRing([OLD], issuer="i", audience="a")
    both = KeyRing([NEW, OLD], issuer="i", audience="a")
    token = old.mail_token(row)
    assert old.read_mail_token(token) == row
    assert both.read_mail_token(token) == row
    assert both.mail_token(row) != token
    assert KeyRing([NEW], issuer="i", audience="a").read_mail_token(token) is None


def test_a_mail_token_cannot_be_made_up() -> None:
    """Neither for another row, nor by changing any character of one."""
    token = RING.mail_token(new_id())
    for position, character in enumerate(token):
        other = "A" if character != "A" else "B"
        assert RING.read_mail_token(token[:position] + other + token[position + 1 :]) is None
    for text in ("", token[:-1], token + "A", token + "=", "dbm_", "dbm_" + "\u00e9" * 64):
        assert RING.read_mail_token(text) is None
