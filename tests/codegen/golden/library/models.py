# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The schemas of the contract as Pydantic models: what is valid was decided before."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from codegen.runtime.uploads import UploadedFile
from codegen.runtime.values import DateTime, Integer
from pydantic import MISSING, BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType


class Book(BaseModel):
    """A book, and where it stands."""

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    id: UUID
    title: str
    genre: Genre
    added_at: DateTime
    pages: int
    price: Literal["unknown"] | float
    cover: str | None | MISSING = MISSING
    place: Place | MISSING = MISSING
    plus_1: Annotated[Integer | MISSING, Field(alias="+1")] = MISSING
    from_: Annotated[str | MISSING, Field(alias="from")] = MISSING
    notes: dict[str, str] | MISSING = MISSING


class BookAdded(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    type: Literal["book.added"]
    data: Book


class BookCreate(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str
    genre: Genre = "novel"
    tags: list[str] = []
    secret: str | MISSING = MISSING


class BookPatch(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
    )
    title: str | MISSING = MISSING
    cover: str | None | MISSING = MISSING


class Changed(BaseModel):
    """The book changed in between."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    type: Literal["/problems/changed"]
    title: Literal["Changed"]
    status: Literal[412]
    detail: str | MISSING = MISSING


Genre = TypeAliasType("Genre", Literal["novel", "poetry", "Novel"])


class ListBooksShelf(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    room: Integer | MISSING = MISSING
    row: str | MISSING = MISSING


class Place1(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    kind: Literal["shelf"]
    room: int


class Place2(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    kind: Literal["lent"]
    reader: UUID


Place = TypeAliasType("Place", Place1 | Place2)


class Problem(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    type: str
    title: str
    status: Integer
    detail: str | MISSING = MISSING


class ReplaceCover204XSize(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    width: Integer | MISSING = MISSING


class ReplaceCoverBody(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    picture: UploadedFile
    pages: list[UploadedFile] | MISSING = MISSING
    place: Place | MISSING = MISSING
    year: int | MISSING = MISSING


class ReplaceCoverBodyAny(BaseModel):
    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    address: str | MISSING = MISSING


class TitleTaken(BaseModel):
    """Another book has this title."""

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
    )
    type: Literal["/problems/title_taken"]
    title: Literal["Title taken"]
    status: Literal[409]
    detail: str | MISSING = MISSING
    holder: UUID
    since: date | None
    suggestion: str | MISSING = MISSING
