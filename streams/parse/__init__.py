"""Parsing: bytes → framing → sniffing → format → dialect → parsed items. Each step knows nothing of the others.

    take off how it was packed      compression.py
    cut the record into frames      frames/
    name the format of a frame      sniff.py
    read the frame into drafts      formats/<one file each>
    correct one agency's habits     dialects/<one file each>, story.py for what all have in common
    make the item                   article.py, identity.py

A record that can't be read raises DataError; one bad item among several is a `Refused`, and its neighbours go on.
"""

from dataclasses import dataclass

from schemas.article import ParsedItem
from schemas.feeds import Feed
from schemas.raw import RawItem
from streams.errors import DataError, ParseError, note
from streams.parse.article import to_item
from streams.parse.compression import unpacked
from streams.parse.contract import file_item, raw_item
from streams.parse.desk_lines import take_desk_lines
from streams.parse.dialects import apply_dialect, dialect_of
from streams.parse.draft import Draft, Hints
from streams.parse.enclosed import open_enclosed
from streams.parse.feeds import KNOWN, feed_for, unknown_feed
from streams.parse.formats import FORMATS
from streams.parse.frames import Frame, cut
from streams.parse.headlines import headline_from_mark
from streams.parse.law import read_law
from streams.parse.look import Look
from streams.parse.notes import hold_for_notes
from streams.parse.private_words import take_private
from streams.parse.sniff import MediaType, format_of, read_media_type
from streams.parse.status_alone import refuse_status_alone

__all__ = ["Refused", "feed_for", "file_item", "parse", "raw_item"]


@dataclass(frozen=True, slots=True)
class Refused:
    """One item of a record that can't be read: its number, counted from 0, and why."""

    item: int
    error: DataError


def parse(raw: RawItem, feed: Feed) -> list[ParsedItem | Refused]:
    """Read the items of one record; DataError when none of it can be read."""
    results: list[ParsedItem | Refused] = []
    media_type = read_media_type(raw.content_type)
    hints = Hints(charset=media_type.charset, time_zone=feed.time_zone, received_at=raw.received_at)
    frames = cut(unpacked(raw.body))
    for frame in frames:
        try:
            form, drafts = _read(frame, media_type, feed, hints)
        except DataError as error:
            if len(frames) == 1:
                raise
            results.append(Refused(len(results), error))
            continue
        for draft in drafts:
            number = len(results)
            if isinstance(draft, ParseError):
                results.append(Refused(number, draft))
            else:
                results.append(_finished(draft, raw, feed, number=number, form=form))
    return results


def _read(frame: Frame, media_type: MediaType, feed: Feed, hints: Hints) -> tuple[str, list[Draft | ParseError]]:
    """Read one frame into drafts; what is doubtful about its bounds and its format stands first in their warnings."""
    form, doubts = format_of(Look(frame.data), media_type, feed.format)
    if feed.charset and hints.charset is None and FORMATS[form].family == "text":  # other families say theirs
        hints = hints._replace(charset=feed.charset)
    try:
        drafts = FORMATS[form].parse(frame.data, hints)
    except Exception as error:
        note(error, f"the format {form}")
        raise
    if form == "mail":
        drafts = [*open_enclosed(drafts, hints)]
    for draft in drafts:
        if not isinstance(draft, ParseError):
            draft.warnings[:0] = (*frame.warnings, *doubts)
            draft.hints = hints
    return form, drafts


def _finished(draft: Draft, raw: RawItem, feed: Feed, *, number: int, form: str) -> ParsedItem | Refused:
    try:
        return _finish(draft, raw, feed, number=number, form=form)
    except ParseError as error:
        return Refused(number, error)


def _finish(draft: Draft, raw: RawItem, feed: Feed, *, number: int, form: str) -> ParsedItem:
    if not feed.known:
        draft.warn(unknown_feed(feed.id))
    dialect = dialect_of(draft, feed.dialect, known=feed.id in KNOWN)
    take_desk_lines(draft)
    take_private(draft)
    hold_for_notes(draft)  # before a dialect tells of a version what its notes say
    apply_dialect(draft, dialect)
    if not draft.headline and draft.header:
        headline_from_mark(draft)
    read_law(draft)
    refuse_status_alone(draft)
    return to_item(draft, raw, feed, number=number, form=form, dialect=dialect)
