"""What a reader's form sent, read with suspicion."""

from urllib.parse import parse_qsl

import msgspec

MOST_BYTES = 256 * 1024
"""More than five thousand characters of any script take up, percent-encoded, several times over."""
_MOST_FIELDS = 20
_FORM = "application/x-www-form-urlencoded"


class Sent(msgspec.Struct, frozen=True):
    """The fields of the form as text."""

    name: str = ""
    text: str = ""
    parent: int | None = None
    """The comment that it answers; -1, which there never is, where the form said something else than a number."""
    website: str = ""


class Unfit(Exception):  # noqa: N818
    """The request holds no comment. ``code`` is the sentence for its sender; ``sent`` what could be read of it."""

    def __init__(self, code: str, status: int, sent: Sent | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.sent = sent or Sent()


def read_form(request) -> Sent:
    """The fields of a POST. Raises Unfit where it is too large, of another kind, or damaged."""
    if request.content_type != _FORM:
        raise Unfit("wrong_form", 415)
    body = _body(request)
    try:
        fields = dict(_fields(body, "strict"))
    except UnicodeDecodeError:
        raise Unfit("unreadable", 400, _sent(dict(_fields(body, "replace")))) from None
    except ValueError:
        raise Unfit("wrong_form", 400) from None
    return _sent(fields)


def _body(request) -> bytes:
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if announced.isascii() and announced.isdigit() and int(announced[:12]) > MOST_BYTES:
        raise Unfit("too_large", 413)
    try:
        body = request.read(MOST_BYTES + 1)
    except OSError:  # the sender hung up
        raise Unfit("unreadable", 400) from None
    if len(body) > MOST_BYTES:
        raise Unfit("too_large", 413)
    return body


def _fields(body: bytes, errors: str) -> list[tuple[str, str]]:
    text = body.decode("utf-8", errors)
    return parse_qsl(text, keep_blank_values=True, errors=errors, max_num_fields=_MOST_FIELDS)


def _sent(fields: dict[str, str]) -> Sent:
    return Sent(
        name=fields.get("name", ""),
        text=fields.get("text", ""),
        parent=_parent(fields.get("parent", "").strip()),
        website=fields.get("website", ""),
    )


def _parent(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else -1
