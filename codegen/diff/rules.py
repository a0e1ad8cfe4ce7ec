"""The book of rules: every kind of difference, by its id and by chapter."""

from __future__ import annotations

from codegen.diff.book import Rule
from codegen.diff.book_http import (
    BODIES,
    HTTP_RULES,
    OPERATIONS,
    PARAMETERS,
    RESPONSES,
    SECURITY,
    SERVERS,
)
from codegen.diff.book_schemas import (
    ARRAYS,
    BOUNDS,
    COMPOSITION,
    NOTES,
    OBJECTS,
    SCHEMA_RULES,
    TEXTS,
    TYPES,
    VALUES,
)

RULES: dict[str, Rule] = {rule.id: rule for rule in (*HTTP_RULES, *SCHEMA_RULES)}

CHAPTERS: dict[str, tuple[Rule, ...]] = {
    "Operations": OPERATIONS,
    "Parameters": PARAMETERS,
    "Bodies": BODIES,
    "Answers": RESPONSES,
    "Security": SECURITY,
    "Servers": SERVERS,
    "Types": TYPES,
    "Values": VALUES,
    "Sizes and ranges": BOUNDS,
    "Texts and numbers": TEXTS,
    "Objects": OBJECTS,
    "Arrays": ARRAYS,
    "Composition": COMPOSITION,
    "Defaults and notes": NOTES,
}
