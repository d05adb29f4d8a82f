"""`link`: what an item is related to, and how; which version it replaces; pictures that came in the same message."""

from collections.abc import Sequence

from schemas.ninjs import Association, NewsObjectType, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.formats.newsmlg2.codes import TYPES, Schemes, local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.renditions import whole
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.identity import is_uri, uri_of
from streams.parse.xml_tree import Element, all_text, attribute

_TYPES: dict[str, NewsObjectType] = {"image": "picture", "video": "video", "audio": "audio"}


def read_links(item: Item) -> None:
    """Read the links of an item as associations; one to a version of itself says which version it replaces."""
    draft = item.draft
    for link in item.meta.all("link"):
        target = attribute(link, "residref", "guidref", "persistidref")
        rel = item.schemes.code_of(link, "rel")
        if target == draft.guid is not None or local(rel) == "previousVersion":
            draft.replaces = attribute(link, "version") or target or draft.replaces
        elif (found := association(link, target, rel, len(draft.associations) + 1, item.schemes)) is not None:
            draft.associations.append(found)
        else:
            draft.warn("a link leads nowhere")


def association(
    link: Element, target: str | None, rel: str | None, number: int, schemes: Schemes
) -> Association | None:
    """Return what a link or an itemRef refers to: by its identifier, else by its address."""
    href = attribute(link, "href")
    uri = target or href
    if uri is None:
        return None
    hints = Section(link)
    content_type = attribute(link, "contenttype")
    headline = hints.text("headline") or hints.text("title")
    address = href if href and target and is_uri(href) else None
    return Association(
        name=f"link{number}",
        uri=uri,
        rel=rel,
        type=_type(hints, content_type, schemes),
        version=attribute(link, "version"),
        headlines=(Text(value=headline),) if headline else (),
        slugline=hints.text("slugline"),
        descriptions=tuple(
            Text(role=local(schemes.code_of(each, "role")), value=text)
            for each in hints.all("description")
            if (text := " ".join(all_text(each).split()))
        ),
        renditions=(_rendition(link, address, content_type),) if address else (),
    )


def _rendition(link: Element, href: str, content_type: str | None) -> Rendition:
    return Rendition(
        name="link",
        href=href,
        content_type=content_type if content_type and "vnd.iptc.g2" not in content_type else None,
        width=whole(link, "width"),
        height=whole(link, "height"),
        size_in_bytes=whole(link, "size"),
    )


def _type(hints: Section, content_type: str | None, schemes: Schemes) -> NewsObjectType | None:
    kind = hints.first("itemClass")
    if kind is not None:
        return TYPES.get((local(schemes.code_of(kind)) or "").lower())
    return _TYPES.get((content_type or "").partition("/")[0])


def join(drafts: Sequence[Draft]) -> None:
    """Give the associations of each item what the message brought along of them: a picture's renditions, its caption."""
    brought = {draft.guid: draft for draft in drafts if draft.guid and draft.renditions}
    for draft in drafts:
        draft.associations = [
            _with_uri(_joined(each, brought[each.uri]) if each.uri in brought else each) for each in draft.associations
        ]


def _with_uri(link: Association) -> Association:
    uri = uri_of(link.uri, "association", link.name)
    return link if uri == link.uri else link.model_copy(update={"uri": uri})


def _joined(link: Association, draft: Draft) -> Association:
    headline = (Text(value=draft.headline),) if draft.headline else link.headlines
    return link.model_copy(
        update={
            "type": draft.type,
            "version": draft.version or link.version,
            "headlines": headline,
            "descriptions": tuple(draft.descriptions) or link.descriptions,
            "by": draft.by,
            "copyright_holder": draft.copyright_holder,
            "copyright_notice": draft.copyright_notice,
            "usage_terms": draft.usage_terms,
            "renditions": tuple(draft.renditions),
        }
    )
