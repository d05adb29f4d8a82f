"""JIMI XML: what The Canadian Press's editing system sends, a `Publish` with a `ContentItem` for a story or a picture.

There is no published specification; this is what its files show, and what the open writer of the format does
(superdesk-cp, `output/formatter/jimi.py`): `CreatedDateTime` and `DateTaken` are UTC without saying so, `EmbargoTime` is
local, 0001-01-01 stands for no time, `SystemSlug` stays through all versions of a story, `ContentItemID` is new in each.
`Latitude` and `Longitude` are not read: in two of four sampled files they lie in another country than the city.
"""

from datetime import datetime
from urllib.parse import quote

from schemas.ninjs import AltId, Association, Genre, InfoSource, Place, Rendition, Subject, Text, Thing
from streams.errors import ParseError
from streams.parse.dates import has_zone
from streams.parse.draft import Draft, Hints
from streams.parse.look import Look
from streams.parse.names import byline
from streams.parse.notes import add_note, may_be_public
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, Xml, find_all, find_text, read_xml
from streams.text.markup import read_paragraphs

_LANGUAGES = {"1": "en", "2": "fr"}
_NO_TIME = "0001-01-01"
_CUT = (128, 150)  # characters that writers cut a list of keywords to, in the middle of a word
_DIGITS = 6
MAX_LIST = 100


def sniff(look: Look) -> bool:
    """Whether the bytes are XML with the root `Publish`, in no namespace."""
    return look.root is not None and look.root.name == "Publish" and not look.root.namespace


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the content items of one document; ParseError when it has none."""
    xml = read_xml(data, hints.charset)
    items = find_all(xml.tree, "ContentItem")
    if not items:
        raise ParseError("a JIMI document without a ContentItem", reason="empty")
    return [_read(item, xml, hints) for item in items]


def _read(item: Element, xml: Xml, hints: Hints) -> Draft:
    draft = Draft(xml.charset, list(xml.warnings), provider=find_text(item, "Source"))
    draft.header = {name: text for name in ("Services", "PscCodes") if (text := find_text(xml.tree, name))}
    _read_identity(item, xml.tree, draft)
    _read_times(item, draft, hints)
    _read_status(item, draft)
    _read_texts(item, draft)
    _read_things(item, draft)
    return draft


def _read_identity(item: Element, publish: Element, draft: Draft) -> None:
    draft.guid = find_text(item, "SystemSlug") or find_text(item, "NewsCompID")
    draft.version = find_text(item, "ContentItemID")
    ids = {name: find_text(item, name) for name in ("NewsCompID", "FileName", "OrigTransRef", "CustomField1")}
    ids["PublishID"] = find_text(publish, "PublishID")
    draft.alt_ids = [AltId(role=name, value=value) for name, value in ids.items() if value and value != draft.guid]
    if draft.guid is None:
        draft.warn("neither SystemSlug nor NewsCompID: the item has no identifier")


def _read_times(item: Element, draft: Draft, hints: Hints) -> None:
    draft.first_created = _utc(item, "CreatedDateTime", draft)
    draft.version_created = time_said(find_text(item, "UpdatedDateTime"), hints.time_zone, draft) or draft.first_created
    draft.content_created = _utc(item, "DateTaken", draft)
    embargo = find_text(item, "EmbargoTime") or _NO_TIME
    if not embargo.startswith(_NO_TIME):
        draft.embargo_text = embargo
        if hints.time_zone or has_zone(embargo):
            draft.embargoed_until = time_said(embargo, hints.time_zone, draft)
        else:
            draft.warn("the embargo has no zone, and the feed has none; the item is held until it is released")


def _utc(item: Element, name: str, draft: Draft) -> datetime | None:
    said = find_text(item, name)
    if said is None or said.startswith(_NO_TIME):
        return None
    return time_said(said if has_zone(said) else f"{said}Z", None, draft)


def _read_status(item: Element, draft: Draft) -> None:
    """Read what the version does: writethrus are numbered, corrections say what they correct."""
    number = find_text(item, "WritethruValue") or ""
    draft.number = (int(number) or None) if number.isdecimal() and len(number) < _DIGITS else None
    draft.note = find_text(item, "Corrections") or find_text(item, "UpdateNote")
    draft.kind = "correction" if find_text(item, "Corrections") else "update" if draft.number else "new"
    for flag in ("HoldFlag", "TrashFlag"):
        if (find_text(item, flag) or "").lower() == "true":
            draft.pub_status = "withheld"
            draft.kind = "hold"
            draft.warn(f"{flag} is set: the item is withheld")


def _read_texts(item: Element, draft: Draft) -> None:
    draft.language = _LANGUAGES.get(find_text(item, "Language") or "")
    is_picture = find_text(item, "ContentType") in ("Photo", "Graphic")
    draft.type = "picture" if is_picture else "text"
    draft.slugline = find_text(item, "SlugProper")
    draft.headline = find_text(item, "Headline") or find_text(item, "Headline2")
    other = find_text(item, "Headline2")
    if other and other != draft.headline:
        draft.other_headlines = [Text(role="headline2", value=other)]
    said = find_text(item, "Byline") or ""
    draft.by = byline(said) or said or None
    draft.blocks = read_paragraphs(item.findtext("ContentText") or "")
    draft.descriptions = [
        Text(role="caption", value=text)
        for name in ("EnglishCaption", "FrenchCaption")
        if (text := find_text(item, name))
    ]
    if not draft.blocks and not draft.descriptions:
        draft.warn("the item has no text")
    note = find_text(item, "EditorNote") or find_text(item, "SpecialInstructions")
    if note and not may_be_public(note):
        add_note(draft, "edNote", note)
    else:
        draft.ed_note = note
    draft.copyright_notice = find_text(item, "Copyright")


def _read_things(item: Element, draft: Draft) -> None:
    ranking = find_text(item, "RankingValue") or ""
    draft.urgency = int(ranking) if ranking in set("123456789") else None
    draft.keywords = _keywords(find_text(item, "Keyword") or "", draft)
    draft.subjects = [
        Subject(name=name, literal=f"{scheme}:{name}")
        for scheme in ("Category", "IndexCode", "SupplementalCategories")
        for name in _list(find_text(item, scheme))
    ]
    draft.genres = [Genre(name=name) for name in [find_text(item, "VersionType")] if name]
    draft.located = find_text(item, "City")
    draft.places = _places(item)
    draft.info_sources = [
        InfoSource(name=name, role=role)
        for role, name in (("source", find_text(item, "Source")), ("credit", find_text(item, "Credit")))
        if name
    ]
    _read_pictures(item, draft)


def _list(said: str | None) -> list[str]:
    names = (name.strip() for name in (said or "").split(",")[:MAX_LIST])
    return list(dict.fromkeys(name for name in names if name))


def _keywords(said: str, draft: Draft) -> list[str]:
    """Leave out the last keyword of a list that was cut to a length: half a word means something else."""
    names = _list(said)
    if len(said) in _CUT and len(names) > 1:
        draft.warn(f"the keywords were cut to {len(said)} characters; the last is left out: {names[-1]!r}")
        return names[:-1]
    return names


def _places(item: Element) -> list[Place]:
    """Return the city of the dateline, and what it lies in."""
    names = [(find_text(item, name), rel) for name, rel in (("City", "located"), ("Province", None), ("Country", None))]
    return [Place(name=name, rel=rel) for name, rel in names if name]


def _read_pictures(item: Element, draft: Draft) -> None:
    """Name the pictures of a story, and the file and the stories of a picture: files come by another way."""
    if file := find_text(item, "ViewFile") or find_text(item, "ContentRef"):
        draft.renditions = [Rendition(name="original", title=file)]
    if writer := find_text(item, "CaptionWriter"):
        draft.people.append(Thing(name=writer, rel="captionWriter"))
    links = [("picture", ref) for ref in _list(find_text(item, "PhotoReference"))]
    links += [("container", ref) for ref in _list(find_text(item, "ContainerIDs"))]
    draft.associations = [
        Association(
            uri=f"urn:x-jimi:{quote(ref, safe='')}",
            name=f"link{number}",
            rel=rel,
            type="picture" if rel == "picture" else "text",
            alt_ids=(AltId(value=ref),),
        )
        for number, (rel, ref) in enumerate(links[:MAX_LIST], 1)
    ]
