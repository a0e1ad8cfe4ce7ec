"""The command line: what it writes, what it says, and how it ends."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.__main__ import OK, STALE, USAGE, main
from tests.codegen.test_emit import SPEC

SMALL = """openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /a:
    get:
      operationId: getA
      tags: [a]
      responses: { "204": { description: Done. } }
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with one small document, as the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def test_generate_writes_and_check_agrees(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fresh package is up to date; `generate` may be left out."""
    assert main(["api.yaml", "--out", "made"]) == OK
    assert (project / "made" / "routes.py").is_file()
    assert main(["check", "api.yaml", "--out", "made"]) == OK
    assert main(["api.yaml", "--out", "made", "--check"]) == OK
    assert "made is up to date" in capsys.readouterr().out


def test_check_names_the_file_and_the_mending_command(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed, a missing and an extra file are each told by name, and nothing is written."""
    main(["generate", "api.yaml", "--out", "made"])
    (project / "made" / "requests.py").write_text("edited\n", "utf-8")
    (project / "made" / "links.py").unlink()
    (project / "made" / "more.py").write_text("x = 1\n", "utf-8")
    assert main(["check", "api.yaml", "--out", "made"]) == STALE
    told = capsys.readouterr().err
    assert "made/requests.py: changed" in told
    assert "-edited" in told
    assert "made/links.py: missing" in told
    assert "made/more.py: extra" in told
    assert "python -m codegen generate api.yaml --out made" in told
    assert (project / "made" / "more.py").is_file()


def test_generate_mends_everything_and_touches_nothing_else(project: Path) -> None:
    """Extra files go, wrong ones are written, right ones keep their time stamp."""
    main(["generate", "api.yaml", "--out", "made"])
    right = project / "made" / "routes.py"
    before = right.stat().st_mtime_ns
    (project / "made" / "requests.py").write_text("edited\n", "utf-8")
    (project / "made" / "more.py").write_text("x = 1\n", "utf-8")
    assert main(["generate", "api.yaml", "--out", "made"]) == OK
    assert main(["check", "api.yaml", "--out", "made"]) == OK
    assert not (project / "made" / "more.py").exists()
    assert right.stat().st_mtime_ns == before


def test_a_folder_with_other_things_is_not_cleaned(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in `--out` must not remove somebody's work."""
    (project / "notes").mkdir()
    (project / "notes" / "dear diary.txt").write_text("x", "utf-8")
    assert main(["generate", "api.yaml", "--out", "notes"]) == STALE
    assert "were not generated" in capsys.readouterr().err
    assert [path.name for path in (project / "notes").iterdir()] == ["dear diary.txt"]


def test_a_changed_document_makes_the_package_stale(project: Path) -> None:
    """Even a comment counts: the digest of the document is part of the package."""
    main(["generate", "api.yaml", "--out", "made"])
    (project / "api.yaml").write_text(SMALL + "# a comment\n", "utf-8")
    assert main(["check", "api.yaml", "--out", "made"]) == STALE


def test_a_fault_of_the_document_has_a_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line and column come first, as editors and CI read them."""
    (project / "api.yaml").write_text(SMALL.replace("getA", "getA\n      operationId: b"), "utf-8")
    assert main(["check", "api.yaml", "--out", "made"]) == STALE
    assert capsys.readouterr().err.startswith("api.yaml:7:")


def test_wrong_usage_has_a_code_of_its_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No document, a document that is not there, an option that does not exist: 2."""
    assert main([]) == USAGE
    assert main(["generate", "nowhere.yaml"]) == USAGE
    with pytest.raises(SystemExit) as ended:
        main(["api.yaml", "--frobnicate"])
    assert ended.value.code == USAGE
    assert "there is no file nowhere.yaml" in capsys.readouterr().err
    assert list(project.iterdir()) == [project / "api.yaml"]


def test_defaults_come_from_the_project_file(project: Path) -> None:
    """`python -m codegen check` alone works where pyproject.toml says what to check."""
    (project / "pyproject.toml").write_text(
        '[tool.codegen]\nspec = "api.yaml"\nout = "made"\nhandlers = "made_by_hand"\n', "utf-8"
    )
    assert main([]) == OK
    assert main(["check"]) == OK
    assert main(["scaffold"]) == OK
    assert (project / "made_by_hand" / "a.py").is_file()


def test_another_document_does_not_get_the_project_s_settings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither its house rules nor, by accident, its folder."""
    (project / "pyproject.toml").write_text(
        '[tool.codegen]\nspec = "own.yaml"\nout = "made"\nrules = "daybook"\n', "utf-8"
    )
    assert main(["api.yaml"]) == USAGE
    assert "give it an --out" in capsys.readouterr().err
    assert main(["api.yaml", "--out", "other"]) == OK
    (project / "own.yaml").write_text(SMALL, "utf-8")
    assert main([]) == STALE
    assert "own.yaml:" in capsys.readouterr().err
    assert not (project / "made").exists()


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    """The help says what each command does and what the exit codes mean."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == OK
    told = capsys.readouterr().out
    assert all(word in told for word in ("generate", "check", "scaffold", "Exit codes"))


def test_the_golden_command_is_the_one_in_the_header(capsys: pytest.CaptureFixture[str]) -> None:
    """The header's command, run beside the document, leaves the golden package as it is."""
    assert (
        main(["check", str(SPEC), "--out", str(SPEC.parent / "library"), "--rules", "none"]) == OK
    )
    assert "up to date" in capsys.readouterr().out


def test_a_command_loads_no_more_than_it_needs() -> None:
    """Generating starts without a web framework, and without the other commands."""
    program = "import sys, codegen.__main__; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    others = {"codegen.coverage", "codegen.diff", "codegen.mock"}
    assert "codegen.emit_all" in loaded
    assert not loaded & {*others, "fastapi", "starlette.requests", "starlette.routing"}


def test_a_command_leaves_the_collector_as_it_was(project: Path) -> None:
    """Garbage is looked for again afterwards, also after a fault."""
    assert main(["api.yaml", "--out", "made"]) == OK
    assert gc.isenabled()
    (project / "api.yaml").write_text("openapi: 3.1.0\n", "utf-8")
    assert main(["api.yaml", "--out", "made"]) == STALE
    assert gc.isenabled()
