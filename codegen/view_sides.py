"""Which members a class holds on the side where it is used: `readOnly` and `writeOnly`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from codegen.view_unions import View

ONE_SIDED = ("readOnly", "writeOnly")
"""Marks of members; in the view of a class, lists of those that it requires."""


def of_their_sides(
    views: Mapping[str, View], sent: Collection[str], answered: Collection[str]
) -> dict[str, View]:
    """Return the views of classes with what each has to hold.

    A class of requests (`sent`) does without what only answers hold, one of answers without what
    only requests do, and a class of both without either.
    """
    return {
        name: _without(
            view,
            *(["readOnly"] if name in sent else []),
            *(["writeOnly"] if name in answered else []),
        )
        for name, view in views.items()
    }


def _without(view: View, *marks: str) -> View:
    """Return a view that does not ask for the members of some marks, and has no marks."""
    hidden = {name for mark in marks for name in view.get(mark, ())}
    kept = {key: value for key, value in view.items() if key not in ONE_SIDED}
    if hidden:
        kept["required"] = [name for name in view["required"] if name not in hidden]
    return kept
