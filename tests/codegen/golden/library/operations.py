# DO NOT EDIT. Change library.yaml, then: python -m codegen generate library.yaml
"""The operations of the contract, as the runtime reads them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from codegen.runtime import Body, Encoding, HeaderSpec, Operation, Parameter, ResponseSpec
from pydantic import TypeAdapter

from . import models, requests

BOOK_ID_PATH = Parameter(
    name="book_id",
    field="book_id",
    location="path",
    required=True,
    pointer="/paths/~1books~1{book_id}/parameters/0/schema",
    convert=UUID,
)

ANSWER_204 = ResponseSpec("204")

LIST_BOOKS = Operation(
    id="listBooks",
    name="list_books",
    tag="books",
    method="GET",
    path="/books",
    parameters=(
        Parameter(
            name="limit",
            field="limit",
            location="query",
            required=False,
            pointer="/paths/~1books/get/parameters/0/schema",
            types=("integer",),
            style="form",
            explode=True,
            default=10,
        ),
        Parameter(
            name="since",
            field="since",
            location="query",
            required=False,
            pointer="/paths/~1books/get/parameters/1/schema",
            style="form",
            explode=True,
            convert=date.fromisoformat,
        ),
        Parameter(
            name="tag",
            field="tag",
            location="query",
            required=False,
            pointer="/paths/~1books/get/parameters/2/schema",
            kind="array",
            items=("string",),
            style="form",
        ),
        Parameter(
            name="shelf",
            field="shelf",
            location="query",
            required=False,
            pointer="/paths/~1books/get/parameters/3/schema",
            kind="object",
            properties=(("room", ("integer",)), ("row", ("string",))),
            style="deepObject",
            explode=True,
            convert=TypeAdapter[Any](models.ListBooksShelf).validate_python,
        ),
        Parameter(
            name="X-Trace",
            field="x_trace",
            location="header",
            required=False,
            pointer="/paths/~1books/get/parameters/4/schema",
            convert=UUID,
        ),
        Parameter(
            name="session",
            field="session",
            location="cookie",
            required=False,
            pointer="/paths/~1books/get/parameters/5/schema",
            types=("null", "string"),
            style="form",
            explode=True,
        ),
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={
                "application/json": "/paths/~1books/get/responses/200/content/application~1json/schema",
                "text/csv": "/paths/~1books/get/responses/200/content/text~1csv/schema",
            },
            headers=(
                HeaderSpec(
                    name="Cache-Control",
                    required=True,
                    pointer="/paths/~1books/get/responses/200/headers/Cache-Control/schema",
                ),
                HeaderSpec(
                    name="X-Total",
                    required=True,
                    pointer="/paths/~1books/get/responses/200/headers/X-Total/schema",
                ),
                HeaderSpec(
                    name="Link",
                    pointer="/paths/~1books/get/responses/200/headers/Link/schema",
                ),
            ),
        ),
        ResponseSpec(
            "4XX",
            media_types={
                "application/problem+json": "/components/responses/Refused/content/application~1problem+json/schema",
            },
        ),
    ),
    security=((), (("token", ("books:read",)),)),
    request=requests.ListBooks,
    problems=frozenset(("/problems/changed", "/problems/title_taken")),
    signature="async def list_books(ctx: Context, req: ListBooks) -> ListBooks200: ...",
    accept_field="accept",
)

ADD_BOOK = Operation(
    id="addBook",
    name="add_book",
    tag="books",
    method="POST",
    path="/books",
    bodies=(
        Body(
            media_type="application/json",
            pointer="/components/schemas/BookCreate",
            model=models.BookCreate,
        ),
        Body(
            media_type="text/plain",
            pointer="/paths/~1books/post/requestBody/content/text~1plain/schema",
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "201",
            media_types={"application/json": "/components/schemas/Book"},
            headers=(
                HeaderSpec(
                    name="Location",
                    required=True,
                    pointer="/paths/~1books/post/responses/201/headers/Location/schema",
                ),
                HeaderSpec(
                    name="ETag",
                    required=True,
                    pointer="/paths/~1books/post/responses/201/headers/ETag/schema",
                ),
            ),
        ),
        ResponseSpec(
            "409",
            media_types={
                "application/problem+json": "/components/responses/Refused/content/application~1problem+json/schema",
            },
        ),
    ),
    security=((("token", ("books:write",)), ("key", ())),),
    request=requests.AddBook,
    problems=frozenset(("/problems/changed", "/problems/title_taken")),
    signature="async def add_book(ctx: Context, req: AddBook) -> AddBook201: ...",
)

READ_BOOK = Operation(
    id="readBook",
    name="read_book",
    tag="books",
    method="GET",
    path="/books/{book_id}",
    parameters=(BOOK_ID_PATH,),
    responses=(
        ResponseSpec("200", media_types={"application/json": "/components/schemas/Book"}),
        ResponseSpec("304"),
        ResponseSpec(
            "default",
            media_types={
                "application/problem+json": "/components/responses/Refused/content/application~1problem+json/schema",
            },
        ),
    ),
    request=requests.ReadBook,
    problems=frozenset(("/problems/changed", "/problems/title_taken")),
    signature="async def read_book(ctx: Context, req: ReadBook) -> ReadBook200: ...",
)

CHANGE_BOOK = Operation(
    id="changeBook",
    name="change_book",
    tag="books",
    method="PATCH",
    path="/books/{book_id}",
    parameters=(
        BOOK_ID_PATH,
        Parameter(
            name="If-Match",
            field="if_match",
            location="header",
            required=True,
            pointer="/paths/~1books~1{book_id}/patch/parameters/0/schema",
            missing_problem="/problems/precondition_required",
        ),
    ),
    bodies=(
        Body(
            media_type="application/merge-patch+json",
            pointer="/components/schemas/BookPatch",
            model=models.BookPatch,
        ),
    ),
    responses=(
        ANSWER_204,
        ResponseSpec(
            "412",
            media_types={
                "application/problem+json": "/components/responses/Refused/content/application~1problem+json/schema",
            },
        ),
    ),
    security=((("token", ("books:write",)),),),
    request=requests.ChangeBook,
    problems=frozenset(("/problems/changed", "/problems/title_taken")),
    extensions={"x-cost": 2},
    signature="async def change_book(ctx: Context, req: ChangeBook) -> ChangeBook204: ...",
)

READ_COVER = Operation(
    id="readCover",
    name="read_cover",
    tag="covers",
    method="GET",
    path="/books/{book_id}/cover",
    parameters=(
        Parameter(
            name="book_id",
            field="book_id",
            location="path",
            required=True,
            pointer="/paths/~1books~1{book_id}~1cover/get/parameters/0/schema",
            convert=UUID,
        ),
    ),
    responses=(
        ResponseSpec(
            "200",
            media_types={
                "image/*": "/paths/~1books~1{book_id}~1cover/get/responses/200/content/image~1*/schema",
            },
        ),
        ResponseSpec(
            "default",
            media_types={
                "application/json": "/paths/~1books~1{book_id}~1cover/get/responses/default/content/application~1json/schema",
            },
        ),
    ),
    request=requests.ReadCover,
    signature="async def read_cover(ctx: Context, req: ReadCover) -> ReadCover200: ...",
)

REPLACE_COVER = Operation(
    id="replaceCover",
    name="replace_cover",
    tag="covers",
    method="PUT",
    path="/books/{book_id}/cover",
    parameters=(
        Parameter(
            name="book_id",
            field="book_id",
            location="path",
            required=True,
            pointer="/paths/~1books~1{book_id}~1cover/put/parameters/0/schema",
            convert=UUID,
        ),
    ),
    bodies=(
        Body(
            media_type="multipart/form-data",
            pointer="/paths/~1books~1{book_id}~1cover/put/requestBody/content/multipart~1form-data/schema",
            model=models.ReplaceCoverBody,
            encodings=(
                Encoding(
                    property="picture",
                    content_type="image/png, image/jpeg",
                    headers=(
                        HeaderSpec(
                            name="X-Credit",
                            pointer="/paths/~1books~1{book_id}~1cover/put/requestBody/content/multipart~1form-data/encoding/picture/headers/X-Credit/schema",
                        ),
                    ),
                ),
            ),
        ),
        Body(
            media_type="*/*",
            pointer="/paths/~1books~1{book_id}~1cover/put/requestBody/content/*~1*/schema",
            model=models.ReplaceCoverBodyAny,
        ),
    ),
    body_required=True,
    responses=(
        ResponseSpec(
            "204",
            headers=(
                HeaderSpec(
                    name="X-Size",
                    pointer="/paths/~1books~1{book_id}~1cover/put/responses/204/headers/X-Size/schema",
                    explode=True,
                ),
                HeaderSpec(
                    name="X-Place",
                    pointer="/components/schemas/Place",
                    content_type="application/json",
                ),
            ),
        ),
    ),
    request=requests.ReplaceCover,
    signature="async def replace_cover(ctx: Context, req: ReplaceCover) -> ReplaceCover204: ...",
)

FOLLOW_NEWS = Operation(
    id="followNews",
    name="follow_news",
    tag="covers",
    method="GET",
    path="/news",
    responses=(
        ResponseSpec("200", media_types={"text/event-stream": "/components/schemas/BookAdded"}),
    ),
    request=requests.FollowNews,
    signature="async def follow_news(ctx: Context, req: FollowNews) -> FollowNews200: ...",
    last_event_field="last_event_id",
)

GET_HEALTH = Operation(
    id="getHealth",
    name="get_health",
    tag="default",
    method="GET",
    path="/health",
    responses=(ANSWER_204,),
    has_input=False,
    signature="async def get_health(ctx: Context) -> GetHealth204: ...",
)

OPERATIONS: tuple[Operation, ...] = (
    LIST_BOOKS,
    ADD_BOOK,
    READ_BOOK,
    CHANGE_BOOK,
    READ_COVER,
    REPLACE_COVER,
    FOLLOW_NEWS,
    GET_HEALTH,
)
