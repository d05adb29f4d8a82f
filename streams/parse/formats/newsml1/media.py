"""Components that are pictures, video or sound, and files beside the text: associations with renditions and captions."""

from collections.abc import Sequence
from posixpath import splitext
from urllib.parse import urlsplit

from schemas.ninjs import Association, NewsObjectType, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.components import MEDIA, Part, role_of
from streams.parse.formats.newsml1.content import read_text
from streams.parse.formats.newsml1.lines import lines_of
from streams.parse.formats.newsml1.names import formal_name, properties
from streams.parse.identity import is_uri, uri_of
from streams.parse.xml_tree import Element, attribute, find_first, find_text
from streams.text.paragraphs import text_of

MAX_MEDIA = 500


def read_media(parts: Sequence[Part], draft: Draft) -> None:
    """Add an association for each medium of the story, and one for each file that is in none."""
    media: dict[Element, list[Part]] = {}
    for part in parts:
        if part.medium is not None:
            media.setdefault(part.medium, []).append(part)
        elif part.kind == "file":
            media[part.item] = [part]
    if len(media) > MAX_MEDIA:
        draft.warn(f"more than {MAX_MEDIA} media; the others are dropped")
    for owner, owned in list(media.items())[:MAX_MEDIA]:
        _add(owner, owned, draft)


def _add(owner: Element, parts: list[Part], draft: Draft) -> None:
    renditions = renditions_of(parts)
    role = role_of(owner) or "document"
    captions = captions_of(parts, draft)
    headlines = lines_of(owner, "HeadLine")
    if not renditions and not captions and not headlines:
        return
    count = sum(each.name.rstrip("0123456789") == role for each in draft.associations)
    name = f"{role}{count + 1}" if count else role
    target = next((each.href for each in renditions if each.href), None) or attribute(owner, "Duid", "Euid") or name
    draft.associations.append(
        Association(
            name=name,
            type=type_of(owner, parts),
            uri=uri_of(target, "association", name),
            version_created=draft.version_created,
            headlines=tuple(Text(role="main", value=line) for line in headlines[:1]),
            descriptions=tuple(Text(role="caption", value=caption) for caption in captions),
            by=next(iter(lines_of(owner, "ByLine")), None),
            copyright_notice=next(iter(lines_of(owner, "CopyrightLine")), None),
            renditions=tuple(renditions),
        )
    )


def type_of(owner: Element, parts: Sequence[Part]) -> NewsObjectType | None:
    """Return what kind of medium a component is: by its role, else by the media types of its files."""
    said = [role_of(owner), *(_medium_said(part.item) for part in parts)]
    return next((MEDIA[each] for each in said if each in MEDIA), None)


def _medium_said(item: Element) -> str:
    mime = (formal_name(find_first(item, "MimeType")) or "").lower().partition("/")[0]
    return (formal_name(find_first(item, "MediaType")) or mime).lower()


def captions_of(parts: Sequence[Part], draft: Draft) -> list[str]:
    """Return the texts that a medium has beside its title, one a caption."""
    texts = (text_of(read_text(part, draft)) for part in parts if part.kind in ("caption", "main", "abstract"))
    return [text for text in texts if text]


def renditions_of(parts: Sequence[Part]) -> list[Rendition]:
    """Return the files of a medium, those without an address by their file names."""
    files = [part for part in parts if attribute(part.item, "Href")]
    return [_rendition(part, number) for number, part in enumerate(files[:MAX_MEDIA], 1)]


def _rendition(part: Part, number: int) -> Rendition:
    said = attribute(part.item, "Href") or ""
    href = said if is_uri(said) else None
    facts = find_first(part.item, "Characteristics")
    use = next(properties(facts, "ImageUse", "Rendition"), None) or _own_role(part) or _extension(said)
    return Rendition(
        name=(use or f"rendition{number}").lower(),
        href=href,
        title=next(properties(facts, "Title", "FileName"), None) if href else said,
        content_type=formal_name(find_first(part.item, "MimeType")),
        width=_whole(next(properties(facts, "PixelWidth", "Width"), None)),
        height=_whole(next(properties(facts, "PixelHeight", "Height"), None)),
        size_in_bytes=_whole(find_text(facts, "SizeInBytes")),
    )


def _own_role(part: Part) -> str | None:
    """Return the role of the component that holds one file of a medium ("Thumbnail"), not that of the medium itself."""
    return None if part.component is part.medium else role_of(part.component) or None


def _extension(said: str) -> str | None:
    try:
        return splitext(urlsplit(said).path)[1].lstrip(".")[:10] or None
    except ValueError:  # brackets that are no IPv6 address
        return None


def _whole(said: str | None) -> int | None:
    """Return a number of pixels or bytes; 0 is what systems write that don't know."""
    return (int(said) or None) if said and said.isdecimal() and len(said) < 16 else None  # noqa: PLR2004 - 2**53
