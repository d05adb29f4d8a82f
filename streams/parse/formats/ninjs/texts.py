"""The texts of a ninjs object: headlines, descriptions, and the one body that is read."""

from typing import Literal, NamedTuple

from schemas.ninjs import Text
from streams.parse.draft import Block, Draft
from streams.parse.formats.ninjs.own_texts import BODIES, PUBLISHED
from streams.parse.formats.nitf.embedded import read_embedded
from streams.parse.properties import Properties, plain_line
from streams.text.figures import without_figures
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs
from streams.text.words import words

Kind = Literal["html", "nitf", "plain", "other"]

_RANK: dict[Kind, int] = {"html": 0, "nitf": 1, "plain": 2, "other": 3}
"""HTML first: it keeps crossheads, tables and links."""

_WHOLE = words("text html html5 xhtml richtext richhtml5 nitf article body") | {""}
"""Roles of renderings that are the whole text, as agencies call them; `script`, `summary` and `caption` are not."""


_OF_STORIES = ("slug", "status", *PUBLISHED)
"""One of these makes `html` a text: what is to be embedded in pages has the same name."""


class _Rendering(NamedTuple):
    role: str
    kind: Kind
    value: str


def read_texts(item: Properties, draft: Draft) -> None:
    """Read headlines, descriptions and body into the draft."""
    headlines = item.objects("headlines")
    main = next((each for each in headlines if each.text("role") == "main"), headlines[0] if headlines else None)
    draft.headline = (
        (main.text("value") if main else None)
        or item.text("headline", "headline_main")
        or _any_headline(item)
        or item.text("title", "name", "webTitle")
    )
    draft.other_headlines = _texts([each for each in headlines if each is not main]) or _old_headlines(
        item, draft.headline
    )
    draft.descriptions = _texts(item.objects("descriptions")) or _old_descriptions(item)
    _read_body(item, draft)
    draft.blocks = _without_headline(draft.blocks, draft.headline)


def _texts(several: list[Properties]) -> list[Text]:
    return [Text(role=each.text("role"), value=value) for each in several if (value := each.text("value"))]


def _any_headline(item: Properties) -> str | None:
    """Return the first of the 1.x pattern properties (`headline_simple`)."""
    return next(
        (line for _, value in item.starting("headline_") if isinstance(value, str) and (line := plain_line(value))),
        None,
    )


def _old_headlines(item: Properties, main: str | None) -> list[Text]:
    """Return what the 1.x pattern properties say beside the main headline: `headline_short`."""
    given = ((role, plain_line(value)) for role, value in item.starting("headline_") if isinstance(value, str))
    return [Text(role=role, value=value) for role, value in given if value and value != main]


def _old_descriptions(item: Properties) -> list[Text]:
    """Return the 1.x patterns (`description_text`, `description_caption`); several renderings of one text are one."""
    found: dict[str, str | None] = {}
    for role, value in item.starting("description_"):
        if isinstance(value, str) and (line := plain_line(value)):
            found.setdefault(line, None if role in _WHOLE else role)
    return [Text(role=role, value=value) for value, role in found.items()]


def _renderings(item: Properties) -> list[_Rendering]:
    found = [
        _Rendering(each.text("role") or "", _kind(each.text("contentType"), value), value)
        for each in item.objects("bodies")
        if isinstance(value := each.get("value"), str)
    ]
    if found:
        return found
    old = [
        _Rendering("main", _old_kind(kind, value), value)
        for kind, value in item.starting("body_")
        if isinstance(value, str)
    ]
    return old or _foreign(item)


def _foreign(item: Properties) -> list[_Rendering]:
    """Return the text of a property that ninjs does not have, with a warning where the item is one of ninjs otherwise."""
    for name in BODIES:
        if isinstance(value := item.get(name), str) and value.strip() and (name != "html" or item.get(*_OF_STORIES)):
            if item.get("uri", "versionCreated") is not None:
                item.warn(
                    f"the body is read from {name}, which ninjs does not have: it has bodies, and body_… in version 1"
                )
            return [_Rendering("main", _kind(None, value), value)]
    return []


def _kind(content_type: str | None, value: str) -> Kind:
    if content_type is None:
        return "html" if is_markup(value) else "plain"
    name = content_type.lower()
    known: tuple[Kind, ...] = ("html", "nitf", "plain")
    return next((kind for kind in known if kind in name), "other")


def _old_kind(name: str, value: str) -> Kind:
    """1.x says the kind in the name: `body_xhtml`, `body_nitf`; any other name says nothing of it."""
    if "nitf" in name:
        return "nitf"
    return "html" if "html" in name or is_markup(value) else "plain"


def _read_body(item: Properties, draft: Draft) -> None:
    """Read the main body in its richest rendering that we read; renderings that nobody knows are the last resort."""
    given = [each for each in _renderings(item) if each.value.strip()]
    main = [each for each in given if each.role == "main"]
    same = main or [each for each in given if each.role in _WHOLE] or given
    if not same:
        return
    best = min(same, key=lambda each: _RANK[each.kind])
    if best.kind == "nitf":
        read_embedded(best.value, draft)
    elif best.kind == "html":
        draft.blocks = read_paragraphs(without_figures(best.value))
    else:
        if best.kind == "other":
            draft.warn("the body is in a format that is not known here; read as plain text")
        draft.blocks = split_paragraphs(best.value)


def _without_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """Drop a first line that repeats the headline."""
    return blocks[1:] if blocks and blocks[0].text == headline else blocks
