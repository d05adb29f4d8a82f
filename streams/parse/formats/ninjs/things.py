"""What a ninjs object is about and what belongs to it: people, places, subjects, sources, pictures, identifiers."""

from schemas.ninjs import (
    AltId,
    Association,
    Genre,
    InfoSource,
    Organisation,
    Place,
    RightsInfo,
    Subject,
    Symbol,
    Text,
    Thing,
)
from streams.parse.draft import Draft
from streams.parse.geo import read_point
from streams.parse.identity import is_uri, uri_of
from streams.parse.object_types import TYPES
from streams.parse.properties import MAX_ITEMS, Named, Properties
from streams.parse.renditions import read_renditions

MAX_ASSOCIATION_DEPTH = 8
_ENDS = ("/", "#")
_ADDRESSES = ("http://", "https://", "urn:", "tag:")
_DIGITS = 8
_WHERE = ("location", "place")

_PERCENT = 100


def read_things(item: Properties, draft: Draft) -> None:
    """Read all lists of things into the draft."""
    draft.people = [Thing(**_thing(each)) for each in item.objects("people", "person")]
    draft.organisations = [_organisation(each) for each in item.objects("organisations", "organisation")]
    draft.places = [
        Place(**_thing(each), geo_json=read_point(each.get("geoJSON", "geometry_geojson"), each.warn))
        for each in item.objects("places", "place")
    ]
    subjects = item.objects("subjects", "subject")
    draft.subjects = [_subject(each) for each in subjects if each.text("rel") not in _WHERE]
    draft.places += [Place(**_thing(each)) for each in subjects if each.text("rel") in _WHERE]  # as the BBC files them
    draft.objects = [Thing(**_thing(each)) for each in item.objects("objects", "object")]
    draft.genres = [_genre(each) for each in item.objects("genres", "genre")]
    draft.info_sources = [_source(each) for each in item.objects("infoSources", "infosource")]
    draft.alt_ids = _alt_ids(item)
    draft.renditions = read_renditions(item)
    draft.associations = _associations(item, 1)
    draft.rights_info = _rights(item.inner("rightsInfo"))


def _thing(each: Properties) -> Named:
    """Read the four properties that all things share; 1.x has scheme and code in place of uri and literal.

    A scheme that is an address makes a uri with its code, and a code may be a whole uri itself.
    """
    code, scheme = each.text("code"), each.text("scheme") or ""
    joined = next((uri for uri in (code, f"{scheme}{code}") if uri and scheme.endswith(_ENDS) and is_uri(uri)), None)
    uri = each.uri("uri") or joined or (each.uri("code") if code and code.startswith(_ADDRESSES) else None)
    literal = each.text("literal", "qcode")
    if literal is None and code and code != uri:
        literal = f"{scheme}:{code}" if scheme and not scheme.endswith(_ENDS) else code
    return {"name": each.text("name"), "rel": each.text("rel"), "uri": uri, "literal": literal}


def _topic(thing: Named) -> Named:
    """Say the scheme of IPTC's eight digits where it is left out: Media Topics by their address or a 20, else subject codes."""
    literal, uri = thing["literal"] or "", thing["uri"] or ""
    digits = literal.rpartition(":")[2] or uri.rpartition("/")[2]
    if len(digits) != _DIGITS or not digits.isdecimal():
        return thing
    is_topic = (
        "mediatopic" in uri or "mediatopic" in literal or literal.startswith("medtop:") or digits.startswith("20")
    )
    known = literal in ("", digits) or "subject" in literal or "mediatopic" in literal
    return thing | {"literal": f"{'medtop' if is_topic else 'subj'}:{digits}"} if known else thing


def _organisation(each: Properties) -> Organisation:
    symbols = tuple(
        Symbol(
            exchange=symbol.text("exchange"),
            symbol_type=symbol.text("symbolType"),
            symbol=ticker,
        )
        for symbol in each.objects("symbols")
        if (ticker := symbol.text("symbol", "ticker", "code"))
    )
    return Organisation(**_thing(each), symbols=symbols)


def _subject(each: Properties) -> Subject:
    return Subject(
        **_topic(_thing(each)),
        creator=each.text("creator"),
        relevance=each.whole("relevance", 0, _PERCENT),
        confidence=each.whole("confidence", 0, _PERCENT),
    )


def _genre(each: Properties) -> Genre:
    return Genre(name=each.text("name"), uri=each.uri("uri"), literal=each.text("literal", "code"))


def _source(each: Properties) -> InfoSource:
    # ninjs 3.1 gives an infoSource a role and no rel.
    thing = _thing(each)
    return InfoSource(name=thing["name"], uri=thing["uri"], literal=thing["literal"], role=each.text("role", "rel"))


def _alt_ids(item: Properties) -> list[AltId]:
    """Read role and value: a list since 2.0, before that an object whose keys are the roles."""
    given = item.get("altIds")
    if isinstance(given, dict):
        return [
            AltId(role=role, value=str(value))
            for role, value in list(given.items())[:MAX_ITEMS]
            if isinstance(value, (str, int))
        ]
    return [
        AltId(role=each.text("role"), value=value) for each in item.objects("altIds") if (value := each.text("value"))
    ]


def _associations(item: Properties, depth: int) -> list[Association]:
    """Associations hold associations: the depth is limited, and so is their number (`Properties.objects`)."""
    given = item.objects("associations")
    if given and depth > MAX_ASSOCIATION_DEPTH:
        item.warn(f"associations nested deeper than {MAX_ASSOCIATION_DEPTH} levels were dropped")
        return []
    return [_association(each, number, depth) for number, each in enumerate(given, 1)]


def _association(each: Properties, number: int, depth: int) -> Association:
    kind = each.text("type")
    name = each.text("name", "id") or f"association{number}"
    headline = each.text("headline", "headline_main", "title")
    description = each.text("description_text", "description_main", "description_caption", "description_html")
    texts = each.objects("headlines") or []
    return Association(
        uri=uri_of(each.text("uri", "guid", "_id") or name, "association", name),
        name=name,
        rel=each.text("rel"),
        type=TYPES.get((kind or "").lower()),
        version=each.text("version"),
        version_created=each.time("versionCreated"),
        headlines=_texts(headline, texts),
        descriptions=(*_texts(description, each.objects("descriptions")), *_alternative(each, description)),
        by=each.text("by", "byline"),
        copyright_holder=each.text("copyrightHolder"),
        copyright_notice=each.text("copyrightNotice"),
        usage_terms=each.text("usageTerms"),
        language=each.text("language"),
        renditions=tuple(read_renditions(each)),
        associations=tuple(_associations(each, depth + 1)),
    )


def _alternative(each: Properties, description: str | None) -> tuple[Text, ...]:
    """Read the text that stands for a picture: Superdesk writes it where a story has its body."""
    text = each.text("altText", "body_text") if each.text("type") == "picture" else None
    return (Text(role="alt", value=text),) if text and text != description else ()


def _texts(single: str | None, several: list[Properties]) -> tuple[Text, ...]:
    found = [Text(role=each.text("role"), value=value) for each in several if (value := each.text("value"))]
    return tuple(found) if found else ((Text(value=single),) if single else ())


def _rights(given: Properties) -> RightsInfo | None:
    """One of the two, never both: the schema refuses both, and the link is the one that can be followed."""
    linked, encoded = given.text("linkedRights"), given.text("encodedRights")
    if not linked and not encoded:
        return None
    return RightsInfo(lang_id=given.text("langId"), linked_rights=linked, encoded_rights=None if linked else encoded)
