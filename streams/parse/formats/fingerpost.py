"""Fingerpost JSON: what the wire systems of Fingerpost write of an item, whatever agency and format it came in.

Names are a mixture of ninjs 1.x and Fingerpost's own (`usn`, `source-feed`, `slug`, `destinations`). Source: the type
definitions and fixtures that a newspaper publishes of its feeds; Fingerpost publishes no schema.
"""

from schemas.ninjs import AltId, Organisation, Subject, Symbol, Text
from streams.errors import ParseError
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft, Hints
from streams.parse.embargo import set_embargo
from streams.parse.json_items import read_document
from streams.parse.look import Look
from streams.parse.names import written_by
from streams.parse.notes import add_note
from streams.parse.object_types import object_type
from streams.parse.properties import MAX_ITEMS, Properties
from streams.parse.status import read_status
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs

_OWN = ({"source-feed", "usn"}, {"source-feed", "body_text"}, {"firstVersion", "versionCreated", "body_text"})
_CODES = (("subjects", None), ("destinations", "destination"))
_RAW_FACTS = ("source-feed", "format", "unique-name", "tabVtxt", "mediaCatCodes")


def sniff(look: Look) -> bool:
    """Whether the bytes are a JSON object with Fingerpost's own names."""
    return any(own <= look.keys for own in _OWN)


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read one object, or an array of them; ParseError when the bytes are none of it."""
    document = read_document(data, hints)
    if isinstance(document.value, list):
        return document.drafts(document.value, _read)
    return [document.draft(document.value, _read)]


def _read(item: Properties, draft: Draft) -> None:
    if item.get("body_text", "headline", "usn") is None:
        raise ParseError("JSON, but no item of Fingerpost: it has no usn, headline or body_text", reason="unsupported")
    _read_identity(item, draft)
    _read_texts(item, draft)
    _read_codes(item, draft)
    draft.copyright_holder = item.text("copyrightHolder")
    draft.copyright_notice = item.text("copyrightNotice")
    draft.usage_terms = item.text("usage", "usageterms")
    draft.header = {name: said for name in _RAW_FACTS if (said := item.text(name))}


def _read_identity(item: Properties, draft: Draft) -> None:
    draft.guid = item.text("usn", "uri")
    draft.version = item.text("version")
    draft.provider = item.text("source-feed")
    draft.alt_ids = [
        AltId(role=role, value=value)
        for role, name in (("uri", "uri"), ("originalUrn", "originalUrn"), ("unique-name", "unique-name"))
        if (value := item.text(name)) and value not in ("0", draft.guid)
    ]
    draft.first_created = item.time("firstVersion", "firstcreated")
    draft.version_created = item.time("versionCreated", "dateTimeSent")
    read_status(item.text("status", "pubstatus"), draft)
    draft.embargoed_until = item.time("embargoed", "embargo")
    if draft.embargoed_until is None and (words := item.text("embargoed", "embargo")):
        set_embargo(draft, words)
    draft.type = object_type(item.text("type"), draft)
    draft.language = item.text("language")
    draft.priority = item.text("priority")
    draft.urgency = item.whole("priority", 1, 9) if (draft.priority or "").isdecimal() else None


def _read_texts(item: Properties, draft: Draft) -> None:
    draft.headline = item.text("headline")
    draft.other_headlines = [Text(role="subhead", value=text)] if (text := item.text("subhead")) else []
    draft.descriptions = [Text(role="abstract", value=text)] if (text := item.text("abstract")) else []
    draft.slugline = item.text("slug", "slugline")
    if said := item.text("byline"):
        draft.by = written_by(said)
    add_note(draft, "ednote", item.text("ednote"))
    if where := item.text("location", "dateline"):
        draft.dateline = stated_dateline(where)
    body = item.get("body_text", "body_html", "bodyText")
    if isinstance(body, str):
        read = read_paragraphs if is_markup(body) else split_paragraphs
        draft.blocks = read(body)


def _read_codes(item: Properties, draft: Draft) -> None:
    """Codes have no scheme property: what stands before their colon is one (`N2:GB`, `iptccat:a`)."""
    draft.keywords = _parts(item.texts("keywords"))
    draft.subjects = [
        Subject(literal=code, rel=rel)
        for name, rel in _CODES
        for code in dict.fromkeys([*item.inner(name).texts("code"), *item.texts(name)])
    ]
    draft.subjects += [Subject(literal=code, rel="mediaCatCode") for code in _parts(item.texts("mediaCatCodes"))]
    symbols = [Symbol(symbol=symbol) for symbol in item.inner("organisation").texts("symbols")]
    draft.organisations = [Organisation(symbols=(symbol,)) for symbol in symbols]


def _parts(texts: list[str]) -> list[str]:
    """Split texts at the plus signs that Fingerpost puts between words."""
    parts = (part.strip() for text in texts for part in text.split("+", MAX_ITEMS)[:MAX_ITEMS])
    return [part for part in parts if part][:MAX_ITEMS]
