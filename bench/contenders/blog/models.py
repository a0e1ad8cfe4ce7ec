"""The tables of B2, which Daybook's migrations make, as Django's ORM sees them."""

from typing import Any

from django.db import models


class User(models.Model):
    id = models.UUIDField(primary_key=True)
    username = models.TextField()
    display_name = models.TextField()
    avatar_url = models.TextField(null=True)

    class Meta:
        db_table, managed = "users", False


class Tag(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.TextField()
    name_key = models.TextField()

    class Meta:
        db_table, managed = "tags", False
        ordering = ("name_key",)


class PlainJSONField(models.JSONField):
    """A column of type `json`, which psycopg reads itself; Django expects `jsonb`."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value


class Post(models.Model):
    id = models.UUIDField(primary_key=True)
    author = models.ForeignKey(User, models.DO_NOTHING)
    title = models.TextField()
    slug = models.TextField()
    status = models.TextField()
    summary = models.TextField(null=True)
    content_format = models.TextField()
    content_json = PlainJSONField()
    content_html = models.TextField()
    metadata = models.JSONField()
    comment_policy = models.TextField()
    comments_count = models.IntegerField()
    likes_count = models.IntegerField()
    bookmarks_count = models.IntegerField()
    version = models.BigIntegerField()
    published_at = models.DateTimeField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    tags = models.ManyToManyField(Tag, through="PostTag")

    class Meta:
        db_table, managed = "posts", False


class PostTag(models.Model):
    pk = models.CompositePrimaryKey("post_id", "tag_id")
    post = models.ForeignKey(Post, models.DO_NOTHING)
    tag = models.ForeignKey(Tag, models.DO_NOTHING)

    class Meta:
        db_table, managed = "post_tags", False
