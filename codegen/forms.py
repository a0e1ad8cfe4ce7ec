"""Finds the files of multipart forms, by the rules that the runtime reads them with."""

from __future__ import annotations

from typing import Literal

from codegen import ir
from codegen.bundle import Node
from codegen.runtime import operation as descriptors
from codegen.runtime.part_kinds import PartKind, part_kinds
from codegen.runtime.shapes import items_of, properties_of, types_of

Files = tuple[tuple[str, Literal["one", "many", "either"]], ...]


def form_files(media: Node, encodings: tuple[ir.Encoding, ...]) -> Files:
    """Give the properties of a form that are files.

    Raises `SpecError` for one that is neither text nor JSON and yet not made of bytes.
    """
    schema = media.get("schema")
    if schema is None:
        return ()
    document = media.bundle.document
    written = tuple(
        descriptors.Encoding(e.property, e.content_type, e.style, e.explode) for e in encodings
    )
    kinds = part_kinds(document, schema.value, written)
    declared = properties_of(document, schema.value)
    found = []
    for name, kind in kinds.items():
        if kind.content == "file":
            property_ = declared[name]
            inner = items_of(document, property_) if kind.many and not kind.single else property_
            if "string" not in types_of(document, inner):
                raise media.error(
                    f"the part {name!r} is of a media type that cannot be read as its schema says",
                    key="encoding",
                    hint="parts are JSON, text, or raw bytes (`format: binary`, or no type)",
                )
            found.append((name, _number(kind)))
    return tuple(found)


def _number(kind: PartKind) -> Literal["one", "many", "either"]:
    if kind.single:
        return "either" if kind.many else "one"
    return "many"
