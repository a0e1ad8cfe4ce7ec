"""Slugs of any script: made from titles, compared without case or form (domain rule D3)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from uuid import UUID

from core.text import casefold_key, without_ignorable

MAX_LENGTH = 80
_WORDS = """
    about account admin api archive archives assets atom auth authors blog categories
    category comments dashboard delete docs draft drafts edit explore favicon feed feeds
    health help home index jobs json login logout me media new null page pages posts preview
    privacy profile public register robots rss search settings sign-in sign-out sign-up
    sitemap static stats support tag tags terms undefined user users well-known workspaces
    xml
"""
RESERVED = frozenset(_WORDS.split())

# Key text beyond this is replaced by its digest: a B-tree entry has a limit of about 2,700 bytes,
# and one code point may expand to eighteen under NFKC.
_MAX_KEY_BYTES = 1_000
_ORDINARY = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd"})
_APOSTROPHES = re.compile("['\u2019\u02bc]")


class SlugInvalid(ValueError):
    """The text is not a slug: other characters, misplaced hyphens, or not 1 to 80 code points."""


class SlugReserved(ValueError):
    """The slug is a word that Daybook keeps for itself."""


def parse_slug(text: str) -> str:
    """Return a slug that a user typed, in NFC. Raises `SlugInvalid` or `SlugReserved`."""
    slug = unicodedata.normalize("NFC", text)
    if not 1 <= len(slug) <= MAX_LENGTH or not all(map(_is_word, slug.split("-"))):
        raise SlugInvalid(slug)
    key = slug_key(slug)
    if not key.strip("-"):
        raise SlugInvalid(slug)
    if key in RESERVED:
        raise SlugReserved(slug)
    return slug


def slug_from_title(title: str, post_id: UUID) -> str:
    """Derive a slug from a title; `post-{8 characters of the id}` when nothing of it remains.

    The characters are the last eight of the id: the first ones of a UUIDv7 are a clock.
    """
    text = unicodedata.normalize("NFKC", title).lower()
    text = without_ignorable(_APOSTROPHES.sub("", unicodedata.normalize("NFKC", text)))
    words = "".join(c if unicodedata.category(c) in _ORDINARY else " " for c in text).split()
    slug = cut("-".join(filter(None, map(_without_leading_marks, words))), MAX_LENGTH)
    if not slug:
        return f"post-{post_id.hex[-8:]}"
    return f"{slug}-post" if slug_key(slug) in RESERVED else slug


def numbered(slug: str, number: int) -> str:
    """Return the variant of a slug for its `number`-th use.

    `-2`, `-3` … within the length limit.
    """
    suffix = f"-{number}"
    return cut(slug, MAX_LENGTH - len(suffix)) + suffix


def cut(slug: str, limit: int) -> str:
    """Shorten a slug to at most `limit` code points: the one place where length is cut.

    Never between a letter and its marks, never leaving a hyphen at the end.
    """
    if len(slug) <= limit:
        return slug
    end = limit
    while end and unicodedata.category(slug[end]).startswith("M"):
        end -= 1
    return slug[:end].rstrip("-")


def slug_key(slug: str) -> str:
    """Return the form on which slugs are compared.

    NFKC, case-folded, without invisible characters.
    """
    key = casefold_key(without_ignorable(slug))
    encoded = key.encode()
    if len(encoded) > _MAX_KEY_BYTES:
        return "sha256:" + hashlib.sha256(encoded).hexdigest()
    return key


def _is_word(text: str) -> bool:
    return bool(text) and all(unicodedata.category(c) in _ORDINARY for c in text)


def _without_leading_marks(word: str) -> str:
    start = 0
    while start < len(word) and unicodedata.category(word[start]).startswith("M"):
        start += 1
    return word[start:]
