"""Makes the intermediate representation from one bundled document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

from codegen import ir, names
from codegen.annotate import SCALARS, Schemas, alias, json_types
from codegen.bundle import Bundle, Node
from codegen.errors import SpecError, SpecErrors
from codegen.load import Positions, read
from codegen.pull import pull
from codegen.structure import METHODS, Unknown, check, check_schemas
from codegen.upconvert import upconvert, version

PROBLEM_TYPES = ("application/problem+json", "application/problem+xml")
UNIVERSAL_MEMBERS = ("type", "title", "status", "detail", "instance", "trace_id")
_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_IGNORED_HEADERS = ("accept", "content-type", "authorization")


def load_contract(
    path: Path, rules: Literal["daybook", "none"] = "none", unknown: Unknown = "refuse"
) -> ir.Contract:
    """Read an OpenAPI document and everything it refers to.

    `rules` names the house rules it must keep; `unknown="warn"` lets keywords through that the table does not
    have, with a warning each. Raises `SpecErrors` with every fault found.
    """
    try:
        positions = Positions()
        document, source = read(path, positions)
        bundle = Bundle(document, positions, source)
        warnings = prepare(bundle, unknown)
        return _Builder(bundle, warnings).contract()
    except SpecError as error:
        raise SpecErrors([error]) from error


def prepare(bundle: Bundle, unknown: Unknown = "refuse") -> list[str]:
    """Make a document local, 3.1 and well-formed; gives warnings. Raises `SpecErrors` with every fault."""
    root = bundle.root
    version(root)
    _refuse(pull(bundle))
    warnings = upconvert(root)
    found = check(root, unknown)
    _refuse(found.errors)
    _refuse(check_schemas(root))
    return [*warnings, *(str(warning) for warning in found.warnings)]


def _refuse(errors: list[SpecError]) -> None:
    if errors:
        raise SpecErrors(errors)


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON by its name (RFC 6839 §3.1)."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json"))


def is_form(media_type: str) -> bool:
    """Tell whether a media type is a form, whose fields a schema describes."""
    essence = media_type.partition(";")[0].strip().lower()
    return essence == "application/x-www-form-urlencoded" or essence.startswith("multipart/")


class _Builder:
    """One document on its way to a `Contract`; each method makes one kind of record."""

    def __init__(self, bundle: Bundle, warnings: list[str]) -> None:
        self.bundle = bundle
        self.root = bundle.root
        self.schemas = Schemas(self.root)
        self.operation_names = names.Namer()
        self.response_names = names.Namer()
        self.modules: dict[str, ir.Tag] = {}
        self.module_names = names.Namer()
        self.problems: dict[str, ir.Problem] = {}
        self.problem_types: dict[str, str] = {}
        self.problem_names = names.Namer("Problem")
        self.schemes = {scheme.name: scheme for scheme in self._schemes()}
        self.by_pointer: dict[str, str] = {}
        self.by_id: dict[str, str] = {}
        self.warnings = warnings

    def contract(self) -> ir.Contract:
        info = self.root.get("info") or self.root
        self._name_operations()
        operations = tuple(self._operations())
        self._shared_problems()
        events = tuple(self._events())
        return ir.Contract(
            title=info.text("title"),
            version=info.text("version"),
            document=self.bundle.document,
            source=self.bundle.source.data,
            operations=operations,
            tags=tuple(self.modules.values()),
            security_schemes=tuple(self.schemes.values()),
            problems=tuple(self.problems.values()),
            events=events,
            model_schemas=tuple((name, pointer) for pointer, name in self.schemas.classes.items()),
            warnings=tuple(self.warnings),
        )

    # -- operations ------------------------------------------------------------------------------------

    def _walk(self) -> list[tuple[str, Node, str, Node]]:
        """Give (path, path item, method, operation) in the order of the document."""
        found = []
        paths = self.root.get("paths")
        for path, item in paths.members() if paths else ():
            if path.startswith("x-"):
                continue
            item = item.resolved()
            found += [(path, item, m, node) for m, node in item.members() if m in METHODS]
        return found

    def _name_operations(self) -> None:
        for path, _, method, node in self._walk():
            given = node.text("operationId")
            if given in self.by_id:
                raise node.error(
                    f"operationId {given!r} is used twice",
                    key="operationId",
                    hint="every operationId is unique",
                    operation=given,
                )
            name = self.operation_names.take(names.snake(given or names.operation_id(method, path)))
            self.by_pointer[node.pointer] = name
            if given:
                self.by_id[given] = name

    def _operations(self) -> list[ir.Operation]:
        return [self._operation(*found) for found in self._walk()]

    def _operation(self, path: str, item: Node, method: str, node: Node) -> ir.Operation:
        name = self.by_pointer[node.pointer]
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
                parameters=self._parameters(path, item, node, stem),
                bodies=self._bodies(body, stem),
                body_required=bool(body and body.value.get("required") is True),
                responses=self._responses(node, stem),
                security=self._security(node),
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

    # -- parameters and bodies -------------------------------------------------------------------------

    def _parameters(self, path: str, item: Node, node: Node, stem: str) -> tuple[ir.Parameter, ...]:
        """Merge path-level and operation-level lists (§4.8.12): the operation's own win, in place."""
        merged: dict[tuple[str, str], Node] = {}
        for holder in (item, node):
            own: set[tuple[str, str]] = set()
            listed = holder.get("parameters")
            for entry in listed.elements() if listed else ():
                parameter = entry.resolved()
                key = (parameter.text("in"), parameter.text("name"))
                if key[0] == "header" and key[1].lower() in _IGNORED_HEADERS:
                    continue
                if key in own:
                    raise entry.error(f"{key[0]} parameter {key[1]!r} stands twice in one list")
                own.add(key)
                merged[key] = parameter
        self._check_template(path, node, merged)
        namer = names.Namer(*names.REQUEST_FIELDS)
        return tuple(self._parameter(p, namer, stem) for p in merged.values())

    def _check_template(self, path: str, node: Node, merged: dict[tuple[str, str], Node]) -> None:
        declared = [name for where, name in merged if where == "path"]
        wanted = _TEMPLATE.findall(path)
        for name in wanted:
            if name not in declared:
                raise node.error(
                    f"path {path} has {{{name}}}, and no parameter declares it",
                    hint=f"add a parameter `name: {name}`, `in: path`, `required: true`",
                )
        for name in declared:
            if name not in wanted:
                raise merged["path", name].error(
                    f"path parameter {name!r} is not in the path {path}"
                )

    def _parameter(self, node: Node, namer: names.Namer, stem: str) -> ir.Parameter:
        name, where = node.text("name"), node.text("in")
        field = namer.take(names.field(name), f"{names.field(name)}_{where}")
        schema, content_type = self._described(node)
        kind = "content" if content_type else _wire_kind(schema)
        default = alias_default(schema)
        style = node.text("style") or ("form" if where in ("query", "cookie") else "simple")
        return ir.Parameter(
            name=name,
            field=field,
            location=where,  # type: ignore[arg-type]
            required=where == "path" or node.value.get("required") is True,
            schema=self.schemas.view(schema, stem + names.pascal(field)),
            kind=kind,
            scalar_types=_scalar_types(schema),
            item_types=_item_types(schema),
            properties=_property_types(schema) if kind == "object" else (),
            style=style,  # type: ignore[arg-type]
            explode=node.value.get("explode", style == "form") is True,
            allow_reserved=node.value.get("allowReserved") is True,
            content_type=content_type,
            default=default[0] if default else None,
            has_default=bool(default),
            missing_problem=node.text("x-missing-problem") or None,
            description=node.text("description"),
            source=node.location,
        )

    def _described(self, node: Node) -> tuple[Node, str | None]:
        """Give the schema of a parameter or header, and its media type when `content` describes it."""
        schema = node.get("schema")
        if schema is not None:
            return schema, None
        content = node.get("content")
        for media_type, media in content.members() if content else ():
            schema = media.resolved().get("schema")
            if schema is not None:
                return schema, media_type
        raise node.error("a parameter needs `schema` or `content`", hint="add `schema:`")

    def _bodies(self, body: Node | None, stem: str) -> tuple[ir.BodyVariant, ...]:
        content = body.get("content") if body else None
        found = []
        for media_type, media in content.members() if content else ():
            media = media.resolved()
            suffix = names.media_suffix(media_type) if found else ""
            found.append(
                ir.BodyVariant(
                    media_type=media_type,
                    schema=self._content_schema(media, media_type, f"{stem}Body{suffix}"),
                    encodings=self._encodings(media, stem),
                    source=media.location,
                )
            )
        return tuple(found)

    def _content_schema(self, media: Node, media_type: str, hint: str) -> ir.SchemaRef | None:
        """View a body's schema; what is neither JSON nor a form is text or bytes, whatever its schema says."""
        schema = media.get("schema")
        if schema is None:
            return None
        if is_json(media_type) or is_form(media_type):
            return self.schemas.view(schema, hint)
        text = "str" if media_type.startswith("text/") else "bytes"
        return ir.SchemaRef(schema.pointer, text, None, schema.location)

    def _encodings(self, media: Node, stem: str) -> tuple[ir.Encoding, ...]:
        encoding = media.get("encoding")
        return tuple(
            ir.Encoding(
                property=key,
                content_type=node.text("contentType") or None,
                style=node.value.get("style"),
                explode=node.value.get("explode"),
                headers=self._headers(node, stem),
            )
            for key, node in (encoding.members() if encoding else ())
        )

    # -- responses -------------------------------------------------------------------------------------

    def _responses(self, node: Node, stem: str) -> tuple[ir.ResponseVariant, ...]:
        found: list[ir.ResponseVariant] = []
        responses = node.get("responses")
        for status, response in responses.members() if responses else ():
            if not status.startswith("x-"):
                found += self._response(status, response.resolved(), stem)
        return tuple(found)

    def _response(self, status: str, node: Node, stem: str) -> list[ir.ResponseVariant]:
        stem += names.status_suffix(status)
        content = node.get("content")
        variants = list(content.members()) if content else []
        if not variants:
            return [self._variant(status, node, None, None, self.response_names.take(stem))]
        found: list[ir.ResponseVariant] = []
        for media_type, media in variants:
            class_name = None
            if media_type.partition(";")[0].strip().lower() not in PROBLEM_TYPES:
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
            schema = self._content_schema(media, media_type, hint)
            if class_name is None and media.get("schema") is not None:
                problems = self._problems(media.get("schema") or media)
        return ir.ResponseVariant(
            status=status.upper() if status != "default" else status,
            media_type=media_type,
            schema=schema,
            headers=self._headers(node, class_name or "Problem"),
            class_name=class_name,
            problems=problems,
            description=node.text("description"),
            source=node.location,
        )

    def _headers(self, node: Node, stem: str) -> tuple[ir.Header, ...]:
        namer = names.Namer(*names.RESPONSE_FIELDS)
        headers = node.get("headers")
        found = []
        for name, entry in headers.members() if headers else ():
            if name.lower() == "content-type":
                continue
            header = entry.resolved()
            field = namer.take(names.field(name), f"{names.field(name)}_header")
            schema, _ = self._described(header)
            found.append(
                ir.Header(
                    name=name,
                    field=field,
                    required=header.value.get("required") is True,
                    schema=self.schemas.view(schema, stem + names.pascal(field)),
                    description=header.text("description"),
                    source=entry.location,
                )
            )
        return tuple(found)

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
        return ir.Link(
            name=name,
            status=status,
            target=self._link_target(node),
            parameters=tuple(parameters.items()),
            request_body=node.value.get("requestBody"),
            has_request_body="requestBody" in node.value,
            source=node.location,
        )

    def _link_target(self, node: Node) -> str:
        """Give the Python name of the operation a link leads to."""
        wanted = node.text("operationId")
        reference = node.text("operationRef")
        if wanted:
            if wanted in self.by_id:
                return self.by_id[wanted]
            raise node.error(f"link to {wanted!r}, which no operation is called", key="operationId")
        target = self.by_pointer.get(reference.removeprefix("#"))
        if target is None:
            raise node.error(f"link to {reference!r}, where no operation is", key="operationRef")
        return target

    # -- problems --------------------------------------------------------------------------------------

    def _problems(self, schema: Node) -> tuple[str, ...]:
        """Name the problem types that an answer may carry, each made a record when first met."""
        node = alias(schema)
        found: list[str] = []
        for keyword in ("oneOf", "anyOf"):
            branches = node.get(keyword)
            for branch in branches.elements() if branches else ():
                found += self._problems(branch)
        if not found:
            name = self._problem(node)
            found += [name] if name else []
        return tuple(dict.fromkeys(found))

    def _shared_problems(self) -> None:
        """Meet the problems of `components.responses` that no operation answers, such as 405."""
        components = self.root.get("components")
        responses = components.get("responses") if components else None
        for _, response in responses.members() if responses else ():
            content = response.resolved().get("content")
            for media_type, media in content.members() if content else ():
                schema = media.resolved().get("schema")
                if media_type.partition(";")[0].strip().lower() in PROBLEM_TYPES and schema:
                    self._problems(schema)

    def _problem(self, node: Node) -> str | None:
        if node.pointer in self.problems:
            return self.problems[node.pointer].class_name
        members = _members(node)
        kind = _constant(members.get("type"))
        if not isinstance(kind, str):
            return None
        if kind in self.problem_types:
            raise node.error(
                f"problem type {kind!r} is described by two schemas",
                hint=f"the other is {self.problem_types[kind]}; refer to one of them everywhere",
            )
        status, title = _constant(members.get("status")), _constant(members.get("title"))
        class_name = self.problem_names.take(names.problem(kind), names.problem(kind) + "Problem")
        self.problem_types[kind] = node.pointer
        self.problems[node.pointer] = ir.Problem(
            type=kind,
            class_name=class_name,
            status=status if isinstance(status, int) else None,
            title=title if isinstance(title, str) else None,
            members=self._problem_members(members, _required(node), class_name),
            schema=self.schemas.view(node, class_name),
            description=node.text("description"),
            source=node.location,
        )
        return class_name

    def _problem_members(
        self, members: dict[str, list[Node]], required: set[str], stem: str
    ) -> tuple[tuple[str, str, str, bool], ...]:
        namer = names.Namer("detail", "headers", "type", "status", "title", "members")
        found = []
        for name, nodes in members.items():
            if name not in UNIVERSAL_MEMBERS:
                field = namer.take(names.field(name))
                annotation = self.schemas.annotation(nodes[-1], stem + names.pascal(name))
                found.append((name, field, annotation, name in required))
        return tuple(found)

    # -- security --------------------------------------------------------------------------------------

    def _schemes(self) -> list[ir.SecurityScheme]:
        components = self.root.get("components")
        declared = components.get("securitySchemes") if components else None
        namer = names.Namer()
        return [
            self._scheme(key, node.resolved(), namer)
            for key, node in (declared.members() if declared else ())
        ]

    def _scheme(self, key: str, node: Node, namer: names.Namer) -> ir.SecurityScheme:
        flows = node.get("flows")
        scopes: dict[str, None] = {}
        for _, flow in flows.members() if flows else ():
            listed = flow.get("scopes")
            scopes.update((scope, None) for scope, _ in (listed.members() if listed else ()))
        return ir.SecurityScheme(
            name=key,
            method=namer.take(names.snake(key)),
            type=node.value.get("type"),
            http_scheme=node.text("scheme").lower() or None,
            api_key_in=node.value.get("in"),
            api_key_name=node.text("name") or None,
            bearer_format=node.text("bearerFormat") or None,
            scopes=tuple(scopes),
            description=node.text("description"),
            source=node.location,
        )

    def _security(self, node: Node) -> tuple[ir.SecurityAlternative, ...]:
        listed = node.get("security") or self.root.get("security")
        return tuple(self._alternative(entry) for entry in (listed.elements() if listed else ()))

    def _alternative(self, entry: Node) -> ir.SecurityAlternative:
        found = []
        for name, scopes in entry.members():
            if name not in self.schemes:
                raise entry.error(
                    f"security scheme {name!r} is not declared",
                    key=name,
                    hint="declare it in components/securitySchemes",
                )
            found.append(ir.SecurityRequirement(name, tuple(scopes.value)))
        return tuple(found)

    # -- events ----------------------------------------------------------------------------------------

    def _events(self) -> list[ir.Event]:
        namer = names.Namer()
        webhooks = self.root.get("webhooks")
        found = []
        for name, item in webhooks.members() if webhooks else ():
            item = item.resolved()
            for method, node in item.members():
                if method in METHODS:
                    class_name = namer.take(names.pascal(name), names.pascal(f"{name}_{method}"))
                    found.append(self._event(name, class_name, method, node))
        return found

    def _event(self, name: str, class_name: str, method: str, node: Node) -> ir.Event:
        body = node.get("requestBody")
        bodies = self._bodies(body.resolved() if body else None, class_name)
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


def alias_default(schema: Node) -> tuple[Any] | None:
    """Give the `default` of a schema or of what it names, wrapped, or None when there is none."""
    for node in (schema, alias(schema)):
        if isinstance(node.value, dict) and "default" in node.value:
            return (node.value["default"],)
    return None


def _members(node: Node, seen: frozenset[str] = frozenset()) -> dict[str, list[Node]]:
    """Collect the declarations of each property through `allOf` and `$ref`, the outermost last."""
    found: dict[str, list[Node]] = {}
    if not isinstance(node.value, dict) or node.pointer in seen:
        return found
    seen = seen | {node.pointer}
    parts = [node.target()] if node.ref() is not None else []
    branches = node.get("allOf")
    parts += list(branches.elements()) if branches else []
    for part in parts:
        for name, nodes in _members(part, seen).items():
            found.setdefault(name, []).extend(nodes)
    properties = node.get("properties")
    for name, declared in properties.members() if properties else ():
        found.setdefault(name, []).append(declared)
    return found


def _required(node: Node, seen: frozenset[str] = frozenset()) -> set[str]:
    """Collect `required` through `allOf` and `$ref`."""
    if not isinstance(node.value, dict) or node.pointer in seen:
        return set()
    seen = seen | {node.pointer}
    found = set(node.value.get("required") or ())
    if node.ref() is not None:
        found |= _required(node.target(), seen)
    branches = node.get("allOf")
    for branch in branches.elements() if branches else ():
        found |= _required(branch, seen)
    return found


def _constant(nodes: list[Node] | None) -> Any:
    """Give the one value that a property's declarations allow, or None."""
    for node in nodes or ():
        schema = alias(node).value
        if isinstance(schema, dict):
            if "const" in schema:
                return schema["const"]
            if isinstance(schema.get("enum"), list) and len(schema["enum"]) == 1:
                return schema["enum"][0]
    return None


def _wire_kind(schema: Node) -> Literal["scalar", "array", "object"]:
    """Tell how a parameter travels: one that may be a list is a list, one that must be an object is one."""
    types = json_types(schema)
    if types is None:
        return "scalar"
    if "array" in types:
        return "array"
    return "object" if types - {"null"} == {"object"} else "scalar"


def _scalar_types(schema: Node) -> tuple[str, ...]:
    types = json_types(schema)
    return ("string",) if types is None else tuple(kind for kind in SCALARS if kind in types)


def _item_types(schema: Node) -> tuple[str, ...]:
    for node in _alternatives(schema):
        items = node.get("items")
        if items is not None:
            return _scalar_types(items)
    types = json_types(schema)
    return ("string",) if types and "array" in types else ()


def _alternatives(schema: Node, seen: frozenset[str] = frozenset()) -> list[Node]:
    """Give a schema and everything it is composed of, references followed."""
    node = alias(schema)
    if node.pointer in seen or not isinstance(node.value, dict):
        return []
    found = [node]
    for keyword in ("allOf", "oneOf", "anyOf"):
        branches = node.get(keyword)
        for branch in branches.elements() if branches else ():
            found += _alternatives(branch, seen | {node.pointer})
    return found


def _property_types(schema: Node) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, tuple[str, ...]] = {}
    for node in _alternatives(schema):
        properties = node.get("properties")
        for name, declared in properties.members() if properties else ():
            found.setdefault(name, _scalar_types(declared))
    return tuple(found.items())
