"""Cookie values are opaque: what is no percent escape is itself."""

from __future__ import annotations

import pytest

from tests.codegen.runtime.service import client, operation, parameter, router


@pytest.mark.parametrize(
    ("sent", "read"), [("100%", "100%"), ("a%20b", "a b"), ("%zz%20", "%zz%20"), ("plain", "plain")]
)
async def test_a_stray_percent_sign_is_taken_as_it_is(sent: str, read: str) -> None:
    """RFC 6265 knows no escapes; those that are well-formed are decoded all the same."""
    app = router(operation(parameter("note", "cookie")))
    async with client(app, headers={"cookie": f"note={sent}"}) as http:
        assert (await http.get("/things")).json() == {"note": read}
