"""Mail: composed once, sent by SMTP or put in a folder."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime
from html import escape
from pathlib import Path
from textwrap import fill
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from core.emails import deliverable
from core.private_files import private_folder

PORTS: Final = {"smtp": 587, "smtps": 465, "smtp+plain": 25}
SECONDS: Final = 20.0
COLUMNS: Final = 72


class MailRefused(RuntimeError):
    """The mail server does not take this message, now or ever. Says why, without its content."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person.

    `id` names what it tells, so that a repetition is the same message. `code` is shown on a line of
    its own between the paragraphs before and after it.
    """

    id: str
    to: str
    subject: str
    before: Sequence[str]
    code: str | None = None
    after: Sequence[str] = ()


class Mailer(Protocol):
    """Sends letters."""

    async def send(self, letter: Letter) -> None:
        """Send one. Raises `MailRefused` or OSError; it may be tried again."""
        ...


def mailer(url: str | None, sender: str, folder: Path) -> Mailer:
    """Make the mailer of the settings: SMTP where a URL is given, a folder of files otherwise."""
    return FolderMailer(folder, sender) if url is None else SmtpMailer(url, sender)


@dataclass(frozen=True, slots=True)
class FolderMailer:
    """Puts letters in a folder, one `.eml` file each, complete as soon as it is there."""

    folder: Path
    sender: str

    async def send(self, letter: Letter) -> None:
        """Write one file; the same letter again replaces it."""
        content = compose(letter, self.sender).as_bytes(policy=SMTP.clone(linesep="\n"))
        await asyncio.to_thread(_put, self.folder, f"{letter.id}.eml", content)


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file that is either whole or not there."""
    private_folder(folder)
    handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(folder / name)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """Sends letters by SMTP, never without TLS unless the URL says `smtp+plain`."""

    url: str
    sender: str

    async def send(self, letter: Letter) -> None:
        """Hand one to the server."""
        import aiosmtplib  # by the worker alone, and only where mail goes by SMTP

        where = urlsplit(self.url)
        try:
            await aiosmtplib.send(
                compose(letter, self.sender),
                hostname=where.hostname,
                port=where.port or PORTS[where.scheme],
                username=unquote(where.username) if where.username else None,
                password=unquote(where.password) if where.password else None,
                use_tls=where.scheme == "smtps",
                start_tls=where.scheme == "smtp",
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPException as error:
            # Their texts may quote the message, or the address.
            code = getattr(error, "code", None)
            raise MailRefused(f"{type(error).__name__} {code or ''}".strip()) from None


def compose(letter: Letter, sender: str) -> EmailMessage:
    """Make the message: plain text, and the same as simple HTML."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = Address(addr_spec=deliverable(letter.to))
    message["Subject"] = " ".join(letter.subject.split())  # a line; U+2028 would end it
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = f"<{letter.id}@{_domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(letter))
    message.add_alternative(_html(letter), subtype="html")
    return message


def _domain(sender: str) -> str:
    return sender.rpartition("@")[2].rstrip("> ")


def _text(letter: Letter) -> str:
    code = [] if letter.code is None else [letter.code]
    before, after = ([fill(text, COLUMNS) for text in t] for t in (letter.before, letter.after))
    return "\n\n".join([*before, *code, *after]) + "\n"


def _html(letter: Letter) -> str:
    code = [] if letter.code is None else [f"<p><code>{escape(letter.code)}</code></p>"]
    before, after = (
        [f"<p>{escape(text)}</p>" for text in texts] for texts in (letter.before, letter.after)
    )
    body = "\n".join([*before, *code, *after])
    return f"<!doctype html>\n<html><body>\n{body}\n</body></html>\n"
