"""PostgreSQL and NATS from their wheels, for a machine that has neither, in a folder of our own.

The wheels' programs are run directly, as children of this process. That keeps three promises:
nothing outside the data folder is changed (no account is made, no folder is opened to others),
whatever an earlier process left behind is found and ended, and each foreseeable failure is a
sentence that says what to do. Nothing here is imported when DATABASE_URL and NATS_URL are set.
"""

from __future__ import annotations

from core.embedded.folder import CannotStart, exclusive, temporary
from core.embedded.keeper import Keeper
from core.embedded.nats import Nats
from core.embedded.postgres import Postgres

__all__ = ["CannotStart", "Keeper", "Nats", "Postgres", "exclusive", "temporary"]
