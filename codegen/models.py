"""Makes models.py: Pydantic views of the contract's schemas, as `codegen.printer` prints them.

That is given the views of `codegen.views`, not the document itself: every schema that has a class,
no nested object without a name, nothing that could refuse what the schema accepts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from codegen.emit_source import reflow
from codegen.ir import Contract, SchemaRef
from codegen.names import MODEL_WORDS, Namer, pascal
from codegen.printer import Begin, ModelError, print_in_turn
from codegen.view_parts import escape
from codegen.view_sides import of_their_sides
from codegen.view_unions import View, union
from codegen.views import REFERENCE, Viewer

_DOC_WIDTH = 93
_DOC = "The schemas of the contract as Pydantic models: what is valid was decided before."
_UPLOAD: View = {"type": "string", "format": "upload"}
_UPLOADS: Mapping[str, list[View]] = {
    "one": [_UPLOAD],
    "many": [{"type": "array", "items": _UPLOAD}],
    "either": [_UPLOAD, {"type": "array", "items": _UPLOAD}],
}


def begin_models(
    contract: Contract, header: str, begin: Begin = print_in_turn
) -> Callable[[], str]:
    """Begin to print models.py, and return what waits for it.

    That raises ModelError when a class could not be printed under its name.
    """
    views = class_views(contract)
    header = f'{header}\n"""{_DOC}"""'
    if not views:
        return lambda: header + "\n"
    printed = begin(views, header)

    def source() -> str:
        found = printed()
        _require_classes(found, views)
        return found

    return source


def class_views(contract: Contract) -> dict[str, View]:
    """Return the view of every class, named schemas first, in the order of the document."""
    names = {pointer: name for name, pointer in contract.model_schemas}
    viewer = Viewer(contract.document, names, _aliases(contract))
    views = {name: viewer.named(pointer) for pointer, name in names.items()}
    views.update(viewer.extra)
    views = of_their_sides(views, *(_reached(schemas, views) for schemas in _sides(contract)))
    hold_uploads(contract, views)
    filled = with_defaults(contract, views)
    return {
        name: _documented(view if name in filled else without_defaults(view))
        for name, view in views.items()
    }


def _sides(contract: Contract) -> tuple[list[SchemaRef | None], list[SchemaRef | None]]:
    """Return the schemas of requests, and those of answers."""
    sent = [body.schema for o in contract.operations for body in o.bodies]
    return sent, [answer.schema for o in contract.operations for answer in o.responses]


def _reached(schemas: Iterable[SchemaRef | None], views: Mapping[str, View]) -> set[str]:
    """Return the classes of some schemas, and those inside them."""
    named = {name for schema in schemas if schema is not None for name in _classes(schema)}
    return _reachable(named, views, through_unions=True)


def hold_uploads(contract: Contract, views: dict[str, View]) -> None:
    """Let the classes of multipart forms hold uploads where their schemas have raw bytes.

    A class that JSON is read into as well may hold text there too.
    """
    elsewhere = _reachable(_named_outside_forms(contract), views, through_unions=True)
    for operation in contract.operations:
        for body in operation.bodies:
            for name in _classes(body.schema) if body.files else ():
                properties = views[name].get("properties", {})
                for field, number in body.files:
                    if field in properties:
                        old = [properties[field]] if name in elsewhere else []
                        properties[field] = union([*_UPLOADS[number], *old])


def _named_outside_forms(contract: Contract) -> set[str]:
    """Return the classes that anything but a form with files is viewed as."""
    found: set[str] = set()
    for operation in contract.operations:
        parts = [p.schema for p in operation.parameters] + [r.schema for r in operation.responses]
        found.update(name for schema in parts for name in _classes(schema))
        for body in operation.bodies:
            found |= set() if body.files else _classes(body.schema)
    for event in contract.events:
        found |= _classes(event.schema)
    for message in contract.messages:
        found |= _classes(message.body.schema) if message.body is not None else set()
    return found


def _classes(schema: SchemaRef | None) -> set[str]:
    return set(re.findall(r"\bmodels\.(\w+)", schema.annotation)) if schema is not None else set()


def _documented(view: View) -> View:
    """Fill a class's description to the width of a docstring."""
    text = view.get("description", "").strip()
    return {**view, "description": reflow(text, _DOC_WIDTH)} if text else view


def _aliases(contract: Contract) -> dict[str, str]:
    """Return the names that component schemas without a class may take as type aliases."""
    classes = dict(contract.model_schemas)
    taken = Namer(*MODEL_WORDS, *classes)
    known = set(classes.values())
    found: dict[str, str] = {}
    for key in contract.document.get("components", {}).get("schemas", {}):
        pointer = f"/components/schemas/{escape(key)}"
        if pointer not in known and pascal(key) == key and key not in taken:
            found[pointer] = taken.take(key)
    return found


def with_defaults(contract: Contract, views: Mapping[str, View]) -> frozenset[str]:
    """Return the classes whose absent properties take the schema's default.

    These are the bodies of requests that create or replace, and the objects inside them. A class
    that a partial update can also reach keeps absent apart, because there absent means unchanged;
    so does a variant of a union, where a filled-in property could change which variant matches.
    """
    full: set[str] = set()
    partial: set[str] = set()
    for operation in contract.operations:
        for body in operation.bodies:
            if body.schema is None or body.schema.name is None:
                continue
            merge = operation.method.lower() == "patch" or "merge-patch" in body.media_type
            (partial if merge else full).add(body.schema.name)
    changed = _reachable(partial, views, through_unions=True)
    return frozenset(_reachable(full, views, through_unions=False) - changed)


def _reachable(roots: set[str], views: Mapping[str, View], *, through_unions: bool) -> set[str]:
    found: set[str] = set()
    queue = sorted(roots)
    while queue:
        name = queue.pop()
        if name not in found and name in views:
            found.add(name)
            queue += _references(views[name], through_unions=through_unions)
    return found


def _references(view: Any, *, through_unions: bool) -> list[str]:
    if not isinstance(view, Mapping):
        return []
    if "$ref" in view:
        return [view["$ref"].removeprefix(REFERENCE)]
    variants = [member for member in view.get("anyOf", ()) if member != {"type": "null"}]
    if len(variants) > 1 and not through_unions:
        return []
    inside = [*variants, *view.get("properties", {}).values()]
    inside += [view[key] for key in ("items", "additionalProperties") if key in view]
    return [name for part in inside for name in _references(part, through_unions=through_unions)]


def without_defaults(view: View) -> View:
    """Return a class's view whose properties have no defaults: absent then stays absent."""
    properties = view.get("properties")
    if not properties:
        return view
    bare = {
        name: {key: value for key, value in item.items() if key != "default"}
        for name, item in properties.items()
    }
    return {**view, "properties": bare}


def _require_classes(source: str, names: Iterable[str]) -> None:
    defined = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            defined.add(node.name)
        elif isinstance(node, ast.Assign):
            defined.update(target.id for target in node.targets if isinstance(target, ast.Name))
    missing = sorted(set(names) - defined)
    if missing:
        raise ModelError(f"these schemas got another class name: {', '.join(missing)}")
