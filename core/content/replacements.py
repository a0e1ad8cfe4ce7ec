"""Elements that become others: links, pictures, players, frames, forms, mathematics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from core.content import embeds, pictures
from core.content.addresses import REL, Addresses
from core.content.builder import tag
from core.content.rewriting import Mathematics, Rewriting, markup
from core.content.tokens import Start, escape_value
from core.content.warnings import cited

_DONE, _TO_DO = "\u2611", "\u2610"
_VISIBLE_INPUTS: Final = frozenset({"button", "submit", "reset", "text", "search", "", "number"})
_MATH: Final = '<code class="math">', "</code>"
_DISPLAY: Final = '<span class="math-display"><code class="math">', "</code></span>"


def _link(page: Rewriting, token: Start) -> None:
    if "name" in token.attributes and "id" not in token.attributes:
        token.attributes["id"] = token.attributes["name"]
    attributes = page.attributes.write("a", token)
    if " href=" in attributes:
        page.keep("a", token, attributes)
    else:  # opened as a link, so that its end tag ends it
        start, end = tag("span", attributes) if attributes else ("", "")
        page.build.open("a", start, end)


def _picture(page: Rewriting, token: Start) -> None:
    given = token.attributes
    if token.name == "image":
        given.setdefault("src", given.get("href") or given.get("xlink:href") or "")
    pictures.settle(given)
    attributes = page.attributes.write("img", token)
    if " src=" not in attributes:
        page.text(f" {given.get('alt', '')} ")
        if "src" not in given:
            page.warn("element_removed", "A picture without an address is not kept.", token)
        return
    source = attributes.partition(' src="')[2].partition('"')[0]
    if not (page.noscripts and source in page.shown):
        page.shown.add(source)
        page.build.empty("img", f"<img{attributes}>")


def _player(page: Rewriting, token: Start) -> None:
    given = token.attributes
    if "autoplay" in given:
        del given["autoplay"]
        page.warn("attribute_removed", "Nothing plays by itself.", token)
    for lazy in ("data-src", "data-lazy-src"):
        if lazy in given:
            given.setdefault("src", given.pop(lazy))
    given["controls"] = ""
    page.keep(token.name, token)


def _source(page: Rewriting, token: Start) -> None:
    pictures.settle(token.attributes, is_picture=False)
    attributes = page.attributes.write(token.name, token)
    is_held = page.build.holds("audio", "video", "picture")
    if is_held and (" src=" in attributes or " srcset=" in attributes):
        page.build.empty(token.name, f"<{token.name}{attributes}>")


# Frames -------------------------------------------------------------------------------------------


def _frame(page: Rewriting, token: Start) -> None:
    """Write a frame as a link, one of an embedding service as its embed block is written."""
    pictures.settle(token.attributes)
    address = token.attributes.get("src") or token.attributes.get("data") or ""
    if token.name in {"object", "applet"} and not address:
        page.unwrap(token)
        return
    page.attributes.drop(token, "src", "data", "title", "srcset", "sizes", "type")
    title = token.attributes.get("title", "")
    kept = page.attributes.resolve("src", address, token) if address else None
    if kept is not None:
        _linked_frame(page, kept, title, token)
        return
    page.warn("element_removed", f"<{token.name}> is not kept.", token)
    page.text(title)


def _linked_frame(page: Rewriting, address: str, title: str, token: Start) -> None:
    shown = embeds.page_of_frame(address)
    if shown is None:
        detail = f"<{token.name}> is shown as a link to {cited(address)}."
        page.warn("element_replaced", detail, token)
    target = shown or address
    page.attributes.will_hold(target, address, token)
    if target in page.shown:
        return
    page.shown.add(target)
    page.build.open("figure", "<figure>", "</figure>")
    page.build.open("a", f'<a href="{escape_value(target)}" rel="{REL}">', "</a>")
    page.text(target)
    page.build.close("a")
    if title:
        page.build.open("figcaption", "<figcaption>", "</figcaption>")
        page.text(title)
    page.build.close("figure")


# Forms and maps -----------------------------------------------------------------------------------


def _area(page: Rewriting, token: Start) -> None:
    """Write a region of an image map as a link."""
    _link(page, token)
    page.text(token.attributes.get("alt", ""))
    page.build.close("a")
    page.build.text(" ")


def _input(page: Rewriting, token: Start) -> None:
    given = token.attributes
    kind = given.get("type", "").lower()
    page.attributes.drop(token, "type", "value", "alt", "placeholder", "class")
    if kind in {"checkbox", "radio"}:
        page.text(_DONE if "checked" in given else _TO_DO)
        return
    text = given.get("alt" if kind == "image" else "value", "") or given.get("placeholder", "")
    if kind in _VISIBLE_INPUTS or kind == "image":
        page.text(f" {text} ")
    page.warn("element_removed", f"<input> is not kept{f': {cited(text)}' if text else ''}.", token)


def _option(page: Rewriting, token: Start) -> None:
    page.warn("element_removed", "<option> is not kept; its text is.", token)
    page.attributes.drop(token, "label", "value", "selected")
    page.build.line()
    page.text(token.attributes.get("label", ""))


def _options(page: Rewriting, token: Start) -> None:
    page.keep("div", token)
    page.text(token.attributes.get("label", ""))


# What is not shown --------------------------------------------------------------------------------


def _noscript(page: Rewriting, token: Start) -> None:
    page.attributes.drop(token)
    page.noscripts += 1


def _drawing(page: Rewriting, token: Start) -> None:
    page.unwrap(token)
    if not token.is_closed:
        page.drawings += 1


def _program(page: Rewriting, token: Start) -> None:
    if token.raw is None:
        page.warn("element_removed", f"{markup(token)} is not kept.", token)
    elif token.name != "title":
        detail = f"{markup(token)} is not kept, nor what is in it."
        page.warn("content_removed", detail, token)
    elif page.drawings:
        page.build.text(token.raw + " ")
    else:
        page.warn("content_removed", f"The <title> {cited(token.raw)} is not shown.", token)


def _base(page: Rewriting, token: Start) -> None:
    if page.attributes.addresses.base is None and "href" in token.attributes:
        page.attributes.addresses = Addresses(token.attributes["href"])
    else:
        page.warn("element_removed", f"{markup(token)} is not kept.", token)


# Mathematics --------------------------------------------------------------------------------------


def _code(page: Rewriting, token: Start) -> None:
    """Write code, which in Markdown may be mathematics in TeX."""
    style = token.attributes.get("data-math-style")
    if style is None:
        page.keep(token.name, token)
    else:
        is_display = style == "display" and token.name == "span"
        page.build.open(token.name, *(_DISPLAY if is_display else _MATH))


def _math(page: Rewriting, token: Start) -> None:
    page.attributes.drop(token, "display", "alttext", "mode", "overflow")
    if not token.is_closed:
        page.math = Mathematics(token)


def end_math(page: Rewriting) -> None:
    """Write the mathematics that was read."""
    math, page.math = page.math, None
    if math is None:
        return
    if not math.has_tex:
        detail = "MathML is shown as its text, in which there is no layout."
        page.warn("element_replaced", detail, math.token)
    is_display = math.token.attributes.get("display") == "block"
    page.build.open("code", *(_DISPLAY if is_display else _MATH))
    page.build.text(math.text())
    page.build.close("code")


RULES: Final[dict[str, Callable[[Rewriting, Start], None]]] = {
    "a": _link,
    "applet": _frame,
    "area": _area,
    "audio": _player,
    "base": _base,
    "code": _code,
    "embed": _frame,
    "frame": _frame,
    "iframe": _frame,
    "image": _picture,
    "img": _picture,
    "input": _input,
    "math": _math,
    "noscript": _noscript,
    "object": _frame,
    "optgroup": _options,
    "option": _option,
    "script": _program,
    "source": _source,
    "span": _code,
    "style": _program,
    "svg": _drawing,
    "title": _program,
    "track": _source,
    "video": _player,
}
"""The elements that are more than kept, renamed or unwrapped."""
