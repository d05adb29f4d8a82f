"""STT: references that were escaped twice, a dash behind the credit line, subject codes under an alias of its own."""

import html
import re

from schemas.ninjs import AltId, InfoSource, Place, Subject
from streams.parse.draft import Draft
from streams.parse.story import read_story

# IPTC subject codes with Finnish names: `sttsubj:04016028`, and `stt-subj:` in its archive.
_SUBJECT = re.compile(r"stt-?subj:(\d{8})")
_SUBJECTS = "http://cv.iptc.org/newscodes/subjectcode/"

# "o&amp;#39;clock" in the XML leaves a reference in the text. STT's own letters are among them: `&endash;`.
_REFERENCE = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_LETTERS = {"&endash;": "–", "&emdash;": "—"}
_LEFTOVER = re.compile(r"</?[a-z]{2,12}/?>")  # "<endash>-</endash>", which was escaped twice with the text

# The same article has the date of its first version in its identifier, or nothing in that place.
_GUID = re.compile(r"urn:newsml:stt\.fi:\d*:(\d+)")


def read_stt(draft: Draft) -> None:
    """Correct a draft for STT's habits."""
    draft.blocks = [
        block if _is_clean(block.text) else block._replace(text=_resolved(block.text), marks=())
        for block in draft.blocks
    ]
    draft.headline = _resolved(draft.headline) if draft.headline else None
    draft.info_sources = _without_dashes(draft.info_sources)
    _read_versions(draft)
    if draft.kind == "new" and any(signal.startswith("update:") for signal in draft.signals):
        draft.kind = "update"
    _split_places(draft)
    known = {each.literal for each in draft.subjects}
    codes = dict.fromkeys(found[1] for each in draft.subjects if (found := _SUBJECT.fullmatch(each.literal or "")))
    draft.subjects += [
        Subject(literal=f"subj:{code}", uri=f"{_SUBJECTS}{code}") for code in codes if f"subj:{code}" not in known
    ]
    read_story(draft)


def _is_clean(text: str) -> bool:
    return "&" not in text and "<" not in text


def _resolved(text: str) -> str:
    return _LEFTOVER.sub("", _REFERENCE.sub(lambda found: _LETTERS.get(found[0]) or html.unescape(found[0]), text))


def _split_places(draft: Draft) -> None:
    """Split places that stand in one field: a story of "Kiova/Washington" is one of two places."""
    places: list[Place] = []
    for each in draft.places:
        names = each.name.split("/") if each.name and each.rel == "located" else [each.name]
        places += [each.model_copy(update={"name": name}) for name in names]
    draft.places = places
    if draft.dateline is not None and draft.dateline.places:
        draft.located = None  # the dateline has them one by one


def _read_versions(draft: Draft) -> None:
    """Read links without a relation to another spelling of the item's own identifier as the version that it replaces."""
    own = _GUID.fullmatch(draft.guid or "")
    for link in draft.associations if own else ():
        other = _GUID.fullmatch(link.uri)
        if own and other and other[1] == own[1] and link.rel is None:
            draft.replaces = draft.replaces or link.version
            draft.alt_ids.append(AltId(role="guid", value=link.uri))
            draft.associations = [each for each in draft.associations if each is not link]


def _without_dashes(sources: list[InfoSource]) -> list[InfoSource]:
    """Take the dash off the credit line ("STT–"), and the credit line out where a source says the same."""
    bare = [each.model_copy(update={"name": each.name.rstrip(" –-")}) if each.name else each for each in sources]
    named = {each.name for each in bare if each.role != "creditline"}
    return [each for each in bare if each.role != "creditline" or each.name not in named]
