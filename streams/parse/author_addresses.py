"""Authors that are addresses: of mail, which is for editors alone, or of a page. Feeds, pages and content systems put them where a name belongs."""

from schemas.article import Note
from schemas.ninjs import Thing
from streams.parse.draft import Draft
from streams.parse.names import without_addresses

NAMELESS = "an author is an address and has no name; it is in the raw bytes only"


def drop_addresses(draft: Draft) -> None:
    """Take addresses out of the byline and the names of authors; one without a name beside it is told."""
    if draft.by and (name := without_addresses(draft.by)) != draft.by:
        if name:
            draft.notes.append(Note(role="contact", text=draft.by, public=False))
        else:
            draft.warn(NAMELESS)
        draft.by = name or None
    if draft.people and any(map(_has_address, draft.people)):
        named = [person if not _has_address(person) else _renamed(person) for person in draft.people]
        draft.people = [person for person in named if person.name]
        if len(draft.people) < len(named):
            draft.warn(NAMELESS)


def _has_address(person: Thing) -> bool:
    name = person.name or ""
    return person.rel == "author" and without_addresses(name) != name


def _renamed(person: Thing) -> Thing:
    return person.model_copy(update={"name": without_addresses(person.name or "")})
