"""Kills in prose: a text that says that a story is withdrawn, and what it calls that story.

A note to editors names the story by its number, by its headline or by its slug, in any words around them. So every piece
of the note that could be such a name is looked up, and only what is known counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.article import ParsedItem
from schemas.vocab import Kind
from streams.dedupe.slugs import headline_key, slug_key
from streams.text.desk_labels import read_label
from streams.text.desk_notes import Asks, glance, read_note
from streams.text.plain_news import is_plain_news

_PARAGRAPHS: Final = 4
_LOOK: Final = 2000
_MOST: Final = 40
"""Pieces of a note that are looked up, of each sort."""

_FEWEST: Final = 3
"""Words that name a story where no mark shows the end of its name."""

_WITHDRAW: Final = (
    "WITHDRAWN|WITHDRAWAL|WITHDRAWS|RETRACTED|RETRACTION|ZURÜCKGEZOGEN|RÜCKZUG|ANNULATION|ANNULE|ANNULÉE?|ANULACIÓN|ANULADA"
    "|ANULA|RETIRADA|ANNULLAMENTO|ANNULLATA|INGETROKKEN|INTREKKING|TILBAKEKALT|TILLBAKADRAGEN"
)
_FORWARDED: Final = r"(?:(?i:FWD?|WG|TR|RV|ENC|VB|VS)\s*:\s*)*"
"""How mail programs mark what is sent on. An answer ("Re:") is somebody's word about a kill, and none."""

_SHOUTED: Final = re.compile(
    rf"\bKILL,?\s+KILL\b|\b(?:MANDATORY|BULLETIN|EDITORS?'?)\s+KILL\b|\b(?:STORY|HEADLINE|ALERT|ITEM|ARTICLE)S?\s+(?:IS\s+|ARE\s+)?"
    rf"(?:{_WITHDRAW}|KILLED)\b|^\W*{_FORWARDED}(?:STORY\s+)?(?:KILL(?:ED)?|{_WITHDRAW})\s*[-–—:]|[-,:]\s*(?:MANDATORY\s+)?KILL\W*$"
)
"""In capitals, as desks write it: no news story begins so."""

_LABELLED: Final = re.compile(
    rf"\W*(?:story\s+)?(?:kill(?:ed)?|{_WITHDRAW}|annullierung|intrekking|makulera(?:s|d|t)|makulering|trekkes|anulad[oa]|annullat[oa]|anulação)(?:\s*[:–—)\]]|\s+-)",
    re.IGNORECASE,
)
"""In any case, where the parser has taken it for a label: then the item is an advisory."""

_CAPITALS: Final = ("KILL", *(word.rstrip("?").removesuffix("E") for word in _WITHDRAW.split("|")))

_SAID: Final = re.compile(
    r"\b(?:please|must|should|editors|clients|customers|subscribers|kindly)\b[^.\n]{0,80}"
    r"\b(?:kill|withdraw|eliminate|disregard|not\s+(?:use|publish))\b"
    r"|\b(?:story|item|article|headline|alert|dispatch|report|meldung|beitrag|dépêche|noticia|notizia|bericht)\b[^.\n]{0,200}"
    r"\b(?:is|are|was|were|been|being|wird|wurde|ist|est|sont|queda|è)\b[^.\n]{0,30}"
    rf"\b(?:killed|eliminated|{_WITHDRAW})\b",
    re.IGNORECASE,
)
"""Enough in what is known to be a note to editors; there, too, people are killed and troops withdrawn."""

_WITHDRAWS: Final = re.compile(rf"\b(?:withdraw|{_WITHDRAW})", re.IGNORECASE)

_QUOTED: Final = re.compile(r"[\"“„«‘']\s*+([^\"“”„«»]{4,300}?)\s*+[\"”“»’'](?=\W|$)")
_PAIRS: Final = tuple(
    re.compile(rf"{opens}\s*+([^{opens}{closes}\n]{{4,300}}?)\s*+{closes}")
    for opens, closes in ("“”", "„“", "«»", "»«", "””", '""')
)
"""Marks that open and close: between them others may stand, as in “Minister says ‘no’ to ferries”."""

_CALLED: Final = re.compile(
    r"\b(?:headlined|headline|titled|entitled|slugged|slug|keyword|story|item|article|report|dispatch|alert|photo|picture|meldung|dépêche|titre"
    r"|titulada|kill|delete|withdraw|retract|disregard|remove|spike|pull|take\s+down|drop|scrap|discard)\s*[:,]?\s+"
    r"(?=(\S[^.;()\n]{2,200}))",
    re.IGNORECASE,
)
"""What stands behind a word for an item or for ending it: of "take down the story Ferries wait" both."""

_SLUG: Final = re.compile(r"[A-Za-z0-9][\w.&'’]*(?:(?:/|--|-)[\w.&'’]*)+")
_NUMBER: Final = re.compile(r"[A-Za-z0-9][\w.:/,#-]*\d[\w.:/,#-]*")
_TAIL: Final = re.compile(r"[^:/_#]{4,32}$")
_PARTS: Final = re.compile(r"\s*[:–—]\s+|\s-\s|(?<=[.!])\s+")


class Named(NamedTuple):
    """What a note may call a story: identifiers, keys of headlines, keys of slugs.

    `beginnings` are those of what it seems to call it, where no mark says how far the name goes.
    """

    numbers: tuple[str, ...]
    headlines: tuple[str, ...]
    slugs: tuple[str, ...]
    beginnings: tuple[str, ...]


def kill_in_prose(item: ParsedItem) -> Kind | None:
    """Return `kill` or `withdrawal` where the text of an item says that a story must not be used, else None."""
    texts = [item.title or "", item.headline, *_paragraphs(item)]
    advisory = item.copydesk.change.kind == "advisory"
    shouted = _is_shouted(texts) and (advisory or not _is_news(item))
    if not shouted and not advisory:
        return None
    asks = note_of(item)
    is_labelled = _LABELLED.match(item.title or "") is not None
    if asks == "keep" or not (shouted or is_labelled or asks == "kill" or any(map(_SAID.search, texts))):
        return None
    return "withdrawal" if any(map(_WITHDRAWS.search, texts)) else "kill"


def note_of(item: ParsedItem) -> Asks | None:
    """Return what an item asks for that is certainly a note about another item, else None."""
    below = [item.headline, *_paragraphs(item)] if item.title else _paragraphs(item)
    note = read_note(glance(item.title or item.headline, below, len(item.text)), placed=_is_placed(item))
    return note.asks if note and note.sure else None


def _is_news(item: ParsedItem) -> bool:
    """Whether it is news to parse, and nothing below its label speaks of a story: "RETRACTED: …" is said of papers, too."""
    return is_plain_news(item.text.split("\n\n", _PARAGRAPHS), placed=_is_placed(item))


def _is_placed(item: ParsedItem) -> bool:
    return item.copydesk.dateline is not None or item.by is not None


def _is_shouted(texts: Sequence[str]) -> bool:
    """Look for words in capitals first: nearly no item has them, and the expression takes its time."""
    whole = "\n".join(texts)
    return any(map(whole.__contains__, _CAPITALS)) and any(map(_SHOUTED.search, texts))


def named(item: ParsedItem) -> Named:
    """Return what an item may call the story that it withdraws."""
    texts = [item.title or "", item.headline, *_paragraphs(item)]
    whole = "\n".join(texts)[:_LOOK]
    called = _CALLED.findall(whole)
    target = (
        [item.copydesk.target] if item.copydesk.target else []
    )  # what parse takes for its name: "slugged Dam Failure, which …"
    pieces = [*target, *_in_marks(whole), *called, *texts]
    pieces += [part for text in texts for part in _PARTS.split(text)]
    headlines = (headline_key(piece) for piece in pieces if read_label(piece) is None)  # "Correction" stands over many
    slugs = (slug_key(piece) for piece in (item.slugline or "", *target, *_SLUG.findall(whole), *called))
    return Named(_first(_numbers(whole)), _first(headlines), _first(slugs), _first(_beginnings(called)))


def quoted(item: ParsedItem) -> tuple[str, ...]:
    """Return the keys of what the text of an item has in quotation marks, where it has enough words for a headline."""
    keys = map(headline_key, _in_marks(item.text[:_LOOK]))
    return _first(key for key in keys if len(key.split()) > _FEWEST)


def _in_marks(text: str) -> list[str]:
    return [*_QUOTED.findall(text), *(piece for pair in _PAIRS for piece in pair.findall(text))]


def _beginnings(called: Sequence[str]) -> Iterator[str]:
    """Yield the beginnings of three words and more, the longest first: "the story Ferries wait in Oslo at once"."""
    for piece in called:
        said = headline_key(piece).split()
        yield from (" ".join(said[:end]) for end in range(len(said), _FEWEST - 1, -1))


def _paragraphs(item: ParsedItem) -> list[str]:
    """Return the first paragraphs, and what the editors say to each other."""
    notes = [note.text for note in item.copydesk.notes]
    said = [item.copydesk.change.note or "", item.ed_note or "", *notes]
    body = [paragraph.text for paragraph in item.copydesk.paragraphs[:_PARAGRAPHS]] or item.text[:_LOOK].split(
        "\n\n", _PARAGRAPHS
    )
    return [text[:_LOOK] for text in (*body[:_PARAGRAPHS], *said) if text]


def _numbers(text: str) -> Iterator[str]:
    """Yield what could be an identifier; Reuters writes (nL1N14N0FF) of the item L1N14N0FF."""
    for token in _NUMBER.findall(text):
        name = token.strip(".,:#-/")
        yield name
        tail = _TAIL.search(name)
        if tail:
            yield tail[0]
        if name.startswith("n"):
            yield name[1:]


def _first(names: Iterator[str]) -> tuple[str, ...]:
    """Return the first names, each once."""
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST]
