"""The elements and attributes of HTML: which are kept, and what becomes of the others."""

from __future__ import annotations

import re
from typing import Final

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TABLE: Final = frozenset({"table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr"})
CELLS: Final = frozenset({"td", "th"})
LISTS: Final = frozenset({"ul", "ol"})
MEDIA: Final = frozenset({"audio", "video"})

BLOCKS: Final = frozenset(
    {
        *("p", "div", "section", "article", "aside", "header", "footer", "nav", "address"),
        *("hgroup", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "hr"),
        *("figure", "figcaption", "details", "summary"),
        *HEADINGS,
        *TABLE,
        *CELLS,
        "col",
    }
)
"""Laid out as a block, and kept: each ends a paragraph and separates words."""

INLINE: Final = frozenset(
    {
        *("a", "b", "strong", "i", "em", "u", "s", "code", "mark", "del", "ins", "sub", "sup"),
        *("small", "kbd", "samp", "var", "q", "cite", "dfn", "abbr", "time", "data"),
        *("bdi", "bdo", "ruby", "rb", "rt", "rtc", "rp", "span", "br", "wbr"),
        *("img", "picture", "source", "track", "audio", "video"),
    }
)
KEPT: Final = BLOCKS | INLINE

EMPTY: Final = frozenset({"br", "hr", "img", "wbr", "source", "track", "col"})
"""Kept, and without an end tag."""

RENAMED: Final = {
    "acronym": "abbr",
    "big": "span",
    "blink": "span",
    "center": "div",
    "dialog": "div",
    "dir": "ul",
    "fieldset": "div",
    "font": "span",
    "form": "div",
    "frameset": "div",
    "image": "img",
    "label": "span",
    "legend": "div",
    "listing": "pre",
    "main": "div",
    "marquee": "div",
    "menu": "ul",
    "nobr": "span",
    "noframes": "div",
    "optgroup": "div",
    "output": "span",
    "plaintext": "div",
    "search": "div",
    "select": "div",
    "strike": "s",
    "template": "div",
    "textarea": "pre",
    "tt": "code",
    "xmp": "pre",
}
"""Shown as an element of the same kind."""

STRUCTURE: Final = frozenset({"html", "head", "body", "meta", "link", "param", "noscript"})
"""Left out without a word: nothing of them was to be seen."""

DRAWN: Final = frozenset(
    {
        *("g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "defs", "use"),
        *("symbol", "text", "tspan", "textpath", "desc", "mask", "pattern", "filter", "stop"),
        *("lineargradient", "radialgradient", "clippath", "marker", "foreignobject", "animate"),
        *("set", "view", "switch", "metadata"),
    }
)
"""Elements of SVG, of which the text alone is kept."""

KNOWN: Final = DRAWN | {
    *("applet", "bgsound", "blink", "button", "canvas", "datalist", "embed", "frame", "keygen"),
    *("map", "meter", "noembed", "object", "progress", "rbc", "slot", "spacer", "multicol"),
    *("basefont", "command", "content", "element", "shadow", "isindex", "svg"),
}
"""Elements that are not kept; what is none of these may be no element at all."""

SEPARATING: Final = frozenset({"button", "meter", "progress", "canvas", "object", "applet", "svg"})
"""Laid out as a box in the line: unwrapped, with a space on each side."""

# Attributes ---------------------------------------------------------------------------------------

_CELL: Final = frozenset({"colspan", "rowspan", "headers", "scope", "abbr", "align"})
ATTRIBUTES: Final[dict[str, frozenset[str]]] = {
    "*": frozenset({"id", "lang", "dir", "title", "aria-label"}),
    "a": frozenset({"href", "class", "hreflang", "download"}),
    "audio": frozenset({"src", "controls", "loop", "muted", "preload"}),
    "blockquote": frozenset({"cite"}),
    "caption": frozenset({"align"}),
    "code": frozenset({"class", "data-meta"}),
    "col": frozenset({"span", "align"}),
    "colgroup": frozenset({"span", "align"}),
    "data": frozenset({"value"}),
    "del": frozenset({"cite", "datetime"}),
    "details": frozenset({"open"}),
    "div": frozenset({"align", "class"}),
    "img": frozenset({"src", "srcset", "sizes", "alt", "width", "height", "align"}),
    "ins": frozenset({"cite", "datetime"}),
    "li": frozenset({"value", "class"}),
    "ol": frozenset({"start", "reversed", "type", "class"}),
    "p": frozenset({"align", "class"}),
    "pre": frozenset({"class"}),
    "q": frozenset({"cite"}),
    "section": frozenset({"class"}),
    "source": frozenset({"src", "srcset", "sizes", "media", "type"}),
    "span": frozenset({"class"}),
    "sup": frozenset({"class"}),
    "table": frozenset({"align"}),
    "tbody": frozenset({"align"}),
    "td": _CELL,
    "tfoot": frozenset({"align"}),
    "th": _CELL,
    "thead": frozenset({"align"}),
    "time": frozenset({"datetime"}),
    "tr": frozenset({"align"}),
    "track": frozenset({"src", "kind", "srclang", "label", "default"}),
    "ul": frozenset({"class"}),
    "video": frozenset(
        {"src", "poster", "width", "height", "controls", "loop", "muted", "preload"}
    ),
    **{heading: frozenset({"align"}) for heading in HEADINGS},
}

LINKS: Final = frozenset({"href", "cite"})
MEDIA_ADDRESSES: Final = frozenset({"src", "poster"})
SETS: Final = frozenset({"srcset"})

_NUMBER: Final = re.compile(r"[0-9]{1,9}")
_INTEGER: Final = re.compile(r"-?[0-9]{1,9}")
_SPAN: Final = re.compile(r"[0-9]{1,4}")
_SIZE: Final = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,4})?(?:%|px)?")
_ALIGN: Final = re.compile(r"left|right|center|justify|char|top|middle|bottom", re.IGNORECASE)
_TEXT: Final = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f]{0,1000}")
_MOMENT: Final = re.compile(r"[0-9A-Za-z:+.\- ]{1,60}")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{1,35}")
_NOTHING: Final = re.compile("|[a-z]{1,20}")
_MEDIA_TYPE: Final = re.compile(r"[A-Za-z0-9/;=., +\"'()*_-]{1,200}")
VALUES: Final[dict[str, re.Pattern[str]]] = {
    "align": _ALIGN,
    "colspan": _SPAN,
    "controls": _NOTHING,
    "datetime": _MOMENT,
    "default": _NOTHING,
    "download": _NOTHING,
    "dir": re.compile("ltr|rtl|auto", re.IGNORECASE),
    "height": _SIZE,
    "hreflang": _LANGUAGE,
    "kind": re.compile("subtitles|captions|descriptions|chapters|metadata", re.IGNORECASE),
    "lang": _LANGUAGE,
    "loop": _NOTHING,
    "media": re.compile(r"[A-Za-z0-9():,.<>= -]{1,200}"),
    "muted": _NOTHING,
    "open": _NOTHING,
    "preload": re.compile("none|metadata|auto|", re.IGNORECASE),
    "reversed": _NOTHING,
    "rowspan": _SPAN,
    "scope": re.compile("row|col|rowgroup|colgroup", re.IGNORECASE),
    "sizes": re.compile(r"[A-Za-z0-9():,.<>=+*/% -]{1,500}"),
    "span": _SPAN,
    "srclang": _LANGUAGE,
    "start": _INTEGER,
    "type": _MEDIA_TYPE,
    "width": _SIZE,
}
"""The form that a value has to have; one that has another is left out."""

_CLASSES: Final = {
    "a": re.compile("footnote-backref"),
    "code": re.compile(r"math|language-[^\s<>\"'&]{1,60}"),
    "div": re.compile("markdown-alert|markdown-alert-(?:note|tip|important|warning|caution)"),
    "li": re.compile("task-list-item"),
    "ol": re.compile("contains-task-list"),
    "p": re.compile("markdown-alert-title"),
    "pre": re.compile(r"language-[^\s<>\"'&]{1,60}"),
    "section": re.compile("footnotes"),
    "span": re.compile("math-display"),
    "sup": re.compile("footnote-ref"),
    "ul": re.compile("contains-task-list"),
}
_ORDERED_TYPE: Final = re.compile("[1aAiI]")


def kept_classes(tag: str, value: str) -> str:
    """Return those classes that mean something to whoever shows the HTML."""
    pattern = _CLASSES.get(tag)
    if pattern is None:
        return ""
    return " ".join(name for name in value.split() if pattern.fullmatch(name))


def is_kept(tag: str, name: str) -> bool:
    """Tell whether an attribute of an element is kept at all."""
    return name in ATTRIBUTES["*"] or name in ATTRIBUTES.get(tag, ())


def is_kept_value(tag: str, name: str, value: str) -> bool:
    """Tell whether a value has the form that its attribute has to have."""
    if name == "value":
        return bool((_INTEGER if tag == "li" else _TEXT).fullmatch(value))
    if tag == "ol" and name == "type":
        return bool(_ORDERED_TYPE.fullmatch(value))
    return bool(VALUES.get(name, _TEXT).fullmatch(value))
