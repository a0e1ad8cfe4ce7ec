"""What a file is, told by its first bytes: the few types that are taken, and nothing else.

A table of our own and no library: a detector that knows hundreds of types answers with guesses and
confidences, while a gatekeeper has to say yes to eight of them and no to everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

HEAD = 8_192
"""How many bytes from the start `sniff` wants to see."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type that is taken. `extensions` in lower case without the dot, the usual one first.

    `picture` is the name by which Pillow knows the format, None for what is no picture. `inline`
    says that a browser may show it where it stands.
    """

    media_type: str
    extensions: tuple[str, ...]
    picture: str | None = None
    inline: bool = True


PNG = FileType("image/png", ("png",), "PNG")
JPEG = FileType("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "JPEG")
GIF = FileType("image/gif", ("gif",), "GIF")
WEBP = FileType("image/webp", ("webp",), "WEBP")
AVIF = FileType("image/avif", ("avif",), "AVIF")
PDF = FileType("application/pdf", ("pdf",), inline=False)
MP3 = FileType("audio/mpeg", ("mp3",))
M4A = FileType("audio/mp4", ("m4a", "mp4"))
MP4 = FileType("video/mp4", ("mp4", "m4v"))

TYPES = {kind.media_type: kind for kind in (PNG, JPEG, GIF, WEBP, AVIF, PDF, MP3, M4A, MP4)}
# What the same type is called, too.
ALIASES = {
    "image/jpg": JPEG,
    "image/pjpeg": JPEG,
    "audio/mp3": MP3,
    "audio/x-m4a": M4A,
    "video/x-m4v": MP4,
}

_MOVIES = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"}


def by_media_type(name: str) -> FileType | None:
    """Return the type of a media type, whatever its parameters and case; None for none of ours."""
    essence = name.partition(";")[0].strip().lower()
    return TYPES.get(essence) or ALIASES.get(essence)


def sniff(head: bytes) -> FileType | None:
    """Return what a file that begins so is; None for none of ours."""
    return next((kind for test, kind in _TESTS if test(head)), None)


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(marks)


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _brands(head: bytes) -> list[bytes]:
    """Return the brands of an ISO base media file (ISO 14496-12 §4.3), the major one first."""
    size = int.from_bytes(head[:4], "big")
    if head[4:8] != b"ftyp" or size > len(head):
        return []
    return [head[at : at + 4] for at in (8, *range(16, size - 3, 4))]


def _is_avif(head: bytes) -> bool:
    return not {b"avif", b"avis"}.isdisjoint(_brands(head))


def _is_m4a(head: bytes) -> bool:
    return _brands(head)[:1] in ([b"M4A "], [b"M4B "])


def _is_mp4(head: bytes) -> bool:
    return bool(_brands(head)) and _brands(head)[0] in _MOVIES


# Of layer III, by the two bits of the version: MPEG-1 (3), MPEG-2 (2) and MPEG-2.5 (0).
_KILOBITS = {
    3: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    0: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_BITS_PER_FRAME = {3: 144_000, 2: 72_000, 0: 72_000}
_SYNC, _LAYER_III = 0b11111111111, 1


def _frame_size(head: bytes, at: int) -> int:
    """Return the size of the layer III frame (ISO 11172-3 §2.4.1) that begins there; 0 for none."""
    word = int.from_bytes(head[at : at + 4], "big")
    version, layer = word >> 19 & 3, word >> 17 & 3
    if word >> 21 != _SYNC or layer != _LAYER_III or version not in _HERTZ:
        return 0
    try:
        bits = (0, *_KILOBITS[version])[word >> 12 & 15]
        return _BITS_PER_FRAME[version] * bits // _HERTZ[version][word >> 10 & 3] + (word >> 9 & 1)
    except IndexError:  # values that the standard reserves
        return 0


def _is_mp3(head: bytes) -> bool:
    """Tell an ID3 tag, or two frames one after the other: one could be chance."""
    size = _frame_size(head, 0)
    return head.startswith(b"ID3") or (size > 0 and _frame_size(head, size) > 0)


_TESTS: tuple[tuple[Callable[[bytes], bool], FileType], ...] = (
    (_begins(b"\x89PNG\r\n\x1a\n"), PNG),
    (_begins(b"\xff\xd8\xff"), JPEG),
    (_begins(b"GIF87a", b"GIF89a"), GIF),
    (_is_webp, WEBP),
    (_is_avif, AVIF),
    (_begins(b"%PDF-"), PDF),
    (_is_m4a, M4A),
    (_is_mp4, MP4),
    (_is_mp3, MP3),
)
