"""Remembers what pairs of schemas were found to differ in, through circles."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from sys import maxsize

from codegen.diff.findings import Finding

Pair = tuple[tuple[str, ...], tuple[str, ...]]
Differ = Callable[[], list[Finding]]


class Memory:
    """Findings by pair.

    A pair that is met while it is being compared has nothing to add. What was found on such a way
    leaves out what the outer pair tells, so it is remembered only until that pair is done: another
    operation may come upon the inner pair alone.
    """

    def __init__(self) -> None:
        self._known: dict[Pair, list[Finding]] = {}
        self._relies: dict[Pair, int] = {}
        self._depth = 0
        self._lowest = maxsize

    def recall(self, pair: Pair, differ: Differ) -> list[Finding]:
        """Give what a pair differs in, compared now if it was not before."""
        if pair in self._known:
            self._lowest = min(self._lowest, self._relies.get(pair, maxsize))
            return self._known[pair]
        depth, outer = self._depth, self._lowest
        self._depth, self._lowest = depth + 1, maxsize
        self._known[pair], self._relies[pair] = [], depth
        self._known[pair] = findings = differ()
        if self._lowest >= depth:
            self._forget([*takewhile(lambda other: other != pair, reversed(self._relies))])
            del self._relies[pair]
        else:
            self._relies[pair] = self._lowest
            outer = min(outer, self._lowest)
        self._depth, self._lowest = depth, outer
        return findings

    def tried(self, differ: Differ) -> list[Finding]:
        """Give what a comparison finds that is told in other words or not at all.

        What was found on the way may leave out what is now not told, so it is forgotten.
        """
        before = len(self._relies)
        findings = differ()
        if findings:
            self._forget(list(self._relies)[before:])
        return findings

    def _forget(self, pairs: list[Pair]) -> None:
        for pair in pairs:
            del self._known[pair], self._relies[pair]
