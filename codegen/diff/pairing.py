"""Finds which alternative of the old document is which of the new one."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from codegen.diff.shapes import Alternative, conflicting

Key = Callable[[Alternative], Hashable | None]


class Pairing:
    """Pairs by component, by tag, by title, by being equal; one left on each side is the same one.

    `pairs` are found, `old` and `new` are left over, all in the order of the document.
    """

    def __init__(
        self,
        old: list[Alternative],
        new: list[Alternative],
        equal: Callable[[Alternative, Alternative], bool],
    ) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[tuple[Alternative, Alternative]] = []
        for key in (_name, _tags, _title):
            self._by(key)
        self._where(equal)
        if len(old) == len(new) and len(self.old) == len(self.new) == 1:
            self._where(lambda one, other: not conflicting(one, other))

    def _by(self, key: Key) -> None:
        """Pair what has the same key, and nothing else of its side has it."""
        before, after = _single(self.old, key), _single(self.new, key)
        for value, one in before.items():
            if value in after and not conflicting(one, after[value]):
                self._take(one, after[value])

    def _where(self, fits: Callable[[Alternative, Alternative], bool]) -> None:
        for one in list(self.old):
            match = next((other for other in self.new if fits(one, other)), None)
            if match is not None:
                self._take(one, match)

    def _take(self, one: Alternative, other: Alternative) -> None:
        self.old = [left for left in self.old if left is not one]
        self.new = [left for left in self.new if left is not other]
        self.pairs.append((one, other))


def _single(every: list[Alternative], key: Key) -> dict[Hashable, Alternative]:
    keyed = [(value, one) for one in every if (value := key(one)) is not None]
    values = [value for value, _ in keyed]
    return {value: one for value, one in keyed if values.count(value) == 1}


def _name(alternative: Alternative) -> Hashable | None:
    return tuple(branch.ref() for branch in alternative.branches) if alternative.name else None


def _tags(alternative: Alternative) -> Hashable | None:
    tags = alternative.tags.items()
    return tuple(sorted((name, tuple(sorted(values))) for name, values in tags)) or None


def _title(alternative: Alternative) -> Hashable | None:
    return alternative.title
