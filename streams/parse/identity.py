"""The identities of an item: its revision (what was received) and its uri (the article that survives updates).

*revision* = the first 32 hex digits of SHA-256 over these parts, each preceded by its length in bytes (8, big-endian):
agency, guid, version, versionCreated, pubStatus, kind and number of the change, embargo, headline, plain body; a note that
lifts a hold is part of the kind, since the words under it were sent before. The same story from two feeds of one agency has
one revision; the receipt, the feed and the time of receipt have no part in it.

*uri* = the guid where that is an absolute URI (RFC 3986 §4.3), else `urn:copydesk:<feed>:<guid>`, without a guid
`urn:copydesk:<feed>:<revision>`; what a URI does not allow is percent-encoded.

*version* = the agency's own, as it came, else the first 12 digits of the revision. It names a version and orders nothing.
"""

import hashlib
import re
from functools import lru_cache, partial
from urllib.parse import quote

from streams.parse.draft import Draft

_REVISION_DIGITS = 32
_VERSION_DIGITS = 12

# scheme ":" and only characters that RFC 3986 §2 allows; a percent sign starts an escape.
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")


# A reader may put a uri into a link; these schemes would run what follows them.
_RUNNABLE = ("javascript:", "vbscript:", "data:")


def is_uri(text: str) -> bool:
    """Whether a text is an absolute URI that a reader may follow without harm."""
    return _ABSOLUTE.fullmatch(text) is not None and not text.lower().startswith(_RUNNABLE)


def revision_of(draft: Draft, agency: str, body: bytes) -> str:
    """Return the revision: 32 hex digits that are the same for the same text, version and status of one agency.

    `body` is the plain text in UTF-8.
    """
    held = draft.embargoed_until.isoformat() if draft.embargoed_until else draft.embargo_text
    parts = (
        _told_word(agency),
        _told(draft.guid) if draft.guid else _NOTHING,
        _told(draft.version) if draft.version else _NOTHING,
        _told(draft.version_created.isoformat()) if draft.version_created else _NOTHING,
        _told_word(draft.pub_status),
        _told_word(f"{draft.kind} release" if draft.lifts_hold else draft.kind),
        _told(str(draft.number)) if draft.number else _NOTHING,
        _told(held) if held else _NOTHING,
        _told(draft.headline) if draft.headline else _NOTHING,
        _size(body),
        body,
    )
    return hashlib.sha256(b"".join(parts)).hexdigest()[:_REVISION_DIGITS]


def _size(data: bytes) -> bytes:
    return len(data).to_bytes(8, "big")


_NOTHING = _size(b"")  # half of the parts of most items


def _told(part: str | None) -> bytes:
    return _size(data := part.encode()) + data if part else _NOTHING


_told_word = lru_cache(maxsize=1024)(_told)  # agencies, states and kinds are few


def uri_of(guid: str | None, feed: str, revision: str) -> str:
    """Return the uri of the article that an item is a version of."""
    if guid and is_uri(guid):
        return guid
    named = quote(guid, safe=":/@!$*,;=()") if guid else revision
    return f"urn:copydesk:{_quoted(feed)}:{named}"


_quoted = lru_cache(maxsize=1024)(partial(quote, safe=""))  # feeds are few, and each has many items


def version_of(version: str | None, revision: str) -> str:
    """Return the name of the version: the agency's, else one from the revision."""
    return version or revision[:_VERSION_DIGITS]
