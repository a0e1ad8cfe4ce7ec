"""Files that mean harm: each gets its documented refusal, and what is taken harms nobody.

Every file is made here; none is kept in the repository.
"""

from __future__ import annotations

import asyncio
import io
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator, Callable

import httpx
import pillow_heif
import pytest
from fastapi import FastAPI
from PIL import Image

from core.images import MEMORY
from tests.handlers.conftest import Person, expect, problem

pillow_heif.register_heif_opener()

MEDIA = "/api/v1/media"
SCRIPT = b"<script>alert(document.domain)</script>"
LIMIT = 26_214_400


def drawn(form: str = "PNG", size: tuple[int, int] = (64, 48), **saving: object) -> bytes:
    """Draw a picture that is not of one colour alone."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    content = io.BytesIO()
    image.save(content, format=form, **saving)
    return content.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """Write one chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width: int, height: int, rows: int = 0) -> bytes:
    """Claim a size, and give rows of zeros, which take next to no bytes."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * ((width + 7) // 8 + 1) * rows, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def gif_bomb(frames: int, size: int = 2) -> bytes:
    """Repeat one frame."""
    head = b"GIF89a" + struct.pack("<HH", size, size) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\0\x01\0\0\0,\0\0\0\0" + struct.pack("<HH", size, size) + b"\0"
    return head + (frame + b"\x02\x02\x44\x01\0") * frames + b";"


def zipped(content: bytes) -> bytes:
    """Put something into a zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", content)
    return made.getvalue()


def spotted(content: bytes) -> bytes:
    """Break a picture in its middle."""
    half = len(content) // 2
    return content[:half] + bytes(255 - byte for byte in content[half:])


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
HTML = b"<!doctype html>" + SCRIPT
PHP = b"<?php system($_GET['c']); ?>"
AVIF_HEAD = b"\0\0\0\x18ftypavif\0\0\0\0avifmif1"
HEIC_HEAD = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
UNSUPPORTED, LARGE, INVALID = "media_type_unsupported", "media_too_large", "validation_failed"
STATUS = {UNSUPPORTED: 415, LARGE: 413, INVALID: 422}
Attack = tuple[bytes | Callable[[], bytes], str, str, str]

ATTACKS: dict[str, Attack] = {
    # Something else than it says.
    "svg with a script": (SVG, "a.svg", "image/svg+xml", UNSUPPORTED),
    "svg as png": (SVG, "a.png", "image/png", UNSUPPORTED),
    "svg as svg in a png name": (SVG, "a.png", "image/svg+xml", UNSUPPORTED),
    "svg compressed": (b"\x1f\x8b" + SVG, "a.svgz", "image/svg+xml", UNSUPPORTED),
    "html": (HTML, "a.html", "text/html", UNSUPPORTED),
    "html as jpeg": (HTML, "a.jpg", "image/jpeg", UNSUPPORTED),
    "html as pdf": (HTML, "a.pdf", "application/pdf", UNSUPPORTED),
    "html behind white space as gif": (b" " * 600 + HTML, "a.gif", "image/gif", UNSUPPORTED),
    "php": (PHP, "a.php", "application/x-php", UNSUPPORTED),
    "php as png": (PHP, "a.png", "image/png", UNSUPPORTED),
    "a program": (b"\x7fELF" + b"\0" * 400, "a.bin", "application/octet-stream", UNSUPPORTED),
    "a program as png": (b"MZ" + b"\0" * 400, "a.png", "image/png", UNSUPPORTED),
    "a zip": (zipped(b"x"), "a.zip", "application/zip", UNSUPPORTED),
    "a zip bomb as pdf": (zipped(b"\0" * 9_000_000), "a.pdf", "application/pdf", UNSUPPORTED),
    "javascript": (b"alert(1)", "a.js", "text/javascript", UNSUPPORTED),
    "text": (b"hello", "a.txt", "text/plain", UNSUPPORTED),
    "a script file as mp3": (b"#!/bin/sh\nrm -rf /", "a.mp3", "audio/mpeg", UNSUPPORTED),
    "a tiff": (drawn("TIFF"), "a.tif", "image/tiff", UNSUPPORTED),
    "a bmp": (drawn("BMP"), "a.bmp", "image/bmp", UNSUPPORTED),
    "an icon": (drawn("ICO"), "a.ico", "image/x-icon", UNSUPPORTED),
    "postscript as png": (b"%!PS-Adobe-3.0 EPSF-3.0", "a.png", "image/png", UNSUPPORTED),
    "a movie of apple": (b"\0\0\0\x14ftypqt  " + b"\0" * 8, "a.mp4", "video/mp4", UNSUPPORTED),
    # One of ours, under another name or type.
    "png as jpeg": (drawn(), "a.jpg", "image/jpeg", UNSUPPORTED),
    "png named jpeg": (drawn(), "a.jpg", "image/png", UNSUPPORTED),
    "png typed jpeg": (drawn(), "a.png", "image/jpeg", UNSUPPORTED),
    "jpeg as pdf": (drawn("JPEG"), "a.pdf", "application/pdf", UNSUPPORTED),
    "pdf as png": (b"%PDF-1.4\n", "a.png", "image/png", UNSUPPORTED),
    "png named html": (drawn(), "a.html", "image/png", UNSUPPORTED),
    "png named php": (drawn(), "a.png.php", "image/png", UNSUPPORTED),
    "png typed html": (drawn(), "a.png", "text/html", UNSUPPORTED),
    "png typed nonsense": (drawn(), "a.png", 'image/png"; x=', UNSUPPORTED),
    # Larger than they look.
    "a pixel bomb": (png_bomb(60_000, 60_000), "a.png", "image/png", LARGE),
    "a pixel bomb with pixels": (png_bomb(30_000, 30_000, 30_000), "a.png", "image/png", LARGE),
    "just over 50 megapixels": (png_bomb(50_000, 1_001, 1_001), "a.png", "image/png", LARGE),
    "one row of two billion": (png_bomb(2**31 - 1, 1), "a.png", "image/png", LARGE),
    "a side too long": (png_bomb(100_001, 10, 10), "a.png", "image/png", LARGE),
    "a side too high": (png_bomb(1, 100_001, 100_001), "a.png", "image/png", LARGE),
    "too many frames": (gif_bomb(301), "a.gif", "image/gif", LARGE),
    "a hundred thousand frames": (gif_bomb(100_000), "a.gif", "image/gif", LARGE),
    "frames that are large together": (gif_bomb(3, 6_000), "a.gif", "image/gif", LARGE),
    "a byte too many": (lambda: b"%PDF-" + b"x" * (LIMIT - 4), "a.pdf", "application/pdf", LARGE),
    "far too many bytes": (lambda: b"%PDF-" + b"x" * 2 * LIMIT, "a.pdf", "application/pdf", LARGE),
    # Broken.
    "nothing": (b"", "a.png", "image/png", INVALID),
    "only a signature": (b"\x89PNG\r\n\x1a\n", "a.png", "image/png", INVALID),
    "a signature and a script": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "a.png", "image/png", INVALID),
    "a jpeg cut off": (drawn("JPEG", (640, 480))[:900], "a.jpg", "image/jpeg", INVALID),
    "a png cut off": (drawn(size=(640, 480))[:400], "a.png", "image/png", INVALID),
    "a png spotted": (spotted(drawn()), "a.png", "image/png", INVALID),
    "a jpeg of a comment": (b"\xff\xd8\xff\xfe\0\x20" + HTML, "a.jpg", "image/jpeg", INVALID),
    "a gif polyglot": (b"GIF89a/*" + SCRIPT + b"*/=1;", "a.gif", "image/gif", INVALID),
    "a webp of html": (b"RIFF\x40\0\0\0WEBPVP8 " + HTML, "a.webp", "image/webp", INVALID),
    "an avif of html": (AVIF_HEAD + HTML, "a.avif", "image/avif", INVALID),
    "a heic of html": (HEIC_HEAD + HTML, "a.heic", "image/heic", INVALID),
    "a webp spotted": (spotted(drawn("WEBP")), "a.webp", "image/webp", INVALID),
}  # fmt: skip


# What is judged by the head of a file is told so: the limit on the memory of its process, which
# would end some of these too, says something else.
REASONS = {
    "a pixel bomb": "at most 50 megapixels",
    "a pixel bomb with pixels": "at most 50 megapixels",
    "just over 50 megapixels": "at most 50 megapixels",
    "one row of two billion": "at most 100,000 pixels on each side",
    "a side too long": "at most 100,000 pixels on each side",
    "a side too high": "at most 100,000 pixels on each side",
    "too many frames": "at most 300 frames",
    "a hundred thousand frames": "at most 300 frames",
    "frames that are large together": "together have at most 100 megapixels",
}


async def send(
    who: Person, content: bytes, name: str = "a.png", kind: str = "image/png"
) -> httpx.Response:
    """Upload a file as somebody."""
    return await who.call("POST", MEDIA, files={"file": (name, content, kind)})


@pytest.mark.parametrize("attack", list(ATTACKS))
async def test_upload_media_refuses(noor: Person, attack: str) -> None:
    """Each with the problem of its kind, and nothing is kept."""
    content, name, media_type, kind = ATTACKS[attack]
    sent = content if isinstance(content, bytes) else content()
    told = problem(await send(noor, sent, name, media_type), STATUS[kind], kind)
    assert REASONS.get(attack, "") in told["detail"]
    assert expect(await noor.get(MEDIA), 200)["data"] == []


@pytest.mark.parametrize("declared", [True, False])
async def test_upload_media_refuses_a_form_that_is_too_large(
    noor: Person, *, declared: bool
) -> None:
    """However small its file: what follows that is counted, too, whether or not it was declared."""
    request = httpx.Request("POST", "http://x/", files={"file": ("a.png", drawn(), "image/png")})
    form = request.read() + b"\r\n" * (LIMIT // 2 + 2**20)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(form), 2**20):
            yield form[start : start + 2**20]

    headers = {"Content-Type": request.headers["content-type"]}
    answer = await noor.call("POST", MEDIA, content=form if declared else chunks(), headers=headers)
    problem(answer, 413, LARGE)
    assert expect(await noor.get(MEDIA), 200)["data"] == []


def test_there_are_enough_attacks() -> None:
    """Fifty files, at least."""
    assert len(ATTACKS) >= 50


def polyglots() -> dict[str, tuple[bytes, str, str]]:
    """Pictures that are something else, too."""
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    archive = zipped(SCRIPT)
    return {
        "png and html": (drawn() + HTML, "a.png", "image/png"),
        "jpeg and html": (drawn("JPEG") + HTML, "a.jpg", "image/jpeg"),
        "jpeg and zip": (drawn("JPEG") + archive, "a.jpg", "image/jpeg"),
        "gif and zip": (drawn("GIF") + archive, "a.gif", "image/gif"),
        "png with a script in a text chunk": (
            drawn()[:33] + chunk(b"tEXt", b"Comment\0" + SCRIPT) + drawn()[33:],
            "a.png",
            "image/png",
        ),
        "jpeg with a script in a comment": (
            drawn("JPEG", comment=SCRIPT),
            "a.jpg",
            "image/jpeg",
        ),
        "jpeg with a script in its exif": (drawn("JPEG", exif=exif), "a.jpg", "image/jpeg"),
        "gif with a script in a comment": (drawn("GIF", comment=SCRIPT), "a.gif", "image/gif"),
        "webp with a script in its xmp": (drawn("WEBP", xmp=SCRIPT), "a.webp", "image/webp"),
    }


@pytest.mark.parametrize("name", list(polyglots()))
async def test_upload_media_leaves_nothing_but_the_picture(noor: Person, name: str) -> None:
    """Pictures that are something else, too, are pictures and nothing else when they are kept."""
    content, filename, kind = polyglots()[name]
    assert SCRIPT in content or b"bomb" in content
    media = expect(await send(noor, content, filename, kind), 201)
    kept = (await noor.get(f"{MEDIA}/{media['id']}/content")).content
    assert SCRIPT not in kept
    assert b"PK\x03\x04" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (64, 48)


def located(form: str, orientation: int = 1) -> bytes:
    """Draw a picture that tells where it was taken, by whom, and which side is up."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Cameramaker"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (52.0, 22.0, 12.5), "E", (4.0, 53.0, 42.5)
    xmp = b"<x:xmpmeta><exif:GPSLatitude>52,22.2N</exif:GPSLatitude></x:xmpmeta>"
    return drawn(form, (60, 40), exif=exif, **({"xmp": xmp} if form != "PNG" else {}))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
async def test_upload_media_forgets_the_place(noor: Person, form: str) -> None:
    """EXIF, GPS and XMP are gone from the picture and its variations; what was up is up."""
    sent = located(form, orientation=6)
    with Image.open(io.BytesIO(sent)) as picture:
        assert picture.getexif().get_ifd(0x8825), "the picture tells no place to begin with"
    kind = f"image/{form.lower()}"
    media = expect(await send(noor, sent, f"a.{form.lower()}", kind), 201)
    assert (media["width"], media["height"]) == (40, 60)
    kept = (await noor.get(f"{MEDIA}/{media['id']}/content")).content
    for word in (b"Exif", b"Cameramaker", b"xmpmeta", b"GPSLatitude"):
        assert word not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (40, 60)
        assert dict(picture.getexif()) == {}
        assert picture.getexif().get_ifd(0x8825) == {}
        # The gradient runs from top to bottom; turned by 90° clockwise, from right to left.
        grey = picture.convert("L").tobytes()
        middle = grey[30 * 40 : 31 * 40]
        assert middle[1] - middle[38] > 150


@pytest.mark.parametrize("size", [(100_000, 1), (1, 100_000), (99_999, 3)], ids=str)
async def test_upload_media_tells_of_the_longest_picture(
    noor: Person, size: tuple[int, int]
) -> None:
    """Every number of the answer is one that the contract knows: no side is 0, none too long."""
    media = expect(await send(noor, png_bomb(*size, size[1])), 201)
    assert (media["width"], media["height"]) == size
    for variant in media["variants"]:
        assert min(variant["width"], variant["height"]) == 1
    assert expect(await noor.get(MEDIA), 200)["data"] == [media]


def photograph(width: int, *, seen_through: bool) -> bytes:
    """Draw what a telephone makes: HEIC that says by what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Cameramaker"
    image = Image.linear_gradient("L").resize((width, 60)).convert("RGB")
    if seen_through:
        image.putalpha(Image.linear_gradient("L").resize((width, 60)))
    content = io.BytesIO()
    image.save(content, "HEIF", quality=90, exif=exif.tobytes())
    return content.getvalue()


@pytest.mark.parametrize(
    ("seen_through", "kind", "ending"),
    [(False, "image/jpeg", "jpg"), (True, "image/webp", "webp")],
)
async def test_upload_media_keeps_photographs_as_what_browsers_show(
    noor: Person, kind: str, ending: str, *, seen_through: bool
) -> None:
    """HEIC becomes JPEG, or WebP where one sees through it; named so, and without its place."""
    unsaid = "application/octet-stream"
    names = (("IMG_1.HEIC", "image/heic"), ("IMG_1", "image/heif"), ("a.heif", unsaid))
    for width, (name, said) in enumerate(names, 90):
        sent = photograph(width, seen_through=seen_through)
        media = expect(await send(noor, sent, name, said), 201)
        assert (media["media_type"], media["width"], media["height"]) == (kind, width, 60)
        assert media["file_name"] == f"{name.partition('.')[0]}.{ending}"
        path = f"{MEDIA}/{media['id']}"
        answer = await noor.get(f"{path}/content")
        assert answer.headers["content-type"] == kind
        assert b"Cameramaker" not in answer.content
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.size == (width, 60)
        assert expect(await send(noor, sent, "b.heic", "image/heic"), 200) == media
        assert (await noor.delete(path, etag='"1"')).status_code == 204
        back = expect(await send(noor, sent, "b.heic", "image/heic"), 201)
        assert back["file_name"] == media["file_name"]


async def test_upload_media_says_what_is_taken(noor: Person) -> None:
    """Whoever has another file learns which ones are taken."""
    told = problem(await send(noor, b"hello", "a.txt", "text/plain"), 415, UNSUPPORTED)
    for name in ("PNG", "HEIC", "WebM", "MOV", "Ogg", "WAV", "PDF"):
        assert name in told["detail"]


async def test_upload_media_keeps_a_picture_moving(noor: Person) -> None:
    """Every frame, its time, and how often; the variations stand still."""
    content = io.BytesIO()
    frames = [Image.new("RGB", (400, 300), (n * 40, 0, 0)) for n in range(5)]
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:], duration=70, loop=2)
    media = expect(await send(noor, content.getvalue(), "a.gif", "image/gif"), 201)
    path = f"{MEDIA}/{media['id']}/content"
    with Image.open(io.BytesIO((await noor.get(path)).content)) as kept:
        assert (kept.n_frames, kept.info["duration"], kept.info["loop"]) == (5, 70, 2)  # type: ignore[attr-defined]
    small = (await noor.get(path, params={"variant": "thumb"})).content
    with Image.open(io.BytesIO(small)) as kept:
        assert getattr(kept, "n_frames", 1) == 1


async def test_upload_media_outlives_a_decoder_that_breaks(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that is out of memory, or killed, costs this one file and nothing else."""
    import core.images

    monkeypatch.setattr(core.images, "MEMORY", 64 * 1024 * 1024)
    problem(await send(noor, drawn(size=(4_000, 4_000))), 413, "media_too_large")
    monkeypatch.setattr(core.images, "MEMORY", MEMORY)
    monkeypatch.setattr(core.images, "SECONDS", 0.001)
    problem(await send(noor, drawn(size=(70, 50))), 422, "validation_failed")
    monkeypatch.undo()
    expect(await send(noor, drawn(size=(70, 50))), 201)


async def test_upload_media_waits_in_a_line_that_ends(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few pictures are read at a time, some wait, the rest is told to come again."""
    images = application[0].state.tools.images
    monkeypatch.setattr(images, "_waiting", 3)
    answers = await asyncio.gather(*(send(noor, drawn(size=(50, 50 + n))) for n in range(24)))
    told = {answer.status_code for answer in answers}
    assert told == {201, 503}
    kept = [a for a in answers if a.status_code == 201]
    assert len(kept) >= 5
    for answer in answers:
        if answer.status_code == 503:
            assert answer.headers["retry-after"] == "5"
    assert len(expect(await noor.get(MEDIA), 200)["data"]) == len(kept)


async def test_upload_media_that_is_slow_is_in_nobodys_way(
    noor: Person, application: tuple[FastAPI, httpx.AsyncClient]
) -> None:
    """More slow uploads than there are connections: the database is not asked until they end."""
    store = application[0].state.store
    let_go = asyncio.Event()
    started = 0

    async def slow(content: bytes) -> AsyncIterator[bytes]:
        nonlocal started
        started += 1
        yield content[:100]
        await let_go.wait()
        yield content[100:]

    def post(content: bytes) -> asyncio.Task[httpx.Response]:
        request = httpx.Request("POST", "http://x/", files={"file": ("a.png", content)})
        headers = {"Content-Type": request.headers["content-type"]}
        return asyncio.create_task(
            noor.call("POST", MEDIA, content=slow(request.read()), headers=headers)
        )

    uploads = [post(drawn(size=(40, 40 + n))) for n in range(12)]
    while started < len(uploads):  # noqa: ASYNC110 - no event tells
        await asyncio.sleep(0.01)
    assert store._pool.lent == 0
    expect(await noor.get(MEDIA), 200)
    let_go.set()
    assert {answer.status_code for answer in await asyncio.gather(*uploads)} == {201}
