"""Media types: Content-Type (RFC 9110 §8.3) and Accept (§12.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_NAME})/({_NAME})\s*(.*)", re.DOTALL)
_PARAMETER = re.compile(rf'\s*;\s*(?:({_NAME})\s*=\s*({_NAME}|"(?:[^"\\]|\\.)*"))?\s*')
_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type or range, lower case but for parameter values.

    `+json` is part of the subtype.
    """

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def essence(self) -> str:
        """`type/subtype`, without parameters."""
        return f"{self.type}/{self.subtype}"

    def parameter(self, name: str) -> str | None:
        """Return a parameter's value, or None."""
        return next((value for key, value in self.parameters if key == name), None)

    def covers(self, other: MediaType) -> bool:
        """Tell whether `other` falls into this range.

        Parameters here must be there too, charset apart.
        """
        if self.type not in ("*", other.type):
            return False
        if self.subtype not in ("*", other.subtype):
            return False
        theirs = {key: value.lower() for key, value in other.parameters}
        return all(
            theirs.get(key) == value.lower() for key, value in self.parameters if key != "charset"
        )

    @property
    def specificity(self) -> tuple[bool, bool, int]:
        """How precise a range is: the most specific one decides (RFC 9110 §12.5.1)."""
        return (self.type != "*", self.subtype != "*", len(self.parameters))


def parse(text: str) -> MediaType | None:
    """Parse a media type or range; None when it is not one."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    parameters = _parameters(match[3])
    if parameters is None:
        return None
    return MediaType(match[1].lower(), match[2].lower(), parameters)


def _parameters(text: str) -> tuple[tuple[str, str], ...] | None:
    """Parse `;name=value…`; None when malformed."""
    found = []
    position = 0
    while position < len(text):
        match = _PARAMETER.match(text, position)
        if match is None:
            return None
        if match[1] is not None:
            found.append((match[1].lower(), _unquote(match[2])))
        position = match.end()
    return tuple(found)


def _unquote(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


def match_content_type(value: str, offered: Sequence[str]) -> tuple[str, MediaType] | None:
    """Find the documented media type that a Content-Type falls under, the most specific first.

    Returns the documented text and what was sent, or None.
    """
    sent = parse(value)
    if sent is None or "*" in (sent.type, sent.subtype):
        return None
    ranges = [(text, parsed) for text in offered if (parsed := parse(text)) is not None]
    fitting = [(text, parsed) for text, parsed in ranges if parsed.covers(sent)]
    if not fitting:
        return None
    best = max(fitting, key=lambda pair: pair[1].specificity)
    return best[0], sent


def parse_accept(value: str) -> list[tuple[MediaType, float]]:
    """Parse Accept into ranges with their quality; entries that make no sense are passed over."""
    ranges = []
    for part in _split(value):
        parsed = parse(part)
        if parsed is None:
            continue
        quality = 1.0
        parameters = []
        for key, text in parsed.parameters:
            if key == "q":
                quality = float(text) if _QUALITY.fullmatch(text) else 0.0
                break  # what follows the weight belongs to no media type
            parameters.append((key, text))
        ranges.append((MediaType(parsed.type, parsed.subtype, tuple(parameters)), quality))
    return ranges


def _split(value: str) -> Iterable[str]:
    """Split a list at its commas, those inside quotes apart."""
    return re.findall(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+', value)


def quality(media_type: str, ranges: Sequence[tuple[MediaType, float]]) -> float:
    """Return how welcome a media type is, 0.0 (not at all) to 1.0."""
    offered = parse(media_type)
    if offered is None:
        return 0.0
    if "*" in (offered.type, offered.subtype):
        return max((q for r, q in ranges if r.covers(offered) or offered.covers(r)), default=0.0)
    fitting = [(r.specificity, q) for r, q in ranges if r.covers(offered)]
    return max(fitting)[1] if fitting else 0.0


def acceptable(accept: str, offered: Iterable[str]) -> bool:
    """Tell whether any offered media type may be sent.

    An Accept without a sensible entry allows all.
    """
    ranges = parse_accept(accept)
    return not ranges or any(quality(media_type, ranges) > 0 for media_type in offered)


def preferred(accept: str | None, offered: Sequence[str]) -> str:
    """Return the offered media type that a client likes best, the first among equals.

    A documented range gives way to the concrete media type that the client asks for in it.
    """
    ranges = parse_accept(accept) if accept is not None else []
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda media_type: quality(media_type, ranges))
    parsed = parse(best)
    if parsed is None or "*" not in (parsed.type, parsed.subtype):
        return best
    asked = [(q, r) for r, q in ranges if parsed.covers(r) and "*" not in (r.type, r.subtype)]
    return max(asked, key=lambda pair: pair[0])[1].essence if asked else best
