"""What kinds of media types there are, told by their names."""

from __future__ import annotations

PROBLEM_JSON = "application/problem+json"
FORM_URLENCODED = "application/x-www-form-urlencoded"
FORM_DATA = "multipart/form-data"
PROBLEM_XML = "application/problem+xml"


def essence(media_type: str) -> str:
    """Give a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Tell whether a media type is JSON by its name (RFC 6839 §3.1)."""
    return essence(media_type).endswith(("/json", "+json"))


def is_form(media_type: str) -> bool:
    """Tell whether a media type is a form, whose fields a schema describes."""
    return essence(media_type) in (FORM_URLENCODED, FORM_DATA)


def is_problem(media_type: str) -> bool:
    """Tell whether a media type is that of problem details (RFC 9457)."""
    return essence(media_type) in (PROBLEM_JSON, PROBLEM_XML)


def is_multipart(media_type: str) -> bool:
    """Tell whether a media type is a multipart form, which may hold files."""
    return essence(media_type) == FORM_DATA


def is_event_stream(media_type: str) -> bool:
    """Tell whether a media type is that of server-sent events."""
    return essence(media_type) == "text/event-stream"


def is_range(media_type: str) -> bool:
    """Tell whether a media type stands for many: `image/*`."""
    return "*" in media_type
