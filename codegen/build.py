"""Makes the intermediate representation from one bundled document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from codegen import ir, names
from codegen.annotate import Schemas
from codegen.bundle import Bundle, Node, unescape
from codegen.compile_check import check_compiles
from codegen.errors import SpecError, SpecErrors
from codegen.load import read
from codegen.media import is_event_stream, is_problem
from codegen.messages import Messages
from codegen.parts import Parts
from codegen.problems import Problems
from codegen.pull import pull
from codegen.rules import check_rules
from codegen.runtime.shapes import is_envelope
from codegen.runtime.validation import resolve
from codegen.schema_check import check_schemas
from codegen.security import Security
from codegen.source import Positions
from codegen.structure import Unknown, check
from codegen.upconvert import upconvert, version
from codegen.walk import METHODS


def load_contract(
    path: Path, rules: Literal["daybook", "none"] = "none", unknown: Unknown = "refuse"
) -> ir.Contract:
    """Read an OpenAPI document and everything it refers to.

    `rules` names the house rules it must keep; `unknown="warn"` lets keywords through that the
    table does not have, with a warning each. Raises `SpecErrors` with every fault found.
    """
    bundle, warnings = load_bundle(path, unknown)
    if rules == "daybook":
        _refuse(check_rules(bundle.root))
    return contract_of(bundle, warnings)


def load_bundle(path: Path, unknown: Unknown = "refuse") -> tuple[Bundle, list[str]]:
    """Read a document and all it refers to; gives it bundled, and warnings. Raises `SpecErrors`."""
    try:
        positions = Positions()
        document, source = read(path, positions)
        bundle = Bundle(document, positions, source)
        return bundle, prepare(bundle, unknown)
    except SpecError as error:
        raise SpecErrors([error]) from error


def contract_of(bundle: Bundle, warnings: list[str]) -> ir.Contract:
    """Make the records of a bundle. Raises `SpecErrors`."""
    try:
        return _Builder(bundle, warnings).contract()
    except SpecError as error:
        raise SpecErrors([error]) from error


def prepare(bundle: Bundle, unknown: Unknown = "refuse") -> list[str]:
    """Make a document local, 3.1 and well-formed; gives warnings. Raises `SpecErrors`."""
    root = bundle.root
    version(root)
    _refuse(pull(bundle))
    warnings = upconvert(root)
    bundle.settle()
    found = check(root, unknown)
    told = {error.location for error in found.errors}
    _refuse([*found.errors, *(e for e in check_schemas(root) if e.location not in told)])
    return [*warnings, *(str(warning) for warning in found.warnings)]


def _refuse(errors: list[SpecError]) -> None:
    if errors:
        raise SpecErrors(errors)


_WITHOUT_CONTENT = ("204", "205", "304")


class _Builder:
    """One document on its way to a `Contract`; each method makes one kind of record."""

    def __init__(self, bundle: Bundle, warnings: list[str]) -> None:
        self.bundle = bundle
        self.root = bundle.root
        self.schemas = Schemas(self.root)
        self.parts = Parts(self.schemas)
        self.operation_names = names.Namer()
        self.response_names = names.Namer()
        self.modules: dict[str, ir.Tag] = {}
        self.module_names = names.Namer()
        self.problems = Problems(self.schemas)
        self.security = Security(self.root)
        self.by_place: dict[tuple[str, str], str] = {}
        self.by_id: dict[str, str] = {}
        self.warnings = warnings
        self.links: list[tuple[Node, ir.Link]] = []
        self.errors: list[SpecError] = []

    def contract(self) -> ir.Contract:
        info = self.root.get("info") or self.root
        self._name_operations()
        operations = tuple(self._operations())
        self._check_links(operations)
        self.problems.shared(self.root)
        events = tuple(self._events())
        messages = tuple(self._messages())
        _refuse(self.errors)
        contract = ir.Contract(
            title=info.text("title"),
            version=info.text("version"),
            document=self.bundle.document,
            source=self.bundle.source.data,
            operations=operations,
            tags=tuple(self.modules.values()),
            security_schemes=tuple(self.security.schemes.values()),
            problems=tuple(self.problems.found.values()),
            events=events,
            model_schemas=tuple((name, pointer) for pointer, name in self.schemas.classes.items()),
            warnings=tuple(self.warnings),
            messages=messages,
        )
        _refuse(check_compiles(self.bundle, contract))
        return contract

    def _walk(self) -> list[tuple[str, Node, str, Node]]:
        """Give (path, path item, method, operation) in the order of the document."""
        found = []
        paths = self.root.get("paths")
        for path, entry in paths.members() if paths else ():
            if path.startswith("x-"):
                continue
            item = entry.resolved()
            found += [(path, item, m, node) for m, node in item.members() if m in METHODS]
        return found

    def _name_operations(self) -> None:
        for path, _, method, node in self._walk():
            given = node.text("operationId")
            if given in self.by_id:
                self.errors.append(
                    node.error(
                        f"operationId {given!r} is used twice",
                        key="operationId",
                        hint="every operationId is unique",
                        operation=given,
                    )
                )
            name = self.operation_names.take(names.snake(given or names.operation_id(method, path)))
            self.by_place[path, method] = name
            if given:
                self.by_id[given] = name

    def _operations(self) -> list[ir.Operation]:
        """Make every operation, so that one run tells what is wrong with each."""
        found = []
        for place in self._walk():
            try:
                found.append(self._operation(*place))
            except SpecError as error:
                self.errors.append(error)
        return found

    def _operation(self, path: str, item: Node, method: str, node: Node) -> ir.Operation:
        name = self.by_place[path, method]
        stem = names.pascal_of_snake(name)
        identity = node.text("operationId") or names.operation_id(method, path)
        try:
            body = node.get("requestBody")
            body = body.resolved() if body else None
            return ir.Operation(
                id=identity,
                name=name,
                class_name=stem,
                tag=self._tag(node),
                method=method.upper(),
                path=path,
                summary=node.text("summary") or item.text("summary"),
                description=node.text("description") or item.text("description"),
                deprecated=node.value.get("deprecated") is True,
                parameters=self.parts.parameters(path, item, node, stem),
                bodies=self.parts.bodies(body, stem),
                body_required=bool(body and body.value.get("required") is True),
                responses=self._responses(node, stem),
                security=self.security.alternatives(node),
                links=self._links(node),
                extensions=tuple((k, v) for k, v in node.value.items() if k.startswith("x-")),
                source=node.location,
            )
        except SpecError as error:
            error.operation = error.operation or identity
            raise

    def _tag(self, node: Node) -> str:
        tags = node.value.get("tags") or ["default"]
        tag = tags[0]
        if tag not in self.modules:
            module = self.module_names.take(names.snake(tag))
            self.modules[tag] = ir.Tag(
                tag, module, names.pascal_of_snake(module), self._tag_description(tag)
            )
        return str(tag)

    def _tag_description(self, tag: str) -> str:
        tags = self.root.get("tags")
        for node in tags.elements() if tags else ():
            if node.text("name") == tag:
                return node.text("description")
        return ""

    def _responses(self, node: Node, stem: str) -> tuple[ir.ResponseVariant, ...]:
        found: list[ir.ResponseVariant] = []
        responses = node.get("responses")
        for status, response in responses.members() if responses else ():
            if not status.startswith("x-"):
                found += self._response(status, response, stem)
        return tuple(found)

    def _response(self, status: str, node: Node, stem: str) -> list[ir.ResponseVariant]:
        stem += names.status_suffix(status)
        content = node.resolved().get("content")
        variants = list(content.members()) if content else []
        if variants and status in _WITHOUT_CONTENT:
            message = f"an answer {status} has no content (RFC 9110 §15): `content` is left out"
            self.warnings.append(str(node.resolved().error(message, key="content")))
            variants = []
        if not variants:
            return [self._variant(status, node, None, None, self.response_names.take(stem))]
        found: list[ir.ResponseVariant] = []
        for media_type, media in variants:
            class_name = None
            if not is_problem(media_type):
                first = not any(variant.class_name for variant in found)
                suffix = "" if first else names.media_suffix(media_type)
                class_name = self.response_names.take(stem + suffix)
            found.append(self._variant(status, node, media_type, media.resolved(), class_name))
        return found

    def _variant(
        self,
        status: str,
        node: Node,
        media_type: str | None,
        media: Node | None,
        class_name: str | None,
    ) -> ir.ResponseVariant:
        schema = None
        problems: tuple[str, ...] = ()
        if media is not None and media_type is not None:
            hint = f"{class_name or 'Problem'}Body"
            schema = self.parts.content_schema(media, media_type, hint)
            if class_name is None and media.get("schema") is not None:
                problems = self.problems.named(media.get("schema") or media)
        return ir.ResponseVariant(
            status=status.upper() if status != "default" else status,
            media_type=media_type,
            schema=schema,
            headers=self.parts.headers(node.resolved(), class_name or "Problem"),
            class_name=class_name,
            problems=problems,
            description=node.description(),
            source=node.resolved().location,
            envelope=schema is not None
            and is_event_stream(media_type or "")
            and is_envelope(self.bundle.document, resolve(self.bundle.document, schema.pointer)),
        )

    def _links(self, node: Node) -> tuple[ir.Link, ...]:
        found = []
        responses = node.get("responses")
        for status, response in responses.members() if responses else ():
            links = response.resolved().get("links") if not status.startswith("x-") else None
            for name, entry in links.members() if links else ():
                found.append(self._link(name, status, entry.resolved()))
        return tuple(found)

    def _link(self, name: str, status: str, node: Node) -> ir.Link:
        parameters = node.value.get("parameters") or {}
        link = ir.Link(
            name=name,
            status=status,
            target=self._link_target(node),
            parameters=tuple(parameters.items()),
            request_body=node.value.get("requestBody"),
            has_request_body="requestBody" in node.value,
            source=node.location,
        )
        self.links.append((node, link))
        return link

    def _check_links(self, operations: tuple[ir.Operation, ...]) -> None:
        """Refuse a link to a parameter that its target does not have."""
        named = {operation.name: operation for operation in operations}
        for node, link in self.links:
            target = named.get(link.target)
            known = {
                name
                for p in (target.parameters if target else ())
                for name in (p.name, f"{p.location}.{p.name}")
            }
            for key, _ in link.parameters if target else ():
                if key not in known:
                    message = f"link to the parameter {key!r}, which {link.target} does not have"
                    self.errors.append(node.error(message, key="parameters"))

    def _link_target(self, node: Node) -> str:
        """Give the Python name of the operation a link leads to."""
        wanted = node.text("operationId")
        reference = node.text("operationRef")
        if wanted:
            if wanted in self.by_id:
                return self.by_id[wanted]
            raise node.error(f"link to {wanted!r}, which no operation is called", key="operationId")
        parts = [unescape(part) for part in unquote(reference).split("/")]
        target = None
        if parts[:2] == ["#", "paths"] and len(parts) == len(("#", "paths", "path", "method")):
            target = self.by_place.get((parts[2], parts[3]))
        if target is None:
            raise node.error(f"link to {reference!r}, where no operation is", key="operationRef")
        return target

    def _messages(self) -> Iterator[ir.Message]:
        messages = Messages(self.parts)
        yield from messages.webhooks(self.root)
        for path, _, method, node in self._walk():
            owner = node.text("operationId") or names.operation_id(method, path)
            yield from messages.callbacks(node, owner)

    def _events(self) -> list[ir.Event]:
        namer = names.Namer()
        webhooks = self.root.get("webhooks")
        found = []
        for name, item in webhooks.members() if webhooks else ():
            for method, node in item.resolved().members():
                if method in METHODS:
                    class_name = namer.take(names.pascal(name), names.pascal(f"{name}_{method}"))
                    found.append(self._event(name, class_name, method, node))
        return found

    def _event(self, name: str, class_name: str, method: str, node: Node) -> ir.Event:
        body = node.get("requestBody")
        bodies = self.parts.bodies(body.resolved() if body else None, class_name)
        first = bodies[0] if bodies else None
        return ir.Event(
            name=name,
            class_name=class_name,
            method=method.upper(),
            schema=first.schema if first else None,
            media_type=first.media_type if first else None,
            summary=node.text("summary") or node.text("description"),
            source=node.location,
        )
