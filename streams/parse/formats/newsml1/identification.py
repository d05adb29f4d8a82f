"""`Identification`: which item this is, without its version.

The public identifier of a NewsItem is `urn:newsml:provider:date:item:revision` (RFC 3085), the revision with a letter that
says whether it updates (N, U, A). The article is that without the revision. Some write only the parts, or a public identifier that
is none, the same in every item: then the parts say it. Some have neither, and the id of the outermost component is all there is.
"""

import re

from schemas.ninjs import AltId
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.names import formal_name
from streams.parse.xml_tree import Element, attribute, find_first, find_text

_URN = re.compile(r"urn:newsml:[^:]+:[^:]+:.+", re.IGNORECASE)
_REVISION = re.compile(r":\d+[NUA]?$", re.IGNORECASE)
_NO_ID = frozenset({"0", "none", "null"})


def read_identification(item: Element, draft: Draft) -> None:
    """Read guid, version and other ids; a warning when an item has no identity of its own."""
    news = find_first(item, "Identification/NewsIdentifier")
    provider, date, item_id = (find_text(news, name) for name in ("ProviderId", "DateId", "NewsItemId"))
    revision = find_first(news, "RevisionId") if news is not None else None
    public = find_text(news, "PublicIdentifier")
    draft.provider = provider or draft.provider
    draft.version = find_text(news, "RevisionId")
    draft.guid = (
        _without_revision(public, draft.version)
        if public and _URN.match(public)
        else f"urn:newsml:{provider}:{date}:{item_id}"
        if provider and date and item_id
        else item_id or _bare(public, provider) or _duid(item)
    )
    draft.header |= {name: text for name, text in _header(item, provider, date, item_id) if text}
    _add_ids(draft, public, item_id)
    _read_revision(revision, draft)
    if draft.guid is None:
        draft.warn("the NewsItem has no identifier of its own")


def _without_revision(public: str, version: str | None) -> str:
    """Cut the revision from a public identifier: the one that the item says, else what looks like one."""
    head, _, last = public.rpartition(":")
    if version and last.rstrip("NUAnua") == version.rstrip("NUAnua") and _URN.match(head):
        return head
    shorter = _REVISION.sub("", public)
    return shorter if version is None and _URN.match(shorter) else public


def _bare(public: str | None, provider: str | None) -> str | None:
    """Return a public identifier that is no urn:newsml, unless it names no more than its provider."""
    if public is None or public.lower().removeprefix("urn:newsml:").removeprefix("www.") == (provider or "").lower():
        return None
    return None if re.fullmatch(r"urn:newsml:[^:]*", public, re.IGNORECASE) else public


def _duid(item: Element) -> str | None:
    """Return the id of the outermost component, or of the item itself."""
    found = attribute(item, "Duid") or attribute(find_first(item, "NewsComponent"), "Duid")
    return None if found is None or found.lower() in _NO_ID else found


def _header(item: Element, provider: str | None, date: str | None, item_id: str | None) -> list[tuple[str, str | None]]:
    labels = find_first(item, "Identification")
    return [
        ("ProviderId", provider), ("DateId", date), ("NewsItemId", item_id),
        ("NameLabel", find_text(labels, "NameLabel")), ("DateLabel", find_text(labels, "DateLabel")),
    ]  # fmt: skip


def _add_ids(draft: Draft, public: str | None, item_id: str | None) -> None:
    for role, value in (("publicIdentifier", public), ("newsItemId", item_id)):
        if value and value != draft.guid:
            draft.alt_ids.append(AltId(role=role, value=value))


def _read_revision(revision: Element | None, draft: Draft) -> None:
    """Read what the revision follows; 0 is none (NewsML 1.2, `RevisionId/@PreviousRevision`)."""
    previous = formal_name(revision) and attribute(revision, "PreviousRevision")
    if previous and previous != "0":
        draft.replaces = previous
