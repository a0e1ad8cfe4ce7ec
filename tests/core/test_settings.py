"""The settings: read from the environment, refused as a whole, documented in one file."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from core.settings import Settings, SettingsError, env_example, read_env_file

ROOT = Path(__file__).resolve().parents[2]
SECRET = "a secret of this test and long enough for it"


def problems(**environment: str) -> list[str]:
    """Give what is wrong with an environment."""
    with pytest.raises(SettingsError) as refusal:
        Settings.from_environment(environment)
    return refusal.value.problems


def test_everything_has_a_default() -> None:
    """An empty environment is a working one."""
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.port == 8000
    assert settings.database_url is None


def test_the_environment_is_read_and_typed() -> None:
    """Numbers are numbers, lists are split, an empty variable counts as unset."""
    settings = Settings.from_environment(
        {
            "DAYBOOK_PORT": "81",
            "DAYBOOK_DATA": "/srv/daybook",
            "DAYBOOK_VALIDATE_RESPONSES": "0.5",
            "DAYBOOK_CORS_ORIGINS": "https://a.example, http://localhost:5173/",
            "DAYBOOK_HOST": "",
            "OTHER": "ignored",
        }
    )
    assert settings.port == 81
    assert settings.data == Path("/srv/daybook")
    assert settings.validate_responses == 0.5
    assert settings.cors_origins == ("https://a.example", "http://localhost:5173")
    assert settings.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("DAYBOOK_PORT", "65536"),
        ("DAYBOOK_PORT", "-1"),
        ("DAYBOOK_PORT", "8_000"),
        ("DAYBOOK_POOL_SIZE", "0"),
        ("DAYBOOK_VALIDATE_RESPONSES", "1.5"),
        ("DAYBOOK_VALIDATE_RESPONSES", "nan"),
        ("DAYBOOK_LOG_LEVEL", "loud"),
        ("DAYBOOK_UNIMPLEMENTED", "500"),
        ("DAYBOOK_CORS_ORIGINS", "*"),
        ("DAYBOOK_SECRET", "short"),
        ("DAYBOOK_PREVIOUS_SECRETS", f"{SECRET},short"),
        ("DATABASE_URL", "sqlite:///daybook"),
        ("NATS_URL", "localhost:4222"),
        ("DAYBOOK_PROT", "8000"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(variable: str, text: str) -> None:
    """Each setting says what it expects, under the name of its variable."""
    found = problems(**{variable: text})
    assert found[0].startswith(f"{variable}: ")


def test_every_problem_is_told_at_once() -> None:
    """Nobody has to start five times to learn of five mistakes."""
    assert len(problems(DAYBOOK_PORT="x", DAYBOOK_POOL_SIZE="y", DAYBOOK_NEW="z")) == 3


def test_processes_that_share_a_database_must_share_a_secret() -> None:
    """With DATABASE_URL a secret made in a folder would sign what the next machine refuses."""
    assert "DAYBOOK_SECRET" in problems(DATABASE_URL="postgresql://db/daybook")[0]


def test_secrets_are_in_no_repr_and_no_message() -> None:
    """What is printed by mistake holds nothing that opens a door."""
    settings = Settings.from_environment(
        {
            "DATABASE_URL": "postgresql://u:hunter2@db/daybook",
            "NATS_URL": "nats://tok3n@bus:4222",
            "DAYBOOK_SECRET": SECRET,
            "DAYBOOK_PREVIOUS_SECRETS": SECRET[::-1],
        }
    )
    shown = repr(settings) + "".join(problems(DAYBOOK_SECRET="hush", DATABASE_URL="my://hunter2"))
    for secret in ("hunter2", "tok3n", SECRET, SECRET[::-1], "hush"):
        assert secret not in shown


def test_a_file_fills_in_what_the_environment_lacks(tmp_path: Path) -> None:
    """`.env` is read with comments and quotes, and the process's environment wins."""
    file = tmp_path / ".env"
    file.write_text('# mine\n\nexport DAYBOOK_PORT=81\nDAYBOOK_HOST="0.0.0.0"\nPATH=/nowhere\n')
    settings = Settings.from_environment({"DAYBOOK_PORT": "82"}, env_file=file)
    assert (settings.port, settings.host) == (82, "0.0.0.0")  # noqa: S104
    assert read_env_file(tmp_path / "missing") == {}
    file.write_text("DAYBOOK_PORT 81\n")
    with pytest.raises(SettingsError, match=r"\.env:1"):
        read_env_file(file)


def test_the_example_file_names_every_setting() -> None:
    """`.env.example` is what the class says: `python -m core.settings > .env.example`."""
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example()


def test_every_example_can_be_used() -> None:
    """What the example file shows is accepted as it stands."""
    shown = {f.metadata["variable"]: f.metadata["example"] for f in fields(Settings)}
    Settings.from_environment(shown)
