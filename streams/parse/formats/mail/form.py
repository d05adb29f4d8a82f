"""A story that was filled into a form on the web and sent as JSON: {"Headline":["…"],"Slugline":["…"],"Body":["…"]}."""

from collections.abc import Callable
from typing import Any

from schemas.article import Dateline
from schemas.ninjs import Genre, Subject, Text
from streams.errors import ParseError
from streams.parse.draft import Draft
from streams.parse.strict_json import read_json
from streams.text.paragraphs import split_paragraphs, text_of
from streams.text.spaces import squeeze

_LIMIT = 200_000


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and 1 <= int(said) <= 9 else None  # noqa: PLR2004 - ninjs urgency


_FIELDS: dict[str, Callable[[Draft, str], Any]] = {
    "Headline": lambda draft, said: setattr(draft, "headline", squeeze(said)),
    "Slugline": lambda draft, said: setattr(draft, "slugline", squeeze(said)),
    "Abstract": lambda draft, said: draft.descriptions.append(
        Text(role="summary", content_type="text/plain", value=squeeze(said))
    ),
    "Category": lambda draft, said: draft.subjects.append(Subject(name=squeeze(said))),
    "Genre": lambda draft, said: draft.genres.append(Genre(name=squeeze(said))),
    "Priority": lambda draft, said: setattr(draft, "priority", squeeze(said)),
    "News Value": lambda draft, said: setattr(draft, "urgency", _number(said)),
    "Dateline": lambda draft, said: setattr(draft, "dateline", _dateline(said)),
}
"""What the fields of such a form are called, and where they go."""


def _dateline(said: str) -> Dateline:
    return Dateline(text=squeeze(said), places=(squeeze(said).title(),))


def read_form(draft: Draft) -> bool:
    """Read the form that the text of a message is; False when it is none. The other fields stay in the header."""
    text = text_of(draft.blocks)
    if not text.startswith('{"') or len(text) > _LIMIT:
        return False
    try:
        value = read_json(text.replace("\n", " ")).value
    except ParseError:
        return False
    fields = {name: _said(field) for name, field in value.items()} if isinstance(value, dict) else {}
    if not fields.get("Body") or not fields.get("Headline"):
        return False
    draft.title, draft.headline = draft.headline, None
    draft.header |= {name: said for name, said in fields.items() if said and name != "Body"}
    for name, fill in _FIELDS.items():
        if fields.get(name):
            fill(draft, fields[name])
    draft.blocks = split_paragraphs(fields["Body"])
    return True


def _said(field: Any) -> str:
    values = field if isinstance(field, list) else [field]
    return next((value for value in values if isinstance(value, str) and value.strip()), "")
