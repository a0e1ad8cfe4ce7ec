"""Bundling: other files pulled in, every reference local, and a place for each that is not right."""

# ruff: noqa: E501 - a table of documents reads best with one document a line

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.build import load_bundle, load_contract
from codegen.bundle import Bundle
from codegen.load import read
from codegen.source import Positions
from tests.codegen.documents import HEAD, contract, faults, refused, written

_GET = "paths:\n  /a:\n    get:\n      responses:\n        '200':\n"


def test_schemas_of_other_files_come_into_components(tmp_path: Path) -> None:
    """A relative file is pulled in once, with what it refers to in turn, and every reference is local."""
    (tmp_path / "parts").mkdir()
    written(
        tmp_path / "parts",
        "Pet: {type: object, properties: {tag: {$ref: 'tag.json'}}}\n",
        "pets.yaml",
    )
    written(
        tmp_path / "parts",
        '{"type": "object", "properties": {"pet": {"$ref": "pets.yaml#/Pet"}}}',
        "tag.json",
    )
    found = contract(
        tmp_path,
        "components:\n  schemas:\n    A: {$ref: './parts/pets.yaml#/Pet'}\n"
        "    B: {type: array, items: {$ref: 'parts/pets.yaml#/Pet'}}\n",
    )
    schemas = found.document["components"]["schemas"]
    assert schemas["A"] == {"$ref": "#/components/schemas/Pet"}
    assert schemas["B"]["items"] == {"$ref": "#/components/schemas/Pet"}
    assert schemas["Pet"]["properties"]["tag"] == {"$ref": "#/components/schemas/tag"}
    assert schemas["tag"]["properties"]["pet"] == {"$ref": "#/components/schemas/Pet"}
    assert dict(found.model_schemas)["Tag"] == "/components/schemas/tag"


def test_a_pulled_part_never_takes_a_name_that_is_taken(tmp_path: Path) -> None:
    """The document's own component keeps its name."""
    written(tmp_path, "Pet: {type: object, properties: {x: {type: string}}}\n", "other.yaml")
    found = contract(
        tmp_path,
        "components:\n  schemas:\n    Pet: {type: string}\n    B: {$ref: 'other.yaml#/Pet'}\n",
    )
    assert found.document["components"]["schemas"]["B"] == {"$ref": "#/components/schemas/Pet2"}
    assert found.document["components"]["schemas"]["Pet"] == {"type": "string"}


def test_a_file_may_refer_back_to_the_document(tmp_path: Path) -> None:
    """What another file takes from the entry document stays there."""
    written(tmp_path, "Pet: {$ref: 'spec.yaml#/components/schemas/Base'}\n", "other.yaml")
    found = contract(
        tmp_path,
        "components:\n  schemas:\n    Base: {type: string}\n    B: {$ref: 'other.yaml#/Pet'}\n",
    )
    assert found.document["components"]["schemas"]["Pet"] == {"$ref": "#/components/schemas/Base"}


def test_paths_parameters_and_responses_come_from_files(tmp_path: Path) -> None:
    """Each kind of object goes to its own section of components."""
    written(
        tmp_path,
        "get:\n  operationId: getA\n  parameters: [{$ref: 'parts.yaml#/Limit'}]\n"
        "  responses: {'200': {$ref: 'parts.yaml#/Fine'}}\n",
        "a.yaml",
    )
    written(
        tmp_path,
        "Limit: {name: limit, in: query, schema: {type: integer}}\nFine: {description: d}\n",
        "parts.yaml",
    )
    found = contract(tmp_path, "paths: {/a: {$ref: a.yaml}}\n")
    assert set(found.document["components"]) == {"pathItems", "parameters", "responses"}
    operation = found.operations[0]
    assert (operation.name, operation.parameters[0].name) == ("get_a", "limit")
    assert operation.parameters[0].source.file == str(tmp_path / "parts.yaml")


def test_references_in_extensions_examples_and_values_are_left_alone(tmp_path: Path) -> None:
    """Only where the specification has a reference is `$ref` one; elsewhere it is data."""
    rest = (
        "x-topics: [{$ref: ./absent.md}]\n"
        "components:\n  schemas:\n    A: {type: object, example: {$ref: absent.json}, default: {$ref: '#/no'}}\n"
        "    B: {enum: [{$ref: '#/no'}], x-thing: {$ref: 'http://localhost/x'}}\n"
        "  examples:\n    E: {value: {$ref: '#/no'}}\n"
    )
    assert contract(tmp_path, rest).document["x-topics"] == [{"$ref": "./absent.md"}]


def test_a_mapping_of_a_discriminator_is_a_reference_too(tmp_path: Path) -> None:
    """Files named in a mapping are pulled in; plain names are left alone."""
    written(tmp_path, "Dog: {type: object, properties: {k: {const: d}}}\n", "dog.yaml")
    found = contract(
        tmp_path,
        "components:\n  schemas:\n    Cat: {type: object, properties: {k: {const: c}}}\n"
        "    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: k, "
        "mapping: {d: 'dog.yaml#/Dog', c: Cat}}}\n",
    )
    mapping = found.document["components"]["schemas"]["Pet"]["discriminator"]["mapping"]
    assert mapping == {"d": "#/components/schemas/Dog", "c": "Cat"}


def test_circles_of_schemas_are_fine(tmp_path: Path) -> None:
    """A schema may hold itself, directly or through others."""
    found = contract(
        tmp_path,
        "components:\n  schemas:\n    Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}\n",
    )
    assert found.model_schemas == (("Node", "/components/schemas/Node"),)


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        (
            "components: {schemas: {A: {$ref: '#/components/schemas/B'}}}\n",
            "spec.yaml:3:28: `$ref: #/components/schemas/B` names nothing",
        ),
        (
            "components: {schemas: {A: {$ref: 'none.yaml#/B'}}}\n",
            "spec.yaml:3:28: `none.yaml#/B`: there is no such file",
        ),
        (
            "components: {schemas: {A: {$ref: 'spec.yaml#/none'}}}\n",
            "spec.yaml:3:28: `$ref: spec.yaml#/none` names nothing",
        ),
        (
            "components: {schemas: {A: {$ref: 'https://example.com/a.yaml'}}}\n",
            "spec.yaml:3:28: `https://example.com/a.yaml` is on the network, which is never asked",
        ),
        (
            "components: {schemas: {A: {$ref: '//example.com/a.yaml'}}}\n",
            "spec.yaml:3:28: `//example.com/a.yaml` is on the network, which is never asked",
        ),
        (
            "components: {schemas: {A: {$ref: '#anchor'}}}\n",
            "spec.yaml:3:28: `#anchor` refers to an anchor",
        ),
        (
            "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n",
            "spec.yaml:3:28: this schema leads back to itself before it says anything",
        ),
        (
            (
                "components:\n  schemas:\n    A: {allOf: [{$ref: '#/components/schemas/B'}]}\n"
                "    B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}\n"
            ),
            "spec.yaml:6:9: this schema leads back to itself before it says anything",
        ),
        (
            (
                "components:\n  parameters: {P: {name: p, in: query, schema: {type: string}}}\n"
                "  schemas: {A: {$ref: '#/components/parameters/P'}}\n"
            ),
            "spec.yaml:5:17: a Schema Object is meant here, and `#/components/parameters/P` is in `parameters`",
        ),
        (
            _GET + "          $ref: '#/components/responses/R'\n          headers: {}\n"
            "components: {responses: {R: {description: d}}}\n",
            "spec.yaml:9:11: `headers` beside `$ref` has no effect (§4.8.23)",
        ),
        (
            (
                "paths:\n  /a:\n    $ref: '#/components/pathItems/A'\n    get: {}\n"
                "components: {pathItems: {A: {}}}\n"
            ),
            "spec.yaml:6:5: `get` beside `$ref` has no meaning",
        ),
        (
            (
                "components:\n  schemas:\n    P: {type: object, discriminator: {propertyName: k,\n"
                "      mapping: {a: '#/components/schemas/None'}}}\n"
            ),
            "spec.yaml:6:17: `$ref: #/components/schemas/None` names nothing",
        ),
    ],
)
def test_a_reference_that_names_nothing_is_refused(tmp_path: Path, rest: str, fault: str) -> None:
    """Each bad reference is named at its own place."""
    assert refused(tmp_path, rest) == [fault]


def test_faults_in_another_file_are_told_there(tmp_path: Path) -> None:
    """A fault of a pulled file has that file's name, line and column."""
    written(tmp_path, "Pet:\n  type: object\n  propertys: {}\n", "other.yaml")
    path = written(tmp_path, HEAD + "components: {schemas: {A: {$ref: 'other.yaml#/Pet'}}}\n")
    assert faults(path) == ["other.yaml:3:3: unknown keyword `propertys` in a Schema Object"]
    written(tmp_path, "Pet: [\n", "other.yaml")
    assert faults(path)[0].startswith("other.yaml:2:1: not YAML:")


def test_every_bad_reference_is_told_at_once(tmp_path: Path) -> None:
    """One run shows all of them, in the order of the file."""
    rest = "components:\n  schemas:\n    A: {$ref: '#/b'}\n    C: {items: {$ref: '#/d'}}\n"
    assert [fault.split(": ")[0] for fault in refused(tmp_path, rest)] == [
        "spec.yaml:5:9",
        "spec.yaml:6:17",
    ]


def test_the_same_document_gives_the_same_bundle(tmp_path: Path) -> None:
    """Bundling has no order of its own."""
    written(tmp_path, "Pet: {type: string}\nTag: {type: string}\n", "o.yaml")
    path = written(
        tmp_path,
        HEAD + "components: {schemas: {A: {$ref: 'o.yaml#/Tag'}, B: {$ref: 'o.yaml#/Pet'}}}\n",
    )
    assert repr(load_contract(path)) == repr(load_contract(path))


def test_a_pointer_is_followed_anew_until_the_document_is_settled(tmp_path: Path) -> None:
    """While a document is still changed, what was found before may be somewhere else."""
    positions = Positions()
    document, source = read(written(tmp_path, HEAD + "paths: {}\n"), positions)
    bundle = Bundle(document, positions, source)
    assert bundle.at("/info/title").value == "t"
    document["info"] = {"title": "another"}
    assert bundle.at("/info/title").value == "another"


def test_a_pointer_is_followed_once_when_the_document_is_settled(tmp_path: Path) -> None:
    """Thousands of references lead to the same few places; nowhere stays nowhere."""
    bundle, _ = load_bundle(written(tmp_path, HEAD + "paths: {}\n"))
    assert bundle.at("/info/title") is bundle.at("/info/title")
    for _ in range(2):
        with pytest.raises(KeyError):
            bundle.at("/info/nothing")
