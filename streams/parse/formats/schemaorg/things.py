"""Who wrote a schema.org article, who and what it is about, what belongs to it."""

from collections.abc import Callable
from typing import Any

from schemas.ninjs import (
    Association,
    NewsObjectType,
    Organisation,
    Place,
    Point,
    Rendition,
    Subject,
    Symbol,
    Text,
    Thing,
)
from streams.parse.draft import Draft
from streams.parse.formats.schemaorg.graph import Graph, types_of
from streams.parse.geo import read_point
from streams.parse.identity import is_uri, uri_of
from streams.parse.names import written_by
from streams.parse.properties import MAX_ITEMS, plain_line

_MAKERS = (("author", "author"), ("creator", "author"), ("contributor", "contributor"), ("editor", "editor"))
_MEDIA: tuple[tuple[str, NewsObjectType], ...] = (
    ("image", "picture"), ("video", "video"), ("audio", "audio"), ("associatedMedia", "component"),
)  # fmt: skip
_LINKS = ("isBasedOn", "isPartOf", "hasPart", "citation", "discussionUrl", "significantLink", "relatedLink")
_PLACES = ("Place", "City", "Country", "State", "AdministrativeArea", "Landform", "Continent")
_MAX_LINKS = 100


def say(value: Any, *names: str) -> str | None:
    """Return a value as one line: a string or number, what `@value` holds, or the first of the names of an object."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return next((said for name in ("@value", *names) if (said := say(value.get(name)))), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return plain_line(str(value)) or None


def read_things(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    """Read people, organisations, places, subjects, keywords, media and links into the draft."""
    _read_makers(value, draft, graph)
    for rel in ("about", "mentions"):
        for each in graph.all(value.get(rel)):
            _read_thing(each, rel, draft)
    for name, rel in (("contentLocation", "about"), ("spatialCoverage", "about"), ("locationCreated", "located")):
        draft.places += [_place(each, rel) for each in graph.all(value.get(name)) if say(each, "name", "address")]
    draft.keywords += [word for each in graph.all(value.get("keywords")) for word in _words(each)]
    draft.subjects += [
        Subject(name=section, rel="section")
        for each in graph.all(value.get("articleSection"))
        if (section := say(each, "name"))
    ]
    _read_media(value, draft, graph)
    _read_links(value, draft, graph)


def _read_makers(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    authors: dict[str, bool] = {}  # the name, and whether it is a person's
    known = {(person.name, person.rel) for person in draft.people}
    for name, rel in _MAKERS:
        for each in graph.all(value.get(name)):
            said = say(each, "name", "@id", "url")
            maker = said and written_by(said)
            if not maker or is_uri(maker) or not any(letter.isalpha() for letter in maker):
                continue
            is_person = not any(kind.endswith("Organization") for kind in types_of(each))
            if rel == "author":
                authors[maker] = is_person
            if is_person and (maker, rel) not in known:
                known.add((maker, rel))
                draft.people.append(Thing(name=maker, rel=rel, uri=_link(each)))
    people = [maker for maker, is_person in authors.items() if is_person]
    draft.by = draft.by or ", ".join(people or authors) or None


def _read_thing(each: Any, rel: str, draft: Draft) -> None:
    name, kinds = say(each, "name", "@id"), types_of(each)
    if not name:
        return
    uri = _link(each)
    if "Person" in kinds:
        draft.people.append(Thing(name=name, rel=rel, uri=uri))
    elif any(kind.endswith(("Organization", "Corporation", "Team")) for kind in kinds):
        symbol = say(each.get("tickerSymbol"))
        symbols = (Symbol(symbol=symbol),) if symbol else ()
        draft.organisations.append(Organisation(name=name, rel=rel, uri=uri, symbols=symbols))
    elif any(kind in _PLACES for kind in kinds):
        draft.places.append(_place(each, rel))
    elif "Event" in kinds:
        draft.objects.append(Thing(name=name, rel="event", uri=uri))
    else:
        draft.subjects.append(Subject(name=name, rel=rel, uri=uri))


def _place(each: Any, rel: str) -> Place:
    return Place(name=say(each, "name") or _address(each), rel=rel, uri=_link(each), geo_json=_point(each))


def _address(each: Any) -> str | None:
    address = each.get("address") if isinstance(each, dict) else None
    return say(address, "addressLocality", "addressRegion", "addressCountry")


def _point(each: Any) -> Point | None:
    geo = each.get("geo") if isinstance(each, dict) else None
    if not isinstance(geo, dict):
        return None
    try:
        where = [float(geo["longitude"]), float(geo["latitude"])]
    except (KeyError, TypeError, ValueError):
        return None
    return read_point({"coordinates": where}, _ignore)


_ignore: Callable[[str], None] = lambda _: None  # noqa: E731 - coordinates of a search engine are worth no warning


def _link(each: Any) -> str | None:
    """Return what names a thing: `sameAs` where it points out of the site, else its page."""
    if not isinstance(each, dict):
        return None
    same = each.get("sameAs")
    several = [*(same if isinstance(same, list) else [same]), each.get("@id"), each.get("url")]
    return next((said for said in several if isinstance(said, str) and is_uri(said)), None)


def _words(each: Any) -> list[str]:
    """Split keywords: a list of them, one text with commas, or defined terms."""
    said = say(each, "name", "termCode")
    return [word for part in (said or "").split(",")[:MAX_ITEMS] if (word := part.strip())]


def _read_media(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    known = {rendition.href for media in draft.associations for rendition in media.renditions}
    for name, kind in _MEDIA:
        for number, each in enumerate(graph.all(value.get(name)), 1):
            address = each if isinstance(each, str) else say(each, "contentUrl", "url", "embedUrl", "@id")
            if not address or not is_uri(address) or address in known:
                continue
            known.add(address)
            draft.associations.append(_media(each, address, kind, f"{kind}{number}"))


def _media(each: Any, address: str, kind: NewsObjectType, name: str) -> Association:
    node = each if isinstance(each, dict) else {}
    caption = say(node, "caption", "description")
    title = say(node, "name", "headline")
    return Association(
        name=name,
        uri=uri_of(address, "association", name),
        type=kind,
        headlines=(Text(value=title),) if title else (),
        descriptions=(Text(role="caption", value=caption),) if caption else (),
        by=say(node, "creditText") or say(node.get("creator") or node.get("author"), "name"),
        copyright_notice=say(node, "copyrightNotice"),
        renditions=(
            Rendition(
                name="main",
                href=address,
                content_type=say(node, "encodingFormat", "fileFormat"),
                width=_pixels(node.get("width")),
                height=_pixels(node.get("height")),
            ),
        ),
    )


def _pixels(said: Any) -> int | None:
    """Read a width or height: a number, "1200", "1200px", or a QuantitativeValue."""
    digits = (say(said, "value") or "").removesuffix("px").strip().partition(".")[0]
    return int(digits) if digits.isdecimal() and 0 < len(digits) < 7 else None  # noqa: PLR2004 - a million pixels


def _read_links(value: dict[str, Any], draft: Draft, graph: Graph) -> None:
    found = [
        (rel, address)
        for rel in _LINKS
        for each in graph.all(value.get(rel))
        if (address := each if isinstance(each, str) else say(each, "url", "@id")) and is_uri(address)
    ]
    draft.associations += [
        Association(name=f"link{number}", rel=rel, uri=address)
        for number, (rel, address) in enumerate(dict.fromkeys(found[:_MAX_LINKS]), 1)
    ]
