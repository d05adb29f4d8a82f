"""Words that say of themselves that they are not for readers: they become private notes, each with a warning.

    For information only, not for broadcast: the dead man is Bo Reed.        a label that is made of words of the table alone
    [Note to subs: cut from the bottom]      <<LEGAL: check the name>>       a whole bracket
    … police said. OFF THE RECORD: he is Bo Reed.                            from there to the end of the paragraph
    Bo Reed, 079 555 01 42 (please do not publish)                           behind what is meant
    Internal: ask Bo about the sum                                           one word: only below the text, or in capitals

A sentence that only quotes or tells of such words is news: "The memo was marked not for publication" has no label.
A paragraph that says when it may be published is an embargo (`streams.parse.embargo`) and stays for that.
"""

import re
from itertools import product

from schemas.article import Note
from streams.parse.credits import begins_as_sign_off
from streams.parse.desk_lines import is_desk_line
from streams.parse.draft import Block, Draft
from streams.parse.embargo import says_embargo
from streams.parse.embargo_notes import is_to_editors
from streams.text.openings import by_letter
from streams.text.paragraphs import Mark

PRIVATE = "private"
"""The role of these notes."""

_FORBIDS = (
    # English
    r"(?:strictly\s+|definitely\s+)?not\s+(?:intended\s+|meant\s+)?for\s+(?:publication|print(?:ing)?|broadcast(?:ing)?|air|readers)",
    r"(?:strictly\s+)?off[\s-]the[\s-]record", r"(?:do\s+not|don['’]?t|never)\s+(?:publish|print|broadcast)",
    r"for\s+(?:your\s+)?information\s+only", r"for\s+internal\s+use(?:\s+only)?", r"(?:for\s+)?(?:media|editors|newsrooms?)\s+only",
    r"internal\s+(?:note|memo|only)", r"private\s+(?:note|and\s+confidential)", r"desk\s+(?:note|only)",
    # German
    r"nicht\s+(?:zur|für\s+die)\s+(?:veröffentlichung|publikation|sendung|verbreitung)", r"nicht\s+(?:zu\s+)?veröffentlichen",
    r"nur\s+(?:zur|für\s+die)\s+(?:internen?\s+)?(?:information|kenntnis)(?:\s+(?:der|für\s+die|an\s+die)\s+redaktion(?:en)?)?",
    r"nur\s+für\s+(?:die\s+)?redaktion(?:en)?", r"interne[rs]?\s+(?:notiz|hinweis|vermerk|anmerkung)", r"streng\s+vertraulich",
    # French
    r"(?:à\s+)?ne\s+pas\s+(?:publier|diffuser|imprimer)", r"(?:non|pas)\s+(?:destinée?s?\s+à|pour)\s+(?:la\s+)?(?:publication|diffusion)",
    r"note\s+interne", r"pour\s+information\s+(?:seulement|uniquement)", r"strictement\s+confidentiel(?:le)?",
    # Dutch
    r"niet\s+(?:bestemd\s+)?voor\s+(?:publicatie|uitzending)", r"niet\s+publiceren", r"interne\s+(?:notitie|opmerking)", r"alleen\s+ter\s+informatie",
    # Italian, Spanish, Portuguese
    r"non\s+(?:destinat[oaie]\s+alla|per\s+la)\s+pubblicazione", r"(?:da\s+)?non\s+pubblicare", r"nota\s+interna",
    r"no\s+(?:publicar|difundir|destinad[oa]\s+a\s+(?:su\s+|la\s+)?publicación|para\s+(?:su\s+)?publicación)", r"não\s+(?:publicar|para\s+publicação)",
    # Swedish, Norwegian, Danish
    r"(?:ej|inte|ikke)\s+(?:för|for|til)\s+(?:publicering|publisering|offentliggørelse|offentliggjøring)", r"intern(?:t)?\s+(?:notis|notat|merknad)",
)  # fmt: skip
"""What forbids to publish, by language."""

_ADDRESSES = (
    r"(?:notes?|memo|message|attention)\s+(?:to|for)\s+(?:the\s+)?(?:editors?|subs?|sub-?editors?|(?:news\s*|copy\s*|picture\s*)?desk|newsrooms?|journalists|reporters|media|production|legal)",
    r"(?:hinweise?|anmerkung(?:en)?|notiz|info)\s+(?:an|für)\s+(?:die\s+)?(?:redaktion(?:en)?|kollegen)",
    r"notes?\s+(?:aux?|à\s+la|à\s+l['’]attention\s+d(?:es|e\s+la))\s+(?:rédactions?|rédacteurs?|journalistes)",
    r"noot\s+(?:voor|aan)\s+(?:de\s+)?redacties?", r"not[ae]\s+(?:per|a)\s+(?:la\s+|le\s+|los\s+)?(?:redazion[ei]|redacci(?:ón|ones)|editores)",
    r"(?:not|notis|merknad|melding)\s+till?\s+(?:redaktion(?:en)?|redaksjonen)", r"til\s+red(?:aktionen|aksjonen)?",
)  # fmt: skip
"""Whom a note addresses, by language. In English alone "Note to editors:" is often public, and read elsewhere (`embargo_notes`)."""

_ALONE = (
    r"internal(?:ly)?", r"intern[aeot]?", r"private?", r"privat[eo]?", r"confidential", r"confidentiel(?:le)?", r"vertraulich", r"vertrouwelijk", r"riservat[oa]",
    r"confidencial", r"desk", r"newsdesk", r"subs", r"legal", r"lawyers?", r"notiz", r"todo", r"to\s+do", r"background",
)  # fmt: skip
"""Words that are labels in brackets, or below a text; elsewhere they may be somebody who speaks ("Intern: …")."""
_BRACKETED = frozenset(("legal", "lawyer", "lawyers", "background"))
"""Those that are labels in brackets alone: "Background: the harbour was built in 1911" is news."""

_FILL = r"(?:please|pls|bitte|merci\s+de|prière\s+de|veuillez|s['’]il\s+vous\s+plaît|por\s+favor|strictly|bestimmt|only|and|und|et|en|y|e|or)"
_FORBID, _ADDRESS, _WORD = ("|".join(table) for table in (_FORBIDS, _ADDRESSES, _ALONE))
_APART = r"[\s,;()/&–—-]"
_LEAD = r"[\s*_#\[({</!•–—-]{0,8}+"
_LABEL = re.compile(
    rf"(?P<lead>{_LEAD})(?:{_FILL}\s+)*(?P<said>(?P<forbids>{_FORBID})|(?P<addresses>{_ADDRESS})|(?P<alone>{_WORD}))\b"
    rf"(?:{_APART}{{1,4}}(?>{_FORBID}|{_ADDRESS}|{_FILL}))*[\s)\]*_]{{0,4}}(?P<end>:|[*_]{{2,3}}(?=\s)|\s[–—-]+\s|\.(?=\s|$)|$)",
    re.IGNORECASE,
)
_LABEL_IN_SMALL = re.compile(_LABEL.pattern)
"""The same for small letters of ASCII, as a glance: a pattern that minds the case is tried in a fourth of the time."""
_ALSO_FORBIDS = re.compile(rf"\b(?:{_FORBID})\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:please|pls|bitte|merci\s+de|por\s+favor)\s+(?:do\s+not|don['’]?t|nicht|ne\s+pas|no)\s+(?:publish|print|broadcast|quote|veröffentlichen|drucken|publier|citer|publicar)\b",
    re.IGNORECASE,
)
"""What asks not to publish, at the start of a line; in a note anywhere (`streams.parse.notes`)."""
_BEHIND = re.compile(rf"\((?:[\w ]{{1,20}},\s*)?(?:{_FILL}\s+)?(?:{_FORBID})(?:\s+{_FILL})?\)\W{{0,2}}$", re.IGNORECASE)
_LATER = re.compile(rf"(?<=[.!?])\s+(?=(?:{_FORBID})\s?:\s)", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?:\[\s?(?:{_FORBID}|{_ADDRESS}|{_WORD})\b[^\[\]:]{{0,40}}:[^\[\]]{{1,600}}\]|\(\s?(?:{_FORBID})\s?:[^()]{{1,600}}\))",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"XXX\s\S.{0,300}\sXXX$|<<\s?[A-Z][A-Z ]{1,20}:[^<>]{1,600}>>$"
)  # "XXX check spelling XXX", "<<LEGAL: …>>"
_MAY_LEAD = frozenset("*_#[({</!•–—X")
_OPENINGS = by_letter((
    "not ", "strictly", "definite", "off ", "off-", "off the", "do not", "don't", "don’t", "never ", "for your", "for info", "for inte", "for medi", "for edit",
    "for news", "media on", "editors ", "newsroom", "internal", "intern", "privat", "desk", "notes", "note ", "memo ", "message ", "attentio", "please", "pls ",
    "confiden", "newsdesk", "subs", "todo", "to do", "backgrou", "nicht ", "bitte", "nur ", "streng ", "hinweis", "anmerkun", "notiz", "info ", "vertraul",
    "à ne pas", "ne pas ", "non ", "pas ", "pour inf", "strictem", "merci de", "prière ", "veuillez", "s'il vou", "s’il vou", "niet ", "alleen ", "noot ",
    "vertrouw", "da non", "nota ", "riservat", "no ", "não ", "por favo", "ej ", "inte ", "ikke ", "notis ", "merknad ", "melding", "till red", "til red",
))  # fmt: skip
"""How a label may begin, in small letters: a glance that settles nearly all."""
_BEGINNINGS = frozenset(
    "".join(cased)
    for openings in _OPENINGS.values()
    for each in openings
    for cased in product(*((letter.lower(), letter.upper()) for letter in each[:3]))
)
"""Their first three characters, in small letters and capitals."""
_SECOND = frozenset(each[1] for each in _BEGINNINGS)
"""Their second characters, which settle as much at less cost: half of all paragraphs begin with "The"."""
_OPENING = max(len(each) for openings in _OPENINGS.values() for each in openings)
_HEAD = 160  # characters of a label
_BRACKETS = frozenset("[({<")
_SHORT = 300  # characters of a line with a bracket behind it that forbids
_FROM_HERE = re.compile(r"\W*not\s+(?:intended\s+)?for\s+publication\b", re.IGNORECASE)
"""Below the text it begins what is private to the end, which `streams.parse.story` reads."""
_TAIL = 12  # paragraphs of that
_SPEAKER = re.compile(r"[^\W\d_][\w .'-]{0,30}:\s")


def may_be_private(line: str) -> bool:
    """Whether a line begins with a label that says that it is not for readers, or is one to a colleague."""
    return _kind(line) is not None or is_desk_line(line)


def take_private_above(draft: Draft, blocks: list[Block]) -> None:
    """Make a private note of the first paragraph, which would be the headline, where it says that it is not for readers."""
    text = blocks[0].text
    if len(blocks) > 1 and _kind(text) == "sure" and not says_embargo(text):
        draft.notes.append(Note(role=PRIVATE, text=text, public=False))
        draft.warn("what stands above the headline is not for publication; it is a private note")
        del blocks[0]


def take_private(draft: Draft) -> None:
    """Make private notes of what says of itself that it is not for readers."""
    blocks = draft.blocks
    last = len(blocks) - 1
    kept: list[Block] = []
    taken: list[str] = []
    end = 0  # of what has been looked at
    for place in _places(blocks):
        block, text = blocks[place], blocks[place].text
        kept += blocks[end:place]
        end = place + 1
        kind = _kind(text)
        if kind is None or says_embargo(text):
            kept.append(_without_inner(block, taken) if ":" in text else block)
        elif last - _TAIL < place < last and _FROM_HERE.match(text):
            end = place
            draft.warn("below the text stands what is not for publication; it is a private note")
            break
        elif kind == "sure" or (place == last and kept and not _SPEAKER.match(kept[-1].text)):
            taken.append(text)
        else:
            kept.append(block)
            draft.warn("a paragraph begins as a note of a desk does; it is published")
    if taken:
        draft.blocks = [*kept, *blocks[end:]]
        draft.notes += [Note(role=PRIVATE, text=text, public=False) for text in taken]
        draft.warn(f"what is not for publication was left out, {len(taken)} times, as private notes")


def _places(blocks: list[Block]) -> list[int]:
    """Return the places of the paragraphs that may hold such words: one look at all of them, for most stories have one, the sign-off."""
    return [
        place
        for place, text in enumerate([block.text for block in blocks])
        if (
            ":" in text
            or text[0] in _MAY_LEAD
            or text[-1] == ")"
            or (len(text) > 1 and (text[-2] == ")" or (text[1] in _SECOND and text[:3] in _BEGINNINGS)))
        )
        and blocks[place].role != "table"
    ]


def _is_like(text: str) -> bool:
    """Whether a paragraph may begin with a label or end with a bracket that forbids: a glance that settles nearly all."""
    if text[:1] in _MAY_LEAD:
        return True
    start = text[:_OPENING].lower()
    openings = _OPENINGS.get(start[:1])
    if openings is not None and start.startswith(openings):
        return True
    return len(text) <= _SHORT and text.endswith((")", ")."))


def _kind(text: str) -> str | None:
    """Return "sure" for what is not for readers, "below" for what is none where it stands below a text, None for text."""
    if not _is_like(text) or (begins_as_sign_off(text) and "," not in text):  # behind a comma a ban may stand
        return None
    if _MARKED.match(text) or _ASKS.match(text) or (len(text) <= _SHORT and text[-1] in ")." and _BEHIND.search(text)):
        return "sure"
    head = text[:_HEAD]
    if head.isascii() and _LABEL_IN_SMALL.match(head.lower()) is None:  # of nearly all sign-offs
        return None
    found = _LABEL.match(head)
    if found is None:
        return None
    if found["alone"] and not _ALSO_FORBIDS.search(found[0]):
        return _kind_of_word(found)
    if found["addresses"]:
        is_private = found["end"] == ":" and (not is_to_editors(text) or _ALSO_FORBIDS.search(found[0]))
    else:
        is_private = found["end"] not in (".", "") or found["said"].isupper() or found[0] == text
    return "sure" if is_private else None


def _kind_of_word(found: re.Match[str]) -> str | None:
    lead = found["lead"].strip()
    is_loud = found["said"].isupper()
    if found["end"] != ":":
        return "sure" if is_loud and found["end"][:1] in ("*", "_") and lead else None
    if lead[:1] == "[" or (lead and is_loud):
        return "sure"
    return None if found["said"].lower() in _BRACKETED else "below"


def _without_inner(block: Block, taken: list[str]) -> Block:
    """Take brackets and last sentences that are not for readers out of a paragraph."""
    if "[" in block.text or "(" in block.text:
        for found in reversed([*_WITHIN.finditer(block.text)]):
            taken.append(found[0])
            block = _cut(block, *found.span())
    later = _LATER.search(block.text)
    if later is None or says_embargo(block.text[later.end() :]):
        return block
    taken.append(block.text[later.end() :])
    return block.part(block.text[: later.start()])


def _cut(block: Block, start: int, end: int) -> Block:
    """Return a paragraph without a stretch of its text, the space before it, and with the marks that lie beside it."""
    start -= block.text[start - 1 : start] == " "
    size = end - start
    marks = tuple(
        mark if mark.end <= start else Mark(mark.start - size, mark.end - size, mark.element, mark.href)
        for mark in block.marks
        if mark.end <= start or mark.start >= end
    )
    return Block(block.role, block.text[:start] + block.text[end:], marks)
