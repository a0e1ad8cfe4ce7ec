"""Reading files: values as YAML 1.2 and JSON mean them, and a place for every fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.errors import SpecError
from codegen.load import read
from codegen.source import Positions
from tests.codegen.documents import faults, written


def _read(path: Path) -> tuple[dict[str, Any], Positions]:
    positions = Positions()
    return read(path, positions)[0], positions


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e+09", 1e9),
        ("1e3", 1000.0),
        ("-.5", -0.5),
        ("12", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("017", 17),
        ("1_000", "1_000"),
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", True),
        ("FALSE", False),
        ("tRue", "tRue"),
        ("~", None),
        ("", None),
        ("null", None),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("!!float 12", 12.0),
        ("=", "="),
        ("0b1", "0b1"),
    ],
)
def test_scalars_are_those_of_yaml_1_2(tmp_path: Path, text: str, value: object) -> None:
    """A scalar is what the core schema of YAML 1.2 says, not what YAML 1.1 said."""
    found, _ = _read(written(tmp_path, f"a: {text}\n"))
    assert found == {"a": value}
    assert type(found["a"]) is type(value)


def test_keys_are_the_text_that_was_written(tmp_path: Path) -> None:
    """Statuses, `on` and `null` are strings as keys."""
    found, _ = _read(written(tmp_path, "200: a\non: b\nnull: c\n1.0: d\n"))
    assert list(found) == ["200", "on", "null", "1.0"]


@pytest.mark.parametrize("name", ["spec.yaml", "spec.json"])
def test_every_member_knows_its_place(tmp_path: Path, name: str) -> None:
    """Line and column of keys, elements and containers are those an editor shows."""
    path = written(tmp_path, '{\n  "a": {"b": 1},\n  "c": [10,\n    {"d": null}]\n}\n', name)
    found, positions = _read(path)
    assert positions.location(found, "a") == positions.location(found, "a")
    places = [
        positions.location(found, "a"),
        positions.location(found["a"]),
        positions.location(found["a"], "b"),
        positions.location(found["c"], 1),
        positions.location(found["c"][1], "d"),
    ]
    assert [(p.line, p.column) for p in places] == [(2, 3), (2, 8), (2, 9), (4, 5), (4, 6)]
    assert str(places[0]) == f"{path}:2:3"


def test_block_yaml_knows_its_places(tmp_path: Path) -> None:
    """A key of block style stands where its first letter does, also after letters of many bytes."""
    found, positions = _read(written(tmp_path, "ключ: é\r\na:\r\n  - b: 1\r\n    c: 2\r\n"))
    assert (
        positions.location(found["a"][0], "c").line,
        positions.location(found["a"][0], "c").column,
    ) == (4, 5)
    assert positions.location(found, "a").line == 2


@pytest.mark.parametrize("name", ["spec.yaml", "spec.json"])
def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path, name: str) -> None:
    """A file saved with a byte order mark reads like any other, columns included."""
    path = tmp_path / name
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    found, positions = _read(path)
    assert found == {"a": 1}
    assert positions.location(found, "a").column == 2


def test_aliases_and_merge_keys_are_followed(tmp_path: Path) -> None:
    """`*a` is the value of `&a`; `<<` merges, own keys and earlier mappings first."""
    text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 9\nw: *x\n"
    found, _ = _read(written(tmp_path, text))
    assert found["z"] == {"a": 9, "b": 2, "c": 4}
    assert found["w"] == {"a": 1, "b": 2}


def test_text_of_a_block_scalar_is_kept(tmp_path: Path) -> None:
    """Folded and literal text comes through; a number in quotes stays text."""
    found, _ = _read(written(tmp_path, 'a: |\n  x\n  y\nb: >\n  x\n  y\nc: "1"\n'))
    assert found == {"a": "x\ny\n", "b": "x y\n", "c": "1"}


_BOMB = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("s.yaml", "a: 1\nb: 2\na: 3\n", "s.yaml:3:1: duplicate key 'a', first on line 1"),
        ("s.yaml", "a: {b: 1,\n b: 2}\n", "s.yaml:2:2: duplicate key 'b', first on line 1"),
        ("s.yaml", "200: a\n'200': b\n", "s.yaml:2:1: duplicate key '200', first on line 1"),
        ("s.yaml", "", "s.yaml:1:1: the file is empty"),
        ("s.yaml", "# only a comment\n", "s.yaml:1:1: the file holds no YAML document"),
        ("s.yaml", "- a\n- b\n", "s.yaml:1:1: the document is not a mapping"),
        ("s.yaml", "just text\n", "s.yaml:1:1: the document is not a mapping"),
        ("s.yaml", "a: 1\n---\nb: 2\n", "s.yaml:2:1: the file holds a second document"),
        ("s.yaml", "a:\n\tb: 1\n", "s.yaml:2:1: not YAML:"),
        ("s.yaml", "a: [1, 2\nb: 3\n", "s.yaml:2:2: not YAML:"),
        ("s.yaml", "a: 'x\n", "s.yaml:2:1: not YAML:"),
        ("s.yaml", "a: *nobody\n", "s.yaml:1:4: alias *nobody has no complete anchor before it"),
        ("s.yaml", "a: &a\n  b: *a\n", "s.yaml:2:6: alias *a has no complete anchor before it"),
        ("s.yaml", "a: .inf\n", "s.yaml:1:4: .inf has no form in JSON"),
        ("s.yaml", "a: .nan\n", "s.yaml:1:4: .nan has no form in JSON"),
        ("s.yaml", "a: 1e999\n", "s.yaml:1:4: 1e999 has no form in JSON"),
        ("s.yaml", "? [a]\n: 1\n", "s.yaml:1:3: a key must be a plain word or a string"),
        ("s.yaml", "a: !thing 1\n", "s.yaml:1:4: tag !thing does not fit '1'"),
        ("s.yaml", "a: !thing {}\n", "s.yaml:1:4: tag !thing is not known"),
        ("s.yaml", "a: !!int x\n", "s.yaml:1:4: tag tag:yaml.org,2002:int does not fit 'x'"),
        ("s.yaml", "<<: 1\n", "s.yaml:1:1: `<<` merges mappings only"),
        ("s.yaml", "a: \x07\n", "s.yaml:1:4: character #x0007 is not allowed in YAML"),
        ("s.yaml", _BOMB, "s.yaml:8:"),
        ("s.yaml", "a: " + "[" * 300 + "]" * 300, "s.yaml:1:203: nested deeper than 200 levels"),
        ("s.json", "", "s.json:1:1: the file is empty"),
        ("s.json", "[]", "s.json:1:1: the document is not a mapping"),
        ("s.json", '{"a": 1,\n "a": 2}', "s.json:2:2: duplicate key 'a', first on line 1"),
        ("s.json", '{"a": 1,\n "\\u0061": 2}', "s.json:2:2: duplicate key 'a', first on line 1"),
        ("s.json", '{"a": NaN}', "s.json:1:7: NaN is not a JSON number"),
        ("s.json", '{"a": -Infinity}', "s.json:1:7: -Infinity is not a JSON number"),
        ("s.json", '{"a": 1e999}', "s.json:1:7: 1e999 is too large for a JSON number"),
        ("s.json", '{"a": "\\ud800"}', "s.json:1:7: half of a surrogate pair in a string"),
        ("s.json", '{"a": 1,}', "s.json:1:9: a key in double quotes is expected here"),
        ("s.json", '{"a" 1}', "s.json:1:6: a colon is expected here"),
        ("s.json", '{"a": 1 "b": 2}', "s.json:1:9: a comma or } is expected here"),
        ("s.json", '{"a": [1 2]}', "s.json:1:10: a comma or ] is expected here"),
        ("s.json", '{"a": }', "s.json:1:7: a JSON value is expected here"),
        ("s.json", '{"a": "x\ny"}', "s.json:1:9: not JSON: Invalid control character at"),
        ("s.json", '{"a": 1} x', "s.json:1:10: there is text after the end of the JSON value"),
        ("s.json", '{"a": 1', "s.json:1:8: a comma or } is expected here"),
        ("s.json", '{"a": ' + "[" * 300 + "]" * 300 + "}", "s.json:1:206: nested deeper than 200"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(
    tmp_path: Path, name: str, text: str, fault: str
) -> None:
    """Every fault of syntax names file, line and column."""
    found = faults(written(tmp_path, text, name))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_a_missing_file_and_bad_bytes_are_refused(tmp_path: Path) -> None:
    """A file that is not there, a folder, and bytes that are not UTF-8 have a message each."""
    assert faults(tmp_path / "none.yaml") == [
        "none.yaml:1:1: cannot read the file: No such file or directory"
    ]
    (tmp_path / "bad.yaml").write_bytes(b"a: 1\nb: \xff\n")
    assert faults(tmp_path / "bad.yaml") == ["bad.yaml:2:4: the file is not UTF-8"]


def test_tabs_are_named_in_the_hint(tmp_path: Path) -> None:
    """A tab in the indentation is the most common slip, and the hint says so."""
    with pytest.raises(SpecError) as caught:
        _read(written(tmp_path, "a:\n\tb: 1\n"))
    assert caught.value.hint == "YAML is indented with spaces, never with tabs"


def test_a_fault_shows_its_line_with_a_caret(tmp_path: Path) -> None:
    """The long form has the source line, a caret under the column, and the hint."""
    with pytest.raises(SpecError) as caught:
        _read(written(tmp_path, "a: {b: 1, b: 2}\n"))
    assert caught.value.render().splitlines()[1:] == [
        "    a: {b: 1, b: 2}",
        "              ^",
        "  hint: keep one of the two",
    ]


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(value=_JSON, indent=st.sampled_from([None, 0, 2]), ascii_only=st.booleans())
def test_json_reads_as_the_standard_library_reads_it(
    tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None, *, ascii_only: bool
) -> None:
    """Any JSON text gives the value that `json.loads` gives."""
    text = json.dumps({"": value}, indent=indent, ensure_ascii=ascii_only)
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(text, encoding="utf-8")
    assert _read(path)[0] == json.loads(text)
