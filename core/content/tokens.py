"""HTML source text as tokens, each with its place; in one pass, whatever the input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final, NamedTuple

_SPACE: Final = re.compile(r"[\t\n\f\r /]*")
_TAG_NAME: Final = re.compile(r"[^\t\n\f\r />]+")
_NAME: Final = re.compile(r"=?[^\t\n\f\r />=]*")
_EQUALS: Final = re.compile(r"[\t\n\f\r ]*=[\t\n\f\r ]*")
_UNQUOTED: Final = re.compile(r"[^\t\n\f\r >]*")
_TAG: Final = re.compile(r"</?[A-Za-z]")
_PLAIN: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
_QUOTED: Final = re.compile(r"[\t\n ]+([a-z][a-z0-9:_-]*)=\"([^\"]*)\"")
_REFERENCE: Final = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]*;?)")
_LESS: Final = re.compile(r"(?:<(?![A-Za-z!?/]))+")
_COMMENT_END: Final = re.compile(r"--!?>")
_RAW: Final = frozenset({"script", "style", "xmp"})
_ESCAPABLE: Final = frozenset({"title", "textarea"})
END_TAG: Final = re.compile(r"</([A-Za-z][^\t\n\f\r />]*)")
_RAW_END: Final = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in _RAW | _ESCAPABLE
}


class Start(NamedTuple):
    """A start tag. `raw` is the text of an element that holds text alone, such as `script`."""

    name: str
    attributes: dict[str, str]
    at: int
    end: int
    is_closed: bool
    raw: str | None = None


class End(NamedTuple):
    """An end tag."""

    name: str
    at: int


class Text(NamedTuple):
    """Text with its character references, in which no `<` is left."""

    text: str
    at: int


class Comment(NamedTuple):
    """A comment, declaration or processing instruction, with all its signs."""

    text: str
    at: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text)


Token = Start | End | Text | Comment


class _Unfinished(Exception):
    """A tag that the end of the text cuts off; it was read up to `end`."""

    def __init__(self, end: int) -> None:
        super().__init__(end)
        self.end = end


def tokens(source: str) -> Iterator[Token]:
    """Yield the tokens of HTML as a browser splits it, but that nothing unfinished is dropped.

    A tag or comment that the text does not end is text, and so is the start of an element for
    text alone, such as `<script>`, whose end tag is missing.
    """
    reader = _Reader(source)
    at = 0
    while at < len(source):
        less = source.find("<", at)
        if less < 0:
            yield Text(source[at:], at)
            return
        if less > at:
            yield Text(source[at:less], at)
        plain = _PLAIN.match(source, less)
        if plain is None or plain[2] in _RAW_END:
            token, at = reader.markup(less)
            yield token
        else:
            at = plain.end()
            yield (
                End(plain[2], less) if plain[1] else Start(plain[2], {}, less, at, is_closed=False)
            )


class _Reader:
    """Reads what begins with `<`. Each method returns a token and where the next one begins."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._endless: set[str] = set()

    def markup(self, at: int) -> tuple[Token, int]:
        source = self._source
        if _TAG.match(source, at):
            try:
                return self._end(at) if source[at + 1] == "/" else self._start(at)
            except _Unfinished as cut:
                return Text("&lt;" + escape_text(source[at + 1 : cut.end]), at), cut.end
        if source.startswith("<!--", at):
            return self._comment(at)
        if source.startswith("<![CDATA[", at):
            end = self._find("]]>", at)
            if end >= 0:
                return Text(escape_text(source[at + 9 : end], "&"), at), end + 3
        if source[at + 1 : at + 2] in {"!", "?", "/"}:
            end = self._find(">", at)
            if end >= 0:
                return Comment(source[at : end + 1], at), end + 1
        run = _LESS.match(source, at)
        end = run.end() if run else at + 1
        return Text("&lt;" * (end - at), at), end

    def _find(self, ending: str, at: int) -> int:
        """Find the next ending, and remember when there are no more."""
        if ending in self._endless:
            return -1
        end = self._source.find(ending, at)
        if end < 0:
            self._endless.add(ending)
        return end

    def _comment(self, at: int) -> tuple[Token, int]:
        source = self._source
        for short in ("<!-->", "<!--->"):
            if source.startswith(short, at):
                return Comment(short, at), at + len(short)
        end = None if "--" in self._endless else _COMMENT_END.search(source, at + 4)
        if end is None:
            self._endless.add("--")
            return Text("&lt;!--", at), at + 4
        return Comment(source[at : end.end()], at), end.end()

    def _end(self, at: int) -> tuple[Token, int]:
        name, _, end, _ = self._tag(at + 2)
        return End(name, at), end

    def _start(self, at: int) -> tuple[Token, int]:
        name, attributes, end, is_closed = self._tag(at + 1)
        start = Start(name, attributes, at, end, is_closed)
        if name not in _RAW_END:
            return start, end
        ending = None if name in self._endless else _RAW_END[name].search(self._source, end)
        if ending is None:
            self._endless.add(name)
            if is_closed:
                return start, end
            return Text(escape_text(self._source[at:end], "&"), at), end
        raw = self._source[end : ending.start()]
        text = escape_text(raw, "" if name in _ESCAPABLE else "&")
        try:
            _, _, after, _ = self._tag(ending.start() + 2)
        except _Unfinished as cut:
            after = cut.end
        return start._replace(raw=text), after

    def _tag(self, at: int) -> tuple[str, dict[str, str], int, bool]:
        """Read a tag from its name on. Raises `_Unfinished`."""
        source = self._source
        match = _TAG_NAME.match(source, at)
        assert match is not None  # the caller saw a letter here  # noqa: S101
        attributes: dict[str, str] = {}
        end = match.end()
        while True:
            quoted = None if '"' in self._endless else _QUOTED.match(source, end)
            if quoted is not None:
                attributes.setdefault(quoted[1], _unescape(quoted[2]))
                end = quoted.end()
                continue
            space = _SPACE.match(source, end)
            end = space.end() if space else end
            if end >= len(source):
                raise _Unfinished(end)
            if source[end] == ">":
                return match[0].lower(), attributes, end + 1, source[end - 1] == "/"
            name, value, end = self._attribute(end)
            attributes.setdefault(name, value)

    def _attribute(self, at: int) -> tuple[str, str, int]:
        source = self._source
        name = _NAME.match(source, at)
        assert name is not None  # it matches anything  # noqa: S101
        equals = _EQUALS.match(source, name.end())
        if equals is None:
            return name[0].lower(), "", name.end()
        at = equals.end()
        quote = source[at : at + 1]
        if quote in {'"', "'"}:
            end = self._find(quote, at + 1)
            if end < 0:
                raise _Unfinished(at + 1)
            return name[0].lower(), _unescape(source[at + 1 : end]), end + 1
        value = _UNQUOTED.match(source, at)
        assert value is not None  # it matches anything  # noqa: S101
        return name[0].lower(), _unescape(value[0]), value.end()


def escape_text(text: str, also: str = "") -> str:
    """Escape what would begin a tag; with `also="&"`, references too."""
    if also:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def escape_value(value: str) -> str:
    """Escape an attribute's value for double quotes."""
    return (
        value.replace("&", "&amp;")
        .replace('"', "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\u00a0", "&nbsp;")
    )


def unescape_text(text: str) -> str:
    """Return text with its character references resolved, as browsers do outside of attributes."""
    from html import unescape  # noqa: PLC0415

    return unescape(text)


def _unescape(value: str) -> str:
    """Resolve references in an attribute: `?a=1&copy=2` holds none."""
    if "&" not in value:
        return value
    return _REFERENCE.sub(lambda match: _reference(match, value), value)


def _reference(match: re.Match[str], value: str) -> str:
    name = match[0][1:]
    if name[0] == "#":
        return unescape_text(match[0])
    if not name.endswith(";") and value[match.end() : match.end() + 1] == "=":
        return match[0]
    return html5.get(name, match[0])
