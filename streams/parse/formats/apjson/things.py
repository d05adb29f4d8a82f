"""Who and what an item of AP is about, and who made it."""

from schemas.article import Note
from schemas.ninjs import InfoSource, Organisation, Place, Subject, Symbol, Thing
from streams.parse.draft import Draft
from streams.parse.geo import read_point
from streams.parse.identity import is_uri
from streams.parse.names import names, written_by
from streams.parse.properties import Named, Properties

_MAKERS = ("photographer", "producer", "editor", "captionwriter")
_ANPA = "category"  # the rel of AP's category codes, which are those of ANPA-1312
_SUPPLEMENTAL = "suppcategory"
_FILED = ("audiences", "fixture")
"""What is filed for, not about: kept with the subjects, and a rel says so."""


def read_byline(item: Properties, draft: Draft) -> None:
    """Read bylines and makers, and what they are ("AP Sports Writer"). An address of AP's staff goes no further."""
    said = [(each.text("by"), each.text("code")) for each in item.objects("bylines")]
    written = [(written_by(text), code) for text, code in said if text]
    draft.by = ", ".join(dict.fromkeys(text for text, _ in written)) or None
    draft.people = [
        Thing(name=name, rel="author", literal=code if len(found) == 1 else None)
        for text, code in written
        if (found := names(text))
        for name in found
    ]
    for role in _MAKERS:
        _read_maker(item.inner(role), role, draft)
    titles = [each.text("title") for each in (*item.objects("bylines"), item.inner("photographer"))]
    draft.info_sources += [InfoSource(name=title, role="bylinetitle") for title in dict.fromkeys(titles) if title]


def _read_maker(each: Properties, role: str, draft: Draft) -> None:
    name = each.text("name")
    if name and "@" in name:
        draft.notes.append(Note(role=role, text=name, public=False))
    elif name:
        draft.people.append(Thing(name=name, rel=role, literal=each.text("code")))
        if role == "photographer":
            draft.by = draft.by or name


def read_things(item: Properties, draft: Draft) -> None:
    """Read people, organisations, places, subjects and events into the draft."""
    draft.people += [Thing(**_thing(each)) for each in item.objects("person")]
    draft.organisations = [
        Organisation(**_thing(each), symbols=_symbols(each))
        for name in ("organisation", "company")
        for each in item.objects(name)
    ]
    draft.places = [
        Place(**_thing(each), geo_json=read_point(each.get("geometry_geojson"), each.warn))
        for each in item.objects("place")
    ]
    where = item.inner("datelinelocation")
    if city := where.text("city"):
        point = read_point(where.get("geometry_geojson"), where.warn)
        draft.places.append(Place(name=city, rel="located", geo_json=point))
    draft.subjects = [_subject(each) for each in item.objects("subject")]
    draft.subjects += [
        Subject(name=each.text("name"), literal=each.text("code"), rel=rel.removesuffix("s"))
        for rel in _FILED
        for each in (item.objects(rel) if rel == "audiences" else [item.inner(rel)])
        if each.text("name")
    ]
    draft.objects = [Thing(name=each.text("name"), rel="event", literal=_event(each)) for each in item.objects("event")]


def _thing(each: Properties) -> Named:
    """Return what all things share. `direct` ones are named in the item, `ancestor` ones stand above those."""
    code, scheme = each.text("code"), each.text("scheme") or ""
    uri = f"{scheme}{code}" if code and is_uri(f"{scheme}{code}") else None
    rels = each.texts("rels")
    rel = "about" if not rels or "direct" in rels else rels[0]
    return {"name": each.text("name"), "rel": rel, "uri": uri, "literal": code}


def _subject(each: Properties) -> Subject:
    thing = _thing(each)
    rels, code = each.texts("rels"), thing["literal"]
    if _ANPA in rels:
        thing |= {"rel": _ANPA, "literal": f"anpa:{code}"}
    elif _SUPPLEMENTAL in rels:
        thing |= {"rel": _SUPPLEMENTAL, "literal": f"apsuppcat:{code}"}
    return Subject(**thing, creator=each.text("creator"))


def _symbols(each: Properties) -> tuple[Symbol, ...]:
    return tuple(
        Symbol(exchange=symbol.text("exchange"), symbol=ticker)
        for symbol in each.objects("symbols")
        if (ticker := symbol.text("ticker", "instrument", "symbol"))
    )


def _event(each: Properties) -> str | None:
    known = [code for ids in each.objects("externaleventids") if (code := ids.text("creatorcode", "code"))]
    return each.text("code") or next(iter(known), None)
