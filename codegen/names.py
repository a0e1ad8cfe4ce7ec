"""The only place that decides what an operation, field, class or module is called.

Every function here is a pure function of its arguments and every `Namer` of the order in which it
is asked, so the same document always gives the same names.
"""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata

_WORD_BREAK = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"\W+")
_UNDERSCORES = re.compile(r"_+")
# Spelled with inner capitals, and yet one word to everybody.
_ONE_WORD = re.compile(r"(?<![A-Z])ETag(?![a-z])")
_SIGNS = {
    "<": "_lt",
    ">": "_gt",
    "+": "_plus_",
    "*": "_star",
    "@": "_at_",
    "$": "_dollar_",
    "%": "_percent",
}

KEYWORDS = (
    frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) - {"type", "match", "case"} | {"self"}
)

TYPE_WORDS = frozenset(
    {"Any", "AsyncIterator", "bool", "bytes", "ClassVar", "dataclass", "date", "datetime"}
    | {"dict", "field", "float", "int", "Json", "list", "Literal", "Mapping", "models"}
    | {"Never", "None", "object", "problems", "requests", "responses", "str", "tuple"}
    | {"Union", "UUID"}
)
"""Words that annotations of generated dataclasses use: a field of that name would hide them."""

MODEL_WORDS = frozenset(
    {"Annotated", "Any", "BaseModel", "ConfigDict", "DateTime", "Decimal", "Enum", "False"}
    | {"Field", "Integer", "Literal", "MISSING", "None", "RootModel", "True", "TypeAdapter"}
    | {"TypeAlias", "TypeAliasType", "Union", "UploadedFile", "UUID"}
)
"""Names that models.py itself imports."""

RESPONSE_FIELDS = ("status", "media_type", "header_names", "body")
REQUEST_FIELDS = ("body", "media_type")


def snake(text: str) -> str:
    """Turn any text into a lower_snake identifier: `createPost`, `meta/root`, `X-Rate-Limit`.

    A sign that alone tells two names apart is spelled (`StartTime<` → `start_time_lt`, `+1` →
    `plus_1`, `-1` → `minus_1`); what cannot begin an identifier gets a leading `n`; a keyword gets
    a trailing `_`.
    """
    word = "_".join(_words(_ONE_WORD.sub(_capitalised, text))).lower()
    return _identifier(word or "unnamed", "n")


def _capitalised(word: re.Match[str]) -> str:
    return word[0].capitalize()


def pascal(text: str) -> str:
    """Turn any text into a PascalCase identifier; a word's own capitals stay (`HTTPError`)."""
    word = "".join(
        part[:1].upper() + part[1:] for part in _UNDERSCORES.split("_".join(_split(text)))
    )
    return _identifier(word or "Unnamed", "N")


def pascal_of_snake(name: str) -> str:
    """Give the class stem of a Python name: `create_post` → `CreatePost`."""
    return pascal(name.strip("_"))


def field(text: str) -> str:
    """Turn a parameter's or header's name into a field that hides no type word."""
    name = snake(text)
    return f"{name}_" if name in TYPE_WORDS else name


def operation_id(method: str, path: str) -> str:
    """Make an operationId where there is none: `get /a/{b}` → `getAByB`, `get /` → `getRoot`."""
    words = [method]
    for segment in path.split("/"):
        for index, part in enumerate(re.split(r"\{([^{}]*)\}", segment)):
            if part:
                words.append(("by_" if index % 2 else "") + part)
    if len(words) == 1:
        words.append("root")
    return method + pascal("_".join(words[1:]))


def problem(type_uri: str) -> str:
    """Give the class name of a problem type: `/problems/slug_taken` → `SlugTaken`."""
    return pascal(type_uri.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1])


def media_suffix(media_type: str) -> str:
    """Give the word that tells two media types of one status apart: `text/csv` → `Csv`."""
    kind, _, subtype = media_type.partition(";")[0].strip().partition("/")
    word = subtype.removeprefix("vnd.").removeprefix("x-").replace("+", "-")
    return pascal(kind if word in ("", "*") else word) if kind != "*" else "Any"


def status_suffix(status: str) -> str:
    """Give the word for a response key: `200`, `4XX`, `Default`."""
    return pascal("default") if status == "default" else status.upper()


class Namer:
    """Hands out names that are unique within one scope. A name once given is never given again.

    Comparison ignores case, for modules are files and some file systems do.
    """

    def __init__(self, *reserved: str) -> None:
        self._taken = {name.casefold() for name in reserved}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._taken

    def take(self, name: str, alternative: str | None = None) -> str:
        """Give `name`, else `alternative`, else the name with the first free number."""
        for candidate in (name, alternative):
            if candidate is not None and candidate not in self:
                return self._give(candidate)
        stem, number = name.rstrip("_"), 2
        separator = "_" if name.islower() or stem[-1:].isdigit() else ""
        while f"{stem}{separator}{number}" in self:
            number += 1
        return self._give(f"{stem}{separator}{number}")

    def _give(self, name: str) -> str:
        self._taken.add(name.casefold())
        return name


def _split(text: str) -> list[str]:
    """Split at all that is no letter or digit; signs that carry meaning are spelled out."""
    text = unicodedata.normalize("NFKC", text)
    if re.match(r"-\d", text):
        text = "minus_" + text[1:]
    spelled = "".join(_SIGNS.get(char, char) for char in text)
    return [part for part in _UNDERSCORES.split(_NOT_WORD.sub("_", spelled)) if part]


def _words(text: str) -> list[str]:
    return [word for part in _split(text) for word in _WORD_BREAK.split(part)]


def _identifier(word: str, prefix: str) -> str:
    """Mend what is no identifier yet: a leading digit or mark, a keyword, a builtin constant."""
    word = unicodedata.normalize("NFKC", word)
    if not word.isidentifier():
        word = prefix + word
    if not word.isidentifier():
        word = "".join(char if f"a{char}".isidentifier() else "_" for char in word)
    if word in KEYWORDS or word in ("True", "False", "None"):
        return f"{word}_"
    return word


def shadows_builtin(name: str) -> bool:
    """Tell whether a module-level function of this name would hide a builtin."""
    return hasattr(builtins, name)
