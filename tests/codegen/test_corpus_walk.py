"""Real documents: what is generated imports, type-checks, and has all that the document says.

What the document says is found by an independent walk (`tests.codegen.raw`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen.build import load_contract
from codegen.check import write
from codegen.emit_all import files
from tests.codegen import describe, raw
from tests.codegen.corpus import ROOT, documents
from tests.codegen.mock_fuzz import UNKNOWN, read

BIG = ("discord.json", "github.json", "mistral.yaml", "openai.yaml")
REFUSED = ("oai-32-tags.yaml",)
SPECS = [path for path in documents("specs") if path.name not in REFUSED]
SMALL = [path for path in SPECS if path.name not in BIG]
Package = Callable[[Path], Path]


def name_of(path: Path) -> str:
    """Return the name of a document's package."""
    return path.stem.replace("-", "_")


def run(folder: Path, *command: str) -> str:
    """Run Python beside the generated packages; what it says on stderr is a failure."""
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT), "PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"},
    )
    assert done.stderr == "", done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """Generate a document's package, once; all stand side by side in one folder."""
    folder = tmp_path_factory.mktemp("packages")

    def make(path: Path) -> Path:
        out = folder / name_of(path)
        if not out.is_dir():
            unknown = "warn" if path.name in UNKNOWN else "refuse"
            contract = load_contract(path, unknown=unknown)  # type: ignore[arg-type]
            write(out, files(contract, path.name))
        return out

    return make


def _param(path: Path) -> object:
    marks = [pytest.mark.slow] if path.name in BIG else []
    return pytest.param(path, marks=marks, id=path.name)


@pytest.mark.parametrize("path", [_param(path) for path in SPECS])
def test_nothing_of_a_document_is_lost(path: Path, package: Package) -> None:
    """Operations, parameters, bodies, statuses, media types, headers, security: all, and no more.

    Every module is imported on the way, with warnings as errors.
    """
    out = package(path)
    modules = sorted(module.stem for module in out.glob("[a-z]*.py"))
    told = run(out.parent, "-W", "error", describe.__file__, out.name, *modules)
    generated: dict[str, Any] = json.loads(told)
    written = json.loads(json.dumps(raw.facts(read(path))))
    assert sorted(generated) == sorted(written)
    for key, facts in written.items():
        assert generated[key] == facts, key


def test_generated_packages_type_check(package: Package) -> None:
    """All documents of ordinary size under `mypy --strict`, in one run."""
    outs = [package(path) for path in SMALL]
    if not outs:
        pytest.skip("there is no corpus")
    chosen = [part for out in outs for part in ("-p", out.name)]
    assert run(outs[0].parent, "-m", "mypy", "--strict", "--no-error-summary", *chosen) == ""


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in SPECS if path.name in BIG], ids=lambda p: p.name)
def test_large_packages_type_check(path: Path, package: Package) -> None:
    """The large ones, one by one."""
    out = package(path)
    assert run(out.parent, "-m", "mypy", "--strict", "--no-error-summary", "-p", out.name) == ""
