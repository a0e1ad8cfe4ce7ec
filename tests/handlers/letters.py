"""The letters of a test: what was put in the folder that stands for the mail server."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from core.settings import Settings

TOKEN = re.compile(r"^dbm_[A-Za-z0-9_-]{64}$", re.MULTILINE)


def letters(settings: Settings, to: str) -> list[EmailMessage]:
    """Return the letters to an address, oldest first."""
    files = sorted(settings.mail_folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [letter for letter in found if str(letter["To"]) == to]


def text(letter: EmailMessage) -> str:
    """Return the plain text of a letter."""
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def token(letter: EmailMessage) -> str:
    """Return the token that stands on a line of its own."""
    (found,) = TOKEN.findall(text(letter))
    return str(found)
