"""Multipart forms: parts typed by the schema and its encodings (OpenAPI §4.8.15, RFC 7578)."""

from __future__ import annotations

import tracemalloc
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import pytest
from pydantic import BaseModel, ConfigDict

from codegen.runtime import Body, Encoding, HeaderSpec, Options, Problem, uploads
from codegen.runtime.uploads import UploadedFile, memory_upload
from tests.codegen.runtime.service import Echo, client, operation, pointer, router, send_raw

FORM = "multipart/form-data"
BINARY = {"type": "string", "format": "binary"}
B = "frontier"


def part(name: str, content: bytes | str = b"", *lines: str, filename: str | None = None) -> bytes:
    """Write one part as a browser does; `lines` are further headers."""
    disposition = f'Content-Disposition: form-data; name="{name}"'
    disposition += f'; filename="{filename}"' if filename is not None else ""
    head = "\r\n".join([disposition, *lines]).encode()
    return head + b"\r\n\r\n" + (content.encode() if isinstance(content, str) else content)


def form(*parts: bytes) -> bytes:
    """Join parts with the boundary."""
    return b"".join(b"--%s\r\n%s\r\n" % (B.encode(), p) for p in parts) + f"--{B}--\r\n".encode()


async def told(_context: Any, request: Any) -> Echo:
    """Answer with the form, files told by name, type and content."""
    return Echo({name: await plain(value) for name, value in dict(request.body).items()})


async def plain(value: Any) -> Any:
    """Turn uploads into what JSON can show."""
    if isinstance(value, UploadedFile):
        return [value.filename, value.content_type, (await value.read()).decode("latin-1")]
    return [await plain(v) for v in value] if isinstance(value, list) else value


async def send(
    schema: Any,
    *parts: bytes,
    encodings: tuple[Encoding, ...] = (),
    options: Options | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, Any]:
    """Post a form to an operation with this schema; gives the status and what was answered."""
    body = Body(FORM, pointer(schema), encodings=encodings)
    post = operation(method="POST", bodies=[body], body_required=True)
    app = router(post, echo=told, options=options or Options(validate_responses=1.0))
    sent = {"content-type": f"{FORM}; boundary={B}", **(headers or {})}
    async with client(app) as http:
        answer = await http.post("/things", content=form(*parts), headers=sent)
    return answer.status_code, answer.json()


def errors(answer: tuple[int, Any]) -> list[tuple[str, str]]:
    """Return pointer and code of each error of a 422."""
    assert answer[0] == 422, answer
    return [(error["pointer"], error["code"]) for error in answer[1]["errors"]]


def of(**properties: Any) -> dict[str, Any]:
    """Describe a closed object."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


@pytest.mark.parametrize(
    ("schema", "sent", "value"),
    [
        ({"type": "string"}, part("p", "text"), "text"),
        ({"type": "integer"}, part("p", "7"), 7),
        ({"type": "number"}, part("p", "1.5"), 1.5),
        ({"type": "boolean"}, part("p", "true"), True),
        ({"type": "string", "contentEncoding": "base64"}, part("p", "aGk="), "aGk="),
        (
            {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"},
            part("p", "aGk="),
            "aGk=",
        ),
        ({"type": "object"}, part("p", '{"a": [1]}'), {"a": [1]}),
        ({"type": "object"}, part("p", "{}", "Content-Type: application/json"), {}),
        ({}, part("p", b"\xff", filename="f"), ["f", None, "\xff"]),
        (BINARY, part("p", b"\xff", filename="f"), ["f", None, "\xff"]),
        (BINARY, part("p", b"\xff"), [None, None, "\xff"]),
        ({"contentMediaType": "image/png"}, part("p", b"\x89"), [None, None, "\x89"]),
        ({"anyOf": [BINARY, {"type": "null"}]}, part("p", b"\x01"), [None, None, "\x01"]),
    ],
)
async def test_the_default_content_type_of_a_property(schema: Any, sent: bytes, value: Any) -> None:
    """The table of §4.8.15.1: text for scalars, JSON for objects, bytes for what has no type."""
    assert await send(of(p=schema), sent) == (200, {"p": value})


@pytest.mark.parametrize(
    ("items", "texts", "values"),
    [
        ({"type": "string"}, ["a", "b,c"], ["a", "b,c"]),
        ({"type": "integer"}, ["1", "2"], [1, 2]),
        ({"type": "object"}, ['{"a": 1}', "{}"], [{"a": 1}, {}]),
        (BINARY, ["x"], [[None, None, "x"]]),
    ],
)
async def test_an_array_is_one_part_per_item(items: Any, texts: list[str], values: Any) -> None:
    """Repeated parts of one name make a list, typed by the items (§4.8.15.1)."""
    schema = of(p={"type": "array", "items": items})
    assert await send(schema, *(part("p", t) for t in texts)) == (200, {"p": values})


@pytest.mark.parametrize(
    ("encoding", "schema", "parts", "value"),
    [
        ({"explode": False}, {"type": "array", "items": {"type": "integer"}}, ["1,2"], [1, 2]),
        ({"style": "pipeDelimited", "explode": False}, {"type": "array"}, ["a|b"], ["a", "b"]),
        ({"style": "spaceDelimited", "explode": False}, {"type": "array"}, ["a b"], ["a", "b"]),
        (
            {"style": "form", "explode": False},
            of(R={"type": "integer"}, G={"type": "integer"}),
            ["R,100,G,200"],
            {"R": 100, "G": 200},
        ),
    ],
)
async def test_an_encoding_with_a_style_writes_as_a_query_does(
    encoding: dict[str, Any], schema: Any, parts: list[str], value: Any
) -> None:
    """RFC 6570 styles apply to forms, and nothing is percent-encoded there (§4.8.15.1.2)."""
    found = await send(
        of(p=schema), *(part("p", t) for t in parts), encodings=(Encoding("p", **encoding),)
    )
    assert found == (200, {"p": value})


async def test_deep_objects_and_exploded_members_come_in_parts_of_their_own() -> None:
    """`color[R]` is a part in style deepObject, `R` one in an exploded form."""
    colour = of(R={"type": "integer"})
    deep = (Encoding("color", style="deepObject", explode=True),)
    assert await send(of(color=colour), part("color[R]", "7"), encodings=deep) == (
        200,
        {"color": {"R": 7}},
    )
    flat = (Encoding("color", style="form", explode=True),)
    assert await send(of(color=colour), part("R", "7"), encodings=flat) == (
        200,
        {"color": {"R": 7}},
    )


async def test_values_are_not_percent_encoded() -> None:
    """What looks like an escape in a field is text (RFC 7578)."""
    assert await send(of(p={"type": "string"}), part("p", "100%41+1")) == (200, {"p": "100%41+1"})


async def test_a_part_must_be_of_a_documented_media_type() -> None:
    """`contentType` lists types and ranges; a part that names none of them is refused."""
    png = (Encoding("p", content_type="image/png, text/*"),)
    for kind, status in {
        "image/png": 200,
        "text/plain; charset=utf-8": 200,
        "image/gif": 422,
    }.items():
        answer = await send(of(p=BINARY), part("p", "x", f"Content-Type: {kind}"), encodings=png)
        assert answer[0] == status, kind
        assert status == 200 or errors(answer) == [("/p", "contentType")]
    json = await send(of(p={"type": "object"}), part("p", "{}", "Content-Type: text/xml"))
    assert errors(json) == [("/p", "contentType")]


async def test_an_encoding_may_make_json_of_a_string() -> None:
    """`contentType: application/json` asks for JSON text, quotes included."""
    json = (Encoding("p", content_type="application/json"),)
    assert await send(of(p={"type": "string"}), part("p", '"a"'), encodings=json) == (
        200,
        {"p": "a"},
    )
    answer = await send(of(p={"type": "string"}), part("p", "a"), encodings=json)
    assert errors(answer)[0] == ("/p", "encoding")


async def test_documented_headers_of_a_part_are_checked() -> None:
    """A required header must be there and each must be as its schema says (§4.8.15)."""
    header = HeaderSpec("X-Rate", required=True, pointer=pointer({"type": "integer", "maximum": 9}))
    encodings = (Encoding("p", headers=(header,)),)
    schema = of(p={"type": "string"})
    assert (await send(schema, part("p", "x", "X-Rate: 9"), encodings=encodings))[0] == 200
    assert errors(await send(schema, part("p", "x"), encodings=encodings)) == [("/p", "required")]
    over = await send(schema, part("p", "x", "X-Rate: 10"), encodings=encodings)
    assert errors(over) == [("/p", "maximum")]


async def test_a_file_is_measured_in_bytes() -> None:
    """`minLength` and `maxLength` count the octets of raw bytes (§4.8.14.3)."""
    schema = of(p={**BINARY, "minLength": 2, "maxLength": 4})
    assert (await send(schema, part("p", b"\xff" * 4)))[0] == 200
    assert errors(await send(schema, part("p", b"\xff" * 5))) == [("/p", "maxLength")]
    assert errors(await send(schema, part("p", b"\xff"))) == [("/p", "minLength")]


async def test_all_that_is_wrong_with_a_form_is_told_at_once() -> None:
    """A missing part, a repeated one, a strange one and a bad value, each with its pointer."""
    schema = {**of(a={"type": "integer"}, f=BINARY, m={"type": "string"}), "required": ["m"]}
    found = await send(
        schema, part("a", "1_0"), part("f", "1"), part("f", "2"), part("z", "", filename="z")
    )
    assert sorted(errors(found)) == [
        ("/a", "type"), ("/f", "repeated"), ("/m", "required"), ("/z", "additionalProperties"),
    ]  # fmt: skip


async def test_a_file_or_a_list_of_files() -> None:
    """Where the schema allows both, one part is the file and several are the list."""
    schema = of(p={"anyOf": [BINARY, {"type": "array", "items": BINARY}]})
    one, two = part("p", "1"), part("p", "2")
    assert await send(schema, one) == (200, {"p": [None, None, "1"]})
    assert await send(schema, one, two) == (200, {"p": [[None, None, "1"], [None, None, "2"]]})


async def test_names_are_read_as_browsers_write_them() -> None:
    """`%22`, `%0D` and `%0A` stand for what a quoted name cannot hold; other escapes stay."""
    _, body = await send(of(p=BINARY), part("p", "x", filename="a%22b%20c\u00e9.txt"))
    assert body["p"][0] == 'a"b%20c\u00e9.txt'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (form(part("p", "x"))[:-6], "closing boundary"),
        (b"not a form", "cannot be read"),
        (form(b"Content-Type: text/plain\r\n\r\nx"), "no Content-Disposition"),
        (form(part("p", "x", "Content-Transfer-Encoding: base64")), "Content-Transfer-Encoding"),
        (form(part("p", "x", "X-Long: " + "x" * 5000)), "cannot be read"),
        (form(part("p", "x", *(f"X-{n}: 1" for n in range(20)))), "cannot be read"),
    ],
)
async def test_what_is_no_form_is_malformed(content: bytes, why: str) -> None:
    """400, and the detail says what is wrong; header lines are bounded in number and length."""
    post = operation(method="POST", bodies=[Body(FORM)], body_required=True)
    async with client(router(post, echo=told)) as http:
        sent = {"content-type": f"{FORM}; boundary={B}"}
        answer = await http.post("/things", content=content, headers=sent)
        assert (answer.status_code, why in answer.json()["detail"]) == (400, True), answer.text
        bare = await http.post("/things", content=content, headers={"content-type": FORM})
        assert bare.status_code == 400


@pytest.mark.parametrize(
    ("limits", "parts"),
    [
        ({"max_parts": 2}, [part("a", "1"), part("b", "2"), part("c", "3")]),
        ({"max_field": 10}, [part("a", "x" * 11)]),
        ({"max_form": 300}, [part("f", "x" * 400, filename="f")]),
    ],
)
async def test_limits_are_answered_413(limits: dict[str, int], parts: list[bytes]) -> None:
    """Too many parts, a field too large for memory, a form too large: 413; one less is taken."""
    options = Options(**limits)  # type: ignore[arg-type]
    assert (await send({"type": "object"}, *parts, options=options))[0] == 413
    generous = Options(**{key: value * 4 for key, value in limits.items()})  # type: ignore[arg-type]
    assert (await send({"type": "object"}, *parts, options=generous))[0] == 200


async def test_a_large_file_is_never_held_in_memory() -> None:
    """25 MiB go through in chunks of 64 KiB; the most memory in use stays below 4 MiB."""
    size, chunk = 25 * 1024 * 1024, bytes(64 * 1024)
    head = f"--{B}\r\n".encode() + part("f", b"", filename="big.bin")
    ends = [head, *[chunk] * (size // len(chunk)), f"\r\n--{B}--\r\n".encode()]
    messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in ends]
    seen: dict[str, int] = {}

    async def measure(_context: Any, request: Any) -> Echo:
        upload = request.body["f"]
        seen["size"] = sum([len(piece) async for piece in upload.chunks()])
        seen["peak"] = tracemalloc.get_traced_memory()[1]
        return Echo(None)

    body = Body(FORM, pointer(of(f={**BINARY, "maxLength": size})))
    app = router(operation(method="POST", bodies=[body], body_required=True), echo=measure)
    sent = {"content-type": f"{FORM}; boundary={B}"}
    tracemalloc.start()
    try:
        final = {"type": "http.request", "body": b"", "more_body": False}
        answer = await send_raw(app, "POST", headers=sent, messages=[*messages, final])
    finally:
        tracemalloc.stop()
    assert answer[0]["status"] == 200
    assert seen["size"] == size
    assert seen["peak"] < 4 * 1024 * 1024


async def test_files_are_closed_once_the_answer_is_sent() -> None:
    """A handler's upload cannot be read after its request, whatever the answer was."""
    kept: list[UploadedFile] = []

    async def keep(_context: Any, request: Any) -> Echo:
        kept.append(request.body["f"])
        raise RuntimeError

    body = Body(FORM, pointer(of(f=BINARY)))
    app = router(operation(method="POST", bodies=[body], body_required=True), echo=keep)
    async with client(app) as http:
        with pytest.raises(RuntimeError):
            await http.post("/things", files={"f": b"x"})
    with pytest.raises(ValueError, match="closed"):
        await kept[0].read()


async def test_the_body_of_a_call_is_a_digest_that_knows_no_boundary() -> None:
    """Idempotency compares requests: the same form again is the same, whatever the boundary."""
    digests: list[bytes] = []

    async def remember(call: Any, _request: Any) -> Echo:
        digests.append(call.body)
        return Echo(None)

    post = operation(method="POST", bodies=[Body(FORM)], body_required=True)
    async with client(router(post, echo=remember)) as http:
        for boundary, text in (("one", "x"), ("two", "x"), ("one", "y")):
            content = form(part("a", text)).replace(B.encode(), boundary.encode())
            sent = {"content-type": f"{FORM}; boundary={boundary}"}
            await http.post("/things", content=content, headers=sent)
    assert digests[0] == digests[1] != digests[2]


class Photo(BaseModel):
    """A typed view with a file."""

    model_config = ConfigDict(extra="forbid")
    title: str
    image: UploadedFile
    tags: list[str] = []


async def test_the_typed_view_holds_uploads() -> None:
    """A model gets the fields converted and the file as it is."""

    async def show(_context: Any, request: Any) -> Echo:
        photo = request.body
        assert isinstance(photo, Photo)
        return Echo([photo.title, photo.tags, (await photo.image.read()).decode()])

    schema = of(
        title={"type": "string"}, image=BINARY, tags={"type": "array", "items": {"type": "string"}}
    )
    body = Body(FORM, pointer(schema), Photo)
    app = router(operation(method="POST", bodies=[body], body_required=True), echo=show)
    async with client(app) as http:
        fields = {"title": "T", "tags": ["a", "b"]}
        answer = await http.post("/things", data=fields, files={"image": ("i.png", b"png")})
    assert answer.json() == ["T", ["a", "b"], "png"]


async def test_a_file_on_the_disk_is_used_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow disk must not hold up other requests; memory needs no thread."""
    threaded: list[int] = []

    async def run(action: Any) -> Any:
        threaded.append(upload.size)
        return action()

    monkeypatch.setattr(uploads, "run_sync", run)
    upload = UploadedFile("f", None, {}, memory=4)
    for _ in range(3):
        await upload.write(b"abc")
    assert await upload.read() == b""
    upload.close()
    assert threaded == [6, 9, 9]


async def test_an_upload_reads_in_pieces_and_again() -> None:
    """`read` goes on where it ended, `seek` goes back, `chunks` starts at the beginning."""
    upload = memory_upload(b"abcdef", "f.txt")
    assert [await upload.read(2), await upload.read()] == [b"ab", b"cdef"]
    await upload.seek(4)
    assert await upload.read() == b"ef"
    pieces: AsyncIterator[bytes] = upload.chunks(4)
    assert [piece async for piece in pieces] == [b"abcd", b"ef"]
    assert "f.txt" in repr(upload)
    upload.close()


class PhotoTooLarge(Problem):
    """What the document names."""

    type = "/problems/photo_too_large"
    title = "Photo too large"
    status = 413


async def too_large(size: int, **given: Any) -> httpx.Response:
    """Send a file of a size to an operation that takes ten bytes, and names its problem."""
    schema = of(f={**BINARY, "maxLength": 10})
    body = Body(FORM, pointer(schema))
    named = {"x-too-large-problem": PhotoTooLarge.type}
    post = operation(method="POST", bodies=[body], body_required=True, extensions=named)
    app = router(post, echo=told, problems=[PhotoTooLarge], options=Options(**given))
    sent = {"content-type": f"{FORM}; boundary={B}"}
    async with client(app) as http:
        return await http.post(
            "/things", content=form(part("f", "x" * size, filename="f")), headers=sent
        )


async def test_a_file_too_large_is_the_problem_that_the_document_names() -> None:
    """While it comes, before it is whole; and so is a form that is too large."""
    assert (await too_large(10)).status_code == 200
    for size, options in ((11, {}), (5_000, {}), (5_000, {"max_form": 900})):
        answer = await too_large(size, **options)
        assert (answer.status_code, answer.json()["type"]) == (413, PhotoTooLarge.type)


async def test_a_client_that_sends_a_file_too_large_is_heard_out() -> None:
    """It sees the answer, and may use its connection again; beyond the largest form it may not."""
    assert "connection" not in (await too_large(5_000)).headers
    assert (await too_large(5_000, max_form=900)).headers["connection"] == "close"
