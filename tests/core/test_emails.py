"""Email addresses that are one, and how SMTP spells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.emails import deliverable, email_key
from core.mail import Letter, compose
from core.text import casefold_key

ALIKE = (
    ("User@EXAMPLE.org", "user@example.org"),
    ("x@münchen.de", "x@xn--mnchen-3ya.de"),
    ("x@MÜNCHEN.de", "x@XN--MNCHEN-3YA.DE"),
    ("x@mu\u0308nchen.de", "x@münchen.de"),
    ("x@日本語。jp", "x@xn--wgv71a119e.jp"),
    ("x@ｅｘａｍｐｌｅ.org", "x@example.org"),
    ("x@faß.de", "x@xn--fa-hia.de"),
    ("x@\U0001f4a9.example", "X@\U0001f4a9.EXAMPLE"),
)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_addresses_that_are_one(one: str, other: str) -> None:
    """Case, composition, width and the two spellings of a domain make no other address."""
    assert email_key(one) == email_key(other)


def test_addresses_that_are_not_one() -> None:
    """Parts of an address stay apart; `ß` is no `ss` in a domain."""
    addresses = (
        "a@b.org",
        "a@b.com",
        "ab@b.org",
        "a.@b.org",
        '"a@b"@b.org',
        "a@faß.de",
        "a@fass.de",
    )
    assert len(set(map(email_key, addresses))) == len(addresses)


@given(st.emails())
def test_keys_of_ordinary_addresses_are_what_they_were(address: str) -> None:
    """Rows that are there already are found."""
    assert email_key(address) == casefold_key(address)


def test_mail_goes_to_the_domain_as_the_dns_spells_it() -> None:
    """The part before the `@` is the receiver's business."""
    assert deliverable("Noor@München.de") == "Noor@xn--mnchen-3ya.de"
    assert deliverable("Noor@Example.ORG") == "Noor@Example.ORG"
    message = compose(Letter("1", "Noor@München.de", "Hello", ["Hello."]), "daybook@example.org")
    assert message["To"] == "Noor@xn--mnchen-3ya.de"
