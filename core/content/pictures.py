"""Pictures that a script would have loaded, and sets of pictures."""

from __future__ import annotations

from typing import Final

from core.content.addresses import candidates

__all__ = ["candidates", "settle"]

_LAZY: Final = (
    *("data-src", "data-lazy-src", "data-original", "data-lazy", "data-actualsrc"),
    *("data-orig-file", "data-hi-res-src", "data-full-url", "data-image", "data-url"),
)
_LAZY_SETS: Final = ("data-srcset", "data-lazy-srcset", "data-original-set")
_LAZY_SIZES: Final = ("data-sizes", "data-lazy-sizes")


def settle(attributes: dict[str, str], *, is_picture: bool = True) -> None:
    """Put the address that a script would have put into `src` there, and the same for sets.

    `data-orig-file` and its like, which name a larger file, count only where there is no `src`.
    """
    lazy = _first(attributes, _LAZY[:5])
    given = attributes.get("src", "").strip()
    if lazy:
        attributes["src"] = lazy
    elif not given or given.startswith("data:"):
        larger = _first(attributes, _LAZY[5:])
        if larger:
            attributes["src"] = larger
    if lazy_set := _first(attributes, _LAZY_SETS):
        attributes["srcset"] = lazy_set
    if sizes := _first(attributes, _LAZY_SIZES):
        attributes["sizes"] = sizes
    for name in (*_LAZY, *_LAZY_SETS, *_LAZY_SIZES):
        attributes.pop(name, None)
    if is_picture and not attributes.get("src", "").strip() and attributes.get("srcset"):
        found = list(candidates(attributes["srcset"]))
        if found:
            attributes["src"] = max(found, key=_size)[0]


def _first(attributes: dict[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first of these attributes that holds an address of a file, not the file."""
    for name in names:
        value = attributes.get(name, "").strip()
        if value and not value.startswith("data:"):
            return value
    return None


def _size(candidate: tuple[str, str]) -> float:
    try:
        return float(candidate[1][:-1] or 1)
    except ValueError:
        return 0.0
