"""Prints classes by datamodel-code-generator, here or in a process of its own.

To import it takes as long as to read a document, and to print as long as everything else together.
So a command starts the process first, and goes on while that imports and prints.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from codegen.names import snake

Views = Mapping[str, Mapping[str, Any]]
Begin = Callable[[Views, str], Callable[[], str]]
"""Begins to print views below a header; what it returns waits for the source."""

_RUNTIME_TYPES = {
    "upload": "codegen.runtime.uploads.UploadedFile",
    "date-time": "codegen.runtime.values.DateTime",
    "unbounded": "codegen.runtime.values.Integer",
}
"""Formats whose Python type Pydantic would read more narrowly than the schema says."""


class ModelError(Exception):
    """The printed models are not the ones asked for: a class is missing or has another name."""


def print_in_turn(views: Views, header: str) -> Callable[[], str]:
    """Print in this process, once the source is waited for."""
    return partial(print_models, views, header)


@contextlib.contextmanager
def printing() -> Iterator[Begin]:
    """Start a process that prints once, and give what begins that; it ends with the block.

    It imports at once, and finds what this process finds.
    """
    program = f"import sys; sys.path[:] = {sys.path}; from codegen import printer; printer.serve()"
    with (
        subprocess.Popen(  # noqa: S603 - the command is ours
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process,
        ThreadPoolExecutor(1) as thread,
    ):

        def begin(views: Views, header: str) -> Callable[[], str]:
            order = json.dumps([views, header]).encode()
            # In a thread, as the process may still import, and this one has other things to do.
            answer = thread.submit(process.communicate, order)
            return lambda: _printed(answer.result()[0], process.returncode)

        try:
            yield begin
        finally:
            process.kill()


def _printed(source: bytes, code: int) -> str:
    if code:
        raise ModelError("datamodel-code-generator failed; above is what it said")
    return source.decode()


def serve() -> None:
    """Be that process: print the order that comes in, if one comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this one ends it
    with contextlib.redirect_stdout(sys.stderr):
        print_models({"Nothing": {"type": "object"}}, "")  # imports all that printing needs
        order = sys.stdin.buffer.read()
        source = print_models(*json.loads(order)) if order else ""
    sys.stdout.buffer.write(source.encode())


def print_models(views: Views, header: str) -> str:
    """Return the source of one class for each view, below a header."""
    # Imported here: it takes half a second, and only this function needs it.
    from datamodel_code_generator import enums, generate  # noqa: PLC0415
    from datamodel_code_generator.format import Formatter, PythonVersion  # noqa: PLC0415
    from datamodel_code_generator.parser import LiteralType  # noqa: PLC0415

    source = generate(
        _document(views),
        input_file_type=enums.InputFileType.OpenAPI,
        openapi_scopes=[enums.OpenAPIScope.Schemas],
        output_model_type=enums.DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        target_pydantic_version=enums.TargetPydanticVersion.V2_14,
        formatters=[Formatter.BUILTIN],
        builtin_format_line_length=100,
        use_double_quotes=True,
        custom_file_header=header,
        disable_timestamp=True,
        use_missing_sentinel=True,
        strict_nullable=True,
        use_annotated=True,
        enum_field_as_literal=LiteralType.All,
        use_type_alias=True,
        use_standard_collections=True,
        use_union_operator=True,
        use_schema_description=True,
        use_single_line_docstring=True,
        allow_population_by_field_name=True,
        keep_model_order=True,
        aliases=_field_names(views),
    )
    if not isinstance(source, str):
        raise ModelError(
            "datamodel-code-generator answered with several modules where one was asked for"
        )
    return source.rstrip("\n") + "\n"


def _field_names(views: Views) -> dict[str, str]:
    """Return the fields of the properties whose names Python cannot have: `+1` → `plus_1`."""
    properties = {name for view in views.values() for name in view.get("properties", {})}
    return {name: snake(name) for name in sorted(properties) if not name.isidentifier()}


def _document(views: Views) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "views", "version": "1"},
        "paths": {},
        "components": {"schemas": {name: _typed(view) for name, view in views.items()}},
    }


def _typed(view: Any) -> Any:
    """Replace the formats that need a type of the runtime; everything else stays as it is."""
    if isinstance(view, list):
        return [_typed(item) for item in view]
    if not isinstance(view, Mapping):
        return view
    path = _RUNTIME_TYPES.get(view["format"]) if isinstance(view.get("format"), str) else None
    if path is not None and view.get("type") in ("string", "integer"):
        kept = {key: value for key, value in view.items() if key != "format"}
        return {**kept, "type": "string", "x-python-type": path}
    return {
        key: {name: _typed(item) for name, item in value.items()}
        if key == "properties"
        else value
        if key in ("enum", "default", "required")
        else _typed(value)
        for key, value in view.items()
    }
