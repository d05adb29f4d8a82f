"""RBNews: the XML of Ritzaus Bureau, one story a document, with Danish and English names of elements.

There is no published specification; the names are those of its files. `PublishDate` has no zone and is Danish time,
wherever the subscriber is. A flash has no headline: its first paragraph is what a newsroom reads out.
"""

from schemas.article import Note
from schemas.ninjs import AltId, Association, Genre, InfoSource, Organisation, Place, Subject, Symbol
from streams.errors import ParseError
from streams.parse.draft import Draft, Hints
from streams.parse.identity import is_uri
from streams.parse.look import Look
from streams.parse.names import byline
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, find_all, find_text, find_texts, read_xml, text_of
from streams.text.markup import read_paragraphs

ZONE = "Europe/Copenhagen"
MAX_LIST = 200
_PRIVATE = ("byLineEmail", "byLinePhone", "TilRedaktionen")
_DIGITS = 8  # of an IPTC subject code


def sniff(look: Look) -> bool:
    """Whether the bytes are XML with the root `RBNews`."""
    return look.root is not None and look.root.name == "RBNews"


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the story of one document."""
    xml = read_xml(data, hints.charset)
    draft = Draft(xml.charset, list(xml.warnings), provider="ritzau", language="da")
    _read_identity(xml.tree, draft)
    _read_texts(xml.tree, draft)
    _read_people(xml.tree, draft)
    _read_things(xml.tree, draft)
    return [draft]


def _read_identity(root: Element, draft: Draft) -> None:
    draft.guid = find_text(root, "NewsID")
    if draft.guid is None:
        draft.warn("no NewsID: the item has no identifier")
    draft.version = find_text(root, "version")
    if history := find_text(root, "HistID"):
        draft.alt_ids.append(AltId(role="HistID", value=history))
    draft.version_created = time_said(find_text(root, "PublishDate"), ZONE, draft)
    draft.first_created = draft.version_created if draft.version == "1" else None
    draft.replaces = find_text(root, "replacedID") or find_text(root, "Replaces")
    draft.signals = list(find_texts(root, "Status"))
    _read_change(root, draft)


def _read_change(root: Element, draft: Draft) -> None:
    """Read the flags for annulled, correction and new version; the strongest counts."""
    if _flag(root, "Annuleret"):
        draft.kind, draft.pub_status = "kill", "canceled"
    elif _flag(root, "Korrektion"):
        draft.kind = "correction"
    elif _flag(root, "NyVersion"):
        draft.kind = "update"


def _flag(root: Element, name: str) -> bool:
    return (find_text(root, name) or "").lower() in ("true", "1")


def _read_texts(root: Element, draft: Draft) -> None:
    draft.slugline = find_text(root, "strapline")
    draft.title = find_text(root, "subtitle")
    draft.blocks = read_paragraphs(root.findtext("content") or "")
    draft.headline = find_text(root, "headline")
    if draft.headline is None and draft.blocks:
        draft.headline = draft.blocks[0].text
        draft.warn("no headline; the first paragraph is taken")
    if not draft.blocks:
        draft.warn("the item has no text")


def _read_people(root: Element, draft: Draft) -> None:
    """Read the byline; how its writer is reached, and what is said to the desk alone, stays there."""
    said = find_text(root, "byLine") or ""
    draft.by = byline(said) or said or None
    for name in _PRIVATE:
        if text := find_text(root, name):
            draft.notes.append(Note(role=name, text=text, public=False))
    if origin := (find_text(root, "origin") or "").strip("/ "):
        draft.info_sources.append(InfoSource(name=origin))


def _read_things(root: Element, draft: Draft) -> None:
    priority = find_text(root, "Priority") or ""
    draft.urgency = int(priority) if priority in set("123456789") else None
    draft.priority = priority or None
    draft.located = find_text(root, "town")
    draft.places = [Place(name=draft.located, rel="located")] if draft.located else []
    draft.keywords = _texts(root, "SubjectKeyword")
    draft.genres = [Genre(name=name) for name in [find_text(root, "format")] if name]
    section, code = find_text(root, "section"), find_text(root, "sectionShort")
    draft.subjects = [Subject(name=section, literal=f"section:{code or section}")] if section else []
    draft.subjects += [
        Subject(literal=f"subj:{each}" if each.isdecimal() and len(each) == _DIGITS else f"IPTCList:{each}")
        for each in _texts(root, "IPTCList")
    ]
    draft.organisations = [Organisation(name=each) for each in _texts(root, "Companies")]
    draft.organisations += [
        Organisation(literal=f"isin:{each}", symbols=(Symbol(symbol_type="ISIN", symbol=each),))
        for each in _texts(root, "ISIN")
    ]
    draft.associations = _links(root, draft)


def _texts(root: Element, name: str) -> list[str]:
    """Return the texts of the innermost elements in a list, once each."""
    inner = (each for parent in find_all(root, name) for each in parent.iter() if len(each) == 0 and each is not parent)
    return list(dict.fromkeys(text for each in inner if (text := text_of(each))))[:MAX_LIST]


def _links(root: Element, draft: Draft) -> list[Association]:
    """Return the multimedia and the related items that have an address."""
    found: list[Association] = []
    for name in ("MultimedieList", "Related"):
        for text in _texts(root, name):
            if is_uri(text):
                found.append(Association(uri=text, name=f"link{len(found) + 1}", rel=name))
            else:
                draft.warn(f"{name} names something without an address: {text[:60]!r}")
    return found
