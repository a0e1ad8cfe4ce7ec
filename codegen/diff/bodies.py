"""Compares request bodies and answers: statuses, media types, schemas, headers and links."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.bundle import Node
from codegen.diff.changes import Scope
from codegen.diff.findings import Finding, found
from codegen.diff.parameters import compare_headers, schema_of
from codegen.diff.schemas import SchemaDiff
from codegen.diff.shapes import canonical
from codegen.media import essence, is_problem
from codegen.survey import Visit, media


def compare_bodies(old: Visit, new: Visit, scope: Scope, schemas: SchemaDiff) -> None:
    """Tell how the request bodies of an operation differ."""
    before, after = old.body(), new.body()
    where = "request body"
    if before is None or after is None:
        if after is not None:
            rule = "required-body-added" if _asked(after) else "body-added"
            scope.say(rule, "a body", after, scope.inputs, where)
        elif before is not None:
            scope.say("body-removed", "no body", before, scope.inputs, where)
        return
    if _asked(before) != _asked(after):
        rule = "body-required" if _asked(after) else "body-optional"
        place = after.get("required") or after
        scope.say(rule, "`required`", place, scope.inputs, where)
    kept = _media_types(before, after, "request", scope, where)
    for name, one, other in kept:
        findings = [*_encodings(one, other), *schemas.compare(schema_of(one), schema_of(other))]
        scope.tell(findings, scope.inputs, f"{where} {name}")


def _asked(body: Node) -> bool:
    return body.value.get("required") is True


def _media_types(
    old: Node, new: Node, part: str, scope: Scope, where: str
) -> list[tuple[str, Node, Node]]:
    """Tell which media types came and went, and give those that stayed."""
    side = scope.inputs if part == "request" else scope.outputs
    before, after = _by_type(old), _by_type(new)
    for name, node in before.items():
        if name not in after and not _covered(name, after):
            scope.say(f"{part}-media-type-removed", name, node, side, where)
    for name, node in after.items():
        if name not in before and not _covered(name, before):
            scope.say(f"{part}-media-type-added", name, node, side, where)
    return [(name, before[name], node) for name, node in after.items() if name in before]


def _by_type(node: Node) -> dict[str, Node]:
    return {"; ".join(_parts(name)): entry for name, entry in media(node)}


def _parts(name: str) -> list[str]:
    rest = sorted(part.strip() for part in name.split(";")[1:] if part.strip())
    return [essence(name), *rest]


def _covered(name: str, ranges: dict[str, Node]) -> bool:
    """Tell whether a range such as `image/*` has a media type in it."""
    return any(one in ranges for one in ("*/*", f"{name.partition('/')[0]}/*") if one != name)


def _encodings(old: Node, new: Node) -> Iterator[Finding]:
    before, after = _encoded(old), _encoded(new)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name, ("{}",))[0] != after.get(name, ("{}",))[0]:
            place = (after.get(name) or before[name])[1]
            yield found("encoding-changed", f"`{name}`", place)


def _encoded(node: Node) -> dict[str, tuple[str, Node]]:
    encoding = node.get("encoding")
    return {
        name: (canonical(entry.value), entry)
        for name, entry in (encoding.members() if encoding else ())
    }


def compare_responses(old: Visit, new: Visit, scope: Scope, schemas: SchemaDiff) -> None:
    """Tell how the answers of an operation differ."""
    before, after = _statuses(old), _statuses(new)
    for status, node in before.items():
        cover = _cover(status, after)
        if status not in after:
            scope.say(_gone(status, cover), status, node, scope.outputs)
        if cover == status:
            _answers(status, node, after[status], scope, schemas)
        elif cover is not None:
            _contents(status, node, after[cover], scope, schemas)
    for status, node in after.items():
        if status not in before:
            cover = _cover(status, before)
            scope.say(_fresh(status, cover), status, node, scope.outputs)
            if cover is not None:
                _contents(status, before[cover], node, scope, schemas)


def _statuses(visit: Visit) -> dict[str, Node]:
    return {s if s == "default" else s.upper(): node for s, node in visit.responses()}


def _cover(status: str, statuses: dict[str, Node]) -> str | None:
    """Find the entry that describes a status: its own, its range's, or `default` (§4.8.16)."""
    wanted = [status] if status == "default" else [status, f"{status[0]}XX"]
    # A success that is described by `default` only is rare; the default is for errors.
    if status[0] not in "123d":
        wanted.append("default")
    return next((one for one in wanted if one in statuses), None)


def _gone(status: str, cover: str | None) -> str:
    if _general(status) and not status.startswith("2"):
        return "default-response-removed"
    if cover is not None:
        return "status-generalised"
    return "success-status-removed" if status[0] in "123" else "error-status-removed"


def _fresh(status: str, cover: str | None) -> str:
    if _general(status) and not status.startswith("2"):
        return "default-response-added"
    if cover is not None:
        return "status-detailed"
    return "success-status-added" if status[0] in "123" else "error-status-added"


def _general(status: str) -> bool:
    return not status.isdigit()


def _contents(status: str, old: Node, new: Node, scope: Scope, schemas: SchemaDiff) -> None:
    """Tell how the bodies of two answers differ, which may be those of a status and its range."""
    where = f"response {status}"
    for name, one, other in _media_types(old, new, "response", scope, where):
        compare = schemas.compare_problems if is_problem(name) else schemas.compare
        scope.tell(compare(schema_of(one), schema_of(other)), scope.outputs, f"{where} {name}")


def _answers(status: str, old: Node, new: Node, scope: Scope, schemas: SchemaDiff) -> None:
    """Tell how two answers of one status differ."""
    where = f"response {status}"
    _contents(status, old, new, scope, schemas)
    for finding, name in compare_headers(old, new, schemas):
        scope.tell([finding], scope.outputs, f"{where} header {name}")
    scope.tell(_links(old, new), scope.outputs, where)


def _links(old: Node, new: Node) -> Iterator[Finding]:
    before, after = _linked(old), _linked(new)
    for name, node in before.items():
        if name not in after:
            yield found("link-removed", f"`{name}`", node)
    for name, node in after.items():
        if name not in before:
            yield found("link-added", f"`{name}`", node)
        elif _leads(before[name]) != _leads(node):
            yield found("link-changed", f"`{name}`", node)


def _linked(node: Node) -> dict[str, Node]:
    links = node.get("links")
    return {name: entry.resolved() for name, entry in (links.members() if links else ())}


def _leads(node: Node) -> str:
    told = ("operationId", "operationRef", "parameters", "requestBody", "server")
    return canonical({key: node.value[key] for key in told if key in node.value})
