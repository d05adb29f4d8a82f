"""One post of a WordPress export, and what the site says for all of them: names of authors, attachments."""

from collections import defaultdict
from datetime import datetime
from pathlib import PurePosixPath

from schemas.ninjs import AltId, Association, InfoSource, NewsObjectType, Rendition, Subject, Text, Thing
from streams.parse.draft import Draft, Hints
from streams.parse.formats.html.addresses import web_address
from streams.parse.formats.wxr.content import read_content
from streams.parse.identity import is_uri
from streams.parse.names import byline
from streams.parse.properties import plain_line
from streams.parse.times import time_said
from streams.parse.xml_tree import Element, attribute, find_all, find_first, find_text, text_of

MAX_PICTURES = 50
_NO_TIME = "0000-00-00"
_KINDS: dict[str, NewsObjectType] = {
    ".jpg": "picture", ".jpeg": "picture", ".png": "picture", ".gif": "picture", ".webp": "picture", ".avif": "picture",
    ".svg": "graphic", ".mp4": "video", ".mov": "video", ".webm": "video", ".mp3": "audio", ".m4a": "audio", ".ogg": "audio",
}  # fmt: skip


class Site:
    """What an export says of the site and of its attachments."""

    def __init__(self, channel: Element | None, items: list[Element]) -> None:
        self.language = find_text(channel, "language")
        self.name, self.link = find_text(channel, "title"), find_text(channel, "link")
        authors = find_all(channel, "author") if channel is not None else []
        self._authors = {find_text(each, "author_login"): _name(each) for each in authors}
        attachments = [each for each in items if find_text(each, "post_type") == "attachment"]
        self._posts = {find_text(each, "post_id") for each in items} - {
            find_text(each, "post_id") for each in attachments
        }
        self._by_id = {find_text(each, "post_id"): each for each in attachments}
        self._by_parent: dict[str | None, list[Element]] = defaultdict(list)
        for each in attachments:
            self._by_parent[find_text(each, "post_parent")].append(each)
        featured = {value for each in items for key, value in _meta(each) if key == "_thumbnail_id"}
        self._shown = {name for name, each in self._by_id.items() if name in featured or self._has_parent(each)}

    def _has_parent(self, attachment: Element) -> bool:
        return find_text(attachment, "post_parent") in self._posts

    def is_shown_by_a_post(self, item: Element) -> bool:
        """Whether an item is an attachment that comes with its post."""
        return find_text(item, "post_type") == "attachment" and find_text(item, "post_id") in self._shown

    def author(self, login: str | None) -> str | None:
        """Return the name that an author shows."""
        return self._authors.get(login) or login

    def attachments(self, item: Element) -> list[tuple[str, Element]]:
        """Return what a post shows beside its text: the featured picture first."""
        featured = [value for key, value in _meta(item) if key == "_thumbnail_id"]
        found = [("featured", self._by_id[name]) for name in featured if name in self._by_id]
        own = self._by_parent.get(find_text(item, "post_id"), [])[:MAX_PICTURES]
        return found + [("attachment", each) for each in own if all(each is not other for _, other in found)]


def read_post(item: Element, site: Site, draft: Draft, hints: Hints) -> None:
    """Read one post, or an attachment that no post shows."""
    _read_identity(item, draft)
    _read_times(item, draft, hints.time_zone)
    _read_status(item, draft)
    draft.language = site.language
    draft.headline = find_text(item, "title")
    if site.name:
        draft.info_sources.append(
            InfoSource(name=site.name, uri=site.link if site.link and is_uri(site.link) else None)
        )
    if excerpt := _excerpt(item):
        draft.descriptions.append(Text(role="excerpt", value=excerpt))
    _read_terms(item, draft)
    read_content(_content(item), web_address(find_text(item, "link")), draft)
    _read_authors(site.author(find_text(item, "creator")), draft)
    _read_attachments(item, site, draft)
    if not draft.blocks and draft.type == "text":
        draft.warn("the post has no text")


def _name(author: Element) -> str | None:
    whole = f"{find_text(author, 'author_first_name') or ''} {find_text(author, 'author_last_name') or ''}".strip()
    return find_text(author, "author_display_name") or whole or None


def _read_authors(creator: str | None, draft: Draft) -> None:
    """Take the byline at the head of the text; without one who made the post wrote it."""
    if creator is None:
        return
    head = byline(draft.blocks[0].text) if draft.blocks else None
    if head is None:
        draft.by = byline(creator) or creator
    elif head != creator:
        draft.people.append(Thing(name=creator, rel="creator"))


def _meta(item: Element) -> list[tuple[str | None, str | None]]:
    return [(find_text(each, "meta_key"), find_text(each, "meta_value")) for each in find_all(item, "postmeta")]


def _content(item: Element) -> str:
    """Return content:encoded; excerpt:encoded has the same local name, and the exporter writes it second."""
    encoded = find_first(item, "encoded")
    return (encoded.text or "") if encoded is not None else ""


def _excerpt(item: Element) -> str | None:
    encoded = find_all(item, "encoded")
    said = encoded[1].text if len(encoded) > 1 else None
    return plain_line(said or "") or find_text(item, "description")


def _read_identity(item: Element, draft: Draft) -> None:
    draft.guid = find_text(item, "guid") or find_text(item, "link")
    others = {name: find_text(item, name) for name in ("link", "post_id", "post_name")}
    draft.alt_ids = [AltId(role=name, value=value) for name, value in others.items() if value and value != draft.guid]


def _read_times(item: Element, draft: Draft, zone: str | None) -> None:
    """Read the times in GMT; drafts have none, and their local ones are in the zone of the site."""
    draft.first_created = _time(item, "post_date", zone, draft) or time_said(find_text(item, "pubDate"), zone, draft)
    modified = _time(item, "post_modified", zone, draft)
    draft.version_created = max((time for time in (draft.first_created, modified) if time), default=None)
    if draft.version_created is None:
        draft.warn("the post says no time")


def _time(item: Element, name: str, zone: str | None, draft: Draft) -> datetime | None:
    gmt, local = find_text(item, f"{name}_gmt"), find_text(item, name)
    if gmt and not gmt.startswith(_NO_TIME):
        return time_said(f"{gmt.replace(' ', 'T')}Z", None, draft)
    return time_said(local.replace(" ", "T"), zone, draft) if local and not local.startswith(_NO_TIME) else None


def _read_status(item: Element, draft: Draft) -> None:
    """Only what is published is usable; what waits for its time is under embargo, what has a password is not for all."""
    status = find_text(item, "status") or "publish"
    if status == "future":
        draft.embargoed_until = draft.first_created
        draft.embargo_text = find_text(item, "post_date")
    elif status == "trash":
        draft.pub_status, draft.kind = "canceled", "withdrawal"
    elif status not in ("publish", "inherit"):
        draft.pub_status, draft.kind = "withheld", "hold"
        draft.warn(f"the status of the post is {status[:40]!r}; the item is withheld")
    if find_text(item, "post_password"):
        draft.pub_status, draft.kind = "withheld", "hold"
        draft.warn("the post is protected by a password; the item is withheld")


def _read_terms(item: Element, draft: Draft) -> None:
    for term in find_all(item, "category"):
        name, scheme = text_of(term), attribute(term, "domain") or "category"
        if name and scheme == "post_tag":
            draft.keywords.append(name)
        elif name:
            draft.subjects.append(Subject(name=name, literal=f"{scheme}:{attribute(term, 'nicename') or name}"))


def _read_attachments(item: Element, site: Site, draft: Draft) -> None:
    own = find_text(item, "attachment_url")
    if own and not draft.blocks:  # the item is the attachment
        draft.type = _kind(own)
        draft.renditions = [_rendition(own)]
        return
    shown = [(rel, find_text(each, "attachment_url"), each) for rel, each in site.attachments(item)]
    shown += [("featured", own, item)] if own else []
    known = {each.uri for each in draft.associations}
    for rel, href, each in shown:
        if href and is_uri(href) and href not in known and len(draft.associations) < MAX_PICTURES:
            known.add(href)
            draft.associations.append(_attachment(each, href, rel, f"{rel}{len(draft.associations) + 1}"))


def _attachment(item: Element, href: str, rel: str, name: str) -> Association:
    caption, title = _excerpt(item), find_text(item, "title")
    return Association(
        name=name,
        uri=href,
        rel=rel,
        type=_kind(href),
        headlines=(Text(value=title),) if title else (),
        descriptions=(Text(role="caption", value=caption),) if caption else (),
        renditions=(_rendition(href),),
    )


def _rendition(href: str) -> Rendition:
    return Rendition(name="original", href=href if is_uri(href) else None)


def _kind(href: str) -> NewsObjectType:
    return _KINDS.get(PurePosixPath(href.partition("?")[0]).suffix.lower(), "component")
