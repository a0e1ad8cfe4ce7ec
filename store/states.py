"""The state machine of a post (domain rule D4): one table, from which every guard is made.

`after` is what the store asks before it writes, `moving` renders the same rows as the SQL that
writes; a transition that the table does not have violates the column's NOT NULL there.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

DRAFT, SCHEDULED, PUBLISHED, UNPUBLISHED, TRASHED = (
    "draft",
    "scheduled",
    "published",
    "unpublished",
    "trashed",
)
STATES = (DRAFT, SCHEDULED, PUBLISHED, UNPUBLISHED, TRASHED)

# Stands for where a post was before: unpublished if it was ever public, a draft if not.
_BACK = "back"


class Action(StrEnum):
    """What can be done with a post."""

    EDIT = "edit"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    UNPUBLISH = "unpublish"
    TRASH = "trash"
    RESTORE = "restore"


TABLE: Mapping[Action, Mapping[str, str]] = {
    Action.EDIT: {state: state for state in STATES if state != TRASHED},
    Action.SCHEDULE: dict.fromkeys((DRAFT, SCHEDULED, UNPUBLISHED), SCHEDULED),
    Action.PUBLISH: dict.fromkeys((DRAFT, SCHEDULED, UNPUBLISHED), PUBLISHED),
    Action.UNPUBLISH: {PUBLISHED: UNPUBLISHED, SCHEDULED: _BACK},
    Action.TRASH: {state: TRASHED for state in STATES if state != TRASHED},
    Action.RESTORE: {TRASHED: _BACK},
}


def after(action: Action, status: str, *, was_public: bool) -> str | None:
    """Return the state that an action leads to; None when it is not possible in this state."""
    target = TABLE[action].get(status)
    if target == _BACK:
        return UNPUBLISHED if was_public else DRAFT
    return target


def moving(action: Action) -> str:
    """Render the state after an action as SQL over a row of `posts` as it was before."""
    back = f"CASE WHEN published_at IS NULL THEN '{DRAFT}' ELSE '{UNPUBLISHED}' END"
    branches = " ".join(
        f"WHEN '{before}' THEN {back if target == _BACK else repr(target)}"
        for before, target in TABLE[action].items()
    )
    return f"CASE status {branches} END"
