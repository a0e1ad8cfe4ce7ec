"""What files are, by their first bytes, and what of that may be said by who sends them."""

from __future__ import annotations

import struct

import pytest

from core.filetypes import agreed, sniff


def brand(major: bytes, *others: bytes) -> bytes:
    """Begin an ISO base media file."""
    size = 16 + 4 * len(others)
    return struct.pack(">I", size) + b"ftyp" + major + b"\0\0\2\0" + b"".join(others) + b"\0" * 99


def page(content: bytes, *, first: bool = True) -> bytes:
    """Write a page of an Ogg file."""
    head = b"OggS\0" + (b"\2" if first else b"\0") + b"\0" * 20
    return head + b"\1" + bytes([len(content)]) + content


def element(name: str, content: bytes) -> bytes:
    """Write an element of an EBML file, its size in eight bytes as recorders do."""
    return bytes.fromhex(name) + b"\1" + len(content).to_bytes(7, "big") + content


def ebml(kind: bytes, *tracks: int, known: bool = True) -> bytes:
    """Begin a WebM or Matroska file with tracks of these types: 1 is a film, 2 a sound."""
    entries = b"".join(
        element("AE", element("D7", b"\1") + element("83", bytes([t]))) for t in tracks
    )
    content = element("114D9B74", b"\0" * 20) + element("1549A966", b"\0" * 9)
    content += element("1654AE6B", entries) if tracks else element("EC", b"\0" * 9_000)
    segment = (
        element("18538067", content) if known else b"\x18\x53\x80\x67\x01" + b"\xff" * 7 + content
    )
    return element("1A45DFA3", element("4286", b"\1") + element("4282", kind)) + segment


ADTS = bytes.fromhex("fff15080017ffc") + b"\0" * 4
FILES = {
    "webm": (ebml(b"webm", 1, 2), "video/webm"),
    "webm of sound": (ebml(b"webm", 2), "audio/webm"),
    "webm of a recorder": (ebml(b"webm", 2, known=False), "audio/webm"),
    "webm whose tracks come late": (ebml(b"webm"), "video/webm"),
    "webm with padding": (ebml(b"webm\0\0", 1), "video/webm"),
    "matroska": (ebml(b"matroska", 1, 2), None),
    "ebml cut off": (ebml(b"webm", 1)[:9], None),
    "mov": (brand(b"qt  "), "video/quicktime"),
    "mp4": (brand(b"isom", b"iso2", b"avc1"), "video/mp4"),
    "mp4 of a camera": (brand(b"MSNV", b"isom"), "video/mp4"),
    "m4a": (brand(b"M4A ", b"isom"), "audio/mp4"),
    "heic": (brand(b"heic", b"mif1", b"heic"), "image/heic"),
    "heif": (brand(b"mif1", b"heic"), "image/heic"),
    "avif": (brand(b"avif", b"mif1"), "image/avif"),
    "avif as heif": (brand(b"mif1", b"avif"), "image/avif"),
    "a raw photograph": (brand(b"crx ", b"isom"), None),
    "opus": (page(b"OpusHead\1\2"), "audio/ogg"),
    "vorbis": (page(b"\1vorbis\0\0"), "audio/ogg"),
    "flac in ogg": (page(b"\x7fFLAC\1\0"), "audio/ogg"),
    "theora": (page(b"\x80theora\3"), "video/ogg"),
    "vorbis, then theora": (page(b"\1vorbis\0") + page(b"\x80theora\3"), "video/ogg"),
    "ogg of something": (page(b"\1unknown") + page(b"OpusHead", first=False), None),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
    "avi": (b"RIFF\x24\0\0\0AVI LIST", None),
    "flac": (b"fLaC\0\0\0\x22", "audio/flac"),
    "aac": (ADTS * 2, "audio/aac"),
    "one frame of aac": (ADTS, None),
    "nothing": (b"", None),
}


@pytest.mark.parametrize("name", FILES)
def test_sniff(name: str) -> None:
    """Each type by its own mark, and no relative of it; whatever is cut off is none."""
    content, kind = FILES[name]
    found = sniff(content)
    assert (found and found.media_type) == kind
    for end in range(0, min(len(content), 120), 7):
        sniff(content[:end])


@pytest.mark.parametrize(
    ("name", "said", "extension", "kind"),
    [
        ("webm of sound", "audio/webm;codecs=opus", "", "audio/webm"),
        ("webm of sound", "video/webm", "webm", "video/webm"),
        ("webm whose tracks come late", "audio/webm", "webm", "audio/webm"),
        ("webm whose tracks come late", None, "weba", "audio/webm"),
        ("webm", "video/x-matroska", "mkv", None),
        ("mp4", "audio/mp4", "", "audio/mp4"),
        ("mp4", "audio/x-m4a", "m4a", "audio/mp4"),
        ("mp4", None, "m4a", "audio/mp4"),
        ("mp4", "application/mp4", "mp4", "video/mp4"),
        ("mp4", "video/quicktime", "mov", None),
        ("m4a", "video/mp4", "mp4", "video/mp4"),
        ("mov", "video/quicktime", "mov", "video/quicktime"),
        ("mov", "video/mp4", "mp4", None),
        ("opus", "application/ogg", "ogg", "audio/ogg"),
        ("theora", "application/ogg", "ogg", "video/ogg"),
        ("theora", None, "ogv", "video/ogg"),
        ("opus", "audio/opus", "opus", "audio/ogg"),
        ("opus", "audio/webm", "", None),
        ("wav", "audio/x-wav", "wav", "audio/wav"),
        ("wav", "audio/wav", "mp3", None),
        ("heic", "image/heic", "heic", "image/heic"),
        ("heic", "image/jpeg", "jpg", None),
        ("heic", "application/octet-stream", "", "image/heic"),
        ("avif", "image/heic", "heic", None),
    ],
)
def test_agreed(name: str, said: str | None, extension: str, kind: str | None) -> None:
    """What is said decides between sound and film in one container, and nowhere else."""
    found = sniff(FILES[name][0])
    assert found is not None
    whole = agreed(found, said, extension)
    assert (whole and whole.media_type) == kind
