"""Email addresses: what they are compared by, and how mail servers spell them."""

from __future__ import annotations

import idna

from core.text import casefold_key

# Reads its tables now: on the first such address of a process it would hold the event loop.
idna.uts46_remap("\u00fc")


def email_key(address: str) -> str:
    """Return the form on which addresses compare: without case, the domain as the DNS spells it.

    `User@München.de` and `user@xn--mnchen-3ya.de` are one address. So are `a@x` and `A@x`: no mail
    server of today tells them apart, and an account that depended on it could be taken over.
    """
    local, _, domain = address.rpartition("@")
    return f"{casefold_key(local)}@{_domain(domain)}"


def deliverable(address: str) -> str:
    """Return an address as SMTP takes it: a domain beyond ASCII in A-labels, all else as given."""
    local, _, domain = address.rpartition("@")
    return address if domain.isascii() else f"{local}@{_domain(domain)}"


def _domain(domain: str) -> str:
    """Return a domain in lower case, its labels beyond ASCII as A-labels (RFC 5891, UTS #46)."""
    if domain.isascii():
        return domain.lower()
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:  # such as an emoji, which no registry sells under this standard
        return casefold_key(domain)
