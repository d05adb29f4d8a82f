"""EFE: initials where others have a byline, and the slug as a second headline."""

from streams.parse.draft import Draft
from streams.parse.initials import add_initials, read_initials, take_initials
from streams.parse.story import read_story


def read_efe(draft: Draft) -> None:
    """Correct a draft for EFE's habits."""
    if initials := read_initials((draft.by or "").lower()):
        add_initials(draft, initials)
        draft.by = None
    _read_slug(draft)
    draft.priority = draft.priority or draft.header.get("prioridad")
    take_initials(draft)
    read_story(draft)


def _read_slug(draft: Draft) -> None:
    """Take the slug from the keyword that the second headline repeats ("ECUADOR TREES")."""
    decks = {deck.value: deck for deck in draft.other_headlines}
    slug = next((word for word in draft.keywords if word in decks), None)
    slug = slug or next((word for word in draft.keywords if word == word.upper() != word.lower()), None)
    draft.slugline = draft.slugline or slug
    if slug in decks:
        draft.other_headlines.remove(decks[slug])
