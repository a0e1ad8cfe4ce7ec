"""House rules about paths, lists and the names of parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from codegen.annotate import alias
from codegen.bundle import Node
from codegen.media import is_json
from codegen.problems import members
from codegen.rulebook import Finding, at, rule
from codegen.survey import Survey, Visit, media

VERBS = ("restore", "purge", "publish", "unpublish", "resync", "rotate_secret", "test")
"""The closed list of state changes that may stand in a path, as `POST /{resource}/{id}/{verb}`."""

UNVERSIONED = ("/healthz", "/readyz", "/metrics", "/.well-known/")
_UNCOUNTABLE = ("media",)
_LIMITS = (1, 100, 25)
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")


@rule("DB013", "Paths are /api/v1/…, lower_snake, and collections plural.")
def path_words(survey: Survey) -> Iterator[Finding]:
    """A reader can guess a path."""
    for path, item in _paths(survey):
        if path.startswith(UNVERSIONED):
            continue
        if not path.startswith("/api/v1/"):
            yield Finding(item, f"path {path} is not under /api/v1/", "put it there")
        segments = path.split("/")[1:]
        for segment, following in zip(segments, [*segments[1:], ""], strict=True):
            word = segment[1:-1] if _is_template(segment) else segment
            if not _SNAKE.match(word):
                yield Finding(item, f"path {path}: {segment!r} is not lower_snake", "rename it")
            elif _is_template(following) and not _is_template(segment) and not _plural(segment):
                yield Finding(item, f"path {path}: {segment!r} is not plural", f"write {segment}s")


@rule("DB014", "State changes in paths come from a closed list, and are POST.")
def path_verbs(survey: Survey) -> Iterator[Finding]:
    """Each new verb asks for a noun first."""
    for visit in survey.visits:
        segments = visit.path.split("/")
        last, before = segments[-1], segments[-2] if len(segments) > 1 else ""
        if last in VERBS and _is_template(before):
            if visit.method != "post":
                yield at(visit, f"changes state by {visit.method.upper()}", f"make {last} a POST")
        elif visit.method == "post" and not _plural(last):
            message = f"posts to {last!r}, neither a plural noun nor a known verb"
            yield at(visit, message, f"name the thing it makes, or use one of {', '.join(VERBS)}")


@rule("DB019", "A list is {data, next_cursor}, with `limit` 1 to 100, by default 25, and `cursor`.")
def lists(survey: Survey) -> Iterator[Finding]:
    """Every list is paged in one way."""
    for visit in survey.visits:
        answer = visit.response("200") if visit.method == "get" else None
        schema = _json_schema(answer) if answer else None
        if schema is None:
            continue
        names = list(members(schema))
        looks = "data" in names or (visit.path.startswith("/api/") and _is_collection(visit.path))
        if looks and names != ["data", "next_cursor"]:
            yield at(visit, "is a list of another shape", "answer {data, next_cursor}", node=answer)
        if looks:
            yield from _paging(visit)


@rule("DB026", "Parameters are lower_snake, and headers Title-Case.")
def parameter_names(survey: Survey) -> Iterator[Finding]:
    """One spelling everywhere; a filter may have an operator, as in `entry_date[gte]`."""
    for visit in survey.visits:
        for node in visit.parameters():
            name, where = node.text("name"), node.text("in")
            stem = re.sub(r"\[[a-z_]+\]\Z", "", name)
            good = _is_header(name) if where == "header" else bool(_SNAKE.match(stem))
            if not good:
                yield at(visit, f"has a {where} parameter {name!r}", "rename it", node=node)


def _paths(survey: Survey) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for visit in survey.visits:
        if visit.path not in seen:
            seen.add(visit.path)
            yield visit.path, visit.item


def _is_template(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")


def _plural(word: str) -> bool:
    return word in _UNCOUNTABLE or (word.endswith("s") and not word.endswith("ss"))


def _is_collection(path: str) -> bool:
    last = path.rpartition("/")[2]
    return not _is_template(last) and _plural(last)


def _json_schema(response: Node) -> Node | None:
    for media_type, entry in media(response):
        schema = entry.get("schema")
        if is_json(media_type) and schema is not None:
            return alias(schema)
    return None


def _paging(visit: Visit) -> Iterator[Finding]:
    limit, cursor = visit.parameter("query", "limit"), visit.parameter("query", "cursor")
    if cursor is None:
        yield at(visit, "is a list without `cursor`", "add the query parameter", "parameters")
    schema = limit.get("schema") if limit else None
    told = alias(schema).value if schema else {}
    if tuple(told.get(key) for key in ("minimum", "maximum", "default")) != _LIMITS:
        yield at(
            visit, "is a list without a `limit` of 1 to 100, by default 25", "add it", "parameters"
        )


def _is_header(name: str) -> bool:
    return all(part[:1].isupper() or part[:1].isdigit() for part in name.split("-"))
