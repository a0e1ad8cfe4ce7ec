"""Parameter styles: the table of the specification, and every value there and back again."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen.runtime.encoding import decode, decode_form
from codegen.runtime.operation import Parameter
from codegen.runtime.pairs import PairsLocation, query_pairs
from codegen.runtime.scalars import coercion
from codegen.runtime.styles import reader
from codegen.runtime.validation import Validators
from codegen.runtime.violations import Violation

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
NUMBERS = tuple((key, ("integer",)) for key in OBJECT)


def describe(style: Any, kind: Any, *, explode: bool, name: str = "color") -> Parameter:
    """Describe the parameter `color` of the specification's table."""
    return Parameter(
        name, name, "query", required=False, pointer="/s", kind=kind, style=style,
        explode=explode, items=("string",), properties=NUMBERS if kind == "object" else (),
    )  # fmt: skip


def read_query(parameter: Parameter, query: str, **more: Any) -> tuple[Any, list[Violation]]:
    """Read one parameter out of a query."""
    found: list[Violation] = []
    location = PairsLocation("query", [parameter], Validators({"s": True}), decode_form, **more)
    values = location.read_pairs(query_pairs(query.encode(), found), found)
    return values.get(parameter.name), found


@pytest.mark.parametrize(
    ("style", "explode", "empty", "string", "array", "object_"),
    [
        ("matrix", False, ";color", ";color=blue", ";color=blue,black,brown",
         ";color=R,100,G,200,B,150"),
        ("matrix", True, ";color", ";color=blue", ";color=blue;color=black;color=brown",
         ";R=100;G=200;B=150"),
        ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ],
)  # fmt: skip
def test_the_table_of_path_styles(
    style: str, explode: Any, empty: str, string: str, array: str, object_: str
) -> None:
    """OpenAPI 3.1.1 §4.8.12.6, the styles of one text."""
    scalar = reader(describe(style, "scalar", explode=explode), decode)
    assert scalar(empty) == ""
    assert scalar(string) == "blue"
    assert reader(describe(style, "array", explode=explode), decode)(array) == ARRAY
    assert reader(describe(style, "object", explode=explode), decode)(object_) == OBJECT


@pytest.mark.parametrize(
    ("style", "explode", "kind", "query", "value"),
    [
        ("form", False, "scalar", "color=", ""),
        ("form", True, "scalar", "color=blue", "blue"),
        ("form", False, "array", "color=blue,black,brown", ARRAY),
        ("form", True, "array", "color=blue&color=black&color=brown", ARRAY),
        ("form", False, "object", "color=R,100,G,200,B,150", OBJECT),
        ("form", True, "object", "R=100&G=200&B=150", OBJECT),
        ("spaceDelimited", False, "array", "color=blue%20black%20brown", ARRAY),
        ("spaceDelimited", False, "array", "color=blue+black+brown", ARRAY),
        ("spaceDelimited", False, "object", "color=R%20100%20G%20200%20B%20150", OBJECT),
        ("pipeDelimited", False, "array", "color=blue%7Cblack%7cbrown", ARRAY),
        ("pipeDelimited", False, "array", "color=blue|black|brown", ARRAY),
        ("pipeDelimited", False, "object", "color=R|100|G|200|B|150", OBJECT),
        ("deepObject", True, "object", "color[R]=100&color%5BG%5D=200&color[B]=150", OBJECT),
        ("form", False, "object", "color=R%2C100%2CG%2C200%2CB%2C150", OBJECT),
    ],
)
def test_the_table_of_query_styles(
    style: str, explode: Any, kind: str, query: str, value: Any
) -> None:
    """OpenAPI 3.1.1 §4.8.12.6, the styles of the query."""
    assert read_query(describe(style, kind, explode=explode), query) == (value, [])


def test_a_member_is_given_once() -> None:
    """Two values of one member of an object leave no way to choose."""
    described = describe("deepObject", "object", explode=True)
    _, found = read_query(described, "color[R]=1&color[R]=2")
    assert [(v.pointer, v.code) for v in found] == [("/color/R", "repeated")]


@pytest.mark.parametrize(
    ("style", "explode", "kind", "text"),
    [
        ("label", False, "scalar", "blue"),
        ("matrix", False, "scalar", "color=blue"),
        ("matrix", False, "scalar", ";colour=blue"),
        ("matrix", True, "array", ";color=blue;colour=black"),
        ("simple", False, "object", "R,100,G"),
        ("simple", True, "object", "R=100,G"),
        ("simple", True, "object", "R=100,R=100"),
        ("simple", False, "scalar", "%zz"),
        ("simple", False, "scalar", "%C3%28"),
    ],
)
def test_other_texts_are_refused(style: str, explode: Any, kind: str, text: str) -> None:
    """A text that its style does not write is an error, not a guess."""
    with pytest.raises(ValueError, match=r"must|escape|UTF-8"):
        reader(describe(style, kind, explode=explode), decode)(text)


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
WORDS = TEXTS.filter(lambda text: text not in ("true", "false", "null"))


def escape(text: str) -> str:
    """Percent-encode everything but unreserved characters, a dot included: it delimits labels."""
    return quote(text, safe="").replace(".", "%2E")


@given(st.sampled_from(["matrix", "label", "simple"]), st.booleans(), st.lists(TEXTS, min_size=1))
def test_arrays_in_paths_come_back(style: str, explode: Any, items: list[str]) -> None:
    """Delimiters inside items are escaped, so every list survives (RFC 6570)."""
    mark = {"matrix": ";", "label": "."}.get(style, ",") if explode else ","
    pieces = [escape(item) for item in items]
    text = mark.join(pieces)
    if style == "matrix":
        text = ";color=" + (";color=".join(pieces) if explode else text)
    elif style == "label":
        text = "." + text
    assert reader(describe(style, "array", explode=explode), decode)(text) == items


@given(
    st.sampled_from(["matrix", "label", "simple"]),
    st.booleans(),
    st.dictionaries(TEXTS, TEXTS, min_size=1),
)
def test_objects_in_paths_come_back(style: str, explode: Any, members: dict[str, str]) -> None:
    """The same for objects, whose members are pairs or alternate."""
    described = Parameter(
        "color", "color", "path", required=True, pointer="/s", kind="object", style=style,  # type: ignore[arg-type]
        explode=explode,
    )  # fmt: skip
    mark = {"matrix": ";", "label": "."}.get(style, ",") if explode else ","
    sign = "=" if explode else ","
    text = mark.join(f"{escape(k)}{sign}{escape(v)}" for k, v in members.items())
    prefix = {"matrix": ";" if explode else ";color=", "label": "."}.get(style, "")
    assert reader(described, decode)(prefix + text) == members


@given(
    st.sampled_from([("form", True), ("form", False), ("pipeDelimited", False)]),
    st.lists(TEXTS, min_size=1),
)
def test_arrays_in_queries_come_back(how: tuple[str, bool], items: list[str]) -> None:
    """Every list survives the query."""
    style, explode = how
    mark = {"form": ",", "pipeDelimited": "|"}[style]
    # Clients escape the pipe of pipeDelimited, so an item cannot hold one (§4.8.12.6, note).
    items = [item.replace("|", "") for item in items]
    pieces = [escape(item) for item in items]
    query = "&".join(f"color={p}" for p in pieces) if explode else "color=" + mark.join(pieces)
    assert read_query(describe(style, "array", explode=explode), query) == (items, [])


@given(st.dictionaries(TEXTS, TEXTS, min_size=1))
def test_deep_objects_come_back(members: dict[str, str]) -> None:
    """Every object whose names hold no bracket survives style deepObject."""
    members = {k.translate({91: None, 93: None}): v for k, v in members.items()}
    query = "&".join(f"filter%5B{escape(k)}%5D={escape(v)}" for k, v in members.items())
    described = Parameter(
        "filter", "filter", "query", required=False, pointer="/s", kind="object",
        style="deepObject", explode=True,
    )  # fmt: skip
    assert read_query(described, query) == (members, [])


@given(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_scalars_come_back(value: Any) -> None:
    """A scalar of any type survives where its types allow it."""
    text = {None: "null", True: "true", False: "false"}.get(value, str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = repr(value)
    read = coercion(("null", "boolean", "integer", "number", "string"))(text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("types", "text"),
    [
        (("integer",), "+1"), (("integer",), " 1"), (("integer",), "1_000"),
        (("integer",), "01"), (("integer",), "1.0"), (("integer",), "-"), (("integer",), ""),
        (("integer",), "1e3"), (("integer",), "\u0661"), (("integer",), "1\n"),
        (("number",), "1."), (("number",), ".5"), (("number",), "NaN"), (("number",), "inf"),
        (("number",), "1e400"), (("number",), "0x10"), (("boolean",), "yes"),
        (("boolean",), "True"), (("boolean",), "1"), (("null",), ""), (("integer",), "9" * 1001),
    ],
)  # fmt: skip
def test_what_is_not_exactly_a_value_stays_text(types: tuple[str, ...], text: str) -> None:
    """The schema then refuses it, with the right message."""
    assert coercion(types)(text) == text


@pytest.mark.parametrize(
    ("types", "text", "value"),
    [
        (("integer",), "-0", 0), (("integer",), "12", 12), (("number",), "12", 12),
        (("number",), "-1.5e3", -1500.0), (("boolean",), "true", True),
        (("null", "integer"), "null", None), (("string",), "1", "1"),
        (("integer", "string"), "1", 1), (("boolean", "string"), "yes", "yes"),
        (("null", "boolean"), "false", False),
    ],
)  # fmt: skip
def test_the_most_specific_type_wins(types: tuple[str, ...], text: str, value: Any) -> None:
    """Where several types are allowed, text is the last resort."""
    read = coercion(types)(text)
    assert (read, type(read)) == (value, type(value))
