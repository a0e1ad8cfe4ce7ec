"""Blobs in a folder, and in an object store over the wire.

The object store is moto's S3 server, on a port of this machine: obstore is a client in Rust, which
no patch inside Python reaches, so what is tested here is what production does, HTTP, signatures and
XML included. obstore's own in-memory store would test none of that.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3  # type: ignore[import-untyped]
import pytest
from moto.server import ThreadedMotoServer

from core.blobs import Blobs
from core.errors import Unavailable

CONTENT = bytes(range(256)) * 4_000


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 server with an empty bucket; gives its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    secrets = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}
    client = boto3.client("s3", endpoint_url=url, region_name="us-east-1", **secrets)
    client.create_bucket(Bucket="daybook")
    client.close()
    yield url
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blobs:
    """An empty store of either kind."""
    if request.param == "folder":
        return Blobs(None, tmp_path)
    environment = {
        "AWS_ENDPOINT_URL": request.getfixturevalue("s3"),
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Blobs(f"s3://daybook/{tmp_path.name}", tmp_path)


async def all_of(stream: AsyncIterator[bytes]) -> bytes:
    """Read a stream to its end."""
    return b"".join([piece async for piece in stream])


async def test_a_blob_is_read_as_it_was_written(blobs: Blobs, tmp_path: Path) -> None:
    """From bytes or from a file, whole or in part."""
    (tmp_path / "file").write_bytes(CONTENT)
    await blobs.put("media/a/original", CONTENT)
    await blobs.put("media/a/thumb", tmp_path / "file")
    for key in ("media/a/original", "media/a/thumb"):
        assert await all_of(await blobs.read(key, 0, len(CONTENT))) == CONTENT
        assert await all_of(await blobs.read(key, 300_000, 300_007)) == CONTENT[300_000:300_007]


async def test_blobs_are_listed_and_deleted(blobs: Blobs) -> None:
    """Under their prefix alone, with their age; deleting twice is deleting once."""
    for key in ("media/a/original", "media/b/original", "exports/c"):
        await blobs.put(key, b"x" * 10)
    listed = [blob async for batch in blobs.listed("media") for blob in batch]
    assert {(blob.key, blob.size) for blob in listed} == {
        ("media/a/original", 10),
        ("media/b/original", 10),
    }
    now = datetime.now(UTC)
    assert all(abs(now - blob.modified_at) < timedelta(minutes=5) for blob in listed)
    await blobs.delete(["media/a/original", "media/none", "media/a/original"])
    listed = [blob async for batch in blobs.listed("media") for blob in batch]
    assert [blob.key for blob in listed] == ["media/b/original"]


async def test_a_missing_blob_is_told_before_the_answer_begins(blobs: Blobs) -> None:
    """Not in the middle of the stream, when the status is out."""
    with pytest.raises(Unavailable):
        await blobs.read("media/none", 0, 10)


async def test_a_store_that_fails_is_unavailable(tmp_path: Path) -> None:
    """A folder that cannot be written is no fault of the caller's."""
    blobs = Blobs(None, tmp_path)
    await blobs.put("media/a", b"x")
    (tmp_path / "blobs" / "media" / "b").mkdir()
    (tmp_path / "blobs" / "media" / "b" / "full").touch()
    with pytest.raises(Unavailable):
        await blobs.put("media/a/below-a-file", b"x")


async def test_a_blob_on_the_disk_is_settled_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Itself and each folder above it are flushed, so that no power cut leaves a row without it."""
    settled: list[tuple[bool, int]] = []
    monkeypatch.setattr(os, "fsync", lambda handle: settled.append(_what(handle)))
    await Blobs(None, tmp_path).put("media/a/original", b"x" * 17)
    root = tmp_path / "blobs"
    wanted = [root / "media/a/original", root / "media/a", root / "media", root]
    assert [inode for _, inode in settled] == [path.stat().st_ino for path in wanted]
    assert [folder for folder, _ in settled] == [False, True, True, True]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
async def test_blobs_are_read_by_their_owner_alone(tmp_path: Path, umask: int) -> None:
    """Files 0600 and folders 0700, whatever the umask of the process is."""
    before = os.umask(umask)
    try:
        await Blobs(None, tmp_path / "new" / "data").put("media/a/original", b"x")
    finally:
        os.umask(before)
    assert modes(tmp_path / "new") == {0o700, 0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


async def test_blobs_that_were_open_are_closed(tmp_path: Path) -> None:
    """Those of an older version, at the start; where there are none, nothing is made."""
    blobs = Blobs(None, tmp_path)
    blobs.close_to_others()
    assert not (tmp_path / "blobs").exists()
    folder = tmp_path / "blobs" / "media" / "a"
    folder.mkdir(parents=True)
    (folder / "original").write_bytes(b"x")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"y")
    (folder / "link").symlink_to(elsewhere)
    for path in (tmp_path / "blobs", folder, folder.parent, folder / "original", elsewhere):
        path.chmod(0o755)
    blobs.close_to_others()
    assert modes(tmp_path / "blobs") == {0o700, 0o600}
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755
    assert await all_of(await blobs.read("media/a/original", 0, 1)) == b"x"


async def test_what_was_never_finished_is_removed(tmp_path: Path) -> None:
    """A process that was killed while it wrote leaves a file that no listing shows."""
    blobs = Blobs(None, tmp_path)
    await blobs.put("media/a/original", b"x")
    part = tmp_path / "blobs" / "media" / "a" / "thumb#1"
    part.write_bytes(b"half")
    listed = [blob.key async for batch in blobs.listed("media") for blob in batch]
    assert listed == ["media/a/original"]
    await blobs.remove_unfinished(datetime.now(UTC) - timedelta(hours=1))
    assert part.exists()
    await blobs.remove_unfinished(datetime.now(UTC) + timedelta(hours=1))
    assert not part.exists()
    assert await all_of(await blobs.read("media/a/original", 0, 1)) == b"x"


def modes(folder: Path) -> set[int]:
    """The modes of all that is in a folder."""
    return {stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if not p.is_symlink()}


def _what(handle: int) -> tuple[bool, int]:
    found = os.fstat(handle)
    return stat.S_ISDIR(found.st_mode), found.st_ino


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    """Describing a store touches nothing."""
    Blobs(None, tmp_path / "data")
    assert list(tmp_path.iterdir()) == []
