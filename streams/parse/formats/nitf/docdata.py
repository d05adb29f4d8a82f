"""`docdata`, the facts of a NITF document: which it is, its status and times, rights, keywords, what it is about."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from schemas.article import Take
from schemas.ninjs import AltId, Genre, Organisation, Place, Subject, Symbol, Thing
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.notes import add_note
from streams.parse.status import read_status
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, attribute, find_all, find_first, find_text, first_children, text_of

MAX_THINGS = 500
"""Things of one kind; more describe nothing."""

MAX_NOTES = 100

Facts = Mapping[str, Element]
"""The first element of each name in `docdata`."""

_DIGITS = 4  # of an urgency, with zeros in front
_MOST, _LEAST = 1, 8  # ed-urg; 9 is "user-defined" in IPTC 7901 and seen


def read_docdata(docdata: Element, draft: Draft) -> None:
    """Read the facts of the document into the draft."""
    facts = first_children(docdata)
    _read_identity(facts, draft)
    _read_times(facts, draft)
    _read_status(docdata, facts, draft)
    _read_correction(facts.get("correction"), draft)
    _read_urgency(facts.get("urgency"), draft)
    _read_rights(facts, draft)
    _read_words(docdata, facts, draft)
    if "doc-scope" in facts:
        _read_scopes(docdata, draft)
    _read_series(facts.get("series"), draft)
    _read_places(docdata, facts, draft)
    _read_content(facts.get("identified-content"), draft)


def _read_identity(facts: Facts, draft: Draft) -> None:
    """Read the id of the document, and the key that all its versions share (`du-key`) as another id."""
    doc_id, du_key, sources = facts.get("doc-id"), facts.get("du-key"), facts.get("del-list")
    draft.guid = attribute(doc_id, "id-string")
    draft.provider = attribute(doc_id, "regsrc")
    if draft.provider is None and sources is not None:
        draft.provider = attribute(find_first(sources, "from-src"), "src-name")
    draft.version = attribute(du_key, "version")
    if key := attribute(du_key, "key"):
        draft.header["du-key"] = key
        draft.alt_ids.append(AltId(role="du-key", value=key))
    if draft.guid is None:
        draft.warn("the document has no identifier (doc-id)")


def _read_times(facts: Facts, draft: Draft) -> None:
    zone = draft.hints.time_zone

    def time(name: str) -> datetime | None:
        return time_said(attribute(facts.get(name), "norm"), zone, draft)

    draft.version_created = time("date.issue") or draft.version_created
    draft.expires = time("date.expire")
    released = time("date.release")
    # Most senders repeat the time of issue: only a later one keeps anything back.
    if released and (draft.version_created is None or released > draft.version_created):
        draft.embargoed_until = released


def _read_status(docdata: Element, facts: Facts, draft: Draft) -> None:
    said = attribute(docdata, "management-status")
    read_status(said, draft)
    draft.replaces = attribute(docdata, "management-doc-idref", "management-idref-status")
    if (said or "").lower() == "embargoed" and draft.embargoed_until is None:
        set_embargo(draft, _release_words(facts.get("date.release")))


def _release_words(release: Element | None) -> str:
    said = attribute(release, "norm") or text_of(release)
    return f"embargoed: {said}" if said else "embargoed"


def _read_correction(correction: Element | None, draft: Draft) -> None:
    """Read `correction`: this document corrects another, or an earlier version of itself."""
    if correction is None:
        return
    draft.note = attribute(correction, "info") or text_of(correction)
    draft.replaces = draft.replaces or attribute(correction, "id-string")
    if draft.kind == "new":
        draft.kind = "correction"


def _read_urgency(urgency: Element | None, draft: Draft) -> None:
    said = attribute(urgency, "ed-urg")
    if said is None:
        return
    if said.isdecimal() and len(said) <= _DIGITS and _MOST <= int(said) <= _LEAST + 1:
        draft.urgency = int(said)
    else:
        draft.warn(f"the urgency is no number from {_MOST} to {_LEAST}: {said[:20]!r}")


def _read_rights(facts: Facts, draft: Draft) -> None:
    copyright_, rights = facts.get("doc.copyright"), facts.get("doc.rights")
    draft.copyright_holder = attribute(copyright_, "holder")
    if draft.copyright_holder and (year := attribute(copyright_, "year")):
        draft.copyright_notice = f"Copyright {year} {draft.copyright_holder}"
    terms = [attribute(rights, "type"), attribute(rights, "limitations")]
    draft.usage_terms = " ".join(term for term in terms if term) or None


def _read_words(docdata: Element, facts: Facts, draft: Draft) -> None:
    """Read keywords and the note to editors."""
    lists = find_all(docdata, "key-list/keyword") if "key-list" in facts else ()
    keywords = [attribute(each, "key") or text_of(each) for each in lists]
    draft.keywords += [word for word in keywords[:MAX_THINGS] if word]
    if fixture := attribute(facts.get("fixture"), "fix-id"):
        draft.genres.append(Genre(name=fixture))
    for each in islice(find_all(docdata, "ed-msg"), MAX_NOTES) if "ed-msg" in facts else ():
        add_note(draft, attribute(each, "msg-type") or "ed-msg", attribute(each, "info") or text_of(each))


def _read_scopes(docdata: Element, draft: Draft) -> None:
    """Read for whom the document may be of interest (NITF 3.6, `doc-scope`), as NewsML-G2 has its `audience`."""
    scopes = list(islice(find_all(docdata, "doc-scope"), MAX_THINGS))
    names = [name for each in scopes if (name := attribute(each, "scope"))]
    draft.header |= {"doc-scope": "\n".join(names)} if names else {}
    for each in scopes:
        name, code = attribute(each, "scope"), attribute(each, "value")
        if name or code:
            draft.subjects.append(Subject(name=name, rel="audience", literal=code))


def _read_series(series: Element | None, draft: Draft) -> None:
    """Read which part of a series this is; "part 1" and nothing else is said of every story by some."""
    name, part, total = (attribute(series, f"series.{each}") for each in ("name", "part", "totalpart"))
    number = int(part) if part and part.isdecimal() and len(part) < 5 else None  # noqa: PLR2004 - no series is longer
    of = int(total) if total and total.isdecimal() and len(total) < 5 else None  # noqa: PLR2004
    if name or of or (number or 0) > 1:
        key = name or (draft.take.key if draft.take else None)
        draft.take = Take(number=number, of=of or None, key=key)


def _read_places(docdata: Element, facts: Facts, draft: Draft) -> None:
    """Read where it happened (`evloc`): each name that it has, the smallest area first, and the code of the country."""
    for each in islice(find_all(docdata, "evloc"), MAX_THINGS) if "evloc" in facts else ():
        names = [attribute(each, name) for name in ("city", "county-dist", "state-prov")]
        for name in dict.fromkeys((*names, text_of(each))):
            if name:
                _add_place(draft, Place(name=name, rel="event"))
        if country := attribute(each, "iso-cc"):
            _add_place(draft, Place(rel="event", literal=f"iso3166-1a{len(country)}:{country.upper()}"))


def _add_place(draft: Draft, place: Place) -> None:
    if all((place.name, place.literal) != (known.name, known.literal) for known in draft.places):
        draft.places.append(place)


def _read_content(content: Element | None, draft: Draft) -> None:
    """Read `identified-content`: who and what the story is about."""
    if content is None:
        return
    for each in list(content)[:MAX_THINGS]:
        name, code = text_of(each) or attribute(each, "value"), _code(each)
        match str(each.tag):
            case "person":
                draft.people.append(Thing(name=_person(each) or name, rel="about", literal=code))
            case "org":
                draft.organisations.append(Organisation(name=name, rel="about", literal=code, symbols=_symbols(each)))
            case "location":
                draft.places.append(Place(name=find_text(each, "city") or name, rel="about", literal=code))
            case "event":
                draft.objects.append(Thing(name=name, rel="event", literal=code))
            case "object.title":
                draft.objects.append(Thing(name=name, rel="about", literal=code))
            case "classifier":
                draft.subjects.append(Subject(name=name, literal=code))


def _code(each: Element) -> str | None:
    """Return the code that an element gives for what it names, with its scheme."""
    value = attribute(each, "value", "code-source-id", "location-code")
    scheme = attribute(each, "idsrc", "code-source", "type")
    return f"{scheme}:{value}" if scheme and value else value


def _person(each: Element) -> str | None:
    parts = [find_text(each, name) for name in ("name.given", "name.family")]
    return " ".join(part for part in parts if part) or None


def _symbols(each: Element) -> tuple[Symbol, ...]:
    given = [(attribute(alt, "idsrc"), attribute(alt, "value")) for alt in find_all(each, "alt-code")]
    return tuple(Symbol(exchange=exchange, symbol=symbol) for exchange, symbol in given[:20] if symbol)
