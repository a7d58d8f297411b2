"""A body that does not end is not read to its end."""

import asyncio

import pytest

from warta.newsroom.bounded import COMMENT, NEWSROOM, bounded

PIECE = b"x" * (256 << 10)


@pytest.mark.parametrize(("path", "most"), [("/talk/1/", COMMENT), ("/newsroom/login/", NEWSROOM)])
def test_what_is_behind_sees_the_end_of_a_body_that_has_none(path, most):
    seen, sent = [], 0

    async def receive():
        nonlocal sent
        sent += 1
        if sent * len(PIECE) > 2 * most:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": PIECE, "more_body": True}

    async def app(scope, receive, send):
        message = await receive()
        while message["type"] == "http.request":
            seen.append(len(message["body"]))
            if not message["more_body"]:
                break
            message = await receive()
        seen.append((await receive())["type"])

    asyncio.run(bounded(app)({"type": "http", "path": path}, receive, None))
    assert seen.pop() == "http.disconnect"
    assert most < sum(seen) <= most + len(PIECE)
