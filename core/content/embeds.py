"""Frames of the services that an embed block may show, as the addresses of their pages."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

_YOUTUBE: Final = frozenset(
    {"www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
)
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
EMBED: Final = re.compile(
    r"https://(?:www\.youtube\.com|youtu\.be|vimeo\.com|soundcloud\.com|open\.spotify\.com"
    r"|codepen\.io|www\.openstreetmap\.org)/[A-Za-z0-9/?&=%._~#-]*"
)
"""The addresses that an embed block takes (`EmbedBlock` in the contract)."""


def page_of_frame(address: str) -> str | None:
    """Return the page that a frame of an embedding service shows; None for other frames."""
    parts = urlsplit(address)
    host, steps = parts.hostname or "", [step for step in parts.path.split("/") if step]
    page = _film(host, steps, parse_qs(parts.query)) or _page(host, steps, address)
    return page if page and EMBED.fullmatch(page) else None


def _film(host: str, steps: list[str], query: dict[str, list[str]]) -> str | None:
    match host, steps:
        case _, ["embed", "videoseries"] if host in _YOUTUBE:
            return f"https://www.youtube.com/playlist?list={query.get('list', [''])[0]}"
        case _, ["embed", video] if host in _YOUTUBE and _ID.fullmatch(video):
            start = query.get("start", [""])[0]
            at = f"&t={start}s" if start.isdigit() else ""
            return f"https://www.youtube.com/watch?v={video}{at}"
        case "w.soundcloud.com", ["player"]:
            return query.get("url", [""])[0].replace("http://", "https://")
    return None


def _page(host: str, steps: list[str], address: str) -> str | None:
    match host, steps:
        case "player.vimeo.com", ["video", video, *_]:
            return f"https://vimeo.com/{video}"
        case "open.spotify.com", ["embed", kind, name, *_]:
            return f"https://open.spotify.com/{kind}/{name}"
        case "codepen.io", [author, "embed", *_, pen]:
            return f"https://codepen.io/{author}/pen/{pen}"
        case "www.openstreetmap.org", ["export", *_]:
            return address.replace("http://", "https://").replace(",", "%2C")
    return None
