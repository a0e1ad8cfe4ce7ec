"""The book of rules, first part: differences of schemas."""

from __future__ import annotations

from codegen.diff.book import (
    ACCEPTED,
    HOLD,
    KEEP,
    REFUSED,
    SILENT,
    STAGE,
    WITHIN,
    Rule,
    breaking,
    compatible,
    narrow,
    note,
    opaque,
    same,
    shift,
    warning,
    widen,
)

_IGNORED = warning("a client that sends it is no longer listened to")
_ABSENT = warning("a client that reads it no longer finds it")
_MISSED = breaking("a client that relies on it no longer finds it")

TYPES = (
    narrow("type-narrowed", "A JSON type is no longer allowed, or `number` became `integer`."),
    widen("type-widened", "A further JSON type is allowed, or `integer` became `number`."),
    shift("type-changed", "No JSON type but null is common to the two."),
    widen("null-added", "`null` is allowed."),
    narrow("null-removed", "`null` is no longer allowed."),
    narrow("forbidden", "No value is allowed here any more."),
    widen("allowed", "Values are allowed where there were none."),
)

VALUES = (
    widen("enum-value-added", "A value was added to `enum`."),
    narrow("enum-value-removed", "A value was removed from `enum`."),
    narrow("enum-added", "Only listed values are allowed, where any was."),
    widen("enum-removed", "Any value is allowed, where a list was."),
    shift("const-changed", "The one allowed value is another."),
)


def _bounds(keyword: str, name: str) -> tuple[Rule, Rule]:
    """Give the rules of a bound: a minimum narrows when raised, a maximum when lowered."""
    raised = narrow if keyword.lower().startswith(("min", "exclusivemin")) else widen
    lowered = widen if raised is narrow else narrow
    return (
        raised(f"{name}-raised", f"`{keyword}` is larger, or {_gone(raised is narrow)}."),
        lowered(f"{name}-lowered", f"`{keyword}` is smaller, or {_gone(lowered is narrow)}."),
    )


def _gone(narrows: bool) -> str:  # noqa: FBT001 - one of two words
    return "new" if narrows else "gone"


BOUNDS = tuple(
    rule
    for keyword, name in (
        ("minimum", "minimum"),
        ("maximum", "maximum"),
        ("minLength", "min-length"),
        ("maxLength", "max-length"),
        ("minItems", "min-items"),
        ("maxItems", "max-items"),
        ("minProperties", "min-properties"),
        ("maxProperties", "max-properties"),
        ("minContains", "min-contains"),
        ("maxContains", "max-contains"),
    )
    for rule in _bounds(keyword, name)
)

TEXTS = (
    narrow("multiple-of-narrowed", "`multipleOf` is new, or a multiple of the old one."),
    widen("multiple-of-widened", "`multipleOf` is gone, or the old one is a multiple of it."),
    shift("multiple-of-changed", "`multipleOf` is a number with other multiples."),
    narrow("format-added", "`format` is new, or one that allows less."),
    widen("format-removed", "`format` is gone, or one that allows more."),
    shift("format-changed", "`format` is another."),
    narrow("pattern-added", "`pattern` is new."),
    widen("pattern-removed", "`pattern` is gone."),
    opaque("pattern-changed", "`pattern` is another regular expression; two are not compared."),
    shift("content-changed", "`contentEncoding` or `contentMediaType` is another."),
)

OBJECTS = (
    narrow("required-added", "A property became required.", "give it a default, or ask in a later "
           "version"),
    widen("required-removed", "A property became optional."),
    Rule(
        "required-property-added",
        "A new property is required.",
        breaking("a request without it is refused"),
        compatible("clients pass over what they do not know"),
        "Added",
        "make it optional, with a default",
    ),
    Rule(
        "property-added",
        "A new property of an object that allowed any.",
        warning("a client that already sent something by this name may be refused"),
        compatible("clients pass over what they do not know"),
        "Added",
        "choose a name that no client sends, or close request objects beforehand",
    ),
    Rule(
        "property-permitted",
        "A new property of an object that was closed.",
        ACCEPTED,
        warning("a client that refuses unknown properties, as the old document allows, fails"),
        "Added",
        "leave objects that clients receive open",
    ),
    Rule("property-removed", "A property is gone; the object allows any.", _IGNORED, _ABSENT,
         "Removed", "deprecate it first, and keep it for that time"),
    Rule("property-forbidden", "A property is gone; the object is closed.", REFUSED, _ABSENT,
         "Removed", "deprecate it first, and keep it for that time"),
    Rule("required-property-removed", "A required property is gone; the object allows any.",
         _IGNORED, _MISSED, "Removed", "deprecate it first, and keep sending it"),
    Rule("required-property-forbidden", "A required property is gone; the object is closed.",
         REFUSED, _MISSED, "Removed", "deprecate it first, and keep it for that time"),
    narrow("object-closed", "Properties that are not declared are no longer allowed."),
    widen("object-opened", "Properties that are not declared are allowed."),
    opaque("pattern-properties-changed", "`patternProperties` has other patterns."),
    narrow("property-names-added", "`propertyNames` is new."),
    widen("property-names-removed", "`propertyNames` is gone."),
    narrow("dependent-required-added", "A property needs another beside it."),
    widen("dependent-required-removed", "A property no longer needs another beside it."),
    narrow("dependent-schema-added", "`dependentSchemas` has a further property."),
    widen("dependent-schema-removed", "`dependentSchemas` lost a property."),
)  # fmt: skip

ARRAYS = (
    narrow("unique-items-added", "Elements must be unique."),
    widen("unique-items-removed", "Elements may repeat."),
    narrow("contains-added", "`contains` is new."),
    widen("contains-removed", "`contains` is gone."),
    opaque("contains-changed", "`contains` asks for something else."),
    opaque("unevaluated-items-changed", "`unevaluatedItems` is new, gone or another."),
)

COMPOSITION = (
    widen("branch-added", "`oneOf`, `anyOf` or a type has a further alternative.", HOLD, "Added"),
    narrow("branch-removed", "An alternative of `oneOf` or `anyOf` is gone.", KEEP, "Removed"),
    narrow("one-of-added", "Alternatives that may overlap now exclude each other."),
    widen("one-of-removed", "Alternatives that may overlap no longer exclude each other."),
    same(
        "branches-may-overlap",
        "`oneOf` changed, and its alternatives are not provably apart.",
        warning("a value may now match two alternatives, or one instead of two"),
        "Changed",
        "tell the alternatives apart by a required property with `const`",
    ),
    narrow("not-added", "`not` is new."),
    widen("not-removed", "`not` is gone."),
    opaque("not-changed", "`not` forbids something else."),
    opaque("condition-changed", "`if`, `then` or `else` is new, gone or another."),
    opaque("too-many-branches", "Alternatives multiply beyond what is compared one by one."),
    shift("discriminator-changed", "The discriminator is another property."),
    note("discriminator-added", "A discriminator is new.", "Changed"),
    same(
        "discriminator-removed",
        "The discriminator is gone.",
        warning("a generated client may tell alternatives apart by it"),
        "Changed",
        "keep it: it allows nothing and forbids nothing",
    ),
    Rule("mapping-removed", "A value of the discriminator is no longer mapped.",
         breaking("a request with this value may be refused"), WITHIN, "Removed", KEEP),
    Rule("mapping-added", "A further value of the discriminator is mapped.", ACCEPTED,
         breaking("a client may not know the value"), "Added", HOLD),
    shift("mapping-changed", "A value of the discriminator leads to another schema."),
)  # fmt: skip

NOTES = (
    Rule(
        "default-changed",
        "`default` is another value.",
        breaking("a request that leaves it out means something else"),
        SILENT,
        "Changed",
        STAGE,
    ),
    Rule(
        "default-removed",
        "`default` is gone.",
        breaking("what a request that leaves it out means is no longer promised"),
        SILENT,
        "Changed",
        "keep the default",
    ),
    Rule(
        "default-added",
        "`default` is new.",
        warning("a request that leaves it out means something definite"),
        SILENT,
        "Changed",
        "make sure that it is what leaving it out meant before",
    ),
    Rule("read-only-added", "A property became `readOnly`.",
         breaking("a client can no longer set it"), SILENT, "Changed", STAGE),
    Rule("read-only-removed", "A property is no longer `readOnly`.", ACCEPTED, SILENT, "Changed"),
    Rule("write-only-added", "A property became `writeOnly`.", SILENT, _MISSED, "Changed", STAGE),
    Rule("write-only-removed", "A property is no longer `writeOnly`.", SILENT,
         compatible("clients pass over what they do not know"), "Changed"),
    note("schema-deprecated", "A property or schema became deprecated.", "Deprecated",
         "it works as before, and is going to be removed"),
    note("schema-restored", "A property or schema is no longer deprecated.", "Changed"),
    opaque("xml-changed", "`xml` is another."),
)  # fmt: skip

SCHEMA_RULES = (
    *TYPES, *VALUES, *BOUNDS, *TEXTS, *OBJECTS, *ARRAYS, *COMPOSITION, *NOTES,
)  # fmt: skip
