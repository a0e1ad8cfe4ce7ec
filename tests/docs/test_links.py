"""The documents as a reader meets them: what they point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "clients" / "typescript" / "README.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), CLIENT])
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OWN_FOLDERS = "app|bench|clients|codegen|core|docs|handlers|migrations|requirements|store|tests"
MENTION = re.compile(rf"`((?:{OWN_FOLDERS})/[\w./-]+\.(?:py|md|ts|sh|txt|json))`")

EXAMPLE = {
    "handlers/stations.py",
    "handlers/tags.py",
    "handlers/trips.py",
    "tests/handlers/test_tags.py",
}
"""What the examples of CONTRIBUTING.md and docs/codegen-your-own-api.md would make."""


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Each relative link, and each file of ours that is named, exists."""
    text = document.read_text("utf-8")
    linked = {
        target.partition("#")[0]
        for target in LINK.findall(CODE.sub("", text))
        if "://" not in target
    }
    missing = [target for target in sorted(linked) if not (document.parent / target).exists()]
    named = set(MENTION.findall(text)) - EXAMPLE
    missing += [name for name in sorted(named) if not (ROOT / name).exists()]
    assert missing == []


def test_decisions_are_listed() -> None:
    """The index of the decisions has each page, once, under its number."""
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| \[(\d{4})\]\((\S+)\)", index, re.MULTILINE)
    assert [name for _, name in listed] == sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert all(name.startswith(number) for number, name in listed)
