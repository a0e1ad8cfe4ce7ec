"""The one settings object: read from the environment, checked as a whole, immutable afterwards."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from core.rates import Rates, parse_rates

Unimplemented = Literal["refuse", "501", "mock"]
LogFormat = Literal["auto", "json", "text"]


LOCAL_ORIGINS = "local"
"""Stands for the origins of this machine, on any port, in `cors_origins`."""


class SettingsError(ValueError):
    """Some settings cannot be used. The text lists them all, each with what to write instead."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def _setting(
    variable: str,
    parse: Callable[[str], Any],
    about: str,
    *,
    default: Any = MISSING,
    example: str = "",
    secret: bool = False,
) -> Any:
    """Describe one setting: its variable, how its text is read, what `.env.example` says of it."""
    metadata = {"variable": variable, "parse": parse, "about": about, "example": example}
    return field(default=default, repr=not secret, metadata=metadata)


def _url(*schemes: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if urlsplit(text).scheme not in schemes:
            raise ValueError(
                f"expected a URL that begins with {' or '.join(f'{s}://' for s in schemes)}"
            )
        return text

    return parse


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,12}", text) or not low <= int(text) <= high:
            raise ValueError(f"expected a whole number from {low} to {high}")
        return int(text)

    return parse


def _share(text: str) -> float:
    if not re.fullmatch(r"0|1|0?\.[0-9]+|[01]\.0+|0\.[0-9]+", text):
        raise ValueError("expected a share from 0 to 1, such as 0.01")
    return float(text)


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in words:
            raise ValueError(f"expected one of: {', '.join(words)}")
        return text

    return parse


def _switch(text: str) -> bool:
    if text not in ("on", "off"):
        raise ValueError("expected on or off")
    return text == "on"


def _mailbox(text: str) -> str:
    if not re.fullmatch(r"(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)", text):
        raise ValueError("expected an address such as Daybook <no-reply@daybook.example>")
    return text


def _secret(text: str) -> str:
    if len(text.encode()) < 32:  # noqa: PLR2004 - 256 bits, said in the message
        raise ValueError("expected at least 32 bytes; `openssl rand -base64 48` makes one")
    return text


def _secrets(text: str) -> tuple[str, ...]:
    return tuple(_secret(part.strip()) for part in text.split(",") if part.strip())


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in text.split(",") if part.strip())
    for origin in origins:
        if origin != LOCAL_ORIGINS and not re.fullmatch(r"https?://[^/?#\s@]+", origin):
            raise ValueError("expected origins such as https://daybook.example, or local")
    return origins


def _base(text: str) -> str:
    if not re.fullmatch(r"https?://[^/?#\s@]+(?:/[^?#\s]*)?", text):
        raise ValueError("expected an address such as https://daybook.example")
    return text.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between one installation and another. `from_environment` makes it."""

    database_url: str | None = _setting(
        "DATABASE_URL",
        _url("postgresql", "postgres"),
        "PostgreSQL 18 with pgvector. Unset: one of our own is started in DAYBOOK_DATA.",
        default=None,
        example="postgresql://daybook:password@db.internal:5432/daybook",
        secret=True,
    )
    nats_url: str | None = _setting(
        "NATS_URL",
        _url("nats", "tls"),
        "NATS with JetStream (sync_interval: always).\n"
        "Unset: one of our own is started in DAYBOOK_DATA.",
        default=None,
        example="nats://nats.internal:4222",
        secret=True,
    )
    redis_url: str | None = _setting(
        "REDIS_URL",
        _url("redis", "rediss", "redis+unix", "redis+cluster", "redis+sentinel"),
        "Redis, where all processes count requests together. Unset: each process counts alone.",
        default=None,
        example="redis://redis.internal:6379/0",
        secret=True,
    )
    secret: str | None = _setting(
        "DAYBOOK_SECRET",
        _secret,
        "The secret that all keys are derived from, 32 bytes or more, the same for all processes.\n"
        "Needed when DATABASE_URL is set; otherwise one is made and kept in DAYBOOK_DATA.",
        default=None,
        example="the-output-of-openssl-rand-base64-48",
        secret=True,
    )
    previous_secrets: tuple[str, ...] = _setting(
        "DAYBOOK_PREVIOUS_SECRETS",
        _secrets,
        "Secrets that were replaced, comma-separated: what they signed stays valid.\n"
        "Keep one for 30 days.",
        default=(),
        example="the-secret-that-was-used-before-this-one",
        secret=True,
    )
    data: Path = _setting(
        "DAYBOOK_DATA",
        Path,
        "The folder for what this machine keeps: embedded database and broker, and the secret.",
        default=Path(".daybook"),
        example=".daybook",
    )
    host: str = _setting(
        "DAYBOOK_HOST",
        str,
        "The address to listen on. 0.0.0.0 for every network of this machine.",
        default="127.0.0.1",
        example="127.0.0.1",
    )
    port: int = _setting(
        "DAYBOOK_PORT",
        _whole(0, 65535),
        "The port to listen on; 0 for any free one.",
        default=8000,
        example="8000",
    )
    public_url: str | None = _setting(
        "DAYBOOK_PUBLIC_URL",
        _base,
        "Where others reach this service; links in feeds begin with it.\n"
        "Unset: http, DAYBOOK_HOST and DAYBOOK_PORT.",
        default=None,
        example="https://daybook.example",
    )
    trusted_proxies: str = _setting(
        "DAYBOOK_TRUSTED_PROXIES",
        str,
        "Addresses or networks, comma-separated, whose X-Forwarded-For and -Proto are believed.",
        default="",
        example="10.0.0.0/8",
    )
    smtp_url: str | None = _setting(
        "DAYBOOK_SMTP_URL",
        _url("smtp", "smtps", "smtp+plain"),
        "The mail server: smtp:// asks for STARTTLS (port 587), smtps:// is TLS at once (465),\n"
        "smtp+plain:// is in clear, for a server on this machine (25). User and password stand\n"
        "in the URL, percent-encoded. Unset: mail is put in DAYBOOK_DATA/mail, as .eml files.",
        default=None,
        example="smtp://daybook:password@smtp.internal:587",
        secret=True,
    )
    mail_from: str = _setting(
        "DAYBOOK_MAIL_FROM",
        _mailbox,
        "The sender of all mail.",
        default="Daybook <daybook@localhost>",
        example="Daybook <no-reply@daybook.example>",
    )
    cors_origins: tuple[str, ...] = _setting(
        "DAYBOOK_CORS_ORIGINS",
        _origins,
        "Origins of web pages that may call the API, comma-separated. local stands for those of\n"
        "this machine (localhost, 127.0.0.1, [::1]), on any port.\n"
        "`make run` with a database of its own allows local unless this is set.",
        default=(),
        example="https://daybook.example,http://localhost:5173",
    )
    rates: Rates | None = _setting(
        "DAYBOOK_RATE_LIMITS",
        parse_rates,
        "How many requests a caller has: what differs from the default, or off.",
        default=Rates(),
        example="user=1200/minute,sign_in=5/10 minutes",
    )
    pool_size: int = _setting(
        "DAYBOOK_POOL_SIZE",
        _whole(1, 500),
        "Database connections of one API process.",
        default=10,
        example="10",
    )
    database_wait: int = _setting(
        "DAYBOOK_DATABASE_WAIT",
        _whole(0, 86_400),
        "How many seconds a process waits at its start for a database that does not answer.",
        default=60,
        example="60",
    )
    pool_wait_ms: int = _setting(
        "DAYBOOK_POOL_WAIT_MS",
        _whole(10, 60_000),
        "For how many milliseconds a request may wait for a database connection.\n"
        "One that would wait longer is answered 503 at once.",
        default=1_000,
        example="1000",
    )
    max_body_bytes: int = _setting(
        "DAYBOOK_MAX_BODY_BYTES",
        _whole(1_024, 1_073_741_824),
        "The largest request body that is read; a larger one is answered 413.",
        default=2_097_152,
        example="2097152",
    )
    max_head_bytes: int = _setting(
        "DAYBOOK_MAX_HEAD_BYTES",
        _whole(8_192, 1_048_576),
        "The largest request line and headers together; larger ones are answered 431.",
        default=65_536,
        example="65536",
    )
    max_connections: int = _setting(
        "DAYBOOK_MAX_CONNECTIONS",
        _whole(1, 1_000_000),
        "Open connections of one API process; one more is answered 503. The limit of open files\n"
        "is raised to fit, as far as the system allows.",
        default=4_096,
        example="4096",
    )
    max_connections_per_address: int = _setting(
        "DAYBOOK_MAX_CONNECTIONS_PER_ADDRESS",
        _whole(1, 1_000_000),
        "How many of them one address may hold (an IPv6 /64); trusted proxies are not counted.",
        default=512,
        example="512",
    )
    head_seconds: int = _setting(
        "DAYBOOK_HEAD_SECONDS",
        _whole(1, 3_600),
        "How long the head of a request may take, from its first byte, or from the start of the\n"
        "connection. A later one is answered 408.",
        default=10,
        example="10",
    )
    body_rate: int = _setting(
        "DAYBOOK_BODY_RATE",
        _whole(1, 1_000_000),
        "Bytes of a request body that have to come each second, on average, after the first\n"
        "DAYBOOK_HEAD_SECONDS. A slower one is answered 408.",
        default=1_024,
        example="1024",
    )
    stall_seconds: int = _setting(
        "DAYBOOK_STALL_SECONDS",
        _whole(1, 3_600),
        "How long a client may take nothing of a response, and how long a body may pause.",
        default=30,
        example="30",
    )
    idle_seconds: int = _setting(
        "DAYBOOK_IDLE_SECONDS",
        _whole(1, 3_600),
        "How long a connection stays open between two requests. Keep it above the same time of a\n"
        "reverse proxy.",
        default=75,
        example="75",
    )
    compress: bool = _setting(
        "DAYBOOK_COMPRESS",
        _switch,
        "Whether answers are compressed (br, gzip): on, or off where a proxy does it.",
        default=True,
        example="on",
    )
    blob_url: str | None = _setting(
        "BLOB_URL",
        _url("s3", "s3a", "gs", "az", "azure", "abfs", "abfss"),
        "Where uploaded files are kept: s3://bucket/path, gs://… or az://…, with credentials from\n"
        "the usual variables (AWS_…, GOOGLE_…, AZURE_…). Unset: a folder in DAYBOOK_DATA.",
        default=None,
        example="s3://daybook-media/production",
    )
    media_quota_files: int = _setting(
        "DAYBOOK_MEDIA_QUOTA_FILES",
        _whole(1, 1_000_000),
        "How many uploaded files one account may keep.",
        default=5_000,
        example="5000",
    )
    media_quota_bytes: int = _setting(
        "DAYBOOK_MEDIA_QUOTA_BYTES",
        _whole(1, 999_999_999_999),
        "How many bytes the uploaded files of one account may take, smaller variations included.",
        default=2_147_483_648,
        example="2147483648",
    )
    text_quota_bytes: int = _setting(
        "DAYBOOK_TEXT_QUOTA_BYTES",
        _whole(1, 999_999_999_999),
        "How many bytes the entries and posts of one account may take, with all their versions.",
        default=1_073_741_824,
        example="1073741824",
    )
    validate_responses: float = _setting(
        "DAYBOOK_VALIDATE_RESPONSES",
        _share,
        "The share of answers that is checked against the contract.\n"
        "`make run` checks all unless this is set.",
        default=0.01,
        example="0.01",
    )
    coverage: Path | None = _setting(
        "DAYBOOK_COVERAGE",
        Path,
        "A folder in which servers note which parts of the contract were exercised, for QA:\n"
        "`python -m codegen coverage openapi.yaml FOLDER` tells what was missed. Unset: no notes.",
        default=None,
        example="coverage",
    )
    unimplemented: Unimplemented = _setting(
        "DAYBOOK_UNIMPLEMENTED",
        _one_of("refuse", "501", "mock"),
        "An operation without a handler: refuse to start, answer 501, or what the contract shows.",
        default="refuse",
        example="refuse",
    )
    metrics_port: int | None = _setting(
        "DAYBOOK_METRICS_PORT",
        _whole(1, 65535),
        "A port on DAYBOOK_HOST for Prometheus. Unset: none.",
        default=None,
        example="9090",
    )
    loop_hold_milliseconds: int = _setting(
        "DAYBOOK_LOOP_HOLD_MILLISECONDS",
        _whole(0, 60_000),
        "How long one function may hold the event loop before the log says event_loop_held, with\n"
        "the operation and the place in the code; 0 for never.",
        default=100,
        example="100",
    )
    log_level: str = _setting(
        "DAYBOOK_LOG_LEVEL",
        _one_of("debug", "info", "warning", "error"),
        "The least severe that is logged. `make run` shows warnings unless this is set.",
        default="info",
        example="info",
    )
    log_format: LogFormat = _setting(
        "DAYBOOK_LOG_FORMAT",
        _one_of("auto", "json", "text"),
        "json for machines, text for people; auto is text on a terminal.",
        default="auto",
        example="json",
    )
    nats_replicas: int = _setting(
        "DAYBOOK_NATS_REPLICAS",
        _whole(1, 5),
        "Copies of the event stream that the NATS cluster keeps.",
        default=1,
        example="3",
    )

    @classmethod
    def from_environment(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        env_file: Path | None = None,
        **defaults: Any,
    ) -> Settings:
        """Read and check all settings; the process's environment wins over `env_file`.

        An empty variable counts as unset. `defaults` replace those of this class, by name.
        Raises `SettingsError` with every problem at once.
        """
        given = {**read_env_file(env_file), **(os.environ if environment is None else environment)}
        values: dict[str, Any] = {}
        problems = []
        for setting in fields(cls):
            text = given.get(setting.metadata["variable"], "").strip()
            if not text:
                continue
            try:
                values[setting.name] = setting.metadata["parse"](text)
            except ValueError as problem:
                problems.append(_complaint(setting, text, problem))
        problems += _unknown(given)
        if values.get("database_url") and "secret" not in values and "DAYBOOK_SECRET" not in given:
            problems.append("DAYBOOK_SECRET is not set; with DATABASE_URL all processes share one")
        if problems:
            raise SettingsError(problems)
        return cls(**{**defaults, **values})

    @property
    def mail_folder(self) -> Path:
        """Where letters are put when no mail server is configured."""
        return self.data / "mail"

    @property
    def base_url(self) -> str:
        """The address that absolute links begin with, without a slash at its end.

        Never taken from a request: its Host is for the sender to choose, and answers are cached.
        """
        if self.public_url is not None:
            return self.public_url
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 - compared, not bound
        return f"http://{host}:{self.port}"

    def but(self, **changes: Any) -> Settings:
        """Give a copy with some values changed."""
        return replace(self, **changes)


def read_env_file(path: Path | None) -> dict[str, str]:
    """Read `NAME=value` lines; `#` begins a comment line, quotes around a value are taken off."""
    if path is None or not path.is_file():
        return {}
    found = {}
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip().removeprefix("export ")
        if not text or text.startswith("#"):
            continue
        name, separator, value = text.partition("=")
        if not separator or not name.strip().isidentifier():
            problems.append(f"{path}:{number}: expected NAME=value")
            continue
        found[name.strip()] = _unquote(value.strip())
    if problems:
        raise SettingsError(problems)
    return found


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _complaint(setting: Field[Any], text: str, problem: ValueError) -> str:
    """Name the variable, what is wrong with it, and its value unless that is secret."""
    shown = f" (it is {text!r})" if setting.repr else ""
    return f"{setting.metadata['variable']}: {problem}{shown}"


def _unknown(given: Mapping[str, str]) -> list[str]:
    """List the DAYBOOK_ variables that mean nothing: most likely they are misspelt."""
    known = {f.metadata["variable"] for f in fields(Settings)}
    return [
        f"{name}: there is no such setting; .env.example lists them all"
        for name in sorted(given)
        if name.startswith("DAYBOOK_")
        and name not in known
        and not name.startswith("DAYBOOK_TEST_")
    ]


def env_example() -> str:
    """Give the text of `.env.example`; a test keeps the file equal to it."""
    parts = [
        "# Settings of Daybook. Copy to .env, or set them in the environment, which wins.",
        "# Written by `python -m core.settings`; the settings themselves are in core/settings.py.",
    ]
    for setting in fields(Settings):
        variable, example = setting.metadata["variable"], setting.metadata["example"]
        about = "\n".join(f"# {line}" for line in setting.metadata["about"].splitlines())
        shown = "on" if setting.default is True else setting.default
        default = "" if shown in (None, (), "") else f" Default: {shown}."
        parts.append(f"{about}{default}\n#{variable}={example}")
    return "\n\n".join(["\n".join(parts[:2]), *parts[2:]]) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(env_example())
