"""One entry, whatever feed it stood in, and the draft that it becomes. RSS, Atom and JSON Feed meet here."""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from schemas.ninjs import AltId, Association, InfoSource, NewsObjectType, Rendition, RightsInfo, Subject, Text
from streams.parse.draft import Block, Draft
from streams.parse.formats.feed.clutter import without_clutter, without_outlet
from streams.parse.identity import is_uri
from streams.parse.names import byline
from streams.parse.times import time_said
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs
from streams.text.spaces import squeeze

MAX_AUTHORS = 30
MAX_MEDIA = 50
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,6}")  # RFC 5646 in outline
_MEDIA: dict[str, NewsObjectType] = {"image": "picture", "video": "video", "audio": "audio"}


class Piece(NamedTuple):
    """A text and how it is written: Atom and JSON Feed say it, RSS leaves it open, and HTML is what it mostly is."""

    value: str
    kind: Literal["text", "html"]


class Tag(NamedTuple):
    """A category: its name, and its code in a scheme where it has one."""

    name: str
    scheme: str | None = None
    code: str | None = None


class Media(NamedTuple):
    """A picture, a sound or a film that belongs to the entry."""

    href: str
    content_type: str | None = None
    size: int | None = None
    title: str | None = None
    kind: NewsObjectType | None = None


@dataclass(slots=True)
class Entry:
    """What an entry says, as it is written there."""

    guid: str | None = None
    link: str | None = None
    title: Piece | None = None
    content: Piece | None = None
    summary: Piece | None = None
    published: str | None = None
    updated: str | None = None
    created: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    language: str | None = None
    rights: str | None = None
    license: str | None = None
    source: tuple[str | None, str | None] = (None, None)
    site: str | None = None
    warnings: list[str] = field(default_factory=list)


def fill(draft: Draft, entry: Entry, zone: str | None) -> None:
    """Make the draft of an entry."""
    draft.warnings += entry.warnings
    _read_identity(entry, draft)
    _read_times(entry, draft, zone)
    _read_texts(entry, draft)
    _take_outlet(entry, draft)
    _read_people(entry, draft)
    _read_tags(entry, draft)
    _read_rights(entry, draft)
    draft.associations = [_association(each, n) for n, each in enumerate(_usable(entry.media, draft), 1)]


def _read_identity(entry: Entry, draft: Draft) -> None:
    draft.guid = squeeze(entry.guid or entry.link or "") or None
    if draft.guid is None:
        draft.warn("the entry has neither an id nor a link")
    link = squeeze(entry.link or "")
    if link != draft.guid and is_uri(link):
        draft.alt_ids.append(AltId(role="link", value=link))


def _read_times(entry: Entry, draft: Draft, zone: str | None) -> None:
    """Date the version by the later of two times: what waits for its time of publication was edited before."""
    published = time_said(entry.published, zone, draft) if entry.published else None
    updated = time_said(entry.updated, zone, draft) if entry.updated else None
    draft.first_created = published
    draft.content_created = time_said(entry.created, zone, draft) if entry.created else None
    draft.version_created = max((time for time in (published, updated) if time), default=None)
    if draft.version_created is None:
        draft.warn("the entry says no time")


def _read_texts(entry: Entry, draft: Draft) -> None:
    draft.language = _language(entry.language, draft)
    draft.headline = _line(entry.title) or None
    if draft.headline is None:
        draft.warn("the entry has no title")
    content, summary = (
        without_clutter(_blocks(piece, draft), draft.headline, (entry.site, entry.source[0]))
        for piece in (entry.content, entry.summary)
    )
    if content and summary and content != summary:
        draft.descriptions = [Text(role="summary", value=" ".join(block.text for block in summary))]
    if not content and summary:
        draft.warn("summary only: the feed does not give the whole text")
        draft.partial = True
    blocks = content or summary
    if not blocks:
        draft.warn("the entry has no text")
    draft.blocks = blocks[1:] if blocks and blocks[0].text == draft.headline else blocks


def _take_outlet(entry: Entry, draft: Draft) -> None:
    """Take the name of the outlet from behind the headline; it is one of the sources then."""
    if draft.headline is None:
        return
    draft.headline, outlet = without_outlet(draft.headline, (entry.site, entry.source[0]))
    if outlet and outlet != entry.source[0]:
        draft.info_sources.append(InfoSource(name=outlet, role="publisher"))


def _line(piece: Piece | None) -> str:
    if piece is None:
        return ""
    if piece.kind == "text":
        return squeeze(piece.value)
    return squeeze(" ".join(paragraph.text for paragraph in read_paragraphs(piece.value)))


def _blocks(piece: Piece | None, draft: Draft) -> list[Block]:
    """Return the paragraphs; HTML without any tag has those of its lines."""
    if piece is None or not piece.value.strip():
        return []
    if is_markup(piece.value):
        if piece.kind == "text":
            draft.warn("a text that is declared as plain has markup; read as HTML")
        return read_paragraphs(piece.value)
    blocks = split_paragraphs(piece.value)
    if piece.kind == "text" or "&" not in piece.value:
        return blocks
    return [Block(each.role, text) for each in blocks if (text := _line(Piece(each.text, "html")))]


def _read_people(entry: Entry, draft: Draft) -> None:
    names = dict.fromkeys(name for said in entry.authors[:MAX_AUTHORS] if (name := squeeze(said)))
    by = ", ".join(names)
    draft.by = (byline(by) or by) or None


def _read_tags(entry: Entry, draft: Draft) -> None:
    for tag in entry.tags:
        name, code = squeeze(tag.name), squeeze(tag.code or tag.name)
        if not name:
            continue
        draft.keywords.append(name)
        if tag.scheme:
            draft.subjects.append(Subject(name=name, literal=f"{tag.scheme}:{code}"))


def _read_rights(entry: Entry, draft: Draft) -> None:
    draft.copyright_notice = _line(Piece(entry.rights, "html")) or None if entry.rights else None
    if entry.license and is_uri(entry.license):
        draft.rights_info = RightsInfo(linked_rights=entry.license)
    name, uri = entry.source
    if name or uri:
        draft.info_sources.append(
            InfoSource(name=name and _line(Piece(name, "html")), uri=uri if uri and is_uri(uri) else None)
        )


def _language(said: str | None, draft: Draft) -> str | None:
    language = (said or "").strip().replace("_", "-")
    if language and not _LANGUAGE.fullmatch(language):
        draft.warn(f"the language {language[:40]!r} is no language tag")
        return None
    return language or None


def _usable(media: list[Media], draft: Draft) -> list[Media]:
    once = list({each.href: each for each in media}.values())
    usable = [each for each in once if is_uri(each.href)]
    if len(usable) < len(once):
        draft.warn("an enclosure has no usable address")
    if len(usable) > MAX_MEDIA:
        draft.warn(f"{len(usable)} enclosures; {MAX_MEDIA} are kept")
    return usable[:MAX_MEDIA]


def _association(media: Media, number: int) -> Association:
    name = f"media{number}"
    rendition = Rendition(name=name, href=media.href, content_type=media.content_type, size_in_bytes=media.size)
    return Association(
        uri=media.href,
        name=name,
        type=media.kind or _MEDIA.get((media.content_type or "").partition("/")[0]),
        headlines=(Text(value=media.title),) if media.title else (),
        renditions=(rendition,),
    )
