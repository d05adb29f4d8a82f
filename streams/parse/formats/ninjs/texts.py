"""The texts of a ninjs object: headlines, descriptions, and the one body that is read."""

from typing import NamedTuple

from schemas.ninjs import Text
from streams.parse.draft import Block, Draft
from streams.parse.properties import Properties, plain_line
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs


class _Rendering(NamedTuple):
    role: str
    is_html: bool
    value: str


def read_texts(item: Properties, draft: Draft) -> None:
    """Read headlines, descriptions and body into the draft."""
    headlines = item.objects("headlines")
    main = next((each for each in headlines if each.text("role") == "main"), headlines[0] if headlines else None)
    draft.headline = (
        (main.text("value") if main else None) or item.text("headline", "headline_main") or _any_headline(item)
    )
    draft.other_headlines = _texts([each for each in headlines if each is not main])
    draft.descriptions = _texts(item.objects("descriptions")) or _old_descriptions(item)
    draft.blocks = _without_headline(_blocks(_renderings(item)), draft.headline)


def _texts(several: list[Properties]) -> list[Text]:
    return [Text(role=each.text("role"), value=value) for each in several if (value := each.text("value"))]


def _any_headline(item: Properties) -> str | None:
    """Return the first of the 1.x pattern properties (`headline_simple`)."""
    return next(
        (line for _, value in item.starting("headline_") if isinstance(value, str) and (line := plain_line(value))),
        None,
    )


def _old_descriptions(item: Properties) -> list[Text]:
    value = item.text("description_text", "description_html", "description_xhtml")
    return [Text(value=value)] if value else []


def _renderings(item: Properties) -> list[_Rendering]:
    found = [
        _Rendering(each.text("role") or "", _is_html(each.text("contentType"), value), value)
        for each in item.objects("bodies")
        if isinstance(value := each.get("value"), str)
    ]
    if found:
        return found
    old = [(kind, value) for kind, value in item.starting("body_") if isinstance(value, str)]
    return [_Rendering("main", "html" in kind or is_markup(value), value) for kind, value in old]


def _is_html(content_type: str | None, value: str) -> bool:
    return "html" in content_type if content_type else is_markup(value)


def _blocks(renderings: list[_Rendering]) -> list[Block]:
    """Read the main body, as HTML where there is a choice: it keeps crossheads and tables."""
    given = [each for each in renderings if each.value.strip()]
    if not given:
        return []
    role = "main" if any(each.role == "main" for each in given) else given[0].role
    best = next((each for each in given if each.is_html and each.role == role), None)
    chosen = best or next(each for each in given if each.role == role)
    read = read_paragraphs if chosen.is_html else split_paragraphs
    return [Block(*paragraph) for paragraph in read(chosen.value)]


def _without_headline(blocks: list[Block], headline: str | None) -> list[Block]:
    """Drop a first line that repeats the headline."""
    return blocks[1:] if blocks and blocks[0].text == headline else blocks
