"""Programs that say what they are."""

from __future__ import annotations

import pytest

from core.bots import is_program

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"
)
CUBOT = (
    "Mozilla/5.0 (Linux; Android 14; KINGKONG) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/142.0.0.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize("agent", [FIREFOX, SAFARI, EDGE, CUBOT])
def test_browsers_are_readers(agent: str) -> None:
    """People's browsers are no programs."""
    assert not is_program(agent)


@pytest.mark.parametrize(
    "agent",
    [
        None,
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/142.0.0.0",
        "facebookexternalhit/1.1",
        "curl/8.14.1",
        "python-httpx/0.28.1",
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html)",
        "Go-http-client/2.0",
    ],
)
def test_programs_are_not(agent: str | None) -> None:
    """Crawlers, previews, feed readers and tools, and whoever says nothing."""
    assert is_program(agent)
