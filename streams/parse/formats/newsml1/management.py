"""`NewsManagement`: times, status, urgency, instructions, and links to other items."""

from datetime import datetime

from schemas.article import Note
from schemas.ninjs import Association, Genre
from schemas.vocab import Kind
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.formats.newsml1.names import formal_name
from streams.parse.identity import uri_of
from streams.parse.status import read_status
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, attribute, find_all, find_first, find_text, find_texts, text_of

MAX_LINKS = 500

_SPELLINGS = {"open": "usable", "public": "usable", "published": "usable", "embargo": "embargoed"}
"""Status words outside of the NewsCodes, seen in feeds."""

# What an instruction does, by its formal name; the list is the provider's own (NewsML 1.2, `Instruction`).
_INSTRUCTIONS: dict[str, Kind] = {
    "update": "update", "replace": "update", "rectify": "correction", "correct": "correction", "correction": "correction",
    "corrected": "correction", "repeat": "repeat", "delete": "kill", "kill": "kill", "cancel": "kill", "withdraw": "withdrawal",
}  # fmt: skip
_TYPES: dict[str, Kind] = {"advisory": "advisory", "test": "test"}
"""`NewsItemType` that is no news."""

_LINKS = {"AssociatedWith": "associatedWith", "DerivedFrom": "derivedFrom"}


def read_management(item: Element, draft: Draft) -> None:
    """Read the management of an item; an item without one is usable."""
    management = find_first(item, "NewsManagement")
    if management is None:
        draft.warn("the NewsItem has no NewsManagement; it is taken as usable")
        return
    draft.first_created = _time(management, "FirstCreated", draft)
    draft.version_created = _time(management, "ThisRevisionCreated", draft)
    draft.urgency = _urgency(formal_name(find_first(management, "Urgency")), draft)
    _read_status(management, draft)
    _read_instructions(management, draft)
    _read_type(formal_name(find_first(management, "NewsItemType")), draft)
    _read_links(management, draft)


def _time(management: Element, name: str, draft: Draft) -> datetime | None:
    return time_said(find_text(management, name), draft.hints.time_zone, draft)


def _read_status(management: Element, draft: Draft) -> None:
    said = (formal_name(find_first(management, "Status")) or "usable").lower()
    said = _SPELLINGS.get(said, said)
    read_status(said, draft)
    if draft.kind == "new" and draft.replaces:
        draft.kind = "update"
    if said != "embargoed":
        _read_change(management, draft)
        return
    _read_release(management, draft)


def _read_change(management: Element, draft: Draft) -> None:
    """Read when a usable item ends: its status will change to something else."""
    change = find_first(management, "StatusWillChange")
    future = (formal_name(find_first(change, "FutureStatus")) or "").lower() if change is not None else ""
    when = time_said(find_text(change, "DateAndTime"), draft.hints.time_zone, draft)
    if future in ("usable", "open") and when and draft.pub_status == "withheld":
        draft.embargoed_until = when
        draft.pub_status, draft.kind = "usable", "new"
    elif future and when and draft.pub_status == "usable":
        draft.expires = when


def _read_release(management: Element, draft: Draft) -> None:
    """Read when an embargo ends: the status changes to usable, or will (`StatusWillChange`)."""
    change = find_first(management, "StatusWillChange")
    said = find_text(change, "DateAndTime") or text_of(change)
    draft.embargoed_until = time_said(said, draft.hints.time_zone, draft)
    if draft.embargoed_until is None:
        set_embargo(draft, f"embargoed: {said}" if said else "embargoed")


def _urgency(said: str | None, draft: Draft) -> int | None:
    """Return 1 to 9; "DEFAULT" is what systems write that have none."""
    if said is None or said.lower() == "default":
        return None
    if said.isdecimal() and len(said) == 1 and said != "0":
        return int(said)
    draft.warn(f"the urgency is no number from 1 to 9: {said[:20]!r}")
    return None


def _read_instructions(management: Element, draft: Draft) -> None:
    for each in find_all(management, "Instruction"):
        name = formal_name(each)
        if not name:
            continue
        draft.signals.append(name)
        kind = _INSTRUCTIONS.get(name.lower())
        if kind and draft.kind in ("new", "update"):
            draft.kind = kind
            draft.pub_status = "canceled" if kind in ("kill", "withdrawal") else draft.pub_status
    for note in find_texts(management, "Instruction/Comment"):
        draft.notes.append(Note(role="instruction", text=note, public=False))


def _read_type(said: str | None, draft: Draft) -> None:
    name = (said or "news").lower()
    if name in _TYPES and draft.kind == "new":
        draft.kind = _TYPES[name]
    elif said and name != "news":
        draft.genres.append(Genre(name=said))


def _read_links(management: Element, draft: Draft) -> None:
    """Read the items that this one belongs to or was made from; a link that names only a kind of item is none."""
    links = [(each, _LINKS[str(each.tag)]) for each in management if str(each.tag) in _LINKS]
    if len(links) > MAX_LINKS:
        draft.warn(f"more than {MAX_LINKS} links; the others are dropped")
    for each, rel in links[:MAX_LINKS]:
        if target := attribute(each, "NewsItem"):
            name = f"link{1 + len(draft.associations)}"
            draft.associations.append(Association(name=name, rel=rel, uri=uri_of(target, "association", name)))
