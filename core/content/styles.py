"""Inline styles that mean something, as elements and attributes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BOLD: Final = re.compile(r"bold|bolder|[6-9]00|1000")
_PLAIN: Final = re.compile(r"normal|lighter|[1-5]00")
_ALIGN: Final = {"left", "right", "center", "justify"}
_BOLD_TAGS: Final = frozenset({"b", "strong"})
_ITALIC_TAGS: Final = frozenset({"i", "em", "cite", "dfn", "var"})


class Meaning(NamedTuple):
    """What a style says: elements around the content, attributes, and whether the tag is undone."""

    wrappers: tuple[str, ...] = ()
    align: str | None = None
    direction: str | None = None
    is_undone: bool = False


NOTHING: Final = Meaning()


def meaning(tag: str, style: str) -> Meaning:
    """Return what a `style` attribute means that HTML has elements for."""
    given = dict(_declarations(style))
    decoration = given.get("text-decoration", "") + given.get("text-decoration-line", "")
    weight, slant = given.get("font-weight", ""), given.get("font-style", "")
    found = (
        ("strong", bool(_BOLD.fullmatch(weight)) and tag not in _BOLD_TAGS),
        ("em", slant.startswith(("italic", "oblique")) and tag not in _ITALIC_TAGS),
        ("u", "underline" in decoration and tag not in {"a", "u", "ins"}),
        ("s", "line-through" in decoration and tag not in {"s", "del", "strike"}),
        ("sup", given.get("vertical-align") == "super" and tag != "sup"),
        ("sub", given.get("vertical-align") == "sub" and tag != "sub"),
    )
    align = given.get("text-align")
    return Meaning(
        tuple(name for name, is_meant in found if is_meant),
        align if align in _ALIGN else None,
        given["direction"] if given.get("direction") in {"ltr", "rtl"} else None,
        (tag in _BOLD_TAGS and bool(_PLAIN.fullmatch(weight)))
        or (tag in {"i", "em"} and slant == "normal"),
    )


def _declarations(style: str) -> list[tuple[str, str]]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return [
        (name.strip().lower(), value.replace("!important", "").strip().lower())
        for name, _, value in pairs
    ]
