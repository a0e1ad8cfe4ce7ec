"""The table of keywords, second part: JSON Schema 2020-12, as OpenAPI 3.1.1 extends it."""

from __future__ import annotations

from codegen.keyword_entry import checked, kind, note, refused, typed

SCHEMA = kind(
    "Schema",
    "4.8.24",
    typed("$ref", "string", "The schema it names; keywords beside it hold as well."),
    typed("$defs", "{Schema}", "Schemas that references reach."),
    typed("definitions", "{Schema}", "The older name of `$defs`."),
    note("$comment", "string", "For readers of the document."),
    typed("$schema", "string", "Only the OAS 3.1 base dialect or draft 2020-12 itself."),
    refused("$id", "Give the schema a name in components/schemas and refer to that."),
    refused("$anchor", "Refer to the schema by its JSON Pointer."),
    refused("$dynamicRef", "Use `$ref`."),
    refused("$dynamicAnchor", "Refer to the schema by its JSON Pointer."),
    refused("$recursiveRef", "It is of draft 2019-09; use `$ref`."),
    refused("$recursiveAnchor", "It is of draft 2019-09; use `$ref`."),
    refused("$vocabulary", "Only the vocabularies of draft 2020-12 are known."),
    refused("dependencies", "It is of draft 7; use `dependentRequired` or `dependentSchemas`."),
    refused("additionalItems", "It is of draft 2019-09; use `prefixItems` and `items`."),
    typed("type", "any", "The Python type; a list of types is a union."),
    typed("enum", "any", "A `Literal`."),
    typed("const", "any", "A `Literal`; it marks the type of a problem."),
    typed("properties", "{Schema}", "Fields of the model."),
    typed("required", "[string]", "Which fields may be missing."),
    typed("additionalProperties", "Schema", "`dict[str, …]`, or a closed model."),
    typed("items", "Schema", "`list[…]`."),
    checked("prefixItems", "[Schema]", "Checked; the type is a list."),
    typed("allOf", "[Schema]", "One model with the fields of all; every branch is checked."),
    typed("anyOf", "[Schema]", "A union."),
    typed("oneOf", "[Schema]", "A union; that exactly one matches is checked."),
    typed(
        "format",
        "string",
        "`uuid`, `date`, `date-time` have Python types; all known ones are checked. "
        "`visible-text` of ours asks requests for something to see.",
    ),
    typed("default", "any", "Fills what a request leaves out, except in partial updates."),
    *(
        checked(name, "Schema", "Checked.")
        for name in (
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
        )
    ),
    *(checked(name, "{Schema}", "Checked.") for name in ("patternProperties", "dependentSchemas")),
    checked("dependentRequired", "any", "Checked."),
    *(
        checked(name, "integer", "Checked.")
        for name in (
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minContains",
            "maxContains",
        )
    ),
    *(
        checked(name, "number", "Checked.")
        for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    ),
    checked("pattern", "string", "Checked, as ECMA-262 reads it."),
    checked("uniqueItems", "boolean", "Checked."),
    note(
        "contentEncoding",
        "string",
        "The text is passed on as it is; in a form it tells a file part.",
    ),
    note(
        "contentMediaType",
        "string",
        "The text is passed on as it is; in a form it tells a file part.",
    ),
    note("contentSchema", "Schema", "The text is passed on as it is."),
    note("title", "string", "Shown in the docs."),
    note("description", "string", "Shown in the docs and in docstrings."),
    note("deprecated", "boolean", "Shown in the docs and in docstrings."),
    note(
        "readOnly",
        "boolean",
        "Shown in the docs; a schema for requests says what a request may hold.",
    ),
    note(
        "writeOnly", "boolean", "Shown in the docs; a schema for answers says what an answer holds."
    ),
    note("examples", "any", "Examples; the mock and the fuzzer use them."),
    note("example", "any", "One example; the mock and the fuzzer use it."),
    note("externalDocs", "ExternalDocs", "A link of the docs."),
    note("discriminator", "Discriminator", "A hint: the branches themselves decide."),
    note("xml", "XML", "XML is passed on as bytes."),
    typed(
        "nullable",
        "boolean",
        "Of OpenAPI 3.0; read as `type: [..., 'null']`, with a warning in 3.1.",
    ),
)
