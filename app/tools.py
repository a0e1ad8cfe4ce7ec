"""What handlers and tasks are given besides their request, made once for a process."""

from __future__ import annotations

from dataclasses import dataclass

from core.blobs import Blobs
from core.context import Context, Database, Principal, RequestInfo
from core.images import Images
from core.mail import Mailer, mailer
from core.paging import Cursors
from core.passwords import Passwords
from core.settings import Settings
from core.tokens import KeyRing


@dataclass(frozen=True, slots=True)
class Tools:
    """The settings and everything made from them."""

    settings: Settings
    tokens: KeyRing
    cursors: Cursors
    passwords: Passwords
    mailer: Mailer
    blobs: Blobs
    images: Images

    @classmethod
    def from_settings(cls, settings: Settings) -> Tools:
        """Make the tools. Without a configured secret the data folder has one, or gets one."""
        if settings.secret is None:
            tokens = KeyRing.load_or_create(str(settings.data))
        else:
            tokens = KeyRing.from_settings(settings.secret, settings.previous_secrets)
        cursors = Cursors(*tokens.subkeys("cursor"))
        blobs = Blobs(settings.blob_url, settings.data)
        post = mailer(settings.smtp_url, settings.mail_from, settings.mail_folder)
        return cls(settings, tokens, cursors, Passwords(), post, blobs, Images())

    def context(self, db: Database, request: RequestInfo, who: Principal | None = None) -> Context:
        """Make the context of one request, or of one job, which nobody makes."""
        return Context(
            who=who,
            db=db,
            request=request,
            settings=self.settings,
            tokens=self.tokens,
            cursors=self.cursors,
            passwords=self.passwords,
            mailer=self.mailer,
            blobs=self.blobs,
            images=self.images,
        )

    def close(self) -> None:
        """Let go of threads."""
        self.passwords.close()
