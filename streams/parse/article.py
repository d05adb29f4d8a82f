"""From a draft to the parsed item: identities, counts, the two renderings of the body, and the facts of the wire.

The values are those of the draft, whose types mypy has checked, so they are not validated once more (`schemas.base.made`):
of 434 µs for 3 kB of plain text that took 50.
"""

from collections.abc import Sequence

from schemas.article import Change, Paragraph, ParsedFacts, ParsedItem
from schemas.base import changed, in_utc, made, made_all, made_whole
from schemas.feeds import Feed
from schemas.media_topics import MAPPED, topic_of
from schemas.ninjs import AltId, Body, Subject, Text, Thing
from schemas.raw import RawItem
from schemas.vocab import Kind
from streams.parse.author_addresses import drop_addresses
from streams.parse.datelines import AGENCIES
from streams.parse.draft import Block, Draft
from streams.parse.identity import revision_of, uri_of, version_of
from streams.parse.language_tags import in_usual_case
from streams.parse.names import names, names_house
from streams.text.paragraphs import Mark
from streams.text.safe_html import to_html
from streams.text.words import count_words

_NAMED = ("photographer", "writer", "reporter")
"""Roles beside which nobody is named as an author once more."""
_BETWEEN = "</p>\n<p>"


def to_item(draft: Draft, raw: RawItem, feed: Feed, *, number: int, form: str, dialect: str | None) -> ParsedItem:
    """Make the parsed item of a draft. `number` counts the items of the record from 0, `form` names the format."""
    roles, texts, marks = _columns(draft.blocks)
    plain = "\n\n".join(texts)
    sent = draft.sent.stretch(plain) if draft.sent and texts else None
    data = plain.encode() if sent is None else sent
    is_single = sent is not None and draft.sent is not None and not draft.sent.has_gaps
    revision = revision_of(draft, feed.agency, data)
    draft.language = draft.language and in_usual_case(draft.language)
    drop_addresses(draft)
    _name_authors(draft)
    if draft.subjects:
        _add_topics(draft)
    return made_whole(
        ParsedItem,
        uri=uri_of(draft.guid, feed.id, revision),
        type=draft.type,
        representation_type="partial" if draft.partial else "full",
        profile=draft.profile,
        version=version_of(draft.version, revision),
        first_created=draft.first_created and in_utc(draft.first_created),
        version_created=draft.version_created and in_utc(draft.version_created),
        content_created=draft.content_created and in_utc(draft.content_created),
        embargoed_until=draft.embargoed_until and in_utc(draft.embargoed_until),
        pub_status=draft.pub_status,
        urgency=draft.urgency,
        copyright_holder=draft.copyright_holder,
        copyright_notice=draft.copyright_notice,
        usage_terms=draft.usage_terms,
        ed_note=draft.ed_note,
        language=draft.language,
        headlines=_headlines(draft),
        title=draft.title,
        by=draft.by,
        slugline=draft.slugline,
        located=_located(draft),
        descriptions=tuple(draft.descriptions),
        bodies=_bodies(
            draft,
            texts,
            plain,
            data,
            is_single=is_single,
            is_bare=roles.count("body") == len(roles) and not any(marks),
        ),
        people=tuple(draft.people),
        organisations=tuple(draft.organisations),
        places=tuple(draft.places),
        subjects=tuple(draft.subjects),
        objects=tuple(draft.objects),
        info_sources=tuple(draft.info_sources),
        genres=tuple(draft.genres),
        renditions=tuple(draft.renditions),
        associations=tuple(draft.associations),
        alt_ids=_alt_ids(draft),
        expires=draft.expires and in_utc(draft.expires),
        rights_info=draft.rights_info,
        copydesk=_facts(draft, raw, feed, revision=revision, number=number, form=form, dialect=dialect),
    )


def _facts(
    draft: Draft, raw: RawItem, feed: Feed, *, revision: str, number: int, form: str, dialect: str | None
) -> ParsedFacts:
    pointer = raw.pointer if number == 0 else changed(raw.pointer, item=number)
    return made_whole(
        ParsedFacts,
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
        keywords=tuple(dict.fromkeys(draft.keywords)) if draft.keywords else (),
        take=draft.take,
        length=draft.length,
        dateline=draft.dateline,
        credits=tuple(draft.credits),
        paragraphs=made_all(Paragraph, [{"role": block.role, "text": block.text} for block in draft.blocks]),
        embargo_text=draft.embargo_text,
        change=_change(draft.kind, draft.number, draft.note, draft.replaces),
        traceparent=raw.traceparent,
        shard=feed.shard,
        may_kill=feed.may_kill,
        feed_language=feed.language,
        without=feed.without,
        guid=draft.guid,
        target=draft.target,
        notes=tuple(draft.notes),
    )


def _change(kind: Kind, number: int | None, note: str | None, replaces: str | None) -> Change:
    if kind == "new" and number is None and note is None and replaces is None:
        return _NEW
    return made_whole(Change, kind=kind, number=number, note=note, replaces=replaces)


_NEW = Change(kind="new", number=None, note=None, replaces=None)  # nearly all, and frozen


def _headlines(draft: Draft) -> tuple[Text, ...]:
    if not draft.headline:
        return tuple(draft.other_headlines)
    return (made_whole(Text, role="main", content_type="text/plain", value=draft.headline), *draft.other_headlines)


def _columns(blocks: list[Block]) -> tuple[Sequence[str], Sequence[str], Sequence[Sequence[Mark]]]:
    """Return the roles, the texts and the marks of paragraphs, each in a row of its own."""
    return tuple(zip(*blocks, strict=True)) or ((), (), ())  # type: ignore[return-value]  # zip forgets the types


def _bodies(
    draft: Draft, texts: Sequence[str], plain: str, data: bytes, *, is_single: bool, is_bare: bool
) -> tuple[Body, ...]:
    """Both renderings; an item without text has none. Code points and words are counted on the plain one (`data`: in UTF-8).

    `is_single`: no two spaces stand side by side; `is_bare`: all paragraphs are of the body, and nothing in them is marked.
    """
    if not texts:
        return ()
    count = (_count(texts, plain, is_single=is_single) if draft.is_ordinary else None) or count_words(data)
    is_as_it_is = is_bare and "&" not in plain and "<" not in plain and ">" not in plain  # as many texts are
    html = (
        f"<p>{_BETWEEN.join(texts)}</p>"  # one copy: a sum makes two
        if is_as_it_is
        else "\n".join([to_html(*block) for block in draft.blocks])
    )
    return (
        made_whole(Body, role="main", content_type="text/plain", value=plain, char_count=len(plain), word_count=count),
        made(Body, role="main", content_type="text/html", value=html),
    )


def _count(texts: Sequence[str], plain: str, *, is_single: bool) -> int | None:
    """Count the words of an ordinary text by the spaces, where exactly one stands between all of them; None elsewhere."""
    if "\n" in "".join(texts) or "" in texts or [*map(str.strip, texts)] != [*texts]:
        return None
    return plain.count(" ") + len(texts) if is_single or "  " not in plain else None


def _name_authors(draft: Draft) -> None:
    """Add who the byline names to the people, where the format said nothing of authors.

    "By AFP" and "By The Associated Press" name nobody.
    """
    if not draft.by or (draft.people and any(person.rel == "author" for person in draft.people)):
        return
    known = [person.name for person in draft.people if person.rel in _NAMED] if draft.people else ()
    sources = [(source.name or "").lower() for source in draft.info_sources]
    writers = [
        made_whole(Thing, name=name, rel="author", uri=None, literal=None)
        for place, name in enumerate(names(draft.by))
        if name not in known
        and not (place and names_house(name))
        and (low := name.lower()) not in sources
        and low not in AGENCIES
        and low[:4] != "the "
    ]
    draft.people = [*draft.people, *writers] if draft.people else writers


def _add_topics(draft: Draft) -> None:
    """Add the Media Topics that the sender's codes mean, beside the codes themselves; `creator` says that we did."""
    literals = [literal for subject in draft.subjects if (literal := subject.literal) and literal.startswith(MAPPED)]
    said = set(literals)
    for literal in literals:
        topic = topic_of(literal)
        if topic and topic.qcode not in said:
            said.add(topic.qcode)
            draft.subjects.append(
                made(Subject, name=topic.label, uri=topic.uri, literal=topic.qcode, creator="copydesk")
            )


def _located(draft: Draft) -> str | None:
    if draft.located or draft.dateline is None:
        return draft.located
    return next(iter(draft.dateline.places), None)


def _alt_ids(draft: Draft) -> tuple[AltId, ...]:
    """Add the guid as it was received, whatever became of it in the uri."""
    given = tuple(draft.alt_ids)
    if draft.guid is None or any(other.value == draft.guid for other in given):
        return given
    return (made(AltId, role="guid", value=draft.guid), *given)
