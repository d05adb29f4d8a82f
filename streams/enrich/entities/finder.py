"""Finding the people and organisations of a text: first the names that show what they are, then their short forms."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from streams.enrich.entities.kinds import ARTICLES, INSIDE, MADE, Kind, kind_of, named
from streams.enrich.entities.lexicon import HEADS, MADE_BY, OF_STATE, TAILS
from streams.enrich.entities.links import Names, gather
from streams.enrich.entities.lists import demonyms, english, is_place, is_somewhere, is_town, key
from streams.enrich.entities.pieces import Piece
from streams.enrich.entities.roles import role_of
from streams.enrich.entities.runs import pieces
from streams.enrich.entities.shouting import unreadable
from streams.enrich.entities.tickers import Ticker, tickers
from streams.enrich.entities.tokens import Tokens, tokens

QUOTES = frozenset("\"“”‘’«»'")

ACRONYM = 8
"""Letters of the longest acronym that stands in brackets after its words."""


BEFORE_PLACES = frozenset({"in", "at", "from", "to", "near", "of", "outside", "around", "the"})
"""Words after which a name of a town and of a person is the town."""


class Found(NamedTuple):
    """One mention: where it stands, what it is, its fullest name in the text, its role and its ticker."""

    start: int
    end: int
    kind: Kind
    name: str
    role: str | None = None
    ticker: Ticker | None = None


class _Candidate(NamedTuple):
    piece: Piece
    words: list[str]
    kind: Kind | None
    acronym: str | None
    ticker: Ticker | None


def find(text: str, crossheads: list[tuple[int, int]] | None = None) -> Iterator[Found]:
    """Yield the mentions of an English text in their order; none overlaps another, none stands in a crosshead."""
    stream = tokens(text)
    listed = tickers(text)
    skip = unreadable(stream, listed, crossheads or [])
    lower = frozenset(stream.texts)
    candidates = [_candidate(stream, piece, listed) for piece in pieces(stream, lower, skip)]
    names = gather(
        (each.words for each in candidates if each.kind == "person"),
        ((each.words, each.acronym) for each in candidates if each.kind == "organisation"),
    )
    for each in candidates:
        if found := _resolved(text, stream, each, names):
            yield found


def _candidate(stream: Tokens, piece: Piece, listed: list[Ticker]) -> _Candidate:
    words = stream.texts[piece.first : piece.last]
    ticker = _ticker_at(listed, stream.ends[piece.last - 1])
    acronym = _acronym(stream, piece, words)
    if ticker or acronym:
        return _Candidate(piece, words, "organisation", acronym, ticker)
    piece = _without_people(stream, piece)
    words = words[-(piece.last - piece.first) :]
    before = stream.texts[piece.first - 1].lower() if piece.first else ""
    if before == "by" and piece.first > 1 and stream.texts[piece.first - 2].lower() in MADE_BY:
        before = MADE
    after = stream.texts[piece.last].lower() if piece.last < len(stream.texts) else ""
    if _is_title(stream, piece):
        return _Candidate(piece, words, None, None, None)
    kind = kind_of(named(words, before, after, office=piece.office is not None, starts=piece.starts))
    return _Candidate(piece, words, kind, None, None)


def _is_title(stream: Tokens, piece: Piece) -> bool:
    """Say whether quotation marks stand around a name of several words: a book, a film, a song."""
    if piece.last - piece.first < 2:  # noqa: PLR2004 - one word may be a nickname
        return False
    first = piece.first - (stream.texts[piece.first - 1] in ("The", "A", "An")) if piece.first else 0
    if not first or stream.texts[first - 1] not in QUOTES:
        return False
    last = piece.last + (piece.last < len(stream.texts) and stream.texts[piece.last] in ",.?!")
    return last < len(stream.texts) and stream.texts[last] in QUOTES


def _without_people(stream: Tokens, piece: Piece) -> Piece:
    """Take the demonym off a name: "Russian Boris Yeltsin" names one man."""
    several = piece.last - piece.first > 2  # noqa: PLR2004 - a people, and two words of a name
    if not several or piece.office or key(stream.texts[piece.first]) not in demonyms():
        return piece
    last, second = key(stream.texts[piece.last - 1]), key(stream.texts[piece.first + 1])
    if second in HEADS and second not in OF_STATE and stream.texts[piece.first + 2] in ("of", "for"):
        return piece  # "Indian Institute of Science"
    return piece if last in TAILS and last not in OF_STATE else piece._replace(first=piece.first + 1)


def _ticker_at(listed: list[Ticker], end: int) -> Ticker | None:
    if not listed:
        return None
    index = bisect_left(listed, end, key=lambda ticker: ticker.start)
    return listed[index] if index < len(listed) and listed[index].start == end else None


def _acronym(stream: Tokens, piece: Piece, words: list[str]) -> str | None:
    """Return the acronym of these words that stands in brackets after them: "European Central Bank (ECB)"."""
    if piece.last + 2 >= len(stream.texts) or stream.texts[piece.last] != "(" or stream.texts[piece.last + 2] != ")":
        return None
    short = stream.texts[piece.last + 1]
    initials = "".join(word[0] for word in words if word[0].isupper())
    if not (len(initials) > 1 and 1 < len(short) <= ACRONYM and short.isupper() and short.isalpha()):
        return None
    return key(short) if short == initials or (short[0] == initials[0] and set(initials) <= set(short)) else None


def _resolved(text: str, stream: Tokens, each: _Candidate, names: Names) -> Found | None:
    piece, words = each.piece, each.words
    start, end = stream.starts[piece.first], stream.ends[piece.last - 1]
    short = names.organisation(words)
    if each.kind == "organisation" or (each.kind is None and short):
        return Found(start, end, "organisation", short or text[start:end], None, each.ticker)
    full = names.person(words) if each.kind == "person" or _may_be_short(stream, piece, words) else None
    if full is None or (each.kind is None and is_place(words[0]) and not _names_people(full)):
        return None
    return Found(
        start, end, "person", full or text[start:end], role_of(text, stream, piece.first, piece.last, piece.office)
    )


def _may_be_short(stream: Tokens, piece: Piece, words: list[str]) -> bool:
    """Say whether a word that shows no sign may name a person again: not after "the", and no place after "in"."""
    if len(words) > 1:
        return False
    before = stream.texts[piece.first - 1].lower() if piece.first else ""
    if before in INSIDE and is_somewhere(words[0]):
        return False
    return before not in (BEFORE_PLACES if is_place(words[0]) else ARTICLES)


def _names_people(full: str) -> bool:
    """Say whether a name that ends as a place does is one of people: "Denzel Washington", not "Air Canada"."""
    first = full.split(maxsplit=1)[0]
    return is_town(first) if " " not in full else not is_place(first) and key(first) not in english()
