"""Letters: as files of a folder, and by SMTP with TLS, credentials and refusals."""

from __future__ import annotations

import asyncio
import os
import ssl
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from core.mail import FolderMailer, Letter, MailRefused, SmtpMailer, compose, mailer

SENDER = "Daybook <daybook@localhost>"
CODE = "dbm_" + "a" * 64
LETTER = Letter(
    "019a5c1d",
    "noor@example.org",
    "Confirm your address",
    ["Hello نور & <co>,", "This token is " + "long " * 30 + "to wrap:"],
    CODE,
    ["It works once."],
)


class Box:
    """A mail server's hands: keeps what it is given, or says no."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.answer = answer
        self.envelopes: list[Envelope] = []
        self.encrypted: list[bool] = []

    async def handle_DATA(  # noqa: N802 - the library's name
        self, _server: Any, session: Session, envelope: Envelope
    ) -> str:
        """Take a letter."""
        self.envelopes.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return self.answer


def parsed(content: bytes) -> EmailMessage:
    """Read a message back."""
    return message_from_bytes(content, policy=policy.default)


def test_a_letter_has_text_and_simple_html() -> None:
    """Both say the same; the code stands alone on its line, unbroken; markup is escaped."""
    message = parsed(compose(LETTER, SENDER).as_bytes())
    plain, rich = (message.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert rich is not None
    lines = plain.get_content().splitlines()
    assert lines[0] == "Hello نور & <co>,"
    assert CODE in lines
    assert max(map(len, lines)) <= 72
    assert "<p>Hello نور &amp; &lt;co&gt;,</p>" in rich.get_content()
    assert f"<code>{CODE}</code>" in rich.get_content()
    assert (message["From"], message["To"]) == (SENDER, LETTER.to)
    assert message["Message-ID"] == "<019a5c1d@localhost>"
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("to", ["a@b.example\nBcc: x@y.example", "a@b.example\r\nX: y", "a"])
def test_an_address_cannot_add_headers(to: str) -> None:
    """Whatever an address has in it, it stays an address, or is refused."""
    with pytest.raises(ValueError, match=r"."):
        compose(Letter("i", to, "s", ["t"]), SENDER)


async def test_letters_are_whole_files(tmp_path: Path) -> None:
    """One file a letter; the same one again replaces it; nobody else may look into the folder."""
    folder = tmp_path / "mail"
    post = mailer(None, SENDER, folder)
    assert isinstance(post, FolderMailer)
    await asyncio.gather(*(post.send(LETTER) for _ in range(5)))
    (file,) = folder.iterdir()
    assert file.name == "019a5c1d.eml"
    assert parsed(file.read_bytes())["To"] == LETTER.to
    assert folder.stat().st_mode & 0o777 == 0o700


# By SMTP ------------------------------------------------------------------------------------------


@asynccontextmanager
async def server(
    box: Box, *, tls: ssl.SSLContext | None = None, **options: Any
) -> AsyncIterator[int]:
    """Run a mail server on this machine; `tls` speaks it from the first byte. Give its port."""
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: SMTP(box, loop=loop, hostname="localhost", **options), "127.0.0.1", 0, ssl=tls
    )
    async with listening:
        yield listening.sockets[0].getsockname()[1]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate of this machine, in one file, that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + signed.public_bytes(Encoding.PEM))
    return file


@pytest.fixture
def tls(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What the server speaks; this process trusts it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


class Door:
    """Lets one user in."""

    def __init__(self) -> None:
        self.tried: list[tuple[bytes, bytes]] = []

    def __call__(self, _s: Any, _session: Any, _e: Any, _mechanism: str, data: Any) -> AuthResult:
        """Compare name and password."""
        self.tried.append((data.login, data.password))
        return AuthResult(success=self.tried[-1] == (b"day@book", b"p:w/d"))


async def test_smtp_in_clear_is_for_who_asks_for_it() -> None:
    """A server on this machine gets the letter, with its addresses."""
    box = Box()
    async with server(box) as port:
        await SmtpMailer(f"smtp+plain://127.0.0.1:{port}", SENDER).send(LETTER)
    (envelope,) = box.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("daybook@localhost", [LETTER.to])
    assert isinstance(envelope.content, bytes)
    assert parsed(envelope.content)["Subject"] == LETTER.subject
    assert box.encrypted == [False]


async def test_smtp_asks_for_starttls(tls: ssl.SSLContext) -> None:
    """And sends name and password, decoded from the URL, only after it."""
    box, door = Box(), Door()
    options: dict[str, Any] = {"tls_context": tls, "authenticator": door, "auth_required": True}
    async with server(box, **options) as port:
        await SmtpMailer(f"smtp://day%40book:p%3Aw%2Fd@localhost:{port}", SENDER).send(LETTER)
    assert box.encrypted == [True]
    assert door.tried == [(b"day@book", b"p:w/d")]


async def test_smtp_never_goes_on_without_tls() -> None:
    """A server, or somebody between, who offers no STARTTLS gets neither password nor letter."""
    box, door = Box(), Door()
    options: dict[str, Any] = {"authenticator": door, "auth_require_tls": False}
    async with server(box, **options) as port:
        with pytest.raises(MailRefused):
            await SmtpMailer(f"smtp://day%40book:p%3Aw%2Fd@localhost:{port}", SENDER).send(LETTER)
    assert (box.envelopes, door.tried) == ([], [])


async def test_smtps_is_tls_at_once(tls: ssl.SSLContext) -> None:
    """On a port that speaks nothing else."""
    box = Box()
    async with server(box, tls=tls) as port:
        await SmtpMailer(f"smtps://localhost:{port}", SENDER).send(LETTER)
    assert len(box.envelopes) == 1


async def test_a_certificate_of_somebody_else_is_refused(certificate: Path) -> None:
    """Nobody signs it whom this process trusts."""
    box = Box()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async with server(box, tls=context) as port:
        with pytest.raises((MailRefused, OSError)):
            await SmtpMailer(f"smtps://localhost:{port}", SENDER).send(LETTER)
    assert box.envelopes == []


async def test_a_refusal_says_its_code_and_no_secret() -> None:
    """What goes to the log is neither the letter nor the address, though the server quotes both."""
    box = Box(f"554 no {CODE} for {LETTER.to}")
    async with server(box) as port:
        with pytest.raises(MailRefused) as refused:
            await SmtpMailer(f"smtp+plain://127.0.0.1:{port}", SENDER).send(LETTER)
    assert "554" in str(refused.value)
    assert CODE not in repr(refused.value) + repr(refused.value.__cause__)
    assert LETTER.to not in repr(refused.value)
    assert refused.value.__suppress_context__


async def test_a_server_that_is_away_is_a_refusal() -> None:
    """To be tried again by the job."""
    with pytest.raises((MailRefused, OSError)):
        await SmtpMailer("smtp+plain://127.0.0.1:9", SENDER).send(LETTER)


async def test_mail_in_a_folder_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    """Whatever the umask is, and also in a folder that an older version left open."""
    folder = tmp_path / "data" / "mail"
    folder.mkdir(parents=True)
    (folder / "old.eml").touch(0o644)
    folder.chmod(0o755)
    before = os.umask(0)
    try:
        await FolderMailer(folder, SENDER).send(LETTER)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
