"""`python -m bench.comparison`: our generator and its peers on the documents of the corpus.

Writes bench/results/comparison.json as it goes, and docs/comparison.md from it. Makes an
environment for each peer in .bench/ from its lock; nothing is fetched but packages.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.comparison import measure
from bench.comparison.page import render
from bench.comparison.peers import PEERS, ROOT, Peer, imported, make
from codegen.errors import SpecErrors
from tests.codegen.mock_fuzz import Plan

CORPUS = Path(os.environ.get("DAYBOOK_CORPUS", ROOT.parent / "shared" / "corpus")) / "specs"
RESULTS = ROOT / "bench" / "results" / "comparison.json"
PAGE = ROOT / "docs" / "comparison.md"
TIMED = {
    "train-travel.yaml": ("/stations?limit=10", {"authorization": "Bearer a-token"}),
    "petstore-swagger.yaml": ("/pet/1", {"api_key": "a-key"}),
}
"""One GET of two documents, which every tool that serves it answers 200 from an example."""


def main() -> int:
    """Measure, write, render."""
    options = _parse()
    if options.render:
        PAGE.write_text(render(json.loads(RESULTS.read_text("utf-8"))), "utf-8")
        return 0
    if not CORPUS.is_dir():
        sys.stderr.write(f"no {CORPUS}: set DAYBOOK_CORPUS to a folder with specs/\n")
        return 2
    for peer in PEERS:
        peer.install()
    rows = _known() if options.documents else {}
    documents = sorted(p for p in CORPUS.iterdir() if p.suffix in (".json", ".yaml"))
    for spec in documents:
        if not options.documents or spec.name in options.documents:
            rows[spec.name] = _row(spec, options)
            _write(rows)
    PAGE.write_text(render(json.loads(RESULTS.read_text("utf-8"))), "utf-8")
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.comparison", description=__doc__)
    parser.add_argument("documents", nargs="*", metavar="NAME", help="some documents only")
    parser.add_argument("--render", action="store_true", help="write the page from the results")
    parser.add_argument("--largest", type=int, default=45, help="most operations to fuzz (45)")
    parser.add_argument("--examples", type=int, default=3, help="examples per operation (3)")
    parser.add_argument("--seconds", type=int, default=180, help="the longest fuzzing (180)")
    return parser.parse_args()


def _row(spec: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure every tool on one document."""
    try:
        document = measure.contract(spec)
    except SpecErrors as error:
        refused = str(error.errors[0]).replace(str(spec), spec.name)
        return {"document": spec.name, "refused": refused}
    whole = measure.size(document)
    row: dict[str, Any] = {
        "document": spec.name,
        "operations": whole.operations,
        "guarded": whole.guarded,
        "tools": {},
    }
    for peer in PEERS:
        began = time.monotonic()
        row["tools"][peer.name] = _tool(peer, spec, document, options)
        seconds = time.monotonic() - began
        sys.stdout.write(f"{spec.name:28} {peer.name:24} {seconds:6.1f} s ")
        sys.stdout.write(f"{json.dumps(row['tools'][peer.name])[:140]}\n")
        sys.stdout.flush()
    return row


def _tool(peer: Peer, spec: Path, document: Any, options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "made"
        began = time.monotonic()
        generated = make(peer, spec, folder)
        found: dict[str, Any] = {
            "generated": generated.well,
            "seconds": round(time.monotonic() - began, 1),
        }
        if not generated.well:
            return {**found, "said": generated.said}
        works = imported(peer, spec, folder)
        found["imported"] = works.well
        if not works.well:
            return {**found, "said": works.said}
        with measure.serving(peer, spec, folder) as url:
            if url is None:
                return {**found, "imported": False, "said": "the server does not start"}
            base = url + measure.mounted(peer, document)
            kept = measure.kept(document, base)
            found |= {"operations": kept.operations, "guarded": kept.guarded}
            if len(document.operations) <= options.largest:
                plan = Plan(examples=options.examples, seconds=options.seconds)
                found["failures"] = measure.fuzz(spec, document, base, Path(made) / "fuzz", plan)
        if spec.name in TIMED:
            path, headers = TIMED[spec.name]
            path = measure.mounted(peer, document) + path
            found["microseconds"] = measure.cost(peer, spec, folder, path, headers)
        return found


def _known() -> dict[str, Any]:
    """Return the rows of the last run, of which some documents are measured again."""
    if not RESULTS.exists():
        return {}
    return {row["document"]: row for row in json.loads(RESULTS.read_text("utf-8"))["rows"]}


def _write(rows: Mapping[str, Any]) -> None:
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    content = {
        "day": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "timed": {name: path for name, (path, _) in TIMED.items()},
        "versions": {peer.name: peer.version() for peer in PEERS},
        "rows": [rows[name] for name in sorted(rows)],
    }
    RESULTS.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
