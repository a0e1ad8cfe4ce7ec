"""The secret in a data folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.keyfile import FILE_NAME, MIN_SECRET_BYTES, read_or_create


def test_a_secret_is_made_once(tmp_path: Path) -> None:
    """The second start reads what the first one made."""
    folder = tmp_path / "data"
    secret = read_or_create(folder)
    assert len(secret) >= MIN_SECRET_BYTES
    assert read_or_create(folder) == secret
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """The file has mode 0600, a new folder 0700."""
    folder = tmp_path / "data"
    read_or_create(folder)
    assert (folder / FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    """However many make it at once, all of them read the same one."""
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        with ThreadPoolExecutor(8) as pool:
            secrets = set(pool.map(read_or_create, [folder] * 8))
        assert len(secrets) == 1
