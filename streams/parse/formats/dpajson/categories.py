"""The categories of a digitalwires object: one list for subjects, places, people, sources, genres and services."""

from collections.abc import Callable

from schemas.ninjs import Genre, InfoSource, Organisation, Place, Subject, Thing
from streams.parse.draft import Draft
from streams.parse.geo import read_point
from streams.parse.names import byline
from streams.parse.properties import Properties

_MEDIA_TOPIC = "medtop:"
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def read_categories(item: Properties, draft: Draft) -> None:
    """Read every category into the list of the draft that its type belongs to; unknown types become subjects."""
    for each in item.objects("categories"):
        kind = (each.text("type") or "").rpartition(":")[2].lower()
        _READERS.get(kind, _subject)(each, draft, kind)


def _subject(each: Properties, draft: Draft, kind: str) -> None:
    """Subjects of the story have no rel; what is filed in the same list (service, audience, rubric) says what it is."""
    name, code = each.text("name"), each.text("qcode")
    if not name and not code:
        return
    topic = code.removeprefix(_MEDIA_TOPIC) if code and code.startswith(_MEDIA_TOPIC) else None
    uri = f"{_MEDIA_TOPICS}{topic}" if topic and topic.isdecimal() else None
    draft.subjects.append(Subject(name=name, rel=_RELS.get(kind, kind or None), literal=code, uri=uri))


def _place(each: Properties, draft: Draft, kind: str) -> None:
    name, code = each.text("name"), each.text("qcode")
    if name or code:
        point = read_point(each.inner("geojson").get("geometry"), each.warn)
        draft.places.append(Place(name=name, rel=_PLACES[kind], literal=code, geo_json=point))


def _located(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    name = each.text("name")
    if name:
        draft.located = draft.located or name
        draft.places.append(Place(name=name, rel="located", literal=each.text("qcode")))


def _person(each: Properties, draft: Draft, kind: str) -> None:
    name = each.text("name")
    if name:
        role = (each.text("role") or "").rpartition(":")[2]
        bare = byline(name) or name  # some creators are bylines: "By JANE DOE"
        draft.people.append(Thing(name=bare, rel=role or _PEOPLE[kind], literal=each.text("qcode")))


def _organisation(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    if name := each.text("name"):
        draft.organisations.append(Organisation(name=name, rel="about", literal=each.text("qcode")))


def _source(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    if name := each.text("name"):
        role = (each.text("role") or "").rpartition(":")[2]
        draft.info_sources.append(InfoSource(name=name, literal=each.text("qcode"), role=role or None))


def _genre(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    if name := each.text("name"):
        draft.genres.append(Genre(name=name, literal=each.text("qcode")))


def _keyword(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    if name := each.text("name"):
        draft.keywords.append(name)


def _signal(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    if code := each.text("qcode", "name"):
        draft.signals.append(code)


def _provider(each: Properties, draft: Draft, kind: str) -> None:  # noqa: ARG001 - one of the table
    draft.provider = each.text("name") or (each.text("qcode") or "").rpartition(":")[2] or None


def _said_elsewhere(each: Properties, draft: Draft, kind: str) -> None:
    """Urgency and status repeat properties of the object."""


_READERS: dict[str, Callable[[Properties, Draft, str], None]] = {
    "keyword": _keyword,
    "signal": _signal,
    "provider": _provider,
    "genre": _genre,
    "infosource": _source,
    "creator": _person,
    "contributor": _person,
    "person": _person,
    "organisation": _organisation,
    "geosubject": _place,
    "poi": _place,
    "locationcreated": _place,
    "located": _located,
    "urgency": _said_elsewhere,
    "pubstatus": _said_elsewhere,
}
_RELS = {"dpasubject": None, "subject": None, "desk": None, "wire": "service", "scope": "audience"}
_PLACES = {"geosubject": "about", "poi": "poi", "locationcreated": "located"}
_PEOPLE = {"creator": "author", "contributor": "contributor", "person": "about"}
