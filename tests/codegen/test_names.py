"""Names: valid, unique, and the same for the same document."""

from __future__ import annotations

import keyword
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codegen import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("createPost", "create_post"),
        ("meta/root", "meta_root"),
        ("api-keys/create", "api_keys_create"),
        ("HTTPServerError", "http_server_error"),
        ("X-Rate-Limit", "x_rate_limit"),
        ("StartTime", "start_time"),
        ("StartTime<", "start_time_lt"),
        ("StartTime>", "start_time_gt"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("http_statuses[]", "http_statuses"),
        ("entry_date[gte]", "entry_date_gte"),
        ("fraudResult.x", "fraud_result_x"),
        ("from", "from_"),
        ("class", "class_"),
        ("None", "none"),
        ("self", "self_"),
        ("1st", "n1st"),
        ("_id", "id"),
        ("", "unnamed"),
        ("日本語", "日本語"),
        ("ﬁle", "file"),
    ],
)
def test_snake_spells_a_name_in_python(text: str, name: str) -> None:
    """Functions, modules and fields are lower_snake, whatever the document calls them."""
    assert names.snake(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("post", "Post"),
        ("foo_bar", "FooBar"),
        ("Links-Self", "LinksSelf"),
        ("api.v1.Event", "ApiV1Event"),
        ("HTTPError", "HTTPError"),
        ("OAuth2Token", "OAuth2Token"),
        ("True", "True_"),
        ("404", "N404"),
        ("", "Unnamed"),
    ],
)
def test_pascal_spells_a_class(text: str, name: str) -> None:
    """Classes are PascalCase, and a word's own capitals stay."""
    assert names.pascal(text) == name


@pytest.mark.parametrize(
    "text", ["date", "datetime", "list", "bytes", "str", "models", "Any", "UUID"]
)
def test_a_field_never_hides_a_type_word(text: str) -> None:
    """`date: date | None = None` would hide the type in the class body."""
    assert names.field(text) not in names.TYPE_WORDS


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("get", "/", "getRoot"),
        ("get", "/a/{b}/c", "getAByBC"),
        ("post", "/api/v1/posts", "postApiV1Posts"),
        ("get", "/{Sid}.json", "getBySidJson"),
        ("get", "/a/{base}...{head}", "getAByBaseByHead"),
    ],
)
def test_an_operation_without_a_name_gets_one(method: str, path: str, name: str) -> None:
    """The name is made of method and path."""
    assert names.operation_id(method, path) == name


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("/problems/slug_taken", "SlugTaken"),
        ("https://example.com/errors/out-of-stock", "OutOfStock"),
        ("urn:problem:expired", "Expired"),
        ("about:blank", "Blank"),
    ],
)
def test_a_problem_is_named_after_the_end_of_its_type(uri: str, name: str) -> None:
    """`/problems/slug_taken` is `SlugTaken`."""
    assert names.problem(uri) == name


def test_media_types_and_statuses_have_words() -> None:
    """A second media type of a status is told apart by its subtype."""
    found = [
        names.media_suffix(t)
        for t in ("text/csv", "application/vnd.api+json; v=1", "image/*", "*/*")
    ]
    assert found == ["Csv", "ApiJson", "Image", "Any"]
    assert [names.status_suffix(s) for s in ("200", "4xx", "default")] == ["200", "4XX", "Default"]


def test_a_taken_name_gives_way_in_order() -> None:
    """The first keeps the name, then the alternative is tried, then numbers; case is ignored."""
    namer = names.Namer("body")
    assert namer.take("body", "body_query") == "body_query"
    assert [namer.take("post") for _ in range(3)] == ["post", "post_2", "post_3"]
    assert [namer.take("Pet"), namer.take("PET"), namer.take("from_"), namer.take("from_")] == [
        "Pet",
        "PET2",
        "from_",
        "from_2",
    ]


@given(text=st.text())
@pytest.mark.parametrize(
    "make", [names.snake, names.pascal, names.field, names.problem, names.media_suffix]
)
def test_every_text_gives_an_identifier(make: Callable[[str], str], text: str) -> None:
    """Whatever a document says, the name is an identifier, no keyword, and always the same."""
    name = make(text)
    assert name.isidentifier()
    assert not keyword.iskeyword(name)
    assert not name.startswith("_")
    assert make(text) == name


@given(wanted=st.lists(st.text(max_size=4), max_size=30))
def test_names_of_one_scope_differ(wanted: list[str]) -> None:
    """One scope never gives a name twice, and the same order gives the same names."""

    def taken() -> list[str]:
        namer = names.Namer("body")
        return [namer.take(names.snake(text)) for text in wanted]

    found = taken()
    assert len({name.casefold() for name in found} | {"body"}) == len(found) + 1
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in found)
    assert taken() == found
