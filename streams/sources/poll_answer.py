"""What an answer means for a feed: its next bookmark, the event to remember, and what the feed holds. Pure."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from schemas.feeds import Poll
from streams.sources.bookmarks import Bookmark, Event, Seen
from streams.sources.entries_document import Document, Entry
from streams.sources.fetch import Answer
from streams.sources.poll_delivery import Delivery
from streams.sources.poll_schedule import TOO_MANY, Fault, after_answer, after_fault, retry_after

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
HALF = 0.5
"""The share of known entries that leaves the interval as it is: of a document that was not cut nothing is known."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one fetch changes. `held` is what the feed holds, None when nobody looked."""

    mark: Bookmark
    event: Event
    held: Sequence[Seen] | None = None


def unchanged(mark: Bookmark, now: float, poll: Poll, answer: Answer, word: str) -> Step:
    """Return the step after an answer without anything new."""
    # An answer 304 may leave out what has not changed (RFC 9110 §15.4.5).
    etag, modified = answer.headers.get("etag", mark.etag), answer.headers.get("last-modified", mark.modified)
    after = after_answer(mark, now, poll.interval, known=1.0, retry=_retry(answer, now))
    after = replace(after, etag=etag, modified=modified, moved=answer.moved)
    return Step(after, Event(now, word, answer.status, bytes=len(answer.body), due=after.due))


def failed(
    mark: Bookmark, fault: Fault, *, now: float, chance: float, answer: Answer | None = None, note: str = ""
) -> Step:
    """Return the step after a failure: only the next time moves."""
    status = answer.status if answer else None
    retry = _retry(answer, now) if answer else 0.0
    after = after_fault(mark, now, fault, retry=retry, limited=status == TOO_MANY, chance=chance)
    told = note or f"the server says {_phrase(status)}"
    return Step(after, Event(now, fault, status, bytes=len(answer.body) if answer else 0, due=after.due, note=told))


def fetched(mark: Bookmark, poll: Poll, answer: Answer, delivery: Delivery, *, now: float, fresh: int) -> Step:
    """Return the step after a document of which all that was new, `fresh` entries, is acknowledged or refused."""
    document = delivery.document
    entries = len(document.entries)
    known = HALF if document.note else (entries - fresh) / entries if entries else 1.0
    after = after_answer(
        replace(mark, every=document.every), now, poll.interval, known=known, retry=_retry(answer, now)
    )
    after = replace(
        after,
        body=hashlib.sha256(answer.body).hexdigest(),
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        moved=answer.moved,
    )
    note = "; ".join(_notes(mark, delivery, fresh))
    event = Event(now, "fetched", answer.status, entries, fresh, len(answer.body), after.due, note)
    return Step(after, event, [(entry.id, entry.sha256) for entry in document.entries])


def fresh_entries(document: Document, seen: frozenset[Seen]) -> list[Entry]:
    """Return the entries that the feed did not hold, oldest first: feeds have the newest on top, and Kafka keeps order."""
    new = {(entry.id, entry.sha256): entry for entry in document.entries if (entry.id, entry.sha256) not in seen}
    return list(reversed(new.values()))


def content_type_of(document: Document, answer: Answer) -> str | None:
    """Return what the bytes are, else what the server says: feeds come as text/html and text/plain too.

    The charset that the server declared stays with it, for it goes before that of the document (RFC 7303 §3).
    """
    declared = answer.headers.get("content-type", "").strip() or None
    if document.media_type is None:
        return declared
    charset = declared_charset(answer)
    return f"{document.media_type}; charset={charset}" if charset else document.media_type


def declared_charset(answer: Answer) -> str | None:
    """Return the charset that the server declared."""
    found = CHARSET.search(answer.headers.get("content-type", ""))
    return found[1] if found else None


def _phrase(status: int | None) -> str:
    """Return a status with its name, as in 404 Not Found; some servers have statuses of their own."""
    try:
        return f"{status} {HTTPStatus(status or 0).phrase}"
    except ValueError:
        return str(status)


def _retry(answer: Answer, now: float) -> float:
    return retry_after(answer.headers.get("retry-after"), now)


def _notes(mark: Bookmark, delivery: Delivery, fresh: int) -> list[str]:
    document, notes = delivery.document, list[str]()
    if document.note:
        notes.append(f"not cut, sent whole: {document.note}")
    elif mark.body is not None and fresh and fresh == len(document.entries):
        notes.append("nothing in it was known: entries may have come and gone between two fetches")
    notes += [f"tooLarge: {name}" for name in delivery.refused[:10]]
    if len(delivery.refused) > 10:  # noqa: PLR2004  as above
        notes.append(f"and {len(delivery.refused) - 10} more")
    return notes
