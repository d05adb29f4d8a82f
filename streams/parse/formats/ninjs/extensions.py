"""What systems and agencies add to ninjs: authors, services, sources, the way of an item through its versions.

Superdesk writes ninjs 1.x with `guid`, `authors`, `service`, `source`, `evolvedfrom`, `ancestors` and `extra`; TT's schema
adds `replacing` and `revisions`. Where a version of ninjs has a property that an article has no place for, a warning says so.
"""

from schemas.ninjs import AltId, Association, InfoSource, Subject, Thing
from streams.parse.author_addresses import NAMELESS
from streams.parse.draft import Draft
from streams.parse.identity import uri_of
from streams.parse.names import without_addresses, written_by
from streams.parse.notes import add_note
from streams.parse.properties import MAX_ITEMS, Properties, plain_line

_AUTHORS = ("author", "authors", "creator", "writer", "reporter")
"""What systems call who wrote an item, where it has no byline."""
_WRITES = ("author", "writer", "reporter", "journalist", "correspondent", "creator", "byline")
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
    if draft.people and item.objects("authors"):  # beside objects, mere names
        named = (author for each in item.texts("authors") if (author := _author(each, item)))
        draft.people += [Thing(name=name, rel="author") for name in named]
    draft.by = draft.by or _written_by(item)
    for each in (*item.objects("people", "person"), *item.objects("authors")):
        for contact in each.objects("contactInfo"):
            if value := contact.text("value"):
                add_note(draft, "contact", f"{each.text('name') or ''}: {value}", public=False)


def _written_by(item: Properties) -> str | None:
    """Return who wrote an item, where its sender says so under a name that ninjs does not have, as text, object or list."""
    for name in _AUTHORS:
        value = item.get(name)
        listed = value if isinstance(value, list) else [value]
        said = [author for each in listed[:MAX_ITEMS] if (author := _author(each, item))]
        if said:
            return ", ".join(dict.fromkeys(said))
    return None


def _author(value: object, item: Properties) -> str | None:
    """Return the name of one author; of an address the name beside it, since that of mail is for editors alone."""
    if isinstance(value, dict):
        author = item.of(value)
        if (author.text("role") or "author").lower() not in _WRITES:
            return None
        parts = (author.text("first_name", "givenName"), author.text("last_name", "familyName"))
        value = author.text("name", "fullName", "displayName") or " ".join(filter(None, parts))
    if not isinstance(value, str) or not (line := plain_line(value)):
        return None
    return written_by(name) or None if (name := name_beside_address(line, item)) else None


def name_beside_address(line: str, item: Properties) -> str | None:
    """Return who a byline names without addresses of mail or pages; None, with a warning, where it is nothing else."""
    name = without_addresses(line)
    if name != line and not name:
        item.warn(NAMELESS)
    return name if any(map(str.isalpha, name)) else None


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
