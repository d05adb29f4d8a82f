"""Pictures, sound and videos that belong to a digitalwires object, and what is embedded in its text."""

import html
import re

from schemas.ninjs import Association, NewsObjectType, Rendition, Text
from streams.parse.draft import Draft
from streams.parse.identity import is_uri, uri_of
from streams.parse.properties import Properties
from streams.parse.renditions import read_href

_TYPES: dict[str, NewsObjectType] = {
    "image": "picture", "picture": "picture", "audio": "audio", "video": "video", "graphic": "graphic", "text": "text",
}  # fmt: skip

# <dnl-youtubeembed src="https://…">, <dnl-wgchart src="…">, <dnl-image ref="urn:…" caption="…">
_EMBED = re.compile(r"<dnl-([a-z]{2,30})\s([^<>]{1,2000})>")
_ADDRESS = re.compile(r"""\b(?:src|ref)\s*=\s*["']([^"']{1,1000})["']""")
_MAX_EMBEDS = 100
_SEE_ALSO = "irel:seeAlso"
"""What dpa says of the same links in NewsML-G2."""


def read_media(item: Properties, draft: Draft) -> None:
    """Read what belongs to the item. An item that is one picture or sound itself has that as its renditions."""
    given = item.objects("associations")
    own = next((each for each in given if each.text("urn") == draft.guid), None)
    if own is not None and not draft.blocks:
        draft.type = _TYPES.get(own.text("type") or "", "text")
        draft.renditions = list(_renditions(own))
    draft.associations = [_association(each, number) for number, each in enumerate(given, 1) if each is not own]
    draft.associations += _embeds(item, {known.uri for known in draft.associations})


def _association(each: Properties, number: int) -> Association:
    kind = _TYPES.get(each.text("type") or "")
    name = f"{kind or 'link'}{number}"
    return Association(
        name=name,
        rel="featured" if each.get("is_featureimage") is True else _SEE_ALSO,
        uri=uri_of(each.text("urn", "url") or name, "association", name),
        type=kind,
        version=each.text("version"),
        version_created=each.time("version_created"),
        headlines=tuple(Text(value=text) for text in [each.text("headline")] if text),
        descriptions=tuple(Text(role="caption", value=text) for text in [each.text("caption")] if text),
        by=each.text("creditline"),
        renditions=_renditions(each),
    )


def _renditions(each: Properties) -> tuple[Rendition, ...]:
    """`size` is the length of the longer side in pixels, and the name of a rendition that has no role."""
    return tuple(
        Rendition(
            name=rendition.text("role", "size") or f"rendition{number}",
            href=read_href(rendition, "url"),
            content_type=rendition.text("mimetype"),
            width=rendition.whole("width", 0, 1_000_000),
            height=rendition.whole("height", 0, 1_000_000),
        )
        for number, rendition in enumerate(each.objects("renditions"), 1)
    )


def _embeds(item: Properties, known: set[str]) -> list[Association]:
    """Find what the text embeds: its place in the text is lost with the markup, its address is kept."""
    text = item.get("article_html")
    found: list[Association] = []
    for kind, attributes in _EMBED.findall(text)[:_MAX_EMBEDS] if isinstance(text, str) else []:
        address = _ADDRESS.search(attributes)
        uri = html.unescape(address[1]) if address else ""
        if is_uri(uri) and uri not in known:
            known.add(uri)
            found.append(Association(name=f"embed{len(found) + 1}", rel=f"embed-{kind.removesuffix('embed')}", uri=uri))
    return found
