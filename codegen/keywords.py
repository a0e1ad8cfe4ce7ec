"""The table of keywords: what the generator does with each, and the page that shows it.

A keyword that is not here, and is no extension (`x-…`), is an error with its place: nothing is
dropped silently.

The shape of a value is written in a small language: `string boolean integer number any` are plain
values, `Operation` an object of that kind, `Parameter*` one that may also be a Reference Object,
`[…]` a list and `{…}` a map. Objects of the kind `Schema` hold JSON Schema 2020-12.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from codegen.keyword_entry import MEANINGS, Keyword, Kind
from codegen.keywords_openapi import OPENAPI
from codegen.keywords_schema import SCHEMA

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*OPENAPI, SCHEMA)}

SECTIONS: dict[str, str] = {
    "Schema": "schemas",
    "Response": "responses",
    "Parameter": "parameters",
    "Example": "examples",
    "RequestBody": "requestBodies",
    "Header": "headers",
    "SecurityScheme": "securitySchemes",
    "Link": "links",
    "Callback": "callbacks",
    "PathItem": "pathItems",
}
"""The section of `components` in which each kind of object is kept."""


def keyword(kind: str, name: str) -> Keyword | None:
    """Give the entry of a member, patterned or not; None for unknown ones and extensions."""
    known = KINDS[kind]
    field = known.fields.get(name)
    if field is not None:
        return field
    if known.extensible and name.startswith("x-"):
        return None
    return known.pattern


def render() -> str:
    """Write the table as a Markdown page."""
    lines = [
        "# Keywords",
        "",
        "Every keyword of OpenAPI 3.1 and JSON Schema 2020-12, and what the generator does with",
        "it. One that is not listed here, and does not start with `x-`, is an error with file,",
        "line and column.",
        "",
        *(f"* **{treatment}**: {meaning}." for treatment, meaning in MEANINGS.items()),
        "",
    ]
    for kind in KINDS.values():
        lines += _table(kind)
    return "\n".join(lines)


def _table(kind: Kind) -> Iterable[str]:
    yield f"## {kind.name} (OpenAPI 3.1.1 §{kind.section})"
    yield ""
    yield "| keyword | treatment | why |"
    yield "|---|---|---|"
    rows = [*kind.fields.values(), *([kind.pattern] if kind.pattern else [])]
    for row in rows:
        mark = ", required" if row.required else ""
        yield f"| `{row.name}` | {row.treatment}{mark} | {row.why.replace('|', chr(92) + '|')} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(render())
