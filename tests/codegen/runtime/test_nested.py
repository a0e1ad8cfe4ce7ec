"""Parameters beyond the table: nested objects, lists inside objects, empty values, JSON."""

from __future__ import annotations

from typing import Any

import pytest

from tests.codegen.runtime.service import client, operation, parameter, router

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}


def of(**properties: Any) -> dict[str, Any]:
    """Describe an object."""
    return {"type": "object", "properties": properties}


def listed(items: Any) -> dict[str, Any]:
    """Describe an array."""
    return {"type": "array", "items": items}


FILTER = of(
    a=NUMBER,
    tags=listed(TEXT),
    ids=listed(NUMBER),
    owner=of(id=NUMBER, names=listed(TEXT)),
    rows=listed(of(x=NUMBER, y=TEXT)),
    either={"anyOf": [TEXT, listed(TEXT)]},
    counts={"type": "object", "additionalProperties": NUMBER},
)


async def ask(query: str, *parameters: Any, **headers: str) -> Any:
    """Return what the handler got, or the errors as (pointer, code)."""
    async with client(router(operation(*parameters))) as http:
        answer = await http.get(f"/things?{query}", headers=headers)
    if answer.status_code == 200:
        return answer.json()
    assert answer.status_code == 422, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("f[a]=1", {"a": 1}),
        ("f%5Ba%5D=1", {"a": 1}),
        ("f[a]=x", [("/f/a", "type")]),
        ("f[a]=1&f[a]=2", [("/f/a", "repeated")]),
        ("f[tags]=x&f[tags]=y", {"tags": ["x", "y"]}),
        ("f[tags][]=x&f[tags][]=y", {"tags": ["x", "y"]}),
        ("f[ids][0]=1&f[ids][1]=2", {"ids": [1, 2]}),
        ("f[ids][1]=1", [("/f/ids/1", "style")]),
        ("f[ids][x]=1", [("/f/ids", "type")]),
        ("f[ids][0]=1&f[ids][0]=2", [("/f/ids/0", "repeated")]),
        ("f[owner][id]=7", {"owner": {"id": 7}}),
        ("f[owner][names][]=a&f[owner][id]=7", {"owner": {"names": ["a"], "id": 7}}),
        (
            "f[rows][0][x]=1&f[rows][0][y]=a&f[rows][1][x]=2",
            {"rows": [{"x": 1, "y": "a"}, {"x": 2}]},
        ),
        ("f[either]=a", {"either": "a"}),
        ("f[either]=a&f[either]=b", {"either": ["a", "b"]}),
        ("f[counts][x]=1", {"counts": {"x": 1}}),
        ("f[other][deep]=x", {"other": {"deep": "x"}}),
        ("f[a]=1&f[a][b]=2", [("/f/a/b", "style")]),
        ("f[a][b][c][d][e][f][g][h][i]=1", [("/f/a/b/c/d/e/f/g/h/i", "style")]),
        ("f[a]=%zz", [("/f/a", "encoding")]),
        ("f[tags]=a%2Cb", {"tags": ["a,b"]}),
    ],
)
async def test_deep_objects_nest(query: str, value: Any) -> None:
    """Members, lists with and without numbers, lists of objects; each typed by its schema."""
    found = await ask(query, parameter("f", "query", FILTER, kind="object", style="deepObject"))
    assert found == {"f": value} if isinstance(value, dict) else value[0] in found


async def test_lists_inside_an_exploded_object_repeat() -> None:
    """As an array of its own would; other members may still come once only."""
    made = parameter(
        "f", "query", of(n=NUMBER, ids=listed(NUMBER)), kind="object",
        properties=(("n", ("integer",)), ("ids", ("array",))),
    )  # fmt: skip
    assert await ask("ids=1&n=5&ids=2", made) == {"f": {"ids": [1, 2], "n": 5}}
    assert await ask("n=1&n=2", made) == [("/f/n", "repeated")]
    assert ("/f/ids/0", "type") in await ask("ids=x", made)
    assert ("/f/ids/0", "encoding") in await ask("ids=%zz", made)


@pytest.mark.parametrize("style", ["form", "pipeDelimited"])
async def test_objects_inside_a_list_are_json(style: str) -> None:
    """No style can write them; the text of an item is JSON, its delimiters escaped."""
    made = parameter(
        "f", "query", listed(of(a=NUMBER)), kind="array", items=("object",), style=style,
        explode=False,
    )  # fmt: skip
    mark = {"form": ",", "pipeDelimited": "|"}[style]
    assert await ask(f'f={{"a":1}}{mark}{{"a":2}}', made) == {"f": [{"a": 1}, {"a": 2}]}
    assert ("/f/0", "type") in await ask("f=x", made)
    exploded = parameter("f", "query", listed(of(a=NUMBER)), kind="array", items=("object",))
    assert await ask('f={"a":1,"b":2}', exploded) == {"f": [{"a": 1, "b": 2}]}


async def test_content_parameters_in_every_place() -> None:
    """A media type instead of a style: JSON is parsed, other text stays (§4.8.12.2.3)."""
    schema = of(a=NUMBER)
    for place, path in (("query", "/things"), ("header", "/things"), ("cookie", "/things")):
        made = parameter("f", place, schema, kind="content", content_type="application/json")
        async with client(router(operation(made, path=path))) as http:
            for text, status in (('{"a":1}', 200), ('{"a":"x"}', 422), ("{", 422)):
                query = {"f": text} if place == "query" else {}
                headers = {"header": {"f": text}, "cookie": {"cookie": f"f={text}"}}.get(place, {})
                answer = await http.get(path, params=query, headers=headers)
                assert answer.status_code == status, (place, text, answer.text)
    made = parameter("f", "path", schema, kind="content", content_type="application/x+json")
    async with client(router(operation(made, path="/things/{f}"))) as http:
        assert (await http.get("/things/%7B%22a%22%3A1%7D")).json() == {"f": {"a": 1}}
    plain = parameter("f", "query", TEXT, kind="content", content_type="text/plain")
    assert await ask('f="a"', plain) == {"f": '"a"'}


async def test_reserved_characters_may_come_as_they_are() -> None:
    """`allowReserved` is a matter of the writer: both ways read the same (RFC 6570 §3.2.3)."""
    made = parameter("f", "query", TEXT, allow_reserved=True)
    raw = ":/?@!$'()*,;="
    escaped = "".join(f"%{ord(c):02X}" for c in raw)
    assert await ask(f"f={raw}", made) == await ask(f"f={escaped}", made) == {"f": raw}


@pytest.mark.parametrize(
    ("schema", "more", "query", "value"),
    [
        (NUMBER, {"types": ("integer",)}, "f=", None),
        (NUMBER, {"types": ("integer",)}, "f", None),
        (NUMBER, {"types": ("integer",), "default": 3}, "f=", 3),
        (NUMBER, {"types": ("integer",)}, "f=4", 4),
        (TEXT, {}, "f=", ""),
        ({**TEXT, "minLength": 1}, {}, "f=", None),
        (listed(NUMBER), {"kind": "array", "items": ("integer",)}, "f=", None),
        (listed(NUMBER), {"kind": "array", "items": ("integer",)}, "f=1&f=2", [1, 2]),
    ],
)
async def test_an_empty_value_in_place_of_none(
    schema: Any, more: Any, query: str, value: Any
) -> None:
    """`allowEmptyValue`: as if it had been left out, unless the empty text is a value of it."""
    assert await ask(query, parameter("f", "query", schema, allow_empty=True, **more)) == {
        "f": value
    }


async def test_without_leave_an_empty_value_is_a_value() -> None:
    """It has to be of the parameter's type; and what may be empty may still not repeat."""
    assert await ask("f=", parameter("f", "query", NUMBER, types=("integer",))) == [("/f", "type")]
    made = parameter("f", "query", NUMBER, types=("integer",), allow_empty=True)
    assert await ask("f=1&f=2", made) == [("/f", "repeated")]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("f=a", "a"),
        ("g=1; f=a; h=2", "a"),
        ('f="a b"', "a b"),
        ("f=a=b", "a=b"),
        ("f=", ""),
        (" f=a ;", "a"),
        ("F=a", None),
        ("f", None),
        ("f=a%20b", "a b"),
    ],
)
async def test_cookies_are_read_as_rfc_6265_writes_them(header: str, value: Any) -> None:
    """§4.2.1 and §5.4: pairs apart by semicolons, names by case, one pair of quotes taken off."""
    assert await ask("", parameter("f", "cookie", TEXT), cookie=header) == {"f": value}
