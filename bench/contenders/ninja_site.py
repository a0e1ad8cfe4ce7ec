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

from django.core.asgi import get_asgi_application  # noqa: E402 - Django is set up first
from django.db import models  # noqa: E402
from django.urls import path  # noqa: E402
from ninja import NinjaAPI, Schema  # noqa: E402


class User(models.Model):
    id = models.UUIDField(primary_key=True)
    username = models.TextField()
    display_name = models.TextField()
    avatar_url = models.TextField(null=True)

    class Meta:
        app_label, db_table, managed = "blog", "users", False


class Tag(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    name_key = models.TextField()

    class Meta:
        app_label, db_table, managed = "blog", "tags", False
        ordering = ("name_key",)


class Post(models.Model):
    id = models.UUIDField(primary_key=True)
    author = models.ForeignKey(User, models.DO_NOTHING)
    title = models.TextField()
    slug = models.TextField()
    status = models.TextField()
    summary = models.TextField(null=True)
    content_json = models.JSONField()
    content_html = models.TextField()
    comments_count = models.IntegerField()
    likes_count = models.IntegerField()
    bookmarks_count = models.IntegerField()
    version = models.BigIntegerField()
    published_at = models.DateTimeField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    tags = models.ManyToManyField(Tag, through="PostTag")

    class Meta:
        app_label, db_table, managed = "blog", "posts", False


class PostTag(models.Model):
    pk = models.CompositePrimaryKey("post_id", "tag_id")
    post = models.ForeignKey(Post, models.DO_NOTHING)
    tag = models.ForeignKey(Tag, models.DO_NOTHING)

    class Meta:
        app_label, db_table, managed = "blog", "post_tags", False


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
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int
    published_at: datetime
    created_at: datetime
    updated_at: datetime

    @staticmethod
    def resolve_tags(post: Post) -> list[str]:
        return [tag.name for tag in post.tags.all()]


class PostOut(PostSummary):
    content: Any
    content_html: str

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
