"""Pictures, sound and video in a NITF text: associations with their renditions and captions, and no part of the body."""

from schemas.ninjs import Association, NewsObjectType, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.identity import is_uri, uri_of
from streams.parse.xml_tree import Element, attribute, find_all, find_texts, remove

MAX_MEDIA = 500
"""Media of one story."""

_TYPES: dict[str, NewsObjectType] = {
    "image": "picture", "photo": "picture", "picture": "picture", "graphic": "graphic", "audio": "audio", "video": "video",
    "text": "text",
}  # fmt: skip


def take_media(content: Element, draft: Draft) -> None:
    """Take every `media` and every picture out of the text; the draft gets them as associations."""
    for media in list(content.iter("media", "img")):
        if len(draft.associations) < MAX_MEDIA:
            _add(draft, media, _renditions(media))
        else:
            draft.warn(f"more than {MAX_MEDIA} media; the others are dropped")
        remove(media)


def _add(draft: Draft, media: Element, renditions: list[Rendition]) -> None:
    captions = list(find_texts(media, "media-caption"))
    if not renditions and not captions:
        return
    said = attribute(media, "media-type") or "image"
    kind = _TYPES.get(said.lower())
    name = f"{kind or 'media'}{1 + sum(each.type == kind for each in draft.associations)}"
    href = next((each.href for each in renditions if each.href), None)
    draft.associations.append(
        Association(
            name=name,
            type=kind,
            rel="media",
            uri=uri_of(
                href or next((each.title for each in renditions if each.title), None) or name, "association", name
            ),
            by=next(find_texts(media, "media-producer"), None),
            descriptions=tuple(Text(role="caption", value=caption) for caption in captions),
            copyright_notice=next((own for each in media if (own := attribute(each, "copyright"))), None),
            renditions=tuple(renditions),
        )
    )


def _renditions(media: Element) -> list[Rendition]:
    if (source := attribute(media, "src")) is not None:  # a picture as HTML has it
        return [_rendition(media, source, 1)]
    references = [
        each for each in find_all(media, "media-reference") if attribute(each, "source", "data-location", "name")
    ]
    return [
        _rendition(each, attribute(each, "source", "data-location", "name"), number)
        for number, each in enumerate(references[:MAX_MEDIA], 1)
    ]


def _rendition(each: Element, source: str | None, number: int) -> Rendition:
    """Make a rendition; a source that is no address, such as a file name, is its title."""
    href = source if source and is_uri(source) else None
    return Rendition(
        name=attribute(each, "name", "id") or f"rendition{number}",
        href=href,
        title=attribute(each, "alternate-text", "alt") if href else source,
        content_type=attribute(each, "mime-type"),
        width=pixels(attribute(each, "width")),
        height=pixels(attribute(each, "height")),
    )


def pixels(said: str | None) -> int | None:
    """Return a width or height; one in other words than a number of pixels is none."""
    text = (said or "").removesuffix("px").strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None  # noqa: PLR2004 - no picture is wider
