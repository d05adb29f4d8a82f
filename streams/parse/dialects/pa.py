"""PA Media: takes and sections in the title, versions in the identifier, "ends" under the text."""

import re

from schemas.article import Take
from schemas.ninjs import AltId, Thing
from streams.parse.draft import Draft
from streams.parse.names import names
from streams.parse.story import read_story

_TITLE = re.compile(r"(\d{1,2})\s+(?=\S)")
_ENDS = re.compile(r"(?:ends?|mfl?|more\s+follows)[.\s]*", re.IGNORECASE)
_MORE = re.compile(r"m", re.IGNORECASE)

# "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0HHH-8-1": the story, the category that it goes out in, its version, its take.
_ID = re.compile(r"(.*[0-9a-f]{12}[A-Z]{2,4})-(\d{1,4})-(\d{1,3})")
_OWN = re.compile(r"(?:the\s+)?(?:press association|pa(?:\s+media|\s+news agency|\s+sport)?)(?:\s|$)", re.IGNORECASE)


def read_pa(draft: Draft) -> None:
    """Correct a draft for PA's habits."""
    _read_identifier(draft)
    _read_title(draft)
    _take_end(draft)
    _name_writers(draft)
    read_story(draft)


def _read_identifier(draft: Draft) -> None:
    """Part the version and the take from the identifier, so that all versions are one article."""
    found = _ID.fullmatch(draft.guid or "")
    if found is None:
        return
    draft.alt_ids.insert(0, AltId(role="doc-id", value=found[0]))
    draft.guid = found[1] if found[3] == "1" else f"{found[1]}-{found[3]}"
    draft.version = draft.version or found[2]
    if draft.take is None and found[3] != "1":
        draft.take = Take(number=int(found[3]))


def _read_title(draft: Draft) -> None:
    """Read "1 SOCCER CUP-Draw" where it is all the headline there is: take, section in capitals, catchline."""
    found = _TITLE.match(draft.headline or "")
    scopes = draft.header.get("doc-scope", "").split("\n")
    if found is None or draft.headline is None:
        return
    rest = draft.headline[found.end() :]
    scope = next((scope for scope in scopes if scope and rest.startswith(f"{scope} ")), None)
    if scope is None:  # "12 dead in blast"
        return
    draft.title = draft.headline
    draft.headline = scope.capitalize() + rest[len(scope) :]
    draft.slugline = draft.slugline or rest[len(scope) :].strip()


def _take_end(draft: Draft) -> None:
    """Take "ends" and "mf" (more follows) from under the text."""
    if draft.blocks and _ENDS.fullmatch(draft.blocks[-1].text):
        draft.partial = draft.partial or _MORE.match(draft.blocks.pop().text) is not None


def _name_writers(draft: Draft) -> None:
    """Name the people of "Ann Poe, Press Association"; what follows the comma is us, or what they are."""
    if draft.by and not any(person.rel == "author" for person in draft.people):
        kept = [part.strip() for part in draft.by.split(",") if not _OWN.match(part.strip())]
        draft.people += [Thing(name=name, rel="author") for name in names(kept[0] if kept else "")]
