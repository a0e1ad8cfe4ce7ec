"""What the fuzzer cannot judge, decided answer by answer, each with its reason.

A check is never switched off. A failure is excused when the request that led to it was not what the
fuzzer took it for: it was written in a way that reads back as something else, or the value is, by
the validator that the fuzzer itself uses, not what it says. Whoever calls this counts the excuses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012, Draft202012Validator, Registry
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.openapi.checks import RejectedPositiveData, UndefinedStatusCode

from codegen.runtime.deep_objects import NAME as DEEP_NAME
from codegen.runtime.shapes import branches_of, properties_of, types_of

IN_FORM = "a list or an object in a form is written as parts or text, which read back as one"
DEEP = "a list or an object inside of another is written in a way that reads back as something else"
BRACKETS = "a name with brackets in it cannot be written in style `deepObject`"
AS_TEXT = "a list or an object in a parameter is text on the wire, and any text reads as one"
NOTHING = "an empty list is written as nothing, or as an empty text, which reads back as that"
TEXT = "in a form, null, true and numbers are texts, and the schema takes a text"
STYLE = "the fuzzer does not write objects in this style: it repeats the names, or writes JSON"
ANOTHER_PATH = "an empty or dotted segment makes the address another one"
VALID = "the body is valid: by another alternative than the one the fuzzer had in mind"
NO_VALUE = "an empty `enum` lets no value through, and the fuzzer sends one"
INVALID = "the body is not valid: its format, or another keyword, refuses it"
IMPLICIT = "without a mapping the fuzzer wants the schema's name, and the schema wants its constant"
_LISTED = ("pipeDelimited", "spaceDelimited")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class Limits:
    """Excuses for failures in one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Read the document that the fuzzer was given."""
        self._document = document
        self._is_current = str(document.get("openapi", "")).startswith("3.1")
        self._registry = Registry([("urn:fuzzed", dict(document))], draft=Draft202012)

    def excuse(self, failure: Any, case: Any) -> str | None:
        """Return why a failure is none, None when it is one."""
        operation = self._operation(case)
        if isinstance(failure, RejectedPositiveData):
            return self._refused(operation, case)
        if isinstance(failure, AcceptedNegativeData):
            return self._accepted(operation, case)
        if isinstance(failure, UndefinedStatusCode):
            segments = case.formatted_path.split("/")[1:]
            gone = failure.status_code == 404 and any(s.strip(".") == "" for s in segments)
            return ANOTHER_PATH if gone else None
        return IMPLICIT if type(failure).__name__ == "DiscriminatorMismatch" else None

    def _operation(self, case: Any) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._document["paths"][case.path][case.operation.method.lower()]
        return found

    # -- requests that were refused ----------------------------------------------------------------

    def _refused(self, operation: Mapping[str, Any], case: Any) -> str | None:
        if self._has_unknown_style(operation, case):
            return STYLE
        if self._has_empty_enum(operation, case):
            return NO_VALUE
        if any("[" in name and not DEEP_NAME.fullmatch(name) for name in case.query or ()):
            return BRACKETS
        if case.media_type in _FORMS and any(_is_deep(value) for value in _body(case).values()):
            return DEEP
        if self._has_empty_list(operation, case) or self._has_empty_parameter(operation, case):
            return NOTHING
        return INVALID if self._judge(operation, case) is False else None

    def _has_unknown_style(self, operation: Mapping[str, Any], case: Any) -> bool:
        for parameter in self._parameters(operation, case):
            schema = parameter.get("schema", {})
            in_header = parameter.get("in") == "header"
            given = parameter["name"] in ((case.headers if in_header else case.query) or {})
            odd = in_header or parameter.get("style") in _LISTED
            if given and odd and "object" in self._types(schema):
                return True
        media = self._media(operation, case)
        written = media.get("encoding", {}) if case.media_type == _FORMS[1] else {}
        styled = [name for name, e in written.items() if "style" in e or "explode" in e]
        return any(isinstance(_body(case).get(name), dict | list) for name in styled)

    def _has_empty_enum(self, operation: Mapping[str, Any], case: Any) -> bool:
        return any(
            parameter["name"] in (case.query or {})
            and any(b.get("enum") == [] for b in branches_of(self._document, parameter["schema"]))
            for parameter in self._parameters(operation, case)
            if "schema" in parameter
        )

    def _has_empty_list(self, operation: Mapping[str, Any], case: Any) -> bool:
        declared = self._declared(operation, case) if case.media_type in _FORMS else ()
        return any(_body(case).get(name, ()) in ([], {}) for name in declared)

    def _has_empty_parameter(self, operation: Mapping[str, Any], case: Any) -> bool:
        sent = {**(case.query or {}), **(case.headers or {})}
        return any(
            sent.get(parameter["name"], "?") in ("", [], [""])
            and "array" in self._types(parameter.get("schema", {}))
            for parameter in self._parameters(operation, case)
        )

    # -- requests that were taken ------------------------------------------------------------------

    def _accepted(self, operation: Mapping[str, Any], case: Any) -> str | None:
        if self._changed_containers(operation, case):
            return AS_TEXT
        if case.media_type in _FORMS:
            for name, schema in self._declared(operation, case).items():
                if name in _body(case) and {"array", "object"} & self._types(schema):
                    return IN_FORM
                scalar = isinstance(_body(case).get(name, ""), bool | int | float | None)
                if scalar and "string" in self._types(schema):
                    return TEXT
        return VALID if self._judge(operation, case) else None

    def _changed_containers(self, operation: Mapping[str, Any], case: Any) -> bool:
        """Tell whether what was made invalid is a list or an object in a parameter."""
        data = case.meta.phase.data if case.meta is not None else None
        names = {getattr(data, "parameter", None)}
        names |= {mutation.parameter for mutation in getattr(data, "mutations", ())}
        return any(
            parameter["name"] in names
            and {"array", "object"} & self._types(parameter.get("schema", {}))
            for parameter in self._parameters(operation, case)
        )

    # -- the document ------------------------------------------------------------------------------

    def _judge(self, operation: Mapping[str, Any], case: Any) -> bool | None:
        """Ask a validator of JSON Schema, formats asserted, about a JSON body; None without one."""
        schema = self._media(operation, case).get("schema")
        if schema is None or "json" not in (case.media_type or "") or not self._is_current:
            return None
        for location in ("path", "query", "header", "cookie"):
            component = case.meta.components.get(location) if case.meta else None
            if component is not None and component.mode.is_negative:
                return None
        try:
            value = json.loads(json.dumps(case.body))
        except (TypeError, ValueError):
            return None
        pointer = self._pointer(operation, case)
        validator = Draft202012Validator(
            {"$ref": f"urn:fuzzed#{pointer}"},
            registry=self._registry,
            validate_formats=True,
            offline=True,
        )
        return validator.is_valid(value)

    def _pointer(self, operation: Mapping[str, Any], case: Any) -> str:
        tokens = ["paths", case.path, case.operation.method.lower(), "requestBody"]
        pointer = "".join("/" + t.replace("~", "~0").replace("/", "~1") for t in tokens)
        reference = operation["requestBody"].get("$ref")
        if reference is not None:
            pointer = reference.removeprefix("#")
        media_type = case.media_type.replace("~", "~0").replace("/", "~1")
        return quote(f"{pointer}/content/{media_type}/schema", safe="/~")

    def _media(self, operation: Mapping[str, Any], case: Any) -> Mapping[str, Any]:
        content = self._resolved(operation.get("requestBody", {})).get("content", {})
        found: Mapping[str, Any] = content.get(case.media_type, {})
        return found

    def _declared(self, operation: Mapping[str, Any], case: Any) -> Mapping[str, Any]:
        return properties_of(self._document, self._media(operation, case).get("schema", {}))

    def _parameters(self, operation: Mapping[str, Any], case: Any) -> list[Mapping[str, Any]]:
        item = self._document["paths"][case.path]
        listed = [*item.get("parameters", ()), *operation.get("parameters", ())]
        return [self._resolved(parameter) for parameter in listed]

    def _resolved(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        return next((b for b in branches_of(self._document, node) if "$ref" not in b), node)

    def _types(self, schema: Any) -> set[str]:
        found = set(types_of(self._document, schema))
        return found if found != set(types_of({}, {})) else set()


def _body(case: Any) -> Mapping[str, Any]:
    return case.body if isinstance(case.body, Mapping) else {}


def _is_deep(value: Any) -> bool:
    inside = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    return any(isinstance(item, list | dict) for item in inside)
