"""Rebuilding entries and posts from their events: `fold(events)` equals the row, at any time.

Purely computation. A state is a plain dict of the projection's fields, instants and dates as ISO
text, so that it compares with what the row says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from store.events import Recorded

State = dict[str, Any]


class UnknownEvent(LookupError):
    """An event that no rule here understands: a newer version of the program wrote it."""


def fold(events: Iterable[Recorded]) -> State:
    """Apply the events of one aggregate, from the first one on, and return its state.

    Of one that was purged nothing is left.
    """
    stream = list(events)
    if stream and stream[-1].type.endswith(".purged"):
        return {}
    state: State = {}
    for event in stream:
        try:
            apply = _RULES[event.type]
        except KeyError:
            raise UnknownEvent(event.type) from None
        apply(state, event)
        state["version"] = event.version
        state["updated_at"] = event.occurred_at
        state["updated_by"] = None if event.actor_id is None else str(event.actor_id)
    return state


def _created(state: State, event: Recorded) -> None:
    state.update(event.change, created_at=event.occurred_at)


def _changed(state: State, event: Recorded) -> None:
    state.update(event.change)


def _noted(_state: State, _: Recorded) -> None:
    """The event is history only: it changes nothing but version and time."""


def _entry_created(state: State, event: Recorded) -> None:
    _created(state, event)
    state.update(deleted_at=None, purge_at=None)


def _entry_revision_restored(state: State, event: Recorded) -> None:
    state.update({k: v for k, v in event.change.items() if k != "restored_version"})


def _entry_trashed(state: State, event: Recorded) -> None:
    retention = timedelta(days=event.change["retention_days"])
    state.update(deleted_at=event.occurred_at, purge_at=event.occurred_at + retention)


def _entry_restored(state: State, _: Recorded) -> None:
    state.update(deleted_at=None, purge_at=None)


# What every post has from the start, also one whose first event is older than the field.
_NEW_POST: State = {
    "status": "draft",
    "published_at": None,
    "content_format": "blocks",
    "content_raw": None,
    "content_base": None,
    "metadata": {},
    "aliases": [],
    "comment_policy": "open",
    "scheduled_for": None,
    "schedule_zone": None,
    "deleted_at": None,
    "purge_at": None,
}


def _post_created(state: State, event: Recorded) -> None:
    state.update(_NEW_POST)
    _created(state, event)


def _post_scheduled(state: State, event: Recorded) -> None:
    planned = datetime.fromisoformat(event.change["scheduled_for"])
    state.update(event.change, status="scheduled", scheduled_for=planned)


def _post_schedule_cancelled(state: State, _: Recorded) -> None:
    state.update(status=_not_public(state), scheduled_for=None, schedule_zone=None)


def _post_published(state: State, event: Recorded) -> None:
    given = event.change.get("published_at")
    date = datetime.fromisoformat(given) if given else state["published_at"] or event.occurred_at
    state.update(event.change, status="published", published_at=date)


def _post_updated(state: State, event: Recorded) -> None:
    _changed(state, event)
    if "published_at" in event.change:
        state["published_at"] = datetime.fromisoformat(event.change["published_at"])


def _post_unpublished(state: State, _: Recorded) -> None:
    state.update(status="unpublished")


def _post_trashed(state: State, event: Recorded) -> None:
    if state["status"] == "scheduled":
        state.update(scheduled_for=None, schedule_zone=None)
    _entry_trashed(state, event)
    state.update(status="trashed")


def _post_restored(state: State, _: Recorded) -> None:
    state.update(status=_not_public(state), deleted_at=None, purge_at=None)


def _not_public(state: State) -> str:
    return "draft" if state["published_at"] is None else "unpublished"


_RULES: dict[str, Callable[[State, Recorded], None]] = {
    "entry.created": _entry_created,
    "entry.updated": _changed,
    "entry.content_replaced": _changed,
    "entry.tagged": _changed,
    "entry.revision_restored": _entry_revision_restored,
    "entry.trashed": _entry_trashed,
    "entry.restored": _entry_restored,
    "entry.published": _noted,
    "post.created": _post_created,
    "post.published": _post_published,
    "post.unpublished": _post_unpublished,
    "post.updated": _post_updated,
    "post.slug_changed": _changed,
    "post.content_replaced": _changed,
    "post.resynced": _changed,
    "post.scheduled": _post_scheduled,
    "post.schedule_cancelled": _post_schedule_cancelled,
    "post.trashed": _post_trashed,
    "post.restored": _post_restored,
}
