"""What an item of AP is linked to: media, pages, and the items that it comes from."""

from schemas.ninjs import Association, Text
from streams.parse.draft import Draft
from streams.parse.identity import is_uri, uri_of
from streams.parse.object_types import TYPES
from streams.parse.properties import Properties
from streams.parse.renditions import read_renditions

_ORIGINS = ("derivedfrom", "evolvedfrom", "parents", "refersto")


def read_linked(item: Properties, draft: Draft) -> None:
    """Read linked media in their order, then links, then origins."""
    draft.associations = [_association(each, number) for number, each in enumerate(item.objects("associations"), 1)]
    links = [(each.text("rel"), each.text("href")) for each in item.objects("links")]
    links += [(name, said) for name in _ORIGINS for said in _targets(item, name)]
    draft.associations += [
        Association(name=f"link{number}", rel=rel, uri=uri_of(href, "association", href))
        for number, (rel, href) in enumerate(links, 1)
        if href
    ]


def _targets(item: Properties, name: str) -> list[str]:
    """Return what an origin names: an identifier, an item, or a list of either."""
    value = item.get(name)
    if isinstance(value, dict):
        inner = item.inner(name)
        found = [inner.inner("altids").text("itemid") or inner.text("uri", "href", "itemid", "id")]
    else:
        found = [*item.texts(name), *(each.text("uri", "href", "itemid", "id") for each in item.objects(name))]
    return [said for said in found if said]


def _association(each: Properties, number: int) -> Association:
    kind = TYPES.get(each.text("type") or "")
    address = (each.text("uri") or "").partition("?")[0]  # the query names the request, not the item
    itemid = each.inner("altids").text("itemid")
    name = f"{kind or 'link'}{number}"
    return Association(
        name=name,
        uri=address if is_uri(address) else uri_of(itemid or name, "association", name),
        type=kind,
        version=each.text("version"),
        version_created=each.time("versioncreated"),
        headlines=tuple(Text(value=text) for text in [each.text("headline", "title")] if text),
        descriptions=tuple(Text(role="caption", value=text) for text in [each.text("description_caption")] if text),
        by=each.inner("photographer").text("name"),
        copyright_notice=each.text("copyrightnotice"),
        renditions=tuple(read_renditions(each)),
    )
