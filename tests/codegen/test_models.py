"""The typed models show what the schemas accept, refuse none of it and lose none of it."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest
from pydantic import MISSING, TypeAdapter, ValidationError

from codegen.build import load_contract
from codegen.ir import Contract
from codegen.runtime import UploadedFile
from codegen.runtime.uploads import memory_upload
from codegen.runtime.validation import Validators
from codegen.view_parts import lookup
from tests.codegen.corpus import ROOT, documents
from tests.codegen.instances import Instances
from tests.codegen.packages import contract_of, imported, with_schemas

REPROS = documents("repro")
SEEDS = 150


def bodies(contract: Contract, package: ModuleType) -> Iterator[tuple[str, TypeAdapter[Any]]]:
    """Yield the schema and the type of each operation's JSON body."""
    for operation in contract.operations:
        for body in operation.bodies:
            assert body.schema is not None
            described = getattr(package.operations, operation.name.upper())
            yield body.schema.pointer, TypeAdapter(described.bodies[0].model or Any)


def files_of(model: Any) -> frozenset[str]:
    """Name the members of a form that are files, as the form does."""
    fields = getattr(model, "model_fields", {}).items()
    return frozenset(
        field.alias or name for name, field in fields if "UploadedFile" in str(field.annotation)
    )


def uploaded(value: Any, files: frozenset[str]) -> Any:
    """Make files of the texts that a valid value has in the places of files."""
    if not files:
        return value

    def sent(item: Any) -> Any:
        return (
            [sent(one) for one in item] if isinstance(item, list) else memory_upload(item.encode())
        )

    return {name: sent(item) if name in files else item for name, item in value.items()}


def content(upload: UploadedFile) -> str:
    """Give the text of a file back, and let go of it."""
    text = upload._file.read().decode()
    upload.close()
    return text


def broken(
    document: Mapping[str, Any],
    pointer: str,
    adapter: TypeAdapter[Any],
    count: int,
    files: frozenset[str] = frozenset(),
) -> tuple[int, list[str]]:
    """Try values on a schema and its type: how many were valid, and which the type mistreats.

    `files` are the members that a form sends as files.
    """
    validator = Validators(document).at(pointer)
    faults: list[str] = []
    valid = 0
    instances = Instances(document, seed=7)
    random_ones = instances.several(lookup(document, pointer), count)
    for value in itertools.chain(random_ones, instances.examples()):
        if not validator.is_valid(value):
            continue
        valid += 1
        try:
            model = adapter.validate_python(uploaded(value, files))
            again = json.loads(adapter.dump_json(model, by_alias=True, fallback=content))
        except ValidationError as error:
            faults.append(f"{pointer} refuses {json.dumps(value)}: {error}")
            continue
        if not validator.is_valid(again):
            faults.append(f"{pointer} turns {json.dumps(value)} into {json.dumps(again)}")
    return valid, faults


@pytest.mark.parametrize("path", REPROS, ids=lambda path: path.stem)
def test_every_known_trap_is_right(path: Path, tmp_path: Path) -> None:
    """What other tools' models refuse, drop or change is accepted and given back valid."""
    schemas = json.loads(path.read_text("utf-8"))["components"]["schemas"]
    contract = contract_of(tmp_path, with_schemas(schemas))
    with imported(tmp_path, contract) as package:
        results = [broken(contract.document, *body, SEEDS) for body in bodies(contract, package)]
    assert [fault for _, faults in results for fault in faults] == []
    assert sum(valid for valid, _ in results) > 0 or path.stem == "shape_enum_empty"


def test_the_corpus_of_traps_was_found() -> None:
    """Without the documents the tests above would say nothing."""
    if not REPROS:
        pytest.skip("no repro documents: set DAYBOOK_CORPUS to the folder that holds repro/")
    assert len(REPROS) >= 19


def test_the_contract_of_the_repository_keeps_every_valid_value(tmp_path: Path) -> None:
    """For every class of Daybook: valid values are accepted, and what is dumped is valid again."""
    contract = load_contract(ROOT / "openapi.yaml")
    tried = forms = 0
    with imported(tmp_path, contract) as package:
        for name, pointer in contract.model_schemas:
            model = getattr(package.models, name)
            files = files_of(model)
            valid, faults = broken(contract.document, pointer, TypeAdapter(model), 60, files)
            assert faults == []
            assert valid or not files, name
            tried += bool(valid)
            forms += bool(files)
    assert forms > 0
    assert tried > len(contract.model_schemas) * 0.7


@pytest.fixture
def models(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[ModuleType]:
    """The models of the schemas that a test gives as its parameter, each the body of a POST."""
    contract = contract_of(tmp_path, with_schemas(request.param))
    with imported(tmp_path, contract) as package:
        yield package


def schemas(**given: Any) -> pytest.MarkDecorator:
    """Give a test the models of these schemas."""
    return pytest.mark.parametrize("models", [given], indirect=True, ids=["schemas"])


@schemas(
    K={"type": "object", "properties": {"p": {"type": "string"}, "q": {"type": ["string", "null"]}}}
)
def test_absent_null_and_value_are_kept_apart(models: ModuleType) -> None:
    """An absent member stays absent, null is a value, and an optional member is not nullable."""
    absent = models.models.K.model_validate({})
    null = models.models.K.model_validate({"q": None})
    assert (absent.p, absent.q, null.q) == (MISSING, MISSING, None)
    assert (absent.model_dump_json(), null.model_dump_json()) == ("{}", '{"q":null}')
    with pytest.raises(ValidationError):
        models.models.K.model_validate({"p": None})


_NEW = {
    "type": "object",
    "properties": {
        "size": {"type": "integer", "default": 3},
        "tags": {"type": "array", "items": {"type": "string"}, "default": []},
    },
}


def test_defaults_are_filled_in_where_something_is_created(tmp_path: Path) -> None:
    """The body of a POST has the schema's defaults, each object its own list."""
    contract = contract_of(tmp_path, with_schemas({"Thing": _NEW}, "post"))
    with imported(tmp_path, contract) as package:
        one, other = (package.models.Thing.model_validate({}) for _ in range(2))
        one.tags.append("x")
        assert (one.size, other.tags) == (3, [])


def test_a_patch_never_fills_in_a_default(tmp_path: Path) -> None:
    """The same schema as the body of a PATCH: absent means unchanged."""
    contract = contract_of(tmp_path, with_schemas({"Thing": _NEW}, "patch"))
    with imported(tmp_path, contract) as package:
        patch = package.models.Thing.model_validate({})
        assert (patch.size, patch.model_dump_json()) == (MISSING, "{}")


@schemas(K={"type": "object", "properties": {"p": {"type": "string", "format": "password"}}})
def test_a_password_is_text(models: ModuleType) -> None:
    """It is given back as it came, not as asterisks."""
    assert models.models.K(p="s3cret").model_dump_json() == '{"p":"s3cret"}'


@schemas(
    K={
        "type": "object",
        "required": ["id", "day", "at"],
        "properties": {
            "id": {"type": "string", "format": "uuid", "maxLength": 36},
            "day": {"type": "string", "format": "date"},
            "at": {"type": "string", "format": "date-time"},
        },
    }
)
def test_formats_have_python_types(models: ModuleType) -> None:
    """UUID, date and an aware datetime; a leap second is the first instant of the next minute."""
    value = models.models.K.model_validate(
        {
            "id": "0190B6A4-7C3E-7D2A-9A51-3F2B8C1D4E5F",
            "day": "2026-11-20",
            "at": "1998-12-31T23:59:60Z",
        }
    )
    assert value.id == UUID("0190b6a4-7c3e-7d2a-9a51-3f2b8c1d4e5f")
    assert (value.day, value.at) == (date(2026, 11, 20), datetime(1999, 1, 1, tzinfo=UTC))
    with pytest.raises(ValidationError):
        models.models.K(id=value.id, day=value.day, at=datetime(2026, 1, 1))  # noqa: DTZ001


@schemas(
    AddOn={"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}},
    In={
        "type": "object",
        "properties": {"add_on": {"type": "object", "properties": {"z": {"type": "integer"}}}},
    },
)
def test_a_nested_object_takes_no_component_s_name(models: ModuleType) -> None:
    """`In.add_on` has a class of its own, and `AddOn` stays what it is."""
    assert set(models.models.AddOn.model_fields) == {"q"}
    assert set(models.models.InAddOn.model_fields) == {"z"}


@schemas(
    Base={"type": "object", "required": ["gid"], "properties": {"gid": {"type": "string"}}},
    Alias={"$ref": "#/components/schemas/Base"},
    Child={
        "allOf": [
            {"$ref": "#/components/schemas/Alias"},
            {"type": "object", "properties": {"x": {"type": "string"}}},
        ]
    },
)
def test_inherited_members_come_through_an_alias(models: ModuleType) -> None:
    """`allOf` over a component that is only a `$ref` keeps everything."""
    assert set(models.models.Child.model_fields) == {"gid", "x"}


@schemas(
    Node={
        "type": "object",
        "required": ["value"],
        "properties": {
            "value": {"$ref": "#/components/schemas/Value"},
            "next": {"$ref": "#/components/schemas/Node"},
        },
    },
    Value={
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"$ref": "#/components/schemas/Value"}},
        ]
    },
)
def test_schemas_may_contain_themselves(models: ModuleType) -> None:
    """A class by its name, a union by an alias that refers to itself."""
    node = models.models.Node.model_validate({"value": ["a", ["b"]], "next": {"value": "c"}})
    assert (node.value, node.next.value) == (["a", ["b"]], "c")
    assert isinstance(node.next, models.models.Node)
    with pytest.raises(ValidationError):
        models.models.Node.model_validate({"value": ["a", [["b", [5]]]]})


@schemas(
    K={
        "type": "object",
        "properties": {
            "+1": {"type": "integer"},
            "-1": {"type": "integer"},
            "from": {"type": "string"},
        },
    }
)
def test_members_that_python_cannot_name_are_spelled(models: ModuleType) -> None:
    """`+1` and `-1` stay two members, and all travel under their own names."""
    value = models.models.K(plus_1=2, minus_1=3, from_="x")
    assert json.loads(value.model_dump_json(by_alias=True)) == {"+1": 2, "-1": 3, "from": "x"}


@schemas(
    K={
        "type": "object",
        "additionalProperties": False,
        "properties": {"a": {"type": "string"}},
        "patternProperties": {"^x-": {"type": "integer"}},
    }
)
def test_members_named_by_a_pattern_are_kept(models: ModuleType) -> None:
    """A closed object with patterns has an open view: only the schema knows which names match."""
    value = models.models.K.model_validate({"a": "b", "x-1": 1})
    assert json.loads(value.model_dump_json()) == {"a": "b", "x-1": 1}


@schemas(
    K={
        "type": "object",
        "additionalProperties": False,
        "properties": {"a": {"type": "string"}, "b": {"type": "string"}},
        "if": {"required": ["a"]},
        "else": {"required": ["b"]},
    },
    L={
        "type": "object",
        "unevaluatedProperties": False,
        "properties": {"a": {"type": "string"}},
        "if": {"required": ["a"]},
        "then": {"properties": {"b": {"type": "string"}}},
    },
)
def test_a_condition_leaves_an_object_closed(models: ModuleType) -> None:
    """`additionalProperties` closes it whatever `if` asks; `unevaluatedProperties` may not."""
    with pytest.raises(ValidationError):
        models.models.K.model_validate({"a": "x", "c": "y"})
    value = models.models.L.model_validate({"a": "x", "b": "y"})
    assert json.loads(value.model_dump_json()) == {"a": "x", "b": "y"}


@schemas(K={"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "string"}}})
def test_a_required_member_is_a_field_though_nothing_declares_it(models: ModuleType) -> None:
    """It takes any value, and a handler cannot forget it."""
    assert models.models.K.model_fields["b"].is_required()


@schemas(K={"type": "object", "properties": {"v": {"enum": [1, True, "x"]}}})
def test_true_is_not_one(models: ModuleType) -> None:
    """Python takes them for equal, JSON does not."""
    value = models.models.K.model_validate({"v": True})
    assert value.model_dump_json() == '{"v":true}'


def test_a_class_holds_what_its_side_has(tmp_path: Path) -> None:
    """A request lacks `readOnly` members, an answer `writeOnly` ones, a class of both either."""
    marked = {
        "id": {"type": "string", "readOnly": True},
        "secret": {"$ref": "#/components/schemas/Secret"},
        "name": {"type": "string"},
    }
    account = {"type": "object", "properties": marked, "required": ["id", "secret", "name"]}
    secret = {"type": "string", "writeOnly": True, "minLength": 3}
    document = with_schemas({"Sent": account, "Both": account, "Secret": secret})
    answered = {"application/json": {"schema": {"$ref": "#/components/schemas/Both"}}}
    document["paths"]["/Both"]["post"]["responses"] = {
        "200": {"description": "d", "content": answered}
    }
    with imported(tmp_path, contract_of(tmp_path, document)) as package:
        models = package.models
        assert models.Sent.model_validate({"name": "n", "secret": "abc"}).secret == "abc"
        with pytest.raises(ValidationError, match="secret"):
            models.Sent.model_validate({"name": "n", "id": "i"})
        assert models.Both.model_validate({"name": "n", "id": "i"}).id == "i"
        assert models.Both.model_validate({"name": "n", "secret": "abc"}).name == "n"
        with pytest.raises(ValidationError, match="name"):
            models.Both.model_validate({"id": "i", "secret": "abc"})
