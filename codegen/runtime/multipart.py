"""Reads multipart/form-data (RFC 7578) from the socket, part by part, never more than allowed."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from codegen.runtime.options import Options
from codegen.runtime.strict_json import MalformedJson
from codegen.runtime.uploads import UploadedFile

_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n", "%0d": "\r", "%0a": "\n"}
_ENCODINGS = (b"", b"7bit", b"8bit", b"binary")
_MAX_HEADERS = 16


class LimitExceeded(Exception):
    """A form has too many parts or a part that is too large; the message says which limit."""


class FileTooLarge(LimitExceeded):
    """A file is larger than its schema allows; the rest of the form was not looked at."""


@dataclass(slots=True)
class Part:
    """One part: `upload` holds the content of a file, `content` that of any other field."""

    name: str
    filename: str | None = None
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    content: bytearray = field(default_factory=bytearray)
    upload: UploadedFile | None = None
    size: int = 0


@dataclass(slots=True)
class Form:
    """A whole form. `digest` tells its content apart from any other, whatever the boundary."""

    parts: list[Part]
    digest: bytes

    def close(self) -> None:
        """Close every file."""
        for part in self.parts:
            if part.upload is not None:
                part.upload.close()


IsFile = Callable[[Part], bool]
"""Decides by a part's name and headers whether its content is kept as a file."""

MostBytes = Callable[[Part], int | None]
"""Tells how large a file may get before the form is given up; None when it is judged later."""


def _any_size(_: Part) -> None:
    return None


async def read_form(
    chunks: AsyncIterator[bytes],
    boundary: str,
    is_file: IsFile,
    options: Options,
    most: MostBytes = _any_size,
) -> Form:
    """Read a form to its end.

    Raises LimitExceeded, MalformedJson for what is no form, and whatever `chunks` raises.
    """
    builder = _Builder(is_file, options, most)
    try:
        parser = MultipartParser(
            boundary,
            builder.callbacks(),
            max_header_count=_MAX_HEADERS,
            max_header_size=options.max_part_headers,
        )
        async for chunk in chunks:
            parser.write(chunk)
            await builder.flush()
        if not builder.complete:
            raise MalformedJson("the form ends before its closing boundary")
        return await builder.form()
    except FormParserError as error:
        builder.close()
        raise MalformedJson(f"the form cannot be read ({error})") from None
    except BaseException:
        builder.close()
        raise


class _Builder:
    """Collects the parts that the parser reports; file content waits for `flush`."""

    def __init__(self, is_file: IsFile, options: Options, most: MostBytes) -> None:
        self._most = most
        self._limit: int | None = None
        self.parts: list[Part] = []
        self.complete = False
        self._is_file = is_file
        self._options = options
        self._headers: list[tuple[bytes, bytes]] = []
        self._name = b""
        self._value = b""
        self._pending: list[tuple[Part, bytes]] = []
        self._hash = hashlib.sha256()
        self._part_hash = hashlib.sha256()

    def callbacks(self) -> Any:
        """Return what the parser calls."""
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._begin,
            "on_part_data": self._data,
            "on_end": self._end,
        }

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers.append((self._name.lower(), self._value.strip()))
        self._name = self._value = b""

    def _begin(self) -> None:
        """Start a part, once its headers are known."""
        if len(self.parts) == self._options.max_parts:
            raise LimitExceeded(f"The form has more than {self._options.max_parts} parts.")
        headers = dict(self._headers)
        self._headers.clear()
        disposition, parameters = parse_options_header(headers.get(b"content-disposition"))
        if disposition != b"form-data" or b"name" not in parameters:
            raise MalformedJson("a part has no Content-Disposition: form-data with a name")
        if headers.get(b"content-transfer-encoding", b"").lower() not in _ENCODINGS:
            raise MalformedJson("a part has a Content-Transfer-Encoding (RFC 7578 §4.7)")
        filename = parameters.get(b"filename")
        kind = headers.get(b"content-type")
        part = Part(
            name=_text(parameters[b"name"]),
            filename=None if filename is None else _text(filename),
            content_type=None if kind is None else kind.decode("latin-1"),
            headers={key.decode("latin-1"): v.decode("latin-1") for key, v in headers.items()},
        )
        if self._is_file(part):
            memory = self._options.upload_memory
            part.upload = UploadedFile(part.filename, part.content_type, part.headers, memory)
            self._limit = self._most(part)
        self.parts.append(part)
        self._sign(part)

    def _sign(self, part: Part) -> None:
        """Start the digest of a part with its head, in a form that no other head has."""
        self._hash.update(self._part_hash.digest())
        head = (part.name, part.filename, part.content_type)
        self._part_hash = hashlib.sha256(repr(head).encode() + b"\0")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, piece = self.parts[-1], data[start:end]
        self._part_hash.update(piece)
        if part.upload is not None:
            part.size += len(piece)
            if self._limit is not None and part.size > self._limit:
                raise FileTooLarge(f"{part.name[:100]} is larger than {self._limit} bytes.")
            self._pending.append((part, piece))
        elif len(part.content) + len(piece) > self._options.max_field:
            limit = self._options.max_field
            raise LimitExceeded(f"The field {part.name[:100]} is larger than {limit} bytes.")
        else:
            part.content += piece

    def _end(self) -> None:
        self.complete = True
        self._hash.update(self._part_hash.digest())

    async def flush(self) -> None:
        """Write what has come for files."""
        for part, piece in self._pending:
            if part.upload is not None:
                await part.upload.write(piece)
        self._pending.clear()

    async def form(self) -> Form:
        """Return the form, every file at its start."""
        for part in self.parts:
            if part.upload is not None:
                await part.upload.seek(0)
        return Form(self.parts, self._hash.digest())

    def close(self) -> None:
        """Give up: close every file."""
        Form(self.parts, b"").close()


def _text(raw: bytes) -> str:
    """Decode a name as browsers write it (HTML, "multipart form data": `%22`, `%0D`, `%0A`)."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise MalformedJson("a part's name is not UTF-8") from None
    if "%" in text:
        for escape, character in _ESCAPES.items():
            text = text.replace(escape, character)
    return text
