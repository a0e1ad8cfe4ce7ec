"""The allow-list: the last word on every piece of derived HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import nh3

from core.content.addresses import (
    LINK_SCHEMES,
    REL,
    is_kept_id,
    is_kept_link,
    is_kept_media,
    is_kept_set,
)
from core.content.elements import (
    ATTRIBUTES,
    KEPT,
    LINKS,
    MEDIA_ADDRESSES,
    SETS,
    is_kept_value,
    kept_classes,
)

_PASSES: Final = 8
_PRE: Final = re.compile(r'<pre(?: [a-z-]+="[^"]*")*>\n')


def clean(html: str) -> str:
    """Keep the allowed tags, attributes and addresses of an HTML text.

    Cleaning again changes nothing: leaving a tag out may let what it held be read otherwise, so
    the outcome is cleaned until it stays, and of what never stays only the text is kept.
    """
    for _ in range(_PASSES):
        cleaned = _CLEANER.clean(html)
        # A reader of HTML drops the first line feed of `pre`, so it takes two to have one.
        if "<pre" in cleaned:
            cleaned = _PRE.sub(r"\g<0>\n", cleaned)
        if cleaned == html:
            return cleaned
        html = cleaned
    return nh3.clean(html, tags=set())


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep what has the form that the derivation gives it, and nothing else."""
    check = _CHECKS.get(name)
    if check is not None:
        return value if check(value) else None
    if name == "class":
        return kept_classes(tag, value) or None
    return value if is_kept_value(tag, name, value) else None


def _are_kept_ids(value: str) -> bool:
    return all(map(is_kept_id, value.split(" ")))


_CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    **dict.fromkeys(LINKS, is_kept_link),
    **dict.fromkeys(MEDIA_ADDRESSES, is_kept_media),
    **dict.fromkeys(SETS, is_kept_set),
    "headers": _are_kept_ids,
    "id": is_kept_id,
}


_CLEANER: Final = nh3.Cleaner(
    tags=set(KEPT),
    # Without "*", nh3 would allow `lang` and `title` everywhere in its own way.
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    attribute_filter=_attribute,
    url_schemes=set(LINK_SCHEMES),
    link_rel=REL,
    strip_comments=True,
)
