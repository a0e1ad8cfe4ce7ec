"""B0, the common blueprint: FastAPI, SQLModel on asyncpg, `selectinload` and `response_model`.

Written as the guides of these libraries show it: one session a request by dependency, relationships
loaded eagerly, answers shaped by Pydantic models, a JWT decoded by dependency. Run in an environment
of its own: `uvicorn blueprint:app`, with DATABASE_URL and JWT_SECRET.
"""

import os
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

import jwt
from fastapi import Depends, FastAPI, Header, HTTPException, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict
from sqlalchemy import BigInteger, Column, DateTime, Sequence
from sqlalchemy.dialects.postgresql import JSON, JSONB
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import selectinload
from sqlmodel import Field, Relationship, SQLModel, select

engine = create_async_engine(
    os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+asyncpg://"), pool_size=10
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
app = FastAPI()


def instant() -> Any:
    return Column(DateTime(timezone=True))


class PostTag(SQLModel, table=True):
    __tablename__ = "post_tags"
    post_id: UUID = Field(foreign_key="posts.id", primary_key=True)
    tag_id: UUID = Field(foreign_key="tags.id", primary_key=True)


class User(SQLModel, table=True):
    __tablename__ = "users"
    id: UUID = Field(primary_key=True)
    username: str
    display_name: str
    avatar_url: str | None = None


class Tag(SQLModel, table=True):
    __tablename__ = "tags"
    id: UUID = Field(primary_key=True)
    name: str
    name_key: str


class Post(SQLModel, table=True):
    __tablename__ = "posts"
    id: UUID = Field(primary_key=True)
    author_id: UUID = Field(foreign_key="users.id")
    title: str
    slug: str
    status: str
    summary: str | None
    content_format: str
    content_json: Any = Field(sa_column=Column(JSON))
    content_html: str
    metadata_: Any = Field(sa_column=Column("metadata", JSONB))
    comment_policy: str
    comments_count: int
    likes_count: int
    bookmarks_count: int
    version: int = Field(sa_column=Column(BigInteger))
    published_at: datetime = Field(sa_column=instant())
    created_at: datetime = Field(sa_column=instant())
    updated_at: datetime = Field(sa_column=instant())
    author: User = Relationship()
    tags: list[Tag] = Relationship(link_model=PostTag)


class EntryTag(SQLModel, table=True):
    __tablename__ = "entry_tags"
    entry_id: UUID = Field(foreign_key="entries.id", primary_key=True)
    tag_id: UUID = Field(foreign_key="tags.id", primary_key=True)


class Membership(SQLModel, table=True):
    __tablename__ = "memberships"
    workspace_id: UUID = Field(primary_key=True)
    user_id: UUID = Field(primary_key=True)
    role: str


class Entry(SQLModel, table=True):
    __tablename__ = "entries"
    id: UUID = Field(primary_key=True)
    workspace_id: UUID
    author_id: UUID = Field(foreign_key="users.id")
    title: str
    content: Any = Field(sa_column=Column(JSON))
    entry_date: date
    time_zone: str
    mood: str | None = None
    pinned: bool = False
    version: int = Field(sa_column=Column(BigInteger))
    created_at: datetime = Field(sa_column=instant())
    updated_at: datetime = Field(sa_column=instant())
    deleted_at: datetime | None = Field(default=None, sa_column=instant())
    purge_at: datetime | None = Field(default=None, sa_column=instant())
    author: User = Relationship()
    tags: list[Tag] = Relationship(link_model=EntryTag)


class Event(SQLModel, table=True):
    __tablename__ = "event_store"
    id: UUID = Field(primary_key=True)
    occurred_at: datetime = Field(sa_column=Column(DateTime(timezone=True), primary_key=True))
    aggregate_id: UUID
    aggregate_type: str
    aggregate_version: int = Field(sa_column=Column(BigInteger))
    event_type: str
    event_data: Any = Field(sa_column=Column(JSON))
    public_data: Any = Field(sa_column=Column(JSON))
    metadata_: Any = Field(sa_column=Column("metadata", JSONB))
    position: int = Field(sa_column=Column(BigInteger, Sequence("event_positions")))


class Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class AuthorOut(Out):
    id: UUID
    username: str
    display_name: str
    avatar_url: str | None


class PostSummary(Out):
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


class PostOut(PostSummary):
    content_format: str
    content: Any
    content_html: str
    content_raw: str | None = None


class PostList(Out):
    data: list[PostSummary]


class EntryIn(BaseModel):
    title: str
    content: dict[str, Any]


class EntryPatch(BaseModel):
    title: str


class EntryOut(Out):
    id: UUID
    workspace_id: UUID
    author: AuthorOut
    title: str
    content: Any
    entry_date: date
    time_zone: str
    mood: str | None
    pinned: bool
    tags: list[str]
    status: str
    version: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    purge_at: datetime | None


async def session() -> AsyncIterator[AsyncSession]:
    async with sessions() as opened:
        yield opened


async def current_user(
    credentials: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())],
) -> UUID:
    try:
        claims = jwt.decode(credentials.credentials, os.environ["JWT_SECRET"], algorithms=["HS256"])
    except jwt.InvalidTokenError as error:
        raise HTTPException(401) from error
    return UUID(claims["sub"])


Session = Annotated[AsyncSession, Depends(session)]
Caller = Annotated[UUID, Depends(current_user)]


def fields(post: Post) -> dict[str, Any]:
    names = sorted(post.tags, key=lambda tag: tag.name_key)
    values = {**dict(post), "author": post.author, "content": post.content_json}
    return {**values, "metadata": post.metadata_, "tags": [tag.name for tag in names]}


def entry_out(entry: Entry) -> EntryOut:
    status = "active" if entry.deleted_at is None else "trashed"
    tags = [tag.name for tag in sorted(entry.tags, key=lambda tag: tag.name_key)]
    values = {**dict(entry), "author": entry.author, "status": status, "tags": tags}
    return EntryOut.model_validate(values)


@app.get("/healthz")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/api/v1/users/{username}/posts/{slug}", response_model=PostOut)
async def read_post(
    username: str,
    slug: str,
    db: Session,
    response: Response,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Any:
    query = (
        select(Post)
        .join(User)
        .where(User.username == username, Post.slug == slug, Post.status == "published")
        .options(selectinload(Post.author), selectinload(Post.tags))
    )
    post = (await db.execute(query)).scalar_one_or_none()
    if post is None:
        raise HTTPException(404)
    if if_none_match == f'"{post.version}"':
        return Response(status_code=304, headers={"ETag": if_none_match})
    response.headers["ETag"] = f'"{post.version}"'
    return PostOut.model_validate(fields(post))


@app.get("/api/v1/posts", response_model=PostList)
async def list_posts(db: Session, limit: int = 20) -> Any:
    query = (
        select(Post)
        .where(Post.status == "published")
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(limit)
        .options(selectinload(Post.author), selectinload(Post.tags))
    )
    posts = (await db.execute(query)).scalars().all()
    return PostList(data=[PostSummary.model_validate(fields(post)) for post in posts])


@app.post("/api/v1/workspaces/{workspace_id}/entries", status_code=201, response_model=EntryOut)
async def create_entry(workspace_id: UUID, body: EntryIn, db: Session, who: Caller) -> Any:
    member = await db.get(Membership, (workspace_id, who))
    if member is None:
        raise HTTPException(404)
    now = datetime.now(UTC)
    entry = Entry(
        id=uuid4(),
        workspace_id=workspace_id,
        author_id=who,
        title=body.title,
        content=body.content,
        entry_date=now.date(),
        time_zone="UTC",
        version=1,
        created_at=now,
        updated_at=now,
    )
    change = {"title": body.title, "content": body.content}
    db.add(entry)
    db.add(event(entry, "entry.created", change, who))
    await db.commit()
    await db.refresh(entry, ["author", "tags"])
    return entry_out(entry)


@app.patch("/api/v1/entries/{entry_id}", response_model=EntryOut)
async def update_entry(
    entry_id: UUID, body: EntryPatch, db: Session, who: Caller, if_match: Annotated[str, Header()]
) -> Any:
    query = (
        select(Entry)
        .join(Membership, Membership.workspace_id == Entry.workspace_id)
        .where(Entry.id == entry_id, Membership.user_id == who)
        .options(selectinload(Entry.author), selectinload(Entry.tags))
        .with_for_update(of=Entry)
    )
    entry = (await db.execute(query)).scalar_one_or_none()
    if entry is None:
        raise HTTPException(404)
    if if_match not in ("*", f'"{entry.version}"'):
        raise HTTPException(412)
    entry.title, entry.version = body.title, entry.version + 1
    entry.updated_at = datetime.now(UTC)
    db.add(event(entry, "entry.updated", {"title": body.title}, who))
    await db.commit()
    return entry_out(entry)


def event(entry: Entry, kind: str, change: dict[str, Any], who: UUID) -> Event:
    return Event(
        id=uuid4(),
        occurred_at=entry.updated_at,
        aggregate_id=entry.id,
        aggregate_type="entry",
        aggregate_version=entry.version,
        event_type=kind,
        event_data=change,
        public_data={"entry_id": str(entry.id), "version": entry.version},
        metadata_={"actor": {"kind": "user", "id": str(who)}, "trace_id": None},
    )
