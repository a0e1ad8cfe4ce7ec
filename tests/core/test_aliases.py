"""Addresses of a former blog in their normal form."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.aliases import MAX_LENGTH, AliasInvalid, alias_key, lookup_keys, parse_alias

SHOWN = re.compile(r"/[^\x00-\x20\x7F-\x9F]+")  # as the contract has it
ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
ADDRESSES = st.text(alphabet="/.%2eEFfaA?&=#:é\u0301 \u200b\\+", max_size=40) | ANYTHING


@pytest.mark.parametrize(
    ("given_text", "alias"),
    [
        ("/2019/03/my-post.html", "/2019/03/my-post.html"),
        ("2019/03/my-post.html", "/2019/03/my-post.html"),
        ("my-post", "/my-post"),
        ("https://noor.example.org/2019/my-post", "/2019/my-post"),
        ("HTTP://noor.example.org:8080/my-post#comments", "/my-post"),
        ("//noor.example.org/my-post", "/my-post"),
        ("/2019/03/my-post/", "/2019/03/my-post"),
        ("/2019//03///my-post", "/2019/03/my-post"),
        ("/2019/./x/../03/%2e%2E/04/y", "/2019/04/y"),
        ("/../../etc/passwd", "/etc/passwd"),
        ("/caf%C3%A9", "/caf\u00e9"),
        ("/caf%c3%a9", "/caf\u00e9"),
        ("/cafe\u0301", "/caf\u00e9"),
        ("/%E6%BD%AE/%7Enoor", "/\u6f6e/~noor"),
        ("/a%2Fb", "/a%2Fb"),
        ("/a%2fb%3Fc%23d%25e", "/a%2Fb%3Fc%23d%25e"),
        ("/100%", "/100%25"),
        ("/a%FFb", "/a%FFb"),
        ("/a%00%0a%20b", "/a%00%0A%20b"),
        ('/a"<b>\\c', "/a%22%3Cb%3E%5Cc"),
        ("/a\u200bb\u202ec", "/a%E2%80%8Bb%E2%80%AEc"),
        ("/?p=123", "/?p=123"),
        ("/index.php?b=2&a=1&&utm_source=x&fbclid=y", "/index.php?a=1&b=2"),
        ("/x?q=a%26b&r=c=d", "/x?q=a%26b&r=c%3Dd"),
        ("/x?", "/x"),
        ("/x?utm_source=feed", "/x"),
        ("/javascript:alert(1)", "/javascript:alert(1)"),
        ("/2019/http://x", "/2019/http:/x"),
    ],
)
def test_an_address_has_one_form(given_text: str, alias: str) -> None:
    """However it is written."""
    assert parse_alias(given_text) == alias
    assert parse_alias(alias) == alias


@pytest.mark.parametrize(
    "text",
    [
        *("/", "", "?", "#x", "/#x", "//host", "https://host", "https://host/", "/..", "/a/.."),
        *("javascript:alert(1)", "mailto:noor@example.org", "ftp://host/x", "tel:1", "data:,x"),
        *("/" + "x" * MAX_LENGTH, "/" + "\u202e" * 300, "/?utm_source=x"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(text: str) -> None:
    """The front page, which is nobody's, other schemes, and what would grow too long."""
    with pytest.raises(AliasInvalid):
        parse_alias(text)


@given(ADDRESSES)
def test_the_form_is_stable(text: str) -> None:
    """Whatever is given: what comes out is its own form, and one that may be shown."""
    try:
        alias = parse_alias(text)
    except AliasInvalid:
        return
    assert SHOWN.fullmatch(alias)
    assert len(alias) <= MAX_LENGTH
    assert unicodedata.is_normalized("NFC", alias)
    path = alias.partition("?")[0]
    assert path == "/" or not {"", ".", ".."} & set(path[1:].split("/"))
    assert parse_alias(alias) == alias
    assert alias_key(alias) == alias_key(parse_alias(alias))


@given(ADDRESSES)
def test_an_address_is_found_by_what_a_browser_sends(text: str) -> None:
    """Percent-encoded or not, with a host and a fragment or without."""
    try:
        alias = parse_alias(text)
    except AliasInvalid:
        assert all(key != "/" for key in lookup_keys(text))
        return
    sent = quote(alias, safe="/?&=%:@!$'()*+,;-._~")
    for asked in (text, alias, sent, f"https://noor.example.org{sent}#top"):
        assert lookup_keys(asked)[0] == alias_key(alias)


def test_a_query_that_nobody_kept_is_left_out() -> None:
    """The whole address is looked for first, then the path; of the front page only the query."""
    assert lookup_keys("/a?b=1") == ["/a?b=1", "/a"]
    assert lookup_keys("/?p=1") == ["/?p=1"]
    assert lookup_keys("/a") == ["/a"]
    assert lookup_keys("mailto:x") == lookup_keys("/") == []


def test_long_addresses_have_short_keys() -> None:
    """An index has no place for more; two of them are two all the same."""
    one, other = (parse_alias("/" + "\u6f6e" * 1_000 + end) for end in "ab")
    assert alias_key(one) != alias_key(other)
    assert len(alias_key(one)) < 100
