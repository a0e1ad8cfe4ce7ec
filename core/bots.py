"""Programs that say in their `User-Agent` what they are, so that they are not taken for readers."""

from __future__ import annotations

import re

_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|archiv|scrap|fetch|preview|monitor|uptime|headless|lighthouse"
    r"|facebookexternalhit|whatsapp|feed|rss|curl|wget|libwww|python|aiohttp|httpx|okhttp|axios"
    r"|node-fetch|undici|go-http-client|java/|ruby|perl|php",
    re.IGNORECASE,
)


def is_program(user_agent: str | None) -> bool:
    """Tell whether a request says that no person looks at the answer, or says nothing at all.

    Whoever pretends to be a browser is counted: this keeps figures honest, it is no defence.
    """
    return not user_agent or _PROGRAM.search(user_agent) is not None
