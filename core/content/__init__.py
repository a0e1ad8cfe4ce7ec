"""Content of posts and entries: Markdown, HTML or blocks, and the HTML that is derived from it.

What an author sends is kept as it came; the HTML is derived from it, here and nowhere else, by
one allow-list (domain rule D13). docs/content.md says what becomes of each construct.
"""

from __future__ import annotations

from core.content.addresses import media_in
from core.content.composition import (
    canonical_base,
    compose,
    depends_on_metadata,
    recompose,
)
from core.content.derivation import SANITISER_VERSION, Content, Derived, derive
from core.content.documents import (
    MAX_BYTES,
    MAX_NODES,
    Document,
    TooMuch,
    check_size,
    count_nodes,
    without_private,
)
from core.content.plain_text import plain_text
from core.content.references import Reference, pictures_in, references
from core.content.sanitiser import clean
from core.content.warnings import (
    MAX_WARNINGS,
    Warning,  # noqa: A004 - the contract's word for it
)

__all__ = [
    "MAX_BYTES",
    "MAX_NODES",
    "MAX_WARNINGS",
    "SANITISER_VERSION",
    "Content",
    "Derived",
    "Document",
    "Reference",
    "TooMuch",
    "Warning",
    "canonical_base",
    "check_size",
    "clean",
    "compose",
    "count_nodes",
    "depends_on_metadata",
    "derive",
    "media_in",
    "pictures_in",
    "plain_text",
    "recompose",
    "references",
    "without_private",
]
