"""Writes the page of the documentation that shows the comparison and its rules."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from codegen.diff.book import SEVERITIES, Rule
from codegen.diff.rules import CHAPTERS, RULES
from codegen.diff.shapes import LIMIT

_INTRODUCTION = """# Breaking changes

`python -m codegen diff OLD NEW` compares two versions of an OpenAPI document, and says of each
difference whether a client of the old version still works with the new one.

```sh
python -m codegen diff released.yaml openapi.yaml                    # one line per change
python -m codegen diff released.yaml openapi.yaml --format markdown  # a changelog for partners
python -m codegen diff released.yaml openapi.yaml --format json      # for other programs
```

| option | means |
|---|---|
| `--fail-on breaking` | `breaking` (the default): exit 1 for such a change; or `warning`, `none` |
| `--allow FILE` | changes that were reviewed; see below |
| `--today YYYY-MM-DD` | the day that `x-sunset` is compared with; today where it is left out |

The exit code is 0 when nothing is as grave as `--fail-on`, 1 when something is, when an entry
of the allow-file matches nothing, or when a document has faults, and 2 for wrong usage.

## How it compares

* **By meaning.** References and `allOf` are unfolded, types are compared one by one,
  alternatives of `oneOf` and `anyOf` are paired by component, by tag, by title, and by being
  equal. Another order of keys, a schema moved into a component, `[string, "null"]` written as
  `anyOf`: nothing to tell.
* **By side.** What clients send may be widened, what they receive may be narrowed. A component
  that is used on both sides is told once for each. For webhooks and callbacks the sides are
  exchanged.
* **Paths by position.** `/posts/{id}` and `/posts/{post_id}` are the same address.
* **Never silently.** What the comparison cannot decide is breaking, with the words "cannot
  tell".
* An operation whose old version says `x-stability: experimental` was never promised: what would
  be breaking there is a warning.

Each change points into NEW, or into OLD where it is about what is gone, and ends with the JSON
Pointer of that place.

## Exceptions

A change that was looked at and is wanted goes into the allow-file, by rule and place:

```yaml
allow:
  - rule: property-removed
    place: "#/components/schemas/Post/properties/mood"
    reason: Never filled by any version; agreed with the partners in September.
```

The change is still told, as accepted and with its reason, and does not fail. An entry that
matches nothing is an error, so that the file never grows old.

## What it cannot tell

These are reported as breaking whenever the two differ:

* two regular expressions (`pattern`, and the keys of `patternProperties`), and two schemas
  under `not`, `if`, `then`, `else`, `contains`, `unevaluatedItems`;
* alternatives that multiply beyond LIMIT combinations in one schema, unless they are equal
  part by part;
* what `dependentSchemas` says of an object that `unevaluatedProperties` closes.

It errs on the side of caution where one keyword makes up for another: a `minLength` that an
`enum` already implies is reported as new. It may err on the other side in two corners: where
`unevaluatedProperties` closes an object whose `anyOf` has several alternatives that match at
once, each is looked at alone; and a pattern of property names that Python does not read as
ECMA-262 does is not matched against declared names.

It reports nothing about texts (`title`, `description`, `examples`), about schemas that no
operation and no webhook uses, and about rules that only the server's code knows.

## For a release

Keep the document that was released beside the one that is worked on, and run in CI:

```sh
python -m codegen diff released.yaml openapi.yaml --allow accepted.yaml
```

After a release, copy the document over the kept one and empty the allow-file.
"""


def render() -> str:
    """Write the page of the documentation."""
    lines = [_INTRODUCTION.replace("LIMIT", str(LIMIT)), f"## The {len(RULES)} rules", ""]
    lines += [f"* **{severity}**: {means}." for severity, means in SEVERITIES.items()]
    lines += ["", "*Sent* is what clients send, *received* what they receive.", ""]
    for chapter, rules in CHAPTERS.items():
        lines += _table(chapter, rules)
    return "\n".join(lines)


def _table(chapter: str, rules: Iterable[Rule]) -> list[str]:
    rows = [
        f"| `{rule.id}` | {rule.what} | {rule.request.severity} | {rule.response.severity} |"
        f" {rule.remedy} |"
        for rule in rules
    ]
    return [
        f"### {chapter}",
        "",
        "| rule | difference | sent | received | how to make it compatible |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


if __name__ == "__main__":
    sys.stdout.write(render())
