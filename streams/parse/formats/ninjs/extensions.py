"""What systems and agencies add to ninjs: authors, services, sources, the way of an item through its versions.

Superdesk writes ninjs 1.x with `guid`, `authors`, `service`, `source`, `evolvedfrom`, `ancestors` and `extra`; TT's schema
adds `replacing` and `revisions`. Where a version of ninjs has a property that an article has no place for, a warning says so.
"""

from schemas.ninjs import AltId, Association, InfoSource, Subject, Thing
from streams.parse.draft import Draft
from streams.parse.identity import uri_of
from streams.parse.notes import add_note
from streams.parse.properties import Properties

_KNOWN_CODES = 1  # letter: the service of ANPA-1312
_NOT_CARRIED = ("eventDetails", "plannedCoverage", "trustIndicators", "digitalSourceType", "annotations", "extra")


def read_extensions(item: Properties, draft: Draft) -> None:
    """Read the additions into the draft, and report what an article has no place for."""
    _read_authors(item, draft)
    _read_sources(item, draft)
    draft.subjects += [
        Subject(name=each.text("name"), rel="category", literal=_service(each.text("code")))
        for each in item.objects("service")
    ]
    draft.objects += [
        Thing(name=name, rel="event", uri=each.uri("uri"), literal=each.text("literal", "code", "id"))
        for each in item.objects("events", "event")
        if (name := each.text("name"))
    ]
    _read_way(item, draft)
    for name in ("doi", "ntb_id"):
        if value := item.inner("extra").text(name):
            draft.alt_ids.append(AltId(role=name, value=value))
    lost = [name for name in _NOT_CARRIED if item.get(name)]
    if lost:
        draft.warn(f"{', '.join(lost)}: an article has no place for it; it is in the raw bytes only")


def _read_authors(item: Properties, draft: Draft) -> None:
    """Read authors by role; how to reach them, and the people of a story, is for editors alone."""
    draft.people += [
        Thing(name=name, rel=each.text("role") or "author", uri=each.uri("uri"), literal=each.text("code"))
        for each in item.objects("authors")
        if (name := each.text("name"))
    ]
    for each in (*item.objects("people", "person"), *item.objects("authors")):
        for contact in each.objects("contactInfo"):
            if value := contact.text("value"):
                add_note(draft, "contact", f"{each.text('name') or ''}: {value}", public=False)


def _read_sources(item: Properties, draft: Draft) -> None:
    source = item.text("source")
    draft.provider = source or draft.copyright_holder
    if source and all(source != known.name for known in draft.info_sources):
        draft.info_sources.append(InfoSource(name=source, role="source"))


def _service(code: str | None) -> str | None:
    return f"anpa:{code.lower()}" if code and len(code) == _KNOWN_CODES and code.isalpha() else code


def _read_way(item: Properties, draft: Draft) -> None:
    """Read which items this one takes the place of, newest first; all of them stay linked."""
    before = [*item.texts("replacing"), *item.texts("evolvedfrom"), *reversed(item.texts("ancestors"))]
    before += [uri for each in item.objects("revisions") if (uri := each.text("uri"))]
    others = [each for each in dict.fromkeys(before) if each != draft.guid]
    if not others:
        return
    draft.replaces = draft.replaces or others[0]
    if draft.kind == "new":
        draft.kind = "update"
    draft.associations += [
        Association(name=f"earlier{number}", rel="evolvedfrom", uri=uri_of(each, "association", each))
        for number, each in enumerate(others[:50], 1)
    ]
