"""`itemMeta`: which item and version this is, what may be done with it, and what its version does (spec 2.35, Item Metadata)."""

from datetime import datetime

from streams.parse.formats.newsmlg2.codes import TYPES, local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.links import read_links
from streams.parse.formats.newsmlg2.notes import read_embargo, read_notes
from streams.parse.status import read_signals, read_status
from streams.parse.times import time_said
from streams.parse.xml_tree import attribute

_HEADER = ("sent", "sender", "transmitId", "priority", "origin", "destination", "channel")


def read_item_meta(item: Item) -> None:
    """Read identity, times, status, signals, notes and links into the draft."""
    _read_identity(item)
    _read_times(item)
    _read_status(item)
    draft = item.draft
    draft.title = item.meta.text("title")
    draft.profile = item.meta.text("profile")
    if item.message:
        draft.header = {name: text for name in _HEADER if (text := ", ".join(item.message.texts(name)))}
        draft.priority = draft.header.get("priority")
    draft.provider = _provider(item)
    read_notes(item)
    read_embargo(item)
    read_links(item)


def _read_identity(item: Item) -> None:
    draft = item.draft
    draft.guid = attribute(item.element, "guid")
    draft.version = attribute(item.element, "version")
    if draft.guid is None:
        draft.warn("the item has no guid")
    code = item.schemes.code_of(kind) if (kind := item.meta.first("itemClass")) is not None else None
    if code is not None and (local(code) or "").lower() not in TYPES:
        draft.warn(f"the item class {code[:40]!r} is unknown; read as text")
    draft.type = TYPES.get((local(code) or "").lower(), "text")


def _read_times(item: Item) -> None:
    draft = item.draft
    draft.first_created = _time(item, item.meta.text("firstCreated"))
    draft.version_created = _time(item, item.meta.text("versionCreated"))
    draft.content_created = _time(item, item.content.text("contentCreated"))
    draft.expires = _time(item, item.meta.text("expires"))
    if draft.version_created is None:
        said = item.content.text("contentModified") or item.message.text("sent")
        draft.version_created = draft.content_created or draft.first_created or _time(item, said)
        draft.warn("the item does not say when its version was made; the nearest time that it says is taken")


def _time(item: Item, said: str | None) -> datetime | None:
    return time_said(said, item.hints.time_zone, item.draft)


def _read_status(item: Item) -> None:
    draft = item.draft
    status = item.meta.first("pubStatus")
    read_status(local(item.schemes.code_of(status)) if status is not None else None, draft)
    for name in ("signal", "role"):
        draft.signals += [code for each in item.meta.all(name) if (code := item.schemes.code_of(each))]
    if kind := attribute(item.meta.first("itemClass"), "msgType"):
        draft.signals.append(f"msgType:{kind}")
    read_signals(draft)


def _provider(item: Item) -> str | None:
    """Return who sent the item: its literal, the code of a news provider, its name, else who sent the message."""
    provider = item.meta.first("provider")
    if provider is None:
        return item.message.text("sender")
    code = item.schemes.code_of(provider)
    known = local(code) if code and code.partition(":")[0].endswith("nprov") else None
    return attribute(provider, "literal") or known or item.concepts.name(provider) or local(code)
