"""B2, Django Ninja on Django's ORM: async views, `select_related` and `prefetch_related`.

Run in an environment of its own: `uvicorn ninja_site:application`, with DATABASE_URL.
"""

import os
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import django
from django.conf import settings

address = urlsplit(os.environ["DATABASE_URL"])
settings.configure(
    ALLOWED_HOSTS=["*"],
    INSTALLED_APPS=["blog"],
    ROOT_URLCONF="ninja_site",
    SECRET_KEY="of a benchmark",
    USE_TZ=True,
    MIDDLEWARE=[],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": address.path.lstrip("/"),
            "USER": address.username,
            "PASSWORD": address.password,
            "HOST": address.hostname or dict(parse_qsl(address.query)).get("host"),
            "PORT": address.port,
            "OPTIONS": {"pool": {"min_size": 2, "max_size": 10}},
        }
    },
)
django.setup()

from blog.models import Post  # noqa: E402 - Django is set up first
from django.core.asgi import get_asgi_application  # noqa: E402 - Django is set up first
from django.urls import path  # noqa: E402
from ninja import NinjaAPI, Schema  # noqa: E402


class AuthorOut(Schema):
    id: UUID
    username: str
    display_name: str
    avatar_url: str | None


class PostSummary(Schema):
    id: UUID
    author: AuthorOut
    title: str
    slug: str
    status: str
    summary: str | None
    tags: list[str]
    metadata: dict[str, Any]
    comment_policy: str
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: datetime
    created_at: datetime
    updated_at: datetime
    authoring: None = None

    @staticmethod
    def resolve_tags(post: Post) -> list[str]:
        return [tag.name for tag in post.tags.all()]


class PostOut(PostSummary):
    content_format: str
    content: Any
    content_html: str
    content_raw: str | None = None

    @staticmethod
    def resolve_content(post: Post) -> Any:
        return post.content_json


class PostList(Schema):
    data: list[PostSummary]


api = NinjaAPI(openapi_url=None)
posts = Post.objects.select_related("author").prefetch_related("tags").filter(status="published")


@api.get("/healthz")
async def health(request: Any) -> dict[str, str]:
    return {"status": "ok"}


@api.get("/api/v1/users/{username}/posts/{slug}", response=PostOut)
async def read_post(request: Any, username: str, slug: str) -> Any:
    return await posts.aget(author__username=username, slug=slug)


@api.get("/api/v1/posts", response=PostList)
async def list_posts(request: Any, limit: int = 20) -> Any:
    return {"data": [post async for post in posts.order_by("-published_at", "-id")[:limit]]}


urlpatterns = [path("", api.urls)]
application = get_asgi_application()
