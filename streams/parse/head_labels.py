"""Heads that name their fields, one to a line above a text: "Slug: FERRIES-HAVEN", "Headline: …", "Byline: …", "Date: …".

Text systems print them so, in any order, and so does the front matter of Markdown between two "---". Two names that we know
make such a head; one does where no headline begins so. What a line says under a name that we do not know is kept as a private
note, with a warning.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from schemas.article import Credit, Note
from schemas.ninjs import Genre, InfoSource, Subject, Text
from schemas.vocab import FOR_A_PERSON
from streams.parse.datelines import stated_dateline
from streams.parse.draft import Draft
from streams.parse.embargo import is_over, may_be_of_a_product, read_moment, set_embargo
from streams.parse.language_tags import in_usual_case
from streams.parse.names import names, written_by
from streams.parse.notes import add_note_to_editors
from streams.parse.times import time_said
from streams.text.spaces import squeeze
from streams.text.words import words

_LINE = re.compile(
    r"[ \t]*[*_]{0,2}(?P<name>[^\W\d_][\w .'’/-]{1,24}?)[*_]{0,2}[ \t]*:[*_]{0,2}(?:[ \t]+(?P<said>\S.*)|[ \t]*)$"
)
_GLANCE = 30  # characters in which the first name ends
_SHORT = 40  # characters of a field that is no sentence
_MOST = 40
"""Lines of a head."""
_RULE = "---"  # around front matter
_BETWEEN = re.compile(r"\s*[;,|]\s*")
_NUMBER = re.compile(r"\d{1,6}")

Fill = Callable[[Draft, str], object]


def _headline(draft: Draft, said: str) -> None:
    if draft.headline:
        _sub(draft, said)
    else:
        draft.headline = said


def _sub(draft: Draft, said: str) -> None:
    draft.other_headlines.append(Text(role="sub", content_type="text/plain", value=said))


def _date(draft: Draft, said: str) -> None:
    """Read when it was sent; a day alone orders no versions, and is when it was written."""
    zone, near = draft.hints.time_zone or "UTC", draft.hints.received_at
    moment = read_moment(said, None, near)
    if moment is None and (moment := read_moment(said, zone, near)) is not None:
        draft.warn(f"a time has no zone that is known; read as {zone}")
    elif moment is None and ":" in said:
        moment = time_said(said, draft.hints.time_zone, draft)
    if moment is not None:
        draft.version_created = draft.version_created or moment
    else:
        _keep(draft, "date", said)


def _priority(draft: Draft, said: str) -> None:
    draft.priority = draft.priority or said
    if said.isdecimal() and 1 <= int(said) <= 9:  # noqa: PLR2004 - ninjs urgency
        draft.urgency = draft.urgency or int(said)


def _length(draft: Draft, said: str) -> None:
    found = _NUMBER.match(said)
    draft.length = int(found[0]) if found else draft.length


def _embargo(draft: Draft, said: str) -> None:
    if not is_over(f"embargo {said}"):
        set_embargo(draft, f"Embargo: {said}")


def _release(draft: Draft, said: str) -> None:
    """Hold for a day with a time; a day alone may be that of a film or a book."""
    if may_be_of_a_product(f"Release: {said}"):
        _keep(draft, "release", said)
        draft.warn(f"the head has the day of a release, which holds nothing; {FOR_A_PERSON}: {said:.40}")
    else:
        set_embargo(draft, f"Release: {said}")


def _language(draft: Draft, said: str) -> None:
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?", said):
        draft.language = in_usual_case(said)
    else:
        _keep(draft, "language", said)


def _keep(draft: Draft, role: str, said: str) -> None:
    draft.notes.append(Note(role=role, text=said, public=False))


def _first(field: str) -> Fill:
    """Return what fills a field that nothing else has filled."""
    return lambda draft, said: setattr(draft, field, getattr(draft, field) or said)


def _private(role: str) -> Fill:
    return lambda draft, said: _keep(draft, role, said)


_NAMES: tuple[tuple[str, Fill], ...] = (
    ("headline|head|hed|title|subject|heading|überschrift|titel|schlagzeile|titre|título|titular|titolo", _headline),
    ("strap|strapline|subhead|subheadline|sub-headline|sub-head|subtitle|deck|dek|unterzeile|untertitel|sous-titre|subtítulo|sottotitolo", _sub),
    (
        "kicker|overline|eyebrow|dachzeile|spitzmarke|surtitre|antetítulo|bovenkop|vinjett",
        lambda d, s: d.other_headlines.append(Text(role="kicker", content_type="text/plain", value=s)),
    ),
    ("slug|slugline|story slug|slug line", _first("slugline")),
    ("byline|by|author|authors|writer|reporter|autor|autorin|von|auteur|autore", lambda d, s: setattr(d, "by", d.by or written_by(s))),
    ("dateline|ortsmarke", lambda d, s: setattr(d, "dateline", d.dateline or stated_dateline(s))),
    ("location|city|place|ort|lieu|lugar|luogo", _first("located")),
    ("date|dated|filed|sent|published|publish date|date/time|time|updated|datum|fecha|data", _date),
    ("priority|urgency|priorität|priorité|prioridad|priorità", _priority),
    (
        "keywords|keyword|tags|stichwort|stichworte|stichwörter|schlagwörter|mots-clés|palabras clave|parole chiave",
        lambda d, s: d.keywords.extend(filter(None, _BETWEEN.split(s.strip("[]")))),
    ),
    ("source|agency|provider|wire|quelle|agentur|fuente|fonte|agence", lambda d, s: d.info_sources.append(InfoSource(name=s, role="source"))),
    ("category|section|topic|subjects|desk|department|ressort|rubrik|rubrique|sección", lambda d, s: d.subjects.append(Subject(name=s))),
    ("genre|type|story type|format", lambda d, s: d.genres.append(Genre(name=s))),
    ("words|word count|wordcount|length|länge", _length),
    ("language|lang|sprache|langue|idioma", _language),
    ("copyright|rights|credit line", _first("copyright_notice")),
    ("version", _first("version")),
    ("id|guid|story id|item id|article id|story-id|item-id", _first("guid")),
    (
        "summary|abstract|standfirst|description|teaser|vorspann|chapeau|chapô|resumen|intro|introduction|lede|lead-in|excerpt|anreißer|entradilla|occhiello|ingress",
        lambda d, s: d.descriptions.append(Text(role="summary", content_type="text/plain", value=s)),
    ),
    ("editor|edited by|redaktion", lambda d, s: d.credits.append(Credit(role="editing", names=names(s) or (s,)))),
    ("embargo|embargoed|embargoed until|embargo until|sperrfrist", _embargo),
    ("release|release date|release time|date of release|publication time", _release),
    ("editor's note|editors' note|editor’s note|ed note|note to editors|notes to editors|eds", add_note_to_editors),
    ("contact|contacts|tel|phone|telephone|mobile|email|e-mail|kontakt|telefon", _private("contact")),
    ("from|to", _private("sender")),
)  # fmt: skip
"""What fields are called, in the languages of the wires, and where they go."""
_FIELDS = {name: fill for names, fill in _NAMES for name in names.split("|")}
_TEXT = frozenset({"body", "text", "story", "content", "article", "copy", "artikel", "texte", "texto", "testo"})
_SURE = frozenset({"headline", "hed", "slug", "slugline", "story slug", "slug line", "überschrift"})
"""Names that head a text by themselves: no headline begins so."""


BELOW = words(
    "kicker overline dachzeile spitzmarke strap strapline subhead subheadline deck dek standfirst intro vorspann chapeau chapô surtitre antetítulo entradilla ingress"
)
"""Names that may stand alone below a headline: no text begins with one and a colon."""


class _Field(NamedTuple):
    """A line of a head: its name as written, what it says, and whether we know the name."""

    name: str
    said: str

    @property
    def key(self) -> str:
        return self.name.casefold()

    @property
    def known(self) -> bool:
        return self.key in _FIELDS or self.key in _TEXT


def take_labels(draft: Draft, text: str) -> str:
    """Read a head that names its fields into the draft, and return the text below it; any other text as it is."""
    colon = text.find(":", 0, _GLANCE)
    if colon < 0 or not (text.startswith(_RULE) or text[:colon].strip(" \t\n*_").casefold() in _FIELDS):  # nearly all
        return text
    parts = text.split("\n", _MOST)
    lines, rest = [line.rstrip() for line in parts[:_MOST]], parts[_MOST:]
    fields, end = _read(lines)
    known = [field for field in fields if field.known]
    if len(known) < 2 and not any(field.key in _SURE and field.said for field in known):  # noqa: PLR2004 - two make a head
        return text
    for field in fields:
        _fill(draft, field)
    last = fields[-1].said if fields[-1].key in _TEXT else ""
    return "\n".join((last, *lines[end:], *rest)).strip("\n")


def take_label_below(draft: Draft, line: str) -> bool:
    """Read a paragraph between headline and text that names one of the fields of `BELOW`."""
    field = _field(line)
    if field is None or field.key not in BELOW or not field.said:
        return False
    _fill(draft, field)
    return True


def _fill(draft: Draft, field: _Field) -> None:
    said = squeeze(field.said).strip("\"'“”")
    if not said or field.key in _TEXT:
        return
    if field.key in _FIELDS:
        _FIELDS[field.key](draft, said)
    else:
        _keep(draft, field.name, said)
        draft.warn(f"the head has a field that is not known; it is kept as a private note: {field.name}")


def _read(lines: list[str]) -> tuple[list[_Field], int]:
    """Return the fields of the head, and the number of the first line below it."""
    fields: list[_Field] = []
    end = 0
    for number, line in _filled(lines):
        found = _field(line)
        is_next = number == end
        if found and (found.known or (is_next and fields and _belongs(found, lines, number + 1))):
            fields.append(found)
        elif (
            fields and is_next and line.strip() != _RULE and (line[0] in " \t" or _continues(fields[-1], lines, number))
        ):
            fields[-1] = fields[-1]._replace(said=f"{fields[-1].said} {line.strip()}".strip())
        elif line.strip() != _RULE or (fields and lines[0].strip() != _RULE):
            break
        end = number + 1
        if found and found.key in _TEXT:
            break
    return fields, end


def _filled(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines) if line.strip())


def _field(line: str) -> _Field | None:
    found = _LINE.match(line)
    return _Field(found["name"].strip(), (found["said"] or "").strip()) if found else None


def _belongs(field: _Field, lines: list[str], below: int) -> bool:
    """Whether a field that is not known stands among those that are, or ends the head as shortly as they do."""
    is_last = below >= len(lines) or not lines[below].strip()
    return _goes_on(lines, below) or (is_last and 0 < len(field.said) <= _SHORT and field.said[-1] not in ".!?")


def _goes_on(lines: list[str], number: int) -> bool:
    """Whether the head goes on with a name that we know right below: what stands above it belongs to the head."""
    found = _field(lines[number]) if number < len(lines) else None
    return found is not None and found.known


def _continues(last: _Field, lines: list[str], number: int) -> bool:
    """Whether a line without a name goes on with the field above, and is not yet the text."""
    if last.key in _TEXT:
        return False
    return not last.said or lines[number][0].islower() or _goes_on(lines, number + 1)
