r"""Makes texts that match a regular expression of ECMA-262, as `pattern` has them.

Look-around is passed over and an unanchored pattern is taken as if it were anchored: whoever asks
checks the text with the engine that decides, and asks again. A generator of our own, because
Python's parser refuses what ECMA allows (`\p{L}`, `(?<name>…)`, `\/`), and because the libraries
that invert patterns are made for tests, while this one runs in a server.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from functools import lru_cache
from random import Random

_DIGITS = frozenset(string.digits)
_WORD = frozenset(string.ascii_letters + string.digits + "_")
_SPACE = frozenset(" ")
_PRINTABLE = frozenset(map(chr, range(32, 127)))
_CLASSES = {"d": _DIGITS, "w": _WORD, "s": _SPACE}
_CLASSES |= {name.upper(): _PRINTABLE - members for name, members in _CLASSES.items()}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0"}
_PROPERTIES = {
    "L": frozenset(string.ascii_letters),
    "Lu": frozenset(string.ascii_uppercase),
    "Ll": frozenset(string.ascii_lowercase),
    "N": _DIGITS,
    "Nd": _DIGITS,
    "P": frozenset(".,-!"),
    "Z": _SPACE,
}
_HEX = {"x": 2, "u": 4}
_FOUND_GOOD = frozenset(string.ascii_lowercase + string.digits)
_MOST = 10_000

Groups = dict[str, str]
Draw = Callable[[Random, int, Groups], str]
"""Makes one text; the number says how often an open-ended repetition may go on."""


def matching(pattern: str, random: Random, spread: int) -> str:
    """Return a text that the pattern matches, most probably. Raises ValueError for what it is not.

    `spread` is how many more repetitions than the fewest a quantifier may take; a negative one, how
    many it takes exactly.
    """
    return _compiled(pattern)(random, spread, {})


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Draw:
    parser = _Parser(pattern)
    draw = parser.alternatives()
    if not parser.done:
        raise ValueError(f"the pattern ends at {parser.at}")
    return draw


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._groups = 0
        self.at = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self._text)

    def _take(self, expected: str) -> bool:
        if self._text.startswith(expected, self.at):
            self.at += len(expected)
            return True
        return False

    def _next(self) -> str:
        if self.done:
            raise ValueError("the pattern ends too early")
        self.at += 1
        return self._text[self.at - 1]

    def _until(self, end: str) -> str:
        stop = self._text.find(end, self.at)
        if stop < 0:
            raise ValueError(f"{end} is missing")
        found = self._text[self.at : stop]
        self.at = stop + len(end)
        return found

    def alternatives(self) -> Draw:
        """Read `a|b|c`, up to the end of the group."""
        found = [self._sequence()]
        while self._take("|"):
            found.append(self._sequence())
        if len(found) == 1:
            return found[0]
        return lambda random, spread, groups: random.choice(found)(random, spread, groups)

    def _sequence(self) -> Draw:
        parts: list[Draw] = []
        while not self.done and self._text[self.at] not in "|)":
            parts.append(self._quantified(self._atom()))
        return lambda random, spread, groups: "".join(p(random, spread, groups) for p in parts)

    def _quantified(self, atom: Draw) -> Draw:
        bounds = self._quantifier()
        if bounds is None:
            return atom
        low, high = bounds

        def repeat(random: Random, spread: int, groups: Groups) -> str:
            most = low + abs(spread) if high is None else min(high, low + abs(spread))
            most = max(low, min(most, _MOST))
            count = most if spread < 0 else random.randint(low, most)
            return "".join(atom(random, spread, groups) for _ in range(count))

        return repeat

    def _quantifier(self) -> tuple[int, int | None] | None:
        """Read `* + ? {n} {n,} {n,m}`, lazy or not; None when there is none."""
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(sign):
                self._take("?")
                return bounds
        if self.done or self._text[self.at] != "{":
            return None
        start = self.at
        self.at += 1
        low, comma, high = self._until("}").partition(",")
        if not low.isdigit() or not (high.isdigit() or not high):
            self.at = start
            return None
        self._take("?")
        return int(low), int(high) if high else (None if comma else int(low))

    def _atom(self) -> Draw:
        char = self._next()
        if char == "(":
            return self._group()
        if char == "[":
            return _one_of(self._class())
        if char == ".":
            return _one_of(_WORD)
        if char in "^$":
            return _nothing
        return self._escape() if char == "\\" else _just(char)

    def _group(self) -> Draw:
        name = None
        silent = False
        if self._take("?:"):
            pass
        elif any(self._take(mark) for mark in ("?=", "?!", "?<=", "?<!")):
            silent = True
        else:
            self._groups += 1
            name = str(self._groups)
            if self._take("?<") or self._take("?P<"):
                name = self._until(">")
        inner = self.alternatives()
        if not self._take(")"):
            raise ValueError("a group is not closed")
        if silent:
            return _nothing
        return inner if name is None else _remembering(name, inner)

    def _escape(self) -> Draw:
        char = self._next()
        if char in "bB":
            return _nothing
        if char == "k" and self._take("<"):
            return _recalling(self._until(">"))
        if char in "123456789":
            return _recalling(char)
        return _one_of(self._escaped(char))

    def _escaped(self, char: str) -> frozenset[str]:
        """Return the characters that an escape stands for."""
        if char in _CLASSES:
            return _CLASSES[char]
        if char in "pP" and self._take("{"):
            name = self._until("}").rpartition("=")[2]
            members = _PROPERTIES.get(name) or _PROPERTIES.get(name[:1], _PROPERTIES["L"])
            return members if char == "p" else _PRINTABLE - members
        if char == "c":
            return frozenset(chr(ord(self._next()) % 32))
        if char == "u" and self._take("{"):
            return frozenset(chr(int(self._until("}"), 16)))
        if char in _HEX:
            digits = "".join(self._next() for _ in range(_HEX[char]))
            return frozenset(chr(int(digits, 16)))
        return frozenset(_CONTROLS.get(char, char))

    def _class(self) -> frozenset[str]:
        """Read `[…]`; of a negated class, what is printable."""
        negated = self._take("^")
        found: set[str] = set()
        while not self._take("]"):
            first = self._member()
            if self._text.startswith("-", self.at) and not self._text.startswith("-]", self.at):
                self.at += 1
                last = self._member()
                found |= _range(first, last)
            else:
                found |= first
        return frozenset(_PRINTABLE - found if negated else found)

    def _member(self) -> frozenset[str]:
        char = self._next()
        if char != "\\":
            return frozenset(char)
        char = self._next()
        return frozenset("\b") if char == "b" else self._escaped(char)


def _range(first: frozenset[str], last: frozenset[str]) -> frozenset[str]:
    """Return what is between two characters; of a class beside a dash, all three."""
    if len(first) != 1 or len(last) != 1:
        return first | last | {"-"}
    low, high = ord(min(first)), ord(min(last))
    return frozenset(map(chr, range(low, min(high, low + _MOST) + 1)))


def _nothing(_random: Random, _spread: int, _groups: Groups) -> str:
    return ""


def _just(text: str) -> Draw:
    return lambda _random, _spread, _groups: text


def _one_of(members: frozenset[str]) -> Draw:
    """Return what draws one character, letters and digits before signs."""
    chosen = sorted(members & _FOUND_GOOD) or sorted(members)
    if not chosen:
        raise ValueError("a class has no characters")
    return lambda random, _spread, _groups: random.choice(chosen)


def _remembering(name: str, inner: Draw) -> Draw:
    def draw(random: Random, spread: int, groups: Groups) -> str:
        groups[name] = inner(random, spread, groups)
        return groups[name]

    return draw


def _recalling(name: str) -> Draw:
    return lambda _random, _spread, groups: groups.get(name, "")
