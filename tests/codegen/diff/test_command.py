"""The command: its three forms, its exit codes, and the file of exceptions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from codegen.__main__ import main
from codegen.diff.page import render

OLD = """openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /a:
    get:
      operationId: getA
      parameters:
        - { name: q, in: query, schema: { type: string, maxLength: 20 } }
  /b:
    get: { operationId: getB, deprecated: true }
"""
NEW = """openapi: 3.1.0
info: { title: Small, version: "2" }
paths:
  /a:
    get:
      operationId: getA
      deprecated: true
      parameters:
        - { name: q, in: query, schema: { type: string, maxLength: 10 } }
        - { name: r, in: query, schema: { type: string } }
"""
LINES = """\
new.yaml:9:57: breaking: max-length-lowered: getA, query parameter q: maxLength 20 → maxLength 10; \
what was accepted may be refused; instead: keep accepting what was accepted \
[#/paths/~1a/get/parameters/0/schema/maxLength]
old.yaml:10:5: warning: operation-retired: getB: GET /b; \
clients were told, and fail if they did not listen; instead: look at the traffic first \
[#/paths/~1b/get]
new.yaml:7:7: compatible: operation-deprecated: getA: deprecated; \
it works as before, and is going to be removed [#/paths/~1a/get/deprecated]
new.yaml:10:11: compatible: parameter-added: getA, query parameter r: query parameter `r`; \
what was accepted still is [#/paths/~1a/get/parameters/1]
1 breaking, 1 warning, 2 compatible
"""
CHANGELOG = """\
# Small: from 1 to 2

## Breaking

- **getA** (query parameter q): max length lowered: maxLength 20 → maxLength 10. \
What was accepted may be refused.

## Added

- **getA** (query parameter r): parameter added: query parameter `r`.

## Deprecated

- **getA**: operation deprecated: deprecated.

## Removed

- **getB**: **Take care**: operation retired: GET /b. \
Clients were told, and fail if they did not listen.
"""
PLACE = "#/paths/~1a/get/parameters/0/schema/maxLength"
ENTRY = f"allow:\n  - {{ rule: max-length-lowered, place: '{PLACE}', reason: Agreed. }}\n"


@pytest.fixture(autouse=True)
def _documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(OLD, "utf-8")
    Path("new.yaml").write_text(NEW, "utf-8")


def test_a_line_for_each_change(capsys: pytest.CaptureFixture[str]) -> None:
    """Place, severity, rule, operation, meaning and remedy stand in one line."""
    assert main(["diff", "old.yaml", "new.yaml"]) == 1
    assert capsys.readouterr().out == LINES


def test_a_changelog_for_partners(capsys: pytest.CaptureFixture[str]) -> None:
    """What breaks comes first, then what was added, changed, deprecated and removed."""
    main(["diff", "old.yaml", "new.yaml", "--format", "markdown"])
    assert capsys.readouterr().out == CHANGELOG


def test_a_changelog_without_changes_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty page would look like a failure."""
    assert main(["diff", "old.yaml", "old.yaml", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == "# Small: from 1 to 1\n\nNothing changed for clients.\n"


def test_json_for_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Every change is an object with all that the lines tell."""
    main(["diff", "old.yaml", "new.yaml", "--format", "json"])
    first = json.loads(capsys.readouterr().out)[0]
    assert first == {
        "severity": "breaking",
        "rule": "max-length-lowered",
        "side": "request",
        "place": PLACE,
        "operations": ["getA"],
        "where": "query parameter q",
        "detail": "maxLength 20 → maxLength 10",
        "reason": None,
        "file": "new.yaml",
        "line": 9,
        "column": 57,
        "means": "what was accepted may be refused",
        "remedy": "keep accepting what was accepted",
        "section": "Changed",
    }


@pytest.mark.parametrize(
    ("limit", "allowed", "code"),
    [
        ("breaking", False, 1),
        ("warning", False, 1),
        ("none", False, 0),
        ("breaking", True, 0),
        ("warning", True, 1),
    ],
)
def test_what_fails(limit: str, allowed: bool, code: int) -> None:  # noqa: FBT001 - a parameter of the table
    """A change as grave as the limit fails, unless an exception was made for it."""
    Path("allow.yaml").write_text(ENTRY, "utf-8")
    more = ["--allow", "allow.yaml"] if allowed else []
    assert main(["diff", "old.yaml", "new.yaml", "--fail-on", limit, *more]) == code


def test_an_accepted_change_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    """With its reason, in the lines and in the changelog."""
    Path("allow.yaml").write_text(ENTRY, "utf-8")
    main(["diff", "old.yaml", "new.yaml", "--allow", "allow.yaml"])
    lines = capsys.readouterr().out
    assert "breaking, accepted: max-length-lowered:" in lines
    assert "accepted: Agreed." in lines
    assert "0 breaking, 1 warning, 2 compatible, 1 accepted\n" in lines
    main(["diff", "old.yaml", "new.yaml", "--allow", "allow.yaml", "--format", "markdown"])
    assert "may be refused. Agreed.\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            ENTRY.replace("schema/max", "schema/min"),
            "allow.yaml:2:5: no change is max-length-lowered",
        ),
        (ENTRY.replace("max-length-lowered", "operation-removed"), "allow.yaml:2:5: no change is"),
        (ENTRY.replace("Agreed.", "' '"), "allow.yaml:2:5: `reason` is missing or empty"),
        (ENTRY.replace("reason:", "because:"), "`because` has no meaning here"),
        (ENTRY.replace("max-length-lowered", "no-rule"), "allow.yaml:2:7: 'no-rule' is no rule"),
        ("allow: [a]\n", "allow.yaml:2:5: an entry is a mapping".replace("2:5", "1:9")),
        ("rules: []\n", "allow.yaml:1:1: an allow-file has one member, the list `allow`"),
        ("allow: [\n", "allow.yaml:"),
    ],
)
def test_a_faulty_or_stale_exception_fails(
    text: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file of exceptions never grows old in silence, whatever `--fail-on` says."""
    Path("allow.yaml").write_text(text, "utf-8")
    more = ["--fail-on", "none", "--allow", "allow.yaml"]
    assert main(["diff", "old.yaml", "new.yaml", *more]) == 1
    assert fault in capsys.readouterr().err


def test_the_day_decides_about_a_sunset(capsys: pytest.CaptureFixture[str]) -> None:
    """The same two documents on the day before the sunset and on the day itself."""
    dated = OLD.replace("deprecated: true }", "deprecated: true, x-sunset: '2027-01-01' }")
    Path("old.yaml").write_text(dated, "utf-8")
    main(["diff", "old.yaml", "new.yaml", "--today", "2026-12-31"])
    assert "operation-removed-early" in capsys.readouterr().out
    main(["diff", "old.yaml", "new.yaml", "--today", "2027-01-01"])
    assert "operation-retired" in capsys.readouterr().out


def test_faults_and_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A faulty document exits 1 with its place, a missing file or option 2."""
    Path("bad.yaml").write_text("openapi: 3.1.0\npaths: {}\n", "utf-8")
    assert main(["diff", "old.yaml", "bad.yaml"]) == 1
    assert "bad.yaml:1:1: `info` is missing here" in capsys.readouterr().err
    assert main(["diff", "old.yaml", "none.yaml"]) == 2
    assert "there is no file none.yaml" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["diff", "old.yaml"])
    assert caught.value.code == 2


def test_the_page_shows_the_rules() -> None:
    """docs/codegen-diff.md is the rendering of the book (`python -m codegen.diff.page`)."""
    page = Path(__file__).parents[3] / "docs" / "codegen-diff.md"
    assert page.read_text("utf-8") == render()


def test_a_changelog_escapes_what_markdown_would_take_for_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Names and patterns are shown as they are, inside backticks and outside."""
    renamed = NEW.replace("name: r", "name: a_b_c").replace("maxLength: 10", "pattern: '^[*_]\\d$'")
    Path("new.yaml").write_text(renamed, "utf-8")
    main(["diff", "old.yaml", "new.yaml", "--format", "markdown"])
    shown = capsys.readouterr().out
    assert "(query parameter a\\_b\\_c): parameter added: query parameter `a_b_c`." in shown
    assert r"pattern none → ^\[\*\_\]\\d$" in shown
