"""STT: references that were escaped twice, a dash behind the credit line, subject codes under an alias of its own."""

import html
import re

from schemas.ninjs import InfoSource, Subject
from streams.parse.draft import Draft
from streams.parse.story import read_story

# IPTC subject codes with Finnish names: `sttsubj:04016028`, and `stt-subj:` in its archive.
_SUBJECT = re.compile(r"stt-?subj:(\d{8})")
_SUBJECTS = "http://cv.iptc.org/newscodes/subjectcode/"

# "o&amp;#39;clock" in the XML leaves a reference in the text. STT's own letters are among them: `&endash;`.
_REFERENCE = re.compile(r"&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")
_LETTERS = {"&endash;": "–", "&emdash;": "—"}


def read_stt(draft: Draft) -> None:
    """Correct a draft for STT's habits."""
    draft.blocks = [
        block if "&" not in block.text else block._replace(text=_resolved(block.text), marks=())
        for block in draft.blocks
    ]
    draft.headline = _resolved(draft.headline) if draft.headline else None
    draft.info_sources = _without_dashes(draft.info_sources)
    known = {each.literal for each in draft.subjects}
    codes = dict.fromkeys(found[1] for each in draft.subjects if (found := _SUBJECT.fullmatch(each.literal or "")))
    draft.subjects += [
        Subject(literal=f"subj:{code}", uri=f"{_SUBJECTS}{code}") for code in codes if f"subj:{code}" not in known
    ]
    read_story(draft)


def _resolved(text: str) -> str:
    return _REFERENCE.sub(lambda found: _LETTERS.get(found[0]) or html.unescape(found[0]), text)


def _without_dashes(sources: list[InfoSource]) -> list[InfoSource]:
    """Take the dash off the credit line ("STT–"), and the credit line out where a source says the same."""
    bare = [each.model_copy(update={"name": each.name.rstrip(" –-")}) if each.name else each for each in sources]
    named = {each.name for each in bare if each.role != "creditline"}
    return [each for each in bare if each.role != "creditline" or each.name not in named]
