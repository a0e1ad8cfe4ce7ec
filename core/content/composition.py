"""Content together with its HTML, derived against the base address that counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from core.content.derivation import Content, derive
from core.content.documents import Document, TooMuch

MAX_HTML: Final = 8_000_000
"""How many characters derived HTML may have; a long base address multiplies short links."""

MAX_BASE: Final = 1_000

_WEB_ADDRESS = re.compile(r'https?://[^\x00-\x20"<>\\^`{|}\x7F]+', re.IGNORECASE)


def compose(
    content_format: str,
    document: Document | None,
    raw: str | None,
    base: str | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> Content:
    """Return content in any format with its HTML. Raises `TooMuch`.

    Relative addresses resolve against `base`, else against the canonical address that a post's
    metadata names. Takes a while, so not for the event loop.
    """
    derived = derive(content_format, document, raw, base or canonical_base(metadata or {}))
    if len(derived.html) > MAX_HTML:
        rule = f"The HTML may have {MAX_HTML:,} characters. Shorten the base address."
        raise TooMuch(derived.html.count("<"), rule)
    kept = None if document is None else dict(document)
    return Content(content_format, kept, raw, derived.html, base, derived.warnings)


def recompose(content: Content, metadata: Mapping[str, Any]) -> Content:
    """Return content with its HTML derived anew for a post of this metadata. Raises `TooMuch`."""
    return compose(content.format, content.document, content.raw, content.base, metadata)


def depends_on_metadata(content: Content) -> bool:
    """Tell whether the canonical address of the post is the base of this content."""
    return content.raw is not None and content.base is None


def canonical_base(metadata: Mapping[str, Any]) -> str | None:
    """Return the canonical address that metadata names; None for none that can be a base."""
    value = metadata.get("canonical_url")
    if not isinstance(value, str) or len(value) > MAX_BASE or not _WEB_ADDRESS.fullmatch(value):
        return None
    try:
        return value if urlsplit(value).hostname else None
    except ValueError:
        return None
