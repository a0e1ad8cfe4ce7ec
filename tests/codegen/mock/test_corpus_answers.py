"""Every documented answer of every real document has a mock, and it is what is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import live
from codegen.build import load_contract
from codegen.runtime import Options, Validators
from codegen.runtime.checks import AnswerChecks, ContractViolation
from codegen.runtime.mock.answers import Answers, status_of
from codegen.runtime.mock.sampling import NoSampleError
from codegen.runtime.refusals import completed
from tests.codegen.corpus import ROOT, documents
from tests.codegen.mock_fuzz import UNKNOWN

IMPOSSIBLE = {"readme-schema-types.json": 0}
"""How many answers of a document no value can satisfy."""
_REFUSED = ("oai-32-tags.yaml",)
SPECS = [path for path in documents("specs") if path.name not in _REFUSED]


@pytest.mark.parametrize("path", [ROOT / "openapi.yaml", *SPECS], ids=lambda path: str(path.name))
def test_every_documented_answer_has_a_mock(path: Path) -> None:
    """Each operation, each status, each media type: made, and checked as real answers are."""
    contract = load_contract(path, unknown="warn" if path.name in UNKNOWN else "refuse")
    validators = Validators(contract.document).side("response")
    wrong = []
    for documented in live.operations(contract):
        operation = completed(documented)
        answers = Answers(operation, validators)
        checks = AnswerChecks(operation, validators, Options(validate_responses=1.0))
        for spec in operation.responses:
            for media_type in spec.media_types or ("*/*",):
                try:
                    accept = {b"accept": media_type.encode()}
                    status = 500 if spec.status == "default" else status_of(spec)
                    checks.check(answers.of(spec, status, "GET /", accept))
                except (ContractViolation, NoSampleError) as error:
                    wrong.append(f"{operation.id} {spec.status} {media_type}: {error}")
    assert len(wrong) == IMPOSSIBLE.get(path.name, 0), wrong[:20]
