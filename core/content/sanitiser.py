"""The allow-list: the last word on every piece of derived HTML."""

from __future__ import annotations

import re

import nh3

_PASSES = 8
_TAGS = {
    *(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "cite",
        "pre",
        "br",
        "hr",
    ),
    *(
        "figure",
        "figcaption",
        "img",
        "audio",
        "video",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ),
    # What Markdown and writers of HTML use besides.
    *("b", "i", "del", "ins", "sub", "sup", "kbd", "dl", "dt", "dd", "caption", "tfoot"),
    *("strong", "em", "u", "s", "code", "mark"),
}
# Without "*", nh3 would allow `lang` and `title` everywhere.
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "download"},
    "img": {"src", "alt"},
    "audio": {"src", "controls"},
    "video": {"src", "controls", "poster"},
    "code": {"class"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_MEDIA = re.compile(
    r"/api/v1/media/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/content(?:\?variant=[a-z]{1,20})?"
)
_WEB = ("https://", "http://")
_LANGUAGE = re.compile(r"language-[^\s<>\"'&]{1,40}")
_NUMBER = re.compile(r"[0-9]{1,9}")


def clean(html: str) -> str:
    """Keep the allowed tags, attributes and addresses of an HTML text.

    Cleaning again changes nothing: leaving a tag out may let what it held be read otherwise, so
    the outcome is cleaned until it stays, and of what never stays only the text is kept.
    """
    for _ in range(_PASSES):
        cleaned = _clean(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return nh3.clean(html, tags=set())


def _clean(html: str) -> str:
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow ugc",
        strip_comments=True,
    )
    # A reader of HTML drops the first line feed of `pre`, so it takes two to have one.
    return cleaned.replace("<pre>\n", "<pre>\n\n")


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Keep absolute addresses and those of our media only, and classes that name a language."""
    match tag, name:
        case "a", "href":
            leads = value.lower().startswith((*_WEB, "mailto:", "tel:", "#"))
            return value if leads or _MEDIA.fullmatch(value) else None
        case _, "src" | "poster":
            web = value.lower().startswith(_WEB)
            return value if web or _MEDIA.fullmatch(value) else None
        case _, "controls" | "download":
            return ""
        case "code", "class":
            return value if _LANGUAGE.fullmatch(value) else None
        case "ol", "start":
            return value if _NUMBER.fullmatch(value) else None
        case _:
            return value
