"""The attributes of an element, as they are kept; says what it drops."""

from __future__ import annotations

from typing import Final

from core.content import elements, pictures, styles
from core.content.addresses import ID_PREFIX, REL, Addresses, Unsafe, identifier
from core.content.tokens import Start, escape_value
from core.content.warnings import Reporter, cited

_QUIET: Final = frozenset(
    {
        *("rel", "target", "xmlns", "loading", "decoding", "fetchpriority", "crossorigin"),
        *("referrerpolicy", "playsinline", "webkit-playsinline", "data-sourcepos", "checked"),
        *("disabled", "data-math-style", "data-footnotes", "data-footnote-ref", "rowspan-"),
        *("data-footnote-backref", "data-footnote-backref-idx", "style", "download", "name"),
    }
)
_LOOKS: Final = frozenset(
    {
        *("class", "bgcolor", "background", "border", "bordercolor", "cellpadding", "valign"),
        *("cellspacing", "clear", "color", "compact", "contenteditable", "face", "frame"),
        *("height", "hidden", "hspace", "link", "noshade", "nowrap", "role", "rules", "align"),
        *("size", "spellcheck", "tabindex", "text", "vlink", "vspace", "width", "char"),
        *("charoff", "draggable", "frameborder", "scrolling", "marginheight", "marginwidth"),
        *("allow", "allowfullscreen", "sandbox", "slot", "translate", "accesskey"),
    }
)
_LOOKS_PREFIXES: Final = ("data-", "aria-", "xmlns:", "item", "x-", "mso-", "v:", "o:", "w:")


class Attributes:
    """Writes the attributes of one piece of content."""

    def __init__(self, addresses: Addresses, reporter: Reporter, ids: set[str]) -> None:
        self.addresses = addresses
        self._report = reporter
        self._ids = ids
        self._fragments: dict[str, Start] = {}
        self._kept: dict[str, tuple[str, Start]] = {}

    def write(self, name: str, token: Start, style: styles.Meaning = styles.NOTHING) -> str:
        """Return the attributes of an element that are kept, as they are written."""
        kept: dict[str, str] = {}
        for attribute, value in token.attributes.items():
            found = self._attribute(name, attribute, value, token)
            if found is not None:
                kept[attribute] = found
        if style.align and elements.is_kept(name, "align"):
            kept["align"] = style.align
        if style.direction:
            kept.setdefault("dir", style.direction)
        if "href" in kept:
            kept["rel"] = REL  # as the sanitiser would add it, so that it has nothing to do
        return "".join(f' {key}="{escape_value(value)}"' for key, value in kept.items())

    def drop(self, token: Start, *used: str) -> None:
        """Name the attributes of an element that becomes another, but for those that are used."""
        for attribute, value in token.attributes.items():
            if attribute not in used and attribute not in _QUIET:
                self._drop(attribute, value, token)

    def resolve(self, attribute: str, value: str, token: Start) -> str | None:
        """Return an address as it is kept; None, with a warning, for one that is not."""
        try:
            if attribute in elements.LINKS:
                return self.addresses.link(value)
            return self.addresses.media(value)
        except Unsafe as unsafe:
            detail = f"The address {cited(value)} of <{token.name}> is not kept: {unsafe.reason}."
            self._report.warn(unsafe.code, detail, token)
            return None

    def will_hold(self, address: str, value: str, token: Start) -> None:
        """Take note of an address that the outcome has to hold, and of what it was written as."""
        self._kept.setdefault(address, (value, token))

    def check(self, seen: set[str]) -> None:
        """Name the addresses that the sanitiser did not see, and links to ids that nothing has."""
        for address in self._kept.keys() - seen:
            value, token = self._kept[address]
            detail = f"The address {cited(value)} of <{token.name}> is not a valid one."
            self._report.warn("address_removed", detail, token)
        for target in self._fragments.keys() - self._ids:
            name = cited("#" + target.removeprefix(ID_PREFIX))
            detail = f"Nothing in the content has the id of the link {name}."
            self._report.warn("unknown_fragment", detail, self._fragments[target])

    def _attribute(self, name: str, attribute: str, value: str, token: Start) -> str | None:
        if not elements.is_kept(name, attribute):
            if attribute not in _QUIET:
                self._drop(attribute, value, token)
            return None
        special = _SPECIAL.get(attribute)
        if special is not None:
            return special(self, name, attribute, value, token)
        if not elements.is_kept_value(name, attribute, value):
            self._misfit(attribute, value, token)
            return None
        return value

    def _drop(self, attribute: str, value: str, token: Start) -> None:
        if attribute in _LOOKS or attribute.startswith(_LOOKS_PREFIXES):
            detail = "Attributes that are for looks or programs are not kept."
        elif attribute.startswith("on"):
            detail = f"The attribute {cited(attribute)} of <{token.name}> is not kept."
        else:
            held = f"{attribute}={cited(value)}"
            detail = f"The attribute {held} of <{token.name}> is not kept."
        self._report.warn("attribute_removed", detail, token)

    def _misfit(self, attribute: str, value: str, token: Start) -> None:
        if attribute in _LOOKS and not value:
            return
        detail = f"The value of {attribute} of <{token.name}> is not kept: {cited(value)}."
        self._report.warn("attribute_removed", detail, token)

    # Attributes with rules of their own -----------------------------------------------------------

    def class_(self, name: str, _: str, value: str, token: Start) -> str | None:
        """Return the classes that mean something."""
        kept = elements.kept_classes(name, value)
        if len(kept.split()) < len(value.split()):
            self._drop("class", value, token)
        return kept or None

    def id(self, _name: str, _: str, value: str, token: Start) -> str | None:
        """Return an id with its prefix; of two equal ones the first has it."""
        given = identifier(value)
        if given is None:
            return None
        if given in self._ids:
            self._report.warn("attribute_removed", f"The id {cited(value)} is taken.", token)
            return None
        self._ids.add(given)
        return given

    def headers(self, _name: str, _: str, value: str, _token: Start) -> str | None:
        """Return the ids of the cells that head one."""
        return " ".join(filter(None, map(identifier, value.split()))) or None

    def address(self, _: str, attribute: str, value: str, token: Start) -> str | None:
        """Resolve an address that the outcome will hold."""
        found = self.resolve(attribute, value, token)
        if found is None:
            return None
        if not found.startswith("#"):
            self.will_hold(found, value, token)
        elif len(found) > 1:
            self._fragments.setdefault(found[1:], token)
        return found

    def set(self, _name: str, _: str, value: str, token: Start) -> str | None:
        """Resolve the addresses of a set of pictures."""
        found = []
        for address, size in pictures.candidates(value):
            resolved = self.resolve("src", address, token)
            if resolved is not None:
                found.append(f"{resolved.replace(',', '%2C')} {size}".rstrip())
        return ", ".join(found) or None


_SPECIAL: Final = {
    "cite": Attributes.address,
    "class": Attributes.class_,
    "headers": Attributes.headers,
    "href": Attributes.address,
    "id": Attributes.id,
    "poster": Attributes.address,
    "src": Attributes.address,
    "srcset": Attributes.set,
}
