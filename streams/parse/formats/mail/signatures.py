"""What stands around a message and is no part of it: quotes, contacts, signatures, footers of mailing lists, the subject."""

import re

from schemas.article import Note
from streams.parse.contact_lines import take_contacts
from streams.parse.draft import Block, Draft
from streams.parse.formats.mail.covers import take_covers
from streams.parse.formats.mail.forwards import QUOTE
from streams.parse.formats.mail.letters import CLOSING, take_above_rule, take_cover, take_salutation
from streams.parse.headline_tags import read_tags
from streams.text.paragraphs import text_of

_WITHIN = 12
"""Paragraphs from the end."""

# How the first paragraph of each begins. What follows a signature or a footer belongs to it.
_ENDS: tuple[tuple[str, str], ...] = (
    ("signature", rf"--\s*$|--\s*\n|-- \S|{CLOSING}"),
    (
        "footer",
        (r"_{10,}|-{10,}|(?:to\s+)?unsubscribe\b|you\s+(?:received|are\s+receiving)\s+this\s+(?:e-?mail|message|newsletter)\b"
        r"|you\s+are\s+subscribed\b|(?:newsletter\s+)?abbestellen\b|abmelden\b|se\s+désinscrire\b|darse\s+de\s+baja\b"),
    ),
    (
        "disclaimer",
        (r"(?:disclaimer|confidentiality\s+notice)\b|this\s+(?:e-?mail|message)(?:\s+\w+){0,8}\s+(?:is|are|may\s+be)\s+(?:\w+\s+)?"
        r"(?:confidential|intended\s+only)|diese\s+(?:e-?mail|nachricht)\s+(?:\w+\s+){0,6}vertraulich|sent\s+from\s+my\s+i"),
    ),
)  # fmt: skip
_MATCHERS = tuple((role, re.compile(rf"\W{{0,3}}(?:{pattern})", re.IGNORECASE)) for role, pattern in _ENDS)
_LAST_WORD = 600  # characters; more is text
_RULE = re.compile(r"[-_]{2,}\s*$")
_SENTENCE = re.compile(r"\S+(?:\s+\S+){7,}[.!?][\"”’)]?$")
"""Eight words and a full stop: below a rule, where no footer says what it is, they are text."""
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den)\s.{4,200}\b(?:wrote|schrieb\b.{0,80}|a\s+écrit|escribió|ha\s+scritto|schreef\b.{0,80}|skrev\b.{0,80})\s*:$"
    r"|-{3,}\s*original\s+message\s*-{3,}$",
    re.IGNORECASE,
)
"""What mailers put above the message that is answered."""


def take_surroundings(draft: Draft) -> None:
    """Take what is no part of the story out of the text of a message; a message is never emptied."""
    _drop_subject(draft)
    take_above_rule(draft)
    take_salutation(draft)
    _take_quoted(draft)
    take_signature(draft)
    take_cover(draft)
    if take_covers(draft):
        _drop_subject(draft)
    take_contacts(draft)


def _drop_subject(draft: Draft) -> None:
    """Drop a first line that only says the subject again, with or without what it says of the version."""
    if len(draft.blocks) < 2 or not draft.headline:  # noqa: PLR2004 - the only line is the text
        return
    said = {_folded(each) for each in (draft.title or "", draft.headline, read_tags(draft.headline).headline)}
    if _folded(draft.blocks[0].text) in said:
        del draft.blocks[0]


def _folded(line: str) -> str:
    return line.casefold().strip(" .:*_")


def _take_quoted(draft: Draft) -> None:
    """Make a private note of the message that is quoted below the text, and of the line that says whose it is."""
    end = len(draft.blocks)
    while end > 1 and draft.blocks[end - 1].text.startswith(QUOTE):
        end -= 1
    quoted = draft.blocks[end:]
    if not quoted:
        return
    if end > 1 and _WROTE.match(draft.blocks[end - 1].text):
        end -= 1
    draft.notes.append(Note(role="quoted", text=text_of(draft.blocks[end:]), public=False))
    draft.warn("the message that is quoted below the text was left out")
    del draft.blocks[end:]


def take_signature(draft: Draft) -> None:
    """Make private notes of what stands below the text; a message is never emptied."""
    start = max(1, len(draft.blocks) - _WITHIN)
    for index in range(start, len(draft.blocks)):
        role = next((role for role, matcher in _MATCHERS if matcher.match(draft.blocks[index].text)), None)
        below = text_of(draft.blocks[index:]).strip("-_ \n")
        if role is not None and len(below) <= _LAST_WORD and not _parts_text(draft.blocks[index:]):
            draft.blocks = draft.blocks[:index]
            if below:
                draft.notes.append(Note(role=role, text=below, public=False))
            return


def _parts_text(blocks: list[Block]) -> bool:
    """Whether a rule with nothing beside it parts text from text: below it stands a sentence, and nothing of a footer."""
    rule, *below = [block.text for block in blocks]
    if not _RULE.match(rule):
        return False
    is_footer = any(matcher.match(text) for text in below for _, matcher in _MATCHERS)
    return not is_footer and any(map(_SENTENCE.match, below))
