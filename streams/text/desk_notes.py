"""Notes of a desk to those who receive its items: what they ask to do with another item, and how sure it is that they are notes.

“Please take down “Ferries wait” at once” kills a story; “Police kill gunman” is one. No list of wordings tells the two apart,
so a sentence is read by the roles that its words have (`desk_words`), and each role that is filled is a sign with its weight:
a request, a verb of the trade, a name in quotation marks, a headline that is only a label, a short item without a dateline.
Few signs are none, some are a doubt, of which a person is told, many are a note.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from streams.text.desk_labels import Label, read_label, split_label
from streams.text.desk_patterns import ENGLISH, Patterns, Readers, readers_of
from streams.text.desk_rows import NAME, RowPatterns
from streams.text.desk_words import CALLS
from streams.text.plain_news import is_plain_news

Asks = Literal["kill", "keep", "correct"]
"""What a note asks: not to use an item, to let it live after all, to read it otherwise."""


class Note(NamedTuple):
    """What a note asks, and whether it is one for certain; else a person has to look."""

    asks: Asks
    sure: bool


DOUBT: Final = 3
SURE: Final = 4
"""Points from which an item may be a note, and from which it is one. Every row below is a sign and its points."""

_ASKED: Final = 2  # somebody is asked politely, editors are, or "we" do it: news hardly begins so
_TOLD: Final = 1  # an order without politeness, or news that something was withdrawn: of other things these are news
_TRADE: Final = 1  # by a verb that desks use of items
_ITEM: Final = 1  # by a word that hardly anybody but desks uses of theirs
_NAME: Final = 1  # with a name: in quotation marks, a slug, a number
_NO_ITEM: Final = -1  # of nothing that could be an item
_LABEL: Final = 3  # under a headline, or behind words, that are nothing but a label
_WORD: Final = 2  # behind one word that may be a label
_SHORT: Final = 1  # in a short item that has neither dateline nor byline
_LONG: Final = -1
_PLACED: Final = -1  # with a dateline or byline
_BEHIND: Final = -2  # behind other words and a colon: somebody may have said it
_OTHERS: Final = -2  # done by somebody, or to what lies elsewhere

_BARE: Final = 3
"""Words of a request that leaves out of what: "Please discard."."""
_SHORT_TEXT: Final = 700
"""Characters of a text that may be only a note."""
_LOOK: Final = 400
_GLANCE: Final = 240
_PARAGRAPHS: Final = 6
_FIRST: Final = 2
"""Paragraphs of a longer text whose first sentence is read, as far as `_GLANCE`."""

_MARKS: Final = re.compile(r"[\"“”„«»]|(?<!\w)['‘‚]")
_QUOTED: Final = re.compile(
    r"[\"“”„«]\s*[^\"“”„«»\n]{3,250}?\s*[\"”“»]|»[^«»\n]{3,250}«|(?<!\w)[‘'‚](?:[^'‘’\n]|['’](?=\w)){4,250}['’‘](?!\w)"
)
_CORNERS: Final = re.compile(r"[「『《][^「」『』《》\n]{2,250}[」』》]")
"""How Japanese and Chinese quote a headline."""
_CODED: Final = re.compile(
    r"\b(?:(?:urn|tag):\S+|[A-Z][A-Z0-9]+-*[-/][A-Z]\S{2,}|[A-Z]{2,}[A-Z0-9]*/|[A-Za-z]{1,6}-?\d{3,}[A-Z]?\b|0\d{3}\b)"
)
"""Identifiers, slugs ("BC-Ferry-Strike", "HAVEN-STORM/") and numbers of items."""

_NAMED: Final = re.compile(f"{_MARKS.pattern}|{_CODED.pattern}")
_NEVER: Final = re.compile(r"(?!)")
_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+|\n+")

_NEWS: Final = re.compile(
    r",\s+(?!which|that|who|as\b|it\b|we\b|where|because|and\b|but\b)(?:[\w.'’-]+\s+){0,6}"
    r"(?:said|says?|tells?|told|urge[sd]?|warn(?:s|ed)?|ask(?:s|ed)?|order(?:s|ed)?|demand(?:s|ed)?|beg(?:s|ged)?|plead(?:s|ed)?|learns?|hears?|heard|sagte?|dit|demande|déclare|lance(?=\s+l)|a\s+(?:dit|déclaré|demandé|lancé)|dijo|dice)\b"
    r"|^\W*(?:if|when|unless|wenn|falls|si|se)\b(?!\s+(?:prega|ruega))"
    r"|\b(?:permission|licen[cs]e|consent|copyright|rewritten|rights|reproduced|embargo(?:ed)?|until|unless|before|prior\s+to|genehmigung|bis|avant|hasta)\b"
)
"""Who says it in news, on what condition, and the terms of use below many texts: no such sentence asks to kill."""

_BY_OTHERS: Final = re.compile(
    r"\bby\s+(?!(?:us|the\s+(?:desk|agency|editors?)|mistake|accident|error|editors?)\b)\w"
    r"|\bfrom\s+(?!(?:all|our|your|their|his|any|every)\b|(?:the\s+)?(?:wire|service|file|report|archives?|websites?|sites?|web|feed|system|pages|publication|circulation)\b)\w"
)
_OURS: Final = re.compile(
    r"\b(?:our|this|earlier|previous|above|following|unsere?n?|diese[nrs]?|notre|cette|nuestr[ao]|est[ae]|nostr[ao]|quest[ao]|ons|onze|vår[at]?)\b"
)
_NOBODY: Final = Readers((), ())
_PRONOUN: Final = re.compile(r"\b(?:it|this|that|them|these|both|sie|ihn|diese[ns]?|la|lo|le|les|het|den)\b")


class Glance(NamedTuple):
    """The first words of an item in which something may make it a note."""

    begins: str
    label: Label | None
    readers: Readers
    short: bool

    @property
    def whole(self) -> bool:
        """Whether every sentence is read: of a short item, and under a label."""
        return self.short or self.label is not None


def glance(headline: str, paragraphs: Sequence[str], length: int | None = None) -> Glance | None:
    """Return the first words of an item that has a word of a note or is under a label; None for most news, at once.

    `paragraphs` are the first ones; the whole text has `length` characters.
    """
    label = read_label(headline)
    short = (sum(map(len, paragraphs)) if length is None else length) <= _SHORT_TEXT
    if short or label is not None:
        begins = _begins((headline, *paragraphs[:_PARAGRAPHS]), _LOOK)
    else:
        begins = _begins((headline, *paragraphs[:_FIRST]), _GLANCE)
    readers = readers_of(begins)
    return Glance(begins, label, readers or _NOBODY, short) if readers or label else None


def read_note(words: Glance | None, *, placed: bool = False) -> Note | None:
    """Return what an item asks to do with another one, None for news; `placed` says that it has a dateline or byline."""
    if words is None:
        return None
    if words.readers.rows and words.short and not placed and (note := _in_a_row(words)):
        return note
    if words.label is None and not _may_be_one(words):
        return None
    around = (_PLACED if placed else _SHORT if words.short else 0) + (0 if words.short else _LONG)
    return _weighed(words, _sentences(words.begins, whole=words.whole), around)


def _in_a_row(words: Glance) -> Note | None:
    """Return the kill of a short item in a language of which only a row of words is known."""
    masked = _CORNERS.sub(f" {NAME} ", _QUOTED.sub(f" {NAME} ", words.begins)).lower()
    found = [_row_points(masked, reads) for reads in words.readers.rows]
    points = max(points for points, _ in found)
    return Note("kill", sure=any(sure and each >= SURE for each, sure in found)) if points >= DOUBT else None


def _row_points(text: str, reads: RowPatterns) -> tuple[int, bool]:
    """Return the points of a text, and whether it says of an item what news of concerts and flights does not."""
    asked, labelled = reads.asks.search(text) is not None, reads.label.match(text) is not None
    ended = reads.ended.match(text) is not None
    if not (asked or labelled or ended):
        return 0, False
    of = (_ITEM if reads.item.search(text) else 0) + (_NAME if NAME in text else 0)
    said = (_ASKED if asked else 0) + (_WORD if labelled else _TOLD if ended else 0)
    return _SHORT + said + of, asked or labelled or reads.called.search(text) is not None


def _may_be_one(words: Glance) -> bool:
    """Return whether somebody is asked, or of what: most news has neither, and its sentences need not be read."""
    orders, low = words.readers.orders, words.begins.lower()
    if not words.whole:
        if any(reads is not ENGLISH for reads in orders) or any(map(low.__contains__, CALLS)):
            return True
    elif any(reads.frame.search(low) for reads in orders) or (orders and _NAMED.search(words.begins)):
        return True
    return any(reads.frame.search(low) for reads in words.readers.mendings) or split_label(words.begins)[0] is not None


def _begins(texts: Sequence[str], look: int) -> str:
    return "\n".join([text[:look] for text in texts])


def _weighed(words: Glance, said: list[str], around: int) -> Note | None:
    """Return the note that the signs of label, sentences and item make together."""
    whole = " ".join(said)
    orders = tuple(reads for reads in words.readers.orders if reads.frame.search(whole))
    named = NAME in whole or any(reads.item.search(whole) or reads.thing.search(whole) for reads in orders)
    if not words.whole:
        orders = tuple(reads._replace(tells=_NEVER) for reads in orders)
    under = around + (_LABEL if words.label else 0)
    kept = max((_points_kept(one, orders, named=named) for one in said), default=0)
    if kept and kept + under >= DOUBT:
        return Note("keep", sure=kept + under >= SURE)
    killed = max((_points_killed(one, orders, named=named) for one in said), default=0)
    announced = _announced(words.label, said, around, orders)
    if (killed and killed + under >= DOUBT) or announced >= DOUBT:
        certain = killed + under if killed and not _is_of_a_detail(words, said, orders) else 0
        if announced >= SURE > certain and is_plain_news(words.begins.split("\n")[1:], placed=around <= _PLACED):
            announced = DOUBT
        return Note("kill", sure=max(certain, announced) >= SURE)
    return _mended(words, whole)


def _is_of_a_detail(words: Glance, said: list[str], orders: tuple[Patterns, ...]) -> bool:
    """Whether all that is asked stands below news, and of no item: "His name is Per Dahl; please do not print it"."""
    if words.label is not None:
        return False
    for index, one in enumerate(said):
        if not _points_killed(one, orders, named=True):
            continue
        before = said[index - 1] if index and _PRONOUN.search(one) else ""
        if index < _FIRST or _is_of_an_item(one, orders) or _is_of_an_item(before, orders):
            return False
    return True


def _is_of_an_item(said: str, orders: tuple[Patterns, ...]) -> bool:
    """Whether a sentence speaks of an item: by name, by a word of desks, or as "our report"."""
    return (
        NAME in said
        or _OURS.search(said) is not None
        or any(reads.item.search(said) or reads.trade.search(said) for reads in orders)
    )


def _sentences(text: str, *, whole: bool) -> list[str]:
    """Return sentences in small letters with their names masked; of a longer text the first of each paragraph."""
    masked = _CODED.sub(f" {NAME} ", _QUOTED.sub(f" {NAME} ", text) if _MARKS.search(text) else text)
    if whole:
        return [one for one in map(str.lower, _SENTENCES.split(masked)) if one.strip()]
    return [_SENTENCES.split(line, maxsplit=1)[0].lower() for line in masked.split("\n") if line.strip()]


def _clauses(said: str) -> Iterator[tuple[int, str]]:
    """Yield a sentence, and what stands behind labels or other words in it, with the points of those."""
    points = 0
    yield points, said
    for _ in range(3):
        label, said, parted = split_label(said)
        if not parted:
            return
        points = (_LABEL if label.words > 1 else _WORD) if label else points + _BEHIND
        yield points, said


def _points_killed(said: str, orders: tuple[Patterns, ...], *, named: bool) -> int:
    """Return the points of a sentence that may ask not to use an item."""
    if not orders or _NEWS.search(said):
        return 0
    return max(
        (
            before + points
            for before, one in _clauses(said)
            for reads in orders
            if (points := _order(one, reads, named=named))
        ),
        default=0,
    )


def _order(said: str, reads: Patterns, *, named: bool) -> int:
    """Return the points of an order in one language, without what stands around it."""
    points = _opening(said, reads)
    if not points:
        return 0
    trade = _TRADE if reads.trade.search(said) else 0
    uses = _TRADE if reads.uses.search(said) else 0
    of = _of_what(said, reads, named=named)
    if of or reads.thing.search(said):
        is_asked = points == _ASKED or reads.item.search(said) or reads.thing.search(said)
        points += of + (max(trade, uses) if is_asked else trade)  # "Do not use HX-1000" may be said of a heater
    else:  # of nothing that could be an item: only a request of receivers counts, as in "Please kill Ferries wait"
        what = _ITEM if named and len(said.split()) <= _BARE else _NO_ITEM
        points = _ASKED + what + trade if reads.asks.match(said) else 0
    return points + (_OTHERS if _BY_OTHERS.search(said) else 0)


def _opening(said: str, reads: Patterns) -> int:
    """Return the points of how a sentence begins to ask for something."""
    if reads.asks.match(said) or reads.takes_back.match(said):
        return _ASKED
    return _TOLD if reads.tells.match(said) else 0


def _of_what(said: str, reads: Patterns, *, named: bool) -> int:
    """Return the points of what a sentence is about: an item, by word and by name, or one that the note names elsewhere."""
    points = (_ITEM if reads.item.search(said) else 0) + (_NAME if NAME in said else 0)
    return points or (_ITEM if named and _PRONOUN.search(said) else 0)


def _points_kept(said: str, orders: tuple[Patterns, ...], *, named: bool) -> int:
    """Return the points of a sentence that may take a kill back."""
    if not orders or _NEWS.search(said):
        return 0
    label, behind, _ = split_label(said)
    if (
        label is not None and label.kind == "kill"
    ):  # "ANNULATION - dépêche diffusée par erreur": the story was, not its kill
        said = behind
    return max((_kept(one, reads, named=named) for _, one in _clauses(said) for reads in orders), default=0)


def _kept(said: str, reads: Patterns, *, named: bool) -> int:
    if reads.keeps.match(said) is None:
        return 0
    of = _of_what(said, reads, named=named)
    return _ASKED + (of or (_ITEM if named else _NO_ITEM)) + (_TRADE if reads.trade.search(said) else 0)


def _announced(label: Label | None, said: list[str], around: int, orders: tuple[Patterns, ...]) -> int:
    """Return the points of a label that says that something is killed, whatever the text says; that an item was an error is a sign."""
    if label is not None:
        return max(_LABEL + around, DOUBT) if label.kind == "kill" else 0
    before, _, _ = split_label(said[0]) if said else (None, "", False)
    if before is None or before.kind != "kill":
        return 0
    if before.words > 1:
        return max(_LABEL + around, DOUBT)
    return _WORD + around + (_TOLD if any(_erred(one, reads) for one in said for reads in orders) else 0)


def _erred(said: str, reads: Patterns) -> bool:
    """Whether a sentence says that an item was an error: by a word of desks, or by another and by name."""
    if reads.error.search(said) is None:
        return False
    return reads.item.search(said) is not None or (NAME in said and reads.thing.search(said) is not None)


def _mended(words: Glance, whole: str) -> Note | None:
    """Return the note of a correction in words: a sentence about a story of the sender's, and how it is to be read."""
    labelled = words.label is not None and words.label.kind == "correct"
    for reads in words.readers.mendings:
        if reads.ours.search(whole) and reads.should.search(whole):
            return Note("correct", sure=words.short or labelled)
    return Note("correct", sure=True) if labelled and words.short and NAME in whole else None
