"""dpa: what its items have in common, in whatever format they come: notes by role, notepads, bylines, forms of text."""

import re

from schemas.article import Dateline, Note
from schemas.ninjs import Subject, Text, Thing
from schemas.vocab import Kind
from streams.parse.dialects.dpa_notebook import take_notebook
from streams.parse.draft import Draft
from streams.parse.names import byline
from streams.parse.story import read_story
from streams.text.words import words

_BY = re.compile(r"(?:von|by|de|por)\s+(?=\S)", re.IGNORECASE)  # the languages of dpa's services
_FROM_HERE = re.compile(
    r"(?:die\s+folgenden\s+informationen\s+sind\s+nicht\s+(?:zur|für\s+die)\s+veröffentlichung"
    r"|the\s+following\s+information\s+is\s+not\s+(?:intended\s+)?for\s+publication)",
    re.IGNORECASE,
)
_NOT_FOR_READERS = re.compile(
    r"\W*(?:diese|die)\s+informationen\s+sind\s+nicht\s+zur\s+veröffentlichung\s+bestimmt\W*", re.IGNORECASE
)

# The rivers that tell towns of one name apart: "Frankfurt/Main" is one place, "Rom/Sydney" are two.
_RIVERS = words(
    "Main Oder Saale Neckar Ruhr Weser Havel Donau Isar Inn Lahn Elbe Spree Leine Mosel Rhein Ems Lippe Nahe Ostsee Harz"
)

_NOTEPAD = "notepad"
_EMPTY = ("Notizblock", "Notepad")
"""The title of a notepad, and all of one that has no notes."""

_CORRECTIONS = ("correction", "correctionshort")
_SIGNATURE = "closingline"
"""Who wrote and edited, as initials and desks: "dpa abc yydd n1 sku"."""

_WEB_SIGNATURE = re.compile(r"(?:©\s?)?(?:dpa(?:-[a-z]{2,12})?,\s?)?dpa:\d{6}-\d{1,3}-\d{3,9}/\d{1,4}$")
"""What stands under its texts on customers' pages: "© dpa-infocom, dpa:250316-930-123456/1"."""

_CHANGES: tuple[tuple[str, Kind], ...] = (
    (r"Berichtig\w*|Korrigier\w*|Korrektur\w*|Richtigstellung", "correction"),
    (r"Aktualisier\w*|Ergänz\w*|Neufassung|Durchgehend\s+neu", "update"),
    (r"Wiederhol\w*", "repeat"),
)
_CHANGE = re.compile(
    r"\((?:" + "|".join(f"(?P<k{row}>{begins})" for row, (begins, _) in enumerate(_CHANGES)) + r")\b[^()]{0,300}\)\.?$"
)
"""What stands in brackets above a text and is none of it: "(Berichtigt wird im ersten Absatz die Summe)"."""
_ABOVE = 3  # paragraphs in which it stands

_FILED = ("service", "audience", "memberOf")
_ADVISORY, _CORRECTED = "Achtung", re.compile(r"KORR\b|KORR-|Berichtigung|Korrektur")


def read_dpa(draft: Draft) -> None:
    """Correct a draft for dpa's habits."""
    draft.by = _byline(draft.by)
    if draft.usage_terms == "None":  # as dpa's converter to G2 writes that there are none
        draft.usage_terms = None
    take_notebook(draft)
    _take_signature(draft)
    _read_notes(draft)
    _take_change(draft)
    _read_form(draft)
    _keep_private(draft)
    draft.subjects = sorted(map(_plain, draft.subjects), key=_place_in_list)
    draft.other_headlines = [
        each if each.role else Text(role="subhead", value=each.value) for each in draft.other_headlines
    ]
    draft.people = [_not_author(each, draft.by) for each in draft.people]
    read_story(draft)
    if draft.dateline and len(draft.dateline.places) > 1:
        draft.dateline = _with_rivers(draft.dateline)


def _byline(said: str | None) -> str | None:
    if said is None:
        return None
    bare = _BY.sub("", said, count=1)
    return byline(f"By {bare}") or bare


def _read_notes(draft: Draft) -> None:
    """Take what a correction changed; the notepad shows the notes again and counts only where there are no others."""
    roles = {_role(each) for each in draft.notes} - {_NOTEPAD, _SIGNATURE}
    if roles:
        draft.notes = [each for each in draft.notes if _role(each) != _NOTEPAD]
    else:
        draft.notes = [part for each in draft.notes for part in _parts(each) if part.text not in _EMPTY]
    for role in _CORRECTIONS:
        said = next((each.text for each in draft.notes if _role(each) == role and each.public), None)
        draft.note = draft.note or said


def _role(note: Note) -> str:
    return note.role.rpartition(":")[2]


def _parts(note: Note) -> list[Note]:
    """Split a notepad where it says that what follows is not for publication."""
    found = _FROM_HERE.search(note.text) if _role(note) == _NOTEPAD else None
    if found is None:
        return [note]
    parts = ((note.text[: found.start()], True), (note.text[found.start() :], False))
    return [Note(role=note.role, text=text.strip(), public=public) for text, public in parts if text.strip()]


def _take_change(draft: Draft) -> None:
    """Take what says in brackets above a text which version this is, so that the dateline below it is read."""
    for index, block in enumerate(draft.blocks[:_ABOVE]):
        if block.text.startswith("(") and (found := _CHANGE.match(block.text)):
            draft.note = draft.note or block.text.rstrip(".")[1:-1].strip()
            draft.claim(next(kind for row, (_, kind) in enumerate(_CHANGES) if found[f"k{row}"]))
            del draft.blocks[index]
            return


def _read_form(draft: Draft) -> None:
    """Read the kinds that dpa says by the form of a text: a note to customers, a report that corrects another."""
    if draft.pub_status != "usable" or draft.kind != "new":
        return
    forms = [each.name or "" for each in draft.genres]
    if _ADVISORY in forms:
        draft.kind = "advisory"
    elif any(_CORRECTED.match(form) for form in forms):
        draft.kind = "correction"


def _take_signature(draft: Draft) -> None:
    if draft.blocks and _WEB_SIGNATURE.match(draft.blocks[-1].text):
        draft.notes.append(Note(role=_SIGNATURE, text=draft.blocks.pop().text, public=False))


def _keep_private(draft: Draft) -> None:
    """Withhold an item that as a whole is a note from desk to desk: its headline is as little for readers as its text."""
    kept = [
        block
        for block in draft.blocks
        if (block.text[:1].isalpha() and block.text[0] not in "Dd") or not _NOT_FOR_READERS.fullmatch(block.text)
    ]
    if len(kept) == len(draft.blocks):
        return
    draft.blocks = kept
    if draft.pub_status == "usable":
        draft.pub_status, draft.kind = "withheld", "advisory"
        draft.warn("the item says that it is not for publication; it is withheld")


def _with_rivers(dateline: Dateline) -> Dateline:
    places: list[str] = []
    for place in dateline.places:
        if places and place in _RIVERS:
            places[-1] += f"/{place}"
        else:
            places.append(place)
    return dateline if len(places) == len(dateline.places) else dateline.model_copy(update={"places": tuple(places)})


def _plain(subject: Subject) -> Subject:
    """Take the type of a subject off it: dpa's own subjects and desks are subjects like any other."""
    return subject.model_copy(update={"rel": None}) if (subject.rel or "").startswith("dpatype:") else subject


def _place_in_list(subject: Subject) -> int:
    """Return where a subject stands: what the story is about, then its desk, then where it was sent, in every format."""
    if subject.rel in _FILED:
        return 2 + _FILED.index(subject.rel)
    return 1 if (subject.literal or "").startswith("dpacat:") else 0


def _not_author(person: Thing, by: str | None) -> Thing:
    """Call the maker of an item a maker: dpa names the user who filed it ("bock"), the byline names who wrote it."""
    return person.model_copy(update={"rel": "creator"}) if person.rel == "author" and person.name != by else person
