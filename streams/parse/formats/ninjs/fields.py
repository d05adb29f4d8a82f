"""The properties of one ninjs object, read into a draft: which item it is, when it may be used, what may be done."""

from typing import Any, TypeVar

from pydantic import ValidationError

from schemas.article import Change, Credit, Dateline, Note, Take
from schemas.base import Model
from streams.parse.draft import Draft
from streams.parse.embargo import set_embargo
from streams.parse.formats.ninjs.extensions import name_beside_address, read_extensions
from streams.parse.formats.ninjs.own_names import NO_URI
from streams.parse.formats.ninjs.texts import read_texts
from streams.parse.formats.ninjs.things import read_things
from streams.parse.names import written_by
from streams.parse.notes import add_note, may_be_public
from streams.parse.object_types import object_type
from streams.parse.properties import MAX_ITEMS, Properties
from streams.parse.status import read_signals, read_status

M = TypeVar("M", bound=Model)

# What a republished article of copydesk may say of itself; `duplicate`, `reprint` and `release` are verdicts, not claims.
_CLAIMS = frozenset({"update", "correction", "refile", "repeat", "withdrawal", "advisory", "test"})
_PARTIAL = frozenset({"partial", "incomplete"})

_EMBARGOES = ("embargoedUntil", "embargoed", "embargoUntil", "embargo", "embargoDate", "embargoEnds")
"""ninjs 2 and 1 have the first two, content systems the others; one that says `true` holds until somebody releases it."""


def read_fields(item: Properties, draft: Draft) -> None:
    """Read one ninjs object into the draft."""
    _read_identity(item, draft)
    _read_status(item, draft)
    _read_kind_of_text(item, draft)
    _read_rights(item, draft)
    read_things(item, draft)
    read_texts(item, draft)
    read_extensions(item, draft)
    _read_own(item.inner("copydesk"), draft)


def _read_identity(item: Properties, draft: Draft) -> None:
    draft.guid = item.text("uri", "guid")
    draft.version = item.text("version")
    draft.first_created = item.time("firstCreated")
    draft.version_created = item.time("versionCreated")
    draft.content_created = item.time("contentCreated")
    if draft.guid is None:
        draft.warn(NO_URI)


def _read_status(item: Properties, draft: Draft) -> None:
    read_status(item.text("pubStatus", "status"), draft)
    draft.signals = [*item.texts("signals"), *item.texts("signal")]
    read_signals(draft)
    draft.expires = item.time("expires")
    draft.embargoed_until = item.time(*_EMBARGOES)
    if draft.embargoed_until is None and (said := item.text(*_EMBARGOES)):
        set_embargo(draft, said)
    elif item.get(*_EMBARGOES) is True:
        set_embargo(draft, "embargoed")
    add_note(draft, "reason", item.text("embargoedReason"))


def _read_kind_of_text(item: Properties, draft: Draft) -> None:
    draft.type = object_type(item.text("type") or ("event" if item.get("eventDetails") else None), draft)
    draft.profile = item.text("profile")
    draft.partial = item.text("representationType") in _PARTIAL
    draft.urgency = item.whole("urgency", 1, 9)
    draft.priority = item.text("priority")
    draft.keywords = item.texts("keywords")
    draft.language = item.text("language")
    draft.title = item.text("title")
    by = item.text("by", "byline")
    name = by and name_beside_address(by, item)
    draft.by = name and written_by(name)  # some keep the "By" that a page prints
    draft.slugline = item.text("slugline")
    draft.located = item.text("located")
    note = item.text("edNote")
    if note and not may_be_public(note):
        draft.notes.append(Note(role="edNote", text=note, public=False))
    else:
        draft.ed_note = note


def _read_rights(item: Properties, draft: Draft) -> None:
    draft.copyright_holder = item.text("copyrightHolder")
    draft.copyright_notice = item.text("copyrightNotice")
    draft.usage_terms = " ".join(item.texts("usageTerms")) or item.text("usageTerms")


def _read_own(own: Properties, draft: Draft) -> None:
    """Read what an article of copydesk says beside ninjs, when it comes back to us; a wrong part is dropped."""
    draft.keywords += own.texts("keywords")
    draft.priority = draft.priority or own.text("priority")
    draft.take = _model(Take, own, "take")
    draft.credits = [credit for each in _list(own.get("credits")) if (credit := _valid(Credit, each, own, "credits"))]
    dateline = _model(Dateline, own, "dateline")
    draft.dateline = dateline.model_copy(update={"located": None}) if dateline else None
    change = _model(Change, own, "change")
    if change is None:
        return
    if draft.kind == "new" and change.kind in _CLAIMS:
        draft.kind = change.kind
    draft.number, draft.note, draft.replaces = change.number, change.note, change.replaces


def _model(kind: type[M], own: Properties, name: str) -> M | None:
    value = own.get(name)
    return None if value is None else _valid(kind, value, own, name)


def _valid(kind: type[M], value: Any, own: Properties, name: str) -> M | None:
    try:
        return kind.model_validate(value)
    except ValidationError:
        own.warn(f"copydesk.{name} is not what it should be; dropped")
        return None


def _list(value: Any) -> list[Any]:
    return value[:MAX_ITEMS] if isinstance(value, list) else []
