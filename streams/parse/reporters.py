"""Who reported, below a text, in sentences as AP has them: "Smith reported from Oslo. Jane Doe contributed to this report".

Every sentence of the paragraph has to be one, with names in it; "Losses were reported from Haven" has none. A surname alone
is that of somebody in the byline, or stands beside a full name.
"""

import re

from schemas.article import Credit
from schemas.base import made_all
from streams.parse.datelines import AGENCIES
from streams.parse.draft import Draft
from streams.parse.names import names
from streams.text.words import words

_LONGEST = 500  # characters of such a paragraph
_LAST = 2  # paragraphs in which it stands
_PART = r"[A-ZÀ-Þ][\w'’.-]*"
_NAME = rf"{_PART}(?:\s(?:(?:de|del|der|den|di|da|van|von|al|el|bin|la|le|ten)\s)?{_PART}){{0,3}}"
_PLACE = rf"(?:the\s)?{_PART}(?:\s(?:(?:of|de|la|del)\s)?{_PART}){{0,3}}(?>(?:,\s{_PART}(?:\s{_PART}){{0,2}}(?=,\s|\sand\s|\s(?:also\s)?contributed|$))?)"
_HOUSE = r"(?>(?:(?:[A-Z][\w&.'’]*\s){1,3}(?:[Ww]riters?|[Jj]ournalists?|[Rr]eporters?|[Cc]orrespondents?|[Rr]esearchers?|[Vv]ideojournalists?)\s(?=[A-ZÀ-Þ]))?)"
"""What may be a part of a place or the next name, or of the house or the name, is read in one way (`(?>…)`): a list has very many."""
_JOINED = r"(?:,\s(?:and\s)?|\sand\s)"
_REPORTED = re.compile(
    rf"(?P<names>{_HOUSE}{_NAME}(?:{_JOINED}{_NAME})*)\sreported\sfrom\s{_PLACE}(?P<more>(?:{_JOINED}{_NAME}(?:\sreported)?\sfrom\s{_PLACE})*)$"
)
_CONTRIBUTED = re.compile(
    rf"(?P<names>{_HOUSE}{_NAME}(?:\s(?:in|at|from)\s{_PLACE})?(?:{_JOINED}{_HOUSE}{_NAME}(?:\s(?:in|at|from)\s{_PLACE})?)*)"
    rf"\s(?:also\s)?contributed(?:\sto\sthis\s(?:report|story|article)|\sreporting)?(?:\sfrom\s{_PLACE})?$"
)
_MORE = re.compile(rf"{_JOINED}(?P<name>{_NAME})(?:\sreported)?\sfrom\s")
_TITLE = re.compile(rf"^{_HOUSE}")
_SENTENCES = re.compile(r"\.\s+(?=[A-Z])")
_RULE = re.compile(r"[_\-–—=*]{3,}")
_NO_NAME = words("police officials witnesses residents reporters journalists media state the it he she they we")


def take_reporters(draft: Draft) -> None:
    """Take such a paragraph from below the text, with the rule above it; a text is never emptied."""
    for block in draft.blocks[-_LAST:]:
        if " reported from " in block.text or " contributed" in block.text:  # in nearly none
            _take(draft, draft.blocks.index(block))


def _take(draft: Draft, place: int) -> None:
    text = draft.blocks[place].text
    if place == 0 or len(text) > _LONGEST:
        return
    is_ruled = place > 1 and _RULE.fullmatch(draft.blocks[place - 1].text) is not None
    if found := read_reporters(text, names(draft.by or ""), ruled=is_ruled):
        draft.credits += found
        del draft.blocks[place - is_ruled : place + 1]


def read_reporters(text: str, writers: tuple[str, ...] = (), *, ruled: bool = False) -> tuple[Credit, ...]:
    """Return the credits when all sentences of a paragraph are such; `writers` are those of the byline.

    `ruled`: a rule parts it from the text, which proves as much as a full name.
    """
    bare = text.strip(" ()[]_")
    ruled = ruled or text.startswith("__")
    said: dict[str, list[str]] = {}
    for sentence in _SENTENCES.split(bare.removesuffix(".")):
        if found := _REPORTED.match(sentence):
            more = [each["name"] for each in _MORE.finditer(found["more"])]
            said.setdefault("reporting", []).extend((*names(_TITLE.sub("", found["names"])), *more))
        elif found := _CONTRIBUTED.match(sentence):
            said.setdefault("contribution", []).extend(names(_TITLE.sub("", found["names"])))
        else:
            return ()
    people = [name for listed in said.values() for name in listed]
    if not people or any(name.lower() in AGENCIES or name.split()[0].lower() in _NO_NAME for name in people):
        return ()
    known = {writer.rpartition(" ")[2]: writer for writer in writers}
    if not ruled and not any(" " in name or name in known for name in people):
        return ()
    return made_all(
        Credit,
        [{"role": role, "names": tuple(known.get(name, name) for name in listed)} for role, listed in said.items()],
    )
