"""From a draft to the parsed item: identities, counts, the two renderings of the body, and the facts of the wire."""

from pydantic import TypeAdapter

from schemas.article import Change, Paragraph, ParsedFacts, ParsedItem
from schemas.feeds import Feed
from schemas.media_topics import topic_of
from schemas.ninjs import AltId, Body, Subject, Text, Thing
from schemas.raw import RawItem
from streams.parse.datelines import AGENCIES
from streams.parse.draft import Block, Draft
from streams.parse.identity import revision_of, uri_of, version_of
from streams.parse.names import names
from streams.text.safe_html import to_html
from streams.text.words import count_words

_PARAGRAPHS = TypeAdapter(tuple[Paragraph, ...])  # makes all of them in one call, in half the time

# Properties that a draft and an item have under one name, one by one and as lists.
_SINGLE = (
    "type", "profile", "pub_status", "first_created", "version_created", "content_created", "embargoed_until", "expires",
    "urgency", "language", "title", "by", "slugline", "ed_note", "copyright_holder", "copyright_notice", "usage_terms",
    "rights_info",
)  # fmt: skip
_LISTS = (
    "descriptions", "people", "organisations", "places", "subjects", "objects", "genres", "info_sources", "renditions",
    "associations",
)  # fmt: skip


def to_item(draft: Draft, raw: RawItem, feed: Feed, *, number: int, form: str, dialect: str | None) -> ParsedItem:
    """Make the parsed item of a draft. `number` counts the items of the record from 0, `form` names the format."""
    plain = "\n\n".join(block.text for block in draft.blocks)
    revision = revision_of(draft, feed.agency, plain)
    _name_authors(draft)
    _add_topics(draft)
    same = {name: value for name in _SINGLE if (value := getattr(draft, name)) is not None}
    same |= {name: tuple(value) for name in _LISTS if (value := getattr(draft, name))}
    return ParsedItem(
        uri=uri_of(draft.guid, feed.id, revision),
        version=version_of(draft.version, revision),
        representation_type="partial" if draft.partial else "full",
        headlines=_headlines(draft),
        located=_located(draft),
        bodies=_bodies(draft.blocks, plain),
        alt_ids=_alt_ids(draft),
        copydesk=_facts(draft, raw, feed, revision=revision, number=number, form=form, dialect=dialect),
        **same,
    )


def _facts(
    draft: Draft, raw: RawItem, feed: Feed, *, revision: str, number: int, form: str, dialect: str | None
) -> ParsedFacts:
    pointer = raw.pointer if number == 0 else raw.pointer.model_copy(update={"item": number})
    return ParsedFacts(
        feed=feed.id,
        agency=feed.agency,
        received_at=raw.received_at,
        receipt=str(pointer.receipt),
        revision=revision,
        raw=pointer,
        format=form,
        dialect=dialect,
        charset=draft.charset,
        warnings=(*raw.warnings, *draft.warnings),
        priority=draft.priority,
        keywords=tuple(dict.fromkeys(draft.keywords)),
        take=draft.take,
        length=draft.length,
        dateline=draft.dateline,
        credits=tuple(draft.credits),
        paragraphs=_PARAGRAPHS.validate_python([{"role": block.role, "text": block.text} for block in draft.blocks]),
        embargo_text=draft.embargo_text,
        change=Change(kind=draft.kind, number=draft.number, note=draft.note, replaces=draft.replaces),
        traceparent=raw.traceparent,
        shard=feed.shard,
        may_kill=feed.may_kill,
        feed_language=feed.language,
        without=feed.without,
        guid=draft.guid,
        target=draft.target,
        notes=tuple(draft.notes),
    )


def _headlines(draft: Draft) -> tuple[Text, ...]:
    if not draft.headline:
        return tuple(draft.other_headlines)
    return (Text(role="main", content_type="text/plain", value=draft.headline), *draft.other_headlines)


def _bodies(blocks: list[Block], plain: str) -> tuple[Body, ...]:
    """Both renderings; an item without text has none. Code points and words are counted on the plain one."""
    if not blocks:
        return ()
    html = "\n".join(to_html(*block) for block in blocks)
    return (
        Body(
            role="main",
            content_type="text/plain",
            char_count=len(plain),
            word_count=count_words(plain),
            value=plain,
        ),
        Body(role="main", content_type="text/html", value=html),
    )


def _name_authors(draft: Draft) -> None:
    """Add who the byline names to the people, where the format said nothing of authors."""
    if draft.by and not any(person.rel == "author" for person in draft.people):
        known = {person.name for person in draft.people if person.rel == "photographer"}
        sources = {(source.name or "").lower() for source in draft.info_sources}
        writers = (
            name for name in names(draft.by) if name.lower() not in sources and name.lower() not in AGENCIES
        )  # "By AFP" names nobody
        draft.people = [*draft.people, *(Thing(name=name, rel="author") for name in writers if name not in known)]


def _add_topics(draft: Draft) -> None:
    """Add the Media Topics that the sender's codes mean, beside the codes themselves; `creator` says that we did."""
    said = {subject.literal for subject in draft.subjects}
    for subject in list(draft.subjects):
        topic = topic_of(subject.literal) if subject.literal else None
        if topic and topic.qcode not in said:
            said.add(topic.qcode)
            draft.subjects.append(Subject(name=topic.label, uri=topic.uri, literal=topic.qcode, creator="copydesk"))


def _located(draft: Draft) -> str | None:
    if draft.located or draft.dateline is None:
        return draft.located
    return next(iter(draft.dateline.places), None)


def _alt_ids(draft: Draft) -> tuple[AltId, ...]:
    """Add the guid as it was received, whatever became of it in the uri."""
    given = tuple(draft.alt_ids)
    if draft.guid is None or any(other.value == draft.guid for other in given):
        return given
    return (AltId(role="guid", value=draft.guid), *given)
