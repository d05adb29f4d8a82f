"""One digitalwires object, read into a draft: identity, status, texts, notes, rights."""

import re

from schemas.article import Note
from schemas.ninjs import AltId, InfoSource, Text
from streams.errors import ParseError
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.formats.dpajson.categories import read_categories
from streams.parse.formats.dpajson.media import read_media
from streams.parse.names import byline
from streams.parse.properties import Properties
from streams.parse.status import read_signals, read_status
from streams.text.markup import read_paragraphs

_BODY = ("article_html", "infobox_html", "linkbox_html")
"""In the order in which dpa's own rendering shows them."""

_BY = re.compile(r"(?:von|by|de|por)\s+(?=\S)", re.IGNORECASE)  # the languages of dpa's services


def read_item(item: Properties, draft: Draft) -> None:
    """Read one object; ParseError when it has no urn."""
    _read_identity(item, draft)
    read_categories(item, draft)
    draft.signals = [*dict.fromkeys([*item.texts("signal"), *draft.signals])]
    read_status(item.text("pubstatus"), draft)
    read_signals(draft)
    _read_texts(item, draft)
    _read_notes(item, draft)
    _read_rights(item, draft)
    read_media(item, draft)


def _read_identity(item: Properties, draft: Draft) -> None:
    draft.guid = item.text("urn")
    if draft.guid is None:
        raise ParseError("a digitalwires object without a urn")
    draft.version = item.text("version")
    draft.version_created = item.time("version_created")
    draft.content_created = item.time("content_created")
    draft.embargoed_until = item.time("embargoed")
    if draft.embargoed_until is None and (words := item.text("embargoed")):
        set_embargo(draft, words)
    draft.language = item.text("language")
    draft.urgency = item.whole("urgency", 1, 9)
    draft.alt_ids = [AltId(role="entry_id", value=entry)] if (entry := item.text("entry_id")) else []


def _read_texts(item: Properties, draft: Draft) -> None:
    draft.headline = item.text("headline")
    draft.other_headlines = [Text(role=role, value=text) for role in ("kicker", "subhead") if (text := item.text(role))]
    draft.descriptions = [Text(role="teaser", value=text)] if (text := item.text("teaser")) else []
    draft.descriptions += [
        Text(role=(each.text("role") or "").rpartition(":")[2] or None, value=text)
        for each in item.objects("descriptions")
        if (text := each.text("description"))
    ]
    draft.by = _byline(item.text("byline"))
    if said := item.text("dateline"):
        draft.dateline = stated_dateline(said)
    bodies = (html for name in _BODY if isinstance(html := item.get(name), str))
    draft.blocks = [paragraph for html in bodies for paragraph in read_paragraphs(html)]


def _byline(said: str | None) -> str | None:
    if said is None:
        return None
    bare = _BY.sub("", said, count=1) if _BY.match(said) else said
    return byline(f"By {bare}") or bare


def _read_notes(item: Properties, draft: Draft) -> None:
    """Read the notes by role; the notepad shows the same ones again, and counts only where there are no others."""
    draft.notes += [
        Note(role=each.text("role") or "ednote", text=text, public=each.get("is_publishable") is True)
        for each in item.objects("ednotes")
        if (text := each.text("ednote"))
    ]
    if draft.notes:
        return
    notepad = item.inner("notepad")
    for name, public in (("public_html", True), ("nonpublic_html", False)):
        html = notepad.get(name)
        if isinstance(html, str):
            text = "\n".join(paragraph.text for paragraph in read_paragraphs(html))
            draft.notes += [Note(role="notepad", text=text, public=public)] if text else []


def _read_rights(item: Properties, draft: Draft) -> None:
    draft.copyright_notice = item.text("copyrightnotice")
    draft.usage_terms = item.text("usageterms")
    if notice := item.text("autopublishnotice"):
        draft.usage_terms = f"{draft.usage_terms}; {notice}" if draft.usage_terms else notice
    credit = item.text("creditline")
    if credit and all(credit != source.name for source in draft.info_sources):
        draft.info_sources.append(InfoSource(name=credit, role="creditline"))
