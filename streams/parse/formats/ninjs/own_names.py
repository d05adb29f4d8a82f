"""JSON of a sender's own: the names that articles have all over the web, where ninjs has others; what is left over is told.

A table of names, each read only where ninjs' own property says nothing. Nothing else is guessed from a name.
"""

import re
from datetime import datetime, timedelta
from typing import Any

from schemas.ninjs import AltId, InfoSource, Organisation, Place, Subject, Text, Thing
from streams.parse.draft import Draft
from streams.parse.formats.ninjs.own_texts import ADDRESSES, BODIES, PUBLISHED, SUMMARIES, read_cut, take_outlet
from streams.parse.formats.ninjs.web_times import web_time
from streams.parse.language_tags import in_usual_case
from streams.parse.properties import MAX_ITEMS, Properties, plain_line

NO_URI = "the item has no uri, as ninjs requires; versions of it are found by slug, headline and text"

# Names are compared without case, underscores, hyphens and spaces: `publishedAt` is `published_at`, too.
_UPDATED = "modifiedGmt updated changed updatedAt updatedDate dateUpdated modified modifiedAt modifiedDate dateModified lastModified lastUpdated"
_MERE_TIMES = ("time", "timestamp")
"""Read where no name says which time it is: beside a date they are a part of it, or another."""
_CREATED = "created createdAt createdDate dateCreated"
_TAGS = "keywords tags tag"
_SECTIONS = "section sections category categories sectionName"
_SUBTITLES = "subtitle subheadline subhead deck kicker"
_LANGUAGES = ("lang", "langcode", "languageCode", "inLanguage", "locale")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_SLACK = timedelta(hours=1)
"""How far a sender's clock may be ahead of ours."""
_PUBLISHERS = "source publisher provider"
_NAMES = ("name", "label", "title", "term", "webTitle")
"""How an object in a list of tags or sections says its name."""

_PATTERNS = ("headline", "description", "body")
"""How the pattern properties of ninjs 1 begin; all of them that are text are read."""
_SHOWN = 20  # names of what was not read, in a warning


def is_own(item: Properties) -> bool:
    """Whether an object lacks the uri or the time that items of ninjs have, or has its text where ninjs has none."""
    return (
        item.get("uri", "guid") is None or item.get("versionCreated") is None or item.get("body", *BODIES) is not None
    )


def read_own_names(item: Properties, draft: Draft) -> None:
    """Fill what ninjs' properties left empty, and tell what nobody read."""
    _read_times(item, draft)
    _read_identity(item, draft)
    if not draft.keywords or isinstance(item.get("keywords"), str):
        draft.keywords = list(dict.fromkeys(name for said in _TAGS.split() for name in _named(item, said)))
    _read_things(item, draft)
    _read_language(item, draft)
    if not draft.descriptions and (said := item.text(*SUMMARIES)) and not draft.partial:
        draft.descriptions = [Text(role="summary", value=said)]
    draft.other_headlines += [
        Text(role=name, value=said)
        for name in _SUBTITLES.split()
        if (said := item.text(name)) and said != draft.headline
    ]
    _read_publishers(item, draft)
    take_outlet(draft)
    read_cut(draft)
    _tell_unread(item)


def _read_times(item: Properties, draft: Draft) -> None:
    """Date the version by the later of two times, as feeds do."""
    published, updated, created = (
        next((time for name in names if (time := web_time(item, name, draft))), None)
        for names in ((*PUBLISHED, *_MERE_TIMES), _UPDATED.split(), _CREATED.split())
    )
    draft.first_created = draft.first_created or published
    draft.content_created = draft.content_created or created
    draft.version_created = draft.version_created or max((time for time in (published, updated) if time), default=None)
    if published and draft.embargoed_until is None:
        _warn_of_future(draft, published)


def _warn_of_future(draft: Draft, published: datetime) -> None:
    """Warn of an item that was published after it came: it may be one that has to wait for its time."""
    received = draft.hints.received_at
    if received and published > received + _SLACK:
        draft.warn(f"it is published at {published:%Y-%m-%dT%H:%MZ}, which was to come: it may have to wait until then")


def _read_language(item: Properties, draft: Draft) -> None:
    """Read the language under its other names: `lang`, or a locale as `de_DE`."""
    said = item.text(*_LANGUAGES) if draft.language is None else None
    if said and _LANGUAGE.fullmatch(said):
        draft.language = in_usual_case(said.replace("_", "-"))
    elif said:
        draft.warn(f"the language {said[:40]!r} is no language tag")


def _read_identity(item: Properties, draft: Draft) -> None:
    """Know an item without a uri by the address of its page, as an entry of a feed."""
    address = item.uri(*ADDRESSES)
    if address and draft.guid is None:
        draft.guid = address
        draft.warnings.remove(NO_URI)
        draft.warn("the item has no uri, as ninjs requires; the address of its page is read as one")
    elif address and address != draft.guid:
        draft.alt_ids.append(AltId(role="link", value=address))
    if said := item.text("id", "_id"):
        draft.alt_ids.append(AltId(role="id", value=said))


def _named(item: Properties, name: str, *, of_objects: bool = True) -> list[str]:
    """Return the names in a list of texts or objects, or in one text, where commas part them."""
    value = item.get(name)
    if isinstance(value, str):
        value = re.split("[,;]", value)
    values: list[Any] = value if isinstance(value, list) else [value]
    said = (
        item.of(each).text(*_NAMES) if of_objects and isinstance(each, dict) else each for each in values[:MAX_ITEMS]
    )
    return [line for each in said if isinstance(each, str) and (line := plain_line(each))]


def _read_things(item: Properties, draft: Draft) -> None:
    """Read lists of mere names where ninjs has objects."""
    sections = [name for said in _SECTIONS.split() for name in _named(item, said)]
    draft.subjects += [Subject(name=name, rel="section") for name in dict.fromkeys(sections)]
    draft.subjects += [Subject(name=name) for name in _either(item, "subjects", "subject")]
    draft.places += [Place(name=name) for name in _either(item, "places", "place")]
    draft.organisations += [Organisation(name=name) for name in _either(item, "organisations", "organisation")]
    draft.people += [Thing(name=name) for name in _either(item, "people", "person")]


def _either(item: Properties, several: str, one: str) -> list[str]:
    """Return the names under either name that stand there as text; objects are read as ninjs has them."""
    return _named(item, several, of_objects=False) or _named(item, one, of_objects=False)


def _read_publishers(item: Properties, draft: Draft) -> None:
    for role in _PUBLISHERS.split():
        for name in _named(item, role)[:1]:
            draft.provider = draft.provider or name
            if all(name != known.name for known in draft.info_sources):
                draft.info_sources.append(InfoSource(name=name, role=role))


def _tell_unread(item: Properties) -> None:
    lost = [
        name for name in item.unasked() if not (name.lower().startswith(_PATTERNS) and isinstance(item.get(name), str))
    ]
    if lost:
        more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
        shown = ", ".join(repr(plain_line(name)[:40]) for name in lost[:_SHOWN])
        item.warn(f"not read: {shown}{more}; it is in the raw bytes only")
