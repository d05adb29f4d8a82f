"""What a ninjs object is about and what belongs to it: people, places, subjects, sources, pictures, identifiers."""

from typing import get_args

from schemas.ninjs import (
    AltId,
    Association,
    Genre,
    InfoSource,
    NewsObjectType,
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
from streams.parse.properties import MAX_ITEMS, Properties
from streams.parse.renditions import read_renditions

MAX_ASSOCIATION_DEPTH = 8

TYPES: frozenset[NewsObjectType] = frozenset(get_args(NewsObjectType))
_PERCENT = 100


def read_things(item: Properties, draft: Draft) -> None:
    """Read all lists of things into the draft."""
    draft.people = [Thing(**_thing(each)) for each in item.objects("people", "person")]
    draft.organisations = [_organisation(each) for each in item.objects("organisations", "organisation")]
    draft.places = [
        Place(**_thing(each), geo_json=read_point(each.get("geoJSON"), each.warn))
        for each in item.objects("places", "place")
    ]
    draft.subjects = [_subject(each) for each in item.objects("subjects", "subject")]
    draft.objects = [Thing(**_thing(each)) for each in item.objects("objects", "object")]
    draft.genres = [_genre(each) for each in item.objects("genres", "genre")]
    draft.info_sources = [_source(each) for each in item.objects("infoSources", "infosource")]
    draft.alt_ids = _alt_ids(item)
    draft.renditions = read_renditions(item)
    draft.associations = _associations(item, 1)
    draft.rights_info = _rights(item.inner("rightsInfo"))


def _thing(each: Properties) -> dict[str, str | None]:
    """Read the four properties that all things share; 1.x has scheme and code in place of uri and literal."""
    code, scheme = each.text("code"), each.text("scheme")
    literal = each.text("literal", "qcode") or (f"{scheme}:{code}" if scheme and code else code)
    return {"name": each.text("name"), "rel": each.text("rel"), "uri": _uri(each), "literal": literal}


def _uri(each: Properties) -> str | None:
    uri = each.text("uri")
    return uri if uri and is_uri(uri) else None


def _organisation(each: Properties) -> Organisation:
    symbols = tuple(
        Symbol(
            exchange=symbol.text("exchange"),
            symbol_type=symbol.text("symbolType"),
            symbol=symbol.text("symbol", "ticker"),
        )
        for symbol in each.objects("symbols")
    )
    return Organisation(**_thing(each), symbols=symbols)


def _subject(each: Properties) -> Subject:
    return Subject(
        **_thing(each),
        creator=each.text("creator"),
        relevance=each.whole("relevance", 0, _PERCENT),
        confidence=each.whole("confidence", 0, _PERCENT),
    )


def _genre(each: Properties) -> Genre:
    return Genre(name=each.text("name"), uri=_uri(each), literal=each.text("literal", "code"))


def _source(each: Properties) -> InfoSource:
    # ninjs 3.1 gives an infoSource a role and no rel.
    known = {name: value for name, value in _thing(each).items() if name != "rel"}
    return InfoSource(**known, role=each.text("role", "rel"))


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
    name = each.text("name") or f"association{number}"
    headline, description = each.text("headline"), each.text("description_text")
    texts = each.objects("headlines") or []
    return Association(
        uri=uri_of(each.text("uri", "guid") or name, "association", name),
        name=name,
        rel=each.text("rel"),
        type=next((known for known in TYPES if known == kind), None),
        version=each.text("version"),
        version_created=each.time("versionCreated"),
        headlines=_texts(headline, texts),
        descriptions=_texts(description, each.objects("descriptions")),
        by=each.text("by", "byline"),
        copyright_holder=each.text("copyrightHolder"),
        copyright_notice=each.text("copyrightNotice"),
        usage_terms=each.text("usageTerms"),
        language=each.text("language"),
        renditions=tuple(read_renditions(each)),
        associations=tuple(_associations(each, depth + 1)),
    )


def _texts(single: str | None, several: list[Properties]) -> tuple[Text, ...]:
    found = [Text(role=each.text("role"), value=value) for each in several if (value := each.text("value"))]
    return tuple(found) if found else ((Text(value=single),) if single else ())


def _rights(given: Properties) -> RightsInfo | None:
    """One of the two, never both: the schema refuses both, and the link is the one that can be followed."""
    linked, encoded = given.text("linkedRights"), given.text("encodedRights")
    if not linked and not encoded:
        return None
    return RightsInfo(lang_id=given.text("langId"), linked_rights=linked, encoded_rights=None if linked else encoded)
