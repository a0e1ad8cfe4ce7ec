"""Files: uploaded, listed, read, shown, deleted, over HTTP on a real database and a real folder."""

from __future__ import annotations

import io
from typing import Any

import httpx
from PIL import Image

from tests.handlers.conftest import Person, expect

MEDIA = "/api/v1/media"


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), colour: str = "teal") -> bytes:
    """Draw a picture of one colour."""
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, format=form)
    return content.getvalue()


async def upload(
    who: Person,
    content: bytes,
    name: str | None = "pier.png",
    kind: str | None = "image/png",
    **options: Any,
) -> httpx.Response:
    """Upload a file as somebody; `alt_text` goes along when it is given."""
    alt_text = options.pop("alt_text", None)
    data = {} if alt_text is None else {"alt_text": alt_text}
    file = (name, content) if kind is None else (name, content, kind)
    return await who.call("POST", MEDIA, files={"file": file}, data=data, **options)


async def uploaded(who: Person, content: bytes | None = None, **fields: Any) -> dict[str, Any]:
    """Upload a picture that is taken."""
    return expect(await upload(who, picture() if content is None else content, **fields), 201)


async def test_upload_media_keeps_a_picture(noor: Person) -> None:
    """It is there under its name, with its size, and its bytes are those of a picture."""
    answer = await upload(noor, picture(size=(1200, 600)), alt_text="An old pier")
    media = expect(answer, 201)
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"{MEDIA}/{media['id']}"
    assert (media["media_type"], media["file_name"]) == ("image/png", "pier.png")
    assert (media["width"], media["height"], media["alt_text"]) == (1200, 600, "An old pier")
    sides = [(v["name"], v["width"]) for v in media["variants"]]
    assert sides == [("thumb", 320), ("medium", 1024)]
    content = await noor.get(f"{MEDIA}/{media['id']}/content")
    assert content.status_code == 200, content.text
    assert content.headers["content-type"] == "image/png"
    assert len(content.content) == media["size_bytes"]
