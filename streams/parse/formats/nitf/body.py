"""The body of a NITF document: headlines, byline, dateline and abstract above the text, the text, and its end."""

from collections.abc import Mapping
from itertools import chain, islice, pairwise

from schemas.article import Credit, Dateline
from schemas.ninjs import InfoSource, Text, Thing
from streams.errors import TooLargeError
from streams.parse.credits import read_credits
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.formats.nitf.content import read_content
from streams.parse.names import byline, names
from streams.parse.notes import add_note
from streams.parse.times import time_said
from streams.parse.xml_tree import (
    Element,
    all_text,
    attribute,
    find_all,
    find_first,
    find_text,
    find_texts,
    first_children,
    text_of,
)
from streams.text.spaces import squeeze

MAX_LINES = 100
"""Lines of one kind above a story, such as bylines; more than that are none."""

_NO_NAME = ("byttl", "virtloc", "location", "chron")
"""What stands in a byline beside the name: what the writer is, where to write to, where and when."""

_CLOSING = frozenset(",.;:)/")
_OPENING = frozenset("(/")
"""Marks of a dateline with no space before them, and behind them."""


def read_body(body: Element, draft: Draft) -> None:
    """Read `body`: what its head says, the paragraphs of its content, what stands at its end."""
    head = find_first(body, "body.head")
    if head is not None:
        parts = first_children(head)
        _read_headlines(head, parts, draft)
        if "byline" in parts:
            _read_bylines(head, draft)
        if "distributor" in parts:
            _read_distributor(head, draft)
        _read_dateline(parts.get("dateline"), draft)
        _read_rights(parts.get("rights"), draft)
    contents, ends = find_all(body, "body.content"), find_all(body, "body.end")
    if len(contents) + len(ends) > MAX_LINES:
        raise TooLargeError(f"more than {MAX_LINES} texts in one body")
    for content in contents:
        draft.blocks += read_content(content, draft)
    for end in ends:
        _read_end(end, draft)


def _read_headlines(head: Element, parts: Mapping[str, Element], draft: Draft) -> None:
    """Read the headline, the decks under it, and the abstract; a deck that repeats the headline says nothing."""
    if "hedline" in parts:
        draft.headline = find_text(head, "hedline/hl1") or draft.headline
        decks = dict.fromkeys(islice(find_texts(head, "hedline/hl2"), MAX_LINES))
        draft.other_headlines += [Text(role="deck", value=deck) for deck in decks if deck != draft.headline]
    for text in islice(find_texts(head, "abstract"), MAX_LINES) if "abstract" in parts else ():
        draft.descriptions.append(Text(role="abstract", content_type="text/plain", value=text))
    for note in islice(chain(find_all(head, "note"), find_all(head, "hedline/note")), MAX_LINES):
        add_note(draft, attribute(note, "noteclass") or "note", text_of(note), public=note.get("type") != "npa")


def _read_bylines(head: Element, draft: Draft) -> None:
    lines = [each for each in islice(find_all(head, "byline"), MAX_LINES) if text_of(each)]
    said = [line for each in lines if (line := _name(each))]
    draft.by = ", ".join(byline(line) or line.removeprefix("By ") for line in said) or draft.by
    for each in lines:
        if len(each) == 0:
            continue
        draft.people += [Thing(name=name, rel="author") for name in islice(find_texts(each, "person"), MAX_LINES)]
        for contact in islice(find_texts(each, "virtloc"), MAX_LINES):
            add_note(draft, "contact", contact, public=False)
        if title := find_text(each, "byttl"):
            draft.header["byttl"] = title
            _add_title(draft, title, _name(each))


def _add_title(draft: Draft, title: str, name: str) -> None:
    """Keep what a writer is ("Harbour Correspondent") with the name; a title that stands alone is the byline itself."""
    people = names(byline(name) or name.removeprefix("By ")) if name != title else ()
    if people:
        draft.credits.append(Credit(role=title, names=people))


def _name(line: Element) -> str:
    """Return the text of a byline without what stands beside the name."""
    parts = [line.text or ""]
    for each in line:
        parts.append(" " if str(each.tag) in _NO_NAME else all_text(each))
        parts.append(each.tail or "")
    return squeeze("".join(parts)).rstrip(" ,;") or (find_text(line, "byttl") or "")


def _read_distributor(head: Element, draft: Draft) -> None:
    """Read who distributes the story; that is the provider, whoever registered its identifier."""
    if name := find_text(head, "distributor"):
        draft.provider = name
        draft.info_sources.append(InfoSource(name=name, role="distributor"))


def _read_dateline(dateline: Element | None, draft: Draft) -> None:
    if dateline is None:
        return
    when = find_first(dateline, "story.date")
    said, norm = text_of(when), attribute(when, "norm")
    if norm and len(norm) > len("2025-03-04"):  # a date alone is no moment
        draft.content_created = time_said(norm, draft.hints.time_zone, draft)
    if when is not None and said == norm:  # a machine's time, written out: not what a dateline shows
        when.text = None
    text = _spaced(dateline)
    found = stated_dateline(text) if text else None
    draft.dateline = _with_parts(found, dateline, said if said != norm else None) if found else draft.dateline


def _spaced(dateline: Element) -> str:
    """Return the text as its sender set it, with a comma where two elements touch: "OSHIMA" and "July 4" are two words."""
    parts = [part for part in map(squeeze, dateline.itertext()) if part]
    text = "".join([*parts[:1], *(_gap(before, after) + after for before, after in pairwise(parts))])
    return text.replace(",,", ",").strip(" ,")


def _gap(before: str, after: str) -> str:
    """Return what stands between two parts of a dateline: elements that touch need a comma, the sender's marks do not."""
    if after[0] in _CLOSING or before[-1] in _OPENING:
        return ""
    touch = before[-1].isalnum() and after[0].isalnum() and not (before.islower() or after[0].islower())
    return ", " if touch else " "


def _with_parts(found: Dateline, dateline: Element, date: str | None) -> Dateline:
    """Prefer what the elements say to what the words let guess."""
    location = find_first(dateline, "location")
    if not date and (location is None or len(location) == 0):
        return found
    city = find_text(location, "city")
    region = find_text(location, "state") or find_text(location, "region") or find_text(location, "country")
    changes = {"places": (city,) if city else None, "region": region if city else None, "date": date}
    return found.model_copy(update={name: value for name, value in changes.items() if value})


def _read_rights(rights: Element | None, draft: Draft) -> None:
    if rights is None:
        return
    draft.copyright_holder = draft.copyright_holder or find_text(rights, "rights.owner")
    if len(rights) == 0 and (terms := text_of(rights)):
        draft.usage_terms = draft.usage_terms or terms


def _read_end(end: Element, draft: Draft) -> None:
    """Read the tagline: a sign-off, or words about the writer, which are no part of the story."""
    for tagline in islice(chain(find_texts(end, "tagline"), find_texts(end, "bibliography")), MAX_LINES):
        if credits_ := read_credits(tagline):
            draft.credits += credits_
        else:
            add_note(draft, "tagline", tagline)
