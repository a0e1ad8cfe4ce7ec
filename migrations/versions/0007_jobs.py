"""Jobs: the tables of procrastinate.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None

# A copy, since a migration must go on doing the same when the package is replaced by a newer one.
PROCRASTINATE = Path(__file__).parent.parent / "procrastinate_3_10.sql"

# `queueing_lock` is unique among the jobs that wait. A job that has begun gives it up: otherwise it
# could not wait again, to be retried or after its worker died, once the next one with the same lock
# has been enqueued.
OURS = """
CREATE FUNCTION jobs_release_queueing_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.queueing_lock := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER jobs_release_queueing_lock BEFORE UPDATE OF status ON procrastinate_jobs
    FOR EACH ROW WHEN (NEW.status = 'doing' AND NEW.queueing_lock IS NOT NULL)
    EXECUTE FUNCTION jobs_release_queueing_lock();
"""

DOWNGRADE = """
DROP FUNCTION procrastinate_defer_jobs_v1, procrastinate_defer_periodic_job_v2,
    procrastinate_fetch_job_v2, procrastinate_finish_job_v1, procrastinate_cancel_job_v1,
    procrastinate_retry_job_v1, procrastinate_retry_job_v2, procrastinate_register_worker_v1,
    procrastinate_unregister_worker_v1, procrastinate_update_heartbeat_v1,
    procrastinate_prune_stalled_workers_v1;
DROP TABLE procrastinate_events, procrastinate_periodic_defers, procrastinate_jobs,
    procrastinate_workers;
DROP FUNCTION jobs_release_queueing_lock, procrastinate_notify_queue_abort_job_v1,
    procrastinate_trigger_function_status_events_insert_v1,
    procrastinate_trigger_function_status_events_update_v1,
    procrastinate_trigger_function_scheduled_events_v1,
    procrastinate_trigger_abort_requested_events_procedure_v1,
    procrastinate_unlink_periodic_defers_v1;
DROP TYPE procrastinate_job_to_defer_v1, procrastinate_job_event_type, procrastinate_job_status;
"""


def upgrade() -> None:
    """Make the tables."""
    op.execute(PROCRASTINATE.read_text(encoding="utf-8"))
    op.execute(OURS)


def downgrade() -> None:
    """Drop them with every job in them."""
    op.execute(DOWNGRADE)
