"""Pulls what other files hold into the bundle: every `$ref` becomes a local pointer."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from codegen import names
from codegen.bundle import Bundle, Node, escape, reference
from codegen.errors import SpecError
from codegen.keywords import SECTIONS
from codegen.load import read
from codegen.source import Source
from codegen.walk import children, referring

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OF_COMPONENTS = re.compile(r"/components/([^/]*)/[^/]*")
_NOT_COMPONENT = re.compile(r"[^a-zA-Z0-9._-]+")


def pull(bundle: Bundle) -> list[SpecError]:
    """Make every reference local, files loaded as needed; gives every fault found."""
    puller = _Puller(bundle)
    puller.walk(bundle.root, "OpenAPI")
    return puller.errors


class _Puller:
    """Walks by kind: the place of a `$ref` tells the section that its target goes to."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.errors: list[SpecError] = []
        self._files: dict[Path, dict[str, Any]] = {_real(bundle.source): bundle.document}
        self._sources: dict[Path, Source] = {_real(bundle.source): bundle.source}
        self._pulled: dict[tuple[Path, str, str], str] = {}
        self._seen: set[tuple[int, str]] = set()
        self._paths: dict[tuple[Path, str], Path] = {}

    def walk(self, node: Node, kind: str) -> None:
        kind = kind.rstrip("*") if not referring(node, kind) else kind
        if not isinstance(node.value, dict | list) or (id(node.value), kind) in self._seen:
            return
        self._seen.add((id(node.value), kind))
        if referring(node, kind):
            self._reference(node, "$ref", kind.rstrip("*"))
        if kind == "Discriminator":
            self._mapping(node)
        if kind.endswith("*"):
            return
        for child, inner in list(children(kind, node)):
            self.walk(child, inner)

    def _mapping(self, node: Node) -> None:
        """Treat a mapping's value as a reference, unless it names a schema (§4.8.25)."""
        mapping = node.get("mapping")
        for key, member in mapping.members() if mapping else ():
            value = member.value
            looks = isinstance(value, str) and any(sign in value for sign in "/#.")
            if mapping and looks and not self._is_name(value):
                self._reference(mapping, key, "Schema")

    def _is_name(self, value: str) -> bool:
        components = self.bundle.document.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        return isinstance(schemas, dict) and value in schemas

    def _reference(self, node: Node, key: str, kind: str) -> None:
        try:
            pointer = self._local(node, key, node.value[key], kind)
            if pointer is not None:
                node.value[key] = reference(pointer)
                self.walk(self.bundle.at(pointer), kind)
        except SpecError as error:
            self.errors.append(error)

    def _local(self, node: Node, key: str, ref: str, kind: str) -> str | None:
        """Give the local pointer of a target in another file, or None when it is local."""
        if _SCHEME.match(ref) or ref.startswith("//"):
            raise node.error(
                f"`{ref}` is on the network, which is never asked",
                key=key,
                hint="save the file beside the document and refer to that",
            )
        file, _, fragment = ref.partition("#")
        here = self.bundle.positions.offset(node.value)[0]
        path = self._path(here, unquote(file))
        pointer = unquote(fragment)
        if pointer and not pointer.startswith("/"):
            raise node.error(
                f"`{ref}` refers to an anchor",
                key=key,
                hint="refer by JSON Pointer, `#/components/…`",
            )
        target = self._target(node, key, path, pointer, ref)
        if path == self._path(self.bundle.source):
            self._fitting(node, key, pointer, kind)
            return pointer if file else None
        return self._adopt(path, pointer, kind, target)

    def _path(self, source: Source, file: str = "") -> Path:
        """Give the one path of a file, asked of the system once: references are many."""
        asked = source.path, file
        if asked not in self._paths:
            self._paths[asked] = _real(source, file)
        return self._paths[asked]

    def _target(self, node: Node, key: str, path: Path, pointer: str, ref: str) -> Any:
        """Find what a reference names, its file read if need be."""
        here = self.bundle.positions.offset(node.value)[0]
        if path not in self._files:
            if not path.is_file():
                raise node.error(f"`{ref}`: there is no such file", key=key)
            shown = here.path.parent / unquote(ref.partition("#")[0])
            document, source = read(shown, self.bundle.positions)
            self._files[path], self._sources[path] = document, source
        document = self._files[path]
        top = Node(
            Bundle(document, self.bundle.positions, self._sources[path]), document, "", None, None
        )
        try:
            return top.bundle.at(pointer).value
        except KeyError:
            raise node.error(f"`$ref: {ref}` names nothing", key=key) from None

    def _fitting(self, node: Node, key: str, pointer: str, kind: str) -> None:
        """Refuse a parameter where a schema is meant, and the like."""
        match = _OF_COMPONENTS.fullmatch(pointer)
        if match and match[1] != SECTIONS.get(kind, match[1]):
            message = f"a {kind} Object is meant here, and `#{pointer}` is in `{match[1]}`"
            raise node.error(message, key=key)

    def _adopt(self, path: Path, pointer: str, kind: str, target: Any) -> str:
        """Put a foreign value under a name of its own into components, once."""
        known = (path, pointer, kind)
        if known not in self._pulled:
            section = SECTIONS[kind]
            components = self.bundle.document.setdefault("components", {})
            self.bundle.positions.adopt(components, self.bundle.document)
            kept = components.setdefault(section, {})
            self.bundle.positions.adopt(kept, components)
            name = _free_name(path, pointer, kept)
            kept[name] = target
            self._pulled[known] = f"/components/{section}/{escape(name)}"
        return self._pulled[known]


def _free_name(path: Path, pointer: str, taken: dict[str, Any]) -> str:
    """Name a pulled value after the end of its pointer, or after its file."""
    stem = PurePosixPath(pointer).name or path.stem
    word = _NOT_COMPONENT.sub("_", stem.replace("~1", "_").replace("~0", "_")).strip("_") or "Part"
    return names.Namer(*taken).take(word)


def _real(source: Source, file: str = "") -> Path:
    """Give the one path of a file, however it is reached."""
    base = source.path.resolve()
    return (base.parent / file).resolve() if file else base
