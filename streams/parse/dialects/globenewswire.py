"""GlobeNewswire: press releases, whose tickers stand among the keywords ("NYSE:BEP")."""

import re

from schemas.ninjs import Organisation, Symbol, Text
from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft
from streams.parse.story import read_story

_TICKER = re.compile(r"([A-Za-z][A-Za-z .-]{1,20}):([A-Z0-9][A-Z0-9.-]{0,11})")
_MAKER = "creator"
_WIRE = "globe newswire"
_WITHIN = 6  # paragraphs: remarks on currencies and sub-headlines stand above the dateline


def read_globenewswire(draft: Draft) -> None:
    """Correct a draft for GlobeNewswire's habits."""
    symbols = tuple(
        Symbol(exchange=found[1].strip(), symbol_type="ticker", symbol=found[2])
        for keyword in draft.keywords
        if (found := _TICKER.fullmatch(keyword))
    )
    about = [each for each in draft.organisations if each.rel != _MAKER]
    if symbols and len(about) == 1 and not about[0].symbols:  # of two companies nobody says whose ticker it is
        draft.organisations = [_with(each, symbols) if each is about[0] else each for each in draft.organisations]
    _take_subheads(draft)
    _take_dateline(draft)
    read_story(draft)
    if draft.dateline is not None and draft.dateline.places:
        draft.located = None  # "Winnipeg, MB, Canada": the dateline has the place alone


def _take_subheads(draft: Draft) -> None:
    """Take the sub-headlines from above the text."""
    while draft.blocks and draft.blocks[0].role == "crosshead":
        draft.other_headlines.append(Text(role="subhead", value=draft.blocks.pop(0).text))


def _take_dateline(draft: Draft) -> None:
    """Take the dateline, wherever the text begins."""
    for index, block in enumerate(draft.blocks[1:_WITHIN], 1):
        found = read_dateline(block.text)
        if found and found.rest and (found.dateline.source or "").lower() == _WIRE:
            draft.dateline = found.dateline
            draft.blocks[index] = block.part(found.rest)
            return


def _with(organisation: Organisation, symbols: tuple[Symbol, ...]) -> Organisation:
    return organisation.model_copy(update={"symbols": symbols})
