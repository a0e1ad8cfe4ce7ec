"""Strict JSON: what is refused, and that everything else means what it means to everybody."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.runtime.strict_json import MalformedJson, loads

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(st.characters(exclude_characters="\0", codec="utf-8")), inner)
    ),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_valid_documents_mean_the_same_as_to_the_standard_library(
    value: Any, ascii_only: Any, indent: Any
) -> None:
    """Whatever is JSON is read as json.loads reads it, however it is written."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode()
    assert loads(text, max_depth=100) == json.loads(text)


@given(st.binary(max_size=40) | st.text('[]{}",:\\u0123eE+-. dD8tfn', max_size=40).map(str.encode))
def test_whatever_is_accepted_is_json(content: bytes) -> None:
    """Nothing gets through that the standard library refuses, and no other error comes out."""
    try:
        value = loads(content)
    except MalformedJson:
        return
    assert json.loads(content) == value
    json.dumps(value, allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value at line 1, column 1"),
        (b"{", "Expecting property name"),
        (b"[1,]", "column"),
        (b"{} {}", "Extra data at line 1, column 4"),
        (b"01", "Extra data"),
        (b"+1", "Expecting value"),
        (b".5", "Expecting value"),
        (b"'a'", "Expecting value"),
        (b"// c\n1", "Expecting value"),
        (b"\x0b1", "Expecting value"),
        (b'"\t"', "Invalid control character"),
        (b'"\\x41"', "Invalid \\escape"),
        (b"NaN", "NaN is not a JSON number"),
        (b"[-Infinity]", "-Infinity is not a JSON number"),
        (b"1e400", "too large"),
        (b'{"a": -1e400}', "too large"),
        (b"1" * 5000, "too many digits"),
        (b'{"a": 1, "b": {"c": 1, "c": 2}}', 'the key "c" occurs twice'),
        (b'{"a": 1, "\\u0061": 2}', 'the key "a" occurs twice'),
        (b'"\\ud800"', "lone surrogate"),
        (b'{"\\uDFFF": 1}', "lone surrogate"),
        (b'"\xed\xa0\x80"', "byte 1 is not UTF-8"),
        (b'"\xff"', "byte 1 is not UTF-8"),
        (b'["a\\u0000"]', "U+0000"),
        (b'{"\\u0000": 1}', "U+0000"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"\xff\xfe1\x00", "not UTF-8"),
        (b"[" * 33 + b"]" * 33, "nesting is deeper than 32"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "nesting is deeper than 32"),
        (b"[" * 100_000, "nesting is deeper than 32"),
    ],
)
def test_what_readers_disagree_about_is_refused(content: bytes, reason: str) -> None:
    """Each leniency of other parsers is refused, with its reason."""
    with pytest.raises(MalformedJson) as caught:
        loads(content)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 32 + b"]" * 32,
        b'["' + b"[{" * 1000 + b'"]',
        b'"\\ud83d\\ude00"',
        b'"\\\\u0000"',
        b'"\\\\ud800"',
        b" \t\r\n1 ",
        b"-0.0",
        b"1e308",
    ],
)
def test_what_only_looks_bad_is_accepted(content: bytes) -> None:
    """Brackets and escapes inside strings, pairs of surrogates and the limit itself are fine."""
    assert loads(content) == json.loads(content)


def test_nul_can_be_let_in() -> None:
    """A service that can store U+0000 may take it."""
    assert loads(b'"\\u0000"', allow_nul=True) == "\0"


def test_braces_in_strings_are_no_objects() -> None:
    """A program of 100,001 braces may be quoted; as many objects may not be sent."""
    text = '{"\\"' + "{" * 100_001 + "\\\\"
    assert loads(json.dumps({"code": text}).encode()) == {"code": text}
    assert loads(b"[" + b"{}," * 99_999 + b"{}]") == [{}] * 100_000
    with pytest.raises(MalformedJson, match="more than 100000 objects"):
        loads(b"[" + b"{}," * 100_000 + b"{}]")


def test_signs_in_strings_are_no_values() -> None:
    """A text may have half a million commas; as many values may not be sent."""
    text = ',:[{"\\' * 200_000
    assert loads(json.dumps({"code": text}).encode()) == {"code": text}
    assert len(loads(b"[" + b"0," * 499_998 + b"0]")) == 499_999
    with pytest.raises(MalformedJson, match="more than 500000 values"):
        loads(b"[" + b"0," * 500_000 + b"0]")
    with pytest.raises(MalformedJson, match="more than 500000 values"):
        loads(b"[" + b"[]," * 300_000 + b"[]]")


def test_a_string_without_end_is_read_once() -> None:
    """Each quote in it could begin another one, and take the square of the time."""
    with pytest.raises(MalformedJson, match="Unterminated"):
        loads(b'{"a":"' + b'\\"{' * 500_000)


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_depth_is_that_of_arrays_and_objects_alike(opening: str) -> None:
    """One deeper than allowed is refused, whatever is in it; brackets in strings are no depth."""
    closing = opening.replace('"a":', "").replace("[", "]").replace("{", "}")[::-1]
    each = len(closing)
    for depth, allowed in ((8, True), (9, False)):
        times, rest = divmod(depth, each)
        text = opening * times + "[" * rest + '"]}[{"' + "]" * rest + closing * times
        if allowed:
            loads(text.encode(), max_depth=8)
        else:
            with pytest.raises(MalformedJson, match="deeper than 8"):
                loads(text.encode(), max_depth=8)


@pytest.mark.parametrize("count", [2, 50_000])
def test_a_key_that_occurs_twice_is_named(count: int) -> None:
    """Wherever it stands, and however many there are."""
    members = ",".join(f'"k{number}":0' for number in range(count))
    with pytest.raises(MalformedJson, match=f'the key "k{count - 1}" occurs twice'):
        loads(f'{{{members},"k{count - 1}":0}}'.encode())
